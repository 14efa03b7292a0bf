//! The window as a whole: keys, settings, size, names for screen readers.

use std::time::Duration;

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use evenkeel::model::action::{Above, Overlay, Screen};
use evenkeel::model::language::text;
use evenkeel::model::settings::{Settings, Theme};
use evenkeel::ui::keys;

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::places::visit;
use crate::support::Home;

#[test]
fn the_sheet_of_keys_shows_every_key_and_esc_closes_it() {
    let mut app = app(WIDE);
    app.press("F1");
    for (key, name, _) in keys::rows() {
        assert!(app.sees(&key) && app.sees(text(name)), "{key} {name}");
    }
    app.press("Escape");
    assert_eq!(app.model().overlay, None);
}

#[test]
fn the_sheet_of_keys_begins_with_those_of_the_moment() {
    let top = |app: &App, name: &'static str| {
        let name_of = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.label().or(node.value()).unwrap_or_default()
        };
        let sheet = app.harness.root().children_recursive().skip_while(|node| name_of(node) != "Keys");
        let rows = sheet.filter(|node| node.accesskit_node().role() == egui::Role::Label);
        let mut rows = rows.filter(|node| name_of(node) == text(name));
        rows.next().unwrap_or_else(|| panic!("no row {name}")).rect().top()
    };
    let first = |app: &App, name: &'static str| {
        let rows = keys::rows().filter(|(_, other, _)| *other != "commands-keys");
        let all = rows.map(|(_, other, _)| top(app, other));
        all.fold(f32::MAX, f32::min) >= top(app, name)
    };
    let mut app = app(WIDE);
    app.press("F1");
    assert!(first(&app, "commands-new-call"));
    app.press("Escape").press("Ctrl+N").type_text("x").press("F1");
    assert!(first(&app, "commands-alt-digits-help"));
    assert!(top(&app, "commands-promise") < top(&app, "commands-on-top"));
    assert!(top(&app, "commands-alt-arrows-help") > top(&app, "commands-on-top"), "the playbook's come last");
    app.press("Escape").press("Ctrl+Enter").press("F1");
    assert!(first(&app, "commands-digits-in-wrap-up-help"));
    app.press("Escape").press("Ctrl+G").press("F1");
    assert!(first(&app, "commands-alt-arrows-help"));
}

#[test]
fn settings_are_kept_for_the_next_start() {
    let mut app = app(NARROW);
    app.press("Ctrl+,");
    assert_eq!(app.model().screen, Screen::Settings);
    app.click("Theme: Dark").click("Motion: Reduced");
    app.press("Ctrl+Plus").press("Ctrl+Plus");
    let home = app.kill();
    let folders = home.folders();
    crate::support::until("the settings are written", || {
        evenkeel::vault::settings::load(&folders).0.text_percent == 120
    });
    let (settings, trouble) = evenkeel::vault::settings::load(&folders);
    assert!(trouble.is_none());
    assert_eq!(settings.theme, Theme::Dark);
}

#[test]
fn text_grows_to_200_per_cent_and_comes_back() {
    let mut app = app(NARROW);
    for _ in 0..14 {
        app.press("Ctrl+Plus");
    }
    assert_eq!(app.model().settings.text_percent, 200);
    app.press("Ctrl+0");
    assert_eq!(app.model().settings.text_percent, 100);
}

#[test]
fn the_pin_says_whether_the_window_stays_on_top() {
    let mut app = app(NARROW);
    assert!(app.model().settings.on_top, "from the start");
    app.press("Ctrl+T");
    assert!(!app.model().settings.on_top);
}

#[test]
fn where_no_program_can_stay_on_top_the_pin_says_how_it_is_done_by_hand() {
    let mut app = app(NARROW);
    app.harness.state_mut().window.model.above = Above::ByHand;
    app.press("Ctrl+T").expect(text("notices-above-by-hand"));
    assert!(app.model().settings.on_top, "elsewhere it stays as it was chosen");
}

#[test]
fn esc_goes_one_level_out_and_loses_nothing() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("still here").press("Ctrl+R").press("Ctrl+K");
    assert_eq!((app.model().screen, app.model().overlay), (Screen::Review, Some(Overlay::Palette)));
    app.press("Escape");
    assert_eq!((app.model().screen, app.model().overlay), (Screen::Review, None));
    app.press("Escape").press("Escape");
    assert_eq!((app.model().screen, app.call().words.as_str()), (Screen::Call, "still here"));
}

#[test]
fn at_200_per_cent_in_a_tiny_window_a_call_can_still_be_taken() {
    let settings = Settings { text_percent: 200, ..Settings::default() };
    let mut app = app_at(Home::new(), TINY, settings);
    app.press("Ctrl+N").type_text("small and large").press("Alt+3").press("Ctrl+L").type_text("quote");
    app.press("Ctrl+Enter").press("Ctrl+Enter").frames(3);
    let [call] = app.on_disk().try_into().expect("one record");
    assert_eq!((call.words.as_str(), call.events[0].text.as_str()), ("small and large", "quote"));
}

#[test]
fn at_200_per_cent_in_the_narrowest_window_the_way_to_everything_else_stays_with_something_overdue() {
    let settings = Settings { text_percent: 200, ..Settings::default() };
    let width_px = TINY[0] / 2.0;
    let mut app = app_at(Home::new(), [width_px, TINY[1]], settings);
    let fits = |app: &mut App| {
        app.frames(4);
        let more = app.harness.get_by_label("Everything else (Ctrl+K)").rect();
        assert!(more.right() <= width_px, "{more:?}");
    };
    app.press("Ctrl+N").type_text("nobody rang").press("Ctrl+P").type_text("ring back in 10 minutes");
    app.press("Enter").stall(660.0);
    fits(&mut app);
    app.press("Ctrl+Enter");
    fits(&mut app);
    app.press("Ctrl+Enter");
    fits(&mut app);
    assert!(app.sees("1 promise overdue (Ctrl+Shift+P)"), "without a call there is room for it");
}

#[test]
fn every_place_rests_but_where_somebody_breathes() {
    let mut restless = Vec::new();
    for size in [TINY, NARROW] {
        visit(size, &Settings::default(), |app, place| {
            app.wait(1.5);
            let mut at_once = || {
                app.frames(1);
                app.sleeps() < Duration::from_millis(20)
            };
            let frames_at_once = (0..30).filter(|_| at_once()).count();
            if frames_at_once > 10 && app.model().breath.is_none() && app.model().reset.is_none() {
                restless.push(format!("{place}: {frames_at_once} of 30 frames want another one"));
            }
        });
    }
    assert_eq!(restless, [""; 0]);
}

#[test]
fn the_sheet_of_keys_opens_at_its_beginning() {
    let mut app = app(NARROW);
    let top = |app: &mut App| app.press("F1").harness.get_by_label("Now").rect().top();
    let first = top(&mut app);
    app.press("End").frames(20);
    app.press("Escape");
    assert!((top(&mut app) - first).abs() < 1.0);
}
