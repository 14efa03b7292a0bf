//! The search language: what was typed as conditions on a call. Never an error: what is not
//! understood is searched as words and named. Must not know how calls are looked through.

mod facts;
mod said;

use std::ops::{Range, RangeInclusive};

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::language::Language;
use super::{when, words};
pub use facts::{Fact, KEYS, MARK, fact, field_word, mark};

/// The first moment of a span that starts at what was said in any language, as behind `since:`.
#[must_use]
pub fn since(said: &str, now: &Zoned) -> Option<Timestamp> {
    when::since(said::value(said), now)
}

/// The last moment of a span that ends at what was said in any language, as behind `until:`.
#[must_use]
pub fn until(said: &str, now: &Zoned) -> Option<Timestamp> {
    when::until(said::value(said), now)
}

/// What is looked for. Every condition holds; none finds every call.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Query {
    /// Conditions on the words and facts of a call.
    pub terms: Vec<Term>,
    /// It began no earlier.
    pub since: Option<Timestamp>,
    /// It began no later.
    pub until: Option<Timestamp>,
    /// Something promised was, or was not, due before this and is still owed.
    pub overdue: Option<(Sign, Timestamp)>,
    /// It began, or did not begin, in these hours.
    pub hours: Vec<Hours>,
    /// What was not understood, and is searched as words.
    pub unclear: Vec<String>,
    /// When and where it is asked: months are those of the clock there.
    pub asked: Option<Zoned>,
}

/// Hours of the day.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hours {
    /// Whether it must be so.
    pub sign: Sign,
    /// From the first to the last, 0 to 23.
    pub hours: RangeInclusive<i8>,
    /// Where.
    pub zone: TimeZone,
}

impl Hours {
    /// Whether this holds for a call that began then.
    #[must_use]
    pub fn hold(&self, opened: Timestamp) -> bool {
        let within = self.hours.contains(&opened.to_zoned(self.zone.clone()).hour());
        within == (self.sign == Sign::With)
    }
}

/// A condition: one of these phrases is there, or none of them is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Term {
    /// Whether it must be there.
    pub sign: Sign,
    /// What it is.
    pub kind: Kind,
    /// One of these.
    pub any: Vec<Phrase>,
}

/// Words that stand side by side.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Phrase {
    /// The words, folded.
    pub words: Vec<String>,
    /// Whether the last is there to its end.
    pub ending: Ending,
}

/// Whether a condition asks for something or against it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sign {
    /// It must be so.
    With,
    /// It must not be so.
    Without,
}

/// What a condition looks at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A word, meant also for the words that begin with it, and for a slip of the finger.
    Word,
    /// Words as they were put in quotation marks.
    Phrase,
    /// A fact of the record, not its text.
    Fact,
}

/// Whether the last word of a phrase is there to its end.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Ending {
    /// It is.
    Whole,
    /// Any word that begins with it will do.
    Begins,
}

impl Phrase {
    /// Whether the phrase stands in these words at this place.
    pub fn stands_at<W: AsRef<str>>(&self, words: &[W], at: usize) -> bool {
        let last = self.words.len().saturating_sub(1);
        self.words.iter().enumerate().all(|(number, word)| {
            words.get(at + number).is_some_and(|there| match self.ending {
                Ending::Begins if number == last => there.as_ref().starts_with(word.as_str()),
                _ => there.as_ref() == word,
            })
        })
    }
}

impl Query {
    /// Reads what was typed; dates are seen from `now`.
    #[must_use]
    pub fn parse(typed: &str, now: &Zoned) -> Self {
        let mut query = Self { asked: Some(now.clone()), ..Self::default() };
        for piece in pieces(typed) {
            query.take(&piece, now);
        }
        query
    }

