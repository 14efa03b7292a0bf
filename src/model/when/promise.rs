//! A promise taken apart into what is promised and when it is due: where its time begins. Must not know
//! what a time says.

use jiff::Zoned;

use super::{LONGEST_BYTES, Reading, beside, foreign, lead, read, reason, short, told};

/// Splits "send the invoice by Friday" at its last " by ", or where a time begins that goes on to the
/// end: "call back in two hours", "ring her tomorrow by 5". A day may stand at the front: "on Friday ring
/// her at 3". When no time is understood, or a day beside it would be lost, the whole text is the promise
/// and has no due time. A reason behind it stays with the promise: "call tomorrow because she is out today".
#[must_use]
pub fn split_promise(text: &str, now: &Zoned) -> (String, Option<Reading>) {
    let text = text.trim();
    if let Some((said, why)) = reason::without_reason(text)
        && let (what, due @ Some(_)) = split_promise(said, now)
    {
        return (what + why, due);
    }
    match split(text, now).and_then(|split| beside::with_its_day(split, now)) {
        Some((what, due)) if what.split_whitespace().any(|word| !short::says_nothing(word)) => {
            (what.trim().to_owned(), Some(due))
        }
        _ => (text.to_owned(), None),
    }
}

/// A promise, and when it is due, as said and as read.
pub(super) type Split<'a> = (&'a str, &'a str, Reading);

fn split<'a>(text: &'a str, now: &Zoned) -> Option<Split<'a>> {
    let by = text.rsplit_once(" by ").filter(|(what, when)| !told::is_measure(what, when));
    let by = by.and_then(|(what, when)| Some((what, when, read(when, now)?)));
    match (by, split_at_lead(text, now)) {
        // "tomorrow by 5" is one time
        (Some((what, ..)), Some(lead)) if lead.0.len() < what.len() && !told::grows(lead.0) => Some(lead),
        (Some(by), _) => Some(by),
        (None, Some(lead)) if !is_clock_alone(lead.1) && !foreign::goes_on(lead.0) => Some(lead),
        (None, lead) => split_foreign(text, now).or(lead),
    }
}

/// Whether this text ends in a time when something may be due.
pub(super) fn ends_in_time(text: &str, now: &Zoned) -> bool {
    read(text, now).is_some() || split_at_lead(text, now).is_some() || split_foreign(text, now).is_some()
}

/// Whether a time begins with digits, and so may be the end of one in another language.
fn is_clock_alone(when: &str) -> bool {
    when.starts_with(|c: char| c.is_ascii_digit())
}

/// The longest end of the text that begins as a time does and is understood as one.
fn split_at_lead<'a>(text: &'a str, now: &Zoned) -> Option<Split<'a>> {
    let gaps = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    let gaps = gaps.filter(|(_, rest)| rest.len() <= LONGEST_BYTES && !rest.starts_with("  "));
    let mut times = gaps.filter(|(_, rest)| lead::leads(rest.trim_start()));
    let (what, when, due) =
        times.find_map(|(what, rest)| Some((what, rest.trim_start(), read(rest, now)?)))?;
    told::is_due(due, what, when, now).then_some((what, when, due))
}

