//! What the pointer brings up where it rests: within the window, and not while somebody types, whom it
//! would cover what they look at. Must not know what it says.

use egui::{Context, Event, Id, style::Interaction};

use super::theme::{GRID, TARGET};

/// The most that is set in one line, in points.
const WIDEST_PX: f32 = 320.0;

/// Seconds that no pointer rests for.
const NEVER_SECS: f32 = 1.0e6;

/// How the frame that is being drawn shows it.
pub(super) fn fit(ctx: &Context) {
    let widest_px = ctx.content_rect().width() - 8.0 * GRID;
    let width_px = widest_px.clamp(TARGET, WIDEST_PX);
    let delay_secs = if is_typing(ctx) { NEVER_SECS } else { Interaction::default().tooltip_delay };
    let style = ctx.global_style();
    let differs = |now: f32, wanted: f32| (now - wanted).abs() > f32::EPSILON;
    if differs(style.spacing.tooltip_width, width_px) || differs(style.interaction.tooltip_delay, delay_secs)
    {
        ctx.global_style_mut(|style| {
            style.spacing.tooltip_width = width_px;
            style.interaction.tooltip_delay = delay_secs;
        });
    }
}

/// Whether a key was pressed since the pointer was last moved.
fn is_typing(ctx: &Context) -> bool {
    let id = Id::unique("typing").with(ctx.viewport_id());
    let last = ctx.input(|input| input.events.iter().rev().find_map(tells));
    ctx.data_mut(|data| {
        let typing = data.get_temp_mut_or_default(id);
        *typing = last.unwrap_or(*typing);
        *typing
    })
}

const fn tells(event: &Event) -> Option<bool> {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Ime(_) | Event::Key { pressed: true, .. } => Some(true),
        Event::PointerMoved(_) | Event::PointerButton { .. } | Event::MouseWheel { .. } => Some(false),
        _ => None,
    }
}
