//! Saved calls found again, read, edited, deleted and brought back.

use evenkeel::model::action::Screen;
use evenkeel::model::call::Status;
use evenkeel::model::settings::Settings;

use std::time::Duration;

use egui_kittest::kittest::Queryable as _;

use crate::app::{App, NARROW, TINY, WIDE, app_at};
use crate::ink::in_whole;
use crate::support::{Home, pressed, text, until};

/// A window on three saved calls.
fn app(size: [f32; 2]) -> App {
    let home = Home::new();
    for (words, customer) in [
        ("charged twice for one loan", "Mrs Lind"),
        ("the card never came", "Mr Oduya"),
        ("a letter to the wrong address", ""),
    ] {
        home.ok(&["note", "--words", words, "--customer", customer, "--situation", "angry"]);
    }
    app_at(home, size, Settings::default())
}

#[test]
fn saved_calls_are_listed_filtered_and_read_by_keyboard_in_windows_of_every_size() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+R").expect("3 calls");
        assert_eq!(app.model().shelf.rows[0].snippet, "a letter to the wrong address", "newest first");
        app.type_text("TWICE loan").expect("1 call");
        app.press("Enter").expect("Copy summary");
        assert_eq!(app.model().saved.as_ref().unwrap().call.customer, "Mrs Lind");
        app.press("Escape").press("Escape");
        assert_eq!(app.model().screen, Screen::Call, "{size:?}");
    }
}

#[test]
fn a_long_name_leaves_room_for_how_they_behaved() {
    for size in [NARROW, TINY, WIDE] {
        let home = Home::new();
        let long = "Mrs Wilhelmina Featherstonehaugh-Cholmondeley of the residents' association";
        home.ok(&["note", "--words", "no heat", "--customer", long, "--situation", "at-risk"]);
        home.ok(&["note", "--words", "no heat", "--customer", "Ann", "--situation", "angry"]);
        let mut app = app_at(home, size, Settings::default());
        app.press("Ctrl+R").expect("2 calls");
        let playbook = &app.model().playbook;
        let names = [playbook.name("at-risk"), playbook.chip("at-risk")].map(|name| format!("· {name}"));
        let [whole, chip] = names.map(|name| in_whole(&app, &name));
        assert!(chip || whole, "{size:?}");
        assert!(in_whole(&app, "Ann"), "{size:?}");
    }
}

#[test]
fn the_language_of_the_search_narrows_the_list_and_says_what_it_did_not_understand() {
    let mut app = app(NARROW);
    app.press("Ctrl+R").type_text("situation:angry customer:lind").expect("1 call");
    assert_eq!(app.model().shelf.rows[0].snippet, "charged twice for one loan");
    app.press("Ctrl+A").type_text("situation:angry -\"charged twice\"").expect("2 calls");
    app.press("Ctrl+A")
        .type_text("since:whenever")
        .expect("Searched as words, for lack of a meaning: since:whenever");
    app.press("Ctrl+A").type_text("lettre").expect("No call has “lettre”").expect("1 call");
    let row = &app.model().shelf.rows[0];
    assert_eq!(row.marks, vec![2..8], "“letter” is marked in {:?}", row.snippet);
}

#[test]
fn an_opened_call_is_edited_in_place_and_saved() {
    let mut app = app(WIDE);
    app.press("Ctrl+R").type_text("twice").press("Enter");
    app.focus("Reference").type_text("case 4711");
    app.wait(1.0);
    let edited = app.on_disk().into_iter().find(|call| call.customer == "Mrs Lind").unwrap();
    assert_eq!((edited.reference.as_str(), edited.status), ("case 4711", Status::Ended));
    app.press("Ctrl+Z").wait(1.0);
    assert!(app.on_disk().iter().all(|call| call.reference.is_empty()), "undo reaches the disk");
}

#[test]
fn the_keys_for_pages_turn_a_long_call_whatever_has_the_keyboard() {
    let home = Home::new();
    home.ok(&["note", "--words", &"They said it again. ".repeat(400)]);
    let mut app = app_at(home, NARROW, Settings::default());
    app.press("Ctrl+R").press("Enter").frames(4);
    let top = |app: &App| app.harness.get_by_label("Reference").rect().top();
    let before = top(&app);
    app.press("PageDown").frames(8);
    let paged = top(&app);
    assert!(paged < before - 200.0, "{before} and then {paged}");
    app.press("PageUp").frames(8);
    assert!((top(&app) - before).abs() < 1.0);
}

#[test]
fn its_summary_is_copied() {
    let mut app = app(NARROW);
    app.press("Ctrl+R").type_text("twice").press("Enter").press("Ctrl+Shift+C");
    assert!(app.copied().contains("charged twice for one loan"), "{}", app.copied());
    assert!(app.copied().contains("Angry, wants it now"), "{}", app.copied());
}

