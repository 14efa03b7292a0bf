//! Where the keyboard is, and where what is typed goes.

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use evenkeel::model::action::{Action, Change, Screen, Which};
use evenkeel::model::call::EventKind;
use evenkeel::model::settings::Settings;
use evenkeel::ui::commands::TABLE;

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};

#[test]
fn what_is_typed_while_nothing_has_the_keyboard_goes_to_their_words() {
    let mut app = app(NARROW);
    for letter in "Hello 5 there".chars() {
        app.type_text(&letter.to_string());
    }
    assert_eq!(app.call().words, "Hello 5 there");
    assert!(app.call().situations.is_empty());
    app.press("Ctrl+Enter").press("Ctrl+Enter").type_text("n").type_text("ext 7");
    assert_eq!((app.call().words.as_str(), app.call().situations.len()), ("next 7", 0));
}

#[test]
fn a_digit_alone_leaves_no_digit_in_their_words() {
    let mut app = app(NARROW);
    app.harness.event(egui::Event::Text("3".to_owned()));
    app.press("3");
    assert_eq!(
        (app.call().words.as_str(), app.call().situations.as_slice()),
        ("", &["angry".to_owned()][..])
    );
}

#[test]
fn enter_in_a_line_goes_back_to_their_words() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("first").press("Ctrl+L").type_text("thieves").press("Enter");
    app.type_text(" and on");
    assert_eq!((app.call().words.as_str(), app.call().events[0].text.as_str()), ("first and on", "thieves"));
}

#[test]
fn a_call_gone_on_with_has_its_caret_at_the_end() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("a long first call").press("Ctrl+N").type_text("two");
    app.press("Ctrl+Shift+N").type_text(", and more");
    assert_eq!(app.call().words, "a long first call, and more");
}

#[test]
fn the_playbook_opens_with_the_keyboard_on_its_first_situation() {
    for size in [NARROW, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+G");
        let first = app.model().playbook.situations[0].name.clone();
        assert!(app.focused().starts_with(&first), "{} has the keyboard", app.focused());
    }
}

#[test]
fn digits_on_the_heat_scale_set_the_heat_and_choose_no_situation() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("x").press("F6").focus("Heat at the start").press("7");
    assert_eq!((app.call().heat_start, app.call().situations.len()), (Some(7), 0));
    app.press("1").press("0");
    assert_eq!((app.call().heat_start, app.call().situations.len()), (Some(10), 0));
}

#[test]
fn the_heat_has_a_key_from_anywhere_and_enter_leads_back_to_their_words() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("they shout").press("Alt+3");
        app.press("Ctrl+Shift+T").press("7").press("Enter").type_text(" at me");
        let call = app.call();
        assert_eq!((call.heat_start, call.words.as_str()), (Some(7), "they shout at me"), "{size:?}");
        assert_eq!(
            (call.situations.as_slice(), app.model().settings.on_top),
            (&["angry".to_owned()][..], true)
        );
        app.press("Ctrl+K").type_text("heat 9").press("Enter");
        assert_eq!(app.call().heat_start, Some(9), "{size:?}");
        app.press("Ctrl+Enter").press("Ctrl+Shift+T").press("2");
        assert_eq!((app.call().heat_start, app.call().heat_end), (Some(9), Some(2)), "{size:?}");
    }
}

#[test]
fn the_field_that_had_the_keyboard_has_it_again_after_a_strip_or_another_screen() {
    for (there, back) in
        [("Ctrl+M", "Ctrl+M"), ("Ctrl+,", "Escape"), ("Ctrl+R", "Escape"), ("Ctrl+H", "Escape")]
    {
        for size in [NARROW, TINY, WIDE] {
            let mut app = app(size);
            app.press("Ctrl+N").type_text("words").press("F6").type_text("ab").press("ArrowLeft");
            app.press(there).press(back).type_text("c");
            let call = app.call();
            assert_eq!(
                (call.words.as_str(), call.reference.as_str()),
                ("words", "acb"),
                "{there} in {size:?}"
            );
        }
    }
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("words").press("Ctrl+Enter").press("1").type_text("sorted");
    app.press("Ctrl+,").press("Escape").type_text(" out");
    assert_eq!(app.call().outcome, "sorted out");
}

