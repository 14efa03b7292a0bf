//! The security code behind a card number, known by what stands between the two: an expiry date, the
//! holder's name, "code", "the last three". Must not know card numbers.

use std::ops::RangeInclusive;

use super::Kind;
use super::clause::{ends_clause, parts_name_and_number, stands_free};
use super::code::Hit;
use super::name::says_code;
use super::near;
use super::page::{Gap, Page, What};
use super::word::Role;

/// The code that follows the card whose last token is at `index`. `claimed`: for each token whether it
/// belongs to a card or track data; `lengths`: how many digits the code may have.
pub(super) fn after_card(
    page: &Page,
    claimed: &[bool],
    index: usize,
    lengths: &RangeInclusive<usize>,
) -> Option<Hit> {
    let next = page.token(index + 1)?;
    let same_line = page.gap(page.token(index)?, next) != Gap::Line;
    let walk = Walk { page, claimed, index, lengths, same_line };
    let (first, last) = walk.from(index + 1, Seen::default())?;
    Some(Hit { kind: Kind::SecurityCode, first, last })
}

/// Whether nothing is counted or named by the number that ends at `last`; what goes with a card may follow.
pub(super) fn is_clear(page: &Page, last: usize) -> bool {
    page.token(last).is_some_and(|token| ends_clause(page, token))
        || match page.role(last + 1) {
            Some(
                Role::And
                | Role::Or
                | Role::Correction
                | Role::Expiry
                | Role::SecurityCode
                | Role::Pin
                | Role::Back
                | Role::Behind,
            ) => true,
            _ => leads_to_back(page, last + 1),
        }
}

/// How many tokens stand between a card and its code.
const FURTHEST: usize = 16;
/// How many small words behind a date leave no doubt.
const MOST_LINKS: usize = 4;
/// How many words a name has.
const MOST_OF_NAME: usize = 3;
/// How many words stand between a number and "back".
const MOST_TO_BACK: usize = 5;
/// The networks, which are called the same everywhere and stand where a name may.
const NETWORKS: [&str; 11] = [
    "visa",
    "mastercard",
    "master",
    "mc",
    "amex",
    "discover",
    "diners",
    "jcb",
    "maestro",
    "unionpay",
    "rupay",
];

/// "123 on the back", "123 en la parte de atrás".
fn leads_to_back(page: &Page, from: usize) -> bool {
    let behind = (from..from + MOST_TO_BACK).find(|at| !page.role(*at).is_some_and(Role::is_link));
    behind.is_some_and(|at| matches!(page.role(at), Some(Role::Back | Role::Behind)))
}

/// What stood between the card and where the walk is.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is noted by itself, and any of them may go together")]
struct Seen {
    /// A date.
    dated: bool,
    /// "code", "security": the number is called one.
    coded: bool,
    /// "last".
    ending: bool,
    /// "three".
    three: bool,
    /// "start": the date after it is none by itself.
    started: bool,
    /// "mr": a name follows.
    titled: bool,
    /// How many words of a name, and how many of them since the date.
    named: usize,
    named_since: usize,
    /// "card", which speaks for a code only where that is called one.
    needs_code: bool,
    /// How many small words since the date.
    links: usize,
    /// Something that stands elsewhere too, so that the clause must end behind the code.
    strict: bool,
}

struct Walk<'a> {
    page: &'a Page,
    claimed: &'a [bool],
    index: usize,
    lengths: &'a RangeInclusive<usize>,
    same_line: bool,
}

