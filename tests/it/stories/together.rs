//! The list narrowed by facets, searches kept under a name, and several calls at once.

use egui_kittest::kittest::Queryable as _;
use evenkeel::model::action::Screen;
use evenkeel::model::facet::Search;
use evenkeel::model::settings::Settings;

use crate::app::{App, NARROW, TINY, WIDE, app_at};
use crate::support::{Home, call_at, scrubbed};

/// A window on four saved calls, with a folder for exports.
fn app(size: [f32; 2]) -> App {
    let home = Home::new();
    for (number, (words, situation, tag)) in [
        ("charged twice for one loan", "angry", "late fee"),
        ("the card never came", "angry", ""),
        ("a letter to the wrong address", "upset", ""),
        ("nobody called back", "upset", "late fee"),
    ]
    .into_iter()
    .enumerate()
    {
        let number = number as u64;
        let mut call = call_at(&format!("2026-1{}-20T10:00:00Z", number % 2), number, words);
        call.status = evenkeel::model::call::Status::Ended;
        call.situations.push(situation.to_owned());
        call.tags.extend((!tag.is_empty()).then(|| tag.to_owned()));
        if number == 0 {
            call.promise("send the form".to_owned(), "2026-11-01T10:00:00Z".parse().ok());
        }
        home.vault().save(&scrubbed(&call)).unwrap();
    }
    let export_folder = home.path("out").display().to_string();
    let remind = evenkeel::model::settings::Remind::Never;
    app_at(home, size, Settings { export_folder, remind, ..Settings::default() })
}

fn tagged(app: &App) -> usize {
    app.on_disk().iter().filter(|call| call.tags.iter().any(|tag| tag == "to check")).count()
}

#[test]
fn facets_narrow_the_list_and_widen_it_again_in_windows_of_every_size() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = app(size);
        app.press("Ctrl+R").choose("Narrow the list");
        app.expect("Narrow to Promise overdue: 1 call").expect("Narrow to Nov 2026: 2 calls");
        app.choose("Narrow to Angry: 2 calls").expect("2 calls");
        app.choose("Narrow to late fee: 1 call");
        assert_eq!(app.model().shelf.query, "situation:angry tag:\"late fee\"");
        assert_eq!(app.model().shelf.rows.len(), 1, "{size:?}");
        app.choose("Narrow to Angry: 1 call");
        assert_eq!(app.model().shelf.query, "tag:\"late fee\"");
        assert_eq!(app.model().shelf.rows.len(), 2, "{size:?}");
    }
}

#[test]
fn a_search_is_narrowed_in_the_language_in_force_and_knows_itself_in_another() {
    let mut app = app(WIDE);
    app.press("Ctrl+R").choose("Narrow the list").choose("Narrow to Promise overdue: 1 call");
    assert_eq!(app.model().shelf.query, "promise:overdue");
    app.press("Ctrl+,").click("Language: Español").press("Escape").press("Ctrl+R").frames(4);
    app.choose("Filtrar por Enojado: 1 llamada");
    assert_eq!(app.model().shelf.query, "compromiso:vencido situación:enojado");
    app.choose("Filtrar por Compromiso vencido: 1 llamada");
    assert_eq!(app.model().shelf.query, "situación:enojado");
    assert_eq!(app.model().shelf.rows.len(), 2);
}

#[test]
fn a_search_is_kept_under_a_name_used_forgotten_and_brought_back() {
    let mut app = app(NARROW);
    app.press("Ctrl+R").type_text("situation:angry").press("Ctrl+S");
    assert_eq!(app.focused(), "Name of this search");
    app.type_text("Angry ones").press("Enter").expect("Search kept: Angry ones");
    let kept = [Search { name: "Angry ones".to_owned(), query: "situation:angry".to_owned() }];
    assert_eq!(app.model().settings.searches, kept);
    app.press("Ctrl+A").type_text("letter").choose("Search: Angry ones");
    assert_eq!(app.model().shelf.rows.len(), 2);
    app.press("Escape").press("Ctrl+K").type_text("angry ones").press("Enter").frames(4);
    assert_eq!((app.model().screen, app.model().shelf.query.as_str()), (Screen::Review, "situation:angry"));
    app.choose("Forget search: Angry ones");
    assert!(app.model().settings.searches.is_empty());
    app.press("Ctrl+Z");
    assert_eq!(app.model().settings.searches, kept, "undo brings it back");
    let home = app.kill();
    let settings = evenkeel::vault::settings::load(&home.folders()).0;
    assert_eq!(settings.searches, kept, "it is there after the next start");
}

