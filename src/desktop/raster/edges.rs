//! Which pixels a triangle covers, in exact fixed-point arithmetic: two triangles that share an
//! edge never paint the same pixel twice and never leave one out.
//!
//! Knows nothing of colours. A pixel is covered when its centre is; on an edge, when the edge is a
//! left or a top one. Every result is independent of the clip rectangle.

/// Fixed-point units per pixel.
pub(super) const UNITS: i64 = 256;
/// From a pixel's corner to its centre.
pub(super) const HALF: i64 = UNITS / 2;
/// Coordinates are kept below a million pixels, so that products fit.
const LIMIT_PX: f32 = 1_048_576.0;

/// A point in fixed-point units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) x: i64,
    pub(super) y: i64,
}

/// A coordinate in pixels as fixed-point units, rounded to the nearest.
#[expect(clippy::cast_possible_truncation, reason = "clamped to a million pixels first")]
pub(super) fn units(pixels: f32) -> i64 {
    // exact in 64 bits, and without the call that rounding is
    let units = f64::from(pixels.clamp(-LIMIT_PX, LIMIT_PX) * 256.0);
    (units + 0.5_f64.copysign(units)) as i64
}

/// The first pixel whose centre lies at or after `at`.
pub(super) fn first_pixel(at: i64) -> i64 {
    (at + HALF - 1).div_euclid(UNITS)
}

/// Twice the area of a triangle in square units, positive when the edges below face inwards.
pub(super) fn doubled_area([a, b, c]: [Point; 3]) -> i64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// The three sides of a triangle of positive area, each opposite to the corner of its rank.
pub(super) struct Edges {
    sides: [Edge; 3],
}

struct Edge {
    from: Point,
    dx: i64,
    dy: i64,
    bias: i64,
}

impl Edges {
    pub(super) fn new([a, b, c]: [Point; 3]) -> Self {
        Self { sides: [Edge::new(b, c), Edge::new(c, a), Edge::new(a, b)] }
    }

    /// The columns covered in each row from `y` on: first, and one after the last. Written out, as a loop
    /// over the sides would stay one in a program built to be small.
    pub(super) fn spans(&self, y: i64) -> impl Iterator<Item = (i64, i64)> {
        let [a, b, c] = &self.sides;
        let mut bounds = [a.bound(y), b.bound(y), c.bound(y)];
        std::iter::repeat_with(move || {
            let [a, b, c] = &mut bounds;
            let span = c.cut(b.cut(a.cut((i64::MIN, i64::MAX))));
            a.advance();
            b.advance();
            c.advance();
            span
        })
    }

    /// Twice the areas between the centre of a pixel and each side: the weights of the corners.
    pub(super) fn weights(&self, x: i64, y: i64) -> [i64; 3] {
        let centre = Point { x: x * UNITS + HALF, y: y * UNITS + HALF };
        let [first, second, third] = &self.sides;
        [first.distance(centre), second.distance(centre), third.distance(centre)]
    }

    /// How the weights change from one column to the next.
    pub(super) fn steps(&self) -> [i64; 3] {
        let [a, b, c] = &self.sides;
        [-a.dy * UNITS, -b.dy * UNITS, -c.dy * UNITS]
    }
}

impl Edge {
    fn new(from: Point, to: Point) -> Self {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let is_left_or_top = dy < 0 || (dy == 0 && dx > 0);
        Self { from, dx, dy, bias: i64::from(!is_left_or_top) }
    }

    fn distance(&self, point: Point) -> i64 {
        self.dx * (point.y - self.from.y) - self.dy * (point.x - self.from.x)
    }

