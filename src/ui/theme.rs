//! Every colour, size and font. Owns the looks; must not know what is shown.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, Style,
    TextStyle, ThemePreference, Ui, Visuals, vec2,
};

use crate::model::settings::Theme;

/// The colours of one theme. Text colours reach 4.5:1 on every fill, and what must be seen of a control
/// 3:1 (WCAG 2.2, AA, 1.4.3 and 1.4.11); a test computes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub page: Color32,
    /// Cards and fields.
    pub surface: Color32,
    /// Quiet buttons and chips.
    pub raised: Color32,
    /// Hair lines that only divide or decorate.
    pub line: Color32,
    /// The edge by which a field or a box to tick is known.
    pub edge: Color32,
    /// What is read.
    pub text: Color32,
    /// What is read second.
    pub muted: Color32,
    /// The one accent.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// A breath of the accent, behind text.
    pub accent_soft: Color32,
    /// What to avoid, what went wrong.
    pub alarm: Color32,
    /// A breath of it, behind text.
    pub alarm_soft: Color32,
}

/// Dark on light.
pub const LIGHT: Palette = Palette {
    page: Color32::from_rgb(0xF3, 0xF5, 0xF6),
    surface: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    raised: Color32::from_rgb(0xE6, 0xEA, 0xEC),
    line: Color32::from_rgb(0xD3, 0xDA, 0xDE),
    edge: Color32::from_rgb(0x7A, 0x87, 0x91),
    text: Color32::from_rgb(0x1A, 0x25, 0x2D),
    muted: Color32::from_rgb(0x53, 0x62, 0x6D),
    accent: Color32::from_rgb(0x0B, 0x6B, 0x6B),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    accent_soft: Color32::from_rgb(0xDD, 0xEE, 0xEC),
    alarm: Color32::from_rgb(0x9C, 0x38, 0x28),
    alarm_soft: Color32::from_rgb(0xFA, 0xE9, 0xE4),
};

/// Light on dark.
pub const DARK: Palette = Palette {
    page: Color32::from_rgb(0x13, 0x18, 0x1C),
    surface: Color32::from_rgb(0x1C, 0x23, 0x29),
    raised: Color32::from_rgb(0x29, 0x32, 0x3A),
    line: Color32::from_rgb(0x34, 0x3F, 0x48),
    edge: Color32::from_rgb(0x6F, 0x7D, 0x87),
    text: Color32::from_rgb(0xE6, 0xEB, 0xEE),
    muted: Color32::from_rgb(0x9D, 0xAB, 0xB5),
    accent: Color32::from_rgb(0x63, 0xC7, 0xBE),
    on_accent: Color32::from_rgb(0x0B, 0x1B, 0x1B),
    accent_soft: Color32::from_rgb(0x1B, 0x36, 0x38),
    alarm: Color32::from_rgb(0xF2, 0x9C, 0x86),
    alarm_soft: Color32::from_rgb(0x3A, 0x25, 0x22),
};

/// Strongest contrast.
pub const HIGH_CONTRAST: Palette = Palette {
    page: Color32::from_rgb(0x00, 0x00, 0x00),
    surface: Color32::from_rgb(0x00, 0x00, 0x00),
    raised: Color32::from_rgb(0x1E, 0x1E, 0x1E),
    line: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    edge: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    text: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    muted: Color32::from_rgb(0xF0, 0xF0, 0xF0),
    accent: Color32::from_rgb(0xFF, 0xD8, 0x3D),
    on_accent: Color32::from_rgb(0x00, 0x00, 0x00),
    accent_soft: Color32::from_rgb(0x2B, 0x24, 0x00),
    alarm: Color32::from_rgb(0xFF, 0xB4, 0xA2),
    alarm_soft: Color32::from_rgb(0x33, 0x08, 0x00),
};

/// One step of the grid, in points; all gaps are multiples of it.
pub const GRID: f32 = 4.0;

/// The least height of anything to click, in points (WCAG 2.2, 2.5.8).
pub const TARGET: f32 = 24.0;

/// The width from which panes stand side by side, in points.
pub const WIDE: f32 = 820.0;

/// The height below which guide and notes take turns, in points.
pub const TALL: f32 = 640.0;

/// The height below which a column of its own has no room for all of its parts, in points.
pub const TALL_COLUMN: f32 = 720.0;

