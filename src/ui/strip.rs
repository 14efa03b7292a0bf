//! "Their words", always in sight, with the nouns that fill the cards below it.

use egui::containers::scroll_area;
use egui::{Frame, IdSalt, Margin, ScrollArea, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::view::Height;
use super::widget::{self, FIELD_MARGIN, Size};
use super::{cover, returning, theme, view};
use crate::model::action::{Action, Now, Place, Which};
use crate::model::field::Field;
use crate::model::state::Model;
use crate::{key, say};

/// Where the strip stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Room {
    /// Over the guide of a short window: the nouns in one row, whatever they hold.
    Short,
    /// Over the guide of a tall window: long nouns in two rows.
    Tall,
    /// In a column of its own: the nouns one below the other.
    Column,
    /// In one of a low window.
    LowColumn,
}

impl Room {
    /// Lines of their words in sight.
    const fn rows(self) -> u8 {
        match self {
            Self::Short => 2,
            Self::Tall | Self::LowColumn => 3,
            Self::Column => 7,
        }
    }
}

impl From<Height> for Room {
    fn from(height: Height) -> Self {
        match height {
            Height::Short => Self::Short,
            Height::Tall => Self::Tall,
        }
    }
}

/// The nouns that fill the cards, with what stands in an empty field.
const NOUNS: [(Field, &str); 3] = [
    (Field::Customer, key!("strip-name")),
    (Field::Issue, key!("strip-problem")),
    (Field::Remedy, key!("strip-they-want")),
];

/// Draws the strip.
pub fn strip_ui(ui: &mut Ui, model: &Model, room: Room, now: &Now, out: &mut Vec<Action>) {
    words_ui(ui, model, room, out);
    if matches!(room, Room::Column | Room::LowColumn) {
        for (field, _) in NOUNS {
            widget::named_field(ui, model, (Which::Live, field), Size::Line, "", out);
        }
        returning::line_ui(ui, model, room, now, out);
        return;
    }
    let needs = NOUNS.map(|(field, hint)| noun_px(ui, model.text(Which::Live, field), say!(hint)));
    let width = ui.available_width() - ui.spacing().item_spacing.x * 2.0;
    let fits = needs.iter().sum::<f32>() <= width;
    // what was typed may be longer than its field, what a field is for may not
    let is_told = |((field, _), (need, share)): (&(Field, _), (&f32, f32))| {
        share >= *need || !model.text(Which::Live, *field).is_empty()
    };
    let all_told = NOUNS.iter().zip(needs.iter().zip(shares(&needs, width))).all(is_told);
    if fits || (room == Room::Short && all_told) {
        nouns_ui(ui, model, &NOUNS, out);
    } else {
        let (first, second) = NOUNS.split_at(2);
        nouns_ui(ui, model, first, out);
        nouns_ui(ui, model, second, out);
    }
    returning::line_ui(ui, model, room, now, out);
}

/// Their words in whole lines: the frame stands still, and what scrolls in it never shows a part of
/// a line.
fn words_ui(ui: &mut Ui, model: &Model, room: Room, out: &mut Vec<Action>) {
    let words = (Which::Live, Field::Words);
    let hint =
        if model.live.is_some() { say!("strip-their-words") } else { say!("strip-typing-begins-a-call") };
    let palette = theme::palette(ui);
    let id = view::id(Place::Field(words.0, words.1));
    let edge = if ui.memory(|memory| memory.has_focus(id)) {
        ui.visuals().selection.stroke
    } else {
        Stroke::new(1.0, palette.edge)
    };
    let frame = Frame::new().fill(palette.surface).corner_radius(6);
    // as laid out: whole pixels, which the font's own height may not be
    let two_lines = ui.painter().layout_no_wrap("\n".to_owned(), theme::body(), palette.text);
    let line_px = two_lines.size().y / 2.0;
    let height = line_px * f32::from(room.rows());
    let above_and_below = Margin::symmetric(0, FIELD_MARGIN.top);
    let shown = frame.inner_margin(above_and_below).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let salt = IdSalt::new("words");
        let mut area = ScrollArea::vertical().id_salt(salt).max_height(height).min_scrolled_height(height);
        area = area.content_margin(Margin::ZERO);
        let scrolling = ui.input(|input| input.smooth_scroll_delta != Vec2::ZERO || input.pointer.any_down());
        let at_px = scroll_area::State::load(ui.ctx(), ui.make_persistent_id(salt))
            .map_or(0.0, |state| state.clamped_offset().y);
        let whole_lines_px = (at_px / line_px).round() * line_px;
        if !scrolling && (at_px - whole_lines_px).abs() > 0.01 {
            area = area.vertical_scroll_offset(whole_lines_px);
        }
        area.show(ui, |ui| widget::field(ui, model, words, Size::Bare(room.rows().into()), hint, out));
    });
    // over the frame rather than of it: one that is thicker with the keyboard in it moves nothing
    ui.painter().rect_stroke(shown.response.rect, 6, edge, StrokeKind::Inside);
}

