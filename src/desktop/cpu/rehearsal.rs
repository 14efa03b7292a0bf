//! The first frame drawn with nobody to see, before there is a window: an egui context that has its
//! fonts, glyphs and texts at hand. Must not need a display.

use super::{super::raster::Textures, super::run::Hooks, desk::DEFAULT_SIZE};
use eframe::egui::{Context, Pos2, RawInput, Rect, ViewportBuilder, ViewportCommand, ViewportId};
use std::num::NonZeroUsize;

/// How often egui may lay out a frame anew before it is painted; as in eframe.
const MAX_PASSES: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1);

/// What can be handed to the thread of the rehearsal.
#[cfg(target_os = "linux")]
pub trait Rehearsable: Send {}
#[cfg(target_os = "linux")]
impl<S: Send> Rehearsable for S {}

/// Elsewhere there is no such thread.
#[cfg(not(target_os = "linux"))]
pub trait Rehearsable {}
#[cfg(not(target_os = "linux"))]
impl<S> Rehearsable for S {}

/// Does both. Half of a start is spent on X11's tables of keys, so here the rehearsal is another
/// thread's meanwhile; should that thread fail, it is done again where a failure is told.
#[cfg(target_os = "linux")]
pub(in super::super) fn during<S: Rehearsable, T>(
    other: impl FnOnce() -> T,
    hooks: &mut Hooks<S>,
    viewport: &ViewportBuilder,
) -> (T, Rehearsed) {
    use std::thread;
    let (done, rehearsed) = thread::scope(|scope| {
        let rehearsal = thread::Builder::new().name("rehearsal".to_owned());
        let rehearsal = rehearsal.spawn_scoped(scope, || Rehearsed::by(hooks, viewport));
        (other(), rehearsal.ok().and_then(|rehearsal| rehearsal.join().ok()))
    });
    (done, rehearsed.unwrap_or_else(|| Rehearsed::by(hooks, viewport)))
}

/// Does one after the other: what the desktop hands out may belong to this thread.
#[cfg(not(target_os = "linux"))]
pub(in super::super) fn during<S: Rehearsable, T>(
    other: impl FnOnce() -> T,
    hooks: &mut Hooks<S>,
    viewport: &ViewportBuilder,
) -> (T, Rehearsed) {
    (other(), Rehearsed::by(hooks, viewport))
}

/// What a rehearsal leaves.
pub(in super::super) struct Rehearsed {
    pub(super) ctx: Context,
    pub(super) textures: Textures,
    /// What the app asked its window to do, once there is one.
    pub(super) commands: Vec<ViewportCommand>,
}

impl Rehearsed {
    /// Prepares a new context and draws the app on it, as large as its window is wanted.
    pub(in super::super) fn by<S>(hooks: &mut Hooks<S>, viewport: &ViewportBuilder) -> Self {
        let ctx = Context::default();
        ctx.set_embed_viewports(false);
        ctx.options_mut(|options| options.max_passes = MAX_PASSES);
        (hooks.prepare)(&mut hooks.state, &ctx);
        let size = viewport.inner_size.unwrap_or(DEFAULT_SIZE) / ctx.zoom_factor();
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, size));
        let input = RawInput { screen_rect, ..RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| (hooks.rehearse)(&mut hooks.state, ui));
        let mut textures = Textures::default();
        textures.set(&mut output.textures_delta);
        textures.free(&mut output.textures_delta);
        let root = output.viewport_output.remove(&ViewportId::ROOT);
        Self { ctx, textures, commands: root.map(|root| root.commands).unwrap_or_default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_rehearsal_that_fails_on_its_thread_is_done_again_where_it_is_told() {
        let mut hooks: Hooks<u8> = Hooks {
            state: 0,
            prepare: |_, _| {},
            rehearse: |drawn, _| {
                *drawn += 1;
                assert!(*drawn > 1, "the first one fails");
            },
            setup: |_, _, _| {},
            logic: |_, _| {},
            ui: |_, _| {},
            taken_over: |_, viewport| viewport,
            first_alone: |_| {},
            on_exit: |_| {},
        };
        let (done, _) = during(|| "done", &mut hooks, &ViewportBuilder::default());
        assert_eq!((done, hooks.state), ("done", 2));
    }

    #[test]
    fn what_was_rehearsed_needs_no_glyph_again_and_what_it_asked_of_its_window_is_kept() {
        let mut hooks: Hooks<u8> = Hooks {
            state: 0,
            prepare: |_, ctx| theme::install(ctx),
            rehearse: |drawn, ui| {
                *drawn += 1;
                ui.label("Something they counted on let them down.");
                ui.ctx().send_viewport_cmd(ViewportCommand::Title("call".to_owned()));
            },
            setup: |_, _, _| {},
            logic: |_, _| {},
            ui: |_, _| {},
            taken_over: |_, viewport| viewport,
            first_alone: |_| {},
            on_exit: |_| {},
        };
        let Rehearsed { ctx, commands, .. } = Rehearsed::by(&mut hooks, &ViewportBuilder::default());
        assert_eq!(hooks.state, 1);
        assert!(commands.contains(&ViewportCommand::Title("call".to_owned())), "{commands:?}");
        let size = DEFAULT_SIZE;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, size));
        let mut again = ctx.run_ui(RawInput { screen_rect, ..RawInput::default() }, |ui| {
            ui.label("Something they counted on let them down.");
        });
        assert!(again.textures_delta.set.is_empty(), "the glyphs are there");
        Textures::default().free(&mut again.textures_delta);
    }
}
