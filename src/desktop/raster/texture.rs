//! Textures of the rasteriser: what egui sets, patches and frees, and how a texel is picked.
//!
//! Knows nothing of the frame buffer. Coordinates are in texels, the first texel's centre at ½.

use eframe::egui::{
    Color32, ColorImage, ImageData, Pos2, TextureFilter, TextureId, TextureOptions, TextureWrapMode,
    TexturesDelta, epaint::ImageDelta, pos2,
};
use std::{collections::HashMap, sync::Arc};

/// Every texture that egui has handed out, shared by all windows.
#[derive(Default)]
pub struct Textures {
    by_id: HashMap<TextureId, Texture>,
    generation: u64,
}

impl Textures {
    /// Applies what is new or changed; call before painting.
    pub fn set(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for image in images {
                self.apply(id, image);
            }
        }
    }

    /// Drops what is no longer needed; call after painting.
    pub fn free(&mut self, delta: &mut TexturesDelta) {
        for id in delta.free.drain() {
            self.by_id.remove(&id);
        }
    }

    /// Counts the changes after which a picture painted earlier may look different.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    pub(super) fn get(&self, id: TextureId) -> Option<&Texture> {
        self.by_id.get(&id)
    }

    fn apply(&mut self, id: TextureId, delta: ImageDelta) {
        let ImageData::Color(image) = delta.image;
        match delta.pos {
            None => {
                self.by_id.insert(id, Texture { image, options: delta.options });
                self.generation += 1;
            }
            Some(position) => {
                let Some(texture) = self.by_id.get_mut(&id) else {
                    return;
                };
                texture.patch(position, &image);
                // A patch of the font atlas adds glyphs that no earlier frame has shown.
                if id != TextureId::default() {
                    self.generation += 1;
                }
            }
        }
    }
}

/// One image and the way to sample it.
pub(super) struct Texture {
    image: Arc<ColorImage>,
    options: TextureOptions,
}

/// How texels are read for one primitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sampling {
    Nearest,
    Linear,
}

impl Texture {
    /// A place given from 0 to 1 in texels.
    #[expect(clippy::cast_precision_loss, reason = "textures are far smaller than 2^24 texels a side")]
    pub(super) fn at(&self, Pos2 { x: u, y: v }: Pos2) -> Pos2 {
        let [width, height] = self.image.size;
        pos2(u * width as f32, v * height as f32)
    }

    /// The sampling egui asked for when one pixel covers `texels_per_pixel`.
    pub(super) fn sampling(&self, texels_per_pixel: f32) -> Sampling {
        let filter =
            if texels_per_pixel > 1.0 { self.options.minification } else { self.options.magnification };
        match filter {
            TextureFilter::Nearest => Sampling::Nearest,
            TextureFilter::Linear => Sampling::Linear,
        }
    }

    /// `len` texels of row `y` from `x` on, where they are all inside of the image.
    pub(super) fn row(&self, x: i64, y: i64, len: usize) -> Option<&[Color32]> {
        let [width, _] = self.image.size;
        let x = usize::try_from(x).ok()?;
        let start = usize::try_from(y).ok()?.checked_mul(width)?.checked_add(x)?;
        if x.checked_add(len)? > width {
            return None;
        }
        self.image.pixels.get(start..start.checked_add(len)?)
    }

    #[inline]
    pub(super) fn sample(&self, sampling: Sampling, Pos2 { x: u, y: v }: Pos2) -> Color32 {
        match sampling {
            Sampling::Nearest => self.texel(whole(u), whole(v)),
            Sampling::Linear => self.between(u - 0.5, v - 0.5),
        }
    }

    /// The mean of the four texels around, weighted by nearness.
    fn between(&self, u: f32, v: f32) -> Color32 {
        let (x, y) = (whole(u), whole(v));
        let (right, down) = (u - u.floor(), v - v.floor());
        let corners = [
            (self.texel(x, y), (1.0 - right) * (1.0 - down)),
            (self.texel(x + 1, y), right * (1.0 - down)),
            (self.texel(x, y + 1), (1.0 - right) * down),
            (self.texel(x + 1, y + 1), right * down),
        ];
        let mut sum = [0.5_f32; 4];
        for (texel, weight) in corners {
            for (channel, value) in sum.iter_mut().zip(texel.to_array()) {
                *channel += f32::from(value) * weight;
            }
        }
        let [red, green, blue, alpha] = sum.map(byte);
        Color32::from_rgba_premultiplied(red, green, blue, alpha)
    }

    #[inline]
    fn texel(&self, x: i64, y: i64) -> Color32 {
        let [width, height] = self.image.size;
        let (Some(x), Some(y)) = (self.wrap(x, width), self.wrap(y, height)) else {
            return Color32::TRANSPARENT;
        };
        self.image.pixels.get(y * width + x).copied().unwrap_or_default()
    }

