//! What single words say about the number beside them. Must not know
//! numbers, nor where in a text a word stands.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lists::LISTS;

/// What a word says about a number near it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    /// A payment card or one of its brands.
    Card,
    /// A security code by itself: cvv.
    SecurityCode,
    /// "security", which makes a code of the "code" after it.
    Security,
    /// "verification", which makes a code of the "code" after it when a card is before it.
    Verification,
    /// "code", "number": a code when something else says whose.
    Code,
    /// "digits": the same, when they are counted as well.
    Digit,
    /// "back", "reverse": where a card has its code.
    Back,
    /// "detrás": the same, said without "the".
    Behind,
    /// "seguridad": makes a code of the "code" before it.
    Secret,
    /// A personal identification number.
    Pin,
    /// "clave": a PIN, or the number of something else.
    Key,
    /// "is", "was": ties a number to a word.
    Verb,
    /// "pone", "aparece": what is read somewhere.
    Shown,
    /// "think", "had": said between a name and the "is" of its number.
    Aside,
    /// Anything that may stand between a word and its number.
    Link,
    /// "of", "for", "with".
    Of,
    /// "the", also with "of" in it.
    The,
    /// "on", "por".
    At,
    /// "at", "las": an hour may follow.
    Hour,
    /// The customer, as part of a name: "clave de cliente".
    Client,
    /// "and", which may also stand inside a dictated number.
    And,
    /// "or", between two tries at a number.
    Or,
    /// "sorry", "actually": another try at a number follows.
    Correction,
    /// "expiry".
    Expiry,
    /// "start": the date after it is not the expiry date.
    Start,
    /// "December".
    Month,
    /// "mr": a name follows.
    Title,
    /// "three": so many digits as most codes have.
    Three,
    /// "four": so many as the code of some cards has.
    Four,
    /// "first", which begins what is read out in parts.
    First,
    /// "changed": a year may follow.
    Changed,
    /// "strip": with "signature" before it, where a card has its code.
    Strip,
    /// "wifi", whose password is none of a person.
    Network,
    /// A phone, or a call.
    Phone,
    /// Orders, parcels, devices and all other things that are numbered.
    Reference,
    /// An account, which may be a bank's or a card's.
    Account,
    /// "times", "euros": what is counted by the number before it.
    Unit,
    /// "ending", "last": the number is only the end of one.
    Ending,
    /// Says nothing.
    Other,
}

impl Role {
    /// Whether it may stand between a word and its number and says nothing itself.
    pub(super) const fn is_link(self) -> bool {
        matches!(
            self,
            Self::Link
                | Self::Of
                | Self::The
                | Self::At
                | Self::Hour
                | Self::Client
                | Self::Title
                | Self::Changed
                | Self::Three
                | Self::Four
        )
    }

    /// Whether it is a word for a code or for its digits.
    pub(super) const fn is_code(self) -> bool {
        matches!(self, Self::Code | Self::Digit)
    }

    /// Whether it ties a number to a word.
    pub(super) const fn is_verb(self) -> bool {
        matches!(self, Self::Verb | Self::Shown)
    }
}

/// The role of `word`, in lower case.
pub(super) fn role(word: &str) -> Role {
    ROLES.get(word).copied().unwrap_or(Role::Other)
}

/// The words of all languages; what stands in several lists keeps the first.
static ROLES: LazyLock<HashMap<&str, Role, ahash::RandomState>> = LazyLock::new(|| {
    let mut roles = HashMap::default();
    for (role, words) in LISTS.iter().flat_map(|lists| &lists.words) {
        for word in words.split_whitespace() {
            roles.entry(word).or_insert(*role);
        }
    }
    roles
});

/// The longest word in the lists, in scalars.
pub(super) const LONGEST_LISTED: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_look_like_pin_are_not_one() {
        for word in ["pincode", "pinned", "pinning", "spin", "pint", "opinion"] {
            assert_ne!(role(word), Role::Pin, "{word}");
        }
        assert_eq!(role("pin"), Role::Pin);
    }

    #[test]
    fn the_words_of_every_language_are_known() {
        assert_eq!((role("tarjeta"), role("clave"), role("dorso")), (Role::Card, Role::Key, Role::Back));
        assert_eq!((role("card"), role("karte"), role("cvv")), (Role::Card, Role::Card, Role::SecurityCode));
    }

    #[test]
    fn no_listed_word_is_longer_than_the_limit_or_in_capitals() {
        for (_, words) in LISTS.iter().flat_map(|lists| &lists.words) {
            for word in words.split_whitespace() {
                assert!(word.chars().count() <= LONGEST_LISTED, "{word}");
                assert_eq!(word.to_lowercase(), word);
            }
        }
    }
}
