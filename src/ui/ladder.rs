//! The boundary ladder: which rungs were taken, which comes next, and what to say on it. Must not
//! know how a rung is taken.

use std::borrow::Cow;

use egui::{
    Align2, Color32, Painter, Pos2, Response, RichText, Role, ScrollArea, Sense, Stroke, Ui, Vec2,
    WidgetInfo, vec2,
};
use jiff::tz::TimeZone;

use super::commands::{self, Command};
use super::icon::{self, Icon};
use super::{cover, theme, widget};
use crate::model::action::{Action, Now};
use crate::model::call::{Call, Status};
use crate::model::desk::Desk;
use crate::model::ladder::{self, Mark, Rung};
use crate::model::scrub::Scrubbed;
use crate::model::state::Model;
use crate::report;
use crate::say;

/// Where what is being said stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Saying {
    /// In the ladder.
    Here,
    /// Above it, by [`said_ui`].
    Apart,
}

/// What is left for the words being typed below what is being said, in points.
const TYPED_PX: f32 = 64.0;

/// Draws the ladder, where it is in place.
pub fn ladder_ui(ui: &mut Ui, model: &Model, saying: Saying, now: &Now, out: &mut Vec<Action>) {
    let Some(call) = model.call().filter(|_| model.ladder_shows()) else { return };
    let palette = theme::palette(ui);
    let frame = egui::Frame::new().fill(palette.surface).stroke(Stroke::new(1.0, palette.line));
    frame.corner_radius(6).inner_margin(theme::card_margin()).show(ui, |ui| {
        ui.take_available_width();
        ui.spacing_mut().item_spacing = vec2(theme::GRID * 2.0, theme::GRID);
        let said = said(ui, model, now).map(|(rung, _)| rung);
        ui.horizontal_wrapped(|ui| {
            for (rung, mark) in model.settings.ladder.standing(call) {
                rung_ui(ui, rung, (mark, said), now.wall.time_zone());
            }
        });
        next_ui(ui, model, (call, saying), now, out);
    });
    ui.add_space(2.0);
}

/// The rung whose wording was copied a moment ago, and that wording, while it is being said.
fn said(ui: &Ui, model: &Model, now: &Now) -> Option<(Rung, String)> {
    let call = model.call().filter(|_| !model.asks_again(now))?;
    let (rung, text) = model.settings.ladder.being_said(call, Some(now.wall.timestamp()))?;
    Some((rung, wording(ui, model, (rung, text), now)))
}

/// What was copied for this rung; covered it is made anew, for nothing but a name in it was said by anybody.
fn wording(ui: &Ui, model: &Model, (rung, copied): (Rung, &str), now: &Now) -> String {
    match cover::in_hand(ui, model) {
        Some(Cow::Owned(covered)) => {
            model.settings.ladder.said(rung, &model.playbook.ladder, Some(&covered), &now.wall)
        }
        _ => copied.to_owned(),
    }
}

/// Draws what is being said alone, or what the last rung asks, where the ladder may be scrolled out of sight;
/// answers what of the ladder is left to be drawn.
pub fn said_ui(ui: &mut Ui, model: &Model, now: &Now, out: &mut Vec<Action>) -> Option<Saying> {
    let call = model.call().filter(|_| model.ladder_shows())?;
    let asks = model.asks_again(now);
    if asks {
        next_ui(ui, model, (call, Saying::Apart), now, out);
    } else if let Some((rung, text)) = said(ui, model, now) {
        let most_px = (ui.available_height() - TYPED_PX).max(theme::TARGET * 2.0);
        ScrollArea::vertical().id_salt("said").max_height(most_px).show(ui, |ui| {
            saying_ui(ui, &say!("ladder-say-now", rung = rung.name()), &text);
        });
        ui.add_space(2.0);
    }
    (!asks).then_some(Saying::Apart)
}

