//! Keeps the input method of X11 switched on, whichever control has the keyboard.
//!
//! winit makes a new input context each time it is switched on, and gives the keyboard to it only when
//! the window gets it next: whoever went from one text to another could write no Chinese in the second.
//! Must not know what is written.

use super::run;
use eframe::egui::{Context, FullOutput, IMEPurpose, Plugin, Rect, output::IMEOutput};

/// From the first frame on, before the window has the keyboard for the first time.
pub(super) fn keep_on(ctx: &Context) {
    if run::is_x11() {
        ctx.add_plugin(KeptOn::default());
    }
}

/// The same while nothing is drawn: to be said in each pass of a hidden window.
pub(super) fn stay_on(ctx: &Context) {
    if let Some(ime) = ctx.with_plugin(|kept: &mut KeptOn| kept.ask(None)) {
        ctx.output_mut(|output| output.ime = Some(ime));
    }
}

/// Asks for the input method also where no text wants it, at the place of the last one that did.
#[derive(Debug, Default)]
struct KeptOn {
    last: Option<IMEOutput>,
}

impl KeptOn {
    /// What is asked for where a text wants this, or none does.
    fn ask(&mut self, wanted: Option<IMEOutput>) -> IMEOutput {
        let nowhere = IMEOutput {
            purpose: IMEPurpose::Normal,
            rect: Rect::ZERO,
            cursor_rect: Rect::ZERO,
            should_interrupt_composition: false,
        };
        let ime = wanted.or(self.last).unwrap_or(nowhere);
        // it would be switched off and on again for that
        let ime = IMEOutput { should_interrupt_composition: false, ..ime };
        self.last = Some(ime);
        ime
    }
}

impl Plugin for KeptOn {
    fn debug_name(&self) -> &'static str {
        "input method"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let asked = &mut output.platform_output.ime;
        *asked = Some(self.ask(*asked));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::RawInput;

    #[test]
    fn it_stays_on_where_no_text_has_the_keyboard_and_is_never_switched_off_in_between() {
        let ctx = Context::default();
        ctx.add_plugin(KeptOn::default());
        let mut text = String::new();
        let mut frame = |focused: bool| {
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                let field = ui.text_edit_singleline(&mut text);
                if focused {
                    field.request_focus();
                } else {
                    field.surrender_focus();
                }
            });
            output.textures_delta.clear();
            output.platform_output.ime.expect("it was switched off")
        };
        assert_eq!(frame(false).cursor_rect, Rect::ZERO);
        frame(true);
        let typed = frame(true);
        assert_ne!(typed.cursor_rect, Rect::ZERO, "the list of candidates shows where the text is");
        let left = frame(false);
        assert_eq!(left.cursor_rect, typed.cursor_rect);
        assert!(!left.should_interrupt_composition);
    }

    #[test]
    fn it_stays_on_while_the_window_is_hidden() {
        let ctx = Context::default();
        ctx.add_plugin(KeptOn::default());
        let hidden = |logic: fn(&Context)| ctx.run_logic(&RawInput::default(), logic).platform_output.ime;
        assert!(hidden(|_| ()).is_none(), "egui alone switches it off");
        assert!(hidden(stay_on).is_some());
    }
}
