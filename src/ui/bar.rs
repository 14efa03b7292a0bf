//! The bar: call clock, where the record stands, heat, and the few things that concern the whole
//! window.

use egui::{Align, Layout, RichText, Ui};

use super::commands::{self, Command};
use super::icon::{self, Icon, State};
use super::view::ViewState;
use super::{theme, widget};
use crate::model::action::{Action, Now, Screen};
use crate::model::call::Status;
use crate::model::state::Model;

/// What the buttons at the right take, with the word beside them, in points.
const BUTTONS_PX: f32 = 236.0;

/// The width from which there is room for more than the clock and the next step, in points.
const ROOMY: f32 = 290.0;

/// Draws the bar.
pub fn bar_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.set_min_height(theme::TARGET + theme::GRID);
        let roomy = ui.available_width() >= ROOMY;
        standing(ui, model, now, roomy);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            if icon::button(ui, Icon::More, &hint("Everything else", Command::Palette), State::Plain)
                .clicked()
            {
                commands::run(Command::Palette, model, view, now, out);
            }
            if roomy {
                window_buttons(ui, model, out);
            }
            advance(ui, model, out);
        });
    });
}

/// What concerns the window; in a small one the palette has them.
fn window_buttons(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let on_top = if model.settings.on_top { State::On } else { State::Off };
    if icon::button(ui, Icon::Pin, &hint("Always on top", Command::OnTop), on_top).clicked() {
        out.push(Action::ToggleOnTop);
    }
    let review = if model.screen == Screen::Review { State::On } else { State::Off };
    if icon::button(ui, Icon::List, &hint("Saved calls", Command::Review), review).clicked() {
        out.push(Action::Go(Screen::Review));
    }
    if icon::button(ui, Icon::Plus, &hint("New call", Command::NewCall), State::Plain).clicked() {
        out.push(Action::NewCall);
    }
}

/// Call clock, status and whether the record is on the disk.
fn standing(ui: &mut Ui, model: &Model, now: &Now, roomy: bool) {
    let palette = theme::palette(ui);
    let Some(desk) = &model.live else {
        ui.label(RichText::new("Evenkeel").font(theme::strong()).color(palette.muted));
        return;
    };
    let secs = model.call_secs(now.wall.timestamp()).unwrap_or(0);
    let clock = ui.label(RichText::new(clock(secs)).font(theme::strong()).color(palette.text));
    clock.on_hover_text("Since the call began");
    let state = if desk.failure.is_some() {
        RichText::new("not saved").color(palette.alarm)
    } else if !desk.needs_save() && desk.on_disk() {
        RichText::new("saved").color(palette.muted)
    } else {
        RichText::new("").color(palette.muted)
    };
    if !roomy {
        return;
    }
    if let Some(heat) = heat(desk.call.heat_start, desk.call.heat_end) {
        let label = RichText::new(heat).font(theme::small_strong()).color(palette.muted);
        ui.label(label).on_hover_text("Heat at the start and at the end, 0 to 10");
    }
    let status = match desk.call.status {
        Status::Open => "",
        status => status.name(),
    };
    if !status.is_empty() {
        ui.label(RichText::new(status).font(theme::small_strong()).color(palette.accent));
    }
    if ui.available_width() > BUTTONS_PX {
        ui.label(state.font(theme::small()));
    }
}

/// The one step that the call takes next.
fn advance(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let label = match model.call().map(|call| call.status) {
        Some(Status::Open) => "End call",
        Some(Status::WrapUp) => "File it",
        _ => return,
    };
    if widget::button(ui, label).on_hover_text(commands::key_of(Command::End)).clicked() {
        out.push(Action::End);
    }
}

fn hint(name: &str, command: Command) -> String {
    format!("{name} ({})", commands::key_of(command))
}

/// "heat 7", "heat 7 → 3".
fn heat(start: Option<u8>, end: Option<u8>) -> Option<String> {
    match (start, end) {
        (Some(start), Some(end)) => Some(format!("heat {start} → {end}")),
        (Some(heat), None) => Some(format!("heat {heat}")),
        (None, Some(heat)) => Some(format!("heat → {heat}")),
        (None, None) => None,
    }
}

/// Minutes and seconds; hours only when there are any.
fn clock(secs: i64) -> String {
    let (hours, minutes, secs) = (secs / 3600, secs / 60 % 60, secs % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{secs:02}") } else { format!("{minutes:02}:{secs:02}") }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn the_clock_shows_hours_only_when_there_are_any() {
        assert_eq!(clock(0), "00:00");
        assert_eq!(clock(59 * 60 + 59), "59:59");
        assert_eq!(clock(3600 + 61), "1:01:01");
    }
}
