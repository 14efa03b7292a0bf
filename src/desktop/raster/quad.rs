//! Paints axis-aligned rectangles of one colour: glyphs, images, plain fills. Most of what a window
//! shows is text, so a glyph that lies on whole pixels is copied row by row from the font atlas.
//!
//! Gives the pixels that two triangles would. Knows nothing of shapes.

use super::{
    Target,
    blend::{modulate, over, over_row},
    edges::{HALF, Point, UNITS, first_pixel},
    texture::{Sampling, Texture},
    triangle::Corner,
};
use eframe::egui::{Color32, Pos2, pos2};

/// How far from a texel's centre a pixel's centre may fall and still be a copy of it.
const ALIGNED_TEXELS: f32 = 0.05;

/// A rectangle with its texture upright.
#[derive(Debug)]
pub(super) struct Quad {
    across: Axis,
    down: Axis,
    color: Color32,
}

/// One direction of a quad: where it lies and which texels it shows.
#[derive(Clone, Copy, Debug)]
struct Axis {
    from: i64,
    first: i64,
    end: i64,
    texel: f32,
    texels_per_pixel: f32,
}

impl Quad {
    /// From corners in the order that egui emits: left top, right top, left bottom, right bottom.
    pub(super) fn new([a, b, c, d]: [Corner; 4]) -> Option<Self> {
        let one_color = a.color == b.color && b.color == c.color && c.color == d.color;
        let upright = a.at.y == b.at.y && c.at.y == d.at.y && a.at.x == c.at.x && b.at.x == d.at.x;
        let (Pos2 { x: left, y: top }, Pos2 { x: right, y: bottom }) = (a.uv, d.uv);
        let texture_upright = b.uv == pos2(right, top) && c.uv == pos2(left, bottom);
        if !(one_color && upright && texture_upright) {
            return None;
        }
        let (Point { x: from_x, y: from_y }, Point { x: to_x, y: to_y }) = (a.at, d.at);
        Some(Self {
            across: Axis::new(from_x, to_x, left, right)?,
            down: Axis::new(from_y, to_y, top, bottom)?,
            color: a.color,
        })
    }

    pub(super) fn draw(&self, target: &mut Target<'_>, texture: &Texture) {
        if self.color == Color32::TRANSPARENT {
            return;
        }
        let (left, right) = self.across.within(target.clip.left, target.clip.right);
        let (top, bottom) = self.down.within(target.clip.top, target.clip.bottom);
        if left >= right {
            return;
        }
        let is_plain = self.across.is_constant() && self.down.is_constant();
        let plain =
            modulate(self.color, texture.sample(Sampling::Nearest, pos2(self.across.texel, self.down.texel)));
        let copied_from = self.across.aligned().zip(self.down.aligned());
        for y in top..bottom {
            let Some(row) = target.span(y, left, right) else {
                continue;
            };
            let source = copied_from.and_then(|(column, line)| {
                texture.row(column + left - self.across.first, line + y - self.down.first, row.len())
            });
            match source {
                _ if is_plain => over_row(row, plain),
                Some(texels) => self.copy(row, texels),
                None => self.sample(row, left, y, texture),
            }
        }
    }

    fn copy(&self, row: &mut [u32], texels: &[Color32]) {
        for (pixel, texel) in row.iter_mut().zip(texels) {
            if *texel != Color32::TRANSPARENT {
                *pixel = over(*pixel, modulate(self.color, *texel));
            }
        }
    }

    fn sample(&self, row: &mut [u32], left: i64, y: i64, texture: &Texture) {
        let sampling =
            texture.sampling(self.across.texels_per_pixel.abs().max(self.down.texels_per_pixel.abs()));
        let v = self.down.texel_at(y);
        for (pixel, x) in row.iter_mut().zip(left..) {
            let texel = texture.sample(sampling, pos2(self.across.texel_at(x), v));
            if texel != Color32::TRANSPARENT {
                *pixel = over(*pixel, modulate(self.color, texel));
            }
        }
    }
}

impl Axis {
    fn new(from: i64, to: i64, texel: f32, texel_end: f32) -> Option<Self> {
        let (first, end) = (first_pixel(from), first_pixel(to));
        let texels_per_pixel = (texel_end - texel) / pixels(to - from);
        (from < to).then_some(Self { from, first, end, texel, texels_per_pixel })
    }

    fn within(self, from: i64, to: i64) -> (i64, i64) {
        (self.first.max(from), self.end.min(to))
    }

    fn is_constant(self) -> bool {
        self.texels_per_pixel == 0.0
    }

    /// The texture coordinate at the centre of a pixel.
    fn texel_at(self, pixel: i64) -> f32 {
        self.texel + pixels(pixel * UNITS + HALF - self.from) * self.texels_per_pixel
    }

    /// The texel under the first pixel, when from there on each pixel shows the next texel.
    fn aligned(self) -> Option<i64> {
        let first = self.texel_at(self.first).floor();
        let is_centred = |pixel: i64| {
            let expected = first + pixels((pixel - self.first) * UNITS) + 0.5;
            (self.texel_at(pixel) - expected).abs() < ALIGNED_TEXELS
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a float cast saturates, and such a row is not found"
        )]
        let first_texel = first as i64;
        (is_centred(self.first) && is_centred(self.end - 1)).then_some(first_texel)
    }
}

/// Fixed-point units as pixels.
#[expect(clippy::cast_precision_loss, reason = "a window is far below 2^24 units a side")]
fn pixels(units: i64) -> f32 {
    units as f32 / UNITS as f32
}
