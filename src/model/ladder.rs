//! The boundary ladder: which rungs a site has, what is said on each, and where a call stands on
//! it, which follows from the call's events alone. Must not know how a rung is taken or drawn.

use std::collections::BTreeMap;

use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};

use super::call::{Call, EventKind};
use super::{card, text};
use crate::say;

/// The shipped wording as it stands in `data/`.
pub const SHIPPED: &str = include_str!("../../data/ladder.ron");

/// How long a rung is being said, in seconds.
const SAYING_SECS: i64 = 30;

/// The most warnings between the request and the final one.
pub const WARNINGS: u8 = 3;

/// One rung.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Rung {
    /// They are asked to stop.
    Request,
    /// A warning, the first is 1.
    Warning(u8),
    /// The last warning.
    Final,
    /// The agent ends the call.
    End,
    /// A supervisor takes the call over.
    HandOver,
}

impl Rung {
    /// The name under which the settings keep its wording.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Request => "request".to_owned(),
            Self::Warning(number) => format!("warning_{number}"),
            Self::Final => "final_warning".to_owned(),
            Self::End => "end".to_owned(),
            Self::HandOver => "hand_over".to_owned(),
        }
    }

    /// The words shown for it.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Request => say!("ladder-ask-them-to-stop").to_owned(),
            Self::Warning(number) => say!("ladder-warning", number),
            Self::Final => say!("ladder-final-warning").to_owned(),
            Self::End => say!("ladder-end-the-call").to_owned(),
            Self::HandOver => say!("ladder-hand-over").to_owned(),
        }
    }

    /// The name where there is little room.
    #[must_use]
    pub fn short_name(self) -> String {
        match self {
            Self::Request => say!("ladder-ask").to_owned(),
            Self::Warning(number) => say!("ladder-warn", number),
            Self::Final => say!("ladder-final").to_owned(),
            Self::End => say!("ladder-end").to_owned(),
            Self::HandOver => say!("ladder-hand-over").to_owned(),
        }
    }

    /// The kind of event that it leaves in the record.
    #[must_use]
    pub const fn kind(self) -> EventKind {
        match self {
            Self::Request => EventKind::Request,
            Self::Warning(_) => EventKind::Warning,
            Self::Final => EventKind::FinalWarning,
            Self::End => EventKind::CallEnded,
            Self::HandOver => EventKind::HandedOver,
        }
    }
}

/// Whether a final warning is given before the last rung.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FinalWarning {
    /// It is.
    #[default]
    Given,
    /// It is not.
    NotGiven,
}

/// Whether an agent may end a call.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// They may: the last rung ends the call.
    #[default]
    Allowed,
    /// They may not: on the last rung a supervisor takes over.
    NotAllowed,
}

/// The ladder of a site.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Ladder {
    /// Warnings between the request and the final one, 0 to [`WARNINGS`].
    pub warnings: u8,
    /// Whether a final warning is given.
    pub final_warning: FinalWarning,
    /// Whether an agent may end a call.
    pub ending: Ending,
    /// The site's own wording by [`Rung::id`]; a rung that is not here is worded as shipped.
    pub wordings: BTreeMap<String, String>,
}

impl Default for Ladder {
    fn default() -> Self {
        Self {
            warnings: 1,
            final_warning: FinalWarning::Given,
            ending: Ending::Allowed,
            wordings: BTreeMap::new(),
        }
    }
}

/// The shipped wording.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Shipped {
    request: String,
    warnings: Vec<String>,
    final_warning: String,
    end: String,
    hand_over: String,
    last_end: String,
    last_hand_over: String,
}

impl Shipped {
    /// The wording of this rung, its slots open.
    #[must_use]
    pub fn wording(&self, rung: Rung) -> &str {
        match rung {
            Rung::Request => &self.request,
            Rung::Warning(number) => {
                let at = usize::from(number.saturating_sub(1));
                self.warnings.get(at).map_or("", String::as_str)
            }
            Rung::Final => &self.final_warning,
            Rung::End => &self.end,
            Rung::HandOver => &self.hand_over,
        }
    }
}

/// Where a rung stands in a call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mark {
    /// It was taken then.
    Done(Timestamp),
    /// A later one was taken without it.
    Skipped,
    /// It comes next.
    Next,
    /// It comes after that.
    ToCome,
}

impl Ladder {
    /// Its rungs from the first to the last.
    #[must_use]
    pub fn rungs(&self) -> Vec<Rung> {
        let mut rungs = vec![Rung::Request];
        rungs.extend((1..=self.warnings.min(WARNINGS)).map(Rung::Warning));
        rungs.extend((self.final_warning == FinalWarning::Given).then_some(Rung::Final));
        rungs.push(match self.ending {
            Ending::Allowed => Rung::End,
            Ending::NotAllowed => Rung::HandOver,
        });
        rungs
    }

