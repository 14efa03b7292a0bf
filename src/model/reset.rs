//! The one-breath reset: one breath, one thought that fits, one line of the user's own. Decides
//! which thought and which line; must not know how they are drawn.

use super::action::Now;
use super::breath::Pattern;
use super::library::Playbook;
use super::playbook::Reframe;
use super::settings::Settings;
use super::state::{Model, Session};

/// The pattern that a reset breathes by: silent, no holds.
const PATTERN: &str = "on-call";

/// A reset that runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Reset {
    /// The one breath.
    pub session: Session,
    /// The thought.
    pub thought: String,
    /// What the user is good at, or was told.
    pub own: Option<Own>,
}

/// A line of the user's own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Own {
    /// What they are good at.
    Strength(String),
    /// Kind words they received.
    KindWord(String),
}

/// What is remembered from one reset to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Last {
    thought: String,
    count: usize,
}

/// Starts a reset, or ends the one that runs.
pub(super) fn toggle(model: &mut Model, now: &Now) {
    if model.reset.take().is_some() {
        return;
    }
    let patterns = model.patterns();
    let usual = patterns.iter().find(|pattern| pattern.id == PATTERN);
    let suits = |pattern: &&Pattern| pattern.offered.suits_a_call();
    let Some(pattern) = usual.or_else(|| patterns.iter().find(suits)).cloned() else { return };
    let lead = model.lead().map(|lead| lead.id.clone());
    let thought = next_thought(&model.playbook, lead.as_deref(), &model.last_reset.thought);
    let (id, text) = thought.map(|thought| (thought.id.clone(), thought.text.clone())).unwrap_or_default();
    let own = own_line(&model.settings, model.last_reset.count);
    model.last_reset = Last { thought: id, count: model.last_reset.count.saturating_add(1) };
    let session = Session { wanted_secs: pattern.cycle_secs(), pattern, started_secs: now.mono_secs };
    model.reset = Some(Reset { session, thought: text, own });
}

/// The thought after the last one: those for the situation in turn, then those for any.
fn next_thought<'a>(playbook: &'a Playbook, lead: Option<&str>, last: &str) -> Option<&'a Reframe> {
    let fits = |thought: &&Reframe| lead.is_some_and(|lead| thought.situations.iter().any(|id| id == lead));
    let for_any = playbook.reframes.iter().filter(|thought| thought.situations.is_empty());
    let thoughts: Vec<&Reframe> = playbook.reframes.iter().filter(fits).chain(for_any).collect();
    let after = thoughts.iter().position(|thought| thought.id == last).map_or(0, |at| at + 1);
    thoughts.get(after).or_else(|| thoughts.first()).copied()
}

/// The user's lines in turn.
fn own_line(settings: &Settings, turn: usize) -> Option<Own> {
    let strengths = settings.strengths.iter().cloned().map(Own::Strength);
    let lines = strengths.chain(settings.kind_words.iter().cloned().map(Own::KindWord));
    let lines: Vec<Own> = lines.filter(|line| !line.text().trim().is_empty()).collect();
    let at = turn.checked_rem(lines.len())?;
    lines.get(at).cloned()
}

impl Own {
    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Strength(text) | Self::KindWord(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::library;

    #[test]
    fn thoughts_for_the_situation_come_first_and_never_twice_in_a_row() {
        let playbook = library::builtin();
        let mut last = String::new();
        let mut seen = Vec::new();
        for _ in 0..60 {
            let next = next_thought(&playbook, Some("abusive"), &last).unwrap();
            assert_ne!(next.id, last);
            last.clone_from(&next.id);
            seen.push(next.situations.clone());
        }
        let fitting =
            playbook.reframes.iter().filter(|thought| thought.situations.iter().any(|id| id == "abusive"));
        assert!(
            seen.iter().take(fitting.count()).all(|ids| ids.iter().any(|id| id == "abusive")),
            "{seen:?}"
        );
        assert!(seen.iter().all(|ids| ids.is_empty() || ids.iter().any(|id| id == "abusive")), "{seen:?}");
    }

    #[test]
    fn with_no_situation_a_thought_for_any_is_shown() {
        let playbook = library::builtin();
        assert!(next_thought(&playbook, None, "").unwrap().situations.is_empty());
        assert_eq!(next_thought(&Playbook::default(), None, ""), None);
    }
}
