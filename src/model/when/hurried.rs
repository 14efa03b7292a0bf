//! A day typed in a hurry before a time, that nobody understands. Must not know which it may be.

use super::foreign;
use crate::model::fit;

/// The days of English that are cut short or misspelt.
const DAYS: [&str; 8] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow"];

/// The fewest letters that may be the beginning of a day's name; with a stop behind them one less.
const CUT: usize = 4;

/// Whether this ends in what may be a day nobody understands, so that a time behind it were one of today:
/// "thrsday", "7/12", "juev.". A person is none: "llamar a Dominga".
pub(super) fn ends_in_day(what: &str) -> bool {
    let what = what.trim_end_matches([' ', ',', ':']);
    let (before, last) = what.rsplit_once(' ').unwrap_or(("", what));
    let folded = foreign::fold(last);
    let word = folded.trim_end_matches('.');
    let looks_like_one = || is_cut(word, word != folded) || is_misspelt(word);
    is_date(word, foreign::goes_on(before))
        || foreign::is_doubtful(before, word)
        || (!foreign::is_named(before, last) && looks_like_one())
}

/// "7/12", "7-12"; with a stop between them they are a price or a version, unless they are `announced`: "el 7.12".
fn is_date(word: &str, announced: bool) -> bool {
    let Some((first, second)) = word.split_once(['/', '-', '.']).filter(|_| announced || !word.contains('.'))
    else {
        return false;
    };
    let number = |part: &str| part.parse::<u8>().ok().filter(|number| (1..=31).contains(number));
    number(first).zip(number(second)).is_some_and(|(first, second)| first.min(second) <= 12)
}

fn is_cut(word: &str, stopped: bool) -> bool {
    let long = word.chars().count() >= if stopped { CUT - 1 } else { CUT };
    long && days().any(|day| day.len() > word.len() && day.starts_with(word))
}

fn is_misspelt(word: &str) -> bool {
    days().any(|day| day.chars().next() == word.chars().next() && fit::is_near(word, day))
}

