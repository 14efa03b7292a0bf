//! The window in another language, as a picture.

use evenkeel::model::action::{Action, Change, Which};
use evenkeel::model::field::Field;
use evenkeel::model::language::Language;

use super::speak;
use crate::pictures::pane;

#[test]
fn the_guide_in_spanish() {
    speak(Language::tagged("es").unwrap());
    pane("spanish", |app| {
        app.press("Ctrl+N").type_text("Me cobraron dos veces el mismo pago. Llamé el 3 de marzo y otra vez la semana pasada, y nadie me devuelve la llamada.");
        for (field, text) in [
            (Field::Customer, "Sra. Lind"),
            (Field::Issue, "el doble cobro"),
            (Field::Remedy, "un reembolso de 40 dólares"),
        ] {
            app.act(Action::Record(Which::Live, Change::Text(field, text.to_owned(), 0)));
        }
        app.press("Alt+3").frames(2);
        app.click("Exhala despacio una vez. Esto no es contigo.");
        app.harness.remove_cursor();
        app.wait(1.0);
    });
}
