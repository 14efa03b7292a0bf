//! The playbook in every language: the same situations, steps and cards as in English, as short, and
//! nothing in it that its own linter would remark on.

use std::collections::BTreeSet;
use std::sync::Arc;

use evenkeel::model::call::Call;
use evenkeel::model::ladder::{self, Rung, Shipped};
use evenkeel::model::language::Language;
use evenkeel::model::library::{self, Playbook};
use evenkeel::model::lint::{Linter, Rule};
use evenkeel::model::pack::Spot;
use evenkeel::model::playbook::Situation;
use serde::de::DeserializeOwned;

use super::speak;
use crate::tidy;

mod everyday;
mod found;

/// The playbook of each language but English, with all of it read.
fn others() -> Vec<(Language, Arc<Playbook>)> {
    let spoken = |language: Language| {
        speak(language);
        (language, library::builtin())
    };
    Language::all().skip(1).map(spoken).collect()
}

fn read<T: DeserializeOwned>(language: Language, path: &str) -> T {
    let text = language.playbook(path).unwrap_or_else(|| panic!("{}: no {path}.ron", language.tag()));
    ron::from_str(text).unwrap_or_else(|error| panic!("{}: {path}.ron: {error}", language.tag()))
}

#[test]
fn every_language_has_all_of_it_under_the_same_ids() {
    speak(Language::ENGLISH);
    let english = library::builtin();
    let shape = |situation: &Situation| {
        let steps = situation.steps.iter().map(|step| (step.id.clone(), step.arc)).collect::<Vec<_>>();
        let cards = situation.say.iter().map(|card| (card.id.clone(), card.arc)).collect::<Vec<_>>();
        (situation.id.clone(), steps, cards, situation.safety_first, situation.sources.clone())
    };
    let shapes = |playbook: &Playbook| playbook.situations.iter().map(shape).collect::<Vec<_>>();
    for (language, playbook) in others() {
        let parsed = library::SITUATIONS.map(|(id, _)| read(language, &format!("situations/{id}")));
        assert_eq!(playbook.situations, parsed);
        assert_eq!(shapes(&playbook), shapes(&english), "{}", language.tag());
        let ids = |playbook: &Playbook| playbook.reframes.iter().map(|r| r.id.clone()).collect::<Vec<_>>();
        assert_eq!(playbook.reframes, read::<Vec<_>>(language, "reframes"));
        assert_eq!(ids(&playbook), ids(&english));
        let timing = |playbook: &Playbook| {
            playbook.patterns.iter().map(|p| (p.id.clone(), p.timing())).collect::<Vec<_>>()
        };
        assert_eq!(playbook.patterns, read::<Vec<_>>(language, "breathing"));
        assert_eq!(timing(&playbook), timing(&english));
        assert_eq!(playbook.cues, read(language, "cues"));
        assert_eq!(playbook.read_back, read(language, "read_back"));
        assert_eq!(playbook.offering, read(language, "options"));
        assert_eq!(playbook.handing, read(language, "escalation"));
        assert_eq!(playbook.ladder, read::<Shipped>(language, "ladder"));
        assert_eq!(playbook.manner, read(language, "recognise"));
        assert!(read::<Vec<Rule>>(language, "wording").len() > 9);
    }
}

/// What a playbook is made of, by its paths without their endings; what English has no list of, others need.
fn files_of_playbook() -> BTreeSet<String> {
    let path = |name: &str| name.strip_prefix("data/")?.strip_suffix(".ron").map(str::to_owned);
    let shipped = tidy::files("data", "ron").into_iter().filter_map(|(name, _)| path(&name));
    let english = shipped.filter(|path| !path.starts_with("languages/"));
    english.chain(["query", "times"].map(str::to_owned)).collect()
}

#[test]
fn every_language_has_every_file_of_the_playbook_and_each_can_be_read() {
    let files = files_of_playbook();
    assert!(files.contains("situations/angry") && files.contains("quote") && files.len() > 25, "{files:?}");
    for language in Language::all().skip(1) {
        for path in &files {
            read::<ron::Value>(language, path);
        }
        let folder = format!("data/languages/{}/playbook/", language.tag());
        let own = tidy::files(&folder, "ron").into_iter().map(|(name, _)| name);
        let is_known = |name: &str| {
            let path = name.strip_prefix(&folder).and_then(|name| name.strip_suffix(".ron"));
            path.is_some_and(|path| files.contains(path))
        };
        let left_over: Vec<_> = own.filter(|name| !is_known(name)).collect();
        assert_eq!(left_over, Vec::<String>::new(), "{}: files that nothing reads", language.tag());
    }
    let told = tidy::read("README.md");
    let (_, told) = told.split_once("**Another one** is files only.").unwrap();
    let (told, _) = told.split_once("<!-- end -->").unwrap();
    for path in files.iter().filter(|path| !path.starts_with("situations/")) {
        assert!(told.contains(&format!("`{path}.ron`")), "README says nothing of {path}.ron");
    }
    assert!(told.contains("playbook/situations/"), "README does not say where situations lie");
}