fn days() -> impl Iterator<Item = &'static str> {
    DAYS.into_iter().chain(foreign::days())
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;

    use crate::model::when::promise::tests::{assert_due, due_from};

    /// A Tuesday.
    fn now() -> Zoned {
        "2026-12-01T10:20:00[Europe/Madrid]".parse().unwrap()
    }

    #[track_caller]
    fn due(promises: &[(&str, &str, &str)]) {
        assert_due(&now(), promises);
    }

    #[track_caller]
    fn call(times: &[(&str, &str)]) {
        due_from(&now(), "llamarle", times);
    }

    #[test]
    fn a_day_cut_short_is_that_day() {
        call(&[
            ("el jue. a las 17h", "12-03 17:00"),
            ("el juev a las 17h", "12-03 17:00"),
            ("el sáb. a las 12", "12-05 12:00"),
            ("el dom. a las 12", "12-06 12:00"),
            ("el miérc. a las 17h", "12-02 17:00"),
            ("el vie. a las 10", "12-04 10:00"),
            ("el vier a las 10", "12-04 10:00"),
            ("el lun. 7 a las 10", "12-07 10:00"),
            ("mña a las 5 de la tarde", "12-02 17:00"),
            ("mñna a las 17h", "12-02 17:00"),
            ("mñn a las 5", "12-02 17:00"),
            ("maniana a las 4", "12-02 16:00"),
            ("mña por la mañana", "12-02 12:00"),
            ("7 de diciembre a las 17h", "12-07 17:00"),
            ("el 7 d dic a las 17h", "12-07 17:00"),
            ("el 7 de dic. a las 17h", "12-07 17:00"),
            ("el jueves q viene a las 5", "12-03 17:00"),
            ("el jueves x la tarde a las 6", "12-03 18:00"),
            ("el jueves xla mañana", "12-03 12:00"),
            ("la semana q viene", "12-08 23:59"),
        ]);
    }

    #[test]
    fn before_a_time_a_day_that_is_not_understood_makes_it_none_of_today() {
        for text in [
            "call him thrsday at 5pm",
            "call him tomorow2 7/12 at 5pm",
            "ring her wednsday by 5",
            "llamarle 7/12 a las 17h",
            "llamarle el 7-12 a las 17h",
            "llamarle el 7.12 a las 17h",
            "llamarle pasado a las 12",
            "llamarle el finde a las 12",
            "llamarle el jueevs a las 5",
        ] {
            due(&[(text, text, "")]);
        }
        due(&[
            ("enviar las partes a las 5", "enviar las partes", "12-01 17:00"),
            ("send form 27 at 5pm", "send form 27", "12-01 17:00"),
            ("call Mark at 5pm", "call Mark", "12-01 17:00"),
            ("call Marc at 5pm", "call Marc", "12-01 17:00"),
            ("call Julia at 5pm", "call Julia", "12-01 17:00"),
            ("llamar a Marco a las 5", "llamar a Marco", "12-01 17:00"),
            ("llamar a Juli a las 5", "llamar a Juli", "12-01 17:00"),
            ("llamar a Dominga a las 5", "llamar a Dominga", "12-01 17:00"),
            ("abonar 12.50 a las 5", "abonar 12.50", "12-01 17:00"),
            ("refund 7.20 by 5pm", "refund 7.20", "12-01 17:00"),
            ("install version 2.1 at 5pm", "install version 2.1", "12-01 17:00"),
            ("revisar el cobro del mes pasado a las 5", "revisar el cobro del mes pasado", "12-01 17:00"),
            ("aclarar lo del viernes pasado antes de las 6", "aclarar lo del viernes pasado", "12-01 18:00"),
        ]);
    }

    #[test]
    fn how_long_it_takes_is_not_when_it_is_due() {
        for text in [
            "fraccionar la deuda en 3 meses",
            "pagarlo en 6 meses",
            "dividir el saldo en 1 año",
            "split the debt in 3 months",
            "spread the balance over 6 months",
        ] {
            due(&[(text, text, "")]);
        }
        due(&[
            ("pagarle en 2 semanas", "pagarle", "12-15 10:20"),
            ("install the meter in 3 months", "install the meter", "03-01 10:20"),
        ]);
    }

    #[test]
    fn a_span_of_dates_ends_with_its_last_and_one_of_days_is_anybodys_guess() {
        call(&[
            ("del 10 al 15 de diciembre", "12-15 23:59"),
            ("entre el 10 y el 15", "12-15 23:59"),
            ("entre hoy y mañana", "12-02 23:59"),
            ("mañana o pasado", "12-03 23:59"),
        ]);
        for days in ["de lunes a miércoles", "del lunes al miércoles", "entre el lunes y el miércoles"] {
            let text = format!("llamarle {days}");
            due(&[(&text, &text, "")]);
        }
    }

    #[test]
    fn spanish_of_both_sides_of_the_sea() {
        call(&[
            ("a un cuarto para las cinco", "12-01 16:45"),
            ("al cuarto para las 5", "12-01 16:45"),
            ("faltando diez para las 5", "12-01 16:50"),
            ("el 15 del 12", "12-15 23:59"),
            ("antes de comer", "12-01 12:00"),
            ("después de las 6", "12-01 18:00"),
            ("entre las 16 y las 18h", "12-01 18:00"),
            ("mañana de 16h a 18h", "12-02 18:00"),
            ("el jueves entre las 10 y la 1", "12-03 13:00"),
            ("el viernes tarde", "12-04 17:00"),
            ("la tarde del viernes", "12-04 17:00"),
            ("en media horita", "12-01 10:50"),
            ("en una horita", "12-01 11:20"),
            ("en 5 minutitos", "12-01 10:25"),
            ("en 1 sem", "12-08 10:20"),
            ("a las cinco treinta", "12-01 17:30"),
            ("a las 5 y pico", "12-01 17:00"),
            ("a las 5 d la tarde", "12-01 17:00"),
            ("en 72 h hábiles", "12-04 23:59"),
            ("en 24 horas laborables", "12-02 23:59"),
            ("en 10 días naturales", "12-11 10:20"),
            ("a los 3 días", "12-04 10:20"),
            ("al cabo de una semana", "12-08 10:20"),
            ("dentro de la semana", "12-04 23:59"),
            ("antes de que acabe el día", "12-01 23:59"),
            ("a principio de mes", "12-05 23:59"),
            ("mañana a 1ª hora", "12-02 09:00"),
            ("de hoy en ocho", "12-08 10:20"),
            ("el 15 de enero próximo", "01-15 23:59"),
            ("15 de diciembre", "12-15 23:59"),
            ("el mismo viernes", "12-04 23:59"),
            ("a media tarde", "12-01 17:00"),
            ("antes de Navidad", "12-24 23:59"),
        ]);
    }
}
