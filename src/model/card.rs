//! Cards filled from the record: which slot takes which field, and how an empty one is shown.
//! Must not know how a card is drawn or copied.

use jiff::Zoned;

use super::call::{Call, PromiseStatus};
use super::when;

/// What stands for a slot that has nothing to fill it.
pub const BLANK: &str = "____";

/// The slots a card may use.
pub const SLOTS: [&str; 6] = ["name", "problem", "remedy", "item", "date", "promise"];

/// The card's wording with its slots filled from the call; empty slots become [`BLANK`].
#[must_use]
pub fn fill(wording: &str, call: Option<&Call>, now: &Zoned) -> String {
    let mut filled = String::with_capacity(wording.len() + 32);
    let mut rest = wording;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((slot, after)) = after.split_once('}') else { break };
        filled.push_str(before);
        let value = call.and_then(|call| value(slot, call, now));
        filled.push_str(value.as_deref().unwrap_or(BLANK));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// What fills this slot, as it reads inside a sentence; `None` when the record does not say.
fn value(slot: &str, call: &Call, now: &Zoned) -> Option<String> {
    let promise = call.promises.iter().rev().find(|p| p.status == PromiseStatus::Open);
    let text = match slot {
        "name" => call.customer.clone(),
        "problem" => call.issue.clone(),
        "remedy" => call.remedy.clone(),
        "item" => call.product.clone(),
        "promise" => promise?.text.clone(),
        "date" => when::say(promise?.due?, now),
        _ => return None,
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches(['.', ',', ';', ':']);
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn empty_slots_are_blanks_and_never_braces() {
        assert_eq!(fill("I see {problem}, {name}.", None, &now()), "I see ____, ____.");
        assert_eq!(fill("{unknown} {open", None, &now()), "____ {open");
    }
}
