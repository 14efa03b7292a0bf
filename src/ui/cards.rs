//! Say and avoid as cards: filled from the record, copied by click or key.

use egui::{Align2, Id, Rect, Response, RichText, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::icon::{self, Icon, State};
use super::widget::Chosen;
use super::{cover, theme, view, widget};
use crate::model::action::{Action, Now, Place, Which};
use crate::model::card;
use crate::model::playbook::{Card, Situation};
use crate::model::spoken::{Shown, Spoken};
use crate::model::state::Model;
use crate::say;

/// Draws what to say, numbered for Ctrl+1…9; the card `sought` comes into sight.
pub fn say_ui(
    ui: &mut Ui,
    model: &Model,
    (situation, sought): (&Situation, Option<usize>),
    now: &Now,
    out: &mut Vec<Action>,
) {
    widget::heading(ui, say!("cards-say-it-your-way"));
    let first = model.contacts_first().len() + 1;
    for (number, card) in (first..).zip(&situation.say) {
        let card = widget::steady(ui, &card.id, |ui| card_ui(ui, model, (situation, card, number), now, out));
        if sought == Some(number) {
            card.response.scroll_to_me(None);
        }
    }
}

/// Draws what to avoid, each with its replacement.
pub fn avoid_ui(ui: &mut Ui, situation: &Situation) {
    let palette = theme::palette(ui);
    widget::heading(ui, say!("cards-avoid-instead"));
    for avoid in &situation.avoid {
        let frame =
            egui::Frame::new().fill(palette.alarm_soft).corner_radius(6).inner_margin(theme::card_margin());
        frame.show(ui, |ui| {
            ui.take_available_width();
            ui.spacing_mut().item_spacing.y = 2.0;
            let phrase = format!("× {}", avoid.phrase);
            ui.label(RichText::new(phrase).font(theme::small()).color(palette.alarm));
            ui.label(RichText::new(format!("→ {}", avoid.instead)).font(theme::small()).color(palette.text));
        });
    }
}

/// What a card shows, and how it is called.
pub struct Face<'a> {
    /// The widget's id, where the keyboard may be sent to it.
    pub id: Option<Id>,
    /// In front of the text: the number that is its key.
    pub mark: &'a str,
    /// What to say.
    pub text: &'a str,
    /// What a click does, for screen readers; the text follows.
    pub does: &'a str,
    /// On while it was copied a moment ago.
    pub copied: State,
    /// What "other wording" is called, and what its arrow turns; none when there is no other.
    pub other: Option<(String, String)>,
}

/// Draws a card: a click says it, the round arrow shows another wording.
pub fn face_ui(ui: &mut Ui, face: Face<'_>, out: &mut Vec<Action>) -> Response {
    let palette = theme::palette(ui);
    let copied = face.copied == State::On;
    let pad = vec2(10.0, 7.0);
    let left = if face.mark.is_empty() && !copied { 0.0 } else { 20.0 };
    let right = if face.other.is_some() { 20.0 } else { 0.0 };
    let wrap = ui.available_width() - pad.x * 2.0 - left - right;
    let galley = ui.painter().layout(face.text.to_owned(), theme::body(), palette.text, wrap);
    let height = galley.size().y + pad.y * 2.0;
    let size = vec2(ui.available_width(), height.max(32.0));
    let (rect, response) = match face.id {
        None => ui.allocate_exact_size(size, Sense::click()),
        Some(id) => {
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            (rect, ui.interact(rect, id, Sense::click()))
        }
    };
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{}: {}", face.does, face.text))
    });
    if ui.is_rect_visible(rect) {
        let just = if copied { Just::Copied } else { Just::There };
        plate(ui, (rect, pad.y), &response, just, face.mark);
        ui.painter().galley(rect.min + pad + vec2(left, 0.0), galley, palette.text);
    }
    icon::focus_ring(ui, &response, rect);
    if let Some((name, key)) = face.other {
        let corner = Rect::from_min_size(rect.right_top() + vec2(-30.0, 2.0), vec2(28.0, 28.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(corner).id_salt(&key));
        if icon::button(&mut child, Icon::Turn, &name, State::Plain).clicked() {
            out.push(Action::NextWording(key));
        }
    }
    response
}

/// Draws something made up to be said.
pub fn spoken_ui(
    ui: &mut Ui,
    model: &Model,
    (which, spoken): (Which, Spoken),
    shown: &Shown,
    out: &mut Vec<Action>,
) -> Response {
    let what = spoken.name();
    let name = say!("cards-other-wording", what, at = shown.at + 1, of = shown.of);
    let face = Face {
        id: Some(view::id(Place::Spoken(spoken))),
        mark: "",
        text: &cover::text(ui, &shown.text),
        does: &say!("cards-copy", what),
        copied: if model.just_said(spoken) { State::On } else { State::Off },
        other: (shown.of > 1).then(|| (name, what.to_owned())),
    };
    let response = face_ui(ui, face, out);
    if response.clicked() {
        out.push(Action::Say(which, spoken));
    }
    response
}

fn card_ui(
    ui: &mut Ui,
    model: &Model,
    (situation, card, number): (&Situation, &Card, usize),
    now: &Now,
    out: &mut Vec<Action>,
) {
    let at = model.wording(&situation.id, card) + 1;
    let said = cover::in_hand(ui, model);
    let name = say!("cards-other-wording-of-card", number, at, of = card.variants.len());
    let face = Face {
        id: None,
        mark: &number.to_string(),
        text: &card::fill(model.shown_wording(&situation.id, card), said.as_deref(), &now.wall),
        does: &say!("cards-copy-card", number),
        copied: if model.just_copied(&situation.id, card) { State::On } else { State::Off },
        other: (card.variants.len() > 1).then(|| (name, format!("{}/{}", situation.id, card.id))),
    };
    if face_ui(ui, face, out).clicked() {
        out.push(Action::CopyCard(number));
    }
}

/// Whether something was copied just now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Just {
    /// It stands there.
    There,
    /// It was copied.
    Copied,
}

/// Paints what lies below the words of something to copy: its edge, and its mark or a tick.
pub(super) fn plate(ui: &Ui, (rect, pad_px): (Rect, f32), response: &Response, just: Just, mark: &str) {
    let palette = theme::palette(ui);
    let copied = just == Just::Copied;
    let fill = if copied { palette.accent_soft } else { palette.surface };
    let edge = widget::edge(ui, response, Chosen::from(copied));
    let painter = ui.painter();
    painter.rect(rect, 6, fill, edge, egui::StrokeKind::Inside);
    let at = rect.left_top() + vec2(16.0, pad_px + 8.5);
    if copied {
        icon::paint(painter, Icon::Check, at, Stroke::new(1.8, palette.accent));
    } else {
        painter.text(at, Align2::CENTER_CENTER, mark, theme::small_strong(), palette.accent);
    }
}