#[test]
fn a_deleted_call_comes_back_with_undo() {
    let mut app = app(NARROW);
    app.press("Ctrl+R").type_text("twice").press("Enter").click("Delete");
    app.expect("In the trash");
    assert_eq!(app.on_disk().len(), 2);
    app.press("Ctrl+Z").frames(4);
    assert_eq!(app.on_disk().len(), 3);
    app.expect("1 call");
    app.press("Ctrl+Shift+Z").frames(4);
    assert_eq!(app.on_disk().len(), 2, "redo deletes again");
}

#[test]
fn a_search_without_a_hit_says_so_and_an_empty_vault_too() {
    let mut app = app(NARROW);
    app.press("Ctrl+R").type_text("no such word").expect("No call fits all of this");
    let mut app = app_at(Home::new(), NARROW, Settings::default());
    app.press("Ctrl+R").expect("No calls saved yet");
}

#[test]
fn an_unreadable_file_is_told_and_left_as_it_is() {
    let home = Home::new();
    let id = home.note("readable");
    let bad = home.file_of(id).with_file_name("01a20165-0000-7000-8000-000000000000.ron");
    std::fs::copy(home.file_of(id), &bad).unwrap();
    let file = std::fs::OpenOptions::new().write(true).open(&bad).unwrap();
    file.set_len(20).unwrap();
    let before = std::fs::read(&bad).unwrap();
    let mut app = app_at(home, NARROW, Settings::default());
    app.press("Ctrl+R").expect("1 file cannot be read").expect("1 call");
    assert_eq!(std::fs::read(&bad).unwrap(), before);
}

#[test]
fn a_call_filed_at_another_desk_meanwhile_comes_into_the_list_and_its_promise_into_the_ledger() {
    let mut app = app(NARROW);
    app.press("Ctrl+R").expect("3 calls");
    app.home.ok(&["note", "--words", "the meter runs backwards", "--promise", "ring back by tomorrow"]);
    until("the list has it", || {
        app.poll();
        app.frames(1);
        app.sees_part("the meter runs backwards")
    });
    app.press("Ctrl+Shift+P").expect("ring back");
}

#[test]
fn enter_opens_what_was_searched_however_fast_it_follows() {
    let opened = |app: &App| app.model().saved.as_ref().map(|desk| desk.call.words.clone());
    let mut app = app(NARROW);
    app.press("Ctrl+R").burst([text("twice"), pressed("Enter")]);
    assert_eq!(opened(&app).as_deref(), Some("charged twice for one loan"));
    app.press("Escape").press("Escape").press("Ctrl+K").burst([text("oduya"), pressed("Enter")]);
    assert_eq!(opened(&app).as_deref(), Some("the card never came"));
    app.press("Ctrl+K").burst([text("settings"), pressed("Enter")]);
    assert_eq!((app.model().screen, app.model().call()), (Screen::Settings, None));
    app.press("Ctrl+K").burst([text("qqqq"), pressed("Enter")]);
    app.press("Escape");
    assert_eq!((app.model().screen, app.model().overlay), (Screen::Settings, None));
}

#[test]
fn the_palette_finds_situations_commands_cards_and_calls() {
    let mut app = app(NARROW);
    app.press("Ctrl+K").type_text("yelling").press("Enter");
    assert_eq!(app.call().situations, ["angry"]);
    app.press("Ctrl+K").type_text("settings").press("Enter");
    assert_eq!(app.model().screen, Screen::Settings);
    app.press("Ctrl+K").type_text("put this right for you").press("Enter");
    assert_eq!(app.copied(), "What would put this right for you?");
    app.press("Ctrl+K").type_text("wrong address").press("Enter");
    assert_eq!(app.model().saved.as_ref().unwrap().call.words, "a letter to the wrong address");
}

#[test]
fn the_palette_takes_a_word_of_its_own_for_no_slip_of_another() {
    let mut app = app(NARROW);
    app.press("Ctrl+K").type_text("export").press("Enter");
    assert_eq!((app.model().screen, app.model().call()), (Screen::Review, None));
    app.press("Escape").press("Ctrl+K").type_text("saved clals").press("Enter");
    assert_eq!(app.model().screen, Screen::Review);
    app.press("Escape").press("Ctrl+K").type_text("os").press("Enter");
    assert_eq!(app.model().call(), None, "letters in the midst of a word begin no call");
    app.press("Escape").press("Ctrl+K").type_text("arogant").press("Enter");
    assert_eq!(app.call().situations, ["arrogant"]);
}

