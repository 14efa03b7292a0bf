//! Names of people: when two are the same, and when they are only written alike. Must not know where a
//! name stands.

use unicode_normalization::UnicodeNormalization as _;

use super::words;

/// A name that others are compared with.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Name {
    key: String,
    words: String,
}

impl Name {
    /// The name as somebody wrote it.
    #[must_use]
    pub fn new(written: &str) -> Self {
        Self { key: key(written), words: words::joined(written) }
    }

    /// Whether this is the same name: "José" is "Jose".
    #[must_use]
    pub fn is(&self, other: &str) -> bool {
        !self.key.is_empty() && key(other) == self.key
    }

    /// Whether this is another name that a search takes for the same: "Peña" for "Pena".
    #[must_use]
    pub fn is_like(&self, other: &str) -> bool {
        !self.words.is_empty() && words::joined(other) == self.words && !self.is(other)
    }

    /// Whether the name stands in the text, and not within a longer word.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        holds(&key(text), &self.key)
    }

    /// The same of a name that is written alike.
    #[must_use]
    pub fn is_like_one_in(&self, text: &str) -> bool {
        holds(&words::joined(text), &self.words)
    }
}

/// Letter case, spacing and how an accented letter is put together aside (Unicode 15, 3.13, canonical caseless
/// matching, by way of the capitals: "Straße" is "STRASSE"), and the accents that many leave out. All other
/// marks count: Peña and Pena are two people.
fn key(name: &str) -> String {
    let spaced = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letter = ' ';
    let counts = |part: &char| {
        let is_accent =
            matches!((letter, *part), ('a' | 'e' | 'i' | 'o' | 'u' | 'y', '\u{301}') | ('u', '\u{308}'));
        if !is_accent {
            letter = *part;
        }
        !is_accent
    };
    let small = spaced.nfd().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    small.filter(counts).nfc().collect()
}

fn holds(text: &str, name: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    let is_part = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
        !is_part(before) && !is_part(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_without_the_accents_that_many_leave_out() {
        let name = Name::new("D. Jose Nuñez");
        for same in ["D. José Núñez", "d.  JOSE NUÑEZ", "D. Jose\u{301} Nun\u{303}ez"] {
            assert!(name.is(same) && !name.is_like(same), "{same}");
        }
        assert!(Name::new("Argüello").is("Arguello") && Name::new("Straße").is("STRASSE"));
        for (name, other) in [("D. Jose Nuñez", "D. José Núnez"), ("Peña", "Pena"), ("Garçon", "Garcon")]
        {
            let name = Name::new(name);
            assert!(!name.is(other) && name.is_like(other), "{other}");
        }
        assert!(
            !Name::new("Peña").is_like("Penal") && !Name::new(" ").is("") && !Name::new("-").is_like(".")
        );
    }

    #[test]
    fn a_name_is_found_as_a_name_alone() {
        assert!(Name::new("Ann Lee").is_in("Spoke to ann lee."));
        assert!(!Name::new("Ann").is_in("Hannah Leeds"));
        assert!(!Name::new("Ann Lee").is_in("ann leeds"));
        let name = Name::new("Peña");
        assert!(name.is_in("la Sra. PEÑA.") && !name.is_in("la Sra. Pena."));
        assert!(name.is_like_one_in("la Sra. Pena.") && !name.is_like_one_in("qué penal"));
    }
}