#[test]
fn digits_choose_a_situation_also_while_a_button_has_the_keyboard() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("x").focus("Breathe").press("3");
    assert_eq!(
        (app.call().situations.as_slice(), app.call().words.as_str()),
        (&["angry".to_owned()][..], "x")
    );
}

#[test]
fn esc_closes_an_open_list_and_a_choice_closes_it_too() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+L").type_text("he swore");
    app.focus("Kind of event").press("Space");
    assert!(app.sees("Supervisor joined"), "the list is open");
    app.press("Escape");
    assert!(!app.sees("Supervisor joined"), "Esc closes it");
    app.focus("Kind of event").press("Space").focus("Warning given").press("Enter");
    assert_eq!(app.call().events[0].kind, EventKind::Warning);
    assert!(!app.sees("Supervisor joined"), "the choice closes it");
}

#[test]
fn in_a_list_opened_by_keyboard_the_first_arrow_moves_on_from_what_is_in_force() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+L").type_text("he swore");
    app.act(Action::Record(Which::Live, Change::EventKind(0, EventKind::Hold)));
    app.focus("Kind of event").press("Space").press("ArrowUp").press("Enter");
    let before = EventKind::CHOICES.iter().position(|kind| *kind == EventKind::Hold).unwrap() - 1;
    assert_eq!(app.call().events[0].kind, EventKind::CHOICES[before]);
    app.focus("Kind of event").press("Enter").press("ArrowDown").press("ArrowDown").press("Enter");
    assert_eq!(app.call().events[0].kind, EventKind::CHOICES[before + 2]);
}

#[test]
fn an_open_list_gives_the_keyboard_back_to_its_button_chosen_from_or_left() {
    let mut app = app(NARROW);
    app.press("F6");
    let secs = |app: &App| app.model().pattern().map(|pattern| app.model().breath_secs(&pattern));
    let before = secs(&app);
    app.focus("Length of breathing").press("Space").press("ArrowDown");
    assert_ne!(app.focused(), "Length of breathing");
    app.press("Escape");
    assert_eq!((app.focused().as_str(), secs(&app)), ("Length of breathing", before));
    app.press("Space").press("ArrowDown").press("Enter");
    assert_eq!(app.focused(), "Length of breathing");
    assert_ne!(secs(&app), before);
}

#[test]
fn one_key_ticks_the_steps_in_their_order() {
    let mut app = app(NARROW);
    app.press("Alt+3").press("Ctrl+J").press("Ctrl+J").expect("Ticked: Let them finish");
    let steps: Vec<_> = app.call().steps.iter().map(|tick| tick.step.clone()).collect();
    assert_eq!(steps, ["one-breath", "let-them-finish"]);
}

#[test]
fn tab_never_leads_out_of_sight() {
    let mut app = app(NARROW);
    app.press("Alt+3").press("Ctrl+N").press("Alt+3");
    for presses in 0..60 {
        app.press("Tab").frames(2);
        let Some(focused) = app.harness.ctx.memory(egui::Memory::focused) else { continue };
        let Some(response) = app.harness.ctx.read_response(focused) else { continue };
        let seen = response.interact_rect.height() / response.rect.height().max(1.0);
        assert!(
            seen > 0.5 || response.rect.height() > 60.0,
            "after {presses} Tabs {:?} is hidden",
            response.rect
        );
    }
}

#[test]
fn undo_in_the_saved_calls_leaves_the_call_in_hand_alone() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("filed").press("Ctrl+Enter").press("Ctrl+Enter");
    app.press("Ctrl+R").press("Ctrl+Z");
    assert!(app.model().call().is_none(), "nothing was un-filed out of sight");
    app.press("Ctrl+R").press("Ctrl+Z");
    assert_eq!(app.call().words, "filed");
}

