//! The pack that the window writes leads back to what the window showed, whatever was edited.

use std::collections::BTreeSet;

use evenkeel::model::action::{Action, Now, Screen};
use evenkeel::model::breath::Kind;
use evenkeel::model::library;
use evenkeel::model::pack::{self, Book, Edit, Item, List, Spot, Way};
use evenkeel::model::settings::Settings;
use evenkeel::model::state::Model;

use crate::support::{id_at, naughty};

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

fn now() -> Now {
    let wall: jiff::Zoned = "2026-11-22T14:30:00[UTC]".parse().unwrap();
    Now { mono_secs: 0.0, fresh_id: id_at("2026-11-22T14:30:00Z", 1), wall }
}

fn any_edit(dice: &mut Dice, texts: &[String]) -> Edit {
    let at = dice.below(8);
    let item = [
        Item::Situation(at),
        Item::Step(at),
        Item::Card(at),
        Item::Wording(at, dice.below(3)),
        Item::Avoid(at),
        Item::Pattern(at),
    ][dice.below(6)];
    let spots = [
        Spot::Name,
        Spot::Chip,
        Spot::Recognise,
        Spot::Perspective,
        Spot::Step(at),
        Spot::Wording(at, dice.below(3)),
        Spot::Instead(at),
        Spot::IfContinues,
        Spot::PatternName(at),
    ];
    let lists = [List::Steps, List::Cards, List::Wordings(at), List::Patterns, List::Situations];
    match dice.below(7) {
        0 => Edit::Add(lists[dice.below(5)]),
        1 => Edit::Move(item, if dice.below(2) == 0 { Way::Up } else { Way::Down }),
        2 => Edit::Drop(item),
        3 => Edit::Show(item),
        4 => Edit::AsShipped(item),
        5 => Edit::Phase(at, [Kind::Inhale, Kind::HoldFull, Kind::Exhale][dice.below(3)], at as f32),
        _ => Edit::Text(spots[dice.below(9)], texts[dice.below(texts.len())].clone(), 0),
    }
}

#[test]
fn whatever_is_edited_the_pack_written_leads_back_to_what_was_shown() {
    let texts: Vec<String> = naughty().into_iter().filter(|text| !text.contains('\0')).collect();
    let below = Book::new(library::builtin());
    let mut seen = BTreeSet::new();
    for seed in 0..60 {
        let mut dice = Dice(seed);
        let mut model = Model::new(library::builtin(), Settings::default());
        let _ = model.update(Action::EditSituation(Some("angry".to_owned())), &now());
        for _ in 0..40 {
            let edit = any_edit(&mut dice, &texts);
            let _ = model.update(Action::Edit(edit), &now());
        }
        let pack = model.editor.book.since(&below);
        assert_eq!(below.clone().with(&pack), model.editor.book, "in memory, seed {seed}");
        let text = pack::to_text(&pack.tidy(&below)).unwrap();
        let read =
            pack::parse(text.as_bytes(), &below).unwrap_or_else(|fault| panic!("{seed}: {fault}\n{text}"));
        let names = |book: &Book| {
            let seen = book.in_sight();
            let situations = seen.situations.iter().map(|situation| {
                (
                    situation.name.clone(),
                    situation.say.clone(),
                    situation.steps.clone(),
                    situation.avoid.len(),
                )
            });
            situations.collect::<Vec<_>>()
        };
        assert_eq!(
            names(&below.clone().with(&read)),
            names(&model.editor.book),
            "from the file, seed {seed}"
        );
        for _ in 0..60 {
            model.screen = Screen::Playbook;
            let _ = model.update(Action::Undo, &now());
        }
        assert_eq!(model.editor.book, below, "all of it can be undone, seed {seed}");
        seen.insert(text.len());
    }
    assert!(seen.len() > 50, "the dice fall differently");
}
