//! Which screen is shown: going to one, and one level out again. Must not know views.

use super::action::{Effect, Now, Place, Screen};
use super::beside::Seat;
use super::settings::Section;
use super::state::Model;
use super::{insights, ledger, set, shelf};

impl Model {
    /// Goes to a screen, or from it back to the call.
    pub(super) fn go(&mut self, screen: Screen, now: &Now, effects: &mut Vec<Effect>) {
        set::leave(self, now, effects);
        self.overlay = None;
        // from an open call the list is one level out, wherever the call was opened from
        let reads = screen == Screen::Review && self.screen == screen && self.saved.is_some();
        if reads {
            shelf::close_saved(self, now);
            self.back_to = Screen::Review;
        }
        self.screen = if self.screen == screen && !reads { Screen::Call } else { screen };
        match self.screen {
            Screen::Review => {
                self.list_from = Screen::Call;
                shelf::refresh(self, now, effects);
                effects.push(Effect::Focus(Place::Search));
            }
            Screen::Promises => ledger::show(self, now, effects),
            Screen::Insights => insights::show(self, now, effects),
            Screen::Settings => {
                effects.push(Effect::Focus(Place::Section));
                self.look_outside(effects);
            }
            Screen::Playbook => effects.push(Effect::Focus(Place::Situations)),
            Screen::Call | Screen::Debrief | Screen::Shift => {}
        }
    }

    /// One level out.
    pub(super) fn back(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        set::leave(self, now, effects);
        let resets = self.seat == Seat::Call;
        if self.overlay.take().is_some() || (resets && self.reset.take().is_some()) {
            return;
        }
        if self.screen == Screen::Review && self.saved.is_some() {
            shelf::close_saved(self, now);
            self.screen = std::mem::replace(&mut self.back_to, Screen::Review);
            self.back_on(now, effects);
        } else if self.screen == Screen::Debrief {
            self.screen = self.debrief_from;
        } else if self.screen == Screen::Playbook && self.editor.open.is_some() {
            self.editor.open = None;
        } else if self.screen == Screen::Review && !self.shelf.picked.is_empty() {
            self.shelf.picked.clear();
        } else if self.screen == Screen::Review && self.list_from != Screen::Call {
            self.screen = std::mem::take(&mut self.list_from);
            self.back_on(now, effects);
        } else if self.screen != Screen::Call {
            self.screen = Screen::Call;
        } else if self.returning.reading.take().is_some() || self.close_version() {
        } else if self.breath.is_some() {
            self.end_breath(now);
        } else if let Some(at) =
            self.notices.iter().rposition(|notice| notice.seat == self.seat && self.is_at_hand(&notice.what))
        {
            self.notices.remove(at);
        } else {
            self.reminders.seen();
        }
    }

    /// Shows a section of the settings.
    pub(super) fn set_up(&mut self, section: Section, effects: &mut Vec<Effect>) {
        self.section = section;
        self.overlay = None;
        self.screen = Screen::Settings;
        effects.push(Effect::Focus(Place::Section));
        self.look_outside(effects);
    }

    /// The keyboard goes where it was on a screen that is gone back to.
    fn back_on(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        match self.screen {
            Screen::Promises => ledger::show(self, now, effects),
            Screen::Insights => insights::show(self, now, effects),
            _ => effects.push(Effect::Focus(Place::Search)),
        }
    }
}
