//! Snippets from elsewhere: read from an espanso match file or CSV, put into the book as cards,
//! and written out again. What cannot be taken is told by line. Must not know files.

use super::library::Playbook;
use super::pack::{self, Book, Fault, Pack};
use super::playbook::{Arc, Card, Situation};
use super::{card, text};
use crate::{key, say};

mod csv;
mod espanso;

/// The situation for snippets that name none.
const HOME: (&str, &str) = ("snippets", key!("snippet-my-snippets"));
/// The most scalars of a wording.
const MOST_CHARS: usize = 2000;
/// The most wordings of a card.
const MOST_WORDINGS: usize = 9;
/// The most cards of a situation.
const MOST_CARDS: usize = 200;

/// One wording from a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Snippet {
    /// Where it stood, from 1.
    pub line: usize,
    /// Id or name of the situation it names; `None` when it names none.
    pub situation: Option<String>,
    /// Id of its card.
    pub card: String,
    /// What to say.
    pub wording: String,
}

/// Something to tell about a line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Told {
    /// Which, from 1.
    pub line: usize,
    /// In words.
    pub what: String,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// Wordings.
    pub snippets: Vec<Snippet>,
    /// Or a whole pack.
    pub pack: Option<Pack>,
    /// What of the file is left out, and why.
    pub refused: Vec<Told>,
}

/// What became of an import.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Outcome {
    /// Wordings taken.
    pub taken: usize,
    /// Wordings that were there already.
    pub known: usize,
    /// What was left out, and why.
    pub refused: Vec<Told>,
}

/// What cards are written as.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// An espanso match file (YAML).
    Espanso,
    /// CSV with the columns situation, card and wording.
    Csv,
    /// A pack of all that differs from the built-in playbook.
    Ron,
}

/// Reads a file; its name says what it is. A pack is read as one to be laid over this book.
///
/// # Errors
/// [`Fault`] when nothing of it can be used.
pub fn read(name: &str, bytes: &[u8], book: &Book) -> Result<Import, Fault> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "yml" | "yaml" => espanso::read(pack::text_of(bytes)?),
        "csv" | "tsv" | "txt" => csv::read(pack::text_of(bytes)?),
        "ron" => Ok(Import { pack: Some(pack::parse(bytes, book)?), ..Import::default() }),
        _ => Err(Fault { line: 1, column: 1, what: say!("snippet-unknown-ending").to_owned() }),
    }
}

/// Puts what a file holds into the book. `into` takes the snippets that name no situation.
pub fn take(import: Import, book: &mut Book, into: Option<&str>) -> Outcome {
    let mut outcome = Outcome { refused: import.refused, ..Outcome::default() };
    if let Some(pack) = import.pack {
        let wordings = |book: &Book| book.all.situations.iter().flat_map(|s| &s.say).count();
        let before = wordings(book);
        let new = book.clone().with(&pack);
        outcome.taken = wordings(&new).saturating_sub(before).max(usize::from(new != *book));
        *book = new;
    }
    let mut groups: Vec<Vec<Snippet>> = Vec::new();
    for snippet in import.snippets {
        let same = |group: &&mut Vec<Snippet>| {
            group
                .first()
                .is_some_and(|first| first.situation == snippet.situation && first.card == snippet.card)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(snippet),
            None => groups.push(vec![snippet]),
        }
    }
    for group in groups {
        put(group, book, into, &mut outcome);
    }
    outcome.refused.sort_by_key(|told| told.line);
    outcome
}

