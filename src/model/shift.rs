//! The shift: an intention at its start, the breaths taken, what went well, and when the sheet was
//! handed over. One paper a shift, private. Must not know where it is kept.

use jiff::{Timestamp, ToSpan as _, Zoned};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::action::{Effect, Now, Place, Screen};
use super::call::SCHEMA;
use super::exchange::{Access, Request};
use super::paper::{Page, Paper, Typed};
use super::state::{Model, Session};
use crate::say;

/// After so many hours without anything done, a new shift begins.
const GAP_HOURS: i64 = 8;

/// On another day already after so many: what goes on past midnight is the same shift.
const NIGHT_HOURS: i64 = 3;

/// A breathing session that was ended.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Breath {
    /// When it ended.
    pub at: Timestamp,
    /// Id of the pattern.
    pub pattern: String,
    /// How long it took, in seconds.
    pub secs: u32,
}

/// One shift. The order of the fields is the order in the file.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Shift {
    /// Version of the format, [`SCHEMA`].
    pub schema: u32,
    /// Time-ordered unique id.
    pub id: Uuid,
    /// When it began.
    pub started: Timestamp,
    /// When something was last done in it.
    pub active: Timestamp,
    /// What the agent wants from it.
    #[serde(default)]
    pub intention: String,
    /// Whether the question for an intention was put away.
    #[serde(default)]
    pub skipped: bool,
    /// What went well.
    #[serde(default)]
    pub went_well: String,
    /// The breaths taken.
    #[serde(default)]
    pub breaths: Vec<Breath>,
    /// When the handover sheet was copied.
    #[serde(default)]
    pub handovers: Vec<Timestamp>,
    /// When it was last changed.
    pub changed: Timestamp,
}

impl Shift {
    /// A shift that begins now.
    #[must_use]
    pub const fn new(id: Uuid, now: Timestamp) -> Self {
        Self {
            schema: SCHEMA,
            id,
            started: now,
            active: now,
            intention: String::new(),
            skipped: false,
            went_well: String::new(),
            breaths: Vec::new(),
            handovers: Vec::new(),
            changed: now,
        }
    }

    /// Whether it is still going on: something was done in the last hours.
    #[must_use]
    pub fn goes_on(&self, now: &Zoned) -> bool {
        let within = |hours: i64| {
            let until = self.active.checked_add(hours.hours());
            until.is_ok_and(|until| until >= now.timestamp())
        };
        let same_day = self.active.to_zoned(now.time_zone().clone()).date() == now.date();
        within(if same_day { GAP_HOURS } else { NIGHT_HOURS })
    }
}

impl Page for Shift {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        vec![&mut self.intention, &mut self.went_well]
    }

    fn id(&self) -> Uuid {
        self.id
    }

    fn schema(&self) -> u32 {
        self.schema
    }

    fn created(&self) -> Timestamp {
        self.started
    }

    fn changed(&self) -> Timestamp {
        self.changed
    }

    fn set_changed(&mut self, at: Timestamp) {
        self.changed = at;
        self.active = at;
    }

    fn is_blank(&self) -> bool {
        false
    }
}

/// A text of a shift, in the order of [`Page::texts_mut`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Part {
    /// What the agent wants from it.
    Intention,
    /// What went well.
    WentWell,
}

impl Part {
    const ALL: [Self; 2] = [Self::Intention, Self::WentWell];

    /// Where the text with this number is typed.
    pub(super) fn place_of(number: usize) -> Option<Place> {
        Self::ALL.get(number).copied().map(Place::Shift)
    }

    /// The name shown beside it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Intention => say!("shift-intention-for-this-shift"),
            Self::WentWell => say!("shift-what-went-well"),
        }
    }

    /// The text of it.
    #[must_use]
    pub const fn get(self, shift: &Shift) -> &String {
        match self {
            Self::Intention => &shift.intention,
            Self::WentWell => &shift.went_well,
        }
    }
}

/// A change to the shift.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The text of a part is now this; the caret stands behind so many scalars.
    Text(Part, String, usize),
    /// The part was left: nothing more will be typed into it for now.
    Left,
    /// Take this for an intention; the same again takes it back.
    Intend(String),
    /// Put the question for an intention away.
    Skip,
    /// The handover sheet was copied.
    HandedOver,
}