    /// Whether every call fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
            && self.since.is_none()
            && self.until.is_none()
            && self.overdue.is_none()
            && self.hours.is_empty()
    }

    /// Narrows it to calls of which this is so.
    pub fn require(&mut self, sign: Sign, any: Vec<Phrase>) {
        self.terms.push(Term { sign, kind: Kind::Fact, any });
    }

    /// The conditions that are words typed, not facts.
    pub fn spoken(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| term.sign == Sign::With && term.kind != Kind::Fact)
    }

    fn take(&mut self, piece: &Piece<'_>, now: &Zoned) {
        if let Some((key, said)) = piece.key {
            if piece.value.is_empty() {
                return;
            }
            match facts::read(key, &piece.value, piece.sign, now) {
                Some(Fact::Any(any)) => self.require(piece.sign, any),
                Some(Fact::Since(at)) => self.since = self.since.max(Some(at)),
                Some(Fact::Until(at)) => {
                    self.until = Some(self.until.map_or(at, |until| until.min(at)));
                }
                Some(Fact::Between(since, until)) => {
                    self.since = self.since.max(Some(since));
                    self.until = Some(self.until.map_or(until, |before| before.min(until)));
                }
                Some(Fact::Hours(hours, zone)) => self.hours.push(Hours { sign: piece.sign, hours, zone }),
                Some(Fact::Overdue(at)) => {
                    if piece.sign == Sign::With {
                        self.require(Sign::With, fact("promise", "open"));
                    }
                    self.overdue = Some((piece.sign, at));
                }
                None => {
                    self.unclear.push(format!("{said}:{}", piece.value));
                    self.words(piece.sign, Kind::Word, &format!("{said} {}", piece.value), Ending::Begins);
                }
            }
            return;
        }
        let (kind, ending) = match piece.quotes {
            Quotes::None => (Kind::Word, Ending::Begins),
            Quotes::Open => (Kind::Phrase, Ending::Begins),
            Quotes::Closed => (Kind::Phrase, Ending::Whole),
        };
        self.words(piece.sign, kind, &piece.value, ending);
    }

    fn words(&mut self, sign: Sign, kind: Kind, text: &str, ending: Ending) {
        let words = words::of(text);
        if !words.is_empty() {
            self.terms.push(Term { sign, kind, any: vec![Phrase { words, ending }] });
        }
    }
}

/// One condition as typed.
#[derive(Debug)]
struct Piece<'a> {
    /// Blanks, and the minus, before it.
    lead: &'a str,
    sign: Sign,
    /// The name that stands before the colon, if it is one of the search, and how it is said there.
    key: Option<(&'static str, &'a str)>,
    /// The value, with its quotation marks.
    typed: &'a str,
    /// The same without them.
    value: String,
    quotes: Quotes,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Quotes {
    None,
    /// Not closed yet.
    Open,
    Closed,
}

fn pieces(typed: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = typed;
    while !rest.is_empty() {
        let signed = rest.trim_start();
        let bare = signed.strip_prefix('-').unwrap_or(signed);
        let sign = if bare.len() < signed.len() { Sign::Without } else { Sign::With };
        let key = facts::key(bare);
        let from = bare.split_once(':').filter(|_| key.is_some()).map_or(bare, |(_, value)| value);
        let (value, quotes, after) = value(from);
        let typed = from.strip_suffix(after).unwrap_or_default();
        pieces.push(Piece {
            lead: rest.strip_suffix(bare).unwrap_or_default(),
            sign,
            key,
            typed,
            value,
            quotes,
        });
        rest = after;
    }
    pieces
}

const QUOTES: [char; 4] = ['"', '“', '”', '„'];

/// A value at the start of the text, in quotation marks or up to a blank, and what follows it.
fn value(text: &str) -> (String, Quotes, &str) {
    if let Some(quoted) = text.strip_prefix(QUOTES) {
        return match quoted.split_once(QUOTES) {
            Some((value, after)) => (value.to_owned(), Quotes::Closed, after),
            None => (quoted.to_owned(), Quotes::Open, ""),
        };
    }
    let ends = |c: char| c.is_whitespace() || QUOTES.contains(&c);
    let (value, after) = text.find(ends).and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""));
    (value.to_owned(), Quotes::None, after)
}

