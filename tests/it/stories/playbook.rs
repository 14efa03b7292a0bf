//! The playbook is the agents' own: packs, the editor, cards from what was just said.

use std::fs;

use evenkeel::model::settings::Settings;

use crate::app::{App, NARROW, TINY, WIDE, app, app_at};
use crate::support::{Home, until};

/// What the window has written.
fn personal(app: &App) -> String {
    fs::read_to_string(app.home.path("config/playbook/personal.ron")).unwrap_or_default()
}

fn put(home: &Home, name: &str, text: &str) {
    fs::create_dir_all(home.path("config/playbook")).unwrap();
    fs::write(home.path("config/playbook").join(name), text).unwrap();
}

fn wordings(app: &App, situation: &str) -> Vec<String> {
    let situation = app.model().playbook.situation(situation).unwrap();
    situation.say.iter().map(|card| card.variants[0].clone()).collect()
}

/// Waits until the worker's own look at the packs has come through.
fn shows(app: &mut App, label: &str) {
    until(label, || {
        app.poll();
        app.frames(1);
        app.sees_part(label)
    });
}

const REFUND: &str = r#"(situations: [
    (id: "angry", perspective: "Ours to mend.", say_order: ["our-refund"], say: [
        (id: "our-refund", variants: ["I can book the refund for {problem} now."]),
    ]),
])"#;

#[test]
fn a_site_pack_is_in_the_window_and_a_change_to_it_shows_by_itself() {
    let home = Home::new();
    put(&home, "site.ron", REFUND);
    let mut app = app_at(home, NARROW, Settings::default());
    app.press("Alt+3").expect("Ours to mend.").press("Ctrl+1");
    assert_eq!(app.copied(), "I can book the refund for ____ now.");
    put(&app.home, "site.ron", &REFUND.replace("Ours to mend", "We broke it"));
    shows(&mut app, "We broke it.");
    fs::remove_file(app.home.path("config/playbook/site.ron")).unwrap();
    shows(&mut app, "Something they counted on");
    assert!(!app.sees_part("our-refund") && wordings(&app, "angry").len() == 6);
}

#[test]
fn a_broken_pack_is_told_with_its_place_and_the_last_good_one_stays_in_use() {
    let home = Home::new();
    put(&home, "site.ron", REFUND);
    let mut app = app_at(home, NARROW, Settings::default());
    app.press("Alt+3").expect("Ours to mend.");
    put(&app.home, "site.ron", &REFUND.replace("perspective", "perspectve"));
    shows(&mut app, "line 2, column 19: there is no field perspectve, perhaps perspective");
    app.expect("its last good version stays in use").expect("site.ron").expect("Ours to mend.");
    let mut app = app_at(app.kill(), NARROW, Settings::default());
    app.expect("its last good version stays in use").expect("Ours to mend.");
    put(&app.home, "site.ron", &REFUND.replace("Ours", "Mine"));
    shows(&mut app, "Mine to mend.");
    assert!(!app.sees_part("perspectve"), "what was mended is not told any more");
}

#[test]
fn a_card_is_edited_in_its_place_undone_and_there_after_a_restart() {
    let mut app = app(WIDE);
    app.press("Ctrl+G").choose("Angry, wants it now").focus("Card 1").press("End").type_text(" Truly.");
    let edited = "I can see how you'd feel this way. Truly.";
    assert_eq!(wordings(&app, "angry")[0], edited);
    app.wait(1.0);
    assert!(personal(&app).contains(edited));
    app.press("Ctrl+Z").wait(1.0);
    assert_eq!(wordings(&app, "angry")[0], "I can see how you'd feel this way.");
    assert!(!personal(&app).contains("Truly"));
    app.press("Ctrl+Shift+Z").wait(1.0);
    let mut app = app_at(app.kill(), WIDE, Settings::default());
    app.press("Alt+3").press("Ctrl+1");
    assert_eq!(app.copied(), edited);
    app.press("Ctrl+G").choose("Angry, wants it now, changed").choose("As shipped: card 1").wait(1.0);
    assert_eq!(wordings(&app, "angry")[0], "I can see how you'd feel this way.");
    assert!(!personal(&app).contains("Truly"), "{}", personal(&app));
}

