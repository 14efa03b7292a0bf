//! A returning customer: one line under the strip, and their earlier call to read beside the one in
//! hand.

use egui::{Margin, RichText, ScrollArea, Sense, Stroke, Ui, Vec2, vec2};

use super::commands::{self, Command};
use super::icon::{self, Icon, State};
use super::strip::Room;
use super::{cover, theme, widget};
use crate::model::action::{Action, Change, Now, Which};
use crate::model::call::{Call, Promise, PromiseStatus};
use crate::model::field::Field;
use crate::model::ledger::Mark;
use crate::model::returning::Reading;
use crate::model::slip::Slip;
use crate::model::state::Model;
use crate::model::when;
use crate::say;

/// The fields of an earlier call worth reading in the next, in this order.
const READ: [Field; 10] = [
    Field::Issue,
    Field::Remedy,
    Field::Occurred,
    Field::Effect,
    Field::Offered,
    Field::Accepted,
    Field::Outcome,
    Field::Reference,
    Field::Callback,
    Field::Product,
];

/// At most so many open promises are listed.
const MOST: usize = 4;

/// Draws what is known of earlier calls with this customer; nothing when there were none.
pub fn line_ui(ui: &mut Ui, model: &Model, room: Room, now: &Now, out: &mut Vec<Action>) {
    let found = &model.returning.found;
    let Some(last) = found.first() else { return };
    let palette = theme::palette(ui);
    let frame = egui::Frame::new().fill(palette.accent_soft).corner_radius(6);
    frame.inner_margin(Margin::symmetric(8, 3)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        head(ui, found, last, now, out);
        // in the smallest window the earlier call itself says the rest
        if room != Room::Short {
            about(ui, model, last, out);
            owed(ui, found, room, now);
        }
    });
}

fn head(ui: &mut Ui, found: &[Slip], last: &Slip, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let owed = found.iter().map(|slip| slip.owed().len()).sum::<usize>();
    let when = when::say_day(last.opened, &now.wall);
    let said = say!("returning-called-before", count = found.len(), when, owed);
    let key = commands::key_of(Command::Earlier);
    let text = RichText::new(&said).font(theme::small_strong()).color(palette.accent);
    let button =
        egui::Button::new(text).fill(egui::Color32::TRANSPARENT).frame_when_inactive(false).truncate();
    // the key is shown where it leaves the line whole
    let width = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, palette.text).size().x;
    let fits =
        width(&said, theme::small_strong()) + width(&key, theme::small()) + 16.0 < ui.available_width();
    let hint = RichText::new(if fits { key.as_str() } else { "" }).font(theme::small()).color(palette.muted);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(0.0, 0.0);
            ui.add(button.right_text(hint).min_size(vec2(ui.available_width(), theme::TARGET - 4.0)))
        })
        .inner;
    icon::focus_ring(ui, &response, response.rect.expand2(vec2(4.0, 0.0)));
    if response.on_hover_text(say!("returning-read-it", said, key)).clicked() {
        out.push(Action::ReadEarlier);
    }
}

/// The situations of the last call, and whether this one is noted as a repeat.
fn about(ui: &mut Ui, model: &Model, last: &Slip, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let names: Vec<&str> = last.situations.iter().map(|id| model.playbook.name(id)).collect();
    let names =
        if names.is_empty() { say!("returning-no-situation-noted").to_owned() } else { names.join(", ") };
    ui.horizontal(|ui| {
        let asks = model.call().is_some_and(|call| call.repeat.is_none());
        let width = ui.available_width() - if asks { 150.0 } else { 0.0 };
        let names =
            widget::cut(ui, &say!("returning-then", names), theme::small(), palette.text, width.max(60.0));
        ui.label(names);
        if asks {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let chip = widget::chip(
                    ui,
                    None,
                    say!("returning-yes"),
                    widget::Chosen::No,
                    say!("returning-in-touch-before-yes"),
                );
                if chip.on_hover_text(commands::key_of(Command::Repeat)).clicked() {
                    out.push(Action::Record(Which::Live, Change::Repeat(Some(true))));
                }
                widget::name(ui, say!("returning-in-touch-before"));
            });
        }
    });
}

/// What is still owed of all these calls: one below the other where there is room, else in one line.
fn owed(ui: &mut Ui, found: &[Slip], room: Room, now: &Now) {
    let palette = theme::palette(ui);
    let seen =
        |promise: &Promise| Promise { text: cover::text(ui, &promise.text).into_owned(), ..promise.clone() };
    let owed: Vec<Promise> = found.iter().flat_map(Slip::owed).map(seen).collect();
    let line = |promise: &Promise| format!("{}{}", promise.text, due(promise, now));
    let ink = |promise: &Promise| {
        if promise.overdue(now.wall.timestamp()) { palette.alarm } else { palette.text }
    };
    let Some(first) = owed.first() else { return };
    if room != Room::Column {
        let lines = owed.iter().map(line).collect::<Vec<_>>();
        let cut = say!("returning-owed", promises = lines.join(" · "));
        let cut = widget::cut(ui, &cut, theme::small(), ink(first), ui.available_width());
        ui.label(cut).on_hover_text(lines.join("\n"));
        return;
    }
    for promise in owed.iter().take(MOST) {
        let cut = say!("returning-owed", promises = line(promise));
        let cut = widget::cut(ui, &cut, theme::small(), ink(promise), ui.available_width());
        ui.label(cut).on_hover_text(line(promise));
    }
    if let Some(more) = owed.len().checked_sub(MOST).filter(|more| *more > 0) {
        widget::name(ui, &say!("returning-and-more", more));
    }
}

