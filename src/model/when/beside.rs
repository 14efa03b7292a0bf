//! A day that stands apart from its time: at the front of a promise, or before its end. Must not know
//! what a time says.

use jiff::Zoned;

use super::promise::{Split, ends_in_time};
use super::{Reading, day, foreign, hurried, read, short, understood};

/// No day at the front has more words.
const MOST_WORDS: usize = 5;

/// What a day at the front begins with where it cannot be what is promised.
const FRONTS: [&str; 8] = ["on", "today", "tomorrow", "tonight", "next", "this", "day", "end"];

/// A promise and its time with a day at its front put to it; `None` where a day beside the time would be
/// lost, so that it were due on another.
pub(super) fn with_its_day<'a>((what, when, due): Split<'a>, now: &Zoned) -> Option<(&'a str, Reading)> {
    if understood(when, now).is_some_and(|understood| understood.dated) {
        return Some((what, due));
    }
    let whole = |(day, rest, sure): (&str, &'a str, bool)| {
        let due = read(&format!("{day} {when}"), now)?;
        Some(sure.then_some((rest, due)))
    };
    // nothing but a time is promised: it is that of this day
    if read(what, now).is_some() {
        return read(&format!("{what} {when}"), now).map(|due| (what, due));
    }
    if hurried::ends_in_day(what) {
        return None;
    }
    match fronts(what, now).find_map(whole) {
        Some(found) => found,
        None => (!ends_in_time(what, now)).then_some((what, due)),
    }
}

/// Each time that the text begins with, the longest first, with the rest of the text and whether it is
/// surely said of what is promised.
fn fronts<'a>(text: &'a str, now: &Zoned) -> impl Iterator<Item = (&'a str, &'a str, bool)> {
    let text = text.trim_start();
    let mut ends: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS).collect();
    ends.reverse();
    ends.into_iter().filter_map(move |at| {
        let (front, rest) = text.split_at(at);
        // "tomorrow's delivery" is what is promised
        if front.contains(['\'', '’']) {
            return None;
        }
        let day = front.trim_end_matches([':', ',', ';']);
        read(day, now)?;
        Some((day, rest, day != front || is_said_of_all(day)))
    })
}

