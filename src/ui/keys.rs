//! The sheet of keys, from the one table of commands: those of the moment first.

use egui::{Area, Frame, Id, Key, Order, RichText, ScrollArea, Ui};

use super::commands;
use super::{kept, theme, widget};
use crate::model::action::{Action, Overlay, Screen};
use crate::model::state::Model;
use crate::{key, say};

/// The width of the column of keys, in points.
const KEY_PX: f32 = 92.0;

/// The width from which keys stand beside what they do, else above it, in points.
const BESIDE_PX: f32 = 230.0;

const IN_CALL: [&str; 18] = [
    key!("commands-alt-digits-help"),
    key!("commands-ctrl-digits-help"),
    key!("commands-pages-help"),
    key!("commands-event"),
    key!("commands-next-step"),
    key!("commands-heat"),
    key!("commands-promise"),
    key!("commands-rung"),
    key!("commands-options"),
    key!("commands-escalate"),
    key!("commands-read-back"),
    key!("commands-breathe"),
    key!("commands-reset"),
    key!("commands-turn"),
    key!("commands-compact"),
    key!("commands-end"),
    key!("commands-undo"),
    key!("commands-palette"),
];

const WRAP_UP: [&str; 7] = [
    key!("commands-digits-in-wrap-up-help"),
    key!("commands-end"),
    key!("commands-promise"),
    key!("commands-copy-summary"),
    key!("commands-new-call"),
    key!("commands-undo"),
    key!("commands-palette"),
];

const BETWEEN: [&str; 9] = [
    key!("commands-new-call"),
    key!("commands-go-on"),
    key!("commands-breathe"),
    key!("commands-reset"),
    key!("commands-debrief"),
    key!("commands-promises"),
    key!("commands-review"),
    key!("commands-shift"),
    key!("commands-palette"),
];

const PLAYBOOK: [&str; 4] = [
    key!("commands-alt-arrows-help"),
    key!("commands-alt-enter-help"),
    key!("commands-undo"),
    key!("commands-back"),
];

const REVIEW: [&str; 6] = [
    key!("commands-find"),
    key!("commands-keep-search"),
    key!("commands-copy-summary"),
    key!("commands-debrief"),
    key!("commands-undo"),
    key!("commands-back"),
];

const AROUND: [&str; 3] = [key!("commands-back"), key!("commands-undo"), key!("commands-palette")];

/// Draws the sheet over the window.
pub fn keys_ui(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    if model.overlay != Some(Overlay::Keys) {
        return;
    }
    let screen = ui.ctx().content_rect();
    let width = (screen.width() - 24.0).min(560.0);
    let area = Area::new(Id::unique("keys")).order(Order::Foreground).accessible_name(say!("keys-keys"));
    let area = area.default_size(egui::vec2(width, screen.height()));
    let shown = area.fixed_pos(egui::pos2(screen.center().x - width / 2.0, screen.top() + 12.0)).show(
        ui.ctx(),
        |ui| {
            Frame::popup(ui.style()).inner_margin(12).show(ui, |ui| {
                ui.set_width(width - 26.0);
                ui.horizontal(|ui| {
                    ui.label(
                        RichText::new(say!("keys-keys")).font(theme::title()).color(theme::palette(ui).text),
                    );
                    if widget::button(ui, say!("keys-close")).clicked() {
                        out.push(Action::Show(None));
                    }
                });
                let mut list = ScrollArea::vertical().max_height(screen.height() - 90.0);
                if opens(ui) {
                    list = list.vertical_scroll_offset(0.0);
                }
                list.auto_shrink([false, true]).show(ui, |ui| {
                    scroll(ui);
                    let moment = of_the_moment(model);
                    let (mut first, rest): (Vec<_>, Vec<_>) =
                        rows().partition(|(_, name, _)| moment.contains(name));
                    first.sort_by_key(|(_, name, _)| moment.iter().position(|known| known == name));
                    for (heading, rows) in [(say!("keys-now"), first), (say!("keys-all"), rest)] {
                        widget::heading(ui, heading);
                        for (key, name, help) in rows {
                            let help = help.map(|help| kept::said(model, help)).unwrap_or_default();
                            row(ui, (&key, kept::said(model, name), help));
                        }
                    }
                });
            });
        },
    );
    ui.ctx().memory_mut(|memory| memory.set_modal_layer(shown.response.layer_id));
}

/// Whether it was not drawn in the frame before.
fn opens(ui: &Ui) -> bool {
    let frame = ui.ctx().cumulative_frame_nr();
    let drawn: Option<u64> = ui.data(|data| data.get_temp(Id::unique("sheet")));
    ui.data_mut(|data| data.insert_temp(Id::unique("sheet"), frame));
    drawn.is_none_or(|drawn| drawn + 1 < frame)
}

/// Arrows and page keys move the sheet.
fn scroll(ui: &Ui) {
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let page_px = ui.clip_rect().height() * 0.8;
    let steps = [
        (Key::ArrowDown, 40.0),
        (Key::ArrowUp, -40.0),
        (Key::PageDown, page_px),
        (Key::PageUp, -page_px),
        (Key::End, 1e5),
        (Key::Home, -1e5),
    ];
    for (_, px) in steps.into_iter().filter(|(key, _)| pressed(*key)) {
        ui.scroll_with_delta(egui::vec2(0.0, -px));
    }
}

/// The key of everything that has one, and the messages that are its name and its help, in the order
/// shown here and in README.
pub fn rows() -> impl Iterator<Item = (String, &'static str, Option<&'static str>)> {
    let more =
        |keys: &'static [(&str, &str)]| keys.iter().map(|(key, what)| (say!(key).to_owned(), *what, None));
    let table =
        commands::TABLE.iter().map(|entry| (commands::written(&entry.key), entry.name, Some(entry.help)));
    more(&commands::MORE_KEYS).chain(table).chain(more(&commands::PLAYBOOK_KEYS))
}

/// What is looked for first where the window is now, by the names of the rows.
fn of_the_moment(model: &Model) -> &'static [&'static str] {
    match model.screen {
        Screen::Call if model.wrapping_up() => &WRAP_UP,
        Screen::Call if model.call().is_some() => &IN_CALL,
        Screen::Call => &BETWEEN,
        Screen::Playbook => &PLAYBOOK,
        Screen::Review => &REVIEW,
        Screen::Settings | Screen::Promises | Screen::Debrief | Screen::Insights | Screen::Shift => &AROUND,
    }
}

fn row(ui: &mut Ui, (key, name, help): (&str, &str, &str)) {
    let palette = theme::palette(ui);
    let key = RichText::new(key).font(theme::small_strong()).color(palette.accent);
    let what = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(RichText::new(name).color(palette.text));
        if !help.is_empty() {
            ui.label(RichText::new(help).font(theme::small()).color(palette.muted));
        }
    };
    if ui.available_width() < BESIDE_PX {
        ui.label(key);
        ui.vertical(what);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(KEY_PX);
            ui.label(key);
        });
        ui.vertical(what);
    });
}
