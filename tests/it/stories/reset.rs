//! The one-breath reset: there at one key, gone by itself, in nobody's way.

use std::time::Duration;

use egui_kittest::kittest::Queryable as _;
use evenkeel::model::action::Screen;
use evenkeel::model::settings::{Motion, Settings};

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::support::Home;

#[track_caller]
fn thought(app: &App) -> String {
    app.model().reset.as_ref().expect("a reset runs").thought.clone()
}

#[test]
fn typing_goes_on_and_it_is_gone_after_one_breath() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").type_text("They ").press("Ctrl+Shift+B").expect("Breathe in");
        app.wait(4.1);
        app.type_text("keep ").expect("Breathe out");
        app.wait(6.0);
        app.type_text("shouting");
        assert_eq!(
            (app.call().words.as_str(), &app.model().reset),
            ("They keep shouting", &None),
            "{size:?}"
        );
    }
}

#[test]
fn esc_or_the_key_again_ends_it_and_the_keyboard_stays() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+Shift+B").press("Escape").type_text("a");
    assert_eq!((app.call().words.as_str(), &app.model().reset), ("a", &None));
    app.press("Ctrl+Shift+B").press("Ctrl+Shift+B").type_text("b");
    assert_eq!((app.call().words.as_str(), &app.model().reset), ("ab", &None));
    app.press("Ctrl+Shift+B").click("End the reset (Ctrl+Shift+B)");
    assert_eq!(app.model().reset, None);
}

#[test]
fn no_notice_lies_over_the_thought() {
    for size in [NARROW, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+N").press("Alt+2").press("Ctrl+1").expect("Copied:");
        app.press("Ctrl+Shift+B");
        assert!(!app.sees_part("Copied:"), "{size:?}");
        app.press("Escape").expect("Copied:");
    }
}

#[test]
fn it_comes_from_anywhere_and_goes_back_to_a_longer_breath() {
    let mut app = app(NARROW);
    for screen in [Screen::Review, Screen::Settings] {
        app.press(if screen == Screen::Review { "Ctrl+R" } else { "Ctrl+," });
        app.press("Ctrl+Shift+B").expect("Breathe in").press("Escape");
        assert_eq!(app.model().screen, screen);
    }
    app.press("Escape").press("Ctrl+B").wait(2.0);
    app.press("Ctrl+Shift+B").expect("End the reset").wait(10.2);
    app.expect("Stop");
    assert!(app.model().breath.is_some());
}

#[test]
fn the_thought_fits_the_situation_and_is_another_one_each_time() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+2");
    let mut last = String::new();
    for _ in 0..4 {
        app.press("Ctrl+Shift+B");
        let thought = thought(&app);
        app.expect(&thought);
        assert_ne!(thought, last);
        let known = app.model().playbook.reframes.iter().find(|known| known.text == thought).unwrap();
        assert!(known.situations.iter().any(|id| id == "abusive"), "{known:?}");
        last = thought;
        app.press("Ctrl+Shift+B");
    }
}

#[test]
fn own_strengths_and_kind_words_stand_beside_it_in_turn() {
    let settings = Settings {
        strengths: vec!["patient".to_owned()],
        kind_words: vec!["“you listened”".to_owned()],
        ..Settings::default()
    };
    let mut app = app_at(Home::new(), NARROW, settings);
    for own in ["You know: patient", "You were told: “you listened”", "You know: patient"] {
        app.press("Ctrl+Shift+B").expect(own).press("Escape");
    }
    let mut plain = crate::app::app(NARROW);
    plain.press("Ctrl+Shift+B");
    assert!(!plain.sees_part("You know") && !plain.sees_part("You were told"));
}

#[test]
fn it_never_covers_their_words() {
    for (size, text_percent) in [(TINY, 100), (TINY, 150), (NARROW, 100), (NARROW, 200)] {
        let settings = Settings { text_percent, kind_words: vec!["kind ".repeat(20)], ..Settings::default() };
        let mut app = app_at(Home::new(), size, settings);
        app.press("Ctrl+N").press("Alt+2").press("Ctrl+Shift+B").frames(4);
        let words = app.harness.get_by_label("Their words").rect();
        let shown = app.harness.get_by_label(&thought(&app)).rect();
        assert!(shown.top() >= words.bottom(), "{size:?} at {text_percent}: {words:?} {shown:?}");
        assert!(shown.bottom() <= app.harness.ctx.content_rect().bottom(), "{size:?} {shown:?}");
    }
}

#[test]
fn it_is_drawn_at_most_30_times_a_second_and_only_while_it_runs() {
    let mut app = app(NARROW);
    app.frames(30);
    app.press("Ctrl+Shift+B");
    let mut sleeps: Vec<_> = (0..200)
        .map(|_| {
            app.frames(1);
            app.sleeps()
        })
        .collect();
    sleeps.sort();
    assert!(sleeps[sleeps.len() / 4] >= Duration::from_millis(33), "{:?}", sleeps[sleeps.len() / 4]);
    app.wait(5.0);
    assert_eq!(app.sleeps(), Duration::MAX);
}

#[test]
fn with_reduced_motion_only_word_and_number_change() {
    let settings = Settings { motion: Motion::Reduced, ..Settings::default() };
    let mut app = app_at(Home::new(), NARROW, settings);
    app.press("Ctrl+Shift+B").expect("Breathe in").wait(0.3);
    assert!(app.sleeps() > Duration::from_millis(34), "{:?}", app.sleeps());
    app.wait(4.0);
    app.expect("Breathe out");
}

#[test]
fn in_the_strip_the_thought_takes_the_second_row() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("words").press("Alt+2").press("Ctrl+M");
    app.harness.set_size(egui::vec2(320.0, 76.0));
    app.press("Ctrl+Shift+B").expect("Breathe in");
    let thought = thought(&app);
    app.expect(&thought);
}
