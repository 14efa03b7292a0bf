//! The icon of the window, as task bars and lists of windows show it. Must not know where they do.

use eframe::egui::IconData;

const PNG: &[u8] = include_bytes!("../../assets/icon/evenkeel-64.png");

/// The icon; `None` would be a broken picture in the program.
pub(super) fn icon() -> Option<IconData> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(PNG));
    decoder.set_transformations(png::Transformations::ALPHA);
    let mut reader = decoder.read_info().ok()?;
    let mut rgba = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut rgba).ok()?;
    Some(IconData { rgba, width: info.width, height: info.height })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_picture_with_clear_corners() {
        let icon = icon().unwrap();
        assert_eq!((icon.width, icon.height, icon.rgba.len()), (64, 64, 64 * 64 * 4));
        assert_eq!(icon.rgba[3], 0, "the corner is not clear");
        assert_eq!(&icon.rgba[(8 * 64 + 32) * 4..][..4], [0x0b, 0x6b, 0x6b, 0xff], "not the accent");
    }
}
