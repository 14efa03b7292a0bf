//! Words that whoever takes over must know were said: found whole, given back as they stand. Makes
//! nothing of them.

/// The words of these lists that stand in these texts, each once, those of the first list first.
#[must_use]
pub fn said<'a>(lists: &[Vec<String>], texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let phrases = lists.iter().enumerate().flat_map(|(list, phrases)| {
        phrases.iter().map(move |phrase| (list, tokens(phrase).map(|(_, token)| fold(token)).collect()))
    });
    let phrases: Vec<(usize, Vec<String>)> = phrases.collect();
    let mut found: Vec<(usize, String)> = Vec::new();
    for text in texts {
        let words: Vec<(usize, &str)> = tokens(text).collect();
        let folded: Vec<String> = words.iter().map(|(_, word)| fold(word)).collect();
        let mut at = 0;
        while let Some(rest) = folded.get(at..).filter(|rest| !rest.is_empty()) {
            let fits = phrases.iter().filter(|(_, phrase)| rest.starts_with(phrase));
            let Some((list, phrase)) = fits.max_by_key(|(_, phrase)| phrase.len()) else {
                at += 1;
                continue;
            };
            let said = as_it_stands(text, words.get(at..at + phrase.len()).unwrap_or_default());
            if !found.iter().any(|(_, known)| fold(known) == fold(&said)) {
                found.push((*list, said));
            }
            at += phrase.len();
        }
    }
    found.sort_by_key(|(list, _)| *list);
    found.into_iter().map(|(_, said)| said).collect()
}

/// From the first of these words to the last, on one line.
fn as_it_stands(text: &str, words: &[(usize, &str)]) -> String {
    let from = words.first().map_or(0, |(at, _)| *at);
    let to = words.last().map_or(0, |(at, word)| at + word.len());
    let said = text.get(from..to).unwrap_or_default();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text with their places in bytes; an apostrophe inside belongs to its word.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    let words = words.map(|word| word.trim_matches(['\'', '’'])).filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn whole_words_are_found_and_quoted_as_they_were_said() {
        let lists = [
            vec!["kill myself".to_owned(), "self-harm".to_owned()],
            vec!["sue".to_owned(), "can't go on".to_owned()],
        ];
        let found = |text: &str| said(&lists, [text].into_iter());
        assert_eq!(found("I'll SUE you. sue! or I Kill\n myself"), ["Kill myself", "SUE"]);
        assert_eq!(found("issue, pursued, killed myself with work"), Vec::<String>::new());
        assert_eq!(found("self harm, ‘I can’t go on’"), ["self harm", "can’t go on"]);
    }
}