/// Whether these words, before anything else, say when: "on Friday", "mañana"; "Friday" may be whose.
fn is_said_of_all(front: &str) -> bool {
    let lower = front.to_lowercase();
    let begins = |words: &str| short::words(words).next().is_some_and(|first| FRONTS.contains(&first));
    let named = |english: String| day::weekday(&english).is_some() && front.contains(' ');
    begins(&lower) || foreign::in_english(front).any(|english| begins(&english) || named(english))
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;

    use crate::model::when::promise::tests::assert_due;

    /// What is promised and when, on a Wednesday at this time; empty where nothing is due.
    #[track_caller]
    fn due(time: &str, promises: &[(&str, &str, &str)]) {
        let now: Zoned = format!("2026-12-02T{time}:00[Europe/Madrid]").parse().unwrap();
        assert_due(&now, promises);
    }

    #[test]
    fn a_day_before_by_belongs_to_the_time_behind_it() {
        due(
            "10:00",
            &[
                ("call her tomorrow by 5pm", "call her", "12-03 17:00"),
                ("call her on Friday by noon", "call her", "12-04 12:00"),
                ("send the form on Monday by 10am at the latest", "send the form", "12-07 10:00"),
                ("call on 5/12 by 3pm", "call", "12-05 15:00"),
                ("call Thu by 5", "call", "12-03 17:00"),
                ("call 5 Dec by noon", "call", "12-05 12:00"),
                ("call her next week by Thursday", "call her", "12-10 23:59"),
                ("reply by email today by 5", "reply by email", "12-02 17:00"),
                ("explain the charge on 3 March by Friday", "explain the charge on 3 March", "12-04 23:59"),
                (
                    "book the slot at 3pm on Friday by tomorrow",
                    "book the slot at 3pm on Friday",
                    "12-03 23:59",
                ),
                ("send the 3pm report by 5", "send the 3pm report", "12-02 17:00"),
                ("extend it by 2 weeks by Friday", "extend it by 2 weeks", "12-04 23:59"),
            ],
        );
        due(
            "20:30",
            &[
                ("call tonight by 10", "call", "12-02 22:00"),
                ("call this evening by 9", "call", "12-02 21:00"),
            ],
        );
    }

    #[test]
    fn a_day_at_the_front_belongs_to_the_time_at_the_end() {
        due(
            "10:00",
            &[
                ("on Friday call her at 3pm", "call her", "12-04 15:00"),
                ("Friday: ring her at 3", "ring her", "12-04 15:00"),
                ("tomorrow send the form by noon", "send the form", "12-03 12:00"),
                ("tomorrow call her in 2 hours", "tomorrow call her", "12-02 12:00"),
                ("el viernes llamar a las 10", "llamar", "12-04 10:00"),
                ("mañana llamar antes de las 5", "llamar", "12-03 17:00"),
                ("hoy llamar a las 5", "llamar", "12-02 17:00"),
                ("tomorrow's delivery: ring by noon", "tomorrow's delivery: ring", "12-02 12:00"),
                ("Friday call her on Monday at 3", "Friday call her", "12-07 15:00"),
                // whose it is, or when: nobody knows
                ("Mon call back by 4pm", "Mon call back by 4pm", ""),
                ("Friday order by 3pm", "Friday order by 3pm", ""),
            ],
        );
    }

    #[test]
    fn a_day_that_would_be_lost_beside_a_time_leaves_nothing_due() {
        due(
            "10:00",
            &[
                ("call tomorrow night at 1", "call tomorrow night at 1", ""),
                ("llamar mañana por la noche a las 2", "llamar mañana por la noche a las 2", ""),
                ("tomorrow by 5pm", "tomorrow", "12-03 17:00"),
            ],
        );
    }

    #[test]
    fn a_date_in_digits_needs_no_word_before_it() {
        due(
            "10:00",
            &[
                ("call back 2026-12-05 15:00", "call back", "12-05 15:00"),
                ("call back 2026-12-05 at 15:00", "call back", "12-05 15:00"),
                ("call back 2026-12-05 3pm", "call back", "12-05 15:00"),
                ("call back 2026-12-05", "call back", "12-05 23:59"),
            ],
        );
    }

    #[test]
    fn so_many_hours_beside_a_day_are_a_clock() {
        due(
            "10:00",
            &[
                ("llamar mañana 16h", "llamar", "12-03 16:00"),
                ("llamar el viernes 9h", "llamar", "12-04 09:00"),
                ("llamar el viernes 5 pm", "llamar", "12-04 17:00"),
                ("llamar el viernes 4 pm", "llamar", "12-04 16:00"),
                ("llamar el viernes 4 de la tarde", "llamar", "12-04 16:00"),
                ("llamar el viernes 4 a las 5 pm", "llamar", "12-04 17:00"),
                ("enviar el formulario mañana 12h", "enviar el formulario", "12-03 12:00"),
                ("llamar mañana 17 hs", "llamar", "12-03 17:00"),
                ("llamar hoy 16h", "llamar", "12-02 16:00"),
                ("llamar el 5/12 16h", "llamar", "12-05 16:00"),
                ("call tomorrow 16h", "call", "12-03 16:00"),
                ("call tomorrow 16 h", "call", "12-03 16:00"),
                ("call tomorrow 15hrs", "call", "12-03 15:00"),
                ("llamar 16h", "llamar 16h", ""),
                ("llamar en 16h", "llamar", "12-03 02:00"),
                ("llamar dentro de 2 h", "llamar", "12-02 12:00"),
            ],
        );
    }

    #[test]
    fn a_time_in_spanish_is_taken_whole() {
        due(
            "10:00",
            &[
                ("llamar en 1 hora y 30 minutos", "llamar", "12-02 11:30"),
                ("llamar en 2 horas y 15 minutos", "llamar", "12-02 12:15"),
                ("llamar en 2 horas y cuarto", "llamar", "12-02 12:15"),
                ("llamar en un día y medio", "llamar", "12-03 22:00"),
                ("llamar mañana de 10 a 12", "llamar", "12-03 12:00"),
                ("llamar mañana de 16 a 18 h", "llamar", "12-03 18:00"),
                ("llamar de 3 a 5", "llamar", "12-02 17:00"),
                ("llamar el viernes de 10:00 a 12:00", "llamar", "12-04 12:00"),
                ("llamar mañana entre las 16:00 y las 18:00", "llamar", "12-03 18:00"),
                ("llamar mañana entre las 4 y las 6", "llamar", "12-03 18:00"),
                ("llamar mañana a las 10 o a las 11", "llamar", "12-03 11:00"),
                ("call tomorrow at 10 or 11", "call", "12-03 11:00"),
                ("llamar el lunes o el martes", "llamar", "12-08 23:59"),
                ("llamar el lun a las 10", "llamar", "12-07 10:00"),
                ("llamar vie 10:00", "llamar", "12-04 10:00"),
                ("llamar el sáb a las 10", "llamar", "12-05 10:00"),
                ("llamar el viernes; a las 5", "llamar", "12-04 17:00"),
                ("llamar el lunes a media mañana", "llamar", "12-07 11:00"),
                ("llamar el mar 8", "llamar", "12-08 23:59"),
                ("llamar el mar a las 10", "llamar", "12-08 10:00"),
                ("llamar el 5 de mar", "llamar", "03-05 23:59"),
                ("llamar al siguiente día hábil", "llamar", "12-03 23:59"),
                ("llamar al día siguiente", "llamar", "12-03 23:59"),
                ("call back the following Friday", "call back", "12-04 23:59"),
                ("responder en 3 a 5 días", "responder", "12-07 10:00"),
                ("responder de 2 a 3 horas", "responder", "12-02 13:00"),
            ],
        );
    }

    #[test]
    fn in_the_evening_a_time_with_minutes_is_one_of_the_evening() {
        due(
            "10:00",
            &[
                ("call tomorrow evening at 10:30", "call", "12-03 22:30"),
                ("call tomorrow night at 11:15", "call", "12-03 23:15"),
                ("llamar mañana por la noche a las 10:30", "llamar", "12-03 22:30"),
                ("call tonight at 10:30", "call", "12-02 22:30"),
                ("call tomorrow at 10:30", "call", "12-03 10:30"),
                ("call tomorrow at 12:30", "call", "12-03 12:30"),
                ("call tomorrow morning at 12", "call", "12-03 12:00"),
                ("call tomorrow afternoon at 12:30", "call", "12-03 12:30"),
                ("llamar a las 2 de la noche", "llamar", "12-03 02:00"),
                ("llamar a las 9 de la noche", "llamar", "12-02 21:00"),
            ],
        );
        due(
            "20:30",
            &[
                ("call by 12 tonight", "call", "12-02 23:59"),
                ("llamar esta noche a las 12", "llamar", "12-02 23:59"),
            ],
        );
    }

    #[test]
    fn somebody_who_is_called_like_a_day_is_no_time() {
        due(
            "10:00",
            &[
                ("llamar a Domingo", "llamar a Domingo", ""),
                ("hablar con Domingo", "hablar con Domingo", ""),
                ("pasar el caso a Domingo", "pasar el caso a Domingo", ""),
                ("llamar a Domingo el martes", "llamar a Domingo", "12-08 23:59"),
                ("llamar el Domingo", "llamar", "12-06 23:59"),
                ("llamar el domingo", "llamar", "12-06 23:59"),
                ("speak to Mr Friday", "speak to Mr Friday", ""),
            ],
        );
    }
}
