//! What other processes and the desktop ask of the window, and whether it can be seen. Must not know
//! how any of them is spoken to.

use eframe::egui::{Context, ViewportCommand};

use super::{ASKED_AGAIN_SECS, Ends, InView, Shell};
use crate::desktop::quiet::{self, Was};
use crate::desktop::rescue;
use crate::model::action::{Action, Level, Now};
use crate::model::ask::Ask;
use crate::model::exchange::Reply;
use crate::model::lock::Change;
use crate::model::outside::{Choice, Errand, Heard, Keyboard, Sight};
use crate::model::settings::Close;
use crate::say;
use crate::ui::beside;

impl Shell {
    /// Asks of the desktop what is wished.
    pub(super) fn send_errands(&mut self, ctx: &Context) {
        for errand in self.window.take_errands() {
            self.session.send(errand);
        }
        if self.window.take_raised() {
            self.raised = true;
            ctx.request_repaint();
        }
    }

    /// Does what the desktop says.
    pub(super) fn hear(&mut self, heard: Heard, ctx: &Context, now: &Now) {
        match heard {
            Heard::Open => self.obey(Ask::Raise, ctx, now),
            Heard::Chosen(choice) => return self.choose(choice, ctx, now),
            Heard::Pressed(keyboard) => {
                let here = match keyboard {
                    Keyboard::Here => true,
                    Keyboard::Elsewhere => false,
                    Keyboard::WhereItWas => has_keyboard(ctx),
                };
                let ask = if here && self.in_view(ctx) { Ask::Hide } else { Ask::Raise };
                return self.obey(ask, ctx, now);
            }
            Heard::Hotkey(_)
            | Heard::Notifications(_)
            | Heard::Tray(_)
            | Heard::Looks(_)
            | Heard::Login(..) => {}
        }
        self.act(vec![Action::Outside(heard)], ctx, now);
    }

    /// Does what was chosen in the tray.
    fn choose(&mut self, choice: Choice, ctx: &Context, now: &Now) {
        match choice {
            Choice::Toggle if self.in_view(ctx) => self.obey(Ask::Hide, ctx, now),
            Choice::Toggle => self.obey(Ask::Raise, ctx, now),
            Choice::Compact => self.obey(Ask::Compact, ctx, now),
            Choice::Promises => self.hear(Heard::Open, ctx, now),
            Choice::Reset => {
                self.obey(Ask::Show, ctx, now);
                self.act(vec![Action::Reset], ctx, now);
            }
            Choice::Cover => self.act(vec![Action::Cover], ctx, now),
            Choice::Quit => {
                self.ends = Ends::Program;
                ctx.send_viewport_cmd(ViewportCommand::Close);
                self.waker.wake();
            }
        }
    }

    /// Whether it was not asked out of view, nor minimised.
    fn in_view(&self, ctx: &Context) -> bool {
        self.view == InView::Yes && ctx.input(|input| input.viewport().minimized != Some(true))
    }

    /// A window whose text could not be saved, or is kept nowhere else, closes only when that is asked for
    /// again soon; one that has a place in the tray goes there.
    pub(super) fn guard_close(&mut self, ctx: &Context, now: &Now) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if self.ends == Ends::Window && self.window.model.closes_to_tray() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            if self.window.model.settings.close == Close::TrayTold {
                self.obey(Ask::Hide, ctx, now);
            } else {
                self.act(vec![Action::ClosedToTray], ctx, now);
            }
            return;
        }
        if self.warned_at_secs.is_some_and(|at_secs| now.mono_secs - at_secs < ASKED_AGAIN_SECS) {
            return;
        }
        let failing = self.window.model.failing().then(|| say!("desktop-not-saved-yet").to_owned());
        let Some(why) = failing.or_else(|| self.window.model.goes_with_window()) else { return };
        self.warned_at_secs = Some(now.mono_secs);
        self.ends = Ends::Window;
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        self.obey(Ask::Show, ctx, now);
        self.act(vec![Action::Vault(Reply::Failed { why })], ctx, now);
    }

    /// Tells the model whether the window can be seen; whether it draws nothing.
    pub(super) fn look(&mut self, ctx: &Context, now: &Now) -> bool {
        let (hidden, focused) = ctx.input(|input| {
            let info = input.viewport();
            let hidden = info.minimized.unwrap_or(false) || info.occluded.unwrap_or(false);
            (hidden || self.view == InView::No, input.focused)
        });
        // Windows does not tell how windows are to look, and it is changed where the keyboard was before
        if cfg!(windows) && focused && !self.focused {
            self.session.send(Errand::FollowLooks);
        }
        self.focused = focused;
        let sight =
            if hidden || !(focused || self.window.model.stays_above()) { Sight::Unseen } else { Sight::Seen };
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
            Ask::Toggle if self.in_view(ctx) => InView::No,
            Ask::Raise | Ask::Show | Ask::Toggle | Ask::Compact | Ask::Lock => InView::Yes,
        };
        let back = in_view == InView::Yes && self.view == InView::No;
        match in_view {
            InView::No if self.view == InView::Yes => quiet::keep_place(),
            InView::Yes if back => quiet::come_back(),
            _ => {}
        }
        self.view = in_view;
        let quietly = in_view == InView::Yes && ask != Ask::Raise && quiet::is_possible();
        let minimised = ctx.input(|input| input.viewport().minimized == Some(true));
        if quietly {
            let was = match back {
                true => Was::Hidden,
                false if minimised => Was::Minimised,
                false => Was::There,
            };
            let level = if self.window.model.stays_above() { Level::OnTop } else { Level::Normal };
            quiet::show(ctx, was, level);
        }
        if in_view == InView::Yes && !quietly {
            quiet::asked_for();
        }
        ctx.send_viewport_cmd(ViewportCommand::Visible(in_view == InView::Yes));
        if self.window.model.is_beside_open() {
            ctx.send_viewport_cmd_to(beside::id(), ViewportCommand::Visible(in_view == InView::Yes));
        }
        // asked of a window that is not, X11 gives it the keyboard
        if in_view == InView::Yes && minimised && !quietly {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        }
        if in_view == InView::Yes {
            rescue::look_again(ctx);
        }
        if back {
            self.act(vec![Action::Shown], ctx, now);
        }
        match ask {
            Ask::Raise => quiet::take_keyboard(ctx),
            Ask::Compact => self.act(vec![Action::ToggleCompact], ctx, now),
            Ask::Show | Ask::Hide | Ask::Toggle | Ask::Lock => {}
        }
    }
}

/// Whether one of the windows has the keyboard.
fn has_keyboard(ctx: &Context) -> bool {
    ctx.input(|input| input.raw.viewports.values().any(|viewport| viewport.focused == Some(true)))
}