/// Draws what is being said in this size, whole under the pointer; answers whether anything is.
pub fn said_in_strip_ui(ui: &mut Ui, model: &Model, size: Vec2, now: &Now) -> bool {
    let Some((_, text)) = said(ui, model, now).filter(|_| model.ladder_shows()) else { return false };
    let ink = theme::palette(ui).accent;
    let galley = widget::at_a_glance(ui, &text, (theme::strong(), theme::small_strong()), ink, size.x);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size()).min;
    ui.painter().galley(at, galley, ink);
    response.on_hover_text(text);
    true
}

/// A rung with its standing, told apart by sign, word and weight. While one is being said, that one stands
/// out rather than the next.
fn rung_ui(ui: &mut Ui, rung: Rung, (mark, said): (Mark, Option<Rung>), zone: &TimeZone) {
    let palette = theme::palette(ui);
    let text = match mark {
        Mark::Done(at) => format!("{} {}", rung.short_name(), at.to_zoned(zone.clone()).strftime("%H:%M")),
        _ => rung.short_name(),
    };
    let looks = if mark == Mark::Next && said.is_some() { Mark::ToCome } else { mark };
    let (font, ink) = match looks {
        _ if looks == Mark::Next || said == Some(rung) => (theme::small_strong(), palette.accent),
        Mark::Done(_) => (theme::small(), palette.text),
        _ => (theme::small(), palette.muted),
    };
    let galley = ui.painter().layout_no_wrap(text.clone(), font, ink);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 19.0, 18.0), Sense::hover());
    let label = match mark {
        Mark::Done(_) => say!("ladder-done", rung = text),
        Mark::Next => say!("ladder-next", rung = text),
        Mark::Skipped => say!("ladder-left-out", rung = text),
        Mark::ToCome => say!("ladder-to-come", rung = text),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
    let centre = rect.left_center() + vec2(7.0, 0.0);
    sign(ui.painter(), looks, centre, [ink, palette.accent, palette.on_accent]);
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(18.0, 0.0), galley.size()).min;
    ui.painter().galley(at, galley, ink);
}

fn sign(painter: &Painter, mark: Mark, centre: Pos2, [ink, accent, on_accent]: [Color32; 3]) {
    match mark {
        Mark::Done(_) => {
            painter.circle_filled(centre, 7.0, accent);
            icon::paint(painter, Icon::Check, centre, Stroke::new(1.5, on_accent));
        }
        Mark::Next => {
            painter.circle_stroke(centre, 6.0, Stroke::new(1.5, accent));
            painter.circle_filled(centre, 2.5, accent);
        }
        Mark::Skipped => {
            painter.hline(centre.x - 4.0..=centre.x + 4.0, centre.y, Stroke::new(1.5, ink));
        }
        Mark::ToCome => {
            painter.circle_stroke(centre, 6.0, Stroke::new(1.2, ink));
        }
    }
}

/// What to say on the next rung; a click takes it.
fn next_ui(ui: &mut Ui, model: &Model, (call, stands): (&Call, Saying), now: &Now, out: &mut Vec<Action>) {
    let ladder = &model.settings.ladder;
    let next = ladder.next(call).filter(|_| call.status == Status::Open);
    let call = &*cover::call(ui, call);
    let Some(rung) = next else {
        // the farewell, until the call is filed: whatever stands below it stays where it is
        let last = |(rung, _): &(Rung, &str)| matches!(rung, Rung::End | Rung::HandOver);
        if let Some((rung, text)) = model.call().and_then(|call| ladder.being_said(call, None)).filter(last) {
            saying_ui(ui, &rung.name(), &wording(ui, model, (rung, text), now));
        }
        let text = say!("ladder-all-taken");
        ui.label(RichText::new(text).font(theme::small()).color(theme::palette(ui).muted));
        return;
    };
    let said = ladder.said(rung, &model.playbook.ladder, Some(call), &now.wall);
    let again = model.asks_again(now).then(|| again(rung).to_owned());
    // what was copied is still being said: the next one keeps to its name
    let saying = self::said(ui, model, now);
    if let Some((rung, text)) = saying.as_ref().filter(|_| stands == Saying::Here) {
        saying_ui(ui, &say!("ladder-say-now", rung = rung.name()), text);
    }
    let (name, body) = match (again, &saying) {
        // the name of what the next press does
        (Some(again), _) => (again, said.as_str()),
        (None, Some(_)) => (say!("ladder-then", rung = rung.name()), ""),
        (None, None) => (rung.name(), said.as_str()),
    };
    let key = commands::key_of(Command::Rung);
    let response = Boxed { name: &name, key: &key, body, sense: Sense::click() }.ui(ui);
    let label = say!("ladder-next-rung", rung = if saying.is_some() { rung.name() } else { name }, said);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &label));
    icon::focus_ring(ui, &response, response.rect);
    if response.on_hover_text(say!("ladder-next-help")).clicked() {
        out.push(Action::NextRung);
    }
}

