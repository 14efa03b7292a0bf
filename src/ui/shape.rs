//! The shape of the window: whole, or a strip docked to an edge of the monitor. Owns the way there
//! and back; must not know what is drawn in either.

use egui::{Context, Pos2, Rect, Vec2, ViewportCommand, pos2, vec2};

use super::{compact, monitor};
use crate::model::compact::Form;
use crate::model::settings::Edge;

/// The least size of the whole window, in points at a text size of 100 %.
pub const LEAST_SIZE: [f32; 2] = [320.0, 420.0];

/// The same in the points of text that is larger or smaller: a window does not grow with its text.
pub(super) fn least_size(ctx: &Context) -> Vec2 {
    Vec2::from(LEAST_SIZE) / ctx.zoom_factor()
}

/// What the whole window was before it became a strip.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Shape {
    whole: Option<Whole>,
    /// How large text was when it took its place.
    zoom: f32,
    /// The same in the frame before.
    seen_zoom: f32,
}

/// In points at a text size of 100 %, whatever it is by then.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Whole {
    size: Vec2,
    /// What title bar and borders add to that.
    frame: Vec2,
    at: Option<Pos2>,
    fills: Fills,
}

/// What of the monitor a window fills.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fills {
    Part,
    /// It is maximised.
    Work,
    /// It is full screen.
    All,
}

impl Fills {
    /// Makes the window such, or no longer such.
    fn command(self, on: bool) -> Option<ViewportCommand> {
        match self {
            Self::Part => None,
            Self::Work => Some(ViewportCommand::Maximized(on)),
            Self::All => Some(ViewportCommand::Fullscreen(on)),
        }
    }
}

impl Shape {
    /// Gives the window this form.
    pub(super) fn take(&mut self, form: Form, edge: Edge, ctx: &Context) {
        match form {
            Form::Compact => self.fold(edge, ctx),
            Form::Full => self.unfold(ctx),
        }
    }

    /// A strip whose text has become larger or smaller is as high as that.
    pub(super) fn follow_text(&mut self, edge: Edge, ctx: &Context) {
        let zoom = ctx.zoom_factor();
        let differs = |from: f32| (from - zoom).abs() > f32::EPSILON;
        if self.whole.is_none() || !differs(self.zoom) {
            return;
        }
        if differs(self.seen_zoom) {
            // where the window is, is known in the new points one frame later
            self.seen_zoom = zoom;
            ctx.request_repaint();
        } else {
            self.fold(edge, ctx);
        }
    }

    fn fold(&mut self, edge: Edge, ctx: &Context) {
        self.zoom = ctx.zoom_factor();
        let (inner, outer, fills) = ctx.input(|input| {
            let info = input.viewport();
            let fills = match (info.fullscreen, info.maximized) {
                (Some(true), _) => Fills::All,
                (_, Some(true)) => Fills::Work,
                _ => Fills::Part,
            };
            (info.inner_rect, info.outer_rect, fills)
        });
        let size = inner.map(|rect| rect.size());
        let at = outer.map(|rect| rect.min);
        let frame = outer.zip(inner).map_or(Vec2::ZERO, |(outer, inner)| outer.size() - inner.size());
        let size = size.unwrap_or_else(|| ctx.content_rect().size());
        let zoom = self.zoom;
        let whole = Whole { size: size * zoom, frame: frame * zoom, at: at.map(|at| at * zoom), fills };
        self.whole.get_or_insert(whole);
        fills.command(false).into_iter().for_each(|command| ctx.send_viewport_cmd(command));
        let (least, most) = (*compact::WIDTHS.start(), *compact::WIDTHS.end());
        let monitor = monitor::area(ctx);
        // however narrow the window was, two cards can be read
        let width = monitor.map_or(size.x, |monitor| monitor.width()).clamp(least, most);
        let strip = vec2(width, compact::HEIGHT);
        ctx.send_viewport_cmd(ViewportCommand::MinInnerSize(vec2(least, compact::HEIGHT)));
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(strip));
        if let (Some(monitor), Some(at)) = (monitor, at) {
            let x = at.x.min(monitor.right() - width - frame.x).max(monitor.left());
            let y = match edge {
                Edge::Top => monitor.top(),
                Edge::Bottom => (monitor.bottom() - strip.y - frame.y).max(monitor.top()),
                Edge::Stay => at.y,
            };
            // no longer maximised, it stands elsewhere
            if pos2(x, y) != at || fills != Fills::Part {
                ctx.send_viewport_cmd(ViewportCommand::OuterPosition(pos2(x, y)));
            }
        }
    }

    fn unfold(&mut self, ctx: &Context) {
        let Some(Whole { size, frame, at, fills }) = self.whole.take() else { return };
        let zoom = ctx.zoom_factor();
        let (size, frame, at) = (size / zoom, frame / zoom, at.map(|at| at / zoom));
        ctx.send_viewport_cmd(ViewportCommand::MinInnerSize(least_size(ctx)));
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
        if let Some(at) = at {
            let at = monitor::area(ctx).map_or(at, |area| in_sight(at, size + frame, area));
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(at));
        }
        fills.command(true).into_iter().for_each(|command| ctx.send_viewport_cmd(command));
    }
}