    /// The wording of a rung, its slots open: the site's own, else the shipped one.
    #[must_use]
    pub fn wording<'a>(&'a self, rung: Rung, shipped: &'a Shipped) -> &'a str {
        let own = self.wordings.get(&rung.id()).map(|own| own.trim()).filter(|own| !own.is_empty());
        own.unwrap_or_else(|| shipped.wording(rung))
    }

    /// What is said on a rung in this call.
    #[must_use]
    pub fn said(&self, rung: Rung, shipped: &Shipped, call: Option<&Call>, now: &Zoned) -> String {
        let last = match self.ending {
            Ending::Allowed => &shipped.last_end,
            Ending::NotAllowed => &shipped.last_hand_over,
        };
        let mut wording = self.wording(rung, shipped).replace("{last}", last);
        if call.is_none_or(|call| call.customer.trim().is_empty()) {
            wording = without_name(&wording);
        }
        card::fill(&wording, call, now)
    }

    /// Where this call stands on each rung, as its events tell.
    #[must_use]
    pub fn standing(&self, call: &Call) -> Vec<(Rung, Mark)> {
        let rungs = self.rungs();
        let mut taken: Vec<Option<Timestamp>> = vec![None; rungs.len()];
        let mut warnings: u8 = 0;
        for event in &call.events {
            if event.kind == EventKind::Warning {
                warnings = warnings.saturating_add(1);
            }
            let at = place_of(event.kind, warnings.min(self.warnings), &rungs);
            if let Some(time) = at.and_then(|at| taken.get_mut(at)) {
                time.get_or_insert(event.at);
            }
        }
        let next = taken.iter().rposition(Option::is_some).map_or(0, |at| at + 1);
        let mark = |at: usize, time: Option<Timestamp>| match time {
            Some(time) => Mark::Done(time),
            None if at < next => Mark::Skipped,
            None if at == next => Mark::Next,
            None => Mark::ToCome,
        };
        rungs.into_iter().zip(taken).enumerate().map(|(at, (rung, time))| (rung, mark(at, time))).collect()
    }

    /// The rung that was taken last and what is said on it, while that may still be going on, or ever.
    #[must_use]
    pub fn being_said<'a>(&self, call: &'a Call, now: Option<Timestamp>) -> Option<(Rung, &'a str)> {
        let taken = self.standing(call).into_iter().rev();
        let is_said = |at: Timestamp| now.is_none_or(|now| said_since(at, now));
        let mut taken = taken.filter(|(_, mark)| matches!(mark, Mark::Done(at) if is_said(*at)));
        let (rung, _) = taken.next()?;
        let event = call.events.iter().rfind(|event| event.kind == rung.kind())?;
        Some((rung, &event.text))
    }

    /// The rung that comes next in this call; `None` once the last one was taken.
    #[must_use]
    pub fn next(&self, call: &Call) -> Option<Rung> {
        let standing = self.standing(call);
        standing.iter().find(|(_, mark)| *mark == Mark::Next).map(|(rung, _)| *rung)
    }
}

fn said_since(at: Timestamp, now: Timestamp) -> bool {
    (0..SAYING_SECS).contains(&now.duration_since(at).as_secs())
}

/// Whether a rung was taken in this call.
#[must_use]
pub fn begun(call: &Call) -> bool {
    call.events.iter().any(|event| event.kind.is_rung())
}

/// The place of the rung that an event stands for; `warnings` were given so far.
fn place_of(kind: EventKind, warnings: u8, rungs: &[Rung]) -> Option<usize> {
    let last = rungs.len().checked_sub(1);
    match kind {
        EventKind::Request => Some(0),
        // on a site without warnings one counts as the request
        EventKind::Warning => Some(usize::from(warnings)),
        EventKind::FinalWarning => {
            rungs.iter().position(|rung| *rung == Rung::Final).or_else(|| last?.checked_sub(1))
        }
        EventKind::CallEnded | EventKind::HandedOver => last,
        _ => None,
    }
}

