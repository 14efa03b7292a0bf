//! The window beside the call's: which screens stand there, and which window carries an action out.
//! What a model shows is always seen from one of the two windows. Must not know how windows are
//! opened or drawn.

use super::action::{Action, Effect, Now, Overlay, Place, Screen, Which};
use super::exchange::Reply;
use super::notice::{Notice, What};
use super::settings::SavedCallsIn;
use super::state::Model;

/// Which of the two windows.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Seat {
    /// The one with the call in hand, on top of others.
    #[default]
    Call,
    /// The ordinary one beside it, with the saved calls.
    Beside,
}

/// What one window shows.
#[derive(Clone, Debug)]
pub(super) struct Face {
    screen: Screen,
    overlay: Option<Overlay>,
    back_to: Screen,
    list_from: Screen,
    debrief_from: Screen,
}

/// How much room there is, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// The width of the monitor.
    pub monitor_px: f32,
    /// The width of the window with the call.
    pub window_px: f32,
}

impl Room {
    /// The least that is left for a window beside the call's.
    pub const LEAST_PX: f32 = 560.0;
}

impl Default for Face {
    fn default() -> Self {
        let call = Screen::Call;
        Self { screen: call, overlay: None, back_to: Screen::Review, list_from: call, debrief_from: call }
    }
}

impl Screen {
    /// Whether it is about the saved calls, and so has a window of its own where there is room.
    #[must_use]
    pub const fn stands_beside(self) -> bool {
        matches!(self, Self::Review | Self::Promises | Self::Insights)
    }
}

impl Model {
    /// Whether the window beside the call's is open.
    #[must_use]
    pub const fn is_beside_open(&self) -> bool {
        self.away.is_some()
    }

    /// Whether this screen is shown, in whichever window.
    #[must_use]
    pub fn shows(&self, screen: Screen) -> bool {
        self.screen == screen || self.away.as_ref().is_some_and(|away| away.screen == screen)
    }

    /// Sees everything from this window from now on; nothing else changes.
    pub fn sit(&mut self, seat: Seat) {
        if self.seat == seat {
            return;
        }
        let Some(away) = &mut self.away else { return };
        std::mem::swap(&mut self.screen, &mut away.screen);
        std::mem::swap(&mut self.overlay, &mut away.overlay);
        std::mem::swap(&mut self.back_to, &mut away.back_to);
        std::mem::swap(&mut self.list_from, &mut away.list_from);
        std::mem::swap(&mut self.debrief_from, &mut away.debrief_from);
        self.seat = seat;
    }

    /// What the window beside shows, and what lies over it.
    #[must_use]
    pub const fn shown_beside(&self) -> Option<(Screen, Option<Overlay>)> {
        match (self.seat, &self.away) {
            (Seat::Beside, _) => Some((self.screen, self.overlay)),
            (Seat::Call, Some(away)) => Some((away.screen, away.overlay)),
            (Seat::Call, None) => None,
        }
    }

    /// In which window this place is.
    #[must_use]
    pub fn seat_of(&self, place: Place) -> Seat {
        let Some((screen, overlay)) = self.shown_beside() else { return Seat::Call };
        let there = match place {
            Place::Search
            | Place::Reader
            | Place::SearchName
            | Place::TagPicked
            | Place::Field(Which::Saved, _) => screen == Screen::Review,
            Place::Version => screen == Screen::Review && self.version_shown(Which::Saved).is_some(),
            Place::Insights => screen == Screen::Insights,
            Place::Promise(_) => screen == Screen::Promises,
            Place::Debrief(_) => screen == Screen::Debrief,
            Place::Palette => overlay == Some(Overlay::Palette),
            _ => false,
        };
        if there { Seat::Beside } else { Seat::Call }
    }

    /// The notices that this window shows.
    #[must_use]
    pub fn notices_here(&self) -> impl DoubleEndedIterator<Item = &Notice> + Clone {
        let here = |notice: &&Notice| notice.seat == self.seat || !self.is_beside_open();
        self.notices.iter().filter(move |notice| here(notice) && self.is_at_hand(&notice.what))
    }

    /// Where a notice is read: by the window that it is about.
    pub(super) const fn seat_to_tell(&self, what: &What) -> Seat {
        let about_saved = match what {
            What::Deleted
            | What::Together(_)
            | What::Search(_)
            | What::Masked(Which::Saved, _)
            | What::Flagged(Which::Saved, _) => true,
            What::Exported(_) => !matches!(self.screen, Screen::Settings | Screen::Playbook),
            _ => return self.seat,
        };
        if about_saved && self.is_beside_open() { Seat::Beside } else { Seat::Call }
    }

    /// Whether a window of its own is wanted for the saved calls, and there is room for it.
    fn has_room_beside(&self) -> bool {
        let Room { monitor_px, window_px } = self.room;
        let wanted = self.settings.saved_calls_in == SavedCallsIn::OwnWindow;
        self.is_beside_open() || (wanted && monitor_px - window_px >= Room::LEAST_PX)
    }

