//! Bringing somebody in: whom and why, the brief that follows the record until it is edited or
//! accepted, what the caller is told, who accepted it and when.

use egui::{RichText, Ui};

use super::commands::{self, Command};
use super::widget::{self, Size};
use super::{cards, icon, notes, theme, view};
use crate::model::action::{Action, Change, Now, Place, Which};
use crate::model::call::{Call, Escalation};
use crate::model::field::Field;
use crate::model::spoken::Spoken;
use crate::model::state::Model;
use crate::model::when;
use crate::say;

/// The height from which the whole of it is shown, beginning with its heading, in points.
const ROOM_PX: f32 = 120.0;

/// Draws the escalation of this call, or the button that begins one.
pub fn escalation_ui(
    ui: &mut Ui,
    model: &Model,
    call: &Call,
    which: Which,
    now: &Now,
    out: &mut Vec<Action>,
) {
    let Some(escalation) = &call.escalation else {
        let label = commands::labelled(say!("escalation-escalate"), Command::Escalate, which);
        if widget::button(ui, &label).clicked() {
            out.push(Action::Record(which, Change::Escalate));
        }
        return;
    };
    let begun = view::id(Place::Field(which, Field::EscalationTo));
    let arrives = icon::arrives(ui.ctx(), begun);
    let shown = ui.vertical(|ui| {
        widget::heading(ui, say!("escalation-escalation"));
        notes::pair(ui, model, which, [Field::EscalationTo, Field::EscalationWhy], out);
        brief(ui, model, which, now, out);
        if let Some(tell) = model.spoken(which, Spoken::Tell, now) {
            widget::name(ui, say!("escalation-tell-them"));
            cards::spoken_ui(ui, model, (which, Spoken::Tell), &tell, out);
        }
        accepted(ui, model, escalation, which, now, out);
    });
    // with hardly any room the field alone has come into sight already
    if arrives && ui.clip_rect().height() > ROOM_PX {
        // at once: what is typed meanwhile would end a slower move half-way
        let at_once = egui::style::ScrollAnimation::none();
        ui.scroll_to_rect_animation(shown.response.rect, Some(egui::Align::TOP), at_once);
    }
}

/// The brief: what somebody wrote, or else what the record says now.
fn brief(ui: &mut Ui, model: &Model, which: Which, now: &Now, out: &mut Vec<Action>) {
    let text = model.spoken(which, Spoken::Brief, now).map(|shown| shown.text).unwrap_or_default();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        widget::named_text(ui, text.clone(), (which, Field::EscalationBrief), Size::Area(2), out);
    });
    if text.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let label = commands::labelled(say!("escalation-copy-the-brief"), Command::CopyBrief, which);
        if widget::button(ui, &label).clicked() {
            out.push(Action::Say(which, Spoken::Brief));
        }
        let own = !model.text(which, Field::EscalationBrief).trim().is_empty();
        let note =
            if own { say!("escalation-as-you-wrote-it") } else { say!("escalation-follows-the-notes") };
        ui.label(RichText::new(note).font(theme::small()).color(theme::palette(ui).muted));
    });
}

fn accepted(
    ui: &mut Ui,
    model: &Model,
    escalation: &Escalation,
    which: Which,
    now: &Now,
    out: &mut Vec<Action>,
) {
    widget::named_field(ui, model, (which, Field::EscalationAcceptedBy), Size::Line, "", out);
    let mut accepted = escalation.accepted_at.is_some();
    let label = escalation.accepted_at.map_or_else(
        || say!("escalation-accepted-now").to_owned(),
        |at| say!("escalation-accepted-at", time = when::time(&at.to_zoned(now.wall.time_zone().clone()))),
    );
    let tick = ui.checkbox(&mut accepted, label);
    icon::focus_ring(ui, &tick, tick.rect);
    if tick.changed() {
        out.push(Action::Record(which, Change::EscalationAccepted));
    }
}
