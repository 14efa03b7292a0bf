//! Wrap-up: which row of choices the digits are for, what each digit chooses there, and the time
//! that is left. Must not know how it is drawn.

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::action::{Change, Now, Screen};
use super::call::{Call, CauseKind, HOTTEST, Promise, PromiseStatus, Status};
use super::history::Step;
use super::settings::Settings;
use super::state::{Model, What};
use super::{live, when};
use crate::say;

/// So many dispositions are chosen by one digit; when there are more, the last of these digits
/// leads to the rest.
const ONE_DIGIT: usize = 10;

/// So many follow-ups name their time; the days of the others are counted.
const NAMED: usize = 2;

const HOUR_SECS: i64 = 3600;

/// A row of choices, in the order asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Row {
    /// How the call was closed.
    Disposition,
    /// Where the fault lies.
    Cause,
    /// How heated they were at the end.
    Heat,
    /// When to call them back; nothing is owed where none is chosen.
    FollowUp,
}

impl Row {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Disposition, Self::Cause, Self::Heat, Self::FollowUp];

    /// The name shown over it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Disposition => say!("wrapup-disposition"),
            Self::Cause => say!("wrapup-where-does-the-fault-lie"),
            Self::Heat => say!("wrapup-heat-at-the-end"),
            Self::FollowUp => say!("wrapup-follow-up"),
        }
    }

    /// Whether the call has an answer to it.
    #[must_use]
    pub fn is_answered(self, call: &Call, settings: &Settings) -> bool {
        match self {
            // where there is nothing to choose from there is nothing to ask
            Self::Disposition => !call.disposition.is_empty() || settings.dispositions_told().is_empty(),
            Self::Cause => call.root_cause.is_some(),
            Self::Heat => call.heat_end.is_some(),
            Self::FollowUp => call.promises.iter().any(|promise| promise.status == PromiseStatus::Open),
        }
    }

    /// The row that the digits are for, unless the agent went to another: the first one without
    /// an answer, the last when each has one.
    #[must_use]
    pub fn in_turn(call: &Call, settings: &Settings) -> Self {
        Self::ALL.into_iter().find(|row| !row.is_answered(call, settings)).unwrap_or(Self::FollowUp)
    }

    /// The next row without an answer further down, the last one when there is none.
    #[must_use]
    pub fn next(self, call: &Call, settings: &Settings) -> Self {
        let further = Self::ALL.into_iter().skip_while(|row| *row != self).skip(1);
        further.into_iter().find(|row| !row.is_answered(call, settings)).unwrap_or(Self::FollowUp)
    }

    /// The row so many places further down, within the four.
    #[must_use]
    pub fn moved(self, down: isize) -> Self {
        let at = Self::ALL.iter().position(|row| *row == self).unwrap_or(0);
        let last = Self::ALL.len() - 1;
        Self::ALL.get(at.saturating_add_signed(down).min(last)).copied().unwrap_or(self)
    }
}

/// What a digit does.
#[derive(Clone, Debug, PartialEq)]
pub enum Pressed {
    /// It changes the record.
    Chooses(Change),
    /// It changes the record, and may be the first digit of two: 1, or 10.
    MayGoOn(Change),
    /// The next digit is for the dispositions that one digit cannot reach.
    LeadsOn,
}

/// The keys of the disposition at this place, of so many: "3", or "02" when it takes two.
#[must_use]
pub fn disposition_keys(at: usize, of: usize) -> String {
    if of <= ONE_DIGIT {
        return ((at + 1) % ONE_DIGIT).to_string();
    }
    let beyond = (at + 1).checked_sub(ONE_DIGIT);
    beyond.map_or_else(|| (at + 1).to_string(), |beyond| format!("0{}", beyond + 1))
}

