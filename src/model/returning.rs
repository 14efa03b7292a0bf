//! A returning customer: when label, reference or call-back number are those of earlier calls,
//! these are shown, and read with one key. Owns what counts as the same; must not know how the
//! saved calls are looked through.

use uuid::Uuid;

use super::action::{Effect, Now, Screen};
use super::call::Call;
use super::exchange::Request;
use super::slip::Slip;
use super::state::{Model, What};
use super::{text, words};

/// Seconds from the last key to the question.
pub const ASK_SECS: f64 = 0.3;

/// At most so many earlier calls are answered, the newest.
pub const MOST: usize = 50;

/// Fewer letters of a label or a reference are nobody's.
const LEAST_LETTERS: usize = 3;

/// Fewer digits are no telephone number.
const LEAST_DIGITS: usize = 7;

/// By what a customer is known again; empty where the call does not say enough.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Caller {
    customer: String,
    reference: String,
    digits: String,
}

impl Caller {
    /// The caller by these texts of a call.
    #[must_use]
    pub fn new(customer: &str, reference: &str, callback: &str) -> Self {
        let known = |line: String| {
            let letters = line.chars().filter(|c| c.is_alphanumeric()).count();
            if letters < LEAST_LETTERS { String::new() } else { line }
        };
        let spaced = reference.split_whitespace().collect::<Vec<_>>().join(" ");
        let digits = text::digits(callback).trim_start_matches('0').to_owned();
        Self {
            customer: known(words::joined(customer)),
            reference: known(spaced.to_lowercase()),
            digits: if digits.len() < LEAST_DIGITS { String::new() } else { digits },
        }
    }

    /// Whether there is nothing to know them by.
    #[must_use]
    pub const fn is_nobody(&self) -> bool {
        self.customer.is_empty() && self.reference.is_empty() && self.digits.is_empty()
    }

    /// What every call with the same customer has one of in common with this: label, reference, and
    /// the end of the number.
    #[must_use]
    pub fn keys(&self) -> [Option<&str>; 3] {
        let end = self.digits.get(self.digits.len().saturating_sub(LEAST_DIGITS)..).unwrap_or_default();
        [self.customer.as_str(), self.reference.as_str(), end].map(|text| (!text.is_empty()).then_some(text))
    }

    /// Whether that call was with the same customer. A number with its country or area code is the
    /// same as without.
    #[must_use]
    pub fn called(&self, slip: &Slip) -> bool {
        let other = Self::new(&slip.customer, &slip.reference, &slip.callback);
        let same = |a: &str, b: &str| !a.is_empty() && a == b;
        same(&self.customer, &other.customer)
            || same(&self.reference, &other.reference)
            || (!self.digits.is_empty()
                && !other.digits.is_empty()
                && (self.digits.ends_with(&other.digits) || other.digits.ends_with(&self.digits)))
    }
}

/// The earlier calls of these that were with this caller, the newest first.
#[must_use]
pub fn earlier<'a>(slips: impl Iterator<Item = &'a Slip>, caller: &Caller, except: Uuid) -> Vec<Slip> {
    let mut found: Vec<Slip> =
        slips.filter(|slip| slip.id != except && caller.called(slip)).cloned().collect();
    found.sort_by_key(|slip| std::cmp::Reverse((slip.opened, slip.id)));
    found.truncate(MOST);
    found
}

/// What is known of the caller in hand.
#[derive(Clone, Debug, Default)]
pub struct Returning {
    /// Their earlier calls, the newest first.
    pub found: Vec<Slip>,
    /// The earlier call that is being read.
    pub reading: Option<Reading>,
    /// The call in hand and what it says of the caller.
    said: Option<(Uuid, [String; 3])>,
    caller: Caller,
    ask_at_secs: Option<f64>,
    number: u64,
    reads: u64,
}

/// An earlier call that is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its place among the earlier calls, from 0.
    pub at: usize,
    /// The record, once it has come.
    pub call: Option<Box<Call>>,
    number: u64,
}

impl Returning {
    /// When to ask, in seconds of the monotonic clock.
    pub(super) const fn wake_at_secs(&self) -> Option<f64> {
        self.ask_at_secs
    }
}

/// Follows what the call in hand says of the caller. What no longer fits goes at once.
pub(super) fn follow(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    let call = model.live.as_ref().map(|desk| &desk.call);
    let texts = |call: &Call| [&call.customer, &call.reference, &call.callback].map(Clone::clone);
    let same = match (&model.returning.said, call) {
        (Some((id, [customer, reference, callback])), Some(call)) => {
            *id == call.id
                && *customer == call.customer
                && *reference == call.reference
                && *callback == call.callback
        }
        (None, None) => true,
        _ => false,
    };
    if !same {
        let said = call.map(|call| (call.id, texts(call)));
        changed(&mut model.returning, said, now);
    }
    if model.returning.ask_at_secs.take_if(|at_secs| *at_secs <= now.mono_secs).is_some() {
        ask(model, effects);
    }
}