/// The same search with its names, and the values that have a meaning, as this language says them. All else
/// stays as it was typed.
#[must_use]
pub fn worded(typed: &str, language: Language) -> String {
    let mut worded = String::with_capacity(typed.len());
    for Piece { lead, key, typed, quotes, .. } in pieces(typed) {
        worded.push_str(lead);
        if let Some((key, _)) = key {
            worded.push_str(said::name_in(language, key));
            worded.push(':');
        }
        if key.is_some_and(|(key, _)| key == "situation") && quotes == Quotes::None {
            worded.push_str(said::situation_in(language, typed));
        } else if key.is_some_and(|(key, _)| !facts::is_free(key)) && quotes == Quotes::None {
            let values = typed.split(',').map(|value| said::value_in(language, said::value(value)));
            worded.push_str(&values.collect::<Vec<_>>().join(","));
        } else {
            worded.push_str(typed);
        }
    }
    worded
}

/// Where a phrase stands in a text, in scalars, each time.
#[must_use]
pub fn places<W: AsRef<str>>(phrase: &Phrase, text: &[(W, Range<usize>)]) -> Vec<Range<usize>> {
    let words: Vec<&str> = text.iter().map(|(word, _)| word.as_ref()).collect();
    let stands = (0..words.len()).filter(|at| phrase.stands_at(&words, *at));
    let place = |at: usize| {
        let (_, first) = text.get(at)?;
        let (_, last) = text.get(at + phrase.words.len().saturating_sub(1))?;
        Some(first.start..last.end)
    };
    stands.filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(typed: &str) -> Query {
        Query::parse(typed, &"2026-11-22T14:30:00[UTC]".parse().unwrap())
    }

    fn said(typed: &str) -> Vec<String> {
        let term = |term: &Term| {
            let phrase = |phrase: &Phrase| {
                let end = if phrase.ending == Ending::Begins { "*" } else { "" };
                format!("{}{end}", phrase.words.join(" "))
            };
            let sign = if term.sign == Sign::Without { "-" } else { "" };
            format!("{sign}{}", term.any.iter().map(phrase).collect::<Vec<_>>().join("|"))
        };
        parse(typed).terms.iter().map(term).collect()
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        assert_eq!(said("  Charged TWICE "), ["charged*", "twice*"]);
        assert_eq!(said("\"charged twice\" -refund"), ["charged twice", "-refund*"]);
        assert_eq!(said("“charged tw"), ["charged tw*"]);
        assert_eq!(said("-\"not this\" e-mail"), ["-not this", "e mail*"]);
        assert_eq!(said("重复 收"), ["重 复*", "收*"]);
        assert!(said(" - \" -- !? ").is_empty() && parse("").is_empty());
    }

    #[test]
    fn dates_narrow_the_span_and_the_narrowest_counts() {
        let query = parse("since:2026-11-01 since:7d until:yesterday");
        assert_eq!(query.since.unwrap().to_string(), "2026-11-15T00:00:00Z");
        assert_eq!(query.until.unwrap().to_string(), "2026-11-21T23:59:59.999999999Z");
        assert!(query.terms.is_empty() && query.unclear.is_empty());
    }

    #[test]
    fn what_is_not_understood_is_searched_as_words_and_named() {
        let query = parse("since:whenever heat:hot promise:maybe");
        assert_eq!(query.unclear, ["since:whenever", "heat:hot", "promise:maybe"]);
        assert_eq!(said("since:whenever"), ["since whenever*"]);
        assert!(parse("http://x 3:30 note: since: heat:").unclear.is_empty());
    }

    #[test]
    fn overdue_asks_for_an_open_promise_and_for_now() {
        let query = parse("promise:overdue");
        assert_eq!(query.overdue, Some((Sign::With, "2026-11-22T14:30:00Z".parse().unwrap())));
        assert_eq!(query.terms.len(), 1);
        assert_eq!(parse("-promise:overdue").terms.len(), 0);
    }

    #[test]
    fn a_phrase_knows_where_it_stands() {
        let mut text = Vec::new();
        words::each("Twice charged, charged twice", |word, at| text.push((word.to_owned(), at)));
        let phrase = Phrase { words: vec!["charged".into(), "tw".into()], ending: Ending::Begins };
        assert_eq!(places(&phrase, &text), vec![15..28]);
    }
}
