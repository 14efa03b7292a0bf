//! The terminal speaks the language of the system, or the one that was chosen in the window.

use clap::{Command, CommandFactory as _};
use evenkeel::cli::args::Cli;
use evenkeel::model::language::Language;

use crate::support::{Home, run};

// Windows is not told its language by the environment
#[cfg(not(windows))]
#[test]
fn the_terminal_speaks_the_language_of_the_system_and_scripts_find_the_same_ids() {
    let home = Home::new();
    let in_spanish = |args: &[&str]| run(home.program().env("LC_ALL", "es_MX.UTF-8").args(args), b"");
    let guide = in_spanish(&["guide", "angry"]);
    assert!(guide.out.contains("Enojado, lo quiere ya (angry)"), "{guide:?}");
    let wrong = in_spanish(&["show-call", "7K4-Q2M"]);
    assert_eq!(wrong.err, "evenkeel: no existe la llamada 7K4-Q2M, no se cambió nada\n");
    let filed =
        in_spanish(&["note", "--situation", "angry", "--promise", "enviar el formulario para mañana"]);
    let shown = run(home.program().args(["show-call", filed.out.trim(), "--format", "json"]), b"");
    assert!(shown.out.contains("\"situations\":[\"angry\"]"), "{shown:?}");
    assert!(shown.out.contains("\"text\":\"enviar el formulario\""), "{shown:?}");
}

// Windows is not told its language by the environment
#[cfg(not(windows))]
#[test]
fn a_script_that_asks_for_plain_c_is_told_in_english() {
    let home = Home::new();
    let spanish = [("LANG", "es_ES.UTF-8"), ("LC_MESSAGES", "es_ES.UTF-8"), ("LANGUAGE", "es")];
    let wrong = run(home.program().envs(spanish).args(["show-call", "7K4-Q2M"]), b"");
    assert_eq!(wrong.err, "evenkeel: there is no call 7K4-Q2M, nothing was changed\n");
}

#[test]
fn the_language_chosen_goes_before_that_of_the_system() {
    let home = Home::new();
    let folder = home.folders().config;
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("settings.ron"), "(language: Some(\"es\"))").unwrap();
    let guide = run(home.program().args(["guide", "angry"]), b"");
    assert!(guide.out.contains("Enojado, lo quiere ya (angry)"), "{guide:?}");
}

/// Every message of the help that a command or an argument asks for; one in a list will do.
fn asked_for(command: &Command, path: &str, wanted: &mut Vec<Vec<String>>) {
    for argument in command.get_arguments() {
        let name = argument.get_id().as_str().replace('_', "-");
        wanted.push(vec![format!("help-{path}{name}"), format!("help-{name}")]);
        if argument.get_action().takes_values() {
            let takes = argument.get_value_names().map_or(name.clone(), |names| names[0].to_string());
            let takes = takes.to_lowercase().replace([' ', '=', '_'], "-");
            wanted.push(vec![format!("help-value-{takes}")]);
        }
        // levels of a log and shells are called so everywhere
        if argument.get_action().takes_values() && !["log", "shell"].contains(&name.as_str()) {
            for value in argument.get_possible_values().iter().map(|value| value.get_name().to_owned()) {
                let keys = [format!("help-{path}{name}-{value}"), format!("help-{name}-{value}")];
                wanted.push(keys.into());
            }
        }
    }
    for sub in command.get_subcommands() {
        wanted.push(vec![format!("help-{path}{}", sub.get_name())]);
        asked_for(sub, &format!("{path}{}-", sub.get_name()), wanted);
    }
}

/// The messages that the help of the terminal is made of.
pub(super) fn messages_of_help() -> Vec<String> {
    let mut wanted = Vec::new();
    asked_for(&Cli::command(), "", &mut wanted);
    wanted.push(vec!["help-help".to_owned()]);
    wanted.push(vec!["help-version".to_owned()]);
    let known = super::messages(Language::ENGLISH);
    let found = |keys: &Vec<String>| keys.iter().find(|key| known.contains_key(*key)).cloned();
    wanted.iter().map(|keys| found(keys).unwrap_or_else(|| panic!("no message {}", keys[0]))).collect()
}

#[test]
fn every_command_and_argument_has_its_words() {
    assert!(messages_of_help().len() > 120);
}

