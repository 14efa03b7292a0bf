//! Sentences with slots: filled from whatever the record knows, each in the wording that fits.
//! Must not know what a slot means.

/// A sentence to say, written as a row of parts. Of each part the first line is taken whose slots
/// can all be filled.
pub type Wording = Vec<Vec<String>>;

/// The wording with its slots filled; `None` when one of its parts has no line that can be.
pub fn compose(wording: &[Vec<String>], slot: impl Fn(&str) -> Option<String>) -> Option<String> {
    wording.iter().map(|lines| lines.iter().find_map(|line| fill(line, &slot))).collect()
}

/// The line with its slots filled; `None` when one of them cannot be.
pub fn fill(line: &str, slot: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut filled = String::with_capacity(line.len() + 32);
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        filled.push_str(before);
        filled.push_str(&slot(name)?);
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_part_the_first_line_is_taken_that_can_be_filled() {
        let part = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        let wording: Wording =
            vec![part(&["Well, {name}: ", "Well: "]), part(&["{what} and {why}", "{what}"])];
        let said =
            |known: &[&str]| compose(&wording, |slot| known.contains(&slot).then(|| slot.to_uppercase()));
        assert_eq!(said(&["name", "what", "why"]).as_deref(), Some("Well, NAME: WHAT and WHY"));
        assert_eq!(said(&["what"]).as_deref(), Some("Well: WHAT"));
        assert_eq!(said(&["name"]), None);
    }
}