#[test]
fn a_brief_begins_with_any_name() {
    let now = "2026-11-22T14:30:00[Europe/Madrid]".parse().unwrap();
    for (_, playbook) in others().into_iter().filter(|(language, _)| language.tag() == "es") {
        let mut call = Call::new(uuid::Uuid::nil(), jiff::Timestamp::UNIX_EPOCH);
        call.reference = "R-7".into();
        for name in ["Sra. Gomez", "Lucía Gómez", "el señor Paz"] {
            call.customer = name.into();
            let brief = playbook.handing.brief_of(&call, &playbook.read_back, &now);
            assert!(brief.starts_with(&format!("Cliente: {name}, referencia R-7.")), "{brief}");
        }
    }
}

#[track_caller]
fn glance(text: &str, most: usize, what: &str) {
    let length = text.chars().count();
    assert!((3..=most).contains(&length), "{what} has {length} characters, {most} at most: {text}");
}

#[test]
fn nothing_is_longer_than_a_glance_in_any_language() {
    for (_, playbook) in others() {
        for situation in &playbook.situations {
            glance(&situation.chip, 14, "chip");
            glance(&situation.name, 44, "name");
            glance(&situation.perspective, 140, "perspective");
            glance(&situation.if_continues, 160, "if it goes on");
            for step in &situation.steps {
                glance(&step.text, 90, "step");
            }
            for line in situation.say.iter().flat_map(|card| &card.variants) {
                glance(line, 160, "card");
            }
            for avoid in &situation.avoid {
                glance(&avoid.phrase, 120, "avoid");
                glance(&avoid.instead, 120, "instead");
            }
            assert!((2..=3).contains(&situation.say[0].variants.len()) && situation.recognise.len() >= 6);
        }
        let rungs = (1..=ladder::WARNINGS).map(Rung::Warning);
        for rung in rungs.chain([Rung::Request, Rung::Final, Rung::End, Rung::HandOver]) {
            glance(playbook.ladder.wording(rung), 160, "rung");
        }
        for reframe in &playbook.reframes {
            glance(&reframe.text, 140, "reframe");
        }
    }
}

#[test]
fn what_is_shipped_earns_no_remark_in_its_own_language() {
    for (language, playbook) in others() {
        speak(language);
        let linter = Linter::new(&playbook);
        for situation in &playbook.situations {
            let cards = situation.say.iter().flat_map(|card| &card.variants);
            for line in cards.chain(situation.avoid.iter().map(|avoid| &avoid.instead)) {
                assert_eq!(linter.remarks(Spot::Wording(0, 0), line), [], "{}: {line}", situation.id);
            }
        }
        for rule in read::<Vec<Rule>>(language, "wording") {
            assert_eq!(linter.remarks(Spot::Wording(0, 0), &rule.better), [], "{}", rule.better);
        }
    }
}

#[test]
fn the_word_policy_earns_a_remark_in_spanish() {
    for (language, playbook) in others().into_iter().filter(|(language, _)| language.tag() == "es") {
        speak(language);
        let remarks =
            Linter::new(&playbook).remarks(Spot::Wording(0, 0), "Va contra la política. Lo siento.");
        let better = remarks.first().and_then(|remark| remark.better.clone()).expect("a remark");
        assert_eq!(better.line, "La razón es esta: ____. Lo siento.");
    }
}

#[test]
fn an_everyday_wish_is_no_quotation_in_spanish() {
    speak(Language::tagged("es").unwrap());
    let mut call = Call::new(uuid::Uuid::nil(), jiff::Timestamp::UNIX_EPOCH);
    for wish in ["anular el recargo", "fraccionar la deuda", "revisar la factura", "el dinero de vuelta"] {
        wish.clone_into(&mut call.remedy);
        let said = library::builtin().read_back.sentences(&call);
        assert!(said.iter().all(|said| said.contains(&format!("quiere {wish}"))), "{said:?}");
    }
}

#[test]
fn the_words_an_agent_types_find_the_situation_in_every_language() {
    for (_, playbook) in others() {
        for situation in &playbook.situations {
            for word in situation.recognise.iter().chain([&situation.name, &situation.id]) {
                let best = playbook.rank(word);
                let place = best.iter().position(|found| found.id == situation.id);
                assert!(place.is_some_and(|place| place < 2), "{word:?} finds {} at {place:?}", situation.id);
            }
        }
    }
}

#[test]
fn who_may_come_to_harm_is_found_first_by_whatever_person_the_verb_is_in() {
    let said = [
        ("se quiere morir", "at-risk"),
        ("quiere morirse", "at-risk"),
        ("me quiero morir", "at-risk"),
        ("se quiere matar", "at-risk"),
        ("dice que se va a matar", "at-risk"),
        ("quitarse la vida", "at-risk"),
        ("le voy a partir la cara", "threat"),
        ("me va a pegar", "threat"),
        ("está muy enfadada", "angry"),
        ("me falta al respeto", "abusive"),
        ("pide un encargado", "impossible-demand"),
        ("nos va a denunciar", "impossible-demand"),
        ("habla inglés", "language-barrier"),
    ];
    for (_, playbook) in others().into_iter().filter(|(language, _)| language.tag() == "es") {
        for (typed, id) in said {
            let first = playbook.rank(typed).first().map(|situation| situation.id.clone());
            assert_eq!(first.as_deref(), Some(id), "{typed}");
        }
    }
}
