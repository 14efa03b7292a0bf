//! Memory-only: a whole shift of work, and not a byte of it is written.

use std::fs;

use egui_kittest::kittest::NodeT as _;
use evenkeel::model::action::{Action, Screen};
use evenkeel::model::call::Status;
use evenkeel::model::exchange::Reply;
use evenkeel::model::ground::Ground;
use evenkeel::model::settings::{Section, Settings, Theme, WindowPlace};
use evenkeel::model::together::Form;

use crate::app::{App, NARROW, TINY, WIDE, app, app_in_memory};
use crate::pictures::pane;
use crate::support::Home;

fn window(size: [f32; 2]) -> App {
    app_in_memory(Home::new(), size)
}

/// Nothing is there, not even a folder.
#[track_caller]
fn expect_nothing(app: &App) {
    for folder in ["data", "config", "cache"] {
        assert!(!app.home.path(folder).exists(), "{folder} was made");
    }
}

/// Every text that calls something saved.
fn says_saved(app: &App) -> Vec<String> {
    let nodes = app.harness.root().children_recursive();
    let texts = nodes.flat_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value(), node.description(), node.placeholder().map(str::to_owned)]
    });
    texts.flatten().filter(|text| text.to_lowercase().contains("saved")).collect()
}

/// Files a call with these words and a promise.
fn file(app: &mut App, words: &str, customer: &str) {
    app.press("Ctrl+N").type_text(words).press("Alt+3").focus("Customer").type_text(customer);
    app.press("Ctrl+P").type_text("send the form by tomorrow").press("Enter");
    app.press("Ctrl+Enter").press("1").press("Ctrl+Enter").frames(6);
}

#[test]
fn a_shift_of_work_goes_as_ever_and_leaves_nothing() {
    let mut app = window(WIDE);
    app.expect("In memory only");
    file(&mut app, "charged twice", "Mrs Lind");
    file(&mut app, "the card never came", "Mr Oduya");
    app.press("Ctrl+Shift+J").type_text("tense").wait(1.0);
    app.press("Escape").press("Ctrl+H").frames(4);
    app.expect("Mrs Lind").press("Escape");
    app.press("Ctrl+R").type_text("twice").frames(6);
    app.expect("1 call").press("Enter").frames(4);
    app.focus("Their words").type_text(" for one payment").wait(1.5);
    let saved = |app: &App| app.model().saved.as_ref().map(|desk| desk.call.words.clone());
    assert_eq!(saved(&app).as_deref(), Some("charged twice for one payment"));
    app.choose("Delete").press("Ctrl+Z").frames(6);
    app.press("Ctrl+Shift+P").frames(4);
    app.expect("send the form").press("ArrowDown").press("K").frames(4);
    app.expect("Kept · 1");
    app.press("Ctrl+N").type_text("hello").focus("Customer").type_text("Mrs Lind").wait(0.5);
    app.expect("Called before: 1 call").press("Ctrl+Shift+R").frames(3);
    app.expect("charged twice for one payment");
    app.act(Action::Set(Settings { theme: Theme::Dark, ..app.model().settings.clone() }));
    app.act(Action::Placed(WindowPlace {
        position: None,
        size: Some([500.0, 600.0]),
        ..WindowPlace::default()
    }));
    app.wait(3.0);
    app.act(Action::Leave);
    expect_nothing(&app);
}

#[test]
fn nothing_is_called_saved() {
    for size in [NARROW, TINY, WIDE] {
        let mut app = window(size);
        let look = |app: &mut App, place: &str| {
            app.frames(4);
            assert_eq!(says_saved(app), Vec::<String>::new(), "{size:?} {place}");
        };
        look(&mut app, "at the start");
        app.press("Ctrl+R");
        look(&mut app, "no calls");
        app.press("Ctrl+I");
        look(&mut app, "no figures");
        app.press("Escape").press("Escape");
        file(&mut app, "charged twice", "Mrs Lind");
        look(&mut app, "filed");
        app.press("Ctrl+N").type_text("hello").wait(1.5);
        look(&mut app, "in a call");
        app.press("Ctrl+K").type_text("calls");
        look(&mut app, "the palette");
        app.press("Escape").press("F1");
        look(&mut app, "the keys");
        app.press("Escape").press("Ctrl+R").press("ArrowDown").press("Enter").frames(6);
        app.focus("Their words").type_text("!").wait(1.5);
        look(&mut app, "the reader");
        for section in Section::ALL {
            app.act(Action::SetUp(section));
            look(&mut app, section.name());
        }
        app.act(Action::Go(Screen::Playbook));
        look(&mut app, "the playbook");
        expect_nothing(&app);
    }
}

#[test]
fn an_export_goes_where_it_was_asked_for_and_nothing_else_is_written() {
    let mut app = window(WIDE);
    file(&mut app, "charged twice", "Mrs Lind");
    let folder = app.home.path("asked for");
    let export_folder = folder.display().to_string();
    app.act(Action::Set(Settings { export_folder, ..app.model().settings.clone() }));
    app.press("Ctrl+R").frames(4);
    app.act(Action::PickAll);
    app.frames(4);
    app.act(Action::ExportPicked(Form::Csv));
    app.frames(6);
    let files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert!(fs::read_to_string(&files[0]).unwrap().contains("charged twice"));
    expect_nothing(&app);
}

#[test]
fn what_is_not_filed_is_told_before_it_goes() {
    let mut app = window(NARROW);
    assert_eq!(app.model().goes_with_window(), None, "there is nothing yet");
    file(&mut app, "charged twice", "Mrs Lind");
    assert_eq!(app.model().goes_with_window(), None, "filed is as much as can be");
    app.press("Ctrl+N").type_text("where is my card");
    let told = app.model().goes_with_window().unwrap();
    assert!(told.starts_with(&app.call().short_id) && told.contains("is not filed"), "{told}");
    app.press("Ctrl+N").wait(1.0);
    assert_eq!(app.model().set_aside.len(), 1);
    assert!(app.model().goes_with_window().unwrap().starts_with("A call to finish goes"));
    app.press("Ctrl+Shift+N").frames(4);
    assert_eq!(app.call().status, Status::Open);
    assert_eq!(app.call().words, "where is my card");
}

#[test]
fn a_window_that_writes_says_saved() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("hello").wait(1.5);
    assert_eq!(app.model().goes_with_window(), None);
    assert!(!says_saved(&app).is_empty());
}

#[test]
fn it_says_so_in_the_bar() {
    pane("memory", |app| {
        app.act(Action::Vault(Reply::Ground(Ground::memory())));
        app.frames(3);
    });
}
