//! The language of the system. Must not know what is said in it.

use crate::model::language::Language;

/// Speaks the language of the system, as `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG` say, or the settings
/// of Windows and macOS.
pub fn speak() {
    let locales = if cfg!(all(unix, not(target_vendor = "apple"))) {
        wanted(|variable| std::env::var(variable).ok())
    } else {
        sys_locale::get_locales().collect()
    };
    Language::best(locales).of_system();
}

/// The locales that the environment asks for, the best first, as gettext reads it: one variable alone names
/// the locale, and `LANGUAGE` counts only where that is no plain C, which scripts ask for.
fn wanted(variable: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let said = |name: &str| variable(name).filter(|said| !said.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(said).unwrap_or_default();
    if matches!(locale.split(['.', '@']).next(), Some("" | "C" | "POSIX")) {
        return Vec::new();
    }
    let preferred = said("LANGUAGE").unwrap_or_default();
    preferred.split(':').chain([locale.as_str()]).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(environment: &[(&str, &str)]) -> &'static str {
        let value = |name: &str| environment.iter().find(|(known, _)| *known == name);
        Language::best(wanted(|name| value(name).map(|(_, said)| (*said).to_owned()))).tag()
    }

    #[test]
    fn one_variable_names_the_locale() {
        assert_eq!(spoken(&[("LC_ALL", "C"), ("LANG", "es_ES.UTF-8")]), "en");
        assert_eq!(spoken(&[("LC_ALL", "POSIX"), ("LC_MESSAGES", "es_ES.UTF-8")]), "en");
        assert_eq!(spoken(&[("LC_ALL", "de_DE.UTF-8"), ("LANG", "es_ES.UTF-8")]), "en");
        assert_eq!(spoken(&[("LC_MESSAGES", "en_GB.UTF-8"), ("LANG", "es_ES.UTF-8")]), "en");
        assert_eq!(spoken(&[("LC_MESSAGES", "es_MX.UTF-8"), ("LANG", "en_US.UTF-8")]), "es");
        assert_eq!(spoken(&[("LC_ALL", ""), ("LC_MESSAGES", ""), ("LANG", "es_ES@euro")]), "es");
        assert_eq!(spoken(&[]), "en");
    }

    #[test]
    fn a_list_of_languages_goes_before_any_locale_but_plain_c() {
        assert_eq!(spoken(&[("LANGUAGE", "es"), ("LANG", "en_US.UTF-8")]), "es");
        assert_eq!(spoken(&[("LANGUAGE", "tlh:es_MX:en"), ("LC_ALL", "de_DE.UTF-8")]), "es");
        assert_eq!(spoken(&[("LANGUAGE", "en:es"), ("LANG", "es_ES.UTF-8")]), "en");
        assert_eq!(spoken(&[("LANGUAGE", ""), ("LANG", "es_ES.UTF-8")]), "es");
        assert_eq!(spoken(&[("LANGUAGE", "es"), ("LC_ALL", "C")]), "en");
        assert_eq!(spoken(&[("LANGUAGE", "es"), ("LANG", "C.UTF-8")]), "en");
        assert_eq!(spoken(&[("LANGUAGE", "es")]), "en");
    }
}
