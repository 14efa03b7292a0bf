//! The brief for whoever takes over: the call in spoken sentences, made from the record, short
//! enough to be read aloud in 30 seconds. What matters least goes first; nothing is cut inside a
//! word, and what the caller said is quoted and never judged. Must not know how it is shown.

use jiff::{Timestamp, Zoned};
use serde::Deserialize;

use super::call::{Call, Event, EventKind, PromiseStatus};
use super::quote;
use super::read_back::ReadBack;
use super::wording::fill;
use super::{options, risk, when};
use crate::say;

/// Words that are read aloud in 30 seconds, at two and a half a second.
pub const MOST_WORDS: usize = 75;

/// At most so many times of warnings are named.
const TIMES: usize = 3;

/// At most so many risk words are named.
const RISKS: usize = 4;

/// What the caller is told, and how the brief is worded, see `data/escalation.ron`.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Handing {
    /// Ids of the source techniques.
    pub sources: Vec<String>,
    /// What the caller is told, in two or three wordings.
    pub tell: Vec<String>,
    /// The sentences of the brief, in the order said.
    pub brief: Vec<Part>,
    /// Words that must be known to have been said, list by list.
    pub risk_words: Vec<Vec<String>>,
}

/// A sentence of the brief.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The smaller, the longer it stays when the brief gets long.
    pub rank: u8,
    /// Of these the first is said whose slots can be filled.
    pub say: Vec<String>,
}

/// How many words a text of the record may take.
#[derive(Clone, Copy, Debug)]
struct Room {
    text: usize,
    words: usize,
}

/// Tried in this order until all of a sentence fits.
const ROOMS: [Room; 3] =
    [Room { text: 14, words: 18 }, Room { text: 9, words: 12 }, Room { text: 5, words: 7 }];

impl Handing {
    /// The brief as it stands in the record, or, where nobody has written one, as the record makes
    /// it.
    #[must_use]
    pub fn brief_of(&self, call: &Call, nouns: &ReadBack, now: &Zoned) -> String {
        self.kept(call, None, nouns, now)
    }

    /// The brief that stays in the record: as somebody wrote it, else as it was last copied, else as
    /// the record makes it.
    #[must_use]
    pub fn kept(&self, call: &Call, copied: Option<&str>, nouns: &ReadBack, now: &Zoned) -> String {
        let own = call.escalation.as_ref().map(|escalation| escalation.brief.as_str());
        let own = own.filter(|brief| !brief.trim().is_empty());
        own.or(copied).map_or_else(|| self.brief(call, nouns, now), str::to_owned)
    }

    /// The brief as the record makes it, at most [`MOST_WORDS`] long.
    #[must_use]
    pub fn brief(&self, call: &Call, nouns: &ReadBack, now: &Zoned) -> String {
        let mut ranked: Vec<(usize, &Part)> = self.brief.iter().enumerate().collect();
        ranked.sort_by_key(|(_, part)| part.rank);
        let mut said: Vec<(usize, String)> = Vec::new();
        let mut left = MOST_WORDS;
        for (at, part) in ranked {
            let facts = |room| Facts { handing: self, call, nouns, now, room };
            let wordings = ROOMS.into_iter().filter_map(|room| facts(room).say(part));
            let fitting = wordings.map(|text| (spoken_words(&text), text)).find(|(words, _)| *words <= left);
            if let Some((words, text)) = fitting {
                left -= words;
                said.push((at, text));
            }
        }
        said.sort_by_key(|(at, _)| *at);
        // the last sentence only says how to begin: alone it says nothing
        if said.len() == 1 && said.iter().all(|(at, _)| *at + 1 == self.brief.len()) {
            return String::new();
        }
        said.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" ")
    }
}

/// How many words it takes to say this. Scripts without spaces count two letters a word, and a
/// long number or address counts by its length.
#[must_use]
pub fn spoken_words(text: &str) -> usize {
    let of = |token: &str| {
        let wide = token.chars().filter(|c| *c >= '\u{2e80}').count();
        let narrow = token.chars().count() - wide;
        (narrow.div_ceil(16) + wide.div_ceil(2)).max(1)
    };
    text.split_whitespace().map(of).sum()
}