/// Where a window of this size stands that was there: where it was, if half of its title bar is in sight
/// there; the monitor may have gone in between.
fn in_sight(at: Pos2, size: Vec2, area: Rect) -> Pos2 {
    let title = Rect::from_min_size(at, vec2(size.x, 1.0));
    if title.intersect(area).width() >= size.x / 2.0 && area.y_range().contains(at.y) {
        return at;
    }
    let most = (area.max - size).max(area.min);
    at.clamp(area.min, most)
}

#[cfg(test)]
mod tests {
    use egui::{RawInput, ViewportId, ViewportInfo};

    use super::*;

    const SCREEN: Vec2 = vec2(1280.0, 1024.0);

    /// What the window is asked for when it takes these forms so far from the left of a monitor that begins
    /// there.
    fn asked(corner: Pos2, left_px: f32, zoom: f32, forms: &[(Form, Edge)]) -> Vec<ViewportCommand> {
        let ctx = Context::default();
        ctx.set_zoom_factor(zoom);
        let mut commands = Vec::new();
        let inner = Rect::from_min_size(corner + vec2(left_px, 60.0), vec2(420.0, 760.0));
        let outer = Rect::from_min_max(inner.min - vec2(0.0, 20.0), inner.max);
        let mut shape = Shape::default();
        for (form, edge) in forms {
            let mut input = RawInput::default();
            let info = ViewportInfo {
                inner_rect: Some(inner / zoom),
                outer_rect: Some(outer / zoom),
                monitor_size: Some(SCREEN / zoom),
                ..ViewportInfo::default()
            };
            input.viewports.insert(ViewportId::ROOT, info);
            let mut output = ctx.run_ui(input, |ui| {
                monitor::is(ui.ctx(), Rect::from_min_size(corner, SCREEN));
                shape.take(*form, *edge, ui.ctx());
            });
            output.textures_delta.clear();
            commands.extend(output.viewport_output[&ViewportId::ROOT].commands.clone());
        }
        commands
    }

    #[test]
    fn the_strip_docks_to_the_edge_of_the_monitor_that_the_window_is_on() {
        for corner in [pos2(0.0, 0.0), pos2(1280.0, 300.0), pos2(-1280.0, -1024.0)] {
            let place = |edge| {
                let asked = asked(corner, 100.0, 1.0, &[(Form::Compact, edge)]);
                let places = asked.into_iter().filter_map(|command| match command {
                    ViewportCommand::OuterPosition(at) => Some(at - corner),
                    _ => None,
                });
                places.collect::<Vec<_>>()
            };
            assert_eq!(place(Edge::Top), [vec2(100.0, 0.0)], "{corner:?}");
            assert_eq!(place(Edge::Bottom), [vec2(100.0, 1024.0 - compact::HEIGHT - 20.0)], "{corner:?}");
            assert_eq!(place(Edge::Stay), [], "{corner:?}");
        }
    }

    #[test]
    fn the_strip_is_wide_enough_for_two_cards_and_in_sight_where_the_window_was_narrow_or_at_the_side() {
        for (left, zoom, expected) in [
            (100.0, 1.0, (640.0, None)),
            (860.0, 1.0, (640.0, Some(640.0))),
            (100.0, 2.0, (640.0, Some(0.0))),
        ] {
            let asked = asked(Pos2::ZERO, left, zoom, &[(Form::Compact, Edge::Stay)]);
            let width = asked.iter().find_map(|command| match command {
                ViewportCommand::InnerSize(size) => Some(size.x),
                _ => None,
            });
            let place = asked.iter().find_map(|command| match command {
                ViewportCommand::OuterPosition(at) => Some(at.x),
                _ => None,
            });
            assert_eq!((width, place), (Some(expected.0), expected.1), "{left} {zoom}");
        }
    }

    /// The same for one window in a row of forms, with what the desktop says of it.
    fn asked_of(info: &ViewportInfo, work: Rect, forms: &[Form]) -> Vec<ViewportCommand> {
        let ctx = Context::default();
        let mut shape = Shape::default();
        let mut commands = Vec::new();
        for form in forms {
            let mut input = RawInput::default();
            input.viewports.insert(ViewportId::ROOT, info.clone());
            let mut output = ctx.run_ui(input, |ui| {
                monitor::is(ui.ctx(), work);
                shape.take(*form, Edge::Bottom, ui.ctx());
            });
            output.textures_delta.clear();
            commands.extend(output.viewport_output[&ViewportId::ROOT].commands.clone());
        }
        commands
    }

