//! The words of all languages: none missing, none left over, each with the arguments that the code
//! gives, and none written into the code of a view.

use std::collections::{BTreeMap, BTreeSet};

use evenkeel::model::language::{Language, filled};
use evenkeel::say;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::tidy::{self, files};

mod code;
mod pictures;
mod playbook;
mod plural;
// Windows is not told its language by the environment
#[cfg(not(windows))]
mod refused;
mod room;
mod terminal;

use code::{Call, calls, literals};

/// From now on this test speaks this language, and no other test does.
fn speak(language: Language) {
    Language::apart();
    language.speak();
}

/// The messages of a language with the names of their arguments.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(language: Language) -> Messages {
    let mut found = Messages::new();
    for (name, text) in language.words() {
        let file = format!("data/languages/{}/{name}.ftl", language.tag());
        let resource = parser::parse(*text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(Message { id, value: Some(pattern), .. }) = entry else { continue };
            let of_file = id.name.split_once('-').is_some_and(|(first, _)| first == *name);
            assert!(of_file, "{file}: {} does not begin with the name of its file", id.name);
            let mut arguments = BTreeSet::new();
            collect(&pattern, &mut arguments);
            let twice = found.insert(id.name.to_owned(), arguments);
            assert!(twice.is_none(), "{file}: {} is there twice", id.name);
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                for variant in variants {
                    collect(&variant.value, arguments);
                }
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inline {
            arguments.insert(id.name.to_owned());
        }
    }
}

fn sources() -> Vec<(String, String)> {
    files("src", "rs").into_iter().filter(|(name, _)| name != "src/model/language.rs").collect()
}

#[test]
fn every_language_has_every_message_with_the_same_arguments() {
    let english = messages(Language::ENGLISH);
    assert!(english.len() > 600, "{}", english.len());
    for language in Language::all().skip(1) {
        let own = messages(language);
        let keys = |of: &Messages| of.keys().cloned().collect::<BTreeSet<_>>();
        let missing: Vec<_> = keys(&english).difference(&keys(&own)).cloned().collect();
        let left_over: Vec<_> = keys(&own).difference(&keys(&english)).cloned().collect();
        assert_eq!((missing, left_over), (vec![], vec![]), "{}: missing, left over", language.tag());
        for (key, arguments) in &own {
            assert_eq!(arguments, &english[key], "{}: arguments of {key}", language.tag());
        }
    }
}

#[test]
fn every_message_that_the_code_names_is_there_with_the_arguments_given() {
    let english = messages(Language::ENGLISH);
    for (name, text) in sources() {
        for Call { key, arguments } in calls(&text) {
            let known = english.get(&key).unwrap_or_else(|| panic!("{name}: no message {key}"));
            if let Some(arguments) = arguments {
                assert_eq!(&arguments, known, "{name}: arguments of {key}, left given, right used");
            }
        }
    }
}

