//! The model: all that the window shows. Owns the state; `update` is its only writer. Must not
//! know how any of it is drawn or kept.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "seconds and rounds of a breath are small and not negative"
)]

use std::collections::{BTreeSet, HashMap};
use std::sync;

use uuid::Uuid;

use super::action::{Above, Now, Overlay, Screen, Which};
use super::beside::{Face, Room, Seat};
use super::breath::{Moment, Pattern};
use super::call::{Call, Status};
use super::card;
use super::climb::Asked;
use super::compact::Form;
use super::contact::{self, Contact};
use super::cover::Cover;
use super::debrief::{About, Debrief};
use super::desk::Desk;
use super::editor::Editor;
use super::exchange::{Count, Facets, PAGE, Progress, Row};
use super::ground::Ground;
use super::handover::Handover;
use super::history::History;
use super::insights::Shown;
use super::ladder;
use super::ledger::Ledger;
use super::library::Playbook;
use super::lock::Lock;
pub use super::notice::{NOTICE_SECS, Notice, OFFER_SECS, What};
use super::outside::Outside;
use super::paper::Paper;
use super::playbook::{Card, Situation};
use super::remind::Reminders;
use super::reset::{self, Reset};
use super::returning::Returning;
use super::set::Setting;
use super::settings::{Section, Settings, WindowPlace};
use super::shift::Shift;
use super::versions::Versions;
use super::wrapup::Countdown;

/// All that the window shows.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// What to say and do.
    pub playbook: sync::Arc<Playbook>,
    /// The same under the pen.
    pub editor: Editor,
    /// How the user likes it.
    pub settings: Settings,
    /// The call in hand.
    pub live: Option<Desk>,
    /// The saved call opened in the review.
    pub saved: Option<Desk>,
    /// Calls that left the window and are not yet on the disk.
    pub outbox: Vec<Desk>,
    /// Calls set aside "to finish", the latest last.
    pub set_aside: Vec<Aside>,
    /// What fills the window.
    pub screen: Screen,
    /// The part of the settings that is shown when they are.
    pub section: Section,
    /// Where the saved call that is open leads back to.
    pub(super) back_to: Screen,
    /// Where the list of saved calls leads back to.
    pub(super) list_from: Screen,
    /// Which window it fills: everything is seen from there.
    pub seat: Seat,
    /// What the other window shows, while there are two.
    pub(super) away: Option<Face>,
    /// How much room there is beside the window with the call.
    pub room: Room,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// Whether the window is whole or a strip.
    pub form: Form,
    /// Whether what was said can be read.
    pub cover: Cover,
    /// The breathing session that runs.
    pub breath: Option<Session>,
    /// The one-breath reset that runs.
    pub reset: Option<Reset>,
    /// The saved calls listed in the review.
    pub shelf: Shelf,
    /// The saved calls that the palette offers.
    pub finds: Shelf,
    /// What was promised, in all calls.
    pub ledger: Ledger,
    /// What they say together.
    pub insights: Shown,
    /// Earlier calls of the customer in hand.
    pub returning: Returning,
    /// What there is to tell, the latest last.
    pub notices: Vec<Notice>,
    /// The debrief that is open.
    pub debrief: Option<Paper<Debrief>>,
    /// What it is about.
    pub debrief_about: Option<About>,
    /// The saved call of which it is known that it has a debrief.
    pub debriefed: Option<Uuid>,
    /// The latest shift.
    pub shift: Option<Paper<Shift>>,
    /// What it leaves behind, as last gathered.
    pub handover: Option<Handover>,
    /// Where the window is.
    pub place: WindowPlace,
    /// The desktop around it.
    pub outside: Outside,
    /// Who can put it above others.
    pub above: Above,
    /// The lock of an encrypted vault.
    pub lock: Lock,
    pub(super) last_reset: reset::Last,
    /// The other versions of the calls that are open.
    pub versions: Versions,
    /// The place where calls are kept, once the vault has looked.
    pub ground: Option<Ground>,
    pub(super) setting: Setting,
    pub(super) history: History,
    pub(super) countdown: Option<Countdown>,
    pub(super) rung_asked: Option<Asked>,
    pub(super) debrief_from: Screen,
    pub(super) filed_last: Option<About>,
    /// Papers that left the window and are not yet on the disk.
    pub(super) debriefs_closed: Vec<Paper<Debrief>>,
    pub(super) shifts_over: Vec<Paper<Shift>>,
    /// Whether the vault has answered which shift was the latest.
    pub(super) shift_known: bool,
    pub(super) reminders: Reminders,
    pub(super) wordings: HashMap<String, usize>,
    pub(super) copied: Option<(String, f64)>,
    pub(super) wanted: Option<Uuid>,
    /// The call in which a card was copied that says that they are heard.
    pub(super) acknowledged: Option<Uuid>,
    pub(super) next_notice: u64,
    /// The latest notice there was when the window became a strip.
    pub(super) seen_notice: u64,
    pub(super) next_search: u64,
    /// Which search asks for the calls not filed yet.
    pub(super) unfinished: u64,
}

