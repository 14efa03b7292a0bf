//! Every language has room in the narrowest window, with the largest text too: nothing that is drawn ends
//! outside of it, and no word of ours is cut short.

use std::cell::RefCell;

use egui::Shape;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use evenkeel::model::action::{Action, Change, Screen, Which};
use evenkeel::model::compact::Form;
use evenkeel::model::contact::Contact;
use evenkeel::model::exchange::Reply;
use evenkeel::model::field::Field;
use evenkeel::model::language::Language;
use evenkeel::model::settings::{Section, Settings};
use evenkeel::say;

use super::speak;
use crate::app::{App, NARROW, TINY, app_at};
use crate::ink::one_upon_another;
use crate::many;
use crate::stories::versions::edited;
use crate::support::Home;

/// Windows, in points, and the size of their text: the narrowest one, what text of 200 % leaves of one of
/// 480 by 1,000 and of the first one.
const TIGHT_ROOMS: [([f32; 2], u16); 3] = [(TINY, 100), ([240.0, 500.0], 200), ([210.0, 380.0], 200)];

/// In the first window at 200 % a hint or a kind of event may end in an ellipsis.
const CUT_PX: f32 = 210.0;

/// Those of every day, where texts stand beside each other that are below each other in a narrow one.
const ROOMS: [([f32; 2], u16); 3] = [(NARROW, 100), ([820.0, 760.0], 100), ([900.0, 600.0], 100)];

/// What the agent typed, or a file says, and an example of a path; where it is longer than its place it may
/// end in an ellipsis.
const TYPED: [&str; 12] = [
    "000-",
    "Mrs Lind",
    "Mr Oduya",
    "Ann Lee",
    "~/.config/espanso/match/base.yml",
    "Me cobraron dos veces",
    "Sra. María Fernanda Lindström",
    "el doble cobro",
    "un reembolso completo",
    "send the form",
    "charged t",
    "Supervisora de guardia",
];

thread_local! {
    /// All that did not fit, so that one run tells of everything.
    static TIGHT: RefCell<Vec<String>> = RefCell::default();
}

fn all_rooms() -> Vec<([f32; 2], u16)> {
    TIGHT_ROOMS.into_iter().chain(ROOMS).collect()
}

fn each(play: impl Fn(App)) {
    each_in(&TIGHT_ROOMS, Home::new, play);
}

/// The same in these rooms, with what is saved already.
fn each_in(rooms: &[([f32; 2], u16)], home: impl Fn() -> Home, play: impl Fn(App)) {
    for language in Language::all() {
        for &(size, text_percent) in rooms {
            speak(language);
            let language = Some(language.tag().to_owned());
            let settings = Settings { language, text_percent, contacts: contacts(), ..Settings::default() };
            play(app_at(home(), size, settings));
        }
    }
    let tight = TIGHT.take();
    assert!(tight.is_empty(), "{}", tight.join("\n"));
}

fn contacts() -> Vec<Contact> {
    let contact = |who: &str, number: &str| Contact {
        who: who.to_owned(),
        number: number.to_owned(),
        note: String::new(),
        checked: "2026-05-01".parse().ok(),
    };
    vec![contact("Supervisora de guardia", "ext. 204"), contact("Seguridad", "canal 9")]
}

/// What ends outside the window, by its name.
fn outside(app: &App) -> Vec<String> {
    let width = f64::from(app.harness.ctx.content_rect().width() * app.harness.ctx.pixels_per_point());
    let nodes = app.harness.root().children_recursive().filter_map(|node| {
        let node = node.accesskit_node();
        // what was typed goes on behind the end of its field
        if matches!(node.role(), Role::TextRun | Role::TextInput | Role::MultilineTextInput) {
            return None;
        }
        let name = node.label().or_else(|| node.value()).filter(|name| !name.is_empty())?;
        Some((node.bounding_box()?, name))
    });
    let far = nodes.filter(|(rect, _)| rect.x1 > width + 0.5 || rect.x0 < -0.5);
    far.map(|(rect, name)| format!("{name}: {} to {} of {width}", rect.x0, rect.x1)).collect()
}

