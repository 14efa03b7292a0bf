//! How well what is typed fits the name of something that is offered. Must not know what is offered.

use super::words;

/// How it fits, the best first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Fit {
    /// Every word typed begins a word of the name, in any order.
    Words,
    /// The letters of words side by side: "nc" for "New call".
    Initials,
    /// It stands in the middle of a word.
    Within,
    /// Words one slip of the finger away; of no weight beside anything that fits.
    Slip,
}

/// The fewest letters of which a part of a word says something.
pub const PART: usize = 3;

/// Shorter words resemble too much for a slip.
const SLIP: usize = 5;

/// How this fits, letter case and accents aside. Letters that are only scattered over the name do not.
#[must_use]
pub fn fit(typed: &str, name: &str) -> Option<Fit> {
    let (typed, name) = (words::of(typed), words::of(name));
    let every = |fits: fn(&str, &str) -> bool| {
        !typed.is_empty() && typed.iter().all(|word| name.iter().any(|known| fits(word, known)))
    };
    if every(|word, known| known.starts_with(word)) {
        return Some(Fit::Words);
    }
    let initials: String = name.iter().filter_map(|word| word.chars().next()).collect();
    if let [one] = typed.as_slice()
        && one.chars().count() > 1
        && initials.contains(one.as_str())
    {
        return Some(Fit::Initials);
    }
    if every(|word, known| known.starts_with(word) || (word.chars().count() >= PART && known.contains(word)))
    {
        return Some(Fit::Within);
    }
    every(|word, known| known.starts_with(word) || is_slip(word, known)).then_some(Fit::Slip)
}

/// One letter left out, put in, changed or swapped with its neighbour, behind the first one; of the
/// whole word or of its beginning.
fn is_slip(word: &str, known: &str) -> bool {
    let length = word.chars().count();
    let begins_alike = word.chars().next() == known.chars().next();
    let beginnings = (length.saturating_sub(1)..=length + 1)
        .map(|letters| known.chars().take(letters).collect::<String>());
    begins_alike && beginnings.into_iter().any(|known| is_near(word, &known))
}

/// Whether this is long enough for a slip of the finger, and one away from that word.
pub(super) fn is_near(word: &str, known: &str) -> bool {
    word.chars().count() >= SLIP && strsim::damerau_levenshtein(word, known) == 1
}

#[cfg(test)]
mod tests {
    use super::Fit::{Initials, Slip, Within, Words};
    use super::*;

    #[test]
    fn what_is_typed_fits_by_words_initials_parts_and_slips_but_never_by_scattered_letters() {
        for (typed, name, expected) in [
            ("new", "New call", Some(Words)),
            ("call new", "New call", Some(Words)),
            ("n c", "New call", Some(Words)),
            ("nc", "New call", Some(Initials)),
            ("tt", "Tick the next step", Some(Initials)),
            ("mary", "Copy summary", Some(Within)),
            ("setings", "Settings", Some(Slip)),
            ("settigns", "Settings", Some(Slip)),
            ("promisses", "Promises", Some(Slip)),
            ("promsi", "Promises", Some(Slip)),
            ("saved clals", "Saved calls", Some(Slip)),
            ("export", "Arrogant, knows it all", None),
            ("ncl", "New call", None),
            ("ngs", "Notes, guide", None),
            ("wa", "Larger text", None),
            ("aved", "Shared", None),
            ("etting", "Getting on", Some(Within)),
            ("letting", "Getting on", None),
            ("fee", "Fed up", None),
            ("", "New call", None),
            ("llamada", "Llamada nueva", Some(Words)),
            ("analisis", "Análisis", Some(Words)),
            ("análisis", "Análisis", Some(Words)),
            ("an prom", "Anotar un compromiso", Some(Within)),
            ("promiso", "Anotar un compromiso", Some(Within)),
            ("ln", "Llamada nueva", Some(Initials)),
            ("compromsio", "Anotar un compromiso", Some(Slip)),
            ("ajsutes", "Ajustes", Some(Slip)),
            ("lnv", "Llamada nueva", None),
        ] {
            assert_eq!(fit(typed, name), expected, "{typed:?} for {name:?}");
        }
    }
}