/// Nouns in one row: each gets its share, and more if it holds more and the others can spare it.
fn nouns_ui(ui: &mut Ui, model: &Model, nouns: &[(Field, &'static str)], out: &mut Vec<Action>) {
    let gaps_px: f32 = nouns.iter().skip(1).map(|_| ui.spacing().item_spacing.x).sum();
    let need =
        |(field, hint): &(Field, &'static str)| noun_px(ui, model.text(Which::Live, *field), say!(hint));
    let needs: Vec<f32> = nouns.iter().map(need).collect();
    let widths = shares(&needs, ui.available_width() - gaps_px);
    ui.horizontal(|ui| {
        for ((field, hint), width) in nouns.iter().zip(widths) {
            ui.allocate_ui(vec2(width, theme::TARGET), |ui| {
                ui.set_width(width);
                noun(ui, model, *field, say!(hint), out);
            });
        }
    });
}

/// The width of a field that shows the whole of this.
fn noun_px(ui: &Ui, text: &str, hint: &str) -> f32 {
    let shown = if text.is_empty() { hint } else { text };
    let text = ui.painter().layout_no_wrap(shown.to_owned(), theme::body(), theme::palette(ui).text);
    // the caret stands behind the last letter
    text.size().x + FIELD_MARGIN.sum().x + 4.0
}

/// Shares a width: all alike, but for those that need more where the others can spare it; those
/// that need less give way where there is too little for all.
fn shares(needs: &[f32], width: f32) -> Vec<f32> {
    let scarce = needs.iter().sum::<f32>() > width;
    let mut level = 0.0;
    let mut settled: Vec<bool> = needs.iter().map(|_| false).collect();
    for _ in needs {
        let (mut left, mut sharing) = (width, 0.0);
        for (need, settled) in needs.iter().zip(&settled) {
            if *settled {
                left -= need;
            } else {
                sharing += 1.0;
            }
        }
        if sharing > 0.0 {
            level = left / sharing;
        }
        for (need, settled) in needs.iter().zip(&mut settled) {
            *settled |= if scarce { *need < level } else { *need > level };
        }
    }
    needs.iter().zip(settled).map(|(need, settled)| if settled { *need } else { level }).collect()
}

fn noun(ui: &mut Ui, model: &Model, field: Field, hint: &str, out: &mut Vec<Action>) {
    let response = widget::field(ui, model, (Which::Live, field), Size::Line, hint, out);
    let text = model.text(Which::Live, field);
    if !text.is_empty() {
        response.on_hover_text(format!("{}: {}", field.name(), cover::text(ui, text)));
    }
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn a_width_is_shared_alike_until_one_needs_more() {
        assert_eq!(shares(&[30.0, 40.0, 50.0], 300.0), [100.0, 100.0, 100.0]);
        assert_eq!(shares(&[30.0, 160.0, 50.0], 300.0), [70.0, 160.0, 70.0]);
        assert_eq!(shares(&[30.0, 160.0, 90.0], 300.0), [50.0, 160.0, 90.0]);
    }

    #[test]
    fn where_there_is_too_little_the_short_ones_are_still_whole() {
        assert_eq!(shares(&[50.0, 400.0, 300.0], 300.0), [50.0, 125.0, 125.0]);
        assert_eq!(shares(&[50.0, 120.0, 300.0], 300.0), [50.0, 120.0, 130.0]);
        assert_eq!(shares(&[400.0], 300.0), [300.0]);
    }
}
