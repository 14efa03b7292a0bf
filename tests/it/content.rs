//! The shipped content: complete, short enough for a glance, and all of it readable.

use std::collections::BTreeSet;

use evenkeel::model::breath::{Kind, Pattern};
use evenkeel::model::brief::Handing;
use evenkeel::model::card::SLOTS;
use evenkeel::model::ladder::{self, Rung, Shipped};
use evenkeel::model::library::{self, Cues, SITUATIONS};
use evenkeel::model::options::Offering;
use evenkeel::model::playbook::{Reframe, Situation};
use evenkeel::model::read_back::ReadBack;

use crate::support::golden;

fn situations() -> Vec<Situation> {
    let parse = |(id, text): &(&str, &str)| {
        ron::from_str::<Situation>(text).unwrap_or_else(|error| panic!("data/situations/{id}.ron: {error}"))
    };
    SITUATIONS.iter().map(parse).collect()
}

#[test]
fn all_of_it_is_read() {
    let playbook = library::builtin();
    assert_eq!(playbook.situations, situations());
    let ids: Vec<_> = playbook.situations.iter().map(|situation| situation.id.as_str()).collect();
    let names: Vec<_> = SITUATIONS.iter().map(|(name, _)| *name).collect();
    assert_eq!(ids, names, "a file is named after its situation");
    assert_eq!(playbook.reframes, ron::from_str::<Vec<Reframe>>(library::REFRAMES).unwrap());
    assert_eq!(playbook.patterns, ron::from_str::<Vec<Pattern>>(library::PATTERNS).unwrap());
    assert_eq!(playbook.cues, ron::from_str::<Cues>(library::CUES).unwrap());
    assert_eq!(playbook.read_back, ron::from_str::<ReadBack>(library::READ_BACK).unwrap());
    assert_eq!(playbook.offering, ron::from_str::<Offering>(library::OPTIONS).unwrap());
    assert_eq!(playbook.handing, ron::from_str::<Handing>(library::ESCALATION).unwrap());
    assert_eq!(playbook.ladder, ron::from_str::<Shipped>(ladder::SHIPPED).unwrap());
}

#[test]
fn every_technique_of_the_sources_is_in_the_content() {
    let mut used = BTreeSet::new();
    for situation in situations() {
        used.extend(situation.sources);
        used.extend(situation.steps.into_iter().flat_map(|step| step.sources));
        used.extend(situation.say.into_iter().flat_map(|card| card.sources));
    }
    used.extend(library::builtin().reframes.iter().flat_map(|reframe| reframe.sources.clone()));
    used.extend(library::builtin().patterns.iter().flat_map(|pattern| pattern.sources.clone()));
    let made_up = library::builtin();
    used.extend(
        [&made_up.read_back.sources[..], &made_up.offering.sources, &made_up.handing.sources].concat(),
    );
    let known: BTreeSet<_> = techniques().into_iter().map(|[id, ..]| id).collect();
    assert_eq!(known.len(), 41);
    assert_eq!(used, known, "left: used in the content, right: the table of techniques");
}

/// The table of techniques: id, name, story, file, what to take out, what to put there.
fn techniques() -> Vec<[String; 6]> {
    let mut table = csv::Reader::from_path(golden("techniques.csv")).unwrap();
    table.deserialize().map(Result::unwrap).collect()
}

/// `tests/techniques` takes each out and sees its story fail.
#[test]
fn every_technique_has_a_story_and_says_what_to_take_out_to_see_it_fail() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| {
        std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    for [id, _, story, file, take_out, _] in techniques() {
        let (module, name) =
            story.strip_prefix("stories::").and_then(|rest| rest.split_once("::")).expect(&story);
        let stories = read(&format!("tests/it/stories/{module}.rs"));
        assert!(stories.contains(&format!("#[test]\nfn {name}()")), "{id}: no story {story}");
        assert!(!take_out.is_empty() && read(&file).contains(&take_out), "{id}: {file} has no {take_out}");
    }
}

