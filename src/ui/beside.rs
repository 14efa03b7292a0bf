//! The window beside that of the call: the saved calls, what they say together, what was promised. An
//! ordinary window with a keyboard of its own. Must not know the call in hand.

use egui::{
    Align, CentralPanel, Context, Event, Frame, Layout, Margin, Panel, Rect, Ui, Vec2, ViewportBuilder,
    ViewportCommand, ViewportId, pos2, vec2,
};

use super::commands::{self, Command};
use super::icon::{self, Icon, State};
use super::shape::{LEAST_SIZE, least_size};
use super::view::ViewState;
use super::{
    caret, cover, debrief, hover, insights, kept, keys, monitor, notices, pace, palette, promises, review,
    theme, widget,
};
use crate::model::action::{Action, Now, Screen};
use crate::model::state::Model;
use crate::{key, say};

/// The size of the window the first time, in points.
const SIZE: Vec2 = vec2(960.0, 760.0);

/// Between the two windows, in points.
const GAP_PX: f32 = 8.0;

/// What stands in the window, in the order shown, each with its name.
const SCREENS: [(Screen, &str, Command); 3] = [
    (Screen::Review, key!("bar-saved-calls"), Command::Review),
    (Screen::Promises, key!("promises-promises"), Command::Promises),
    (Screen::Insights, key!("commands-insights"), Command::Insights),
];

/// What the window remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) view: ViewState,
    /// How it was opened; nothing while it is closed.
    builder: Option<ViewportBuilder>,
    /// Keys that came behind one that moves the keyboard.
    later: Vec<Event>,
    /// Whether it is to come to the front.
    raised: bool,
    /// Whether it had the keyboard at its last frame.
    had_keyboard: bool,
}

/// What the window is to the runners.
#[must_use]
pub fn id() -> ViewportId {
    ViewportId::from_hash_of("beside")
}

impl Beside {
    /// Brings the window to the front in the next frame.
    pub(super) const fn raise(&mut self) {
        self.raised = true;
    }

    /// Draws the window while it is open; whether it has closed and leaves the keyboard to the call, for what
    /// is typed on is not for whatever lies behind this window.
    pub(super) fn show(&mut self, ctx: &Context, model: &Model, now: &Now, out: &mut Vec<Action>) -> bool {
        if !model.is_beside_open() {
            return self.builder.take().is_some() && std::mem::take(&mut self.had_keyboard);
        }
        let builder = self.builder.get_or_insert_with(|| builder(ctx, model));
        builder.title = Some(title(model));
        let builder = builder.clone();
        ctx.show_viewport_immediate(id(), builder, |ui, _| self.ui(ui, model, now, out));
        if self.raised || self.view.focus.is_some() {
            ctx.request_repaint();
        }
        false
    }

    fn ui(&mut self, ui: &mut Ui, model: &Model, now: &Now, out: &mut Vec<Action>) {
        let ctx = ui.ctx().clone();
        self.had_keyboard = ctx.input(|input| input.viewport().focused == Some(true));
        if std::mem::take(&mut self.raised) {
            let minimised = ctx.input(|input| input.viewport().minimized == Some(true));
            if minimised {
                ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            }
            ctx.send_viewport_cmd(ViewportCommand::Focus);
        }
        widget::name_window(&ctx, &title(model));
        pace::hold_back(&ctx, &self.view, &mut self.later);
        if model.locks_at_secs().is_some() && ctx.input(|input| !input.events.is_empty()) {
            out.push(Action::Active);
        }
        if ctx.input(|input| input.viewport().close_requested()) {
            out.push(Action::CloseBeside);
        }
        caret::note_said(&ctx, model, &mut self.view);
        commands::pressed(&ctx, model, &mut self.view, now, out);
        if out.contains(&Action::Cover) {
            cover::put(&ctx, model.cover.other());
        }
        hover::fit(&ctx);
        panes_ui(ui, model, &mut self.view, now, out);
        caret::follow(&ctx, &mut self.view);
        self.view.note_focus(&ctx);
    }
}

fn title(model: &Model) -> String {
    let named = SCREENS.iter().find(|(screen, ..)| *screen == model.screen);
    let name = named.map_or(key!("beside-debrief"), |(_, name, _)| name);
    format!("{} – Evenkeel", kept::said(model, name))
}

