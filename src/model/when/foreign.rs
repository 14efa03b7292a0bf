//! Times said in another language, put into the English words that are understood: phrase by phrase,
//! by the lists in `times.ron` of each language. All languages are understood, whichever is in force.
//! Must not know what a phrase means.

mod lists;

pub(super) use self::lists::fold;
use self::lists::{Spoken, TIMES};
use super::{LONGEST_BYTES, lead, short};

/// These words in English, once for each language that has words for any of them.
pub(super) fn in_english(text: &str) -> impl Iterator<Item = String> {
    TIMES.iter().filter_map(move |spoken| spoken.translated(&spoken.words(text)))
}

/// Whether a promise tells of something past, by these words or those of any language.
pub(super) fn tells(text: &str, words: &[&str]) -> bool {
    let plain = plain(text);
    let told = TIMES.iter().flat_map(|spoken| spoken.told.iter().map(String::as_str));
    words.iter().copied().chain(told).any(|word| plain.contains(&format!(" {word} ")))
}

/// Whether a promise is of what is done bit by bit, by how these words or those of any language begin.
pub(super) fn spreads(text: &str, words: &[&str]) -> bool {
    let plain = plain(text);
    let spread = TIMES.iter().flat_map(|spoken| spoken.spread.iter().map(String::as_str));
    words.iter().copied().chain(spread).any(|word| plain.contains(&format!(" {word}")))
}

/// Words behind which a reason follows, in any other language.
pub(super) fn because() -> impl Iterator<Item = &'static str> {
    TIMES.iter().flat_map(|spoken| spoken.because.iter().map(String::as_str))
}

/// Whether this word, folded, may be meant for a day of any other language; right behind a time, as in "mes
/// pasado", it says which.
pub(super) fn is_doubtful(before: &str, word: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    let is_time = || in_english(last).any(|english| !short::says_nothing(&english));
    TIMES.iter().any(|spoken| spoken.doubtful.iter().any(|doubtful| doubtful == word)) && !is_time()
}

/// The names of days in all other languages, folded.
pub(super) fn days() -> impl Iterator<Item = &'static str> {
    TIMES
        .iter()
        .flat_map(|spoken| spoken.classes.get("<day>").into_iter().flatten())
        .map(|(name, _)| name.as_str())
}

/// Letters and digits alone, folded, between spaces.
fn plain(text: &str) -> String {
    let plain: String = fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    format!(" {plain} ")
}

/// A promise taken apart where a time may begin.
pub(super) struct Split<'a> {
    pub(super) what: &'a str,
    pub(super) when: &'a str,
    /// The time belongs to what is promised: "the charge of Friday".
    pub(super) belongs: bool,
}

/// Where a promise in another language may split into what it is and when it is due: each end that
/// begins as a time does, the longest first.
pub(super) fn split(text: &str) -> impl Iterator<Item = Split<'_>> {
    let gaps = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    // of several spaces the last
    gaps.filter(|(_, rest)| rest.len() <= LONGEST_BYTES && !rest.starts_with("  "))
        .filter(|(what, rest)| {
            let begins = in_english(rest.trim_start()).any(|english| lead::leads(&english));
            // "by" alone is no promise, in any language
            let says = |english: String| english.split(' ').any(|word| !short::says_nothing(word));
            begins
                && !begins_with_name(what, rest.trim_start())
                && (what.len() > LONGEST_BYTES || in_english(what).all(says))
        })
        .map(|(what, rest)| Split { what, when: rest.trim_start(), belongs: goes_on(what) })
}

/// Whether a time right behind this belongs to it, or is only a part of one.
pub(super) fn goes_on(what: &str) -> bool {
    let last = what.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    TIMES.iter().any(|spoken| spoken.belongs.contains(&last))
}

/// Whether this ends in the first day of several: "del lunes | al miércoles".
pub(super) fn is_first_of_several(what: &str, when: &str) -> bool {
    let (what, when) = (fold(what), fold(when));
    let mut words = what.trim_end().rsplit(' ');
    let (Some(day), Some(before), Some(through)) = (words.next(), words.next(), when.split(' ').next())
    else {
        return false;
    };
    let holds = |list: &[String], word: &str| list.iter().any(|known| known == word);
    TIMES.iter().any(|spoken| {
        spoken.filling(day, "<day>").is_some()
            && holds(&spoken.belongs, before)
            && holds(&spoken.through, through)
    })
}

/// Whether behind this the rest begins with somebody's name: "hablar con Domingo", "llamar a Domingo".
fn begins_with_name(what: &str, rest: &str) -> bool {
    let last = what.trim_end().rsplit(' ').next();
    let words: Vec<&str> =
        last.into_iter().chain(rest.split(' ').take(2)).map(|word| word.trim_matches(['.', ','])).collect();
    words.windows(2).any(|pair| {
        let [before, word] = pair else { return false };
        let is_day = |spoken: &Spoken| spoken.filling(&fold(word), "<day>").is_some();
        is_named(before, word) && TIMES.iter().any(is_day)
    })
}

