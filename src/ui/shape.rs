//! The shape of the window: whole, or a strip docked to an edge of the monitor. Owns the way there
//! and back; must not know what is drawn in either.

use egui::{Context, Pos2, Vec2, ViewportCommand, pos2, vec2};

use super::compact;
use crate::model::compact::Form;
use crate::model::settings::Edge;

/// The least size of the whole window, in points.
pub const LEAST_SIZE: [f32; 2] = [320.0, 420.0];

/// What the whole window was before it became a strip.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Shape {
    whole: Option<(Vec2, Option<Pos2>)>,
}

impl Shape {
    /// Gives the window this form.
    pub(super) fn take(&mut self, form: Form, edge: Edge, ctx: &Context) {
        match form {
            Form::Compact => self.fold(edge, ctx),
            Form::Full => self.unfold(ctx),
        }
    }

    fn fold(&mut self, edge: Edge, ctx: &Context) {
        let (inner, outer, monitor) = ctx.input(|input| {
            let info = input.viewport();
            (info.inner_rect, info.outer_rect, info.monitor_size)
        });
        let size = inner.map(|rect| rect.size());
        let at = outer.map(|rect| rect.min);
        let title_px = outer.zip(inner).map_or(0.0, |(outer, inner)| outer.height() - inner.height());
        let size = size.unwrap_or_else(|| ctx.content_rect().size());
        self.whole.get_or_insert((size, at));
        let strip = vec2(size.x.clamp(*compact::WIDTHS.start(), *compact::WIDTHS.end()), compact::HEIGHT);
        ctx.send_viewport_cmd(ViewportCommand::MinInnerSize(vec2(*compact::WIDTHS.start(), compact::HEIGHT)));
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(strip));
        let y = match (edge, monitor) {
            (Edge::Top, _) => Some(0.0),
            (Edge::Bottom, Some(monitor)) => Some((monitor.y - strip.y - title_px).max(0.0)),
            (Edge::Bottom, None) | (Edge::Stay, _) => None,
        };
        if let (Some(y), Some(at)) = (y, at) {
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(pos2(at.x, y)));
        }
    }

    fn unfold(&mut self, ctx: &Context) {
        let Some((size, at)) = self.whole.take() else { return };
        ctx.send_viewport_cmd(ViewportCommand::MinInnerSize(LEAST_SIZE.into()));
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
        if let Some(at) = at {
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(at));
        }
    }
}
