//! Facets: what can be told apart among the calls found, as words of the search that narrow the list to
//! them, and searches kept under a name. Must not know how either is drawn.

use serde::{Deserialize, Serialize};

use super::action::{Effect, Now};
use super::exchange::Facets;
use super::history::Step;
use super::library::Playbook;
use super::set;
use super::settings::Settings;
use super::state::{Model, What};
use super::when;
use crate::say;

/// At most so many of one kind are offered.
const MOST: usize = 6;

/// So many searches are kept.
pub const SEARCHES: usize = 30;

/// A search that is kept.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Search {
    /// What the user calls it.
    pub name: String,
    /// What is typed into the search by it.
    pub query: String,
}

/// Something that narrows the list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Facet {
    /// Its name.
    pub name: String,
    /// How many of the calls found have it.
    pub count: usize,
    /// The word of the search for it.
    pub word: String,
}

/// What the list can be narrowed to, in the order shown; what fits no call is left out.
#[must_use]
pub fn offered(facets: &Facets, playbook: &Playbook) -> Vec<Facet> {
    let facet = |name: &str, count: usize, word: String| Facet { name: name.to_owned(), count, word };
    let mut all = vec![
        facet(say!("review-facet-overdue"), facets.overdue, "promise:overdue".to_owned()),
        facet(say!("review-facet-open"), facets.owed, "promise:open".to_owned()),
        facet(say!("review-escalated"), facets.escalated, "escalated:yes".to_owned()),
    ];
    let situations = facets
        .situations
        .iter()
        .take(MOST)
        .map(|(id, count)| facet(playbook.chip(id), *count, word("situation", id, &facets.situations)));
    all.extend(situations);
    all.extend(facets.months.iter().take(MOST).map(|(month, count)| {
        let first: Option<jiff::civil::Date> = format!("{month}-01").parse().ok();
        let name = first.map_or_else(|| month.clone(), when::month);
        facet(&name, *count, format!("month:{month}"))
    }));
    let tags = facets.tags.iter().take(MOST);
    all.extend(tags.map(|(tag, count)| facet(tag, *count, word("tag", tag, &facets.tags))));
    all.retain(|facet| facet.count > 0);
    all
}

/// `tag:"late fee"`; with a mark for exactly where another value begins so.
fn word(key: &str, value: &str, others: &[(String, usize)]) -> String {
    let longer = others.iter().any(|(other, _)| other != value && other.starts_with(value));
    let exact = if longer { "=" } else { "" };
    if value.contains(char::is_whitespace) {
        format!("{key}:\"{exact}{value}\"")
    } else {
        format!("{key}:{exact}{value}")
    }
}

/// Where this word stands in a search.
fn place(query: &str, word: &str) -> Option<usize> {
    let alone = |at: &usize| {
        let (before, rest) = query.split_at(*at);
        let after = rest.strip_prefix(word).unwrap_or_default();
        (before.is_empty() || before.ends_with(char::is_whitespace))
            && (after.is_empty() || after.starts_with(char::is_whitespace))
    };
    query.match_indices(word).map(|(at, _)| at).find(alone)
}

/// Whether the search has this word.
#[must_use]
pub fn holds(query: &str, word: &str) -> bool {
    place(query, word).is_some()
}

/// The search with this word, or without it when it has it.
#[must_use]
pub fn turned(query: &str, word: &str) -> String {
    let parts: [&str; 2] = match place(query, word) {
        Some(at) => {
            let (before, rest) = query.split_at(at);
            [before.trim(), rest.strip_prefix(word).unwrap_or_default().trim()]
        }
        None => [query.trim(), word],
    };
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// Keeps a search under a name, in the place of one of this name.
pub(super) fn keep(model: &mut Model, search: &Search, now: &Now, effects: &mut Vec<Effect>) {
    let search = Search { name: search.name.trim().to_owned(), query: search.query.trim().to_owned() };
    if search.name.is_empty() || search.query.is_empty() {
        return;
    }
    let mut searches = model.settings.searches.clone();
    searches.retain(|other| other.name != search.name);
    if searches.len() >= SEARCHES {
        model.tell(What::Hint(say!("review-too-many-searches", most = SEARCHES)), now);
        return;
    }
    searches.push(search.clone());
    put(model, searches, now, effects);
    model.tell(What::Search(say!("review-search-kept", search = search.name)), now);
}

/// Forgets the search of this name.
pub(super) fn forget(model: &mut Model, name: &str, now: &Now, effects: &mut Vec<Effect>) {
    let mut searches = model.settings.searches.clone();
    searches.retain(|search| search.name != name);
    put(model, searches, now, effects);
    model.tell(What::Search(say!("review-search-forgotten", name)), now);
}

fn put(model: &mut Model, searches: Vec<Search>, now: &Now, effects: &mut Vec<Effect>) {
    let before = swap(model, searches, now, effects);
    model.history.push(Step::Searches(before));
}

/// Puts these searches in the place of those kept, which are answered.
pub(super) fn swap(
    model: &mut Model,
    searches: Vec<Search>,
    now: &Now,
    effects: &mut Vec<Effect>,
) -> Vec<Search> {
    let settings = Settings { searches, ..model.settings.clone() };
    set::put(model, settings, now, effects).searches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_added_once_and_taken_out_where_it_stands_alone() {
        assert_eq!(turned("", "promise:open"), "promise:open");
        assert_eq!(turned(" refund ", "promise:open"), "refund promise:open");
        assert_eq!(turned("refund promise:open angry", "promise:open"), "refund angry");
        assert_eq!(turned("tag:\"late fee\" x", "tag:\"late fee\""), "x");
        assert!(!holds("-promise:open xpromise:open promise:opened", "promise:open"));
    }

    #[test]
    fn a_value_that_another_begins_with_is_asked_for_exactly() {
        let tags = vec![("late".to_owned(), 2), ("late fee".to_owned(), 1)];
        let facets = Facets { tags, ..Facets::default() };
        let words: Vec<String> =
            offered(&facets, &Playbook::default()).into_iter().map(|facet| facet.word).collect();
        assert_eq!(words, ["tag:=late", "tag:\"late fee\""]);
    }
}