#[test]
fn undone_to_its_beginning_and_made_again_a_call_loses_nothing_and_says_nothing_wrong() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("one two").press("Alt+9").press("Alt+3");
    app.wait(1.0);
    for _ in 0..6 {
        app.press("Ctrl+Z").wait(0.6);
    }
    assert!(!app.sees_part("there is no call"));
    for _ in 0..6 {
        app.press("Ctrl+Shift+Z").wait(0.6);
    }
    assert!(!app.sees_part("there is no call"));
    assert_eq!((app.call().words.as_str(), app.call().situations.len()), ("one two", 2));
    assert_eq!(app.on_disk()[0].words, "one two");
}

#[test]
fn after_a_restart_typing_goes_on_in_their_words() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("cut off");
    app.wait(1.0);
    let mut app = app_at(app.kill(), NARROW, Settings::default());
    app.type_text(", and on");
    assert_eq!(app.call().words, "cut off, and on");
}

#[test]
fn after_the_search_of_situations_tab_leads_to_the_name() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("charged twice").press("Ctrl+F").type_text("yelling").press("Enter");
        assert!(!app.call().situations.is_empty(), "{size:?}");
        app.press("Tab").type_text("Mrs Roe");
        assert_eq!(app.call().customer, "Mrs Roe", "{size:?}");
    }
}

#[test]
fn letters_typed_on_a_button_go_to_their_words_and_space_presses_it() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("They ").focus("Breathe");
    for letter in ["s", "a", "y", " ", "4"] {
        app.type_text(letter);
    }
    assert_eq!((app.call().words.as_str(), app.focused().as_str()), ("They say 4", "Their words"));
    app.focus("Breathe").press("Space");
    assert!(app.model().breath.is_some());
}

#[test]
fn what_is_composed_on_a_button_goes_to_their_words() {
    let composing = |text: &str| {
        egui::Event::Ime(egui::ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
    };
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("They say ").focus("Breathe");
    for text in ["n", "no", "nó"] {
        app.harness.event(composing(text));
        app.frames(2);
    }
    assert_eq!(app.focused(), "Their words");
    app.harness.event(composing(""));
    app.harness.event(egui::Event::Ime(egui::ImeEvent::Commit("nói".to_owned())));
    app.frames(2);
    assert_eq!(app.call().words, "They say nói");
    app.focus("Breathe").harness.event(egui::Event::Ime(egui::ImeEvent::Commit(" gì".to_owned())));
    app.frames(2);
    assert_eq!(app.call().words, "They say nói gì");
}

#[test]
fn shift_tab_leads_from_an_event_to_its_kind_and_the_choice_back_to_its_text() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").press("Ctrl+L").type_text("gone?").press("Shift+Tab");
        assert_eq!(app.focused(), "Kind of event", "{size:?}");
        app.press("Space").press("ArrowDown").press("ArrowDown").press("Enter").type_text(" said twice");
        let [event] = app.call().events.as_slice() else { panic!("one event") };
        assert_eq!(event.text, "gone? said twice", "{size:?}");
        assert_ne!(event.kind, EventKind::Quote, "{size:?}");
    }
}

#[test]
fn enter_behind_an_event_brings_the_guide_back() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+3").press("Ctrl+L").type_text("loud");
    assert!(!app.sees_part("Say it your way"));
    app.press("Enter").expect("Say it your way");
}

#[test]
fn the_palette_knows_a_command_by_what_it_does() {
    for (typed, screen) in [("handover", Screen::Shift), ("theme", Screen::Settings)] {
        let mut app = app(NARROW);
        app.press("Ctrl+K").type_text(typed).press("Enter");
        assert_eq!(app.model().screen, screen, "{typed}");
    }
}

#[test]
fn no_key_is_taken_by_its_like_without_shift() {
    for (at, entry) in TABLE.iter().enumerate() {
        let later = TABLE.iter().skip(at + 1).filter(|later| later.key.logical_key == entry.key.logical_key);
        for later in later {
            assert!(!later.key.modifiers.shift, "{} comes before {}", entry.name, later.name);
        }
    }
}

