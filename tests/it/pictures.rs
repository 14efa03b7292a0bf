//! Every pane as a picture, in light and dark, in three sizes, drawn by the product's own CPU
//! renderer: a change that somebody sees must be looked at. `UPDATE_SNAPSHOTS=true` accepts what
//! is drawn now.

use egui_kittest::SnapshotOptions;
use evenkeel::model::action::{Action, Change, Which};
use evenkeel::model::field::Field;
use evenkeel::model::settings::{Settings, Theme};

use crate::app::{App, NARROW, TINY, WIDE, app_at};
use crate::support::{Home, golden};

fn window(size: [f32; 2], theme: Theme) -> App {
    let mut app = app_at(Home::new(), size, Settings { theme, ..Settings::default() });
    app.harness.remove_cursor();
    app.frames(2);
    app
}

/// A call in the middle, as in README.
fn in_a_call(app: &mut App) {
    app.press("Ctrl+N").type_text("I was charged twice for the same payment. I called on 3 March and again last week, nobody calls me back and now there is a late fee on top.");
    for (field, text) in [
        (Field::Customer, "Mrs Lind"),
        (Field::Issue, "the double charge"),
        (Field::Remedy, "a refund of 40 dollars"),
    ] {
        app.act(Action::Record(Which::Live, Change::Text(field, text.to_owned(), 0)));
    }
    app.press("Alt+3").frames(2);
}

fn pane(name: &str, play: impl Fn(&mut App)) {
    let mut failures = Vec::new();
    for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, size_name) in [(TINY, "320x420"), (NARROW, "420x760"), (WIDE, "1280x800")] {
            let mut app = window(size, theme);
            play(&mut app);
            let options = SnapshotOptions::new().output_path(golden("pictures"));
            let file = format!("{name}-{theme_name}-{size_name}");
            failures.extend(app.harness.try_snapshot_options(file, &options).err());
        }
    }
    assert!(failures.is_empty(), "{failures:?}");
}

#[test]
fn the_picker() {
    pane("picker", |_| ());
}

#[test]
fn the_guide() {
    pane("guide", |app| {
        in_a_call(app);
        app.click("One slow breath out. This isn't about you.");
        app.harness.remove_cursor();
        app.wait(1.0);
    });
}

#[test]
fn the_guide_when_people_come_first() {
    pane("safety", |app| {
        app.act(Action::Record(Which::Live, Change::Situation("threat".to_owned())));
        app.wait(1.0);
    });
}

#[test]
fn the_breath() {
    pane("breath", |app| {
        in_a_call(app);
        app.wait(5.0);
        app.press("Ctrl+B").wait(2.5);
    });
}

#[test]
fn the_notes() {
    pane("notes", |app| {
        in_a_call(app);
        app.press("Ctrl+L").type_text("you people are thieves");
        app.press("Ctrl+P").type_text("send the form by tomorrow 3pm");
        app.press("Ctrl+E").type_text("the billing lead");
        app.wait(1.0);
    });
}

#[test]
fn the_wrap_up() {
    pane("wrap-up", |app| {
        in_a_call(app);
        app.press("Ctrl+Enter").type_text("refund agreed").wait(1.0);
    });
}

#[test]
fn the_review() {
    pane("review", |app| {
        for words in
            ["charged twice for one payment", "the card never came", "a letter went to the wrong address"]
        {
            app.press("Ctrl+N").type_text(words).press("Alt+3").press("Ctrl+Enter").press("Ctrl+Enter");
        }
        app.wait(13.0);
        app.press("Ctrl+R").press("Enter");
        if app.harness.ctx.content_rect().width() < 400.0 {
            app.press("Escape");
        }
        app.wait(0.5);
    });
}

#[test]
fn the_palette() {
    pane("palette", |app| {
        app.press("Ctrl+K").type_text("re").frames(3);
    });
}

#[test]
fn the_sheet_of_keys() {
    pane("keys", |app| {
        app.press("F1");
    });
}

#[test]
fn the_settings() {
    pane("settings", |app| {
        app.press("Ctrl+,").frames(2);
    });
}

#[test]
fn what_must_be_answered() {
    pane("masked", |app| {
        app.press("Ctrl+N").type_text("my card is 4111 1111 1111 1111 and").wait(1.0);
    });
}
