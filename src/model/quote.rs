//! Their words, quoted: the first thing they said that says something, cut where a word ends, in
//! quotation marks that do not clash with those inside. Never changes a word.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation as _;

use super::library;

/// The words of English as they stand in `data/`.
const ENGLISH: &str = include_str!("../../data/quote.ron");

/// What a language has of them: words in one string, what is several words in a list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    greetings: String,
    openings: Vec<String>,
    shortened: String,
}

/// The words of all languages.
#[derive(Default)]
struct Known {
    /// Only greet.
    greetings: HashSet<String>,
    /// Greet, with the sentence right behind.
    openings: Vec<String>,
    /// End in a full stop without ending a sentence.
    shortened: HashSet<String>,
}

/// Whoever calls may speak another language than is shown.
static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    for Words { greetings, openings, shortened } in library::of_every_language("quote", ENGLISH) {
        known.greetings.extend(greetings.split_whitespace().map(str::to_owned));
        known.openings.extend(openings);
        known.shortened.extend(shortened.split_whitespace().map(str::to_owned));
    }
    known
});

/// Fewer words than this are heard together with what follows them.
const LEAST_WORDS: usize = 3;

/// The first sentence that says more than a greeting, on one line, at most `most` graphemes long.
/// `None` when nothing is said.
#[must_use]
pub fn first_sentence(text: &str, most: usize) -> Option<String> {
    let lines = text.lines().filter(|line| line.contains(char::is_alphanumeric));
    let mut greeting = None;
    for line in lines {
        let mut words = ungreeted(line).split_whitespace().peekable();
        while words.peek().is_some() {
            let said = sentence(&mut words, most);
            if said.contains(char::is_alphanumeric) && !greets(&said) {
                return Some(cut(&said, most));
            }
            greeting.get_or_insert(said);
        }
    }
    greeting.map(|said| cut(&said, most))
}

/// The text without the marks that end it, in quotation marks.
#[must_use]
pub fn quoted(text: &str) -> String {
    let text = without_end(text);
    let inner = text.contains(['"', '“', '”', '„', '«', '»']);
    if inner { format!("‘{text}’") } else { format!("“{text}”") }
}

/// The text without blanks around it and without the full stop, comma or colon at its end; what
/// marks a question, a shout or a pause stays.
#[must_use]
pub fn without_end(text: &str) -> &str {
    let text = text.trim();
    let bare = text.trim_end_matches([',', ';', ':']).trim_end();
    if bare.ends_with("..") { bare } else { bare.trim_end_matches(['.', ',', ';', ':', '。']).trim_end() }
}

/// The text on one line, at most `most` graphemes long, cut with an ellipsis where a word ends.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.graphemes(true).count() <= most {
        return line;
    }
    let whole: String = line.graphemes(true).take(most.saturating_sub(1)).collect();
    let goes_on = line.strip_prefix(whole.as_str()).is_some_and(|rest| !rest.starts_with(' '));
    let kept = match whole.rsplit_once(' ') {
        Some((kept, last)) if goes_on && last.len() * 2 <= whole.len() => kept,
        _ => &whole,
    };
    let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || ",;:.-–—([{/&\"“‘'".contains(c));
    format!("{kept}…")
}

/// Takes words up to the end of a sentence. Reads little further than `most` graphemes.
fn sentence<'a>(words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>, most: usize) -> String {
    let mut said = String::new();
    let mut count = 0;
    while let Some(word) = words.next() {
        if !said.is_empty() {
            said.push(' ');
        }
        count += 1;
        if let Some(end) = full_width_end(word) {
            said.push_str(end);
            break;
        }
        said.push_str(word);
        let ended = ends(word, words.peek().copied()) && (count >= LEAST_WORDS || greets(&said));
        if ended || said.len() > most * 8 {
            break;
        }
    }
    said
}

/// The word up to a full-width full stop, question or exclamation mark.
fn full_width_end(word: &str) -> Option<&str> {
    let (at, mark) = word.char_indices().find(|(_, c)| "。！？".contains(*c))?;
    word.split_at_checked(at + mark.len_utf8()).map(|(end, _)| end)
}

