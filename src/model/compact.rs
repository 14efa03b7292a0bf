//! The compact strip: when the window is a strip, and what of the guide it shows. Must not know
//! how large a strip is.

use super::action::{Effect, Place, Screen, Which};
use super::beside::Seat;
use super::call::Status;
use super::field::Field;
use super::playbook::Step;
use super::state::{Model, What};

/// The form of the window.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Form {
    /// All of it.
    #[default]
    Full,
    /// A slim strip: current step, next cards, breath, clock.
    Compact,
}

/// How many cards the strip shows.
const CARDS: usize = 2;

/// Strip or whole.
pub(super) fn toggle(model: &mut Model, effects: &mut Vec<Effect>) {
    match model.form {
        Form::Full => {
            model.overlay = None;
            model.screen = Screen::Call;
            model.seen_notice = model.next_notice;
            take(model, Form::Compact, effects);
        }
        Form::Compact => take(model, Form::Full, effects),
    }
}

/// What has no place in a strip brings the whole window back: another screen, wrap-up, a field to
/// type into other than an event's, something that must be answered and was not there before.
pub(super) fn unfold_if_needed(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.form == Form::Full {
        return;
    }
    let fits = |place: &Place| matches!(place, Place::Field(Which::Live, Field::Event(_)));
    let here = |place: &Place| model.seat_of(*place) == Seat::Call;
    let leads_elsewhere =
        effects.iter().any(|effect| matches!(effect, Effect::Focus(place) if here(place) && !fits(place)));
    let wraps_up = model.call().is_some_and(|call| call.status == Status::WrapUp);
    let asks = model.notices_here().any(|notice| {
        notice.number > model.seen_notice
            && matches!(
                notice.what,
                What::Masked(..)
                    | What::Flagged(..)
                    | What::MaskedSetting(_)
                    | What::Problem(_)
                    | What::Elsewhere(_)
            )
    });
    let reads = model.returning.reading.is_some();
    let elsewhere = model.screen != Screen::Call || model.overlay.is_some();
    if leads_elsewhere || wraps_up || asks || reads || elsewhere {
        take(model, Form::Full, effects);
    }
}

/// The whole window comes back.
pub(super) fn unfold(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.form == Form::Compact {
        take(model, Form::Full, effects);
    }
}

fn take(model: &mut Model, form: Form, effects: &mut Vec<Effect>) {
    model.form = form;
    effects.push(Effect::Form(form));
}

impl Model {
    /// The window was made anew, and is whole.
    pub const fn unfolded(&mut self) {
        self.form = Form::Full;
    }

    /// The first step of the leading situation that is not ticked yet.
    #[must_use]
    pub fn current_step(&self) -> Option<&Step> {
        let (lead, call) = (self.lead()?, self.call()?);
        lead.steps.iter().find(|step| call.ticked(&lead.id, &step.id).is_none())
    }

    /// The numbers, from 1, of the cards that fit the current step and what follows it; the last
    /// ones when every step is ticked.
    #[must_use]
    pub fn next_cards(&self) -> Vec<usize> {
        let Some(lead) = self.lead() else { return Vec::new() };
        let arc = self.current_step().map(|step| step.arc);
        let ahead = |at: &usize| {
            let card = self.card(*at).map(|(_, card)| card);
            card.zip(arc).is_some_and(|(card, arc)| card.arc >= arc)
        };
        let before = self.contacts_first().len();
        let numbers = before + 1..=before + lead.say.len();
        let next: Vec<usize> = numbers.clone().filter(ahead).take(CARDS).collect();
        if next.is_empty() { numbers.skip(lead.say.len().saturating_sub(CARDS)).collect() } else { next }
    }
}
