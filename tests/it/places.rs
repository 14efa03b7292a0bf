//! Every place of the window, one after the other, for what must hold everywhere.

use evenkeel::model::action::{Action, Change, Place, Screen, Which};
use evenkeel::model::debrief::{self, Fate};
use evenkeel::model::exchange::Reply;
use evenkeel::model::field::Field;
use evenkeel::model::lock::Standing;
use evenkeel::model::settings::{Section, Settings};

use crate::app::{App, app_at};
use crate::support::Home;

/// The compact strip in a window as wide as this.
const STRIP_PX: f32 = 90.0;

/// Goes to every place in windows of this size and looks at each.
pub(crate) fn visit(size: [f32; 2], settings: &Settings, mut look: impl FnMut(&mut App, &str)) {
    let percent = settings.text_percent;
    let mut look = |app: &mut App, place: &str| {
        app.frames(4);
        look(app, &format!("{place} at {percent} % in {size:?}"));
    };
    let start = |size| app_at(Home::new(), size, settings.clone());
    let mut app = start(size);
    look(&mut app, "the empty window");
    in_a_call(&mut app, &mut look);
    between_calls(&mut app, &mut look);
    saved(&mut app, &mut look);
    set_up(&mut app, &mut look);
    called_again(&mut start(size), &mut look);
    overdue(&mut start(size), &mut look);
    strip(&mut start([size[0], STRIP_PX]), &mut look);
    let mut locked = start(size);
    locked.act(Action::Vault(Reply::Standing(Standing::Locked)));
    look(&mut locked, "the lock");
}

/// A text of the call in hand, as if it was typed.
fn write(app: &mut App, field: Field, text: &str) {
    app.act(Action::Record(Which::Live, Change::Text(field, text.to_owned(), 0)));
}

fn in_a_call(app: &mut App, look: &mut impl FnMut(&mut App, &str)) {
    app.press("Ctrl+N").type_text("I was charged twice").press("Alt+3");
    write(app, Field::Customer, "Mrs Lind");
    look(app, "the guide");
    app.press("Ctrl+O");
    look(app, "two options");
    app.press("Escape").press("Ctrl+L").type_text("thieves");
    app.press("Ctrl+P").type_text("send the form by tomorrow 3pm").press("Ctrl+E").type_text("billing");
    app.choose("More fields");
    look(app, "the notes");
    app.press("Alt+2").press("Ctrl+Shift+L").type_text("you people");
    look(app, "the ladder");
    app.press("Ctrl+B");
    look(app, "the breath");
    app.press("Ctrl+B").press("Ctrl+Shift+B");
    look(app, "the reset");
    app.press("Escape").press("Ctrl+K");
    look(app, "the palette");
    app.type_text("put this right for you");
    look(app, "a single hit");
    app.press("Ctrl+A").press("Backspace").press("Escape").press("F1");
    look(app, "the keys");
    app.press("Escape");
    write(app, Field::Words, "my card is 4111 1111 1111 1111 and");
    app.wait(1.0);
    look(app, "what must be answered");
    app.press("Escape").press("Ctrl+Enter").press("4").press("1");
    look(app, "the wrap-up");
    app.press("Ctrl+Enter");
    look(app, "a call that was filed");
}

fn between_calls(app: &mut App, look: &mut impl FnMut(&mut App, &str)) {
    app.press("Ctrl+Shift+J");
    app.act(Action::Debrief(debrief::Change::Fate(Fate::Raise)));
    look(app, "the debrief");
    app.press("Escape").press("Ctrl+H");
    look(app, "the shift");
    app.press("Escape");
}

fn saved(app: &mut App, look: &mut impl FnMut(&mut App, &str)) {
    app.press("Ctrl+R");
    look(app, "the saved calls");
    app.choose("Narrow the list");
    look(app, "what narrows the list");
    app.act(Action::Focus(Place::Search));
    app.frames(3);
    app.type_text("card").press("Ctrl+S");
    look(app, "the name of a search");
    app.harness.state_mut().window.view.search.clear();
    app.act(Action::Search(String::new()));
    app.frames(3);
    app.act(Action::PickAll);
    app.frames(3);
    app.choose("Tag");
    look(app, "several calls");
    app.act(Action::Pick(Vec::new()));
    let id = app.on_disk()[0].id;
    app.act(Action::Open(id));
    look(app, "a saved call");
    for (screen, place) in [(Screen::Promises, "the promises"), (Screen::Insights, "Insights")] {
        app.act(Action::Go(screen));
        look(app, place);
    }
}

fn set_up(app: &mut App, look: &mut impl FnMut(&mut App, &str)) {
    app.press("Ctrl+G");
    look(app, "the playbook");
    app.choose("Angry, wants it now");
    look(app, "a situation");
    for section in Section::ALL {
        app.act(Action::SetUp(section));
        app.frames(3);
        for add in ["Add a strength", "Add a kind word", "Add a contact"] {
            if app.sees(add) {
                app.choose(add);
            }
        }
        look(app, &format!("the settings: {section:?}"));
    }
}

fn called_again(app: &mut App, look: &mut impl FnMut(&mut App, &str)) {
    app.press("Ctrl+N").type_text("the form never came").press("Alt+3");
    write(app, Field::Customer, "Mrs Lind");
    app.act(Action::Record(Which::Live, Change::Promise("ring back by 5pm".to_owned())));
    app.press("Ctrl+Enter").press("Ctrl+Enter").press("Ctrl+N").type_text("again").press("Alt+3");
    write(app, Field::Customer, "Mrs Lind");
    app.stall(13.0);
    app.press("Ctrl+N").type_text("somebody else").press("Ctrl+Shift+N").press("Ctrl+Shift+R");
    look(app, "an earlier call");
}

fn overdue(app: &mut App, look: &mut impl FnMut(&mut App, &str)) {
    app.press("Ctrl+N").type_text("nobody rang").press("Ctrl+P").type_text("ring back in 10 minutes");
    app.press("Enter").stall(660.0);
    app.press("Ctrl+N").type_text("another");
    look(app, "something overdue");
    app.press("Ctrl+Enter");
    look(app, "something overdue in the wrap-up");
}

fn strip(app: &mut App, look: &mut impl FnMut(&mut App, &str)) {
    app.press("Ctrl+M");
    look(app, "the strip");
    app.press("Alt+3").press("Ctrl+B");
    look(app, "the strip in a call");
    app.press("Ctrl+L");
    look(app, "an event in the strip");
}