#[track_caller]
fn glance(text: &str, most: usize, what: &str) {
    let length = text.chars().count();
    assert!((3..=most).contains(&length), "{what} has {length} characters, {most} at most: {text}");
}

#[test]
fn nothing_is_longer_than_a_glance() {
    for situation in situations() {
        glance(&situation.chip, 14, "chip");
        glance(&situation.perspective, 140, "perspective");
        glance(&situation.if_continues, 160, "if it goes on");
        for step in &situation.steps {
            glance(&step.text, 90, "step");
        }
        for wording in situation.say.iter().flat_map(|card| &card.variants) {
            glance(wording, 160, "card");
        }
        for avoid in &situation.avoid {
            glance(&avoid.phrase, 120, "avoid");
            glance(&avoid.instead, 120, "instead");
        }
    }
    let rungs = (1..=ladder::WARNINGS).map(Rung::Warning);
    for rung in rungs.chain([Rung::Request, Rung::Final, Rung::End, Rung::HandOver]) {
        glance(library::builtin().ladder.wording(rung), 160, "rung");
    }
    for reframe in &library::builtin().reframes {
        glance(&reframe.text, 140, "reframe");
    }
}

#[test]
fn every_situation_is_whole() {
    for situation in situations() {
        let id = &situation.id;
        assert!(situation.recognise.len() >= 6, "{id}: too few words to find it by");
        assert!((4..=7).contains(&situation.steps.len()), "{id}: steps");
        assert!(situation.steps.is_sorted_by_key(|step| step.arc), "{id}: steps follow the arc");
        assert!((3..=9).contains(&situation.say.len()), "{id}: cards have keys 1 to 9");
        assert!(situation.avoid.len() >= 3, "{id}: avoid");
        let steps: BTreeSet<_> = situation.steps.iter().map(|step| &step.id).collect();
        let cards: BTreeSet<_> = situation.say.iter().map(|card| &card.id).collect();
        assert_eq!(
            (steps.len(), cards.len()),
            (situation.steps.len(), situation.say.len()),
            "{id}: ids are unique"
        );
        for card in &situation.say {
            assert!((2..=3).contains(&card.variants.len()), "{id}/{}: two or three wordings", card.id);
            for wording in &card.variants {
                for slot in wording.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()) {
                    assert!(SLOTS.contains(&slot), "{id}/{}: no slot {slot}", card.id);
                }
            }
        }
        let safety = ["threat", "at-risk"].contains(&id.as_str());
        assert_eq!(situation.safety_first, safety, "{id}: people come first in the last two");
    }
}

#[test]
fn the_words_an_agent_types_find_the_situation() {
    let playbook = library::builtin();
    for situation in &playbook.situations {
        for word in situation.recognise.iter().chain([&situation.name, &situation.id]) {
            let best = playbook.rank(word);
            let place = best.iter().position(|found| found.id == situation.id);
            assert!(place.is_some_and(|place| place < 2), "{word:?} finds {} at {place:?}", situation.id);
        }
    }
    let slips = [
        ("yeling", "angry"),
        ("yelled", "angry"),
        ("swore at me", "abusive"),
        ("shouts", "angry"),
        ("sobbing", "upset"),
        ("he cries", "upset"),
        ("cries", "upset"),
        ("she was crying", "upset"),
        ("does not speak english", "language-barrier"),
        ("she doesn't speak English well", "language-barrier"),
        ("not speaking", "silent"),
        ("she doesn't speak", "silent"),
        ("asked for supervisor", "impossible-demand"),
        ("asks for a supervisor", "impossible-demand"),
        ("wants to speak to the manager", "impossible-demand"),
        ("sarcastic", "arrogant"),
        ("wants to die", "at-risk"),
        ("going to kill herself", "at-risk"),
        ("wants to kill himself", "at-risk"),
        ("says she can't go on", "at-risk"),
        ("will hurt himself", "at-risk"),
        ("threatens to hit me", "threat"),
        ("wants her money back", "angry"),
        ("her son died", "upset"),
        ("he's kicking off", "angry"),
        ("effing and blinding", "abusive"),
        ("hung up on me", "abrupt"),
        ("won't let me speak", "rambling"),
        ("threatens to cancel", "impossible-demand"),
        ("wants to go to the ombudsman", "impossible-demand"),
        ("engineer didn't turn up", "our-mistake"),
        ("never happy", "cant-be-pleased"),
        ("does not believe us", "sceptical"),
        ("hard of hearing", "language-barrier"),
        ("no response", "silent"),
        ("having a panic attack", "upset"),
        ("won't shut up", "rambling"),
        ("she will not shut up", "rambling"),
        ("never shuts up", "rambling"),
        ("told me to shut up", "abrupt"),
        ("won't calm down", "angry"),
        ("can't calm him down", "angry"),
        ("refuses to calm down", "angry"),
    ];
    for (typed, id) in slips {
        let first = playbook.rank(typed).first().map(|situation| situation.id.clone());
        assert_eq!(first.as_deref(), Some(id), "{typed}");
    }
}