#[test]
fn several_calls_are_selected_and_deleted_by_keyboard_and_one_undo_brings_them_back() {
    let mut app = app(NARROW);
    app.press("Ctrl+R").press("Shift+ArrowDown").press("Shift+ArrowDown").expect("3 selected");
    app.choose("Delete selected").expect("3 calls in the trash");
    assert_eq!(app.on_disk().len(), 1);
    app.press("Ctrl+Z").frames(4);
    assert_eq!(app.on_disk().len(), 4, "one undo brings all back");
    app.press("Ctrl+Shift+Z").frames(4);
    assert_eq!(app.on_disk().len(), 1, "redo deletes again");
}

#[test]
fn space_selects_the_row_that_has_the_keyboard_and_ctrl_a_all_of_them() {
    let mut app = app(WIDE);
    app.press("Ctrl+R");
    app.harness.get_by_label_contains("the card never came").focus();
    app.frames(2);
    app.press("Space").expect("1 selected");
    app.press("Ctrl+A").expect("4 selected").press("Space").expect("3 selected");
    app.press("Escape");
    assert!(app.model().shelf.picked.is_empty(), "one level out nothing is selected");
    assert!(app.model().saved.is_none(), "nothing was opened");
}

#[test]
fn a_tag_goes_on_every_selected_call_and_undo_takes_it_off_those_that_had_it_not() {
    let mut app = app(NARROW);
    app.press("Ctrl+R").press("Shift+ArrowDown").choose("Tag").type_text("to check").press("Enter");
    app.expect("2 calls tagged: to check");
    assert_eq!(tagged(&app), 2);
    app.press("Shift+ArrowDown").expect("3 selected").choose("Tag").type_text("to check").press("Enter");
    app.expect("1 call tagged: to check");
    assert_eq!(tagged(&app), 3);
    app.press("Ctrl+Z").frames(4);
    assert_eq!(tagged(&app), 2, "the two that had it keep it");
    app.press("Ctrl+Z").frames(4);
    assert_eq!(tagged(&app), 0);
}

#[test]
fn a_tag_is_taken_off_again_where_the_call_was_in_hand_too_and_stays_where_it_was_before() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("in hand").wait(1.0);
    app.press("Ctrl+R").press("Shift+ArrowDown").expect("2 selected").choose("Tag").type_text("to check");
    app.press("Enter").expect("2 calls tagged: to check").wait(1.0);
    assert_eq!(tagged(&app), 2);
    app.press("Ctrl+Z").wait(1.0);
    assert_eq!(tagged(&app), 0, "the one in hand as well");
    app.press("Ctrl+Shift+Z").wait(1.0);
    assert_eq!(tagged(&app), 2);
}

#[test]
fn the_selected_calls_are_exported_and_no_others() {
    let mut app = app(NARROW);
    app.press("Ctrl+R").press("Shift+ArrowDown").choose("Export as JSON").expect("Written: ");
    let text = std::fs::read_to_string(app.home.path("out/evenkeel-calls-2026-11-22.jsonl")).unwrap();
    assert_eq!(text.lines().count(), 2, "{text}");
    app.choose("Export as Markdown").choose("Export as CSV");
    assert!(app.home.path("out/evenkeel-calls-2026-11-22.md").is_file());
    let csv = std::fs::read(app.home.path("out/evenkeel-calls-2026-11-22.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}schema,id,".as_bytes()), "a spreadsheet is to know that it is UTF-8");
}