/// The wording for a caller whose name is not known: "{name}, please stop" becomes "Please stop".
fn without_name(wording: &str) -> String {
    let mut said = String::with_capacity(wording.len());
    for (number, part) in wording.split("{name}").enumerate() {
        let begins = said.trim_end().is_empty() || said.trim_end().ends_with(['.', '!', '?']);
        if number == 0 {
            said.push_str(part);
        } else if begins {
            said.push_str(&text::capital(part.trim_start_matches([',', ' '])));
        } else {
            said.truncate(said.trim_end_matches([',', ' ']).len());
            said.push_str(part);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::call::Event;
    use uuid::Uuid;

    fn now() -> Zoned {
        "2026-11-22T14:30:00[UTC]".parse().unwrap()
    }

    fn call_with(kinds: &[EventKind]) -> Call {
        let mut call = Call::new(Uuid::nil(), now().timestamp());
        call.events =
            kinds.iter().map(|kind| Event { at: call.opened, kind: *kind, text: String::new() }).collect();
        call
    }

    fn ladder(warnings: u8, final_warning: FinalWarning, ending: Ending) -> Ladder {
        Ladder { warnings, final_warning, ending, ..Ladder::default() }
    }

    fn names(ladder: &Ladder) -> String {
        ladder.rungs().into_iter().map(Rung::id).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_site_chooses_its_rungs() {
        assert_eq!(names(&Ladder::default()), "request warning_1 final_warning end");
        let long = ladder(9, FinalWarning::NotGiven, Ending::NotAllowed);
        assert_eq!(names(&long), "request warning_1 warning_2 warning_3 hand_over");
        assert_eq!(names(&ladder(0, FinalWarning::NotGiven, Ending::Allowed)), "request end");
    }

    #[test]
    fn where_a_call_stands_follows_from_its_events() {
        use EventKind::{CallEnded, FinalWarning as Last, HandedOver, Quote, Request, Warning};
        let two = ladder(2, FinalWarning::Given, Ending::Allowed);
        let cases: [(&[EventKind], Option<Rung>); 8] = [
            (&[Quote], Some(Rung::Request)),
            (&[Quote, Request, Quote], Some(Rung::Warning(1))),
            (&[Request, Warning], Some(Rung::Warning(2))),
            (&[Warning, Warning], Some(Rung::Final)),
            (&[Request, Warning, Warning, Warning], Some(Rung::Final)),
            (&[Last], Some(Rung::End)),
            (&[CallEnded], None),
            (&[HandedOver], None),
        ];
        for (events, next) in cases {
            assert_eq!(two.next(&call_with(events)), next, "{events:?}");
        }
        let none = ladder(0, FinalWarning::NotGiven, Ending::NotAllowed);
        assert_eq!(none.next(&call_with(&[Warning])), Some(Rung::HandOver));
        assert_eq!(none.next(&call_with(&[Last])), Some(Rung::HandOver));
    }

    #[test]
    fn a_rung_left_out_is_told_from_one_taken() {
        let call = call_with(&[EventKind::Request, EventKind::FinalWarning]);
        let marks: Vec<Mark> = Ladder::default().standing(&call).into_iter().map(|(_, mark)| mark).collect();
        assert_eq!(marks, [Mark::Done(call.opened), Mark::Skipped, Mark::Done(call.opened), Mark::Next]);
    }

    #[test]
    fn an_unknown_name_goes_with_its_comma() {
        let cases = [
            ("{name}, please stop.", "Please stop."),
            ("Please stop, {name}.", "Please stop."),
            ("I asked you. {name}, please stop.", "I asked you. Please stop."),
            ("Please, {name}, stop it, {name}!", "Please, stop it!"),
            ("Stop.", "Stop."),
        ];
        for (wording, said) in cases {
            assert_eq!(without_name(wording), said);
        }
    }

    #[test]
    fn the_sites_own_wording_comes_first_and_says_what_the_last_rung_does() {
        let shipped: Shipped = ron::from_str(SHIPPED).unwrap();
        let mut ladder = ladder(1, FinalWarning::Given, Ending::NotAllowed);
        let own = "{name}, once more and {last}.".to_owned();
        ladder.wordings.insert(Rung::Final.id(), own);
        ladder.wordings.insert(Rung::Request.id(), "  ".to_owned());
        let mut call = call_with(&[]);
        call.customer = "Mrs Lind".to_owned();
        let said = |rung| ladder.said(rung, &shipped, Some(&call), &now());
        assert_eq!(said(Rung::Final), "Mrs Lind, once more and my supervisor takes over this call.");
        assert!(said(Rung::Request).starts_with("Mrs Lind, I want to sort this out"));
        for rung in
            [Rung::Request, Rung::Warning(1), Rung::Warning(2), Rung::Warning(3), Rung::Final, Rung::End]
        {
            let said = ladder.said(rung, &shipped, None, &now());
            assert!(!said.contains(['{', '_']) && said.starts_with(char::is_uppercase), "{said}");
        }
    }
}
