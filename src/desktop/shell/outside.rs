//! What other processes and the desktop ask of the window, and whether it can be seen. Must not know
//! how any of them is spoken to.

use eframe::egui::{Context, ViewportCommand};

use super::{InView, Shell};
use crate::desktop::instance::Ask;
use crate::model::action::{Action, Now};
use crate::model::lock::Change;
use crate::model::outside::{Heard, Sight};
use crate::ui::beside;

impl Shell {
    /// Asks of the desktop what is wished.
    pub(super) fn send_errands(&mut self) {
        for errand in self.window.take_errands() {
            self.session.send(errand);
        }
    }

    /// Does what the desktop says.
    pub(super) fn hear(&mut self, heard: Heard, ctx: &Context, now: &Now) {
        if heard == Heard::Open {
            self.obey(Ask::Raise, ctx, now);
        }
        self.act(vec![Action::Outside(heard)], ctx, now);
    }

    /// Tells the model whether the window can be seen; whether it draws nothing.
    pub(super) fn look(&mut self, ctx: &Context, now: &Now) -> bool {
        let (hidden, focused) = ctx.input(|input| {
            let info = input.viewport();
            let hidden = info.minimized.unwrap_or(false) || info.occluded.unwrap_or(false);
            (hidden || self.view == InView::No, input.focused)
        });
        let above = self.window.model.settings.on_top && can_be_above();
        let sight = if hidden || !(focused || above) { Sight::Unseen } else { Sight::Seen };
        if sight != self.window.model.outside.sight {
            self.act(vec![Action::Sight(sight)], ctx, now);
        }
        hidden
    }

    /// Does what another process asked of this window.
    pub(super) fn obey(&mut self, ask: Ask, ctx: &Context, now: &Now) {
        if ask == Ask::Lock {
            return self.act(vec![Action::Lock(Change::Close)], ctx, now);
        }
        let in_view = match ask {
            Ask::Hide => InView::No,
            Ask::Toggle if self.view == InView::Yes => InView::No,
            Ask::Raise | Ask::Show | Ask::Toggle | Ask::Compact | Ask::Lock => InView::Yes,
        };
        let back = in_view == InView::Yes && self.view == InView::No;
        self.view = in_view;
        #[cfg(target_os = "linux")]
        if back && ask != Ask::Raise {
            crate::desktop::quiet::before_showing();
        }
        ctx.send_viewport_cmd(ViewportCommand::Visible(in_view == InView::Yes));
        if self.window.model.is_beside_open() {
            ctx.send_viewport_cmd_to(beside::id(), ViewportCommand::Visible(in_view == InView::Yes));
        }
        // asked of a window that is not, X11 gives it the keyboard
        let minimised = ctx.input(|input| input.viewport().minimized == Some(true));
        if in_view == InView::Yes && minimised {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        }
        if back {
            self.act(vec![Action::Shown], ctx, now);
        }
        match ask {
            Ask::Raise => ctx.send_viewport_cmd(ViewportCommand::Focus),
            Ask::Compact => self.act(vec![Action::ToggleCompact], ctx, now),
            Ask::Show | Ask::Hide | Ask::Toggle | Ask::Lock => {}
        }
    }
}

/// A Wayland client cannot ask to stay on top of others.
fn can_be_above() -> bool {
    !cfg!(target_os = "linux") || std::env::var_os("DISPLAY").is_some_and(|display| !display.is_empty())
}