fn panes_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    let page = theme::palette(ui).page;
    let frame = |x: i8, y: i8| Frame::new().fill(page).inner_margin(Margin::symmetric(x, y));
    let bar = Panel::top("beside bar").frame(frame(10, 6)).resizable(false).show_separator_line(true);
    bar.show(ui, |ui| bar_ui(ui, model, view, now, out));
    let foot = Panel::bottom("beside foot").frame(frame(10, 2)).resizable(false).show_separator_line(false);
    foot.show(ui, |ui| {
        notices::loud_ui(ui, model, out);
        notices::quiet_ui(ui, model, out);
    });
    CentralPanel::default().frame(frame(12, 4)).show(ui, |ui| match model.screen {
        Screen::Promises => promises::promises_ui(ui, model, view, now, out),
        Screen::Insights => insights::insights_ui(ui, model, view, now, out),
        Screen::Debrief => debrief::debrief_ui(ui, model, view, out),
        _ => review::review_ui(ui, model, view, now, out),
    });
    palette::palette_ui(ui, model, view, now, out);
    keys::keys_ui(ui, model, out);
}

/// What stands in the window, each one click away.
fn bar_ui(ui: &mut Ui, model: &Model, view: &mut ViewState, now: &Now, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.set_min_height(theme::TARGET + theme::GRID);
        for (screen, name, command) in SCREENS {
            let name = kept::said(model, name);
            let shown = screen == model.screen;
            let full = format!("{name} ({})", commands::key_of(command));
            if widget::chip(ui, None, name, shown.into(), &full).clicked() && !shown {
                out.push(Action::Go(screen));
            }
        }
        cover::sign_ui(ui, out);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = format!("{} ({})", say!("bar-everything-else"), commands::key_of(Command::Palette));
            if icon::button(ui, Icon::More, &name, State::Plain).clicked() {
                commands::run(Command::Palette, model, view, now, out);
            }
        });
    });
}

/// Where and how large the window opens: where it was last, else beside the window with the call.
fn builder(ctx: &Context, model: &Model) -> ViewportBuilder {
    let (own, monitor) = (ctx.input(|input| input.viewport().outer_rect), monitor::area(ctx));
    let builder = ViewportBuilder::default().with_app_id("evenkeel").with_min_inner_size(least_size(ctx));
    // it asks for the keyboard when it opens, and is not to have it whenever it is shown
    let builder = builder.with_active(false);
    let zoom = ctx.zoom_factor();
    if let Some([width, height]) = model.place.beside_size {
        let size = vec2(width, height) / zoom;
        let builder = builder.with_inner_size(monitor.map_or(size, |monitor| size.min(monitor.size())));
        return match model.place.beside_position {
            Some([x, y]) => builder.with_position(pos2(x, y) / ctx.pixels_per_point()),
            None => builder,
        };
    }
    let Some((own, monitor)) = own.zip(monitor) else { return builder.with_inner_size(SIZE) };
    let place = beside(own, monitor);
    let inner = ctx.input(|input| input.viewport().inner_rect);
    let frame = inner.map_or(Vec2::ZERO, |inner| (own.size() - inner.size()).max(Vec2::ZERO));
    let builder = builder.with_inner_size(place.size() - frame);
    if monitor.contains_rect(place) { builder.with_position(place.min) } else { builder }
}

/// The place beside this window, with its frame, on the side with more room.
fn beside(own: Rect, monitor: Rect) -> Rect {
    let (left_px, right_px) = (own.left() - monitor.left(), monitor.right() - own.right());
    let room_px = left_px.max(right_px) - 2.0 * GAP_PX;
    let below_px = monitor.bottom() - own.top();
    let height = own.height().min(SIZE.y).min(below_px).max(LEAST_SIZE[1]);
    let size = vec2(SIZE.x.min(room_px).max(LEAST_SIZE[0]), height);
    let x = if right_px >= left_px { own.right() + GAP_PX } else { own.left() - GAP_PX - size.x };
    Rect::from_min_size(pos2(x, own.top()), size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_on_the_side_with_more_room() {
        let screen = |x| Rect::from_min_size(pos2(x, 0.0), vec2(1600.0, 900.0));
        let window = |x| Rect::from_min_size(pos2(x, 40.0), vec2(420.0, 760.0));
        let right = beside(window(100.0), screen(0.0));
        assert_eq!((right.left(), right.top(), right.width()), (528.0, 40.0, 960.0));
        let left = beside(window(1100.0), screen(0.0));
        assert_eq!((left.right(), left.width()), (1092.0, 960.0));
        let second = beside(window(1700.0), screen(1600.0));
        assert_eq!((second.left(), second.width()), (2128.0, 960.0), "to the right on the second monitor");
        let before = beside(window(-500.0), screen(-1600.0));
        assert_eq!((before.right(), before.width()), (-508.0, 960.0), "to the left on one before the first");
        let narrow = beside(window(0.0), Rect::from_min_size(pos2(0.0, 0.0), vec2(1100.0, 800.0)));
        assert_eq!((narrow.left(), narrow.width()), (428.0, 664.0));
        let low = beside(window(100.0), Rect::from_min_size(pos2(0.0, 0.0), vec2(1600.0, 768.0)));
        assert!(low.bottom() <= 768.0, "no lower than the screen");
    }
}