impl Model {
    /// The shift that goes on now; `None` before anything was done in it.
    #[must_use]
    pub fn shift(&self, now: &Now) -> Option<&Shift> {
        self.shift.as_ref().map(|paper| &paper.page).filter(|shift| shift.goes_on(&now.wall))
    }

    /// Whether it is time to ask for an intention: gently, and once.
    #[must_use]
    pub fn asks_intention(&self, now: &Now) -> bool {
        self.shift_known
            && self.live.is_none()
            && self.shift(now).is_none_or(|shift| shift.intention.is_empty() && !shift.skipped)
    }
}

/// The vault has looked for the latest shift.
pub(super) fn loaded(model: &mut Model, found: Option<(Shift, Access)>) {
    model.shift_known = true;
    if model.shift.is_none() {
        model.shift = found.map(|(page, access)| Paper::loaded(page, access));
    }
}

/// Something was done: the shift goes on, or one begins.
pub(super) fn active(model: &mut Model, now: &Now) {
    change_page(model, now, |paper| {
        paper.note(now, |_| ());
        Typed::default()
    });
}

/// Changes the shift; one begins when none goes on.
pub(super) fn change(model: &mut Model, change: Change, now: &Now, effects: &mut Vec<Effect>) {
    let follows = match change {
        Change::Text(part, text, caret) => {
            change_page(model, now, |paper| paper.type_text(part as usize, text, caret, now))
        }
        Change::Left => {
            let Some(paper) = &mut model.shift else { return };
            let typed = paper.decide(now);
            model.guarded_paper(typed, Part::place_of, now)
        }
        Change::Intend(text) => change_page(model, now, |paper| {
            paper.change(now, |page| {
                page.intention = if page.intention == text { String::new() } else { text };
            })
        }),
        Change::Skip => change_page(model, now, |paper| paper.change(now, |page| page.skipped = true)),
        Change::HandedOver => change_page(model, now, |paper| {
            paper.note(now, |page| page.handovers.push(now.wall.timestamp()));
            Typed::default()
        }),
    };
    effects.extend(follows);
}

/// A breathing session has ended: it is noted, for the agent alone.
pub(super) fn breathed(model: &mut Model, session: &Session, now: &Now) {
    let secs = session.spent_secs(now);
    if secs == 0 {
        return;
    }
    let breath = Breath { at: now.wall.timestamp(), pattern: session.pattern.id.clone(), secs };
    change_page(model, now, |paper| {
        paper.note(now, |page| page.breaths.push(breath));
        Typed::default()
    });
}

/// Opens the shift, or closes it.
pub(super) fn open(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    model.overlay = None;
    if model.screen == Screen::Shift {
        model.screen = Screen::Call;
        return;
    }
    model.screen = Screen::Shift;
    let intends = model.shift(now).is_some_and(|shift| !shift.intention.is_empty());
    let part = if intends { Part::WentWell } else { Part::Intention };
    effects.push(Effect::Focus(Place::Shift(part)));
    ask_sheet(model, now, effects);
}

/// Asks for what happened since the shift began.
pub(super) fn ask_sheet(model: &Model, now: &Now, effects: &mut Vec<Effect>) {
    let since = model.shift(now).map_or_else(|| start_of_day(&now.wall), |shift| shift.started);
    effects.push(Effect::Vault(Request::Handover { since, now: now.wall.clone() }));
}

/// Midnight, where the desk is.
#[must_use]
pub fn start_of_day(now: &Zoned) -> Timestamp {
    now.start_of_day().map_or_else(|_| now.timestamp(), |start| start.timestamp())
}

fn change_page(
    model: &mut Model,
    now: &Now,
    change: impl FnOnce(&mut Paper<Shift>) -> Typed,
) -> Option<Effect> {
    let over = model.shift.as_ref().is_some_and(|paper| !paper.page.goes_on(&now.wall));
    if over && let Some(mut old) = model.shift.take() {
        old.hurry(now);
        model.shifts_over.extend(old.needs_save().then_some(old));
    }
    // a call may begin at the same moment, and takes the fresh id as it is
    let id = Uuid::from_u128(now.fresh_id.as_u128() ^ 1);
    let paper = model.shift.get_or_insert_with(|| Paper::new(Shift::new(id, now.wall.timestamp())));
    let typed = change(paper);
    model.guarded_paper(typed, Part::place_of, now)
}