// Windows is not told its language by the environment
#[cfg(not(windows))]
#[test]
fn help_and_manual_are_in_the_language_of_the_system() {
    let home = Home::new();
    let in_spanish = |args: &[&str]| run(home.program().env("LC_ALL", "es_ES.UTF-8").args(args), b"");
    let (english, spanish) = (home.ok(&["export", "--help"]), in_spanish(&["export", "--help"]).out);
    for (own, other) in [
        (
            "Usage: evenkeel export [OPTIONS] --format <FORMAT>",
            "Uso: evenkeel export [OPCIONES] --format <FORMATO>",
        ),
        ("Options:", "Opciones:"),
        ("jsonl: one record a line, as JSON", "jsonl: un registro por línea, en JSON"),
        ("With every command:", "Con cualquier comando:"),
        (
            "[else auto; or EVENKEEL_RENDERER in the environment]",
            "[si no, auto; o EVENKEEL_RENDERER en el entorno]",
        ),
        ("This help", "Esta ayuda"),
    ] {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat(&english).contains(own), "{own}: {english}");
        assert!(flat(&spanish).contains(other), "{other}: {spanish}");
    }
    let manual = in_spanish(&["man"]).out;
    for section in ["NOMBRE", "SINOPSIS", "DESCRIPCIÓN", "OPCIONES", "COMANDOS", "VERSIÓN"] {
        assert!(manual.lines().any(|line| line.trim_matches('"').ends_with(section)), "{section}: {manual}");
    }
}

#[test]
fn the_version_of_a_call_is_asked_for_with_show_call_alone() {
    let home = Home::new();
    let help = home.ok(&["show-call", "--help"]);
    let (own, everywhere) = help.split_once("With every command:").unwrap();
    assert!(own.contains("--version <N>") && !everywhere.contains("--version"), "{help}");
}

#[test]
fn help_is_in_the_language_chosen_wherever_its_folder_is_named() {
    let home = Home::new();
    let folder = home.path("elsewhere");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("settings.ron"), "(language: Some(\"es\"))").unwrap();
    let joined = format!("--config-dir={}", folder.display());
    for (args, said) in [
        (&["--help", "--config-dir", folder.to_str().unwrap()][..], "Uso: evenkeel [OPCIONES] [COMANDO]"),
        (&["note", &joined, "--help"], "Uso: evenkeel note [OPCIONES]"),
        (&["note", "--frobnicate", &joined], "evenkeel: aquí no existe --frobnicate, no se hizo nada"),
        (&[&joined, "man"], ".SH SINOPSIS"),
        (&["completions", "fish", &joined], "Revisar cada archivo"),
    ] {
        let ran = home.run(args);
        assert!(ran.out.contains(said) || ran.err.contains(said), "{args:?}: {ran:?}");
    }
}

#[test]
fn what_is_not_understood_is_told_in_one_line() {
    let home = Home::new();
    for (args, line) in [
        (
            &["show", "7K4-Q2M"][..],
            "there is no 7K4-Q2M here, did you mean evenkeel show-call 7K4-Q2M? Nothing was done",
        ),
        (&["7k4q2m"], "there is no command 7k4q2m, did you mean evenkeel show-call 7k4q2m? Nothing was done"),
        (&["frobnicate"], "there is no command frobnicate, nothing was done, see evenkeel --help"),
        (&["exprot"], "there is no command exprot, did you mean export? Nothing was done"),
        (&["note", "--word", "x"], "there is no --word here, did you mean --words? Nothing was done"),
        (&["show", "--xyz123"], "there is no --xyz123 here, nothing was done, see evenkeel --help"),
        (&["export"], "this is missing: --format <FORMAT>, nothing was done, see evenkeel --help"),
        (
            &["--renderer", "steam"],
            "--renderer <RENDERER> cannot be steam, it can be auto, gl, cpu, nothing was done, see evenkeel --help",
        ),
        (&["export", "--format"], "--format <FORMAT> needs a value, nothing was done, see evenkeel --help"),
        (&["search", "--limit", "ten"], "--limit <N> cannot be ten, nothing was done, see evenkeel --help"),
        (
            &["search", "--limit", "1", "--limit", "2"],
            "--limit <N> was given twice, nothing was done, see evenkeel --help",
        ),
        (
            &["erase", "--id", "x", "--customer", "y"],
            "--id <ID> and --customer <TEXT> do not go together, nothing was done, see evenkeel --help",
        ),
        (
            &["search", "--json=1"],
            "--json takes no value, not 1 either, nothing was done, see evenkeel --help",
        ),
        (&["note", "\u{1b}[2J"], "there is no"),
    ] {
        let ran = home.run(args);
        assert_eq!(ran.err.lines().count(), 1, "{args:?}: {ran:?}");
        assert!(
            ran.err.starts_with(&format!("evenkeel: {line}")) && !ran.err.contains('\u{1b}'),
            "{args:?}: {ran:?}"
        );
    }
}