/// A call set aside.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// Its id.
    pub id: Uuid,
    /// What it is called on the button.
    pub label: String,
}

/// Saved calls listed.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// What was searched.
    pub query: String,
    /// The first page of what was found; of the newest, those that fit best come first.
    pub rows: Vec<Row>,
    /// Later pages that are at hand, by the place of their first row; empty ones are on their way.
    pub(super) later: HashMap<usize, Vec<Row>>,
    /// How many there are.
    pub count: Count,
    /// What can be told apart among them.
    pub facets: Facets,
    /// What was typed and not understood; it is searched as words.
    pub unclear: Vec<String>,
    /// Words typed that no call has; near ones were taken for them.
    pub missed: Vec<String>,
    /// How much could be looked through, while that is not all.
    pub progress: Option<Progress>,
    /// Files that could not be read.
    pub unreadable: Vec<String>,
    /// Whether an answer is on its way.
    pub waiting: Waiting,
    /// Which calls are selected.
    pub picked: BTreeSet<Uuid>,
    /// Which search it waits for or shows.
    pub(super) number: u64,
}

impl Shelf {
    /// The row at this place of the list, if it is at hand.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<&Row> {
        self.rows.get(at).or_else(|| self.later.get(&(at - at % PAGE))?.get(at % PAGE))
    }
}

/// Whether an answer of the vault is on its way.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Waiting {
    /// Nothing was asked yet.
    #[default]
    NotAsked,
    /// It is.
    Waiting,
    /// It has come.
    Answered,
}

/// A breathing session that runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// How.
    pub pattern: Pattern,
    /// How long, in seconds; the session ends with the exhale after it.
    pub wanted_secs: f32,
    /// When it began, in seconds of the monotonic clock.
    pub started_secs: f64,
}

impl Session {
    /// Where it stands; `None` once it is over.
    #[must_use]
    pub fn moment(&self, now: &Now) -> Option<Moment> {
        self.pattern.at(now.mono_secs - self.started_secs, self.wanted_secs)
    }

    /// Whole seconds breathed so far, at most the length of the session.
    #[must_use]
    pub fn spent_secs(&self, now: &Now) -> u32 {
        let whole_secs = f64::from(self.pattern.session_secs(self.wanted_secs));
        (now.mono_secs - self.started_secs).clamp(0.0, whole_secs) as u32
    }

    /// Which round it is in, from 0.
    #[must_use]
    pub fn round(&self, now: &Now) -> usize {
        let rounds = (now.mono_secs - self.started_secs) / f64::from(self.pattern.cycle_secs());
        rounds.max(0.0) as usize
    }
}

impl Model {
    /// A window with nothing in it yet.
    #[must_use]
    pub fn new(playbook: sync::Arc<Playbook>, settings: Settings) -> Self {
        let setting = Setting::of(&settings);
        let settings = settings.sane();
        let editor = Editor::new(sync::Arc::clone(&playbook));
        Self { playbook, editor, settings, setting, back_to: Screen::Review, ..Self::default() }
    }

    /// The call in hand or the saved one.
    #[must_use]
    pub const fn desk(&self, which: Which) -> Option<&Desk> {
        match which {
            Which::Live => self.live.as_ref(),
            Which::Saved => self.saved.as_ref(),
        }
    }

    /// The call in view: the saved one while the saved ones are shown.
    #[must_use]
    pub const fn desk_in_view(&self) -> Option<&Desk> {
        match self.screen {
            Screen::Review => self.saved.as_ref(),
            Screen::Call
            | Screen::Promises
            | Screen::Settings
            | Screen::Playbook
            | Screen::Debrief
            | Screen::Insights
            | Screen::Shift => self.live.as_ref(),
        }
    }

    /// The record of the call in hand.
    #[must_use]
    pub fn call(&self) -> Option<&Call> {
        self.live.as_ref().map(|desk| &desk.call)
    }

    /// The situation that leads the call in hand.
    #[must_use]
    pub fn lead(&self) -> Option<&Situation> {
        let id = self.call()?.situations.first()?;
        self.playbook.situation(id)
    }

