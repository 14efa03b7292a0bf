//! Wakes the window from any thread. Must not know what for.
//!
//! egui thinks that a frame asked for before is still to come, and asks the runner for no other. A
//! window that is hidden has none to come, so the runner is asked here in any case.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use eframe::UserEvent;
use eframe::egui::{Context, ViewportId};
use winit::event_loop::EventLoopProxy;

use super::clock;

/// What wakes the window.
#[derive(Clone, Debug, Default)]
pub(super) struct Waker(Arc<Mutex<Option<Runner>>>);

/// The context of the runner in charge, and the way to its event loop.
type Runner = (Context, EventLoopProxy<UserEvent>);

impl Waker {
    /// From now on this runner is in charge.
    pub(super) fn serve(&self, ctx: &Context, proxy: EventLoopProxy<UserEvent>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((ctx.clone(), proxy));
    }

    /// Wakes it now.
    pub(super) fn wake(&self) {
        if let Some((ctx, _)) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            ctx.request_repaint();
        }
        self.wake_after(Duration::ZERO);
    }

    /// Wakes it after so long.
    pub(super) fn wake_after(&self, delay: Duration) {
        let served = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((ctx, proxy)) = &*served else { return };
        let Some(when) = clock::instant().checked_add(delay) else { return };
        let (viewport_id, cumulative_pass_nr) =
            (ViewportId::ROOT, ctx.cumulative_pass_nr_for(ViewportId::ROOT));
        // without an event loop there is no window either
        let _ = proxy.send_event(UserEvent::RequestRepaint { viewport_id, when, cumulative_pass_nr });
    }
}
