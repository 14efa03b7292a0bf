//! Searching without an index: which text of a call is searched, whether all words of a query
//! occur in it, and one line around the first hit. Must not know files.

use crate::model::call::{Call, PromiseStatus};
use crate::model::exchange::Row;
use crate::model::field::Field;

/// Length of a snippet and of what comes before the hit in it, in scalars.
const SNIPPET: usize = 96;
const BEFORE: usize = 28;

/// Stands between the fields of a searched text: nobody types it.
const BETWEEN: char = '\u{1f}';

/// What is looked for: words that must all occur, in any order, letter case aside.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Query(Vec<String>);

/// Where in a text a query was found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hit {
    /// The first hit, in scalars from the start; `None` when nothing was looked for.
    pub at: Option<usize>,
}

impl Query {
    /// The words of what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let words = typed.split_whitespace().map(folded);
        Self(words.filter(|word| !word.is_empty()).collect())
    }

    /// Whether all words occur in the text, and where the first of them does.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Hit> {
        if self.0.is_empty() {
            return Some(Hit { at: None });
        }
        let folded_text = folded(text);
        let mut first = usize::MAX;
        for word in &self.0 {
            first = first.min(folded_text.find(word.as_str())?);
        }
        Some(Hit { at: Some(scalars_before(text, first)) })
    }
}

/// All of a call that is searched, their words first.
#[must_use]
pub fn text_of(call: &Call) -> String {
    let fields = Field::all_of(call);
    let texts = fields.iter().filter_map(|field| field.get(call));
    let texts = texts.chain(call.situations.iter().map(String::as_str)).chain([call.short_id.as_str()]);
    let mut all = String::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !all.is_empty() {
            all.push(BETWEEN);
        }
        all.push_str(text);
    }
    all
}

/// One line of the text: around the hit, within its field; else the first field from its start.
#[must_use]
pub fn snippet(text: &str, hit: Hit) -> String {
    let at = hit.at.unwrap_or(0);
    let before: Vec<char> = text.chars().take(at).collect();
    let field = before.iter().rposition(|c| *c == BETWEEN).map_or(0, |last| last + 1);
    let mut start = field.max(at.saturating_sub(BEFORE));
    if start > field {
        // Begin with a whole word, if one begins before the hit.
        let word = before.iter().skip(start).position(|c| c.is_whitespace());
        start += word.map_or(0, |gap| gap + 1);
    }
    let mut line = String::with_capacity(SNIPPET * 2);
    if start > field {
        line.push('…');
    }
    let mut rest = text.chars().skip(start).take_while(|c| *c != BETWEEN);
    let mut gap = Gap::No;
    for c in rest.by_ref().take(SNIPPET) {
        if c.is_whitespace() || c.is_control() {
            gap = Gap::Yes;
            continue;
        }
        if gap == Gap::Yes && !line.is_empty() {
            line.push(' ');
        }
        gap = Gap::No;
        line.push(c);
    }
    if rest.any(|c| !c.is_whitespace()) {
        line.push('…');
    }
    line
}

/// The call as a line in a list.
#[must_use]
pub fn row(call: &Call, snippet: String) -> Row {
    Row {
        id: call.id,
        short_id: call.short_id.clone(),
        status: call.status,
        opened: call.opened,
        situations: call.situations.clone(),
        customer: call.customer.clone(),
        snippet,
        owed: owed(call),
    }
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Gap {
    Yes,
    No,
}

/// The soonest due time of what is still owed.
#[expect(
    clippy::option_option,
    reason = "nothing owed and owed without a date are two things, as in the row"
)]
fn owed(call: &Call) -> Option<Option<jiff::Timestamp>> {
    let open = call.promises.iter().filter(|promise| promise.status == PromiseStatus::Open);
    let dues: Vec<_> = open.map(|promise| promise.due).collect();
    if dues.is_empty() { None } else { Some(dues.into_iter().flatten().min()) }
}

/// The text in lower case, letter by letter. The two lower-case sigmas are one letter.
fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(fold).collect()
}

fn fold(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().map(|c| if c == 'ς' { 'σ' } else { c })
}

/// How many scalars of `text` lie before this byte of its folded form.
fn scalars_before(text: &str, folded_byte: usize) -> usize {
    if text.is_ascii() {
        return folded_byte;
    }
    let mut bytes = 0;
    let before = text.chars().take_while(|c| {
        let goes_before = bytes < folded_byte;
        bytes += fold(*c).map(char::len_utf8).sum::<usize>();
        goes_before
    });
    before.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, typed: &str) -> Option<String> {
        Query::new(typed).find(text).map(|hit| snippet(text, hit))
    }

    #[test]
    fn all_words_must_occur_in_any_order_and_case() {
        let text = "The Refund was\r\n promised on Monday";
        assert_eq!(found(text, "monday REFUND").as_deref(), Some("The Refund was promised on Monday"));
        assert_eq!(found(text, "refund tuesday"), None);
        assert!(found(text, "  ").is_some());
    }

    #[test]
    fn letters_of_other_scripts_are_folded_too() {
        assert!(found("ÄRGER MIT ΟΔΟΣ", "ärger οδος").is_some());
        assert!(found("İstanbul straße", "STRAßE").is_some());
    }

    #[test]
    fn the_snippet_shows_the_first_hit_even_where_folding_changes_lengths() {
        let text = format!("{} needle {}", "İ".repeat(200), "x".repeat(200));
        let line = found(&text, "NEEDLE").unwrap();
        assert!(line.starts_with('…') && line.ends_with('…') && line.contains("needle"), "{line}");
    }

    #[test]
    fn a_snippet_stays_within_its_field() {
        let mut call = Call::new(uuid::Uuid::from_u128(7), jiff::Timestamp::UNIX_EPOCH);
        call.words = "charged twice".into();
        call.customer = "Ann Lee".into();
        let text = text_of(&call);
        assert_eq!(found(&text, "").as_deref(), Some("charged twice"));
        assert_eq!(found(&text, "lee").as_deref(), Some("Ann Lee"));
    }

    #[test]
    fn a_snippet_is_one_line_without_control_characters() {
        let line = found("a\u{1b}[2Jb\n\n\tc", "").unwrap();
        assert_eq!(line, "a [2Jb c");
    }
}