/// What the record says, cut to the room there is.
struct Facts<'a> {
    handing: &'a Handing,
    call: &'a Call,
    nouns: &'a ReadBack,
    now: &'a Zoned,
    room: Room,
}

impl Facts<'_> {
    fn say(&self, part: &Part) -> Option<String> {
        part.say.iter().find_map(|line| fill(line, |slot| self.slot(slot)))
    }

    fn slot(&self, slot: &str) -> Option<String> {
        let call = self.call;
        let most = self.room.text;
        match slot {
            "name" => said(&call.customer, most),
            "callback" => said(&call.callback, most),
            "reference" => said(&call.reference, most),
            "product" => said(&call.product, most),
            "why" => said(&call.escalation.as_ref()?.why, most),
            "problem" | "remedy" => self.nouns.slot(slot, call).filter(|text| spoken_words(text) <= most),
            "“problem”" => quoted(&call.issue, most),
            "“remedy”" => quoted(&call.remedy, most),
            "“offered”" => quoted(&call.offered, most),
            "“can”" => self.can(),
            "“cannot”" => quoted(&call.options.as_ref()?.cannot, most * 2 / 3),
            "“because”" => quoted(&call.options.as_ref()?.because, most * 2 / 3),
            "before?" => call.repeat?.then(String::new),
            "“words”" => quoted(&quote::first_sentence(&call.words, 400)?, self.room.words),
            "done" => self.done(),
            "promised" => self.promised(),
            "heat_start" => Some(call.heat_start?.to_string()),
            "heat_now" => Some(call.heat_end.filter(|_| call.ended.is_none())?.to_string()),
            "heat_left" => Some(call.heat_end.filter(|_| call.ended.is_some())?.to_string()),
            "warnings" => Some(Some(self.warnings().len()).filter(|count| *count > 1)?.to_string()),
            "warned" => self.warned(),
            "last_warned" => Some(self.time(*self.warnings().last()?)),
            "final" => Some(self.time(self.final_warning()?.at)),
            "risk" => self.risk(),
            _ => None,
        }
    }

    /// What was offered where something was refused too: the offer in full says both, and is long.
    fn can(&self) -> Option<String> {
        let options = self.call.options.as_ref().filter(|options| !options.cannot.trim().is_empty())?;
        said(&self.call.offered, 1)?;
        let mut can = options.can.iter().filter_map(|text| quoted(text, self.room.text / 2));
        let first = can.next()?;
        Some(match can.next() {
            Some(other) => say!("brief-either", first, other),
            None => first,
        })
    }

    fn final_warning(&self) -> Option<&Event> {
        self.call.events.iter().rfind(|event| event.kind == EventKind::FinalWarning)
    }

    /// When each warning was given, the last final one aside.
    fn warnings(&self) -> Vec<Timestamp> {
        let last = self.final_warning();
        let warns = |event: &&Event| matches!(event.kind, EventKind::Warning | EventKind::FinalWarning);
        let others = |event: &&Event| last.is_none_or(|last| !std::ptr::eq(last, *event));
        self.call.events.iter().filter(warns).filter(others).map(|event| event.at).collect()
    }

    /// The times of the warnings, as long as they are few.
    fn warned(&self) -> Option<String> {
        let mut times: Vec<String> = self.warnings().into_iter().map(|at| self.time(at)).collect();
        times.dedup();
        let last = times.pop()?;
        match times.len() {
            0 => Some(last),
            1..TIMES => Some(say!("brief-times", earlier = times.join(", "), last)),
            _ => None,
        }
    }

    /// The last things done for them, offers aside.
    fn done(&self) -> Option<String> {
        let events = self.call.events.iter();
        let done = events.filter(|event| event.kind == EventKind::Action && !options::is_offer(&event.text));
        let mut done: Vec<String> = done.rev().filter_map(|event| said(&event.text, 7)).take(2).collect();
        done.reverse();
        (!done.is_empty()).then(|| cut(&done.join("; "), self.room.text))
    }

    /// What is still owed, the soonest first.
    fn promised(&self) -> Option<String> {
        let promises = self.call.promises.iter();
        let mut open: Vec<_> = promises.filter(|promise| promise.status == PromiseStatus::Open).collect();
        open.sort_by_key(|promise| promise.due.unwrap_or(Timestamp::MAX));
        let told = open.iter().filter_map(|promise| {
            let what = said(&promise.text, 7)?;
            Some(promise.due.map_or_else(
                || what.clone(),
                |due| say!("brief-promised-by", what, due = when::keep(due, self.now)),
            ))
        });
        let told: Vec<String> = told.collect();
        let shown = if self.room.text > 9 { 2 } else { 1 };
        let rest = told.len().saturating_sub(shown);
        let mut text = told.into_iter().take(shown).collect::<Vec<_>>().join("; ");
        if rest > 0 {
            text.push_str(&say!("brief-and-more", rest));
        }
        (!text.is_empty()).then_some(text)
    }

    /// Words that must be known to have been said, quoted.
    fn risk(&self) -> Option<String> {
        let call = self.call;
        let heard =
            call.events.iter().filter(|event| matches!(event.kind, EventKind::Quote | EventKind::Note));
        let texts = [&call.words, &call.effect, &call.remedy, &call.issue].into_iter();
        let texts = texts.chain(heard.map(|event| &event.text)).map(String::as_str);
        let found = risk::said(&self.handing.risk_words, texts);
        let quoted: Vec<String> = found.iter().take(RISKS).map(|word| quote::quoted(word)).collect();
        (!quoted.is_empty()).then(|| quoted.join(", "))
    }

    fn time(&self, at: Timestamp) -> String {
        at.to_zoned(self.now.time_zone().clone()).strftime("%H:%M").to_string()
    }
}

