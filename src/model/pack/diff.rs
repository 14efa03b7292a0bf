//! The pack that leads from one book to another: what the window writes after an edit. Says no
//! more than it must, so that what is not touched follows the packs below.

use super::lists::{self, changed, said};
use super::merge::{Book, Key};
use super::{AvoidPatch, CardPatch, Pack, PatternPatch, ReframePatch, SituationPatch, StepPatch};
use crate::model::breath::Pattern;
use crate::model::playbook::{Avoid, Card, Reframe, Situation, Step};

impl Book {
    /// What has to be laid over the book below to make this one.
    #[must_use]
    pub fn since(&self, below: &Self) -> Pack {
        let hides = |key: &Key| (below.hides(key), self.hides(key));
        let (mut situations, order) =
            lists::between::<SituationPatch>(&below.all.situations, &self.all.situations, &|key| {
                hides(&Key::Situation(key.to_owned()))
            });
        for is in &self.all.situations {
            let was = below.all.situations.iter().find(|was| was.id == is.id);
            let inner = self.inside(below, was, is);
            let blank = SituationPatch { id: is.id.clone(), ..SituationPatch::default() };
            if inner == blank {
                continue;
            }
            match situations.iter_mut().find(|patch| patch.id == is.id) {
                Some(patch) => *patch = with_inner(patch, inner),
                None => situations.push(inner),
            }
        }
        let (reframes, _) = lists::between::<ReframePatch>(&below.all.reframes, &self.all.reframes, &|key| {
            hides(&Key::Reframe(key.to_owned()))
        });
        let (breathing, breathing_order) =
            lists::between::<PatternPatch>(&below.all.patterns, &self.all.patterns, &|key| {
                hides(&Key::Pattern(key.to_owned()))
            });
        Pack { order, situations, reframes, breathing_order, breathing }
    }

    fn inside(&self, below: &Self, was: Option<&Situation>, is: &Situation) -> SituationPatch {
        let id = &is.id;
        let hides = |key: &Key| (below.hides(key), self.hides(key));
        let steps = was.map_or(&[][..], |was| &was.steps);
        let say = was.map_or(&[][..], |was| &was.say);
        let avoid = was.map_or(&[][..], |was| &was.avoid);
        let (steps, step_order) = lists::between::<StepPatch>(steps, &is.steps, &|key| {
            hides(&Key::Step(id.clone(), key.to_owned()))
        });
        let (say, say_order) =
            lists::between::<CardPatch>(say, &is.say, &|key| hides(&Key::Card(id.clone(), key.to_owned())));
        let (avoid, avoid_order) = lists::between::<AvoidPatch>(avoid, &is.avoid, &|key| {
            hides(&Key::Avoid(id.clone(), key.to_owned()))
        });
        let id = id.clone();
        SituationPatch {
            id,
            step_order,
            steps,
            say_order,
            say,
            avoid_order,
            avoid,
            ..SituationPatch::default()
        }
    }
}

fn with_inner(outer: &SituationPatch, inner: SituationPatch) -> SituationPatch {
    SituationPatch {
        step_order: inner.step_order,
        steps: inner.steps,
        say_order: inner.say_order,
        say: inner.say,
        avoid_order: inner.avoid_order,
        avoid: inner.avoid,
        ..outer.clone()
    }
}

pub(super) fn situation(
    was: Option<&Situation>,
    is: &Situation,
    hide: Option<bool>,
) -> Option<SituationPatch> {
    let patch = SituationPatch {
        id: is.id.clone(),
        hide,
        name: changed(was.map(|was| &was.name), &is.name),
        chip: changed(was.map(|was| &was.chip), &is.chip),
        recognise: said(was.map(|was| &was.recognise), &is.recognise),
        perspective: said(was.map(|was| &was.perspective), &is.perspective),
        safety_first: said(was.map(|was| &was.safety_first), &is.safety_first),
        if_continues: said(was.map(|was| &was.if_continues), &is.if_continues),
        sources: said(was.map(|was| &was.sources), &is.sources),
        ..SituationPatch::default()
    };
    (patch != SituationPatch { id: is.id.clone(), ..SituationPatch::default() }).then_some(patch)
}

pub(super) fn step(was: Option<&Step>, is: &Step, hide: Option<bool>) -> Option<StepPatch> {
    let patch = StepPatch {
        id: is.id.clone(),
        hide,
        arc: changed(was.map(|was| &was.arc), &is.arc),
        text: changed(was.map(|was| &was.text), &is.text),
        sources: said(was.map(|was| &was.sources), &is.sources),
    };
    (patch != StepPatch { id: is.id.clone(), ..StepPatch::default() }).then_some(patch)
}

pub(super) fn card(was: Option<&Card>, is: &Card, hide: Option<bool>) -> Option<CardPatch> {
    let patch = CardPatch {
        id: is.id.clone(),
        hide,
        arc: changed(was.map(|was| &was.arc), &is.arc),
        variants: changed(was.map(|was| &was.variants), &is.variants),
        sources: said(was.map(|was| &was.sources), &is.sources),
    };
    (patch != CardPatch { id: is.id.clone(), ..CardPatch::default() }).then_some(patch)
}

pub(super) fn avoid(was: Option<&Avoid>, is: &Avoid, hide: Option<bool>) -> Option<AvoidPatch> {
    let instead = changed(was.map(|was| &was.instead), &is.instead);
    let patch = AvoidPatch { phrase: is.phrase.clone(), hide, instead };
    (patch != AvoidPatch { phrase: is.phrase.clone(), ..AvoidPatch::default() }).then_some(patch)
}

pub(super) fn reframe(was: Option<&Reframe>, is: &Reframe, hide: Option<bool>) -> Option<ReframePatch> {
    let patch = ReframePatch {
        id: is.id.clone(),
        hide,
        text: changed(was.map(|was| &was.text), &is.text),
        situations: said(was.map(|was| &was.situations), &is.situations),
        sources: said(was.map(|was| &was.sources), &is.sources),
    };
    (patch != ReframePatch { id: is.id.clone(), ..ReframePatch::default() }).then_some(patch)
}

pub(super) fn pattern(was: Option<&Pattern>, is: &Pattern, hide: Option<bool>) -> Option<PatternPatch> {
    let rounds = |pattern: &Pattern| pattern.max_rounds.unwrap_or(0);
    let patch = PatternPatch {
        id: is.id.clone(),
        hide,
        name: changed(was.map(|was| &was.name), &is.name),
        phases: changed(was.map(|was| &was.phases), &is.phases),
        offered: changed(was.map(|was| &was.offered), &is.offered),
        max_rounds: said(was.map(rounds).as_ref(), &rounds(is)),
        default_secs: changed(was.map(|was| &was.default_secs), &is.default_secs),
        evidence: said(was.map(|was| &was.evidence), &is.evidence),
        sources: said(was.map(|was| &was.sources), &is.sources),
    };
    (patch != PatternPatch { id: is.id.clone(), ..PatternPatch::default() }).then_some(patch)
}
