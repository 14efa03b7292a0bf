//! What the saved calls say together, read, followed to its calls, and taken along.

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use evenkeel::model::action::Screen;
use evenkeel::model::insights::{Column, Kind, Period, Row};
use evenkeel::model::settings::Settings;

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::many;

/// What text of 200 % leaves of a window of 480 by 1,000, in points.
const HALVED: [f32; 2] = [240.0, 500.0];

fn window(size: [f32; 2], count: u64) -> App {
    let home = many::home(count);
    let export_folder = home.path("out").display().to_string();
    app_at(home, size, Settings { export_folder, ..Settings::default() })
}

#[test]
fn every_number_leads_to_its_calls_and_back_by_keyboard_in_windows_of_every_size() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = window(size, 120);
        app.press("Ctrl+I").expect("Calls by situation and week");
        assert_eq!(app.focused(), "Look back: 12 weeks", "{size:?}");
        let figure =
            app.model().insights.insights.as_ref().unwrap().figure(Kind::Situations).unwrap().clone();
        let angry = figure.place(&Row::Situation("angry".to_owned())).unwrap();
        let most = figure.count(angry, Column::Calls);
        app.focus(&format!("Angry, wants it now: {most} calls"));
        assert_eq!(app.focused(), format!("Angry, wants it now: {most} calls"), "{size:?}");
        app.press("Enter");
        assert_eq!(app.model().screen, Screen::Review);
        assert!(app.model().shelf.query.starts_with("situation:angry since:"), "{}", app.model().shelf.query);
        app.expect(&format!("{most} calls"));
        assert_eq!(app.focused(), "Find in saved calls");
        app.press("Escape");
        assert_eq!(app.model().screen, Screen::Insights, "{size:?}: one level out are the figures");
        app.press("Escape");
        assert_eq!(app.model().screen, Screen::Call, "{size:?}");
    }
}

#[test]
fn arrows_lead_through_a_figure_that_takes_one_tab() {
    let mut app = window(NARROW, 120);
    app.press("Ctrl+I");
    app.harness.get_by_label_contains("Process or product at fault: ").focus();
    app.frames(2);
    app.press("ArrowDown");
    assert!(app.focused().starts_with("Process: "), "{}", app.focused());
    app.press("ArrowUp").press("Tab");
    assert_eq!(app.focused(), "Table: Root causes");
}

#[test]
fn another_span_is_counted_anew() {
    let mut app = window(NARROW, 120);
    app.press("Ctrl+I").choose("Look back: 4 weeks");
    assert_eq!(app.model().insights.period, Period::FourWeeks);
    let few = app.model().insights.insights.as_ref().unwrap().calls;
    app.choose("Look back: All").expect("120 calls");
    assert!(few < 60, "{few}");
}

#[test]
fn a_figure_is_taken_along_as_table_csv_and_picture() {
    let mut app = window(NARROW, 120);
    app.press("Ctrl+I").choose("Table: Root causes");
    app.expect("Process: calls ");
    app.choose("Save as CSV: Root causes").expect("Written: ");
    let out = app.home.path("out");
    let csv = std::fs::read_to_string(out.join("evenkeel-causes-2026-11-22.csv")).unwrap();
    assert!(
        csv.starts_with("\u{feff}Root cause,Calls,Share,Running share\r\nProcess or product at fault,"),
        "{csv}"
    );
    app.choose("Save as PNG: Root causes").choose("Save as PNG: Root causes");
    for name in ["evenkeel-causes-2026-11-22.png", "evenkeel-causes-2026-11-22-2.png"] {
        let png = image::open(out.join(name)).unwrap().into_rgba8();
        assert_eq!(png.width(), 1440);
        let dark = png.pixels().filter(|pixel| pixel.0[0] < 128).count();
        assert!(dark > 2000, "{dark} dark pixels are no picture");
    }
}

#[test]
fn few_calls_are_counted_and_claim_nothing_and_none_say_so() {
    let mut app = window(NARROW, 4);
    app.press("Ctrl+I").expect("counts only. From 10 on there are averages and shares");
    assert!(!app.sees_part("%") && app.sees_part("too few"), "four calls carry no share");
    let mut app = self::app(NARROW);
    app.press("Ctrl+I")
        .expect("No calls in these weeks")
        .choose("Look back: All")
        .expect("No calls saved yet");
}

#[test]
fn own_patterns_are_out_of_sight_until_asked_for() {
    let mut app = window(WIDE, 40);
    app.press("Ctrl+N").type_text("charged twice").press("Alt+3").press("Ctrl+Enter").press("Ctrl+Enter");
    app.press("Ctrl+Shift+J").type_text("tense").wait(1.0);
    app.press("Ctrl+I");
    assert!(!app.sees_part("All debriefs"));
    app.choose("Show my own patterns").expect("All debriefs: 1 call");
}

#[test]
fn what_the_pointer_brings_up_stays_in_the_window() {
    for (size, text_percent) in [(NARROW, 100), (TINY, 100), (HALVED, 200)] {
        let mut app = app_at(many::home(40), size, Settings { text_percent, ..Settings::default() });
        app.press("Ctrl+I");
        // a reminder may lie over the number
        if app.sees("Later") {
            app.click("Later");
        }
        let window = app.harness.ctx.content_rect();
        let named = app.harness.query_all_by_label_contains("Impossible demand, or someone unavailable");
        let numbers = named.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()));
        let seen = numbers.filter(|(_, rect)| window.contains_rect(*rect));
        let (name, number) = seen.max_by_key(|(name, _)| name.contains("week")).expect("a number in sight");
        app.harness.hover_at(number.center());
        app.wait(1.0);
        let mut in_words = app.harness.query_all_by_label(&name).map(|node| node.rect());
        let text = in_words.find(|rect| *rect != number).expect("the number in words");
        assert!(window.shrink(4.0).contains_rect(text), "{size:?} {text_percent} %: {text:?}");
    }
}
