//! The language changes while the window is open, and nothing that was written with it.

use egui_kittest::kittest::Queryable as _;
use evenkeel::model::language::Language;

use crate::app::{NARROW, app, app_at};

#[test]
fn the_language_changes_at_once_with_the_playbook_and_what_was_typed_stays() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("I was charged twice").press("Alt+3");
    app.press("Ctrl+,").click("Language: Español");
    app.expect("Ajustes").press("Escape").frames(4);
    app.expect("Exhala despacio una vez. Esto no es contigo.");
    assert_eq!(app.call().words, "I was charged twice");
    assert_eq!(app.call().situations, ["angry"], "ids are the same in every language");
    app.press("Ctrl+,").click("Idioma: English").press("Escape").frames(4);
    app.expect("One slow breath out. This isn't about you.");
}

#[test]
fn the_language_chosen_is_spoken_after_the_next_start_and_undo_takes_it_back() {
    let mut app = app(NARROW);
    app.press("Ctrl+,").click("Language: Español").press("Ctrl+Z").expect("Settings");
    app.click("Language: Español").wait(1.0);
    let home = app.kill();
    let (settings, _) = evenkeel::vault::settings::load(&home.folders());
    assert_eq!(settings.language.as_deref(), Some("es"));
    Language::follow(settings.language.as_deref());
    let settings = settings.sane();
    assert_eq!(settings.dispositions[0], "Resuelta", "as shipped, in the language spoken");
    let app = app_at(home, NARROW, settings);
    assert!(app.harness.query_by_label("Buscar de todo").is_none());
    assert!(app.sees_part("Sus palabras"));
}