const STRONG: &str = "strong";

/// The colours in use here.
#[must_use]
pub fn palette(ui: &Ui) -> &'static Palette {
    let visuals = ui.visuals();
    if visuals.panel_fill == HIGH_CONTRAST.page {
        &HIGH_CONTRAST
    } else if visuals.dark_mode {
        &DARK
    } else {
        &LIGHT
    }
}

/// The text as read: 13.5 points.
#[must_use]
pub fn body() -> FontId {
    FontId::new(13.5, FontFamily::Proportional)
}

/// Text that weighs: 13.5 points.
#[must_use]
pub fn strong() -> FontId {
    FontId::new(13.5, FontFamily::Name(STRONG.into()))
}

/// Text read second: 11.5 points.
#[must_use]
pub fn small() -> FontId {
    FontId::new(11.5, FontFamily::Proportional)
}

/// Small text that weighs: 11.5 points.
#[must_use]
pub fn small_strong() -> FontId {
    FontId::new(11.5, FontFamily::Name(STRONG.into()))
}

/// The name of a pane: 17 points.
#[must_use]
pub fn title() -> FontId {
    FontId::new(17.0, FontFamily::Name(STRONG.into()))
}

/// The count inside the breathing ring: 28 points.
#[must_use]
pub fn count() -> FontId {
    FontId::new(28.0, FontFamily::Name(STRONG.into()))
}

/// Loads fonts and looks, once, before the first frame.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        options.fallback_theme = egui::Theme::Light;
    });
}

/// Puts a theme and a text size in force.
pub fn apply(ctx: &egui::Context, theme: Theme, text_percent: u16) {
    let (preference, dark) = match theme {
        Theme::System => (ThemePreference::System, &DARK),
        Theme::Light => (ThemePreference::Light, &DARK),
        Theme::Dark => (ThemePreference::Dark, &DARK),
        Theme::HighContrast => (ThemePreference::Dark, &HIGH_CONTRAST),
    };
    ctx.set_style_of(egui::Theme::Light, style(&LIGHT, Visuals::light()));
    ctx.set_style_of(egui::Theme::Dark, style(dark, Visuals::dark()));
    ctx.set_theme(preference);
    ctx.set_zoom_factor(zoom(text_percent));
}

/// Has the text that large from the very first frame on, where [`apply`] takes the next one.
pub fn begin_with(ctx: &egui::Context, text_percent: u16) {
    ctx.options_mut(|options| options.zoom_factor = zoom(text_percent));
}

fn zoom(text_percent: u16) -> f32 {
    f32::from(text_percent) / 100.0
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let regular = include_bytes!("../../assets/fonts/Inter-Regular.otf");
    let semi_bold = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
    fonts.font_data.insert("Inter".to_owned(), Arc::new(FontData::from_static(regular)));
    fonts.font_data.insert("Inter SemiBold".to_owned(), Arc::new(FontData::from_static(semi_bold)));
    let of = |name: &str| vec![name.to_owned()];
    fonts.families.insert(FontFamily::Name(STRONG.into()), of("Inter SemiBold"));
    fonts.families.insert(FontFamily::Proportional, of("Inter"));
    fonts.families.insert(FontFamily::Monospace, of("Inter"));
    fonts
}