    /// Where the pixels lie that are inside, where `distance ≥ bias`, in row `y`.
    fn bound(&self, y: i64) -> Bound {
        let rest = self.dx * (y * UNITS + HALF - self.from.y) + self.dy * self.from.x - self.bias;
        let (side, above, by) = match self.dy {
            0 => (Side::Whole, rest, 1),
            1.. => (Side::Right, rest - HALF * self.dy, UNITS * self.dy),
            _ => (Side::Left, rest - HALF * self.dy, -UNITS * self.dy),
        };
        let change = self.dx * UNITS;
        Bound {
            side,
            whole: above.div_euclid(by),
            rest: above.rem_euclid(by),
            whole_change: change.div_euclid(by),
            rest_change: change.rem_euclid(by),
            by,
        }
    }
}

/// Where the row that is looked at crosses an edge. It goes from row to row by additions alone: rows
/// are many, and each of them would cost six divisions.
struct Bound {
    side: Side,
    whole: i64,
    rest: i64,
    whole_change: i64,
    rest_change: i64,
    by: i64,
}

enum Side {
    Left,
    Right,
    /// A level edge keeps a row as a whole, or nothing of it.
    Whole,
}

impl Bound {
    #[inline]
    fn cut(&self, (first, end): (i64, i64)) -> (i64, i64) {
        match self.side {
            Side::Left => (first.max(-self.whole), end),
            Side::Right => (first, end.min(self.whole + 1)),
            Side::Whole if self.whole < 0 => (first, first),
            Side::Whole => (first, end),
        }
    }

    #[inline]
    fn advance(&mut self) {
        self.whole += self.whole_change;
        self.rest += self.rest_change;
        if self.rest >= self.by {
            self.rest -= self.by;
            self.whole += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(points: [Point; 3]) -> Vec<(i64, i64)> {
        let edges = Edges::new(points);
        let row = |(y, (first, end)): (i64, (i64, i64))| (first.max(-50)..end.min(50)).map(move |x| (x, y));
        (-50..50).zip(edges.spans(-50)).flat_map(row).collect()
    }

    fn at(x: f32, y: f32) -> Point {
        Point { x: units(x), y: units(y) }
    }

    #[test]
    fn two_triangles_of_a_square_cover_each_of_its_pixels_once() {
        let (a, b, c, d) = (at(2.0, 3.0), at(12.0, 3.0), at(2.0, 9.0), at(12.0, 9.0));
        let mut both = covered([a, b, c]);
        both.extend(covered([c, b, d]));
        let mut once = both.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!((both.len(), once.len()), (60, 60));
        assert!(once.iter().all(|(x, y)| (2..12).contains(x) && (3..9).contains(y)));
    }

    #[test]
    fn a_fan_with_odd_coordinates_has_neither_gap_nor_overlap() {
        let hub = at(10.13, 9.71);
        let rim: Vec<_> = (0..24_u8)
            .map(|step| {
                let angle = f32::from(step) * std::f32::consts::TAU / 24.0;
                at(10.13 + 9.37 * angle.cos(), 9.71 + 9.37 * angle.sin())
            })
            .collect();
        let fan: Vec<_> =
            rim.iter().zip(rim.iter().cycle().skip(1)).map(|(from, to)| [hub, *from, *to]).collect();
        assert!(fan.iter().all(|triangle| doubled_area(*triangle) > 0));
        let mut pixels: Vec<_> = fan.into_iter().flat_map(covered).collect();
        let with_repeats = pixels.len();
        pixels.sort_unstable();
        pixels.dedup();
        assert_eq!(pixels.len(), with_repeats, "a pixel was covered twice");
        for y in 3..17 {
            let row: Vec<_> = pixels.iter().filter(|pixel| pixel.1 == y).map(|pixel| pixel.0).collect();
            assert!(row.windows(2).all(|pair| pair[0] + 1 == pair[1]), "a gap in row {y}: {row:?}");
        }
    }

    #[test]
    fn weights_of_a_pixel_add_up_to_the_area() {
        let points = [at(0.0, 0.0), at(10.0, 1.0), at(3.0, 8.0)];
        let edges = Edges::new(points);
        assert_eq!(edges.weights(4, 3).iter().sum::<i64>(), doubled_area(points));
        assert_eq!(edges.steps().iter().sum::<i64>(), 0);
    }
}