/// One card: its wordings take the place of those it had.
fn put(group: Vec<Snippet>, book: &mut Book, into: Option<&str>, outcome: &mut Outcome) {
    let mut group = group;
    let mut refuse = |snippet: &Snippet, what: String| {
        outcome.refused.push(Told { line: snippet.line, what });
    };
    let mut kept = 0;
    group.retain(|snippet| {
        let length = snippet.wording.chars().count();
        let fits = length <= MOST_CHARS && kept < MOST_WORDINGS;
        if length > MOST_CHARS {
            refuse(snippet, say!("snippet-too-long", length, most = MOST_CHARS));
        } else if !fits {
            refuse(snippet, say!("snippet-too-many-wordings", most = MOST_WORDINGS));
        }
        kept += usize::from(fits);
        fits
    });
    let Some(first) = group.first() else { return };
    let Some(id) = home(first, book, into) else {
        let said = first.situation.clone().unwrap_or_default();
        let near = book.all.rank(&said).first().map(|near| near.id.clone());
        let said = text::one_line(&said, 40);
        let what = match near {
            Some(near) => say!("snippet-no-situation-but-near", said, near),
            None => say!("snippet-no-situation", said),
        };
        for snippet in &group {
            refuse(snippet, what.clone());
        }
        return;
    };
    let Some(situation) = book.all_mut().situations.iter_mut().find(|situation| situation.id == id) else {
        return;
    };
    let wordings: Vec<String> = group.iter().map(|snippet| snippet.wording.clone()).collect();
    let count = situation.say.len();
    match situation.say.iter_mut().find(|card| card.id == first.card) {
        Some(card) if card.variants == wordings => {
            outcome.known += wordings.len();
            return;
        }
        Some(card) => card.variants.clone_from(&wordings),
        None if count >= MOST_CARDS => {
            let what = say!("snippet-too-many-cards", most = MOST_CARDS);
            for snippet in &group {
                refuse(snippet, what.clone());
            }
            return;
        }
        None => situation.say.push(Card {
            id: first.card.clone(),
            arc: Arc::Options,
            variants: wordings.clone(),
            sources: Vec::new(),
        }),
    }
    outcome.taken += wordings.len();
    for snippet in &group {
        for slot in unknown_slots(&snippet.wording) {
            let what = say!("snippet-unknown-slot", slot);
            outcome.refused.push(Told { line: snippet.line, what });
        }
    }
}

/// The id of the situation this belongs in; one of its own for what names none.
fn home(snippet: &Snippet, book: &mut Book, into: Option<&str>) -> Option<String> {
    let Some(said) = snippet.situation.as_deref().filter(|said| !said.trim().is_empty()) else {
        if let Some(into) = into {
            return Some(into.to_owned());
        }
        if book.situation(HOME.0).is_none() {
            book.all_mut().situations.push(Situation {
                id: HOME.0.to_owned(),
                name: say!(HOME.1).to_owned(),
                chip: say!(HOME.1).to_owned(),
                recognise: vec![HOME.0.to_owned()],
                perspective: String::new(),
                safety_first: false,
                steps: Vec::new(),
                say: Vec::new(),
                avoid: Vec::new(),
                if_continues: String::new(),
                sources: Vec::new(),
            });
        }
        return Some(HOME.0.to_owned());
    };
    let said = said.trim();
    let is_it = |situation: &&Situation| situation.id == said || situation.name.eq_ignore_ascii_case(said);
    book.all.situations.iter().find(is_it).map(|situation| situation.id.clone())
}

/// What stands in braces and is no slot.
#[must_use]
pub fn unknown_slots(wording: &str) -> Vec<String> {
    let opened = wording.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let names = opened.map(|(name, _)| name);
    names.filter(|name| !card::SLOTS.contains(name)).map(str::to_owned).collect()
}

/// Every card in sight.
#[must_use]
pub fn write(playbook: &Playbook, format: Format) -> String {
    match format {
        Format::Espanso => espanso::write(playbook),
        Format::Csv | Format::Ron => csv::write(playbook),
    }
}