    /// The window that carries this out, asked for in the one at hand.
    fn seat_for(&self, action: &Action) -> Seat {
        let beside_if_room = || {
            // where it fills the window of the call already, it stays
            let fills = self.seat == Seat::Call && self.screen.stands_beside();
            if !fills && self.has_room_beside() { Seat::Beside } else { self.seat }
        };
        match action {
            Action::Go(screen) if screen.stands_beside() => beside_if_room(),
            Action::Open(id) if self.call().is_none_or(|call| call.id != *id) => beside_if_room(),
            Action::Behind(_) => beside_if_room(),
            Action::Go(Screen::Call) | Action::CloseBeside => self.seat,
            Action::OpenDebrief if matches!(self.screen, Screen::Review | Screen::Debrief) => self.seat,
            Action::Vault(Reply::Debrief { .. }) => {
                self.seat_of(Place::Debrief(super::debrief::Part::Feeling))
            }
            Action::Focus(place) => self.seat_of(*place),
            _ if leads_to_call(action) || is_about_the_whole(action) => Seat::Call,
            _ => self.seat,
        }
    }
}

/// Whether this is done in the window with the call, which then has the keyboard.
const fn leads_to_call(action: &Action) -> bool {
    matches!(
        action,
        Action::NewCall
            | Action::End
            | Action::Record(Which::Live, _)
            | Action::NextStep
            | Action::NextRung
            | Action::ReadEarlier
            | Action::Go(_)
            | Action::SetUp(_)
            | Action::Open(_)
            | Action::OpenShift
            | Action::OpenDebrief
            | Action::Edit(_)
            | Action::EditSituation(_)
            | Action::SaveCard(_)
    )
}

/// Whether this is about the program, or something that only the window with the call shows.
const fn is_about_the_whole(action: &Action) -> bool {
    matches!(
        action,
        Action::Opened
            | Action::Shown
            | Action::Settled
            | Action::Leave
            | Action::Tick
            | Action::Active
            | Action::Vault(_)
            | Action::Placed(_)
            | Action::Room(_)
            | Action::CopyCard(_)
            | Action::Breathe
            | Action::Reset
            | Action::ToggleCompact
            | Action::Lock(_)
    )
}

/// Carries an action out in the window it belongs to; afterwards all is seen from the window with
/// the call again.
pub(super) fn carry_out(model: &mut Model, from: Seat, action: Action, now: &Now, effects: &mut Vec<Effect>) {
    model.sit(from);
    one_of_a_kind(model, &action);
    let seat = model.seat_for(&action);
    let moves = model.seat != seat;
    let raises = moves && raises(seat, &action);
    if raises {
        model.overlay = None;
    }
    if moves && seat == Seat::Beside {
        model.away.get_or_insert_default();
    }
    model.sit(seat);
    if raises && is_about_call(&action) {
        model.screen = Screen::Call;
    }
    match action {
        Action::Go(screen) if raises && model.screen == screen => {
            model.overlay = None;
            effects.extend(place_of(screen).map(Effect::Focus));
        }
        action => {
            let resumes = seat == Seat::Beside && matches!(action, Action::Resume(_));
            effects.extend(resumes.then_some(Effect::Raise(Seat::Call)));
            model.dispatch(action, now, effects);
        }
    }
    effects.extend(raises.then_some(Effect::Raise(seat)));
    let ends = model.seat == Seat::Beside && model.screen == Screen::Call;
    model.sit(Seat::Call);
    if ends {
        close(model, now);
    }
}

/// There is one palette and one debrief, wherever it is.
fn one_of_a_kind(model: &mut Model, action: &Action) {
    let Some(away) = &mut model.away else { return };
    match action {
        Action::Show(Some(_)) => away.overlay = None,
        Action::OpenDebrief if away.screen == Screen::Debrief => away.screen = away.debrief_from,
        _ => {}
    }
}

/// Whether a window that carries out what was asked for in the other gets the keyboard.
const fn raises(seat: Seat, action: &Action) -> bool {
    match action {
        Action::Vault(_) => false,
        Action::Focus(_) => true,
        _ => matches!(seat, Seat::Beside) || leads_to_call(action),
    }
}

/// Whether it is seen in the call itself, whatever else fills its window.
const fn is_about_call(action: &Action) -> bool {
    matches!(
        action,
        Action::Record(Which::Live, _) | Action::NextStep | Action::Focus(Place::Field(Which::Live, _))
    )
}

/// Where the keyboard goes in a screen that is shown already.
const fn place_of(screen: Screen) -> Option<Place> {
    match screen {
        Screen::Review => Some(Place::Search),
        Screen::Insights => Some(Place::Insights),
        _ => None,
    }
}

/// The window beside is closed; the saved call in it stays open, and nothing of it waits any longer.
pub(super) fn close(model: &mut Model, now: &Now) {
    model.away = None;
    model.notices.retain(|notice| notice.seat == Seat::Call || notice.is_loud());
    let Some(desk) = &mut model.saved else { return };
    let guarded = desk.decide(now);
    if desk.needs_save() {
        desk.touch_and_hurry(now);
    }
    model.guarded(Which::Saved, guarded.hits, now);
}
