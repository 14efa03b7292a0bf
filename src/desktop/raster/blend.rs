//! Colour arithmetic of the rasteriser: 8 bits a channel, premultiplied, in gamma space.
//!
//! Pixels are `0x00RRGGBB`. Knows nothing of shapes or rows. Two channels share one multiplication.

use eframe::egui::Color32;

/// So many pixels are filled one by one before what is there is copied.
const BY_PIXEL: usize = 16;

/// The colour as a pixel; its alpha is dropped.
pub(super) fn pack(color: Color32) -> u32 {
    let [red, green, blue, _] = color.to_array();
    u32::from_be_bytes([0, red, green, blue])
}

/// `color × texel`, channel by channel.
#[inline]
pub(super) fn modulate(color: Color32, texel: Color32) -> Color32 {
    if texel == Color32::WHITE {
        return color;
    }
    let [by_red, by_green, by_blue, by_alpha] = texel.to_array();
    if texel == Color32::from_rgba_premultiplied(by_alpha, by_alpha, by_alpha, by_alpha) {
        // every texel of a glyph is such a one
        return dim(color, by_alpha);
    }
    let [red, green, blue, alpha] = color.to_array();
    Color32::from_rgba_premultiplied(
        scale(red, by_red),
        scale(green, by_green),
        scale(blue, by_blue),
        scale(alpha, by_alpha),
    )
}

/// Each channel of `color` × `by` ÷ 255, rounded to the nearest.
#[inline]
fn dim(color: Color32, by: u8) -> Color32 {
    let (packed, by) = (u32::from_le_bytes(color.to_array()), u32::from(by));
    let even = (packed & 0x00ff_00ff) * by + 0x0080_0080;
    let even = ((even + ((even >> 8) & 0x00ff_00ff)) >> 8) & 0x00ff_00ff;
    let odd = ((packed >> 8) & 0x00ff_00ff) * by + 0x0080_0080;
    let odd = (odd + ((odd >> 8) & 0x00ff_00ff)) & 0xff00_ff00;
    let [red, green, blue, alpha] = (even | odd).to_le_bytes();
    Color32::from_rgba_premultiplied(red, green, blue, alpha)
}

/// `source` over `under`: `source + under × (1 − alpha)`. Channels saturate, as additive colours have no alpha.
#[inline]
pub(super) fn over(under: u32, source: Color32) -> u32 {
    let [red, green, blue, alpha] = source.to_array();
    let keep = u32::from(u8::MAX - alpha);
    if keep == 0 {
        return pack(source);
    }
    let red_blue = (under & 0x00ff_00ff) * keep + 0x0080_0080;
    let red_blue = ((red_blue + ((red_blue >> 8) & 0x00ff_00ff)) >> 8) & 0x00ff_00ff;
    let kept_green = ((under >> 8) & 0xff) * keep + 0x80;
    let kept_green = (kept_green + (kept_green >> 8)) >> 8;
    let red = (u32::from(red) + (red_blue >> 16)).min(0xff);
    let green = (u32::from(green) + kept_green).min(0xff);
    let blue = (u32::from(blue) + (red_blue & 0xff)).min(0xff);
    red << 16 | green << 8 | blue
}

/// Makes a whole row one pixel. The standard library's `fill` goes pixel by pixel where a program is built
/// to be small; its copying never does.
pub(super) fn fill(row: &mut [u32], pixel: u32) {
    let (len, mut done) = (row.len(), row.len().min(BY_PIXEL));
    row.iter_mut().take(done).for_each(|place| *place = pixel);
    while done < len {
        let more = done.min(len - done);
        row.copy_within(..more, done);
        done += more;
    }
}

/// Puts one colour over a whole row.
pub(super) fn over_row(row: &mut [u32], source: Color32) {
    match source.a() {
        u8::MAX => fill(row, pack(source)),
        _ if source == Color32::TRANSPARENT => {}
        _ => row.iter_mut().for_each(|pixel| *pixel = over(*pixel, source)),
    }
}

/// `a × b ÷ 255`, rounded to the nearest without a division.
#[inline]
fn scale(a: u8, b: u8) -> u8 {
    let product = u32::from(a) * u32::from(b) + 0x80;
    let [.., quotient, _] = (product + (product >> 8)).to_be_bytes();
    quotient
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_formula(under: u8, source: u8, alpha: u8) -> u32 {
        let kept = (f64::from(under) * f64::from(u8::MAX - alpha) / 255.0).round();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 to 255")]
        let sum = (f64::from(source) + kept).min(255.0) as u32;
        sum
    }

    #[test]
    fn blending_is_the_rounded_formula_for_every_channel_value() {
        for alpha in 0..=u8::MAX {
            for under in (0..=u8::MAX).step_by(3) {
                let source = alpha / 2;
                let pixel = over(
                    pack(Color32::from_rgb(under, 255 - under, under)),
                    Color32::from_rgba_premultiplied(source, source, 0, alpha),
                );
                assert_eq!(pixel >> 16, by_formula(under, source, alpha), "red: {under} under alpha {alpha}");
                assert_eq!(
                    (pixel >> 8) & 0xff,
                    by_formula(255 - under, source, alpha),
                    "green: {under} under alpha {alpha}"
                );
                assert_eq!(pixel & 0xff, by_formula(under, 0, alpha), "blue: {under} under alpha {alpha}");
            }
        }
    }

    #[test]
    fn modulation_is_the_rounded_product() {
        for a in 0..=u8::MAX {
            for b in 0..=u8::MAX {
                let exact = (f64::from(a) * f64::from(b) / 255.0).round();
                assert!((f64::from(scale(a, b)) - exact).abs() < f64::EPSILON, "{a} × {b}");
                let each = scale(a, b);
                assert_eq!(
                    dim(Color32::from_rgba_premultiplied(a, 0, a, a), b),
                    Color32::from_rgba_premultiplied(each, 0, each, each),
                    "{a} × {b}, all at once"
                );
            }
        }
    }

    #[test]
    fn a_row_of_any_length_is_filled_to_its_end() {
        for len in (0..70).chain([400, 1_023]) {
            let mut row = vec![7; len];
            fill(&mut row, 9);
            assert!(row.iter().all(|pixel| *pixel == 9), "{len}");
        }
    }

    #[test]
    fn an_additive_colour_saturates_instead_of_wrapping() {
        assert_eq!(over(0x00f0_f0f0, Color32::from_rgba_premultiplied(0x40, 0x40, 0x40, 0)), 0x00ff_ffff);
    }
}