fn due(promise: &Promise, now: &Now) -> String {
    let Some(due) = promise.due else { return String::new() };
    let standing = if promise.overdue(now.wall.timestamp()) { "overdue" } else { "open" };
    say!("returning-by", due = when::say(due, &now.wall), standing)
}

/// Draws the earlier call that is being read.
pub fn reader_ui(ui: &mut Ui, model: &Model, reading: &Reading, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let count = model.returning.found.len();
    ui.horizontal(|ui| {
        let title = if count == 1 {
            say!("returning-their-earlier-call").to_owned()
        } else {
            say!("returning-their-earlier-call-of", at = reading.at + 1, count)
        };
        ui.label(RichText::new(title).font(theme::strong()).color(palette.text));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let corner = ui.allocate_space(egui::Vec2::splat(icon::BUTTON_PX)).1;
            let hint = commands::key_of(Command::Earlier);
            if count > 1 && widget::button(ui, say!("returning-older")).on_hover_text(hint).clicked() {
                out.push(Action::ReadEarlier);
            }
            // last for Tab, as it stands
            let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(corner));
            let name = say!("returning-close-the-earlier-call-esc");
            if icon::button(&mut corner, Icon::Cross, name, State::Plain).clicked() {
                out.push(Action::CloseEarlier);
            }
        });
    });
    let Some(call) = &reading.call else {
        ui.label(RichText::new(say!("returning-looking")).color(palette.muted));
        return;
    };
    let scroll = ScrollArea::vertical().id_salt(("earlier", call.id)).auto_shrink(false);
    scroll.show(ui, |ui| {
        widget::turn_pages(ui);
        ui.spacing_mut().item_spacing.y = theme::GRID;
        call_ui(ui, model, &cover::call(ui, call), now, out);
        ui.add_space(theme::GRID * 2.0);
    });
}

fn call_ui(ui: &mut Ui, model: &Model, call: &Call, now: &Now, out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let names = call.situations.iter().map(|id| model.playbook.name(id)).collect::<Vec<_>>().join(", ");
    let opened = when::say(call.opened, &now.wall);
    let facts = [opened.as_str(), call.short_id.as_str(), names.as_str()];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
    ui.label(RichText::new(facts).font(theme::small()).color(palette.accent));
    if !call.words.trim().is_empty() {
        widget::prose(ui, &call.words);
    }
    promises(ui, call, now, out);
    for field in READ {
        let value = field.get(call).unwrap_or_default();
        if !value.trim().is_empty() {
            widget::name(ui, field.name());
            widget::prose(ui, value);
        }
    }
    if !call.disposition.is_empty() {
        widget::name(ui, Field::Disposition.name());
        widget::prose(ui, &call.disposition);
    }
    if !call.events.is_empty() {
        widget::heading(ui, say!("returning-what-happened"));
    }
    for event in call.events.iter().filter(|event| event.is_told()) {
        let at = event.at.to_zoned(now.wall.time_zone().clone()).strftime("%H:%M").to_string();
        widget::prose(ui, &format!("{at} {}: {}", event.kind.name(), event.text));
    }
}

fn promises(ui: &mut Ui, call: &Call, now: &Now, out: &mut Vec<Action>) {
    if call.promises.is_empty() {
        return;
    }
    widget::heading(ui, say!("returning-promises"));
    for promise in &call.promises {
        widget::row(ui, |ui| {
            let palette = theme::palette(ui);
            let overdue = promise.overdue(now.wall.timestamp());
            let (sign, ink, standing) = match promise.status {
                PromiseStatus::Open if overdue => (None, palette.alarm, ""),
                PromiseStatus::Open => (None, palette.text, ""),
                PromiseStatus::Kept => (Some(Icon::Check), palette.muted, say!("returning-kept")),
                PromiseStatus::Broken => (Some(Icon::Cross), palette.muted, say!("returning-broken")),
            };
            if let Some(sign) = sign {
                let size = Vec2::splat(theme::TARGET + theme::GRID);
                let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                icon::paint(ui.painter(), sign, rect.center(), Stroke::new(1.6, ink));
            } else if widget::button(ui, say!("returning-mark"))
                .accessible_name(say!("returning-mark-kept", promise = promise.text))
                .clicked()
            {
                let mark = Mark {
                    call: call.id,
                    promise: promise.id.clone(),
                    status: PromiseStatus::Kept,
                    at: None,
                };
                out.push(Action::Mark(mark));
            }
            let line = format!("{}{}{standing}", promise.text, due(promise, now));
            ui.add(egui::Label::new(RichText::new(line).color(ink)).wrap());
        });
    }
}