#[test]
fn every_message_is_named_in_the_code() {
    let named: BTreeSet<String> =
        files("src", "rs").iter().flat_map(|(_, text)| literals(&tidy::code(text))).collect();
    let help = terminal::messages_of_help();
    let is_named = |key: &String| named.contains(key) || help.contains(key);
    let unused: Vec<_> = messages(Language::ENGLISH).into_keys().filter(|key| !is_named(key)).collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn what_a_desktop_shows_of_the_program_is_in_every_language() {
    let entry = tidy::read("assets/linux/evenkeel.desktop");
    let page = tidy::read("assets/linux/local.evenkeel.evenkeel.metainfo.xml");
    let told = tidy::read("README.md");
    for file in ["assets/linux/evenkeel.desktop", "assets/linux/local.evenkeel.evenkeel.metainfo.xml"] {
        assert!(told.contains(file), "README says nothing of {file} to whoever adds a language");
    }
    let count = |text: &str, what: &str| text.matches(what).count();
    for language in Language::all().skip(1) {
        let tag = language.tag();
        for key in ["GenericName", "Comment", "Keywords"] {
            assert!(entry.contains(&format!("\n{key}[{tag}]=")), "{key}[{tag}]");
        }
        // the program is called the same everywhere, its actions are not
        assert_eq!(count(&entry, "\nName="), count(&entry, &format!("\nName[{tag}]=")) + 1);
        for element in ["summary", "p", "li"] {
            let own = count(&page, &format!("<{element} xml:lang=\"{tag}\">"));
            assert_eq!(count(&page, &format!("<{element}>")), own, "{element} in {tag}");
        }
    }
}

#[test]
fn keys_are_written_as_they_stand_on_the_keyboard() {
    use evenkeel::model::hotkey::Hotkey;
    let names = |tag: &str| {
        speak(Language::tagged(tag).unwrap());
        Hotkey::ALL.map(Hotkey::name)
    };
    assert_eq!(names("en"), ["Ctrl+Alt+Home", "Ctrl+Alt+Insert", "Ctrl+Shift+F12", "Shift+Pause"]);
    assert_eq!(names("es"), ["Ctrl+Alt+Inicio", "Ctrl+Alt+Insert", "Ctrl+Mayús+F12", "Mayús+Pausa"]);
    let end = evenkeel::ui::commands::key_of(evenkeel::ui::commands::Command::End);
    assert_eq!(end, "Ctrl+Intro");
}

#[test]
fn no_mark_of_code_is_shown_in_a_window() {
    for language in Language::all() {
        for (name, text) in language.words().iter().filter(|(name, _)| ["settings", "review"].contains(name))
        {
            assert!(!text.contains('`'), "{}/{name}.ftl: a window shows it as it stands", language.tag());
        }
    }
}

#[test]
fn what_is_said_holds_no_marks_of_direction_and_what_is_unknown_shows_its_key() {
    speak(Language::ENGLISH);
    assert_eq!(say!("promised-by", due = "x"), "by x");
    assert_eq!(say!("nowhere-at-all"), "nowhere-at-all");
    assert_eq!(filled("nowhere-at-all", &[]), "nowhere-at-all");
}

#[test]
fn the_language_is_that_of_the_first_locale_known() {
    let best = |locales: &[&str]| Language::best(locales.iter().map(|&locale| locale.to_owned())).tag();
    assert_eq!(best(&["es-MX", "en-US"]), "es");
    assert_eq!(best(&["es_ES.UTF-8"]), "es");
    assert_eq!(best(&["tlh", "es"]), "es");
    assert_eq!(best(&["en-US-POSIX", "es"]), "en");
    assert_eq!(best(&["tlh"]), "en");
    assert_eq!(best(&[]), "en");
}

/// Names of what is no word: of the program, its fonts, keys that are called so everywhere, and ids
/// of parts of the window.
const NO_WORDS: [&str; 11] = [
    "Evenkeel",
    "Inter",
    "Inter SemiBold",
    "Esc",
    "Ctrl",
    "Cmd",
    "Ctrl+H",
    "beside bar",
    "beside foot",
    "playbook list",
    "saved call",
];

/// Whether a text of the code reads like words for somebody.
fn is_said(text: &str) -> bool {
    let without = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let without: String = without.collect();
    let capital = without.chars().next().is_some_and(char::is_uppercase)
        && without.chars().nth(1).is_some_and(char::is_lowercase);
    let words = without.split(' ').filter(|word| word.chars().filter(|c| c.is_lowercase()).count() > 1);
    capital || words.count() > 1 || without.contains(['…', '“', '’'])
}

#[test]
fn no_word_is_written_into_the_code_of_a_view() {
    assert!(is_said("New call") && is_said("not saved") && is_said("Undo") && is_said("and {more} more"));
    assert!(!is_said("{name} ({key})") && !is_said("guide") && !is_said("bar-new-call"));
    for (name, text) in files("src/ui", "rs") {
        let code = tidy::code(&text);
        // the reason of a lint is for those who read the code
        let code: Vec<_> = code.lines().filter(|line| !line.contains("reason = ")).collect();
        let said = literals(&code.join("\n")).into_iter().filter(|text| is_said(text));
        let said: Vec<_> = said.filter(|text| !NO_WORDS.contains(&text.as_str())).collect();
        assert_eq!(said, Vec::<String>::new(), "{name}: words belong into data/languages");
    }
}

/// How texts of the code begin that read like words and are none for a user, and what reads them.
const NOT_READ: [(&str, &str); 24] = [
    ("input method", "the name of a plugin"),
    ("no screen", "the log"),
    ("the keyboard has no such key", "the log"),
    ("none is active", "the log"),
    ("it was closed", "the log"),
    ("they are turned off", "the log"),
    ("it was asked for", "the log"),
    ("the session is a remote one", "the log"),
    ("under Wayland alone", "the log"),
    ("there is no graphics device", "the log"),
    ("OpenGL would calculate", "the log"),
    ("there is a graphics device", "the log"),
    ("the facts of a call", "the log"),
    ("shared librar", "looked for in what a library says"),
    ("neither WAYLAND_DISPLAY", "looked for in what a library says"),
    ("Failed to open connection", "looked for in what a library says"),
    ("Could not find wayland", "looked for in what a library says"),
    ("Control Panel", "the registry"),
    (" (os error", "looked for in what the system says"),
    ("no later than ", "looked for in what the agent says"),
    ("not later than ", "looked for in what the agent says"),
    ("since:{monday} until:{sunday}", "the search, the same in every language"),
    ("[Desktop Entry]", "the desktop"),
    ("\n:root{", "the browser"),
];

/// How a text begins that is for the database.
const DATABASE: [&str; 8] = ["SELECT", "INSERT", "DELETE", "UPDATE", "BEGIN", "CREATE", "WITH", "PRAGMA"];

/// Whether it has two words for somebody, marks and what is filled in aside.
fn is_sentence(text: &str) -> bool {
    if DATABASE.iter().any(|verb| text.trim_start().starts_with(verb)) {
        return false;
    }
    let without = |text: &str, from: char, to: char, gap: &str| {
        let (first, rest) = text.split_once(from).unwrap_or((text, ""));
        let rest = rest.split(from).map(|part| part.split_once(to).map_or(part, |(_, rest)| rest));
        std::iter::once(first).chain(rest).collect::<Vec<_>>().join(gap)
    };
    let plain = without(&without(&text.replace("\\n", " "), '{', '}', ""), '<', '>', " ");
    let words = plain.split_whitespace().filter(|word| word.chars().filter(|c| c.is_lowercase()).count() > 1);
    words.count() > 1
}

#[test]
fn no_sentence_is_written_into_the_code() {
    assert!(is_sentence("it is a link") && is_sentence("{name} was <b>not saved</b>"));
    assert!(!is_sentence("{first} {second}") && !is_sentence("SELECT row FROM late"));
    let sources = files("src", "rs").into_iter().filter(|(name, _)| !name.ends_with("/tests.rs"));
    let said = sources.flat_map(|(name, text)| {
        let said = literals(&code::read_by_users(&text)).into_iter().filter(|text| is_sentence(text));
        said.map(move |text| (name.clone(), text)).collect::<Vec<_>>()
    });
    let said: Vec<_> = said.filter(|(_, text)| !NO_WORDS.contains(&text.as_str())).collect();
    let known = |text: &str| NOT_READ.iter().any(|(begins, _)| text.starts_with(begins));
    let unknown: Vec<_> = said.iter().filter(|(_, text)| !known(text)).collect();
    assert_eq!(unknown, Vec::<&(String, String)>::new(), "words belong into data/languages");
    let is_gone = |begins: &&str| !said.iter().any(|(_, text)| text.starts_with(*begins));
    let gone: Vec<_> = NOT_READ.iter().map(|(begins, _)| *begins).filter(is_gone).collect();
    assert_eq!(gone, Vec::<&str>::new(), "exceptions that stand nowhere any more");
}