fn changed(returning: &mut Returning, said: Option<(Uuid, [String; 3])>, now: &Now) {
    let id = said.as_ref().map(|(id, _)| *id);
    if returning.said.as_ref().map(|(id, _)| *id) != id {
        returning.found.clear();
        returning.reading = None;
    }
    let nobody = Caller::default();
    let caller =
        said.as_ref().map_or(nobody, |(_, [name, reference, number])| Caller::new(name, reference, number));
    returning.said = said;
    if caller == returning.caller && id.is_some() && !returning.found.is_empty() {
        return;
    }
    returning.found.retain(|slip| caller.called(slip));
    if returning.found.is_empty() {
        returning.reading = None;
    }
    // an answer on its way is to an older question
    returning.number = returning.number.saturating_add(1);
    returning.ask_at_secs = (!caller.is_nobody()).then_some(now.mono_secs + ASK_SECS);
    returning.caller = caller;
}

/// Asks at once: something changed in the saved calls.
pub(super) fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    let returning = &mut model.returning;
    let Some((except, _)) = returning.said else { return };
    if returning.caller.is_nobody() {
        return;
    }
    returning.ask_at_secs = None;
    returning.number = returning.number.saturating_add(1);
    let (caller, number) = (returning.caller.clone(), returning.number);
    effects.push(Effect::Vault(Request::Earlier { caller, except, number }));
}

/// The answer has come; one to an older question is left alone.
pub(super) fn answered(model: &mut Model, number: u64, slips: Vec<Slip>) {
    if number == model.returning.number {
        model.returning.found = slips;
    }
}

/// Reads the newest earlier call; when one is being read, the next older one, and after the oldest
/// the newest again.
pub(super) fn read(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    model.overlay = None;
    model.screen = Screen::Call;
    let returning = &mut model.returning;
    let next = returning.reading.as_ref().map_or(0, |reading| reading.at + 1);
    let at = if next < returning.found.len() { next } else { 0 };
    let Some(id) = returning.found.get(at).map(|slip| slip.id) else {
        model.tell(What::NoneEarlier, now);
        return;
    };
    returning.reads = returning.reads.saturating_add(1);
    let number = returning.reads;
    let held = model.saved.iter().chain(&model.outbox).find(|desk| desk.call.id == id);
    let call = held.map(|desk| Box::new(desk.call.clone()));
    if call.is_none() {
        effects.push(Effect::Vault(Request::Read { id, number }));
    }
    model.returning.reading = Some(Reading { at, call, number });
}

/// Their earlier call and another version of the one in hand make room for its own fields.
pub(super) fn make_room(model: &mut Model) {
    model.returning.reading = None;
    model.close_version();
}

/// The call to be read has come.
pub(super) fn came(model: &mut Model, number: u64, call: Box<Call>) {
    if let Some(reading) = model.returning.reading.as_mut().filter(|reading| reading.number == number) {
        reading.call = Some(call);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(customer: &str, reference: &str, callback: &str) -> Slip {
        let mut call = Call::new(Uuid::from_u128(7), jiff::Timestamp::UNIX_EPOCH);
        (call.customer, call.reference, call.callback) =
            (customer.to_owned(), reference.to_owned(), callback.to_owned());
        Slip::of(&call)
    }

    #[test]
    fn a_customer_is_known_again_by_label_reference_or_number() {
        let caller = Caller::new(" mrs  LIND", "case 4711", "+44 20 7946 0958");
        for known in [
            slip("Mrs Lind", "", ""),
            slip("", "CASE 4711", ""),
            slip("", "", "020 7946 0958"),
            slip("", "", "79460958"),
            slip("somebody else", "case  4711", ""),
        ] {
            assert!(caller.called(&known), "{known:?}");
        }
        for other in [
            slip("Mrs Lindt", "case 471", "020 7946 0959"),
            slip("Lind", "4711", "0958"),
            slip("", "", ""),
            slip("", "", "0161 946 0958"),
        ] {
            assert!(!caller.called(&other), "{other:?}");
        }
    }

    #[test]
    fn a_customer_is_known_again_without_the_accents_and_marks() {
        for (typed, written) in [
            ("rosario pena", "Rosario Peña"),
            ("D. Jose Nuñez", "D. José Núñez"),
            ("sra guell", "Sra. Güell"),
        ] {
            assert!(Caller::new(typed, "", "").called(&slip(written, "", "")), "{typed}");
            assert!(Caller::new(written, "", "").called(&slip(typed, "", "")), "{typed}");
        }
        assert!(!Caller::new("rosario pena", "", "").called(&slip("Rosario Peñas", "", "")));
    }

    #[test]
    fn a_few_letters_or_digits_are_nobody() {
        for (customer, reference, callback) in
            [("", "", ""), ("Al", "7", "123456"), (" . - ", "--", "000000")]
        {
            assert!(Caller::new(customer, reference, callback).is_nobody());
        }
        assert!(!Caller::new("Ann", "", "").is_nobody());
    }

    #[test]
    fn earlier_calls_come_newest_first_without_the_own_one() {
        let mut slips = [slip("Ann", "", ""), slip("Ann", "", ""), slip("Ben", "", ""), slip("ann", "", "")];
        for (at, slip) in (1_u32..).zip(&mut slips) {
            slip.id = Uuid::from_u128(u128::from(at));
            slip.opened = jiff::Timestamp::from_second(i64::from(at)).unwrap();
        }
        let found = earlier(slips.iter(), &Caller::new("Ann", "", ""), Uuid::from_u128(1));
        assert_eq!(found.iter().map(|slip| slip.id.as_u128()).collect::<Vec<_>>(), [4, 2]);
    }
}