#[test]
fn who_may_come_to_harm_is_found_first_however_it_is_said() {
    let at_risk = [
        "wants to be dead",
        "wishes she was dead",
        "says he'd be better off dead",
        "doesn't want to be here any more",
        "can't cope anymore",
        "can't take it anymore",
        "no point going on",
        "nothing to live for",
        "ending his life",
        "taking his life",
        "cutting herself",
        "harming himself",
        "took pills",
        "taken all her tablets",
        "going to jump",
        "hanging himself",
        "chest pains",
        "can't breathe",
        "fell and can't get up",
        "smells gas",
        "asks for an ambulance",
        "talks about suicide",
        "threatens suicide",
        "no heating and a baby",
        "on oxygen",
        "husband hits her",
        "domestic violence",
        "scared of her partner",
        "child in danger",
        "being evicted",
    ];
    let threat = [
        "has a knife",
        "going to kill me",
        "I'll kill you",
        "wants to punch someone",
        "going to hurt someone",
        "going to attack the engineer",
        "hit the driver",
        "smash the place up",
        "set fire to the shop",
        "will come to the office",
        "watch your back",
        "you'll regret this",
        "threatened me",
    ];
    let playbook = library::builtin();
    let expected =
        at_risk.map(|said| (said, "at-risk")).into_iter().chain(threat.map(|said| (said, "threat")));
    let first = |typed: &str| playbook.rank(typed).first().map(|situation| situation.id.clone());
    let wrong: Vec<_> = expected.filter(|(typed, id)| first(typed).as_deref() != Some(*id)).collect();
    assert_eq!(wrong, []);
}

#[test]
fn breathing_is_as_its_sources_say() {
    let playbook = library::builtin();
    let timings: Vec<_> =
        playbook.patterns.iter().map(|pattern| (pattern.id.as_str(), pattern.timing())).collect();
    let expected = [
        ("on-call", "4-0-6-0"),
        ("resonance", "5-0-5-0"),
        ("long-exhale", "4.4-0-5.6-0"),
        ("sigh", "3-0-6-0"),
        ("box", "4-4-4-4"),
        ("4-7-8", "4-7-8-0"),
    ];
    assert_eq!(timings, expected.map(|(id, timing)| (id, timing.to_owned())));
    for pattern in &playbook.patterns {
        assert!(pattern.cycle_secs() <= 30.0 && !pattern.evidence.is_empty(), "{}", pattern.id);
        let secs = pattern.session_secs(pattern.default_secs as f32);
        let last = pattern.at(f64::from(secs) - 0.01, pattern.default_secs as f32).unwrap();
        assert_eq!(last.kind, Kind::Exhale, "{} ends on an exhale", pattern.id);
    }
    let rounds: Vec<_> = playbook.patterns.iter().map(|pattern| pattern.max_rounds).collect();
    assert_eq!(rounds, [None, None, None, Some(3), None, Some(4)]);
}