fn ends(word: &str, next: Option<&str>) -> bool {
    let bare = word.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']);
    if bare.ends_with(['!', '?']) {
        return true;
    }
    if bare.ends_with("..") || bare.ends_with('…') {
        return !next.is_some_and(|next| next.starts_with(char::is_lowercase));
    }
    let Some(stem) = bare.strip_suffix('.') else { return false };
    let stem = stem.trim_start_matches(|c: char| !c.is_alphanumeric());
    let initial = stem.chars().count() == 1
        || stem.rsplit('.').next().is_some_and(|last| last.chars().count() == 1 && stem.contains('.'));
    !initial && !KNOWN.shortened.contains(&stem.to_lowercase())
}

/// What greets may be parted from what follows by any of these.
const AFTER_GREETING: &str = ",:;.!-–—";

/// The line behind all that greets, when there is something behind it.
fn ungreeted(line: &str) -> &str {
    let mut line = line.trim_start();
    while let Some(rest) = behind_greeting(line) {
        line = rest;
    }
    line
}

fn behind_greeting(line: &str) -> Option<&str> {
    let opening = || KNOWN.openings.iter().find_map(|opening| opened(line, opening));
    let greeting = || line.split_once([',', ':', '!']).filter(|(start, _)| start.len() < 40 && greets(start));
    let rest = opening().or_else(|| greeting().map(|(_, rest)| rest))?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || AFTER_GREETING.contains(c));
    rest.contains(char::is_alphanumeric).then_some(rest)
}

/// The line behind an opening, which is in small letters.
fn opened<'a>(line: &'a str, opening: &str) -> Option<&'a str> {
    let mut rest = line.trim_start_matches('¡').chars();
    let same = opening.chars().all(|letter| rest.next().is_some_and(|c| c.to_lowercase().eq([letter])));
    let rest = rest.as_str();
    let parted = rest.starts_with(|c: char| c.is_whitespace() || AFTER_GREETING.contains(c));
    (same && parted).then_some(rest)
}

fn greets(said: &str) -> bool {
    let mut words = said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| KNOWN.greetings.contains(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::language::Language;

    #[track_caller]
    fn first(text: &str, said: &str) {
        assert_eq!(first_sentence(text, 200).as_deref(), Some(said), "{text}");
    }

    #[test]
    fn every_language_has_its_greetings() {
        for language in Language::all().skip(1) {
            let words: Words = library::own_list(language, "quote");
            assert!(words.greetings.len() > 20 && !words.openings.is_empty(), "{}", language.tag());
        }
    }

    #[test]
    fn a_greeting_is_passed_over_in_every_language() {
        for (text, said) in [
            ("Hello, good morning. I was charged twice.", "I was charged twice."),
            ("Hola, buenos días. Me cobraron dos veces la factura.", "Me cobraron dos veces la factura."),
            ("Buenas tardes, señorita. Llevo tres semanas esperando.", "Llevo tres semanas esperando."),
            ("Hola buenas, llevo una hora y nadie me atiende.", "llevo una hora y nadie me atiende."),
            ("¡Hola! ¿Qué tal? Mi pedido nunca llegó.", "Mi pedido nunca llegó."),
            ("A quien corresponda: el técnico no vino el martes.", "el técnico no vino el martes."),
            ("Mire, oiga, ya van cuatro veces que llamo.", "ya van cuatro veces que llamo."),
            ("BUENAS NOCHES me cortaron la luz sin avisar.", "me cortaron la luz sin avisar."),
            ("Estimados señores:\nEl router sigue sin funcionar.", "El router sigue sin funcionar."),
        ] {
            first(text, said);
        }
        // what only sounds like one says something
        first("Buenas promesas me hicieron. Ninguna cumplieron.", "Buenas promesas me hicieron.");
        first("Good for nothing, that is what it is.", "Good for nothing, that is what it is.");
        first("Hola, buenas.", "buenas.");
    }

    #[test]
    fn a_shortened_word_ends_no_sentence_in_any_language() {
        for said in [
            "I spoke to Mrs. Hale on Monday.",
            "Me atendió la Sra. Ruiz y me colgó.",
            "Eso me lo dijo Ud. misma el lunes.",
            "Hablé con la Srta. Gil y con el Lic. Gómez.",
            "Es la factura núm. 4471 y está mal.",
            "Se lo expliqué a D. Manuel y a Dña. Rosa.",
            "A otros, p. ej. mi vecino, sí les llega.",
        ] {
            first(&format!("{said} Y aquí sigo."), said);
        }
        first("Me cobraron mal la luz. El recibo lo dice.", "Me cobraron mal la luz.");
    }
}
