//! Insights in the window: asking for the figures, and the way from a number to its calls and back.
//! Must not know how they are drawn.

use std::collections::HashMap;

use super::{Insights, Period};
use crate::model::action::{Action, Effect, Now, Place, Screen};
use crate::model::exchange::Request;
use crate::model::shelf;
use crate::model::state::{Model, Waiting};

/// What the window knows of the figures.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// How far back they look.
    pub period: Period,
    /// The figures, once they are counted.
    pub insights: Option<Insights>,
    /// Whether they are being counted.
    pub waiting: Waiting,
    /// The figures of each span as counted last: they are shown at once and counted again.
    known: HashMap<Period, Insights>,
    number: u64,
}

/// The figures fill the window.
pub(in crate::model) fn show(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    ask(model, now, effects);
    effects.push(Effect::Focus(Place::Insights));
}

/// Does what the figures can do.
pub(in crate::model) fn act(model: &mut Model, action: Action, now: &Now, effects: &mut Vec<Effect>) {
    match action {
        Action::LookBack(period) => look_back(model, period, now, effects),
        Action::Behind(query) => behind(model, query, now, effects),
        Action::Picture(kind) => effects.push(Effect::Picture(kind)),
        Action::Write(name, bytes) => {
            let folder = model.settings.export_folder.clone();
            effects.push(Effect::Vault(Request::Write { folder, name, bytes }));
        }
        _ => {}
    }
}

/// Looks so far back from now on.
fn look_back(model: &mut Model, period: Period, now: &Now, effects: &mut Vec<Effect>) {
    let shown = &mut model.insights;
    shown.period = period;
    if let Some(known) = shown.known.get(&period) {
        shown.insights = Some(known.clone());
    }
    ask(model, now, effects);
}

fn ask(model: &mut Model, now: &Now, effects: &mut Vec<Effect>) {
    let shown = &mut model.insights;
    shown.number = shown.number.saturating_add(1);
    shown.waiting = Waiting::Waiting;
    let asked = shown.period.asked(&now.wall);
    effects.push(Effect::Vault(Request::Insights { asked, number: shown.number }));
}

/// The figures are counted; those of an older question are left alone.
pub(in crate::model) fn answered(model: &mut Model, number: u64, insights: Insights) {
    if number == model.insights.number {
        model.insights.known.insert(model.insights.period, insights.clone());
        model.insights.insights = Some(insights);
        model.insights.waiting = Waiting::Answered;
    }
}

/// Lists the calls behind a number; one level out are the figures again.
fn behind(model: &mut Model, query: String, now: &Now, effects: &mut Vec<Effect>) {
    shelf::close_saved(model, now);
    model.overlay = None;
    model.list_from = model.screen;
    model.screen = Screen::Review;
    shelf::search(model, query, now, effects);
    effects.push(Effect::Focus(Place::Search));
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_span_counted_before_is_shown_at_once_and_counted_again() {
        let wall = "2026-11-22T12:00:00[UTC]".parse().unwrap();
        let now = Now { mono_secs: 0.0, wall, fresh_id: Uuid::nil() };
        let mut model = Model::default();
        let base = |model: &mut Model, period: Period| {
            act(model, Action::LookBack(period), &now, &mut Vec::new());
            let base = period.asked(&now.wall).base;
            let before = model.insights.insights.clone();
            answered(model, model.insights.number, Insights { base, calls: 1, figures: Vec::new() });
            before.map(|insights| insights.base)
        };
        assert_eq!(base(&mut model, Period::TwelveWeeks), None);
        let twelve = Period::TwelveWeeks.asked(&now.wall).base;
        assert_eq!(base(&mut model, Period::All), Some(twelve.clone()), "the last ones until then");
        assert_eq!(base(&mut model, Period::TwelveWeeks), Some(twelve), "its own at once");
    }
}
