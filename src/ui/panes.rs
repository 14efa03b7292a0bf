//! Which pane stands where: beside each other with room, else one above the other or in turns. Must
//! not know what a pane shows.

use egui::{CentralPanel, Frame, Id, Margin, Panel, Rect, ScrollArea, Stroke, Ui, UiBuilder};

use super::ladder::Saying;
use super::picker::Extent;
use super::strip::Room;
use super::view::{Height, Turn, ViewState};
use super::{
    bar, breath, commands, debrief, editor, guide, insights, keys, ladder, notes, notices, palette, picker,
    promises, reminder, returning, review, settings, shift, strip, theme, versions, widget, wrapup,
};
use crate::model::action::{Action, Now, Screen, Which};
use crate::model::state::Model;
use crate::say;

/// Draws the whole window.
pub(super) fn panes_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let page = theme::palette(ui).page;
    let frame = |x: i8, y: i8| Frame::new().fill(page).inner_margin(Margin::symmetric(x, y));
    Panel::top("bar").frame(frame(10, 4)).resizable(false).show_separator_line(false).show(ui, |ui| {
        bar::bar_ui(ui, model, view, now, out);
    });
    let wide = ui.available_width() >= theme::WIDE;
    let height = Height::of(ui);
    if !wide || model.screen != Screen::Call {
        bottom_ui(ui, model, (view, height), frame(10, 6), now, out);
    }
    match model.screen {
        Screen::Settings => {
            CentralPanel::default()
                .frame(frame(12, 4))
                .show(ui, |ui| settings::settings_ui(ui, model, view, now, out));
        }
        Screen::Playbook => {
            CentralPanel::default()
                .frame(frame(12, 4))
                .show(ui, |ui| editor::editor_ui(ui, model, view, out));
        }
        Screen::Review => {
            CentralPanel::default()
                .frame(frame(10, 0))
                .show(ui, |ui| review::review_ui(ui, model, view, now, out));
        }
        Screen::Debrief => {
            CentralPanel::default()
                .frame(frame(12, 4))
                .show(ui, |ui| debrief::debrief_ui(ui, model, view, out));
        }
        Screen::Shift => {
            CentralPanel::default().frame(frame(12, 4)).show(ui, |ui| shift::shift_ui(ui, model, now, out));
        }
        Screen::Promises => {
            CentralPanel::default()
                .frame(frame(12, 4))
                .show(ui, |ui| promises::promises_ui(ui, model, view, now, out));
        }
        Screen::Insights => {
            CentralPanel::default()
                .frame(frame(12, 4))
                .show(ui, |ui| insights::insights_ui(ui, model, view, now, out));
        }
        Screen::Call if wide => wide_ui(ui, model, (view, height), now, out),
        Screen::Call => narrow_ui(ui, model, (view, height), now, out),
    }
    palette::palette_ui(ui, model, view, now, out);
    keys::keys_ui(ui, model, out);
}

fn bottom_ui(
    ui: &mut Ui,
    model: &Model,
    (view, height): (&mut ViewState, Height),
    frame: Frame,
    now: &Now,
    out: &mut Vec<Action>,
) {
    Panel::bottom("breath").frame(frame).resizable(false).show_separator_line(true).show(ui, |ui| {
        notices::loud_ui(ui, model, out);
        notices::aside_ui(ui, model, out);
        let alone = height == Height::Tall || model.wrapping_up();
        if !alone && model.screen == Screen::Call && model.breath.is_none() && model.reset.is_none() {
            widget::steady(ui, "turn", |ui| turn_ui(ui, view));
        }
        notices::quiet_line_ui(ui, model, out);
        part(ui, "breath", |ui| breath::breath_ui(ui, model, view, height.largest_ring(), now, out));
        notices::quiet_ui(ui, model, out);
        reminder::reminder_ui(ui, model, now, out);
    });
}

