//! One line of a call for a list: around the first hit, in its sentence, with the words marked.
//! Must not know how the hits were found.

use std::ops::Range;

use super::search::BETWEEN;

/// Length of a snippet and of what comes before the hit in it, in scalars.
const SNIPPET: usize = 96;
const BEFORE: usize = 28;

/// One line of a call, and where in it are words that were searched, in scalars.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Snippet {
    /// The line.
    pub line: String,
    /// Where the words are.
    pub marks: Vec<Range<usize>>,
}

/// One line of the text: around the first mark, within its field; else the first field from its
/// start.
#[must_use]
pub fn snippet(text: &str, marks: &[Range<usize>]) -> Snippet {
    let at = marks.first().map_or(0, |mark| mark.start);
    let before: Vec<char> = text.chars().take(at).collect();
    let field = before.iter().rposition(|c| *c == BETWEEN).map_or(0, |last| last + 1);
    let mut start = field.max(at.saturating_sub(BEFORE));
    let near: Vec<char> = before.iter().skip(start).copied().collect();
    let sentence = near.windows(2).rposition(|pair| matches!(pair, ['.' | '!' | '?', ' ' | '\n']));
    if let Some(end) = sentence {
        start += end + 2;
    } else if start > field {
        // Begin with a whole word, if one begins before the hit.
        start += near.iter().position(|c| c.is_whitespace()).map_or(0, |gap| gap + 1);
    }
    let mut line = String::with_capacity(SNIPPET * 2);
    let mut length = 0;
    let mut placed: Vec<(usize, usize)> = Vec::new();
    if start > field && sentence.is_none() {
        line.push('…');
        length += 1;
    }
    let mut rest = text.chars().enumerate().skip(start).take_while(|(_, c)| *c != BETWEEN);
    let mut gap = Gap::No;
    for (source, c) in rest.by_ref().take(SNIPPET) {
        if c.is_whitespace() || c.is_control() {
            gap = if length > 0 { Gap::Yes } else { Gap::No };
            continue;
        }
        if gap == Gap::Yes {
            line.push(' ');
            length += 1;
        }
        placed.push((source, length));
        gap = Gap::No;
        line.push(c);
        length += 1;
    }
    if rest.any(|(_, c)| !c.is_whitespace()) {
        line.push('…');
    }
    let shown = |mark: &Range<usize>| {
        let mut within = placed.iter().filter(|(source, _)| mark.contains(source)).map(|(_, at)| *at);
        let first = within.next()?;
        Some(first..within.next_back().unwrap_or(first) + 1)
    };
    Snippet { line, marks: marks.iter().filter_map(shown).collect() }
}

/// The text on one line without control characters.
#[must_use]
pub fn one_line(text: &str) -> String {
    snippet(text, &[]).line
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Gap {
    Yes,
    No,
}