/// What the keys pressed so far on this row do, the last of them a digit; `None` for nothing.
#[must_use]
pub fn pressed(row: Row, keys: &str, settings: &Settings) -> Option<Pressed> {
    let choices = settings.dispositions_told();
    let change = match row {
        Row::Disposition => {
            let is = |(at, _): &(usize, &&str)| disposition_keys(*at, choices.len()) == keys;
            match choices.iter().enumerate().find(is) {
                Some((_, text)) => Change::Disposition((*text).to_owned()),
                None if keys == "0" && choices.len() > ONE_DIGIT => return Some(Pressed::LeadsOn),
                None => return None,
            }
        }
        Row::Cause => {
            let at = keys.parse::<usize>().ok()?.checked_sub(1)?;
            Change::RootCause(*CauseKind::ALL.get(at)?)
        }
        Row::Heat => {
            let heat: u8 = keys.parse().ok().filter(|heat| *heat <= HOTTEST)?;
            let change = Change::HeatEnd(Some(heat));
            return Some(if heat == 1 { Pressed::MayGoOn(change) } else { Pressed::Chooses(change) });
        }
        Row::FollowUp => {
            let at = keys.parse::<usize>().ok()?.checked_sub(1)?;
            Change::FollowUp(call_back(follow_ups().get(at)?))
        }
    };
    Some(Pressed::Chooses(change))
}

/// When a follow-up may be, in the words in which a promise is understood.
#[must_use]
pub fn follow_ups() -> [&'static str; 4] {
    [say!("wrapup-in-2-hours"), say!("wrapup-tomorrow"), say!("wrapup-in-3-days"), say!("wrapup-in-a-week")]
}

/// The promise of a follow-up then: "call back tomorrow at 10".
#[must_use]
pub fn call_back(then: &str) -> String {
    say!("wrapup-call-back", when = then)
}

/// What a follow-up promises, and when. Days that are counted end on one from Monday to Friday.
#[must_use]
pub fn promised(text: &str, wall: &Zoned) -> (String, Option<Timestamp>) {
    let (what, due) = when::split_promise(text, wall);
    let counted = follow_ups().into_iter().skip(NAMED).any(|then| call_back(then) == text);
    let due = due.map(|due| if counted { when::on_a_weekday(due.at, wall) } else { due.at });
    (what, due)
}

/// The words for a follow-up then, with its day where that is not the one counted.
#[must_use]
pub fn told(then: &str, wall: &Zoned) -> String {
    let text = call_back(then);
    let counted = when::split_promise(&text, wall).1.map(|due| due.at);
    match promised(&text, wall).1 {
        Some(due) if Some(due) != counted => {
            say!("wrapup-then-on", then, day = when::say_day(due, wall))
        }
        _ => then.to_owned(),
    }
}

/// The open promise that this follow-up made, give or take an hour of its time.
#[must_use]
pub fn followed_up<'a>(call: &'a Call, text: &str, wall: &Zoned) -> Option<&'a Promise> {
    let (what, due) = promised(text, wall);
    let due = due?;
    call.promises.iter().find(|promise| {
        let apart_secs = promise.due.map(|at| at.duration_since(due).as_secs().abs());
        promise.status == PromiseStatus::Open
            && promise.text == what
            && apart_secs.is_some_and(|secs| secs < HOUR_SECS)
    })
}

/// The time left to wrap up one call. It stands still while the agent breathes or looks at
/// something else, and starts again with every change to the record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Countdown {
    call: Uuid,
    left_secs: f64,
    /// Since when it runs; `None` while it stands still.
    since_secs: Option<f64>,
}

impl Countdown {
    fn left_secs(&self, now: &Now) -> f64 {
        self.left_secs - self.since_secs.map_or(0.0, |since_secs| now.mono_secs - since_secs)
    }
}

impl Model {
    /// Whether the call in hand is being wrapped up.
    #[must_use]
    pub fn wrapping_up(&self) -> bool {
        self.call().is_some_and(|call| call.status == Status::WrapUp)
    }

    /// Seconds left to wrap up; `None` when nobody counts.
    #[must_use]
    pub fn wrap_up_left_secs(&self, now: &Now) -> Option<f64> {
        self.countdown.map(|countdown| countdown.left_secs(now).max(0.0))
    }

