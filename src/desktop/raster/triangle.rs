//! Paints one triangle: flat, with colours running between its corners, or textured.
//!
//! Colours are computed from where a row enters the triangle, never from the clip rectangle, so that
//! repainting a part gives the same pixels as painting the whole. Knows nothing of shapes.

use super::{
    Target,
    blend::{modulate, over, over_row},
    edges::{Edges, Point, UNITS, doubled_area, units},
    texture::{Sampling, Texture, byte},
};
use eframe::egui::{Color32, Pos2, epaint::Vertex, pos2};

/// A vertex where it lies on the frame buffer and in its texture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corner {
    pub(super) at: Point,
    /// In texels.
    pub(super) uv: Pos2,
    pub(super) color: Color32,
}

impl Corner {
    pub(super) fn new(vertex: &Vertex, texture: &Texture, pixels_per_point: f32) -> Self {
        let at =
            Point { x: units(vertex.pos.x * pixels_per_point), y: units(vertex.pos.y * pixels_per_point) };
        Self { at, uv: texture.at(vertex.uv), color: vertex.color }
    }
}

/// Paints the triangle as far as the target's clip rectangle lets it.
pub(super) fn draw(target: &mut Target<'_>, corners: [Corner; 3], texture: &Texture) {
    let Some((corners, area)) = facing_inwards(corners) else {
        return;
    };
    let [a, b, c] = corners;
    if corners.iter().all(|corner| corner.color == Color32::TRANSPARENT) {
        return;
    }
    let edges = Edges::new([a.at, b.at, c.at]);
    let colors = corners.map(|corner| Four::of_color(corner.color));
    if a.uv != b.uv || b.uv != c.uv {
        let sampling = texture.sampling(texels_per_pixel(corners, area));
        let color = Slope::new(colors, &edges, area);
        let uv = Slope::new(corners.map(|corner| Four::of_place(corner.uv)), &edges, area);
        rows(target, &edges, corners, |row| {
            let (color, uv) = (color.ramp(&edges, &row), uv.ramp(&edges, &row));
            row.textured(&color, &uv, texture, sampling);
        });
        return;
    }
    let texel = texture.sample(Sampling::Nearest, a.uv);
    if a.color == b.color && b.color == c.color {
        let color = modulate(a.color, texel);
        rows(target, &edges, corners, |row| over_row(row.pixels, color));
    } else {
        let color = Slope::new(colors, &edges, area);
        rows(target, &edges, corners, |row| {
            let color = color.ramp(&edges, &row);
            row.shaded(&color, texel);
        });
    }
}

/// The corners in the order that makes the area positive, or nothing when there is no area.
fn facing_inwards([a, b, c]: [Corner; 3]) -> Option<([Corner; 3], i64)> {
    match doubled_area([a.at, b.at, c.at]) {
        0 => None,
        area @ 1.. => Some(([a, b, c], area)),
        area => Some(([a, c, b], -area)),
    }
}

fn texels_per_pixel([a, b, c]: [Corner; 3], area: i64) -> f32 {
    let (ab, ac) = (b.uv - a.uv, c.uv - a.uv);
    let texels = ab.x * ac.y - ab.y * ac.x;
    (texels.abs() * float(UNITS * UNITS) / float(area)).sqrt()
}

/// Covered pixels of one row, and how far the first of them is from where the row enters the triangle.
struct Row<'a> {
    pixels: &'a mut [u32],
    skipped: f32,
    entry: i64,
    y: i64,
}

fn rows(target: &mut Target<'_>, edges: &Edges, [a, b, c]: [Corner; 3], mut paint: impl FnMut(Row<'_>)) {
    let top = a.at.y.min(b.at.y).min(c.at.y).div_euclid(UNITS).max(target.clip.top);
    let bottom = a.at.y.max(b.at.y).max(c.at.y).div_euclid(UNITS).saturating_add(1).min(target.clip.bottom);
    for (y, (entry, end)) in (top..bottom).zip(edges.spans(top)) {
        let (first, end) = (entry.max(target.clip.left), end.min(target.clip.right));
        if first >= end {
            continue;
        }
        if let Some(pixels) = target.span(y, first, end) {
            paint(Row { pixels, skipped: float(first - entry), entry, y });
        }
    }
}

/// Four values at once: the channels of a colour, or a place in a texture and nothing else. Written out,
/// since a program built to be small has its loops left as they are.
#[derive(Clone, Copy)]
struct Four([f32; 4]);

impl Four {
    fn of_color(color: Color32) -> Self {
        let [red, green, blue, alpha] = color.to_array();
        Self([f32::from(red), f32::from(green), f32::from(blue), f32::from(alpha)])
    }

    fn of_place(place: Pos2) -> Self {
        Self([place.x, place.y, 0.0, 0.0])
    }

    #[inline]
    fn plus(self, other: Self) -> Self {
        let (Self([first, second, third, fourth]), Self([one, two, three, four])) = (self, other);
        Self([first + one, second + two, third + three, fourth + four])
    }

    #[inline]
    fn times(self, by: f32) -> Self {
        let Self([first, second, third, fourth]) = self;
        Self([first * by, second * by, third * by, fourth * by])
    }
}

/// What runs between the corners: the values at the three of them, and their change per pixel.
struct Slope {
    corners: [Four; 3],
    step: Four,
    inverse_area: f32,
}

/// The values where a row enters the triangle, and their change per pixel.
struct Ramp {
    start: Four,
    step: Four,
}

impl Slope {
    fn new(corners: [Four; 3], edges: &Edges, area: i64) -> Self {
        let inverse_area = 1.0 / float(area);
        Self { corners, step: weigh(corners, edges.steps(), inverse_area), inverse_area }
    }

    #[inline]
    fn ramp(&self, edges: &Edges, row: &Row<'_>) -> Ramp {
        let start = weigh(self.corners, edges.weights(row.entry, row.y), self.inverse_area);
        Ramp { start, step: self.step }
    }
}

impl Row<'_> {
    fn shaded(self, color: &Ramp, texel: Color32) {
        let mut distance = self.skipped;
        for pixel in self.pixels {
            *pixel = over(*pixel, modulate(color.color_at(distance), texel));
            distance += 1.0;
        }
    }

    fn textured(self, color: &Ramp, uv: &Ramp, texture: &Texture, sampling: Sampling) {
        let mut distance = self.skipped;
        for pixel in self.pixels {
            let Four([u, v, ..]) = uv.at(distance);
            let texel = texture.sample(sampling, pos2(u, v));
            if texel != Color32::TRANSPARENT {
                *pixel = over(*pixel, modulate(color.color_at(distance), texel));
            }
            distance += 1.0;
        }
    }
}

impl Ramp {
    #[inline]
    fn at(&self, distance: f32) -> Four {
        self.start.plus(self.step.times(distance))
    }

    #[inline]
    fn color_at(&self, distance: f32) -> Color32 {
        let Four([red, green, blue, alpha]) = self.at(distance).plus(Four([0.5; 4]));
        Color32::from_rgba_premultiplied(byte(red), byte(green), byte(blue), byte(alpha))
    }
}

/// The values where the corners weigh so much.
#[inline]
fn weigh([a, b, c]: [Four; 3], weights: [i64; 3], inverse_area: f32) -> Four {
    let [first, second, third] = weights.map(|weight| float(weight) * inverse_area);
    a.times(first).plus(b.times(second)).plus(c.times(third))
}

#[inline]
#[expect(clippy::cast_precision_loss, reason = "colours have 8 bits, a float has 24")]
fn float(value: i64) -> f32 {
    value as f32
}