fn style(palette: &Palette, base: Visuals) -> Style {
    let mut style = Style { visuals: visuals(palette, base), animation_time: 0.0, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, small()),
        (TextStyle::Body, body()),
        (TextStyle::Button, body()),
        (TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace)),
        (TextStyle::Heading, title()),
    ]
    .into();
    style.spacing.item_spacing = vec2(GRID * 1.5, GRID * 1.5);
    style.spacing.button_padding = vec2(GRID * 2.0, GRID * 0.75);
    style.spacing.interact_size = vec2(TARGET, TARGET);
    style.spacing.icon_width = 18.0;
    style.spacing.scroll.bar_width = 6.0;
    style.spacing.scroll.floating_width = 4.0;
    style.spacing.scroll.floating_allocated_width = 8.0;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(palette: &Palette, base: Visuals) -> Visuals {
    let mut visuals = base;
    let corner = CornerRadius::same(6);
    let hair = Stroke::new(1.0, palette.line);
    visuals.override_text_color = None;
    visuals.panel_fill = palette.page;
    visuals.window_fill = palette.surface;
    visuals.window_stroke = hair;
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.window_shadow =
        Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(48) };
    visuals.popup_shadow = visuals.window_shadow;
    visuals.menu_corner_radius = corner;
    visuals.extreme_bg_color = palette.surface;
    visuals.text_edit_bg_color = Some(palette.surface);
    visuals.faint_bg_color = palette.raised;
    visuals.weak_text_color = Some(palette.muted);
    visuals.hyperlink_color = palette.accent;
    visuals.error_fg_color = palette.alarm;
    visuals.warn_fg_color = palette.alarm;
    visuals.selection.bg_fill = palette.accent_soft;
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.accent);
    visuals.text_cursor.blink = false;
    for widget in [
        &mut visuals.widgets.noninteractive,
        &mut visuals.widgets.inactive,
        &mut visuals.widgets.hovered,
        &mut visuals.widgets.active,
        &mut visuals.widgets.open,
    ] {
        widget.corner_radius = corner;
        widget.fg_stroke = Stroke::new(1.0, palette.text);
        widget.bg_stroke = hair;
        widget.bg_fill = palette.raised;
        widget.weak_bg_fill = palette.raised;
        widget.expansion = 0.0;
    }
    visuals.widgets.inactive.bg_stroke = Stroke::new(1.0, palette.edge);
    visuals.widgets.open.bg_stroke = visuals.widgets.inactive.bg_stroke;
    visuals.widgets.hovered.bg_stroke = Stroke::new(1.0, palette.muted);
    visuals.widgets.active.bg_stroke = Stroke::new(1.5, palette.accent);
    visuals.widgets.active.weak_bg_fill = palette.accent_soft;
    visuals
}

/// Inner margin of a card.
#[must_use]
pub const fn card_margin() -> Margin {
    Margin::symmetric(10, 8)
}

/// Contrast ratio of two opaque colours (WCAG 2.2, relative luminance).
#[must_use]
pub fn contrast(a: Color32, b: Color32) -> f64 {
    let luminance = |colour: Color32| {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    };
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    if a > b { a / b } else { b / a }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [(&str, Palette, f64); 3] =
        [("light", LIGHT, 4.5), ("dark", DARK, 4.5), ("high contrast", HIGH_CONTRAST, 7.0)];

    /// Everything that something is drawn on.
    const fn fills(p: &Palette) -> [(&'static str, Color32); 5] {
        [
            ("page", p.page),
            ("surface", p.surface),
            ("raised", p.raised),
            ("accent soft", p.accent_soft),
            ("alarm soft", p.alarm_soft),
        ]
    }

    #[test]
    fn text_can_be_read_on_every_fill_of_every_theme() {
        for (theme, p, least) in &THEMES {
            let inks = [("text", p.text), ("muted", p.muted), ("accent", p.accent), ("alarm", p.alarm)];
            for (ink_name, ink) in inks {
                for (name, fill) in fills(p) {
                    let reached = contrast(ink, fill);
                    assert!(reached >= *least, "{theme}: {ink_name} on {name} is {reached:.2}");
                }
            }
            assert!(contrast(p.on_accent, p.accent) >= *least, "{theme}: on accent");
            assert!(contrast(p.page, p.text) >= *least, "{theme}: a notice");
        }
    }

    #[test]
    fn what_must_be_seen_of_a_control_stands_out_from_every_fill_around_it() {
        for (theme, p, _) in &THEMES {
            let seen = [
                ("the edge of a field", p.edge),
                ("the circle of a step, the line under the pointer", p.muted),
                ("the ring around what has the keyboard, what is chosen", p.accent),
            ];
            for (what, ink) in seen {
                for (name, fill) in fills(p) {
                    let reached = contrast(ink, fill);
                    assert!(reached >= 3.0, "{theme}: {what} on {name} is {reached:.2}");
                }
            }
        }
    }

    #[test]
    fn fields_and_boxes_have_an_edge_that_can_be_seen() {
        for (theme, p, _) in &THEMES {
            let widgets = visuals(p, Visuals::dark()).widgets;
            for widget in [widgets.inactive, widgets.hovered, widgets.active, widgets.open] {
                assert!(contrast(widget.bg_stroke.color, p.surface) >= 3.0, "{theme}");
            }
        }
    }
}
