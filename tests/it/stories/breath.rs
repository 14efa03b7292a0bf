//! The breath beside a call.

use std::time::Duration;

use egui::Rect;
use evenkeel::model::action::{Action, Change, Which};
use evenkeel::model::looks::Looks;
use evenkeel::model::outside::Heard;
use evenkeel::model::settings::{Motion, Settings};

use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::support::Home;

#[test]
fn one_key_starts_it_from_anywhere_and_the_same_key_drops_it() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+B").expect("Breathe in").press("Ctrl+B");
        assert!(app.model().breath.is_none());
        app.press("Ctrl+R").press("Ctrl+B").expect("Breathe in");
    }
}

#[test]
fn word_and_count_follow_the_clock_and_a_stall_stretches_no_phase() {
    let mut app = app(NARROW);
    app.press("Ctrl+B").wait(3.0);
    app.expect("Breathe in");
    app.wait(1.2);
    app.expect("Breathe out");
    app.stall(37.0);
    let session = app.model().breath.clone().unwrap();
    app.expect(if session.pattern.id == "on-call" { "Breathe in" } else { "?" });
    app.stall(60.0);
    assert!(app.model().breath.is_none(), "it ends by itself");
}

#[test]
fn typing_goes_on_undisturbed_beside_it() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Ctrl+B");
    for letter in "breathing while they talk".chars() {
        app.type_text(&letter.to_string());
    }
    assert_eq!(app.call().words, "breathing while they talk");
    app.expect("Breathe");
    assert!(app.model().breath.is_some());
}

#[test]
fn a_pattern_for_between_calls_is_not_started_with_a_caller_on_the_line() {
    let settings = Settings { breath_pattern: "4-7-8".to_owned(), ..Settings::default() };
    let mut app = app_at(Home::new(), NARROW, settings);
    app.press("Ctrl+B");
    assert_eq!(app.model().breath.as_ref().unwrap().pattern.id, "4-7-8");
    app.press("Ctrl+B").press("Ctrl+N").type_text("hello").press("Ctrl+B");
    assert_eq!(app.model().breath.as_ref().unwrap().pattern.id, "on-call");
}

#[test]
fn a_pattern_for_between_calls_ends_when_the_phone_rings_and_one_for_calls_goes_on() {
    let settings = Settings { breath_pattern: "box".to_owned(), ..Settings::default() };
    for ring in ["Ctrl+N", "Alt+3"] {
        let mut app = app_at(Home::new(), NARROW, settings.clone());
        app.press("Ctrl+B");
        assert_eq!(app.model().breath.as_ref().unwrap().pattern.id, "box");
        app.press(ring);
        assert!(app.model().breath.is_none(), "{ring}");
    }
    let mut app = app(NARROW);
    app.press("Ctrl+B").press("Ctrl+N");
    assert_eq!(app.model().breath.as_ref().unwrap().pattern.id, "on-call");
}

#[test]
fn with_the_usual_pattern_hidden_a_call_still_gets_one_without_holds() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("hello");
    let model = &mut app.harness.state_mut().window.model;
    std::sync::Arc::make_mut(&mut model.playbook).patterns.retain(|pattern| pattern.id == "box");
    app.press("Ctrl+B");
    assert_eq!(app.model().breath.as_ref().unwrap().pattern.id, "own");
    app.press("Ctrl+B").press("Ctrl+Shift+B");
    assert_eq!(app.model().reset.as_ref().unwrap().session.pattern.id, "own");
}

#[test]
fn a_posture_cue_stands_beside_the_ring_and_changes() {
    let mut app = app(NARROW);
    let cues = app.model().playbook.cues.posture.clone();
    app.press("Ctrl+B").expect(&cues[0]);
    app.stall(21.0);
    app.expect(&cues[1]);
}

#[test]
fn it_asks_for_at_most_30_frames_a_second_and_rest_asks_for_none() {
    let mut app = app(NARROW);
    app.frames(30);
    assert_eq!(app.sleeps(), Duration::MAX, "at rest nothing is drawn");
    app.press("Ctrl+B");
    let mut sleeps: Vec<_> = (0..200)
        .map(|_| {
            app.frames(1);
            app.sleeps()
        })
        .collect();
    sleeps.sort();
    let between_counts = sleeps[sleeps.len() / 4];
    assert!(between_counts >= Duration::from_millis(33), "{between_counts:?}");
    let moving = app.sleeps();
    assert!(moving <= Duration::from_millis(125), "{moving:?}");
}