/// What ends in an ellipsis and was not typed by anybody.
fn cut_short(app: &App) -> Vec<String> {
    fn look(shape: &Shape, found: &mut Vec<String>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| look(shape, found)),
            Shape::Text(text) if text.galley.elided => found.push(text.galley.text().to_owned()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    app.harness.output().shapes.iter().for_each(|clipped| look(&clipped.shape, &mut found));
    // how they behaved stands behind the name that was typed
    found.retain(|text| !text.starts_with("· ") && !TYPED.iter().any(|typed| text.contains(typed)));
    found
}

fn fits(app: &mut App, what: &str) {
    app.frames(3);
    let size = app.harness.ctx.content_rect().size();
    let found = outside(app).into_iter().chain(one_upon_another(app));
    // a strip as narrow as the window was shows the whole of a card under the pointer
    let cut = if app.model().form == Form::Full && size.x > CUT_PX { cut_short(app) } else { Vec::new() };
    let found = found.chain(cut).map(|found| format!("{} {size}, {what}: {found}", Language::spoken().tag()));
    TIGHT.with_borrow_mut(|tight| tight.extend(found));
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
    each_in(&all_rooms(), Home::new, |mut app| {
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
        for change in [Change::HeatStart(Some(8)), Change::HeatEnd(Some(10))] {
            app.act(Action::Record(Which::Live, change));
        }
        fits(&mut app, "the wrap-up with heat");
        app.press("Ctrl+Enter");
        fits(&mut app, "the call is filed");
        app.press("Ctrl+Shift+J");
        fits(&mut app, "the debrief");
    });
}

#[test]
fn every_screen_and_every_part_of_the_settings_fits() {
    each(|mut app| {
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
        app.press("Escape").act(Action::Go(Screen::Playbook));
        app.act(Action::EditSituation(Some("angry".to_owned())));
        fits(&mut app, "a situation in the editor");
    });
}

#[test]
fn what_many_calls_say_together_fits() {
    each_in(
        &all_rooms(),
        || many::home(120),
        |mut app| {
            for screen in [Screen::Review, Screen::Promises, Screen::Insights] {
                app.act(Action::Go(screen));
                fits(&mut app, &format!("{screen:?} of many calls"));
                app.act(Action::Back);
            }
        },
    );
}

#[test]
fn the_ladder_and_the_contacts_fit() {
    each(|mut app| {
        in_a_call(&mut app);
        app.press("Alt+2");
        for rung in 0..7 {
            app.press("Ctrl+Shift+L").wait(1.0);
            fits(&mut app, &format!("rung {rung} of the ladder"));
        }
        app.press("Ctrl+N").act(Action::Record(Which::Live, Change::Situation("threat".to_owned())));
        fits(&mut app, "the contacts");
    });
}

#[test]
fn the_strip_fits() {
    each(|mut app| {
        app.press("Ctrl+M");
        fits(&mut app, "the strip without a call");
        in_a_call(&mut app);
        fits(&mut app, "the strip");
        app.press("Alt+2").press("Ctrl+Shift+L");
        fits(&mut app, "a rung in the strip");
        app.press("Ctrl+Enter");
        fits(&mut app, "the wrap-up in the strip");
    });
}

#[test]
fn what_there_is_to_tell_fits() {
    each_in(&all_rooms(), Home::new, |mut app| {
        in_a_call(&mut app);
        app.press("Ctrl+P").type_text("send the form by 4pm").press("Enter");
        app.stall(2.0 * 3600.0);
        fits(&mut app, "a promise that came due");
        app.focus(say!("field-their-words")).type_text(" 4111 1111 1111 1111 ok");
        fits(&mut app, "what was masked");
        app.focus(say!("field-their-words")).type_text(" DE89 3704 0044 0532 0130 00 ok");
        fits(&mut app, "what may be masked");
        app.press("Ctrl+B").wait(1.0);
        fits(&mut app, "a breath below it");
        app.press("Ctrl+B");
        app.act(Action::Vault(Reply::Failed { why: say!("vault-worker-stopped").to_owned() }));
        fits(&mut app, "what went wrong");
        app.press("Ctrl+M");
        fits(&mut app, "all of it in the strip");
    });
}

#[test]
fn the_lock_and_earlier_versions_fit() {
    each(|mut app| {
        edited(&app.home);
        app.press("Ctrl+R").press("ArrowDown").press("Enter").frames(4);
        fits(&mut app, "a saved call with versions");
        app.click_part(&say!("versions-version", label = say!("versions-as-of", changed = "")));
        fits(&mut app, "a version");
        app.act(Action::SetUp(Section::Lock));
        app.frames(3);
        app.focus(say!("settings-new-passphrase")).type_text("correct horse");
        app.focus(say!("settings-the-same-again")).type_text("correct horse");
        app.choose(say!("settings-encrypt"));
        fits(&mut app, "the recovery key");
        app.press("Escape").press("Ctrl+Shift+K");
        fits(&mut app, "the lock");
        app.press("Ctrl+M");
        fits(&mut app, "the lock as a strip");
    });
}