/// An id made of what a snippet is called elsewhere: `:ty-refund` becomes `ty-refund`.
fn id_of(name: &str, line: usize) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.collect::<Vec<_>>().join("-");
    if id.is_empty() { format!("line-{line}") } else { id.chars().take(60).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::library;

    fn taken(name: &str, file: &str, into: Option<&str>) -> (Book, Outcome) {
        let mut book = Book::new(library::builtin());
        let import = read(name, file.as_bytes(), &book).unwrap();
        let outcome = take(import, &mut book, into);
        (book, outcome)
    }

    fn lines(outcome: &Outcome) -> Vec<(usize, &str)> {
        outcome.refused.iter().map(|told| (told.line, told.what.as_str())).collect()
    }

    const ESPANSO: &str = "\
# my snippets
imports: [\"other.yml\"]
matches:
  - trigger: \":ty\"
    replace: \"Thank you for waiting.$|$\"
  - triggers: [\":sorry\", \":so\"]
    label: Sorry
    word: true
    replace: |
      I'm sorry about that.
      Let me look.
  - trigger: \":angry/i-see-why\"
    replace: I can hear how much this has cost you.
  - trigger: :now
    replace: \"{{time}}\"
    vars:
      - name: time
        type: date
  - trigger: \":f\"
    form: \"Dear [[name]]\"
  - regex: \":n(\\\\d)\"
    replace: no
  - trigger: \":own\"
    replace: \"About {ticket}: {problem}\"
";

    #[test]
    fn plain_espanso_matches_become_cards_and_the_rest_is_told_by_line() {
        let (book, outcome) = taken("base.yml", ESPANSO, None);
        let home = book.situation("snippets").unwrap();
        let cards: Vec<_> =
            home.say.iter().map(|card| (card.id.as_str(), card.variants[0].as_str())).collect();
        assert_eq!(
            cards,
            [
                ("ty", "Thank you for waiting."),
                ("sorry", "I'm sorry about that.\nLet me look."),
                ("own", "About {ticket}: {problem}"),
            ]
        );
        let angry = book.situation("angry").unwrap();
        let known = angry.say.iter().find(|card| card.id == "i-see-why").unwrap();
        assert_eq!(known.variants, ["I can hear how much this has cost you."]);
        assert_eq!((outcome.taken, outcome.known), (4, 0));
        let expected = [
            (2, "imports is not followed, import that file by itself"),
            (14, "it fills in variables (vars)"),
            (19, "it asks by a form"),
            (21, "its trigger is a pattern (regex)"),
            (23, "taken, but {ticket} is no slot and shows as a blank"),
        ];
        assert_eq!(lines(&outcome), expected);
    }

    #[test]
    fn csv_with_any_delimiter_and_quoting_is_read_and_bad_rows_are_told_by_line() {
        let csv = "\u{feff}Situation;Card;Wording\r\n\
            angry;own-refund;\"I've got your refund; it's \"\"on its way\"\".\"\r\n\
            Upset or in tears;hug;Take your time.\r\n\
            angr;x;lost\r\n\
            angry;y;\r\n\
            ;;No place\r\n";
        let (book, outcome) = taken("x.csv", csv, Some("silent"));
        let wording = |id: &str| {
            let situation = book.situation(id).unwrap();
            situation.say.last().unwrap().variants[0].clone()
        };
        assert_eq!(wording("angry"), "I've got your refund; it's \"on its way\".");
        assert_eq!((wording("upset"), wording("silent")), ("Take your time.".into(), "No place".into()));
        assert_eq!(
            lines(&outcome),
            [(4, "there is no situation angr, perhaps angry"), (5, "there is no wording")]
        );
    }

    #[test]
    fn what_is_written_comes_back_as_the_same_cards() {
        let mut book = Book::new(library::builtin());
        let angry = book.all_mut().situations.iter_mut().find(|situation| situation.id == "angry").unwrap();
        let naughty = ["a \"quoted\" one; with, both", "two\nlines: yes", "# no comment", "ünïcode 👩‍👩‍👧‍👦 \\n"];
        angry.say[0].variants = naughty.map(str::to_owned).to_vec();
        let cards = |playbook: &Playbook| {
            let all = playbook.situations.iter().flat_map(|situation| {
                situation
                    .say
                    .iter()
                    .map(|card| (situation.id.clone(), card.id.clone(), card.variants.clone()))
            });
            all.collect::<Vec<_>>()
        };
        for (format, name) in [(Format::Espanso, "x.yml"), (Format::Csv, "x.csv")] {
            let text = write(&book.in_sight(), format);
            let (back, outcome) = taken(name, &text, None);
            assert_eq!(outcome.refused, []);
            assert_eq!(cards(&back.in_sight()), cards(&book.in_sight()), "{name}");
        }
    }

    #[test]
    fn a_file_that_is_something_else_is_refused_whole() {
        let book = Book::new(library::builtin());
        let deep = format!("matches: {}", "[".repeat(50_000));
        for (name, bytes) in [
            ("x.yml", "matches: [".as_bytes()),
            ("x.yml", deep.as_bytes()),
            ("x.yml", b"just words"),
            ("x.yml", b""),
            ("x.csv", b"a,b\n1,2\n"),
            ("x.csv", b"\xff\xfea\0"),
            ("x.doc", b"x"),
        ] {
            let fault = read(name, bytes, &book).unwrap_err();
            assert!(fault.line >= 1 && !fault.what.is_empty(), "{name}: {fault:?}");
        }
    }
}