#[test]
fn a_smaller_ring_is_drawn_the_less_often_since_its_edge_moves_less() {
    let [wide, narrow, strip] = [(WIDE, ""), (NARROW, ""), (NARROW, "Ctrl+M")].map(|(size, strip)| {
        let mut app = app(size);
        if !strip.is_empty() {
            app.press(strip);
        }
        app.press("Ctrl+B");
        let slept = (0..240).map(|_| {
            app.frames(1);
            app.sleeps().as_secs_f64()
        });
        slept.sum::<f64>() / 240.0
    });
    assert!(wide * 1.15 < narrow && narrow * 1.5 < strip && strip < 0.125, "{wide} {narrow} {strip}");
}

#[test]
fn with_reduced_motion_word_and_count_change_and_nothing_else_moves() {
    let mut app = app_at(Home::new(), NARROW, Settings::default());
    let looks = Looks { motion: Motion::Reduced, ..Looks::default() };
    app.act(Action::Outside(Heard::Looks(looks)));
    app.press("Ctrl+B").expect("Breathe in");
    app.wait(0.5);
    assert!(app.sleeps() > Duration::from_millis(200), "{:?}", app.sleeps());
    app.wait(4.0);
    app.expect("Breathe out");
}

#[test]
fn with_large_text_and_reduced_motion_no_word_runs_under_the_button_that_stops_it() {
    // the harness takes its size in points, of which there are the fewer the larger the text
    for (size, text_percent) in [(NARROW, 200), (TINY, 200), (WIDE, 200), (NARROW, 150), (TINY, 100)] {
        let size = size.map(|px| px * 100.0 / f32::from(text_percent));
        let settings = Settings { text_percent, motion: Motion::Reduced, ..Settings::default() };
        let mut app = app_at(Home::new(), size, settings);
        app.press("Ctrl+B").frames(4);
        let rect = |part| app.harness.get_by_label_contains(part).rect();
        let (stop, window) = (app.harness.get_by_label("Stop").rect(), app.harness.ctx.content_rect());
        assert!(window.contains_rect(stop), "{size:?} {text_percent}: {stop:?}");
        for part in ["Breathe in", "Drop your shoulders", "left"] {
            let said = rect(part);
            assert!(!said.intersects(stop), "{size:?} {text_percent} {part}: {said:?} {stop:?}");
            assert!(said.right() <= window.right(), "{size:?} {text_percent} {part}: {said:?}");
        }
    }
}

/// Whether what is told quietly, or a reminder, lies over one of these controls.
fn covered(app: &App) -> Vec<String> {
    let nodes = || app.harness.root().children_recursive();
    let named = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    let told =
        [("Notice", "notice"), ("Reminder", "reminder")].into_iter().filter(|(name, _)| app.sees(name));
    let place = |(_, id)| app.harness.ctx.memory(|memory| memory.area_rect(egui::Id::unique(id)));
    let over: Vec<Rect> = told.filter_map(place).collect();
    let is_used = |node: &egui_kittest::Node<'_>| {
        let name = named(node);
        ["Breathe", "Stop", "Guide", "Notes", "All right"].contains(&name.as_str())
            || name.starts_with("Breathe ")
    };
    let used = nodes().filter(is_used).map(|node| (named(&node), node.rect()));
    let lies_over = |rect: &Rect| over.iter().any(|over| over.shrink(1.0).intersects(rect.shrink(1.0)));
    used.filter(|(_, rect)| lies_over(rect)).map(|(name, _)| name).collect()
}

#[test]
fn nothing_that_is_told_lies_over_the_breath() {
    let mut found = Vec::new();
    for (size, text_percent) in
        [(TINY, 100), (NARROW, 100), (WIDE, 100), (TINY, 200), (NARROW, 200), (WIDE, 200)]
    {
        let size = size.map(|px| px * 100.0 / f32::from(text_percent));
        for breath in ["", "Ctrl+B"] {
            let mut app = app_at(Home::new(), size, Settings { text_percent, ..Settings::default() });
            app.press("Ctrl+N").type_text("charged twice").press("Alt+3");
            if !breath.is_empty() {
                app.press(breath);
            }
            for (key, told) in [
                ("Ctrl+1", "Copied: card 1"),
                ("Ctrl+J", "Ticked:"),
                ("Ctrl+Shift+R", "No earlier call"),
                ("Ctrl+Shift+L", "Copied and logged:"),
                ("Ctrl+N", "set aside"),
            ] {
                app.press(key).expect(told);
                let over = covered(&app);
                if !over.is_empty() {
                    found.push(format!("{told} {breath} in {size:?} over {over:?}"));
                }
            }
            app.act(Action::Record(Which::Live, Change::Promise("ring by 14:31".to_owned())));
            app.stall(75.0);
            app.frames(3);
            app.expect("Due");
            let over = covered(&app);
            if !over.is_empty() {
                found.push(format!("the reminder {breath} in {size:?} over {over:?}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