/// Guide or notes, where there is no room for both.
fn turn_ui(ui: &mut Ui, view: &mut ViewState) {
    ui.horizontal(|ui| {
        for (turn, label) in [(Turn::Guide, say!("panes-guide")), (Turn::Notes, say!("panes-notes"))] {
            let chip = widget::chip(ui, None, label, (view.notes_turn == turn).into(), label);
            if chip.on_hover_text(commands::key_of(commands::Command::Turn)).clicked() {
                view.notes_turn = turn;
            }
        }
    });
}

fn narrow_ui(
    ui: &mut Ui,
    model: &Model,
    (view, height): (&mut ViewState, Height),
    now: &Now,
    out: &mut Vec<Action>,
) {
    let page = theme::palette(ui).page;
    let frame = Frame::new().fill(page).inner_margin(Margin::symmetric(10, 2));
    let wrapping_up = model.wrapping_up();
    if wrapping_up && height == Height::Short && model.returning.reading.is_none() {
        CentralPanel::default().frame(frame).show(ui, |ui| wrapup_pane(ui, model, view, now, out));
        return;
    }
    Panel::top("top").frame(frame).resizable(false).show_separator_line(true).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GRID;
        strip::strip_ui(ui, model, height.into(), now, out);
        part(ui, "picker", |ui| picker::picker_ui(ui, model, view, Extent::Folds, out));
        ui.add_space(theme::GRID);
    });
    let picked = model.lead().is_some();
    let looks = model.version_shown(Which::Live).is_some();
    let both = height == Height::Tall && picked && !wrapping_up && !looks && view.notes_turn == Turn::Guide;
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let room = ui.max_rect();
        if let Some(reading) = &model.returning.reading {
            returning::reader_ui(ui, model, reading, now, out);
        } else if both {
            let notes_px = (room.height() * 0.17).max(92.0);
            let (upper, lower) = room.split_top_bottom_at_y(room.bottom() - notes_px);
            inside(ui, upper, |ui| guide_pane(ui, model, view, now, out));
            let line = Stroke::new(1.0, theme::palette(ui).line);
            ui.painter().hline(ui.clip_rect().x_range(), lower.top(), line);
            inside(ui, lower.with_min_y(lower.top() + theme::GRID), |ui| {
                notes_pane(ui, model, view, now, out);
            });
        } else if view.notes_turn == Turn::Notes || wrapping_up || looks {
            // what is to be said stays in sight above the words that are being typed
            let stays = height == Height::Tall && !wrapping_up;
            let left = if stays {
                ladder::ladder_ui(ui, model, Saying::Here, now, out);
                None
            } else if wrapping_up {
                Some(Saying::Here)
            } else {
                ladder::said_ui(ui, model, now, out)
            };
            notes_scroll(model).show(ui, |ui| {
                widget::turn_pages(ui);
                if let Some(saying) = left {
                    ladder::ladder_ui(ui, model, saying, now, out);
                }
                notes_in(ui, model, view, now, out);
            });
        } else {
            guide_pane(ui, model, view, now, out);
        }
    });
}

/// Draws a part whose controls stay the same ones wherever it stands.
fn part(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().scope_id(Id::unique(("part", name))), contents);
}

/// Draws in a part of the room, in the order of the calls: that is the order of Tab.
fn inside(ui: &mut Ui, part: Rect, contents: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(part), contents);
}