#[test]
fn lines_are_moved_hidden_and_brought_back_by_keys() {
    let mut app = app(WIDE);
    app.press("Ctrl+G").choose("Angry, wants it now").focus("Card 1").press("Alt+Down");
    app.type_text("!").wait(0.2);
    assert_eq!(wordings(&app, "angry")[1], "I can see how you'd feel this way.!", "the keyboard went along");
    app.press("Alt+Up").wait(0.2);
    assert_eq!(wordings(&app, "angry")[0], "I can see how you'd feel this way.!");
    app.focus("Hide: card 2").press("Space");
    assert_eq!(wordings(&app, "angry").len(), 5);
    app.expect("hidden: I'm writing this down").focus("Show again: card 2").press("Enter");
    assert_eq!(wordings(&app, "angry").len(), 6);
    app.focus("Hide: step 1").press("Space");
    assert_eq!(app.model().playbook.situation("angry").unwrap().steps.len(), 6);
    app.press("Ctrl+Z").press("Ctrl+Z").press("Ctrl+Z");
    assert_eq!(app.model().playbook.situation("angry").unwrap().steps.len(), 7);
}

#[test]
fn situations_are_reordered_hidden_and_added_and_the_numbers_follow() {
    let mut app = app(WIDE);
    app.press("Ctrl+G")
        .choose("Move up: Angry, wants it now")
        .choose("Hide: Abrupt, snapping orders")
        .press("Escape");
    app.press("Alt+1");
    assert_eq!(app.call().situations, ["angry"]);
    assert_eq!(app.model().playbook.name("abrupt"), "Abrupt, snapping orders", "records still name it");
    app.press("Ctrl+G").choose("Add a situation").type_text("Wants a manager");
    app.focus("Words to find it by").type_text("boss, supervisor now");
    app.choose("Add a card").type_text("I'm fetching my manager.").wait(1.0);
    let mut app = app_at(app.kill(), WIDE, Settings::default());
    app.press("Ctrl+N").press("Ctrl+F").type_text("boss").press("Enter").press("Ctrl+1");
    assert_eq!(app.copied(), "I'm fetching my manager.");
    app.press("Ctrl+G").choose("Take out: Wants a manager").wait(1.0);
    assert!(!app.sees("Wants a manager") && !personal(&app).contains("manager"));
}

#[test]
fn what_was_just_said_becomes_a_card_with_its_slots_open() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+3").focus("Problem").type_text("the double charge");
    app.press("Ctrl+L").type_text("I will mend the double charge today.").press("Ctrl+Shift+S");
    app.expect("Saved as card 7 under Angry").press("Ctrl+7");
    assert_eq!(app.copied(), "I will mend the double charge today.");
    assert_eq!(wordings(&app, "angry")[6], "I will mend {problem} today.");
    app.wait(1.0);
    assert!(personal(&app).contains("I will mend {problem} today."));
    app.press("Ctrl+Shift+S").expect("there already");
    app.press("Ctrl+Z").wait(1.0);
    assert_eq!((wordings(&app, "angry").len(), personal(&app).contains("mend")), (6, false));
    assert_eq!(app.call().events.len(), 1, "the record is as it was");
}

#[test]
fn a_card_saved_in_a_call_is_not_taken_back_over_what_was_edited_since() {
    let mut app = app(WIDE);
    app.press("Ctrl+N").press("Alt+3").press("Ctrl+L").type_text("I'll mend it.").press("Ctrl+Shift+S");
    app.press("Ctrl+G").choose("Angry, wants it now, changed").focus("Card 1").press("End");
    app.type_text(" Truly.").press("Ctrl+G");
    app.press("Ctrl+Z").wait(0.1);
    let edited = |app: &App| (wordings(app, "angry").len(), wordings(app, "angry")[0].ends_with(" Truly."));
    assert_eq!(edited(&app), (7, true), "the step after it is undone in the playbook");
    app.press("Ctrl+G").press("Ctrl+Z").press("Ctrl+G").press("Ctrl+Z").wait(0.1);
    assert_eq!(edited(&app), (6, false));
}

#[test]
fn only_what_is_marked_is_saved_and_without_words_an_empty_card_waits() {
    let mut app = app(NARROW);
    app.press("Ctrl+Shift+S").expect("Pick a situation first");
    app.press("Ctrl+N").press("Alt+3").focus("Their words").type_text("Fine. I hear you");
    for _ in 0.."I hear you".len() {
        app.press("Shift+ArrowLeft");
    }
    app.press("Ctrl+Shift+S");
    assert_eq!(wordings(&app, "angry")[6], "I hear you");
    app.focus("Problem").press("Ctrl+Shift+S").type_text("My own words");
    assert_eq!(wordings(&app, "angry")[7], "My own words");
}