    #[test]
    fn a_maximised_window_becomes_a_strip_above_the_bars_and_is_maximised_again() {
        let whole = Rect::from_min_size(Pos2::ZERO, SCREEN);
        let work = whole.with_max_y(976.0);
        let info = |maximized, fullscreen| ViewportInfo {
            inner_rect: Some(work),
            outer_rect: Some(work.with_min_y(-20.0)),
            maximized: Some(maximized),
            fullscreen: Some(fullscreen),
            ..ViewportInfo::default()
        };
        for (info, filled) in [
            (info(true, false), ViewportCommand::Maximized as fn(bool) -> ViewportCommand),
            (info(false, true), ViewportCommand::Fullscreen),
        ] {
            let asked = asked_of(&info, work, &[Form::Compact, Form::Full]);
            assert_eq!(asked.first(), Some(&filled(false)), "{asked:?}");
            assert_eq!(asked.last(), Some(&filled(true)), "{asked:?}");
            let bottom = 976.0 - compact::HEIGHT - 20.0;
            assert!(asked.contains(&ViewportCommand::OuterPosition(pos2(0.0, bottom))), "{asked:?}");
        }
    }

    #[test]
    fn the_whole_window_comes_back_in_sight_where_its_monitor_has_gone() {
        let work = Rect::from_min_size(Pos2::ZERO, SCREEN);
        let size = vec2(420.0, 780.0);
        for (at, expected) in [
            (pos2(300.0, 100.0), pos2(300.0, 100.0)),
            (pos2(1000.0, 100.0), pos2(1000.0, 100.0)),
            (pos2(2000.0, 100.0), pos2(860.0, 100.0)),
            (pos2(1239.0, 900.0), pos2(860.0, 244.0)),
            (pos2(-400.0, 2000.0), pos2(0.0, 244.0)),
        ] {
            assert_eq!(in_sight(at, size, work), expected, "{at:?}");
        }
    }

    #[test]
    fn a_strip_whose_text_grows_is_as_high_as_that_and_the_whole_window_is_what_it_was() {
        let ctx = Context::default();
        let mut shape = Shape::default();
        let mut frame = |zoom: f32, step: &dyn Fn(&mut Shape, &Context)| {
            ctx.set_zoom_factor(zoom);
            let inner = Rect::from_min_size(pos2(100.0, 60.0), vec2(420.0, 760.0)) / zoom;
            let info =
                ViewportInfo { inner_rect: Some(inner), outer_rect: Some(inner), ..ViewportInfo::default() };
            let mut input = RawInput::default();
            input.viewports.insert(ViewportId::ROOT, info);
            let mut output = ctx.run_ui(input, |ui| {
                monitor::is(ui.ctx(), Rect::from_min_size(Pos2::ZERO, SCREEN));
                step(&mut shape, ui.ctx());
            });
            output.textures_delta.clear();
            output.viewport_output[&ViewportId::ROOT].commands.clone()
        };
        let follow = |shape: &mut Shape, ctx: &Context| shape.follow_text(Edge::Bottom, ctx);
        frame(1.0, &|shape, ctx| shape.take(Form::Compact, Edge::Bottom, ctx));
        assert_eq!(frame(1.0, &follow), []);
        frame(1.5, &follow);
        let grown = frame(1.5, &follow);
        let y = SCREEN.y / 1.5 - compact::HEIGHT;
        assert!(grown.contains(&ViewportCommand::InnerSize(vec2(640.0, compact::HEIGHT))), "{grown:?}");
        assert!(grown.contains(&ViewportCommand::OuterPosition(pos2(100.0 / 1.5, y))), "{grown:?}");
        assert_eq!(frame(1.5, &follow), []);
        let whole = frame(1.5, &|shape, ctx| shape.take(Form::Full, Edge::Bottom, ctx));
        assert!(whole.contains(&ViewportCommand::InnerSize(vec2(420.0, 760.0) / 1.5)), "{whole:?}");
        assert!(whole.contains(&ViewportCommand::OuterPosition(pos2(100.0, 60.0) / 1.5)), "{whole:?}");
    }

    #[test]
    fn whole_again_it_may_be_made_as_small_as_before_whatever_the_text_size() {
        for zoom in [0.8, 1.0, 2.0] {
            let asked =
                asked(Pos2::ZERO, 100.0, zoom, &[(Form::Compact, Edge::Top), (Form::Full, Edge::Top)]);
            let least = asked.iter().rev().find_map(|command| match command {
                ViewportCommand::MinInnerSize(size) => Some(*size * zoom),
                _ => None,
            });
            assert_eq!(least, Some(LEAST_SIZE.into()), "{zoom}");
        }
    }
}
