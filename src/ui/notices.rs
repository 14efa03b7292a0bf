//! What there is to tell: quiet lines at the bottom, loud ones until they are answered.

use egui::{Align, Frame, Layout, RichText, Ui};

use super::icon::{self, Icon, State};
use super::{theme, widget};
use crate::model::action::Action;
use crate::model::state::{Model, Notice, What};

/// Draws the notices; the latest stands lowest. Failed saves come first and stay.
pub fn notices_ui(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let desks = model.live.iter().chain(&model.saved).chain(&model.outbox);
    for why in desks.filter_map(|desk| desk.failure.as_ref()).take(1) {
        loud(ui, |ui| {
            let text = format!("Not saved, tried again every 2 seconds. Your text stays here. {why}");
            ui.label(RichText::new(text).color(theme::palette(ui).text));
        });
    }
    if let Some(aside) = model.set_aside.last()
        && model.live.is_none()
    {
        ui.horizontal(|ui| {
            let count = model.set_aside.len();
            let text = if count == 1 { "1 call to finish".to_owned() } else { format!("{count} calls to finish") };
            ui.label(RichText::new(text).color(theme::palette(ui).muted));
            let label = format!("Go on: {}", aside.label);
            if widget::button(ui, &label).on_hover_text(super::commands::key_of(super::commands::Command::GoOn)).clicked() {
                out.push(Action::Resume(aside.id));
            }
        });
    }
    for notice in model.notices.iter().rev().take(3).rev() {
        notice_ui(ui, notice, out);
    }
}

fn notice_ui(ui: &mut Ui, notice: &Notice, out: &mut Vec<Action>) {
    let number = notice.number;
    let line = |ui: &mut Ui, text: String, offer: Option<(&str, Action)>, out: &mut Vec<Action>| {
        ui.horizontal(|ui| {
            ui.label(RichText::new(text).color(theme::palette(ui).text));
            if let Some((name, action)) = offer
                && widget::button(ui, name).clicked()
            {
                out.push(action);
            }
        });
    };
    match &notice.what {
        What::Copied(what) => line(ui, format!("Copied: {what}"), None, out),
        What::Said(text) => line(ui, text.clone(), None, out),
        What::Filed(short_id) => line(ui, format!("Filed as {short_id}"), Some(("Undo", Action::Undo)), out),
        What::SetAside(short_id) => line(ui, format!("{short_id} set aside to finish"), Some(("Undo", Action::Undo)), out),
        What::Resumed(short_id) => line(ui, format!("{short_id} goes on where it was"), None, out),
        What::Deleted => line(ui, "In the trash".to_owned(), Some(("Undo", Action::Undo)), out),
        What::Masked(_, hit) => loud(ui, |ui| {
            ui.label(RichText::new(hit.kind.reason()).color(theme::palette(ui).text));
            ui.horizontal(|ui| {
                if widget::button(ui, "Not a card number").clicked() {
                    out.push(Action::NotACard(number));
                }
                if widget::button(ui, "All right").clicked() {
                    out.push(Action::Dismiss(number));
                }
            });
        }),
        What::Problem(why) => loud(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                if icon::button(ui, Icon::Cross, "Close this notice", State::Plain).clicked() {
                    out.push(Action::Dismiss(number));
                }
                ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
                    ui.label(RichText::new(why).color(theme::palette(ui).text));
                });
            });
        }),
    }
}

fn loud(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.alarm_soft).corner_radius(6).inner_margin(theme::card_margin());
    frame.stroke(egui::Stroke::new(1.0, palette.alarm)).show(ui, |ui| {
        ui.take_available_width();
        contents(ui);
    });
}