#[test]
fn tab_goes_through_the_bar_from_left_to_right_and_nothing_in_it_overlaps() {
    for size in [TINY, NARROW, WIDE] {
        let mut app = app(size);
        for caller in 0..12 {
            app.press("Ctrl+N").type_text(&format!("caller {caller}"));
        }
        app.act(Action::Record(Which::Live, Change::Promise("ring by 14:31".to_owned())));
        app.stall(3_723.0);
        app.frames(3);
        app.expect("1 promise overdue").expect("1:02:");
        let nodes = app.harness.root().children_recursive();
        let is_in_bar = |node: &egui_kittest::Node<'_>| {
            let role = node.accesskit_node().role();
            let is_leaf = matches!(role, Role::Button | Role::Label);
            is_leaf && node.rect().center().y < 40.0 && node.rect().width() > 0.0
        };
        let bar: Vec<egui::Rect> = nodes.filter(is_in_bar).map(|node| node.rect()).collect();
        assert!(bar.len() >= 4, "{size:?}: {bar:?}");
        for pair in bar.windows(2) {
            assert!(pair[0].right() <= pair[1].left() + 0.5, "{size:?}: {pair:?} of {bar:?}");
        }
        assert!(bar.last().unwrap().right() <= size[0], "{size:?}: {bar:?}");
    }
}

#[test]
fn their_words_follow_the_caret_through_a_long_paste() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("first");
        let bottom = |app: &App| app.harness.get_by_label("Their words").rect().bottom();
        let before = bottom(&app);
        app.harness.event(egui::Event::Paste("they said this and that and more of it\n".repeat(40)));
        app.frames(30);
        assert!((bottom(&app) - before).abs() < 24.0, "{size:?}: from {before} to {}", bottom(&app));
        app.press("Ctrl+Enter").press("Ctrl+Enter");
        app.harness.event(egui::Event::Paste("they said this and that and more of it\n".repeat(40)));
        app.frames(30);
        assert!((bottom(&app) - before).abs() < 24.0, "{size:?}: begun by it, {}", bottom(&app));
    }
}

#[test]
fn what_the_pointer_would_bring_up_where_it_rests_covers_nothing_while_somebody_types() {
    let mut app = app(NARROW);
    app.press("Ctrl+N");
    let at = app.harness.get_by_label_contains("Saved calls").rect().center();
    let shown = |app: &App| {
        app.harness.ctx.memory(|memory| {
            memory.areas().visible_layer_ids().iter().any(|layer| layer.order == egui::Order::Tooltip)
        })
    };
    app.harness.event(egui::Event::PointerMoved(at));
    app.type_text("charged twice").wait(2.0);
    assert!(!shown(&app));
    app.harness.event(egui::Event::PointerMoved(at + egui::vec2(1.0, 0.0)));
    app.wait(2.0);
    assert!(shown(&app), "moved, it asks what that is");
}

#[test]
fn over_the_sheet_of_keys_and_the_palette_a_key_into_a_field_leads_there() {
    for over in ["F1", "Ctrl+K"] {
        let mut app = app(NARROW);
        app.press("Ctrl+N").type_text("hello").press(over).press("Ctrl+L").type_text("he swore");
        assert_eq!((app.call().events[0].text.as_str(), app.model().overlay), ("he swore", None), "{over}");
        app.press(over).press("Ctrl+P").type_text("ring her").press(over).press("Ctrl+Shift+T").press("7");
        assert_eq!(
            (app.call().promises[0].text.as_str(), app.call().heat_start),
            ("ring her", Some(7)),
            "{over}"
        );
        app.press(over).press("Ctrl+O").type_text("send a card");
        assert_eq!(app.call().options.as_ref().unwrap().can[0], "send a card", "{over}");
    }
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("hello").press("F1").type_text(", I said");
    assert_eq!((app.call().words.as_str(), app.model().overlay), ("hello, I said", None));
}
