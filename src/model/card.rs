//! Cards filled from the record: which slot takes which field, and how an empty one is shown.
//! Must not know how a card is drawn or copied.

use jiff::Zoned;

use super::call::{Call, PromiseStatus};
use super::{when, wording};
use crate::say;

/// What stands for a slot that has nothing to fill it.
pub const BLANK: &str = "____";

/// The slots a card may use.
pub const SLOTS: [&str; 6] = ["name", "problem", "remedy", "item", "date", "promise"];

/// The card's wording with its slots filled from the call; empty slots become [`BLANK`].
#[must_use]
pub fn fill(line: &str, call: Option<&Call>, now: &Zoned) -> String {
    let filled = wording::fill(line, |slot| {
        let value = call.and_then(|call| value(slot, call, now));
        Some(value.unwrap_or_else(|| BLANK.to_owned()))
    });
    filled.unwrap_or_default()
}

/// The reverse of [`fill`]: what the record says, where it stands word for word, becomes a slot
/// again, the longest first, letter case aside.
#[must_use]
pub fn open_slots(text: &str, call: &Call, now: &Zoned) -> String {
    let values = SLOTS.into_iter().filter_map(|slot| Some((slot, value(slot, call, now)?)));
    let lower = |text: &str| text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect::<Vec<_>>();
    let mut values: Vec<_> = values.map(|(slot, value)| (slot, lower(&value))).collect();
    values.retain(|(_, value)| value.len() > 1);
    values.sort_by_key(|(_, value)| std::cmp::Reverse(value.len()));
    let (scalars, folded): (Vec<char>, Vec<char>) = (text.chars().collect(), lower(text));
    let mut opened = String::with_capacity(text.len());
    let mut at = 0;
    let is_word = |at: Option<usize>| at.and_then(|at| scalars.get(at)).is_some_and(|c| c.is_alphanumeric());
    while let Some(scalar) = scalars.get(at) {
        let rest = folded.get(at..).unwrap_or_default();
        let stands = |value: &[char]| {
            rest.starts_with(value) && !is_word(at.checked_sub(1)) && !is_word(Some(at + value.len()))
        };
        if let Some((slot, value)) = values.iter().find(|(_, value)| stands(value)) {
            opened.push('{');
            opened.push_str(slot);
            opened.push('}');
            at += value.len();
        } else {
            opened.push(*scalar);
            at += 1;
        }
    }
    opened
}

/// What fills this slot, as it reads inside a sentence; `None` when the record does not say.
fn value(slot: &str, call: &Call, now: &Zoned) -> Option<String> {
    let promise = call.promises.iter().rev().find(|p| p.status == PromiseStatus::Open);
    let text = match slot {
        "name" => call.customer.clone(),
        "problem" => call.issue.clone(),
        "remedy" => call.remedy.clone(),
        "item" => call.product.clone(),
        "promise" => promise.filter(|promise| stands_behind_will(&promise.text))?.text.clone(),
        "date" => when::say(promise?.due?, now),
        _ => return None,
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches(['.', ',', ';', ':']);
    (!text.is_empty()).then(|| text.to_owned())
}

/// Whether this reads well behind "I will": "le llamo el jueves" does not, "llamarle el jueves" does.
fn stands_behind_will(promise: &str) -> bool {
    let first = promise.split_whitespace().next().unwrap_or_default().to_lowercase();
    say!("cards-promise-ends").split(' ').any(|end| first.ends_with(end))
}

/// One name for a card across situations.
pub(super) fn key(situation: &str, card: &str) -> String {
    format!("{situation}/{card}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::language::Language;

    fn now() -> Zoned {
        "2026-11-22T14:30:00[UTC]".parse().unwrap()
    }

    #[test]
    fn slots_fill_from_the_record() {
        let mut call = Call::new(uuid::Uuid::nil(), now().timestamp());
        call.customer = "Mrs Lind".to_owned();
        call.issue = "the double charge.\n".to_owned();
        call.promise("send the refund".to_owned(), when::parse("tomorrow 3pm", &now()));
        let wording = "{name}, I will {promise} for {problem} by {date}.";
        assert_eq!(
            fill(wording, Some(&call), &now()),
            "Mrs Lind, I will send the refund for the double charge by tomorrow 15:00."
        );
    }

    #[test]
    fn in_spanish_a_promise_stands_behind_will_as_an_infinitive_alone() {
        Language::apart();
        Language::tagged("es").unwrap().speak();
        let filled = |text: &str| {
            let mut call = Call::new(uuid::Uuid::nil(), now().timestamp());
            call.promise(text.to_owned(), None);
            fill("Voy a {promise}.", Some(&call), &now())
        };
        assert_eq!(filled("llamarle el jueves"), "Voy a llamarle el jueves.");
        assert_eq!(filled("Enviárselo por correo"), "Voy a Enviárselo por correo.");
        for text in ["le llamo el jueves", "mando la factura", "lo reviso", "factura por correo"] {
            assert_eq!(filled(text), "Voy a ____.", "{text}");
        }
    }

    #[test]
    fn what_the_record_says_becomes_a_slot_again() {
        let mut call = Call::new(uuid::Uuid::nil(), now().timestamp());
        call.customer = "Ann".to_owned();
        call.issue = "the double charge".to_owned();
        call.remedy = "the double charge back".to_owned();
        let open = |text: &str| open_slots(text, &call, &now());
        assert_eq!(
            open("Ann, I see THE DOUBLE CHARGE. Anna wants the double charge back."),
            "{name}, I see {problem}. Anna wants {remedy}."
        );
        assert_eq!(open(""), "");
        call.customer = "A".to_owned();
        assert_eq!(open_slots("A card, A to Z", &call, &now()), "A card, A to Z");
    }

    #[test]
    fn empty_slots_are_blanks_and_never_braces() {
        assert_eq!(fill("I see {problem}, {name}.", None, &now()), "I see ____, ____.");
        assert_eq!(fill("{unknown} {open", None, &now()), "____ {open");
    }
}
