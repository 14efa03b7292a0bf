//! Every language has room in the narrowest window: nothing that is drawn ends outside of it.

use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use evenkeel::model::action::{Action, Change, Screen, Which};
use evenkeel::model::field::Field;
use evenkeel::model::language::Language;
use evenkeel::model::settings::{Section, Settings};

use super::speak;
use crate::app::{App, TINY, app_at};
use crate::support::Home;

fn window(language: Language) -> App {
    speak(language);
    let settings = Settings { language: Some(language.tag().to_owned()), ..Settings::default() };
    app_at(Home::new(), TINY, settings)
}

/// What ends outside the window, by its name.
fn outside(app: &App) -> Vec<String> {
    let [width, _] = TINY;
    let nodes = app.harness.root().children_recursive().filter_map(|node| {
        let node = node.accesskit_node();
        // what was typed goes on behind the end of its field
        if matches!(node.role(), Role::TextRun | Role::TextInput | Role::MultilineTextInput) {
            return None;
        }
        let name = node.label().or_else(|| node.value()).filter(|name| !name.is_empty())?;
        Some((node.bounding_box()?, name))
    });
    let far = nodes.filter(|(rect, _)| rect.x1 > f64::from(width) + 0.5 || rect.x0 < -0.5);
    far.map(|(rect, name)| format!("{name}: {} to {}", rect.x0, rect.x1)).collect()
}

#[track_caller]
fn fits(app: &mut App, what: &str) {
    app.frames(3);
    assert_eq!(outside(app), Vec::<String>::new(), "{}: {what}", Language::spoken().tag());
}

fn in_a_call(app: &mut App) {
    app.press("Ctrl+N").type_text("Me cobraron dos veces el mismo pago y nadie me devuelve la llamada.");
    for (field, text) in [
        (Field::Customer, "Sra. María Fernanda Lindström"),
        (Field::Issue, "el doble cobro de la mensualidad"),
        (Field::Remedy, "un reembolso completo de cuarenta dólares"),
    ] {
        app.act(Action::Record(Which::Live, Change::Text(field, text.to_owned(), 0)));
    }
    app.press("Alt+3").frames(2);
}

#[test]
fn a_call_fits_from_its_first_word_to_its_file() {
    for language in Language::all() {
        let mut app = window(language);
        fits(&mut app, "the empty window");
        in_a_call(&mut app);
        fits(&mut app, "the guide");
        app.press("Ctrl+O");
        fits(&mut app, "two options");
        app.press("Escape").press("Ctrl+L").type_text("son unos ladrones");
        app.press("Ctrl+P").type_text("send the form by tomorrow 3pm");
        app.press("Ctrl+E").type_text("jefa de facturación");
        fits(&mut app, "the notes");
        app.press("Ctrl+Enter");
        fits(&mut app, "the wrap-up");
        app.press("Ctrl+Enter");
        fits(&mut app, "the call is filed");
        app.press("Ctrl+Shift+J");
        fits(&mut app, "the debrief");
    }
}

#[test]
fn every_screen_and_every_part_of_the_settings_fits() {
    for language in Language::all() {
        let mut app = window(language);
        let screens = [Screen::Review, Screen::Promises, Screen::Insights, Screen::Playbook, Screen::Shift];
        for screen in screens {
            app.act(Action::Go(screen));
            fits(&mut app, &format!("{screen:?}"));
            app.act(Action::Back);
        }
        for section in Section::ALL {
            app.act(Action::SetUp(section));
            fits(&mut app, &format!("{section:?}"));
        }
        app.press("Escape").press("F1");
        fits(&mut app, "the keys");
        app.press("Escape").press("Ctrl+K");
        fits(&mut app, "the palette");
    }
}