/// Whether behind the last word of this a word with a capital is somebody's name.
pub(super) fn is_named(before: &str, word: &str) -> bool {
    let last = fold(before.trim_end().rsplit(' ').next().unwrap_or_default());
    word.starts_with(char::is_uppercase) && TIMES.iter().any(|spoken| spoken.named.contains(&last))
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;

    use super::TIMES;
    use super::lists::Times;
    use crate::model::language::Language;
    use crate::model::library::own_list;
    use crate::model::when::{parse, split_promise};

    fn now() -> Zoned {
        // a Sunday
        "2026-11-22T14:30:00[Europe/London]".parse().unwrap()
    }

    #[test]
    fn every_language_says_how_times_are_said() {
        for language in Language::all().skip(1) {
            let times: Times = own_list(language, "times");
            assert!(times.phrases.len() > 100 && times.numbers.len() > 20, "{}", language.tag());
        }
        assert_eq!(TIMES.len() + 1, Language::all().count());
    }

    #[test]
    fn a_promise_that_goes_on_and_on_splits_at_its_end_all_the_same() {
        let now = now();
        let long = "and then we send the form in 2 steps on paper ".repeat(200);
        let at = parse("tomorrow 3pm", &now).unwrap();
        for said in ["by tomorrow 3pm", "tomorrow 3pm", "mañana a las 15:00"] {
            let (what, due) = split_promise(&format!("{long}{said}"), &now);
            assert_eq!((what.as_str(), due.map(|due| due.at)), (long.trim_end(), Some(at)), "{said}");
        }
    }

    #[test]
    fn spanish_is_understood_as_it_is_said() {
        for (said, english) in [
            ("mañana", "tomorrow"),
            ("manana a las 3", "tomorrow 3pm"),
            ("mañana a las 3 de la tarde", "tomorrow 3pm"),
            ("mañana a las 15", "tomorrow 15:00"),
            ("hoy a las 15:30", "today 15:30"),
            ("pasado mañana", "day after tomorrow"),
            ("el viernes", "friday"),
            ("el viernes por la mañana", "friday morning"),
            ("el próximo viernes", "next friday"),
            ("el viernes que viene", "next friday"),
            ("en 2 horas", "in 2 hours"),
            ("dentro de dos horas", "in 2 hours"),
            ("en media hora", "in half an hour"),
            ("en una hora y media", "in 1 hour and a half"),
            ("en 3 días hábiles", "3 working days"),
            ("en menos de 24 horas", "within 24 hours"),
            ("la próxima semana", "next week"),
            ("a fin de mes", "end of month"),
            ("el 3 de diciembre", "3 december"),
            ("a más tardar el miércoles", "by wednesday"),
            ("antes del viernes", "before friday"),
            ("a las 4 y media", "half past 4"),
            ("esta tarde", "this afternoon"),
            ("al mediodía", "noon"),
            ("el 3 de setiembre", "3 september"),
            ("el primero de diciembre de 2027", "1 december 2027"),
            ("el 25/12 a las 10", "25/12 10am"),
            ("el lunes 30 de noviembre", "30 november"),
            ("el viernes 27 a las 10", "27 november 10am"),
            ("el 15 de este mes", "the 15th"),
            ("mañana a primera hora de la mañana", "first thing tomorrow"),
            ("mañana temprano", "first thing tomorrow"),
            ("el martes de la semana que viene", "next tuesday"),
            ("miércoles próximo", "next wednesday"),
            ("este mismo viernes", "this friday"),
            ("esta misma tarde", "this afternoon"),
            ("en un par de horas", "in 2 hours"),
            ("en dieciocho horas", "in 18 hours"),
            ("en cuarenta y ocho horas", "in 48 hours"),
            ("en 48 horas hábiles", "2 working days"),
            ("dentro de la próxima hora", "within the hour"),
            ("en tres cuartos de hora", "45 minutes"),
            ("a las tres y cuarto", "quarter past 3"),
            ("a las dos menos diez", "1:50 pm"),
            ("a las 8 y 20 de la noche", "8:20pm"),
            ("a la 1:30", "1:30pm"),
            ("a las 5 en punto", "5pm"),
            ("a las 5 p. m.", "5pm"),
            ("a las 17h", "5pm"),
            ("a las 17:30 h", "5:30pm"),
            ("sobre las cinco", "5pm"),
            ("antes de las 5 de la tarde", "5pm"),
            ("hoy antes de las 6", "today 6pm"),
            ("mañana a las doce de la noche", "midnight tomorrow"),
            ("a las 12 de la mañana", "noon"),
            ("hasta mañana", "tomorrow"),
            ("antes del cierre", "close"),
            ("a finales de mes", "end of month"),
            ("hoy sin falta", "today"),
            ("como máximo el jueves", "thursday"),
        ] {
            assert!(parse(english, &now()).is_some(), "{english}");
            assert_eq!(parse(said, &now()), parse(english, &now()), "{said}");
        }
        for said in [
            "el cargo",
            "en casa",
            "a las",
            "mañana no",
            "luego",
            "ahorita",
            "en unos días",
            "a la brevedad",
            "el lunes 26 de noviembre",
        ] {
            assert_eq!(parse(said, &now()), None, "{said}");
        }
    }

    #[test]
    fn a_promise_in_spanish_splits_where_its_time_begins() {
        for (text, what, when) in [
            ("enviar el formulario para el viernes", "enviar el formulario", "friday"),
            ("enviar el formulario a más tardar mañana a las 3", "enviar el formulario", "tomorrow 3pm"),
            ("devolver la llamada en dos horas", "devolver la llamada", "in 2 hours"),
            ("llamarle el lunes", "llamarle", "monday"),
            ("llamarle el 3 de diciembre", "llamarle", "3 december"),
            ("enviarlo para el 15", "enviarlo", "the 15th"),
        ] {
            let (split, due) = split_promise(text, &now());
            assert_eq!((split.as_str(), due.map(|due| due.at)), (what, parse(when, &now())), "{text}");
        }
        for text in [
            "revisar el cobro del viernes",
            "confirmar la cita de la próxima semana",
            "explicar por qué cobraron el 3 de marzo",
            "para el viernes",
            "revisar la cuenta",
            "ver a Marta",
        ] {
            assert_eq!(split_promise(text, &now()), (text.to_owned(), None), "{text}");
        }
    }
}