    /// When the time to wrap up is over, in seconds of the monotonic clock; `None` while it stands
    /// still or nobody counts.
    #[must_use]
    pub fn wrap_up_ends_secs(&self) -> Option<f64> {
        self.countdown.and_then(|countdown| Some(countdown.since_secs? + countdown.left_secs))
    }

    /// Starts, halts or goes on with the countdown, whichever fits what is shown now.
    pub(super) fn mind_wrap_up(&mut self, now: &Now) {
        let wanted = self.settings.wrap_up_secs.map(f64::from);
        let call = self.call().filter(|call| call.status == Status::WrapUp).map(|call| call.id);
        let (Some(whole_secs), Some(call)) = (wanted, call) else {
            self.countdown = None;
            return;
        };
        let same = self.countdown.filter(|countdown| countdown.call == call);
        let countdown = same.unwrap_or(Countdown { call, left_secs: whole_secs, since_secs: None });
        let runs = self.screen == Screen::Call && self.overlay.is_none() && self.breath.is_none();
        self.countdown = Some(match (runs, countdown.since_secs) {
            (true, None) => Countdown { since_secs: Some(now.mono_secs), ..countdown },
            (false, Some(_)) => {
                Countdown { left_secs: countdown.left_secs(now), since_secs: None, ..countdown }
            }
            _ => countdown,
        });
    }

    /// Keeps the call "to finish" when its time is over: nothing is lost, and it is offered later.
    pub(super) fn time_out(&mut self, now: &Now) {
        if !self.wrap_up_ends_secs().is_some_and(|ends_secs| ends_secs <= now.mono_secs) {
            return;
        }
        self.countdown = None;
        let Some(desk) = self.live.take() else { return };
        self.history.push(Step::TimedOut(Box::new(desk.call.clone())));
        let short_id = desk.call.short_id.clone();
        live::set_aside(self, desk, now);
        self.tell(What::TimedOut(short_id), now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_follow_up_in_days_is_on_a_day_from_monday_to_friday_and_says_so_where_it_was_moved() {
        let [hours, tomorrow, days, week] = follow_ups();
        let due = |then, wall: &Zoned| {
            promised(&call_back(then), wall).1.unwrap().to_zoned(wall.time_zone().clone()).date().to_string()
        };
        for (now, then, on, said) in [
            ("2026-11-22T14:30[UTC]", week, "2026-11-30", "in a week: Mon 30 Nov"),
            ("2026-11-22T14:30[UTC]", hours, "2026-11-22", "in 2 hours"),
            ("2026-11-20T14:30[UTC]", tomorrow, "2026-11-21", "tomorrow at 10"),
            ("2026-11-19T14:30[UTC]", days, "2026-11-23", "in 3 days: Monday"),
            ("2026-11-18T14:30[UTC]", days, "2026-11-23", "in 3 days: Monday"),
            ("2026-11-17T14:30[UTC]", days, "2026-11-20", "in 3 days"),
            ("2026-11-17T14:30[UTC]", week, "2026-11-24", "in a week"),
        ] {
            let wall: Zoned = now.parse().unwrap();
            assert_eq!(
                (due(then, &wall).as_str(), told(then, &wall).as_str()),
                (on, said),
                "{then} from {now}"
            );
        }
    }

    #[test]
    fn every_disposition_has_keys_of_its_own_and_they_choose_it() {
        for count in [1, 9, 10, 11, 15] {
            let dispositions: Vec<String> = (0..count).map(|at| format!("d{at}")).collect();
            let settings = Settings { dispositions: dispositions.clone(), ..Settings::default() };
            for (at, disposition) in dispositions.iter().enumerate() {
                let keys = disposition_keys(at, count);
                let chooses = Pressed::Chooses(Change::Disposition(disposition.clone()));
                assert_eq!(pressed(Row::Disposition, &keys, &settings), Some(chooses), "{at} of {count}");
                if keys.len() == 2 {
                    assert_eq!(pressed(Row::Disposition, "0", &settings), Some(Pressed::LeadsOn));
                }
            }
        }
    }
}