#[test]
fn the_palette_has_room_for_its_hits_again_after_a_search_with_few() {
    for size in [NARROW, TINY] {
        let rect = |app: &App| {
            app.harness.ctx.memory(|memory| memory.area_rect(egui::Id::unique("palette"))).unwrap().height()
        };
        let mut app = app(size);
        let whole = rect(app.press("Ctrl+K"));
        app.type_text("put this right for you").frames(4);
        assert!(rect(&app) < whole - 20.0, "{size:?}: few hits take little room");
        app.press("Ctrl+A").press("Backspace").frames(4);
        assert!((rect(&app) - whole).abs() < 1.0, "{size:?}: {} of {whole}", rect(&app));
        app.type_text("put this right for you").press("Enter").press("Ctrl+K").frames(4);
        assert!((rect(&app) - whole).abs() < 1.0, "{size:?}, opened again: {} of {whole}", rect(&app));
    }
}

#[test]
fn the_palette_rests_also_with_a_single_hit() {
    for query in ["put this right for you", "yelling", "nothing has this name"] {
        let mut app = app(NARROW);
        app.press("Ctrl+K").type_text(query).wait(1.0);
        assert!(app.sleeps() > Duration::from_millis(100), "{query}: drawn anew after {:?}", app.sleeps());
    }
}

#[test]
fn a_palette_that_is_closed_gives_the_keyboard_back() {
    let mut app = app(NARROW);
    app.press("Ctrl+R").type_text("twi");
    app.press("Ctrl+K").type_text("zebra").press("Escape");
    assert_eq!(app.focused(), "Find in saved calls");
    app.type_text("ce");
    assert_eq!(app.model().shelf.query, "twice");
    // what was chosen has it otherwise
    app.press("Ctrl+K").type_text("yelling").press("Enter");
    assert_eq!(app.call().situations, ["angry"]);
    app.press("Ctrl+K").press("Ctrl+K").press("Ctrl+K").press("Escape").type_text("x");
    assert!(!app.model().shelf.query.contains('x'));
}

#[test]
fn an_opened_call_takes_the_keyboard_and_closed_gives_it_back_to_the_search() {
    for size in [NARROW, TINY] {
        let mut app = app(size);
        app.press("Ctrl+R").type_text("twice").press("Enter");
        assert_eq!(app.focused(), "Copy summary");
        app.press("Enter");
        assert!(app.copied().contains("charged twice"), "{}", app.copied());
        app.press("Escape");
        assert_eq!(app.focused(), "Find in saved calls");
    }
}

#[test]
fn with_room_for_both_the_search_keeps_the_keyboard_so_that_arrows_go_on() {
    let mut app = app(WIDE);
    app.press("Ctrl+R").press("Enter").press("ArrowDown").press("Enter");
    assert_eq!(app.focused(), "Find in saved calls");
    assert_eq!(app.model().saved.as_ref().unwrap().call.customer, "Mr Oduya");
    app.click_part("Mrs Lind");
    assert_eq!(app.focused(), "Copy summary", "a click takes it away from the search");
}

#[test]
fn a_call_set_aside_goes_on_from_the_review() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("half done").press("Ctrl+N");
    app.press("Ctrl+R").type_text("half").press("Enter").click("Go on with it");
    assert_eq!((app.call().words.as_str(), app.model().screen), ("half done", Screen::Call));
}

#[test]
fn the_key_of_the_saved_calls_leads_into_their_search_before_it_closes_them() {
    let mut app = app(WIDE);
    app.press("Ctrl+N").type_text("words").press("F6").press("Ctrl+R").press("Enter");
    app.focus("Reference").press("Ctrl+R").type_text("twice").expect("1 call");
    assert_eq!(app.model().saved.as_ref().unwrap().call.reference, "", "nothing went into the record");
    app.press("Enter").focus("Narrow the list").press("Ctrl+R").type_text("never").expect("1 call");
    app.press("Escape").press("Ctrl+R");
    assert_eq!(app.model().screen, Screen::Call, "with the keyboard in the search it closes");
}

#[test]
fn coming_to_a_search_by_its_key_marks_what_stands_there_so_that_typing_replaces_it() {
    for size in [NARROW, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+R").type_text("twice").press("Ctrl+R").press("Ctrl+R").type_text("never");
        assert_eq!(app.model().shelf.query, "never", "{size:?}");
        app.press("Ctrl+F").type_text("letter");
        assert_eq!(app.model().shelf.query, "letter", "{size:?}");
        app.press("Ctrl+R").press("Ctrl+N").press("Ctrl+F").type_text("no answer");
        app.press("Ctrl+L").press("Ctrl+F").type_text("rude");
        assert_eq!(app.harness.state().window.view.picker_query, "rude", "{size:?}");
        app.press("Escape").type_text("no answer");
        assert_eq!(app.harness.state().window.view.picker_query, "no answer", "Esc clears, {size:?}");
    }
}
