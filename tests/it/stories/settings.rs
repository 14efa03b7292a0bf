//! The settings: part by part, lists edited in place, what is typed there goes past the guard.

use egui::Rect;
use egui::accesskit::{self, NodeId};
use egui_kittest::kittest::NodeT as _;
use evenkeel::model::action::{Action, Screen};
use evenkeel::model::exchange::Request;
use evenkeel::model::settings::{Section, Settings};
use evenkeel::vault;

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::support::{Home, until};

/// A window with the strengths in view.
fn strengths(size: [f32; 2]) -> App {
    let mut app = app(size);
    app.press("Ctrl+,").click("Settings: Strengths");
    app
}

fn on_disk(home: &Home) -> Settings {
    vault::settings::load(&home.folders()).0
}

#[test]
fn the_keyboard_walks_from_part_to_part() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+,");
        let toward_next = if size == WIDE { "Down" } else { "Right" };
        app.press(toward_next).press("Space");
        assert_eq!(app.model().section, Section::Desktop, "{size:?}");
        app.expect("Start with the session");
        app.press("Ctrl+,").press("Ctrl+,");
        assert_eq!(app.model().section, Section::Desktop, "it opens where it was left");
    }
}

#[test]
fn from_the_parts_at_its_side_right_leads_into_the_part_in_view() {
    let mut app = app(WIDE);
    app.press("Ctrl+,").press("ArrowRight");
    assert_eq!(app.focused(), "Language: System");
    app.click("Settings: Promises").focus("Settings: Promises").press("ArrowRight");
    assert!(!app.focused().starts_with("Settings: ") && app.focused() != "Back", "{}", app.focused());
}

#[test]
fn up_and_down_leave_out_no_row_of_any_part() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        for section in Section::ALL {
            app.act(Action::SetUp(section));
            app.frames(3);
            for add in ["Add a strength", "Add a kind word", "Add a contact"] {
                if app.sees(add) {
                    app.choose(add).type_text("x");
                }
            }
            for key in ["ArrowDown", "ArrowUp"] {
                walk(&mut app, key, &format!("{section:?} in {size:?}"));
            }
        }
    }
}

/// From the chip of the part in view, or from the last control, row by row to the other end.
fn walk(app: &mut App, key: &str, place: &str) {
    let pane = |app: &App| -> Vec<(NodeId, Rect)> {
        let nodes = app.harness.root().children_recursive().filter(|node| {
            let node = node.accesskit_node();
            node.data().supports_action(accesskit::Action::Focus) && !node.is_disabled()
        });
        let nodes: Vec<_> = nodes.map(|node| (node.accesskit_node().locate().0, node.rect())).collect();
        let is_part = |(id, _): &(NodeId, Rect)| {
            app.node(*id).unwrap().accesskit_node().label().is_some_and(|name| name.starts_with("Settings: "))
        };
        let parts = nodes.iter().rposition(is_part).expect("the chips of the parts");
        nodes[parts + 1..].to_vec()
    };
    let settings = app.model().settings.clone();
    let rows = pane(app);
    let start = if key == "ArrowDown" { rows.first() } else { rows.last() }.unwrap().0;
    app.node(start).unwrap().focus();
    app.frames(12);
    let has_keyboard =
        |app: &App, id: NodeId| app.node(id).is_some_and(|node| node.accesskit_node().is_focused());
    let (mut seen, mut travels) = (Vec::new(), false);
    while let Some((id, _)) = pane(app).into_iter().find(|(id, _)| has_keyboard(app, *id))
        && !seen.contains(&id)
    {
        seen.push(id);
        // what was not reached by an arrow and is typed into keeps its arrows
        travels |= !app.harness.ctx.text_edit_focused();
        let tab = if key == "ArrowDown" { "Tab" } else { "Shift+Tab" };
        app.press(if travels { key } else { tab }).frames(8);
    }
    let rows = pane(app);
    let at = |id: &NodeId| rows.iter().find(|(known, _)| known == id).map(|(_, rect)| *rect);
    let walked: Vec<Rect> = seen.iter().filter_map(at).collect();
    let met = |rect: &Rect| walked.iter().any(|here| here.y_range().intersects(rect.y_range()));
    let left_out: Vec<_> = rows.iter().filter(|(_, rect)| !met(rect)).collect();
    assert!(left_out.is_empty(), "{key} in {place} leaves out {left_out:?}");
    assert_eq!(app.model().settings, settings, "{key} in {place} changes nothing");
}

#[test]
fn an_arrow_changes_a_number_that_was_not_reached_by_one() {
    let mut app = app(NARROW);
    app.press("Ctrl+,").focus("Theme: Dark").press("ArrowDown").press("ArrowDown");
    assert_eq!((app.focused().as_str(), app.model().settings.text_percent), ("Motion: System", 100));
    app.press("Shift+Tab").press("ArrowUp");
    assert_eq!(app.model().settings.text_percent, 101);
}

#[test]
fn the_palette_opens_a_part() {
    let mut app = app(NARROW);
    for (typed, section) in [
        ("strengths", Section::Strengths),
        ("dark mode", Section::Look),
        ("bigger font", Section::Look),
        ("start with windows", Section::Desktop),
        ("notifications", Section::Promises),
        ("spanish", Section::Look),
        ("tray", Section::Desktop),
        ("passphrase", Section::Lock),
        ("backup", Section::Keeping),
        ("erase a customer", Section::Keeping),
    ] {
        app.press("Ctrl+K").type_text(typed).press("Enter");
        assert_eq!((app.model().screen, app.model().section), (Screen::Settings, section), "{typed}");
    }
    app.press("Ctrl+K").type_text("supervisor").expect("Escalate");
}