    /// Brings a coordinate back into `0..side`.
    #[inline]
    fn wrap(&self, at: i64, side: usize) -> Option<usize> {
        let side = i64::try_from(side).ok().filter(|side| *side > 0)?;
        let inside = match self.options.wrap_mode {
            TextureWrapMode::ClampToEdge => at.clamp(0, side - 1),
            TextureWrapMode::Repeat => at.rem_euclid(side),
            TextureWrapMode::MirroredRepeat => {
                let both = at.rem_euclid(2 * side);
                both.min(2 * side - 1 - both)
            }
        };
        usize::try_from(inside).ok()
    }

    fn patch(&mut self, [left, top]: [usize; 2], patch: &ColorImage) {
        let image = Arc::make_mut(&mut self.image);
        let ([width, _], [patch_width, _]) = (image.size, patch.size);
        if width == 0 || patch_width == 0 {
            return;
        }
        let rows = image.pixels.chunks_exact_mut(width).skip(top);
        for (row, patch_row) in rows.zip(patch.pixels.chunks_exact(patch_width)) {
            if let Some(part) = row.get_mut(left..left + patch_width) {
                part.copy_from_slice(patch_row);
            }
        }
    }
}

#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "a float cast saturates, and wrapping brings it back inside"
)]
fn whole(coordinate: f32) -> i64 {
    i64::from(coordinate.floor() as i32)
}

/// The whole part of a channel value, kept within a byte.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float cast saturates at 0 and 255"
)]
pub(super) fn byte(value: f32) -> u8 {
    value as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK_THEN_WHITE: [Color32; 2] = [Color32::BLACK, Color32::WHITE];

    fn texture(options: TextureOptions) -> Texture {
        let image = ColorImage::new([2, 1], BLACK_THEN_WHITE.to_vec());
        Texture { image: Arc::new(image), options }
    }

    #[test]
    fn linear_sampling_mixes_the_two_nearest_texels_by_distance() {
        let texture = texture(TextureOptions::LINEAR);
        let grey_at = |u| texture.sample(Sampling::Linear, pos2(u, 0.5)).r();
        assert_eq!([grey_at(0.5), grey_at(0.75), grey_at(1.0), grey_at(1.5)], [0, 64, 128, 255]);
        assert_eq!(grey_at(0.0), 0, "beyond the first centre the edge goes on");
    }

    #[test]
    fn nearest_sampling_switches_at_the_texel_border() {
        let texture = texture(TextureOptions::NEAREST);
        assert_eq!(texture.sample(Sampling::Nearest, pos2(0.99, 0.5)), Color32::BLACK);
        assert_eq!(texture.sample(Sampling::Nearest, pos2(1.0, 0.5)), Color32::WHITE);
    }

    #[test]
    fn wrap_modes_clamp_repeat_and_mirror() {
        let at = |options, u| texture(options).sample(Sampling::Nearest, pos2(u, 0.5)).r();
        let (clamp, repeat) = (TextureOptions::NEAREST, TextureOptions::NEAREST_REPEAT);
        let mirror = TextureOptions::NEAREST_MIRRORED_REPEAT;
        assert_eq!([at(clamp, -0.5), at(repeat, -0.5), at(mirror, -0.5)], [0, 255, 0]);
        assert_eq!([at(clamp, 2.5), at(repeat, 2.5), at(mirror, 2.5)], [255, 0, 255]);
    }

    #[test]
    fn the_filter_follows_the_scale() {
        let mixed = TextureOptions { minification: TextureFilter::Nearest, ..TextureOptions::LINEAR };
        assert_eq!(texture(mixed).sampling(2.0), Sampling::Nearest);
        assert_eq!(texture(mixed).sampling(0.5), Sampling::Linear);
    }

    #[test]
    fn a_patch_changes_its_place_only_and_a_freed_texture_is_gone() {
        let (id, mut textures, mut delta) =
            (TextureId::User(7), Textures::default(), TexturesDelta::default());
        let grey = ColorImage::filled([3, 2], Color32::GRAY);
        delta.push(id, ImageDelta::full(grey, TextureOptions::NEAREST));
        delta.push(
            id,
            ImageDelta::partial([2, 1], ColorImage::filled([1, 1], Color32::RED), TextureOptions::NEAREST),
        );
        textures.set(&mut delta);
        let row = textures.get(id).and_then(|texture| texture.row(0, 1, 3));
        assert_eq!(row, Some([Color32::GRAY, Color32::GRAY, Color32::RED].as_slice()));
        delta.free(id);
        textures.free(&mut delta);
        assert!(textures.get(id).is_none());
        assert!(delta.is_empty(), "egui panics when a delta is dropped unapplied");
    }
}