/// What is being said, to be read.
fn saying_ui(ui: &mut Ui, name: &str, text: &str) {
    let response = Boxed { name, key: "", body: text, sense: Sense::hover() }.ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {text}")));
}

/// A wording with its name above it, and the key at the right of that where there is room.
struct Boxed<'a> {
    name: &'a str,
    key: &'a str,
    /// Nothing, or the wording.
    body: &'a str,
    sense: Sense,
}

impl Boxed<'_> {
    fn ui(&self, ui: &mut Ui) -> Response {
        let palette = theme::palette(ui);
        let pad = vec2(8.0, 6.0);
        let width = ui.available_width();
        let wrap = width - pad.x * 2.0;
        let name = ui.painter().layout_no_wrap(self.name.to_owned(), theme::small_strong(), palette.accent);
        let key = ui.painter().layout_no_wrap(self.key.to_owned(), theme::small(), palette.muted);
        let body = ui.painter().layout(self.body.to_owned(), theme::body(), palette.text, wrap);
        let (head_px, body_px) =
            (name.size().y, if self.body.is_empty() { 0.0 } else { body.size().y + 2.0 });
        let size = vec2(width, (head_px + body_px + pad.y * 2.0).max(theme::TARGET));
        let (rect, response) = ui.allocate_exact_size(size, self.sense);
        if ui.is_rect_visible(rect) {
            let hovered = response.hovered() && self.sense.senses_click();
            let (fill, edge) = match (self.body.is_empty(), hovered) {
                (true, false) => (palette.surface, palette.edge),
                (true, true) => (palette.surface, palette.accent),
                (false, false) => (palette.accent_soft, palette.accent_soft),
                (false, true) => (palette.accent_soft, palette.accent),
            };
            ui.painter().rect(rect, 6, fill, Stroke::new(1.0, edge), egui::StrokeKind::Inside);
            let top = rect.min + pad;
            if name.size().x + key.size().x + 8.0 <= wrap {
                let at = egui::pos2(rect.right() - pad.x - key.size().x, top.y);
                ui.painter().galley(at, key, palette.muted);
            }
            ui.painter().galley(top, name, palette.accent);
            ui.painter().galley(top + vec2(0.0, head_px + 2.0), body, palette.text);
        }
        response
    }
}

/// What the next press does, once the last rung was asked for.
pub(super) fn again(rung: Rung) -> &'static str {
    if rung == Rung::HandOver { say!("ladder-again-to-hand-over") } else { say!("ladder-again-to-end") }
}

/// The button that copies the incident text, once a rung was taken.
pub fn incident_button(ui: &mut Ui, model: &Model, call: &Call, now: &Now, out: &mut Vec<Action>) {
    if ladder::begun(call) && widget::button(ui, say!("ladder-copy-incident")).clicked() {
        out.push(copy_incident(model, call, now));
    }
}

/// Copies what happened in this call on one page.
#[must_use]
pub fn copy_incident(model: &Model, call: &Call, now: &Now) -> Action {
    let desk = model.live.iter().chain(&model.saved).find(|desk| desk.call.id == call.id);
    let safe = desk.map(Desk::for_disk);
    let call = safe.as_ref().map_or(call, Scrubbed::call);
    let text = report::incident::incident(call, &model.playbook, now.wall.time_zone());
    Action::Copy(text, say!("ladder-incident-text").to_owned())
}
