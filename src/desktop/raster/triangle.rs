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
use eframe::egui::{Color32, Pos2, epaint::Vertex};

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
    let edges = Edges::new(corners.map(|corner| corner.at));
    let painter = Painter { edges: &edges, inverse_area: 1.0 / float(area), corners };
    if a.uv != b.uv || b.uv != c.uv {
        let sampling = texture.sampling(texels_per_pixel(corners, area));
        painter.rows(target, |row, ramp| row.textured(ramp, texture, sampling));
        return;
    }
    let texel = texture.sample(Sampling::Nearest, a.uv);
    if a.color == b.color && b.color == c.color {
        let color = modulate(a.color, texel);
        painter.rows(target, |row, _| over_row(row.pixels, color));
    } else {
        painter.rows(target, |row, ramp| row.shaded(ramp, texel));
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

struct Painter<'a> {
    edges: &'a Edges,
    inverse_area: f32,
    corners: [Corner; 3],
}

/// Covered pixels of one row, and how far the first of them is from where the row enters the triangle.
struct Row<'a> {
    pixels: &'a mut [u32],
    skipped: f32,
}

/// Colour and texture coordinate where a row enters the triangle, and their change per pixel.
struct Ramp {
    color: [f32; 4],
    color_step: [f32; 4],
    uv: [f32; 2],
    uv_step: [f32; 2],
}

impl Painter<'_> {
    fn rows(&self, target: &mut Target<'_>, mut paint: impl FnMut(Row<'_>, &Ramp)) {
        let heights = self.corners.map(|corner| corner.at.y.div_euclid(UNITS));
        let top = heights.into_iter().fold(i64::MAX, i64::min).max(target.clip.top);
        let bottom = heights.into_iter().fold(i64::MIN, i64::max).saturating_add(1).min(target.clip.bottom);
        let steps = self.edges.steps().map(|step| float(step) * self.inverse_area);
        for y in top..bottom {
            let (entry, end) = self.edges.span(y);
            let (first, end) = (entry.max(target.clip.left), end.min(target.clip.right));
            if first >= end {
                continue;
            }
            let ramp = self.ramp(entry, y, steps);
            if let Some(pixels) = target.span(y, first, end) {
                paint(Row { pixels, skipped: float(first - entry) }, &ramp);
            }
        }
    }

    fn ramp(&self, x: i64, y: i64, steps: [f32; 3]) -> Ramp {
        let weights = self.edges.weights(x, y).map(|weight| float(weight) * self.inverse_area);
        let colors = self.corners.map(|corner| corner.color.to_array().map(f32::from));
        let uvs = self.corners.map(|corner| corner.uv.into());
        Ramp {
            color: weigh(&colors, weights),
            color_step: weigh(&colors, steps),
            uv: weigh(&uvs, weights),
            uv_step: weigh(&uvs, steps),
        }
    }
}

impl Row<'_> {
    fn shaded(self, ramp: &Ramp, texel: Color32) {
        let mut distance = self.skipped;
        for pixel in self.pixels {
            *pixel = over(*pixel, modulate(ramp.color_at(distance), texel));
            distance += 1.0;
        }
    }

    fn textured(self, ramp: &Ramp, texture: &Texture, sampling: Sampling) {
        let mut distance = self.skipped;
        for pixel in self.pixels {
            let texel = texture.sample(sampling, ramp.uv_at(distance));
            if texel != Color32::TRANSPARENT {
                *pixel = over(*pixel, modulate(ramp.color_at(distance), texel));
            }
            distance += 1.0;
        }
    }
}

impl Ramp {
    #[inline]
    fn color_at(&self, distance: f32) -> Color32 {
        let [red, green, blue, alpha] =
            along(self.color, self.color_step, distance).map(|value| byte(value + 0.5));
        Color32::from_rgba_premultiplied(red, green, blue, alpha)
    }

    #[inline]
    fn uv_at(&self, distance: f32) -> Pos2 {
        along(self.uv, self.uv_step, distance).into()
    }
}

#[inline]
fn along<const N: usize>(mut start: [f32; N], step: [f32; N], distance: f32) -> [f32; N] {
    for (value, change) in start.iter_mut().zip(step) {
        *value += change * distance;
    }
    start
}

/// The sum of the three values, each multiplied by its weight.
#[inline]
fn weigh<const N: usize>(values: &[[f32; N]; 3], weights: [f32; 3]) -> [f32; N] {
    let mut sum = [0.0; N];
    for (value, weight) in values.iter().zip(weights) {
        for (total, part) in sum.iter_mut().zip(value) {
            *total += part * weight;
        }
    }
    sum
}

#[inline]
#[expect(clippy::cast_precision_loss, reason = "colours have 8 bits, a float has 24")]
fn float(value: i64) -> f32 {
    value as f32
}
