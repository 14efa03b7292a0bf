//! The language changes while the window is open, and nothing that was written with it.

use egui_kittest::kittest::{NodeT as _, Queryable as _};
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

#[test]
fn a_disposition_chosen_in_another_language_or_taken_out_since_is_still_the_one_chosen() {
    let mut app = app(NARROW);
    app.press("Ctrl+N").type_text("I was charged twice").press("Ctrl+Enter").click("Disposition: Resolved");
    app.press("Ctrl+,").click("Language: Español").press("Escape").frames(4);
    let chosen = |app: &crate::app::App, label: &str| {
        let chip = app.harness.get_by_label(label);
        chip.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(chosen(&app, "Tipificación: Resuelta"));
    app.click("Tipificación: Resuelta");
    assert_eq!(app.call().disposition, "", "the same again takes it back");
    app.click("Tipificación: Resuelta").press("Ctrl+,").click("Ajustes: Cierre");
    app.click("Quitar la tipificación 1").press("Escape").frames(4);
    assert!(chosen(&app, "Tipificación: Resuelta"));
    app.click("Tipificación: Resuelta");
    assert_eq!(app.call().disposition, "");
    assert!(!app.sees("Tipificación: Resuelta"));
}
