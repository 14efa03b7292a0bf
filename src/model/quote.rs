//! Their words, quoted: the first thing they said that says something, cut where a word ends, in
//! quotation marks that do not clash with those inside. Never changes a word.

use unicode_segmentation::UnicodeSegmentation as _;

/// Words that end in a full stop without ending a sentence.
const SHORTENED: [&str; 22] = [
    "mr", "mrs", "ms", "dr", "st", "nr", "acct", "approx", "vs", "jr", "sr", "inc", "ltd", "co", "corp",
    "dept", "e.g", "i.e", "a.m", "p.m", "prof", "ref",
];

/// Words that only greet.
const GREETING: [&str; 22] = [
    "hi",
    "hello",
    "hey",
    "good",
    "morning",
    "afternoon",
    "evening",
    "day",
    "dear",
    "sir",
    "madam",
    "team",
    "yes",
    "yeah",
    "ok",
    "okay",
    "so",
    "well",
    "um",
    "uh",
    "there",
    "or",
];

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
    !initial && !SHORTENED.contains(&stem.to_lowercase().as_str())
}

/// The line behind its greeting, when there is something behind it.
fn ungreeted(line: &str) -> &str {
    const LETTER: &str = "to whom it may concern";
    let line = line.trim_start();
    let letter = line.split_at_checked(LETTER.len()).filter(|(start, _)| start.eq_ignore_ascii_case(LETTER));
    let greeting = line.split_once([',', ':', '!']).filter(|(start, _)| start.len() < 40 && greets(start));
    let word = line
        .split_once(' ')
        .filter(|(start, _)| ["hi", "hello", "hey"].contains(&start.to_lowercase().as_str()));
    let rest = letter.or(greeting).or(word).map_or(line, |(_, rest)| rest);
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ",:;.!-–—".contains(c));
    if rest.contains(char::is_alphanumeric) { rest } else { line }
}

fn greets(said: &str) -> bool {
    let words = said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).all(|word| GREETING.contains(&word.as_str()))
}