#[test]
fn a_list_is_written_by_keyboard_alone() {
    let mut app = strengths(TINY);
    app.click("Add a strength").type_text("patient").press("Enter").type_text("quick").press("Enter");
    app.type_text("kind").press("Alt+Up");
    assert_eq!(app.model().settings.strengths, ["patient", "kind", "quick"]);
    app.type_text("!");
    assert_eq!(
        app.model().settings.strengths,
        ["patient", "kind!", "quick"],
        "the keyboard goes with the line"
    );
    app.press("Alt+Down").press("Enter").press("Backspace");
    assert_eq!(app.model().settings.strengths, ["patient", "quick", "kind!"], "an empty line goes");
    app.type_text("?").click("Take out strength 1");
    assert_eq!(app.model().settings.strengths, ["quick", "kind!?"]);
    app.wait(1.2);
    let home = app.kill();
    until("the list is written", || on_disk(&home).strengths == ["quick", "kind!?"]);
}

#[test]
fn every_change_of_a_list_is_taken_back_and_made_again() {
    let mut app = strengths(NARROW);
    app.click("Add a kind word").type_text("you").type_text(" listened");
    app.click("Take out kind word 1");
    assert!(app.model().settings.kind_words.is_empty());
    app.press("Ctrl+Z");
    assert_eq!(app.model().settings.kind_words, ["you listened"]);
    app.press("Ctrl+Z");
    assert_eq!(app.model().settings.kind_words, [""], "what was typed is one step");
    app.press("Ctrl+Shift+Z");
    assert_eq!(app.model().settings.kind_words, ["you listened"]);
}

#[test]
fn undo_in_the_settings_leaves_the_call_alone_and_the_other_way_round() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("charged twice").press("Ctrl+,").click("Theme: Dark");
    app.press("Ctrl+Z").press("Ctrl+Z");
    assert_eq!(app.model().settings, Settings::default());
    assert_eq!(app.call().words, "charged twice");
    app.click("Theme: Light").press("Ctrl+,").press("Ctrl+Z");
    assert_eq!((app.call().words.as_str(), app.model().settings.theme.name()), ("", "Light"));
}

#[test]
fn undo_in_the_settings_leaves_what_was_set_elsewhere_since() {
    let mut app = app(NARROW);
    app.press("Ctrl+,").click("Theme: Dark").press("Escape").press("Ctrl+Plus");
    app.press("Ctrl+,").press("Ctrl+Z");
    let here = |app: &App| (app.model().settings.theme.name(), app.model().settings.text_percent);
    assert_eq!(here(&app).1, 110);
    assert_ne!(here(&app).0, "Dark");
    app.press("Ctrl+Minus").press("Ctrl+Shift+Z");
    assert_eq!(here(&app), ("Dark", 100));
}

#[test]
fn a_card_number_in_a_kind_word_is_masked_before_the_disk() {
    let mut app = strengths(NARROW);
    app.click("Add a kind word");
    for character in "thanks, 4111 1111 1111 1111".chars() {
        app.type_text(&character.to_string());
    }
    app.act(Action::TextSize(1));
    app.wait(1.2);
    app.expect("Settings").expect("card number");
    assert!(app.model().settings.kind_words[0].ends_with("1111"), "{:?}", app.model().settings.kind_words);
    let home = app.kill();
    until("the settings are written", || !on_disk(&home).kind_words.is_empty());
    let written = std::fs::read_to_string(home.folders().settings_file()).unwrap();
    assert!(written.contains("thanks") && !written.contains("4111 1111 1111"), "{written}");
}

#[test]
fn what_is_no_card_number_is_put_back_for_good() {
    let mut app = strengths(NARROW);
    app.click("Add a kind word").type_text("ticket 4111 1111 1111 1111").wait(1.2);
    app.click("Not a card number");
    let told = ["ticket 4111 1111 1111 1111"];
    assert_eq!(app.model().settings.kind_words, told);
    app.click("Settings: Look").click("Theme: Dark");
    let home = app.kill();
    until("it is written", || on_disk(&home).kind_words == told);
    let settings = on_disk(&home);
    let mut app = app_at(home, NARROW, settings);
    app.press("Ctrl+,").click("Theme: Light").wait(1.2);
    assert_eq!(app.model().settings.kind_words, told);
}

#[test]
fn a_line_begun_and_left_empty_is_not_written() {
    let mut app = strengths(NARROW);
    app.click("Add a strength").type_text("patient").click("Add a strength").wait(1.2);
    let home = app.kill();
    until("it is written", || on_disk(&home).strengths == ["patient"]);
}

#[test]
fn a_folder_that_is_cleared_is_told_of_before_the_first_call_and_stays_in_the_settings() {
    let mut app = app(NARROW);
    let told = "kept in a temporary folder";
    app.harness.state_mut().ask(Request::LookAround);
    app.frames(2);
    app.expect(told).wait(13.0);
    assert!(!app.sees_part(told), "it goes by itself");
    app.press("Ctrl+,").choose("Settings: Keeping").expect(told);
    let folder = app.home.folders().data.display().to_string();
    app.expect(&folder);
    app.press("Escape").press("Ctrl+N").type_text("words").wait(1.2);
    app.harness.state_mut().ask(Request::LookAround);
    app.frames(2);
    assert!(!app.sees_part(told), "it is known since the first call");
}
