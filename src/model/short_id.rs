//! Sayable ids: six characters that can be read over the phone, taken from the random end of the
//! full id. Must not know where records are kept: two calls may share one, and look-ups say so.

use uuid::Uuid;

/// Digits and letters that are hard to mishear or misread (Crockford's base 32: no I, L, O, U).
const ALPHABET: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M',
    'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// The short id of a full one: `7K4-Q2M`.
#[must_use]
pub fn of(id: Uuid) -> String {
    let bits = id.as_u128();
    let symbol = |place: u32| {
        let index = usize::try_from((bits >> (5 * place)) & 31).unwrap_or(0);
        ALPHABET.get(index).copied().unwrap_or('0')
    };
    let mut text: String = (0..6).rev().map(symbol).collect();
    text.insert(3, '-');
    text
}

/// What somebody typed or said as a short id, in the form of [`of`]: any case, with or without
/// the dash, O for 0, I and L for 1. `None` when it cannot be one.
#[must_use]
pub fn normalise(said: &str) -> Option<String> {
    let mut text = String::with_capacity(7);
    for c in said.trim().chars().filter(|c| !matches!(c, '-' | ' ')) {
        let c = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c if ALPHABET.contains(&c) => c,
            _ => return None,
        };
        if text.len() == 3 {
            text.push('-');
        }
        text.push(c);
    }
    (text.len() == 7).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_id_survives_being_said_aloud() {
        let id = Uuid::from_u128(0x0192_1234_5678_7abc_8def_0123_4567_89ab);
        let short = of(id);
        assert_eq!(short, "2PF-2DB");
        assert_eq!(normalise("2pf 2db"), Some(short.clone()));
        assert_eq!(normalise(&short.to_lowercase()), Some(short));
    }

    #[test]
    fn what_is_no_short_id_is_refused() {
        for said in ["", "2PF", "2PF-2DBX", "2PF-2D!", "U12-345"] {
            assert_eq!(normalise(said), None, "{said}");
        }
    }
}
