//! Insights in the window: asking for the figures, and the way from a number to its calls and back.
//! Must not know how they are drawn.

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
    model.insights.period = period;
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