    /// Who to call, where people come first; they have the first numbers.
    #[must_use]
    pub fn contacts_first(&self) -> Vec<&Contact> {
        let first = self.lead().is_some_and(|lead| lead.safety_first);
        let contacts = self.settings.contacts.iter();
        contacts.filter(|contact| first && !contact.is_blank()).collect()
    }

    /// The card of the leading situation with this number, from 1; contacts come before the cards.
    #[must_use]
    pub fn card(&self, number: usize) -> Option<(&Situation, &Card)> {
        let lead = self.lead()?;
        let at = number.checked_sub(1)?.checked_sub(self.contacts_first().len())?;
        Some((lead, lead.say.get(at)?))
    }

    /// Whether the boundary ladder is in place: for abuse, and once a rung of it was taken.
    #[must_use]
    pub fn ladder_shows(&self) -> bool {
        self.lead().is_some_and(|lead| lead.id == "abusive") || self.call().is_some_and(ladder::begun)
    }

    /// Which wording of a card is shown, from 0.
    #[must_use]
    pub fn wording(&self, situation: &str, card: &Card) -> usize {
        let turns = self.wordings.get(&card::key(situation, &card.id)).copied().unwrap_or(0);
        turns.checked_rem(card.variants.len()).unwrap_or(0)
    }

    /// Whether this card was copied a moment ago.
    #[must_use]
    pub fn just_copied(&self, situation: &str, card: &Card) -> bool {
        matches!(&self.copied, Some((key, _)) if *key == card::key(situation, &card.id))
    }

    /// Whether the contact with this number was copied a moment ago.
    #[must_use]
    pub fn just_copied_contact(&self, number: usize) -> bool {
        matches!(&self.copied, Some((key, _)) if *key == contact::key(number))
    }

    /// Whether a caller is on the line.
    #[must_use]
    pub fn on_call(&self) -> bool {
        self.call().is_some_and(|call| call.status == Status::Open)
    }

    /// Every breathing pattern, the user's own last.
    #[must_use]
    pub fn patterns(&self) -> Vec<Pattern> {
        let mut patterns = self.playbook.patterns.clone();
        patterns.push(self.settings.own());
        patterns
    }

    /// The pattern that Ctrl+B starts now: the chosen one, but with a caller on the line only one
    /// that is offered then.
    #[must_use]
    pub fn pattern(&self) -> Option<Pattern> {
        let patterns = self.patterns();
        let fits = |pattern: &&Pattern| !self.on_call() || pattern.offered.suits_a_call();
        let chosen = patterns.iter().find(|pattern| pattern.id == self.settings.breath_pattern);
        chosen.filter(fits).or_else(|| patterns.iter().find(fits)).cloned()
    }

    /// Where the breath that is shown stands: that of a reset comes before a longer one.
    #[must_use]
    pub fn moment(&self, now: &Now) -> Option<Moment> {
        let reset = self.reset.as_ref().map(|reset| &reset.session);
        reset.or(self.breath.as_ref())?.moment(now)
    }

    /// How long Ctrl+B breathes, in seconds.
    #[must_use]
    pub fn breath_secs(&self, pattern: &Pattern) -> f32 {
        self.settings.breath_secs.unwrap_or(pattern.default_secs) as f32
    }

    /// When the model wants to be ticked next, in seconds of the monotonic clock, breathing and
    /// the call clock aside.
    #[must_use]
    pub fn wake_at_secs(&self) -> Option<f64> {
        let desks = self.live.iter().chain(&self.saved).chain(&self.outbox);
        let notices = self.notices.iter().filter_map(|notice| notice.until_secs);
        let copied = self.copied.iter().map(|(_, until_secs)| *until_secs);
        let setting = self.setting.rested_at_secs().into_iter().chain(self.editor.wake_at_secs());
        let promises = self.reminders.wake_at_secs().into_iter().chain(self.returning.wake_at_secs());
        let others = notices.chain(copied).chain(setting).chain(promises).chain(self.locks_at_secs());
        let ends = self.wrap_up_ends_secs().into_iter().chain(self.papers_wake_secs());
        desks.filter_map(Desk::wake_at_secs).chain(others).chain(ends).reduce(f64::min)
    }

    /// Whether something typed could not be saved at the last try.
    #[must_use]
    pub fn failing(&self) -> bool {
        let mut desks = self.live.iter().chain(&self.saved).chain(&self.outbox);
        self.paper_failure().is_some()
            || self.editor.failure.is_some()
            || desks.any(|desk| desk.failure.is_some())
    }
}