/// A text without its end, at most so many words long.
fn said(text: &str, most: usize) -> Option<String> {
    let text = quote::without_end(text);
    text.contains(char::is_alphanumeric).then(|| cut(text, most))
}

fn quoted(text: &str, most: usize) -> Option<String> {
    said(text, most).map(|text| quote::quoted(&text))
}

/// The text cut with an ellipsis behind the last word for which there is room.
fn cut(text: &str, most: usize) -> String {
    let mut kept = String::new();
    for word in text.split_whitespace() {
        let longer = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
        if spoken_words(&longer) > most {
            // a single word that is too long is one of a script without spaces, or no word at all
            let kept = if kept.is_empty() { quote::cut(word, most * 2) } else { kept };
            return format!("{}…", kept.trim_end_matches([',', ';', ':', '…']));
        }
        kept = longer;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::call::Escalation;
    use crate::model::library;

    fn now() -> Zoned {
        "2026-11-22T14:30:00[UTC]".parse().unwrap()
    }

    fn brief(call: &Call) -> String {
        let playbook = library::builtin();
        playbook.handing.brief_of(call, &playbook.read_back, &now())
    }

    fn call() -> Call {
        Call::new(uuid::Uuid::nil(), now().timestamp())
    }

    fn event(kind: EventKind, text: &str) -> Event {
        Event { at: now().timestamp(), kind, text: text.to_owned() }
    }

    #[test]
    fn the_whole_call_is_said_in_thirty_seconds() {
        let mut call = call();
        call.customer = "Mrs Lind".into();
        call.reference = "R-77".into();
        call.issue = "the double charge".into();
        call.remedy = "a refund of 40 dollars".into();
        call.words = "I was charged twice for the same payment. My lawyer will hear of this!".into();
        call.events.push(event(EventKind::Action, "checked both payments"));
        call.events.push(event(EventKind::Warning, ""));
        call.heat_start = Some(8);
        call.promise("send the form".into(), when::parse("tomorrow 3pm", &now()));
        assert_eq!(
            brief(&call),
            "This is Mrs Lind, reference R-77. It's about the double charge. In their words: “I was charged twice for \
             the same payment”. Done so far: checked both payments. They want a refund of 40 dollars. On the heat \
             scale they were at 8 of ten. Promised: send the form by Mon 23 Nov 15:00. I gave one warning, at 14:30. \
             Words that were said: “lawyer”."
        );
        call.escalation = Some(Escalation { brief: "My own.".into(), ..Escalation::default() });
        assert_eq!(brief(&call), "My own.");
    }

    #[test]
    fn every_warning_is_counted_with_its_time_the_final_one_too() {
        let told = |given: &[(EventKind, i64)]| {
            let mut call = call();
            for (kind, minutes) in given {
                let at = now().timestamp() + jiff::SignedDuration::from_mins(*minutes);
                call.events.push(Event { at, ..event(*kind, "") });
            }
            let brief = brief(&call);
            brief.split(" Please begin").next().unwrap_or_default().to_owned()
        };
        let (ask, warn, last) = (EventKind::Request, EventKind::Warning, EventKind::FinalWarning);
        assert_eq!(
            told(&[(ask, 0), (warn, 5), (last, 9)]),
            "I gave one warning, at 14:35, and the final one at 14:39."
        );
        assert_eq!(
            told(&[(warn, 1), (warn, 5), (last, 9)]),
            "I gave 2 warnings, at 14:31 and 14:35, and the final one at 14:39."
        );
        assert_eq!(told(&[(last, 9)]), "I gave the final warning, at 14:39.");
        assert_eq!(
            told(&[(last, 1), (last, 9)]),
            "I gave one warning, at 14:31, and the final one at 14:39."
        );
        assert_eq!(told(&[(warn, 1), (warn, 1)]), "I gave 2 warnings, at 14:31.");
        assert_eq!(told(&[1, 2, 3].map(|at| (warn, at))), "I gave 3 warnings, at 14:31, 14:32 and 14:33.");
        assert_eq!(told(&[1, 2, 3, 4].map(|at| (warn, at))), "I gave 4 warnings, the last at 14:34.");
    }

    #[test]
    fn of_a_call_that_has_ended_nothing_is_said_to_be_so_now() {
        let mut call = call();
        call.issue = "the double charge".into();
        call.heat_end = Some(10);
        assert!(brief(&call).contains("they are at 10 of ten now"), "{}", brief(&call));
        call.ended = Some(now().timestamp());
        assert!(brief(&call).contains("they were at 10 of ten at the end."), "{}", brief(&call));
        call.heat_start = Some(8);
        assert!(brief(&call).contains("they were at 8 of ten, at the end 10."), "{}", brief(&call));
    }

    #[test]
    fn with_nothing_noted_there_is_no_brief() {
        assert_eq!(brief(&call()), "");
    }

    #[test]
    fn what_matters_least_goes_first_and_no_word_is_cut() {
        let mut call = call();
        let long = "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa";
        let texts =
            [&mut call.words, &mut call.issue, &mut call.remedy, &mut call.offered, &mut call.product];
        for text in texts {
            long.clone_into(text);
        }
        for kind in [EventKind::Action, EventKind::Quote] {
            call.events.push(event(kind, &format!("{long} ombudsman")));
        }
        call.promise(long.into(), None);
        call.heat_start = Some(9);
        let brief = brief(&call);
        assert!(spoken_words(&brief) <= MOST_WORDS, "{}: {brief}", spoken_words(&brief));
        assert!(brief.contains("“ombudsman”") && brief.contains("In their words"), "{brief}");
        assert!(!brief.contains("Done so far") && !brief.contains("Please begin"), "{brief}");
        let known: Vec<&str> = long.split(' ').collect();
        for cut in brief.split('…').filter_map(|part| part.rsplit([' ', '“']).next()) {
            let whole = cut.is_empty() || cut.contains(['.', '”']) || known.contains(&cut);
            assert!(whole, "{cut:?} in {brief}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_timed_too() {
        let mut call = call();
        call.words = "二回請求されました".repeat(40);
        call.issue = "請求".repeat(60);
        let brief = brief(&call);
        assert!(spoken_words(&brief) <= MOST_WORDS && brief.chars().count() < 260, "{brief}");
    }
}
