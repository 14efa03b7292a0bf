//! The words of some calls, gathered: each word once, with all its places, and the beginnings of
//! words. Must not know the database.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use ahash::AHasher;

use super::super::search::BETWEEN_WORDS;
use super::bits::Bits;
use super::posting::{Posting, Slot, slots};
use crate::model::query::MARK;

/// Stands before what words begin with. No word typed has it.
const BEGINNING: char = '\u{e004}';

/// Beginnings of so many letters are gathered: more words share them than can be gone through.
pub(super) const SHORT: usize = 2;

/// What is known of each word.
type ByWord<'a, T> = HashMap<&'a str, T, BuildHasherDefault<AHasher>>;

/// Under which word the calls are kept that have a word with this beginning, if it is short.
pub(super) fn beginning(word: &str) -> Option<String> {
    (!word.starts_with(MARK) && word.chars().nth(SHORT).is_none()).then(|| format!("{BEGINNING}{word}"))
}

/// The words of these calls, in order, the first call in this slot.
pub(super) fn gather(calls: &[(i64, String)], first: Slot) -> Vec<(Cow<'_, str>, Posting)> {
    let mut gathered: ByWord<'_, Posting> = HashMap::default();
    for ((_, words), slot) in calls.iter().zip(first..) {
        for (place, word) in words.split(' ').enumerate().filter(|(_, word)| *word != BETWEEN_WORDS) {
            gathered.entry(word).or_default().add(slot, place);
        }
    }
    let mut all = beginnings(&gathered, usize::from(first) + calls.len());
    all.extend(gathered.into_iter().map(|(word, posting)| (Cow::Borrowed(word), posting)));
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    all
}

fn beginnings<'a>(gathered: &ByWord<'a, Posting>, size: usize) -> Vec<(Cow<'a, str>, Posting)> {
    let mut found: ByWord<'a, Bits> = HashMap::default();
    for (word, posting) in gathered.iter().filter(|(word, _)| !word.starts_with(MARK)) {
        let ends = word.char_indices().take(SHORT).map(|(at, letter)| at + letter.len_utf8());
        for start in ends.filter_map(|end| word.get(..end)) {
            let bits = found.entry(start).or_insert_with(|| Bits::none(size));
            slots(posting.slots()).for_each(|slot| bits.set(slot));
        }
    }
    let kept = found.into_iter().map(|(start, bits)| {
        let mut posting = Posting::default();
        bits.iter().for_each(|slot| posting.add_slot(slot));
        (Cow::Owned(format!("{BEGINNING}{start}")), posting)
    });
    kept.collect()
}