impl Walk<'_> {
    /// The first and the last token of the code that follows from `at` on.
    fn from(&self, mut at: usize, mut seen: Seen) -> Option<(usize, usize)> {
        let page = self.page;
        while at <= self.index + FURTHEST {
            let (left, token) = (page.token(at.checked_sub(1)?)?, page.token(at)?);
            let between = page.between(left, token);
            if parts_name_and_number(between) {
                return None;
            }
            if let Some(end) = near::date_end(page, at) {
                let in_letters = token.what != What::Digits;
                let day = in_letters && page.role(at - 1) == Some(Role::At) && end == at + 1;
                if !(day && page.token(end).is_some_and(|year| year.digit_count == 2)) {
                    let strict = seen.strict || seen.dated || in_letters;
                    let seen = Seen { dated: true, started: false, named_since: 0, links: 0, strict, ..seen };
                    if let Some(found) = self.from(end + 1, seen) {
                        return Some(found);
                    }
                }
            }
            match token.what {
                What::Digits if self.is_three(at, seen) => seen.three = true,
                What::Digits => return self.code_at(at, seen),
                What::Word(role) => {
                    self.pass(at, role, &mut seen)?;
                    seen.links += 1;
                    seen.strict |= seen.links > MOST_LINKS;
                }
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// Notes what the word at `at` says; `None` where it is none of those that stand there.
    fn pass(&self, at: usize, role: Role, seen: &mut Seen) -> Option<()> {
        let page = self.page;
        match role {
            Role::Code | Role::Digit => {
                seen.coded |= says_code(page, at) || (seen.three && !seen.ending);
                seen.coded |= page.role(at.checked_sub(1)?) == Some(Role::Security);
            }
            Role::Security | Role::Verification | Role::Secret => {
                seen.coded |= role == Role::Security;
                seen.strict = true;
            }
            Role::Ending => {
                seen.ending = true;
                seen.strict = true;
            }
            Role::Start => {
                seen.started = true;
                seen.strict = true;
            }
            Role::Title => {
                seen.titled = true;
                seen.strict = true;
            }
            Role::Card => {
                seen.needs_code |= !NETWORKS.iter().any(|network| page.is_word(at, network));
                seen.strict = true;
            }
            Role::Expiry | Role::And | Role::SecurityCode => {}
            Role::Other if page.is_word(at, "in") && page.role(at + 1) == Some(Role::Month) => {}
            Role::Other if self.is_name(at, *seen) => {
                seen.named += 1;
                seen.named_since += 1;
                seen.strict = true;
            }
            _ if role.is_link() || role.is_verb() => {
                seen.three |= role == Role::Three;
            }
            _ => return None,
        }
        Some(())
    }

    /// Whether the word at `at` is one of a name: behind "mr", in capitals, or a clause by itself.
    fn is_name(&self, at: usize, seen: Seen) -> bool {
        if seen.coded || seen.ending || seen.named >= MOST_OF_NAME {
            return false;
        }
        seen.titled || self.is_capital(at) || self.is_own_clause(at)
    }

    fn is_capital(&self, at: usize) -> bool {
        let first = self.page.token(at).and_then(|token| self.page.chars.get(token.start));
        let begins = || {
            let pair = at.checked_sub(1).and_then(|left| self.page.token(left)).zip(self.page.token(at));
            pair.is_some_and(|(left, right)| {
                self.page.between(left, right).iter().any(|part| matches!(part, '.' | '!' | '?' | '\n'))
            })
        };
        first.is_some_and(|first| first.is_uppercase()) && (!begins() || self.is_initial(at - 1))
    }

    /// "A." of "A. Lee".
    fn is_initial(&self, at: usize) -> bool {
        self.page.token(at).is_some_and(|token| {
            token.end == token.start + 1 && self.page.chars.get(token.start).is_some_and(|c| c.is_uppercase())
        })
    }

    /// ", lee,": up to three words between two commas.
    fn is_own_clause(&self, at: usize) -> bool {
        let page = self.page;
        let comma = |left: usize| {
            let pair = page.token(left).zip(page.token(left + 1));
            pair.is_some_and(|(left, right)| page.between(left, right).contains(&','))
        };
        let is_word =
            |at: usize| matches!(page.role(at), Some(Role::Other | Role::Link | Role::Of | Role::Title));
        let before = (0..MOST_OF_NAME)
            .take_while(|back| *back < at && is_word(at - back))
            .find(|back| comma(at - back - 1));
        let after = (0..MOST_OF_NAME).take_while(|on| is_word(at + on)).find(|on| comma(at + on));
        before.zip(after).is_some_and(|(before, after)| before + after < MOST_OF_NAME)
    }

    /// "last 3 …", "3 digits".
    fn is_three(&self, at: usize, seen: Seen) -> bool {
        self.page.is_word(at, "3")
            && (self.page.role(at + 1).is_some_and(Role::is_code)
                || (seen.ending && self.page.role(at - 1) == Some(Role::Ending) && !self.is_single(at + 1)))
    }

    fn is_single(&self, at: usize) -> bool {
        self.page.token(at).is_some_and(|token| token.digit_count == 1)
    }

    /// The code that begins at `first`, when what was seen makes one of it.
    fn code_at(&self, first: usize, seen: Seen) -> Option<(usize, usize)> {
        let page = self.page;
        let (last, count) = self.group(first)?;
        if !self.lengths.contains(&count) || !stands_free(page, first, last) {
            return None;
        }
        let short = count <= 3 || self.is_amex();
        let coded = seen.coded || (seen.ending && seen.three && count <= 3);
        let unnamed_since = seen.named_since == 0 || seen.titled || seen.named_since > 1 || {
            first >= 2 && self.is_own_clause(first - 1)
        };
        let accepted =
            if (seen.started && !seen.dated) || (seen.needs_code && !coded) || (seen.ending && !coded) {
                false
            } else if seen.dated && seen.named == 0 && !seen.strict && first == last {
                true
            } else if coded {
                (seen.named == 0 || seen.dated) && is_clear(page, last)
            } else if seen.dated {
                short && unnamed_since && is_clear(page, last)
            } else {
                let ends = page.token(last).is_some_and(|token| ends_clause(page, token));
                first == self.index + 1 && short && self.same_line && (ends || leads_to_back(page, last + 1))
            };
        accepted.then_some((first, last))
    }

    /// The last token of the number at `first`, which may be read out digit by digit, and how many digits
    /// it has.
    fn group(&self, first: usize) -> Option<(usize, usize)> {
        let page = self.page;
        let token = page.token(first)?;
        let mut last = first;
        if token.digit_count == 1 {
            while last < first + 5
                && self.is_single(last + 1)
                && let (Some(left), Some(next)) = (page.token(last), page.token(last + 1))
                && matches!(page.gap(left, next), Gap::Space | Gap::Dash | Gap::Dot)
            {
                last += 1;
            }
        }
        let end = page.token(last)?;
        Some((last, end.first_digit + end.digit_count - token.first_digit))
    }

    /// Whether the card is one of American Express, whose code has four digits.
    fn is_amex(&self) -> bool {
        let page = self.page;
        let Some(end) = page.token(self.index) else {
            return false;
        };
        if end.what == What::Tail {
            let said = |back: usize| {
                self.index
                    .checked_sub(back)
                    .is_some_and(|at| page.is_word(at, "amex") || page.is_word(at, "express"))
            };
            return (1..=3).any(said);
        }
        let is_claimed = |at: usize| self.claimed.get(at).copied().unwrap_or(false);
        let first = (0..=self.index).rev().take_while(|at| is_claimed(*at)).last();
        let digits = first.and_then(|at| page.token(at)).map(|start| page.digits_of(start, end));
        digits.is_some_and(|digits| digits.len() == 15 && matches!(digits, [3, 4 | 7, ..]))
    }
}