fn wide_ui(
    ui: &mut Ui,
    model: &Model,
    (view, height): (&mut ViewState, Height),
    now: &Now,
    out: &mut Vec<Action>,
) {
    let page = theme::palette(ui).page;
    let frame = Frame::new().fill(page).inner_margin(Margin::symmetric(12, 4));
    let width = ui.available_width();
    let low = ui.available_height() < theme::TALL_COLUMN;
    Panel::left("left").frame(frame).exact_size((width * 0.28).clamp(250.0, 380.0)).resizable(false).show(
        ui,
        |ui| {
            Panel::bottom("breath").frame(Frame::new()).resizable(false).show(ui, |ui| {
                notices::aside_ui(ui, model, out);
                notices::quiet_line_ui(ui, model, out);
                let ring = if low { height.largest_ring() } else { breath::LARGEST_RING };
                part(ui, "breath", |ui| breath::breath_ui(ui, model, view, ring, now, out));
                notices::quiet_ui(ui, model, out);
                ui.add_space(theme::GRID);
            });
            let (room, extent) =
                if low { (Room::LowColumn, Extent::Folds) } else { (Room::Column, Extent::Whole) };
            ScrollArea::vertical().id_salt("left").auto_shrink(false).show(ui, |ui| {
                strip::strip_ui(ui, model, room, now, out);
                ui.add_space(theme::GRID);
                part(ui, "picker", |ui| picker::picker_ui(ui, model, view, extent, out));
            });
        },
    );
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let room = ui.max_rect();
        let notes_px = (width * 0.32).clamp(260.0, 460.0);
        let (guide, notes) = room.split_left_right_at_x(room.right() - notes_px);
        let gap = theme::GRID * 3.0;
        inside(ui, guide.with_max_x(guide.right() - gap), |ui| match &model.returning.reading {
            Some(reading) => returning::reader_ui(ui, model, reading, now, out),
            None => guide_pane(ui, model, view, now, out),
        });
        let line = Stroke::new(1.0, theme::palette(ui).line);
        ui.painter().vline(guide.right(), ui.clip_rect().y_range(), line);
        inside(ui, notes.with_min_x(notes.left() + gap), |ui| {
            let foot =
                Panel::bottom("notices").frame(Frame::new()).resizable(false).show_separator_line(false);
            foot.min_size(0.0).show(ui, |ui| {
                notices::loud_ui(ui, model, out);
                reminder::reminder_ui(ui, model, now, out);
            });
            notes_pane(ui, model, view, now, out);
        });
    });
}

fn guide_pane(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let lead = model.lead().map(|situation| situation.id.clone());
    // each call begins at the top, with what may be going on for them
    let call = model.call().map(|call| call.id);
    ScrollArea::vertical().id_salt(("guide", lead, call)).auto_shrink(false).show(ui, |ui| {
        if !keyboard_is_beside(ui) {
            widget::turn_pages(ui);
        }
        part(ui, "guide", |ui| guide::guide_ui(ui, model, view, now, out));
    });
}

/// Whether what has the keyboard stands in a pane to the right of this one.
fn keyboard_is_beside(ui: &Ui) -> bool {
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    focused.is_some_and(|focused| focused.rect.left() > ui.max_rect().right())
}

fn notes_pane(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    notes_scroll(model).show(ui, |ui| {
        widget::turn_pages(ui);
        notes_in(ui, model, view, now, out);
    });
}

/// Wrap-up begins at its first choice, however far the notes were scrolled.
fn notes_scroll(model: &Model) -> ScrollArea {
    let call = model.call().map(|call| call.id);
    ScrollArea::vertical().id_salt(("notes", call, model.wrapping_up())).auto_shrink(false)
}

/// Wrap-up where there is room for little else: the choices first, below them what was noted.
fn wrapup_pane(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    ScrollArea::vertical().id_salt("wrap-up").auto_shrink(false).show(ui, |ui| {
        widget::turn_pages(ui);
        ui.spacing_mut().item_spacing.y = theme::GRID;
        part(ui, "wrap-up", |ui| wrapup::wrapup_ui(ui, model, view, now, out));
        strip::strip_ui(ui, model, Room::Short, now, out);
        part(ui, "picker", |ui| picker::picker_ui(ui, model, view, Extent::Folds, out));
        record_in(ui, model, view, now, out);
    });
}

fn notes_in(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = theme::GRID;
    if model.wrapping_up() {
        part(ui, "wrap-up", |ui| wrapup::wrapup_ui(ui, model, view, now, out));
    }
    record_in(ui, model, view, now, out);
}

/// What was noted, or another version of it.
fn record_in(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    versions::chips_ui(ui, model, Which::Live, now, out);
    if let Some(shown) = model.version_shown(Which::Live) {
        versions::version_ui(ui, view, Which::Live, shown, now, out);
        return;
    }
    part(ui, "notes", |ui| notes::notes_ui(ui, model, view, Which::Live, now, out));
}