/// The same in another language. A time that belongs to what is promised is no due time, nor is its end.
fn split_foreign<'a>(text: &'a str, now: &Zoned) -> Option<Split<'a>> {
    for foreign::Split { what, when, belongs } in foreign::split(text) {
        let Some(due) = read(when, now) else { continue };
        let told = foreign::in_english(when).any(|english| english.starts_with("on "));
        let spans = foreign::in_english(when).any(|english| {
            let words: Vec<&str> = short::words(&english).collect();
            lead::is_bare_span(&words) || told::is_spread(what, &words)
        });
        if belongs || spans || foreign::is_first_of_several(what, when) {
            return None;
        }
        if told::may_be_due(due, told, what, now) {
            return Some((what, when, due));
        }
    }
    None
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::Zoned;

    use super::split_promise;
    use crate::model::language::Language;
    use crate::model::when::{say, say_day};

    /// Monday 30 November 2026.
    fn now() -> Zoned {
        "2026-11-30T10:00:00[Europe/Madrid]".parse().unwrap()
    }

    /// What is promised and when; empty where nothing is due.
    #[track_caller]
    pub(in crate::model::when) fn assert_due(now: &Zoned, promises: &[(&str, &str, &str)]) {
        let wrong: Vec<_> = promises
            .iter()
            .filter_map(|(text, what, at)| {
                let (left, due) = split_promise(text, now);
                let due = due.map(|due| due.at.to_zoned(now.time_zone().clone()));
                let due = due.map_or_else(String::new, |due| due.strftime("%m-%d %H:%M").to_string());
                (left != *what || due != *at).then_some((*text, left, due))
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// Each time behind a promise leaves that promise alone and means that moment.
    #[track_caller]
    pub(in crate::model::when) fn due_from(now: &Zoned, promise: &str, times: &[(&str, &str)]) {
        let texts: Vec<String> = times.iter().map(|(said, _)| format!("{promise} {said}")).collect();
        let promises = texts.iter().zip(times).map(|(text, (_, at))| (text.as_str(), promise, *at));
        assert_due(now, &promises.collect::<Vec<_>>());
    }

    #[track_caller]
    fn due(promise: &str, times: &[(&str, &str)]) {
        due_from(&now(), promise, times);
    }

    /// Nothing of these is a time when something is due.
    fn undue(texts: &[&str]) {
        for text in texts {
            assert_eq!(split_promise(text, &now()), ((*text).to_owned(), None), "{text}");
        }
    }

    #[test]
    fn the_coming_day_in_spanish_is_the_first_one_to_come() {
        due(
            "llamar",
            &[
                ("el viernes", "12-04 23:59"),
                ("el viernes que viene", "12-04 23:59"),
                ("el próximo viernes", "12-04 23:59"),
                ("el viernes próximo", "12-04 23:59"),
                ("el miércoles que viene", "12-02 23:59"),
                ("para el próximo jueves a las 10", "12-03 10:00"),
                ("el viernes de la semana que viene", "12-11 23:59"),
                ("el viernes de esta semana", "12-04 23:59"),
                ("el lunes siguiente", "12-07 23:59"),
                ("el próximo día 5", "12-05 23:59"),
                ("el 5 del mes que viene", "12-05 23:59"),
                ("el próximo mes", "12-30 23:59"),
                ("en la próxima semana", "12-07 23:59"),
            ],
        );
        due("call", &[("next Friday", "12-11 23:59"), ("Friday this week", "12-04 23:59")]);
        due("call", &[("on the 5th of next month", "12-05 23:59")]);
    }

    #[test]
    fn first_thing_belongs_to_the_day_beside_it() {
        due(
            "enviarlo",
            &[
                ("el lunes a primera hora", "12-07 09:00"),
                ("el viernes a primera hora", "12-04 09:00"),
                ("el jueves temprano", "12-03 09:00"),
                ("para el lunes a primera hora", "12-07 09:00"),
                ("para primera hora de mañana", "12-01 09:00"),
                ("mañana a primera hora", "12-01 09:00"),
                ("a primera hora del lunes", "12-07 09:00"),
            ],
        );
        due("send it", &[("Thursday first thing", "12-03 09:00"), ("first thing Thursday", "12-03 09:00")]);
    }

    #[test]
    fn the_day_after_tomorrow_needs_no_word_before_it() {
        due(
            "llamar",
            &[
                ("pasado mañana", "12-02 23:59"),
                ("pasado mañana a las 10", "12-02 10:00"),
                ("para pasado mañana", "12-02 23:59"),
            ],
        );
        due(
            "call",
            &[("the day after tomorrow", "12-02 23:59"), ("day after tomorrow at 10", "12-02 10:00")],
        );
    }

    #[test]
    fn a_time_in_words_needs_no_day() {
        due(
            "llamar",
            &[
                ("a las diez y media", "11-30 10:30"),
                ("a las 3 y media", "11-30 15:30"),
                ("a las tres y cuarto", "11-30 15:15"),
                ("a la una y media", "11-30 13:30"),
                ("a las nueve menos cuarto", "12-01 08:45"),
                ("para las 3 y cuarto", "11-30 15:15"),
                ("a las cinco y diez", "11-30 17:10"),
                ("a las 15 y 30", "11-30 15:30"),
                ("antes de las 16 y media", "11-30 16:30"),
                ("a las 15:30h", "11-30 15:30"),
                ("para las 15.30 horas", "11-30 15:30"),
                ("antes de las 14 h", "11-30 14:00"),
                ("hasta las 17h", "11-30 17:00"),
                ("hacia la una", "11-30 13:00"),
                ("sobre la una", "11-30 13:00"),
                ("a las doce de la noche", "11-30 23:59"),
            ],
        );
    }

    #[test]
    fn before_the_end_of_a_span_is_its_end() {
        due(
            "enviarlo",
            &[
                ("antes de fin de mes", "11-30 23:59"),
                ("antes de finales de mes", "11-30 23:59"),
                ("antes de final de mes", "11-30 23:59"),
                ("antes de fin de semana", "12-04 23:59"),
                ("a final de mes", "11-30 23:59"),
                ("para final de mes", "11-30 23:59"),
                ("a final de semana", "12-04 23:59"),
                ("a fin de año", "12-31 23:59"),
                ("antes de fin de año", "12-31 23:59"),
                ("a finales de diciembre", "12-31 23:59"),
                ("a mediados de mes", "12-15 23:59"),
                ("a mediados de diciembre", "12-15 23:59"),
                ("a principios de mes", "12-05 23:59"),
                ("a principios de enero", "01-05 23:59"),
                ("a mediados de semana", "12-02 23:59"),
                ("a finales del mes que viene", "12-31 23:59"),
                ("antes del viernes", "12-03 23:59"),
            ],
        );
        due(
            "send it",
            &[
                ("before the end of the month", "11-30 23:59"),
                ("before the end of the week", "12-04 23:59"),
                ("by the end of the year", "12-31 23:59"),
                ("by mid-December", "12-15 23:59"),
                ("early next week", "12-07 23:59"),
                ("in the middle of next month", "12-15 23:59"),
                ("before the weekend", "12-04 23:59"),
                ("before Friday", "12-03 23:59"),
            ],
        );
    }

    #[test]
    fn behind_an_article_manana_is_the_morning() {
        let early = "2026-11-30T08:00:00[Europe/Madrid]".parse().unwrap();
        due_from(
            &early,
            "llamar",
            &[
                ("a última hora de la mañana", "11-30 12:00"),
                ("durante la mañana", "11-30 12:00"),
                ("a lo largo de la mañana", "11-30 12:00"),
                ("por la mañana", "11-30 12:00"),
                ("por la tarde", "11-30 17:00"),
                ("al mediodía", "11-30 12:00"),
                ("a primera hora de la tarde", "11-30 15:00"),
                ("a última hora de la tarde", "11-30 20:00"),
                ("a última hora del día", "11-30 23:59"),
                ("a última hora de hoy", "11-30 23:59"),
                ("en el día", "11-30 23:59"),
                ("en el día de hoy", "11-30 23:59"),
                ("mañana a la tarde", "12-01 17:00"),
                ("mañana por la mañana", "12-01 12:00"),
                ("mañana a primera hora de la tarde", "12-01 15:00"),
            ],
        );
        due_from(&early, "call", &[("in the early afternoon", "11-30 15:00")]);
    }

    #[test]
    fn a_date_far_ahead_is_due_unless_something_past_is_told_of() {
        due(
            "llamarle",
            &[
                ("el 5 de enero", "01-05 23:59"),
                ("el 3 de marzo", "03-03 23:59"),
                ("el 31 de diciembre", "12-31 23:59"),
                ("el treinta y uno de diciembre", "12-31 23:59"),
                ("el 7 de enero de 2027", "01-07 23:59"),
                ("el 15/12", "12-15 23:59"),
                ("el 05/12/2026", "12-05 23:59"),
                ("el 5 de enero a las 10", "01-05 10:00"),
            ],
        );
        due("call her", &[("on 1 January", "01-01 23:59"), ("on 3 March", "03-03 23:59")]);
        undue(&[
            "explain the charge on 3 March",
            "check why they billed it on 3 March",
            "explicar por qué cobraron el 3 de marzo",
            "revisar la factura el 3 de marzo",
            "llamarle el 3 de agosto",
        ]);
    }

    #[test]
    fn of_a_range_the_later_end_is_due() {
        due(
            "responder",
            &[
                ("en 24-48 horas", "12-02 10:00"),
                ("de 3 a 5 días", "12-05 10:00"),
                ("en 3 a 5 días hábiles", "12-07 23:59"),
                ("en 2 o 3 días", "12-03 10:00"),
                ("en un plazo máximo de 48 horas", "12-02 10:00"),
                ("en máximo 24 horas", "12-01 10:00"),
                ("en 24 hs", "12-01 10:00"),
                ("en unos 20 minutos", "11-30 10:20"),
                ("de aquí a una hora", "11-30 11:00"),
                ("de aquí a una semana", "12-07 10:00"),
                ("entre 2 y 3 días", "12-03 10:00"),
                ("dentro de los 5 días hábiles", "12-07 23:59"),
                ("en los próximos 5 días hábiles", "12-07 23:59"),
                ("en treinta y cinco minutos", "11-30 10:35"),
            ],
        );
        due("reply", &[("in 24-48 hours", "12-02 10:00"), ("in 3 to 5 days", "12-05 10:00")]);
        due("reply", &[("within 2 or 3 working days", "12-03 23:59")]);
    }

    #[test]
    fn the_words_that_lead_to_a_time_go_with_it() {
        due(
            "enviarlo",
            &[
                ("para la semana que viene", "12-07 23:59"),
                ("como muy tarde el miércoles", "12-02 23:59"),
                ("máximo mañana", "12-01 23:59"),
                ("a lo sumo mañana", "12-01 23:59"),
                ("de aquí al viernes", "12-04 23:59"),
                ("para antes del viernes", "12-03 23:59"),
                ("a partir de mañana", "12-01 23:59"),
                ("a partir del viernes a las 10", "12-04 10:00"),
                ("hoy a las veinte y cinco", "11-30 20:05"),
                ("hoy a las veinte y diez", "11-30 20:10"),
                ("mañana a las quince y veinticinco", "12-01 15:25"),
            ],
        );
        undue(&[
            "confirmar la cita del próximo viernes",
            "confirmar la cita de la próxima semana",
            "revisar el cobro de hoy",
            "revisar el cobro de la semana que viene",
            "ver el recibo de la tarde",
        ]);
    }

    #[test]
    fn a_day_far_ahead_is_named_with_its_weekday() {
        let at = "2026-12-11T15:00:00[Europe/Madrid]".parse::<Zoned>().unwrap().timestamp();
        assert_eq!(say_day(at, &now()), "Fri 11 Dec");
        assert_eq!(say(at, &now()), "Fri 11 Dec 15:00");
        Language::apart();
        Language::tagged("es").unwrap().speak();
        assert_eq!(say_day(at, &now()), "el vie 11 dic");
        assert_eq!(say(at, &now()), "el vie 11 dic a las 15:00");
        let next_year = "2027-01-03T23:59:00[Europe/Madrid]".parse::<Zoned>().unwrap().timestamp();
        assert_eq!(say(next_year, &now()), "el 3 ene 2027");
    }
}
