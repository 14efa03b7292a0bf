//! The time to wrap up, the ways a call can be closed, and the summary for the firm's own system.

use egui::{Frame, Id, RichText, TextEdit, Ui};

use super::{choice, explained};
use crate::model::settings::Settings;
use crate::model::state::Model;
use crate::report::template::{self, Template};
use crate::say;
use crate::ui::list::{self, List};
use crate::ui::{icon, theme, widget};

/// Draws all three.
pub(super) fn wrapup_ui(ui: &mut Ui, model: &Model, settings: &mut Settings) {
    explained(ui, say!("settings-time-to-wrap-up"), say!("settings-time-to-wrap-up-help"));
    let times = [(say!("settings-off"), None), ("30 s", Some(30)), ("60 s", Some(60)), ("90 s", Some(90))];
    choice(ui, say!("settings-time-to-wrap-up"), times, &mut settings.wrap_up_secs);
    explained(ui, say!("settings-dispositions"), say!("settings-dispositions-help"));
    let dispositions = List { one: "disposition", most: Settings::DISPOSITIONS };
    list::texts_ui(ui, dispositions, say!("settings-resolved"), &mut settings.dispositions);
    explained(ui, say!("settings-summary"), say!("settings-summary-help"));
    summary(ui, model, settings);
}

fn summary(ui: &mut Ui, model: &Model, settings: &mut Settings) {
    let palette = theme::palette(ui);
    let own = !settings.summary.trim().is_empty();
    let mut text = if own { settings.summary.clone() } else { template::default() };
    let edit = TextEdit::multiline(&mut text).id(Id::unique("summary")).desired_width(f32::INFINITY);
    let response = ui.add(edit.desired_rows(6).margin(egui::Margin::symmetric(8, 4)));
    icon::come_into_sight(&response);
    if response.accessible_name(say!("settings-template-of-the-summary")).changed() {
        if Template::parse(&text).is_ok() {
            settings.summary_last_good.clone_from(&text);
        }
        settings.summary = text;
    }
    if let Err(trouble) = Template::parse(&settings.summary) {
        let text = say!("settings-summary-trouble", trouble = trouble.to_string());
        ui.label(RichText::new(text).color(palette.alarm));
    }
    if own && widget::button(ui, say!("settings-summary-back")).clicked() {
        settings.summary.clear();
        settings.summary_last_good.clear();
    }
    widget::name(ui, say!("settings-slots"));
    let slots: Vec<String> = template::slots().map(|slot| format!("{{{slot}}}")).collect();
    ui.label(RichText::new(slots.join(" ")).font(theme::small()).color(palette.muted));
    widget::name(ui, say!("settings-a-call-would-read"));
    let preview =
        Template::in_force(settings).fill(&template::sample(), &model.playbook, &jiff::tz::TimeZone::UTC);
    let frame = Frame::new().fill(palette.raised).corner_radius(6).inner_margin(theme::card_margin());
    frame.show(ui, |ui| {
        ui.take_available_width();
        ui.label(RichText::new(preview.trim_end()).color(palette.text));
    });
}