#[test]
fn no_card_number_gets_into_a_pack() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").press("Alt+3").press("Ctrl+L").type_text("take 4111 1111 1111 1111");
    app.press("Ctrl+Shift+S").wait(1.0);
    app.press("Ctrl+G").choose("Upset or in tears").focus("Card 1").type_text(" 4111 1111 1111");
    app.wait(1.0);
    assert!(!personal(&app).contains("4111"), "what may become one waits: {}", personal(&app));
    app.type_text(" 1111 on file").wait(1.0);
    assert!(
        !personal(&app).contains("4111") && personal(&app).contains("1111 on file"),
        "{}",
        personal(&app)
    );
    app.focus("Step 1").frames(2);
    app.expect("Card numbers may not be kept");
}

#[test]
fn a_worse_wording_is_remarked_and_one_key_takes_the_better_one() {
    let mut app = app(NARROW);
    app.press("Ctrl+G").choose("Angry, wants it now").choose("Add a card");
    app.type_text("You'll have to send the form").expect("“You'll have to” gives an order");
    app.press("Alt+Enter").type_text(", today");
    assert_eq!(wordings(&app, "angry")[6], "Could you please send the form, today");
    assert!(!app.sees_part("gives an order"));
}

#[test]
fn snippets_come_along_and_cards_go_out() {
    let mut app = app(WIDE);
    let file = app.home.path("base.yml");
    fs::write(&file, "matches:\n  - trigger: \":ty\"\n    replace: \"Thank you for waiting.\"\n  - trigger: \":d\"\n    replace: \"{{d}}\"\n    vars: []\n").unwrap();
    app.press("Ctrl+G").focus("File of snippets").type_text(file.to_str().unwrap()).choose("Take in");
    app.expect("Taken: 1, 1 line to look at").expect("line 4: it fills in variables (vars)");
    assert_eq!(wordings(&app, "snippets"), ["Thank you for waiting."]);
    app.choose("Write for espanso").expect("there is such a file already");
    app.focus("File of snippets").type_text(".out.csv").choose("Write CSV").expect("Written:");
    let csv = fs::read_to_string(app.home.path("base.yml.out.csv")).unwrap();
    assert!(csv.ends_with("snippets,ty,Thank you for waiting.\n"), "{csv}");
    app.press("Ctrl+Z");
    assert!(app.model().playbook.situation("snippets").is_none());
}

#[test]
fn a_breathing_pattern_is_added_and_breathed() {
    let mut app = app(WIDE);
    app.press("Ctrl+G").choose("Add a breathing pattern").type_text("Slow").choose("Hide: Box").wait(1.0);
    let names: Vec<_> = app.model().patterns().into_iter().map(|pattern| pattern.name).collect();
    assert_eq!(names, ["On-call", "Resonance", "Long exhale", "Sigh", "4-7-8", "Slow", "Own"]);
    let app = app_at(app.kill(), WIDE, Settings::default());
    assert!(
        app.model().patterns().iter().any(|pattern| pattern.name == "Slow" && pattern.timing() == "4-0-6-0")
    );
}

#[test]
fn in_a_small_window_the_open_situation_stands_over_the_list_and_esc_goes_back() {
    let mut app = app(TINY);
    app.press("Ctrl+G").choose("Silent call").expect("Perspective").press("Escape").press("Escape");
    app.expect("Angry, wants it now").press("Escape");
    assert!(app.sees_part("Pick what the caller does"));
}

#[test]
fn a_version_written_elsewhere_is_kept_beside() {
    let mut app = app(WIDE);
    app.press("Ctrl+G").choose("Silent call").focus("Card 1").type_text("x").wait(1.0);
    app.type_text("y");
    put(&app.home, "personal.ron", "(order: [\"upset\"])");
    app.wait(1.0);
    app.expect("that version was kept");
    let kept = fs::read_to_string(app.home.path("config/playbook/personal.ron.kept")).unwrap();
    assert_eq!(kept, "(order: [\"upset\"])");
    assert!(personal(&app).contains("xy"));
}
