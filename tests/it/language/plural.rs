//! Counts: what stands behind a number fits 0, 1 and 2 of it, in every language.

use std::collections::BTreeSet;

use evenkeel::model::language::{Argument as _, Language, filled};
use evenkeel::say;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;

use super::{messages, speak};

#[test]
fn plurals_follow_the_rules_of_the_language() {
    let said = |tag: &str, count: usize| {
        speak(Language::tagged(tag).unwrap());
        say!("bar-calls-to-finish", count, call = "A", key = "B")
    };
    assert_eq!(said("en", 1), "1 call to finish, go on with A (B)");
    assert_eq!(said("en", 2), "2 calls to finish, go on with A (B)");
    assert_eq!(said("es", 1), "1 llamada por completar, seguir con A (B)");
    assert_eq!(said("es", 0), "0 llamadas por completar, seguir con A (B)");
    assert_eq!(said("es", 1_000_000), "1000000 llamadas por completar, seguir con A (B)");
}

/// Counts that no language has a plural for.
const COUNTED: [&str; 7] = ["bytes", "cells", "columns", "known", "moved", "taken", "there"];

/// What may stand behind one and behind several alike, by the tag of its language.
const ALIKE: [(&str, &str); 2] = [
    (
        "en",
        "cannot be|decrypted|encrypted|is expected|kept so|made|more due|more to|moved to|of|refused|selected|\
         taken|that cannot|there already|to finish|unreadable",
    ),
    ("es", "de|más para|más por|no|por completar"),
];

/// The arguments that a message chooses a plural by.
fn counted(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression: Expression::Select { selector, variants } } = element
        else {
            continue;
        };
        if let InlineExpression::VariableReference { id } = selector
            && variants.iter().any(|variant| format!("{:?}", variant.key).contains("\"one\""))
        {
            found.insert(id.name.to_owned());
        }
        for variant in variants {
            counted(&variant.value, found);
        }
    }
}

/// Every argument that is a count in some message of some language.
fn counts() -> BTreeSet<String> {
    let mut found: BTreeSet<String> = COUNTED.map(str::to_owned).into();
    for (_, text) in Language::all().flat_map(Language::words) {
        for entry in parser::parse(*text).unwrap().body {
            if let Entry::Message(Message { value: Some(pattern), .. }) = entry {
                counted(&pattern, &mut found);
            }
        }
    }
    found
}

/// What stands behind the number of a message that counts so many of this argument.
fn behind(key: &str, arguments: &BTreeSet<String>, counted: &String, count: usize) -> Option<String> {
    let given = |name: &String| {
        let name: &'static str = name.clone().leak();
        (name, if name == counted { count.value() } else { "…".value() })
    };
    let said = filled(key.to_owned().leak(), &arguments.iter().map(given).collect::<Vec<_>>());
    let (_, rest) = said.split_once(&format!("{count} "))?;
    rest.starts_with(char::is_alphabetic).then(|| rest.to_owned())
}

#[test]
fn what_is_counted_fits_one_and_several_in_every_language() {
    let counts = counts();
    assert!(counts.contains("count") && counts.contains("files"), "{counts:?}");
    let mut wrong = Vec::new();
    for language in Language::all() {
        speak(language);
        let alike = ALIKE.iter().find(|(tag, _)| *tag == language.tag());
        let alike: Vec<&str> = alike.map_or(Vec::new(), |(_, words)| words.split('|').collect());
        let mut left: BTreeSet<&str> = alike.iter().copied().collect();
        for (key, arguments) in messages(language) {
            for counted in arguments.iter().filter(|name| counts.contains(*name)) {
                let [one, several] = [1, 2].map(|count| behind(&key, &arguments, counted, count));
                let Some(one) = one else { continue };
                let known = alike.iter().find(|words| {
                    let rest = one.strip_prefix(**words);
                    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                });
                if let Some(words) = known {
                    left.remove(words);
                } else if several.as_ref() == Some(&one) {
                    wrong.push(format!("{}: {key}: 1 {one}", language.tag()));
                }
            }
        }
        wrong.extend(left.iter().map(|words| format!("{}: {words} stands nowhere", language.tag())));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn one_of_what_went_wrong_is_told_as_one() {
    speak(Language::tagged("es").unwrap());
    assert!(say!("cli-checked", files = 1, findings = 1, unreadable = 1).ends_with(", 1 ilegible"));
    assert!(say!("cli-checked", files = 1, findings = 1, unreadable = 0).ends_with(", 0 ilegibles"));
    assert!(say!("cli-packs-checked", count = 3, broken = 1).ends_with(", 1 que no se puede usar"));
    assert!(say!("cli-packs-checked", count = 3, broken = 2).ends_with(", 2 que no se pueden usar"));
}
