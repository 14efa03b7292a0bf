//! Slips of the finger: every word one edit away from a word typed. Must not know which of them
//! occur anywhere.

use std::collections::BTreeSet;

use super::query::{Ending, Phrase};

/// Shorter words resemble too much.
const SHORTEST: usize = 4;

/// A word this short is meant to its end.
const WHOLE: usize = 3;

/// The words that differ from this one by one letter left out, put in, changed or swapped with its
/// neighbour; each stands also for the words that begin with it. None for a short word or a number.
#[must_use]
pub fn near(word: &str) -> Vec<Phrase> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST || !letters.iter().all(|letter| letter.is_alphabetic()) {
        return Vec::new();
    }
    let mut found = BTreeSet::new();
    let alphabet = alphabet(&letters);
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at_checked(at).unwrap_or((&letters, &[]));
        let mut add = |middle: &[char], after: &[char]| {
            found.insert(before.iter().chain(middle).chain(after).collect::<String>());
        };
        if let Some((first, rest)) = after.split_first() {
            add(&[], rest);
            if let Some((second, rest)) = rest.split_first() {
                add(&[*second, *first], rest);
            }
            for letter in &alphabet {
                add(&[*letter], rest);
            }
        }
        for letter in &alphabet {
            add(&[*letter], after);
        }
    }
    // what begins with the word itself is no slip
    found.retain(|near| !near.starts_with(word));
    let ending = |near: &str| if near.chars().count() <= WHOLE { Ending::Whole } else { Ending::Begins };
    found.into_iter().map(|near| Phrase { ending: ending(&near), words: vec![near] }).collect()
}

/// The letters that may have been meant: those of the scripts of the word.
fn alphabet(letters: &[char]) -> Vec<char> {
    let mut alphabet: BTreeSet<char> = BTreeSet::new();
    for letter in letters {
        let (from, to) = match *letter {
            'a'..='z' => ('a', 'z'),
            'α'..='ω' => ('α', 'ω'),
            '\u{400}'..='\u{4ff}' => ('а', 'ѣ'),
            '\u{5d0}'..='\u{5ea}' => ('\u{5d0}', '\u{5ea}'),
            '\u{620}'..='\u{6ff}' => ('\u{620}', '\u{64a}'),
            other => (other, other),
        };
        alphabet.extend((from..=to).filter(|letter| letter.is_alphabetic()));
    }
    alphabet.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meets(typed: &str, meant: &str) -> bool {
        near(typed).iter().any(|phrase| phrase.stands_at(&[meant], 0))
    }

    #[test]
    fn one_slip_is_forgiven_wherever_it_is() {
        for typed in ["refnd", "reffund", "rwfund", "erfund", "refunf", "refudn", "efund"] {
            assert!(meets(typed, "refund"), "{typed}");
        }
        assert!(meets("возрат", "возврат"));
    }

    #[test]
    fn two_slips_are_not_nor_is_a_short_word() {
        assert!(!meets("rwfudn", "refund") && near("fee").is_empty());
    }

    #[test]
    fn what_the_word_itself_finds_is_no_slip() {
        assert!(
            near("charge").iter().flat_map(|phrase| &phrase.words).all(|word| !word.starts_with("charge"))
        );
        assert!(meets("chrge", "charged"));
    }
}
