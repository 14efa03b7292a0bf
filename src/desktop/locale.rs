//! The language of the system. Must not know what is said in it.

use crate::model::language::Language;

/// Speaks the language of the system, as `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG` say, or the settings
/// of Windows and macOS.
pub fn speak() {
    Language::best(sys_locale::get_locales()).of_system();
}
