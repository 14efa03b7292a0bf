//! A part of the window as a PNG file, drawn off the screen by the CPU: the same on every machine,
//! whatever draws the window. Must not know what it shows.

use eframe::egui::{self, Color32, RawInput, Rect, Ui, vec2};

use super::raster::{Layout, Raster};

/// Pixels for every point, so that it is sharp on paper.
const SHARP: f32 = 2.0;

/// The tallest picture, in points.
const TALLEST: f32 = 4000.0;

/// What this shows as a PNG file, so many points wide and as tall as it needs to be.
#[must_use]
pub fn png(width: f32, show: &mut dyn FnMut(&mut Ui)) -> Option<Vec<u8>> {
    let ctx = egui::Context::default();
    ctx.set_pixels_per_point(SHARP);
    let mut height = TALLEST;
    let mut raster = Raster::new();
    let mut delta = egui::TexturesDelta::default();
    // fonts and sizes are known from the second pass on
    let mut frame = |height: f32| {
        let mut used = height;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, vec2(width, height))),
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            show(ui);
            used = ui.min_rect().bottom();
        });
        delta.append(std::mem::take(&mut output.textures_delta));
        (used, output.shapes)
    };
    for _ in 0..2 {
        height = frame(TALLEST).0.clamp(1.0, TALLEST);
    }
    let (_, shapes) = frame(height);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand at most")]
    let size_px = [width, height].map(|points| (points * SHARP).ceil() as usize);
    let layout = Layout { size_px, pixels_per_point: SHARP, clear: Color32::WHITE };
    raster.paint(&ctx, shapes, &mut delta, layout);
    encode(size_px, &raster.rgba())
}

fn encode([width, height]: [usize; 2], rgba: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(rgba).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}
