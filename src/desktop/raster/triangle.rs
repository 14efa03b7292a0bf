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
    if a.uv != b.uv || b.uv != c.uv {
        let sampling = texture.sampling(texels_per_pixel(corners, area));
        let (color, uv) = (Slope::of_colors(corners, &edges, area), Slope::of_uvs(corners, &edges, area));
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
        let color = Slope::of_colors(corners, &edges, area);
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

/// What runs between the corners: each value at the three of them, and its change per pixel.
struct Slope<const N: usize> {
    corners: [[f32; 3]; N],
    step: [f32; N],
    inverse_area: f32,
}

/// The values where a row enters the triangle, and their change per pixel.
struct Ramp<const N: usize> {
    start: [f32; N],
    step: [f32; N],
}

impl Slope<4> {
    fn of_colors([a, b, c]: [Corner; 3], edges: &Edges, area: i64) -> Self {
        let ([a, b, c], mut corners) = ([a, b, c].map(|corner| corner.color.to_array()), [[0.0; 3]; 4]);
        for (values, ((a, b), c)) in corners.iter_mut().zip(a.into_iter().zip(b).zip(c)) {
            *values = [f32::from(a), f32::from(b), f32::from(c)];
        }
        Self::new(corners, edges, area)
    }
}

impl Slope<2> {
    fn of_uvs([a, b, c]: [Corner; 3], edges: &Edges, area: i64) -> Self {
        Self::new([[a.uv.x, b.uv.x, c.uv.x], [a.uv.y, b.uv.y, c.uv.y]], edges, area)
    }
}

impl<const N: usize> Slope<N> {
    fn new(corners: [[f32; 3]; N], edges: &Edges, area: i64) -> Self {
        let inverse_area = 1.0 / float(area);
        let step = weigh(&corners, edges.steps(), inverse_area);
        Self { corners, step, inverse_area }
    }

    #[inline]
    fn ramp(&self, edges: &Edges, row: &Row<'_>) -> Ramp<N> {
        let start = weigh(&self.corners, edges.weights(row.entry, row.y), self.inverse_area);
        Ramp { start, step: self.step }
    }
}

impl Row<'_> {
    fn shaded(self, color: &Ramp<4>, texel: Color32) {
        let mut distance = self.skipped;
        for pixel in self.pixels {
            *pixel = over(*pixel, modulate(color.color_at(distance), texel));
            distance += 1.0;
        }
    }

    fn textured(self, color: &Ramp<4>, uv: &Ramp<2>, texture: &Texture, sampling: Sampling) {
        let mut distance = self.skipped;
        for pixel in self.pixels {
            let [u, v] = uv.at(distance);
            let texel = texture.sample(sampling, pos2(u, v));
            if texel != Color32::TRANSPARENT {
                *pixel = over(*pixel, modulate(color.color_at(distance), texel));
            }
            distance += 1.0;
        }
    }
}

impl<const N: usize> Ramp<N> {
    #[inline]
    fn at(&self, distance: f32) -> [f32; N] {
        let mut values = self.start;
        for (value, change) in values.iter_mut().zip(&self.step) {
            *value += change * distance;
        }
        values
    }
}

impl Ramp<4> {
    #[inline]
    fn color_at(&self, distance: f32) -> Color32 {
        let [red, green, blue, alpha] = self.at(distance);
        Color32::from_rgba_premultiplied(
            byte(red + 0.5),
            byte(green + 0.5),
            byte(blue + 0.5),
            byte(alpha + 0.5),
        )
    }
}

/// Each value as it is where the corners weigh so much.
#[inline]
fn weigh<const N: usize>(values: &[[f32; 3]; N], weights: [i64; 3], inverse_area: f32) -> [f32; N] {
    let [first, second, third] = weights;
    let (first, second, third) =
        (float(first) * inverse_area, float(second) * inverse_area, float(third) * inverse_area);
    let mut sums = [0.0; N];
    for (sum, [a, b, c]) in sums.iter_mut().zip(values) {
        *sum = a * first + b * second + c * third;
    }
    sums
}

#[inline]
#[expect(clippy::cast_precision_loss, reason = "colours have 8 bits, a float has 24")]
fn float(value: i64) -> f32 {
    value as f32
}
