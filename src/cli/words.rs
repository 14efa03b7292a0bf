//! What `--help`, the manual and a refusal say, in the language in force: commands and arguments
//! have names, and by these the messages of `help.ftl` are found. Must not know what they do.

use std::ffi::OsString;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, Error, FromArgMatches as _};
use uuid::Uuid;

use super::args::{Cli, Global};
use super::one_line;
use crate::model::language::Language;
use crate::model::short_id;
use crate::say;

/// What was said to the program; where that is not understood, or asks for help, in plain words.
pub(super) fn read(args: &[OsString]) -> Result<Cli, Error> {
    bare().try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches))
}

/// The same, with what a search leaves out (`-refund`) behind `--`: wherever it stands it is no option.
pub(super) fn minus_last(args: Vec<OsString>) -> Vec<OsString> {
    if !args.iter().any(|arg| arg == "search") {
        return args;
    }
    let bare = bare();
    let Some(search) = bare.find_subcommand("search") else { return args };
    let options: Vec<&Arg> = bare.get_arguments().chain(search.get_arguments()).collect();
    let takes_next = |said: &str| {
        let Some(name) = said.strip_prefix("--") else { return false };
        let option = options.iter().find(|arg| arg.get_long() == Some(name));
        option.is_some_and(|arg| arg.get_action().takes_values())
    };
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    let mut is_search = false;
    let mut rest = args.iter().cloned();
    kept.extend(rest.next());
    while let Some(arg) = rest.next() {
        let said = arg.to_string_lossy().into_owned();
        match said.as_str() {
            "--" => {
                left_out.extend(rest.by_ref());
                break;
            }
            option if option.starts_with("--") => {
                kept.push(arg);
                if takes_next(option) {
                    kept.extend(rest.next());
                }
            }
            "-" | "-h" | "-V" => kept.push(arg),
            minus if minus.starts_with('-') && is_search => left_out.push(arg),
            word if !is_search && word != "search" => return args,
            _ => {
                is_search = true;
                kept.push(arg);
            }
        }
    }
    if left_out.is_empty() || !is_search {
        return args;
    }
    kept.push("--".into());
    kept.extend(left_out);
    kept
}

/// The arguments for every command, as far as the language hangs on them, however wrong the others are.
pub(super) fn global(args: &[OsString]) -> Option<Global> {
    let is_named = |arg: &&OsString| arg.to_string_lossy().starts_with("--config-dir");
    let length = |named: &OsString| if named.to_string_lossy().contains('=') { 1 } else { 2 };
    let named = args.iter().skip_while(|arg| !is_named(arg));
    let length = named.clone().next().map_or(0, length);
    let matches =
        bare().ignore_errors(true).try_get_matches_from(args.iter().take(1).chain(named.take(length)));
    Global::from_arg_matches(&matches.ok()?).ok()
}

/// Why these are no arguments, or the help that they ask for; `error` where that is not known.
pub(super) fn answer(args: &[OsString], error: Error) -> Error {
    worded(Reader::Person).try_get_matches_from(args).err().unwrap_or(error)
}

/// The help, for a terminal.
pub(super) fn help(asked: &Error) -> String {
    asked.render().to_string().replace("[OPTIONS]", say!("help-some-options"))
}

/// Why what was said is not understood, in one line.
pub(super) fn refusal(error: &Error) -> String {
    let said =
        |kind| error.get(kind).map(|value| one_line(&value.to_string())).filter(|said| !said.is_empty());
    let argument = said(ContextKind::InvalidArg).unwrap_or_default();
    let why = match (error.kind(), said(ContextKind::InvalidValue)) {
        (ErrorKind::UnknownArgument, _) => say!("help-argument-unknown", argument),
        (ErrorKind::InvalidSubcommand, _) => {
            say!("help-command-unknown", command = said(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        (ErrorKind::MissingSubcommand, _) => {
            let command = said(ContextKind::InvalidSubcommand).unwrap_or_default();
            say!(
                "help-command-missing",
                command,
                known = said(ContextKind::ValidSubcommand).unwrap_or_default()
            )
        }
        (ErrorKind::MissingRequiredArgument, _) => say!("help-argument-missing", argument),
        (ErrorKind::ArgumentConflict, _) => match said(ContextKind::PriorArg) {
            Some(other) if other != argument => say!("help-arguments-conflict", argument, other),
            _ => say!("help-argument-twice", argument),
        },
        (ErrorKind::InvalidValue, None) => say!("help-value-missing", argument),
        (ErrorKind::InvalidValue, Some(value)) => match said(ContextKind::ValidValue) {
            Some(known) => say!("help-value-unknown", argument, value, known),
            None => say!("help-value-wrong", argument, value),
        },
        (ErrorKind::ValueValidation, Some(value)) => say!("help-value-wrong", argument, value),
        (ErrorKind::TooManyValues, Some(value)) => say!("help-value-too-many", argument, value),
        _ => say!("help-not-understood").to_owned(),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let unknown = said(ContextKind::InvalidSubcommand).unwrap_or(argument);
    match near.into_iter().find_map(said).or_else(|| to_show(&unknown)) {
        Some(near) => say!("help-refused-near", why, near),
        None => say!("help-refused", why),
    }
}

/// The command that shows the call with this id, if it may be one: `export` and `--limit` are none.
fn to_show(said: &str) -> Option<String> {
    let has_digit = said.contains(|c: char| c.is_ascii_digit());
    let is_short = has_digit && !said.starts_with('-') && short_id::normalise(said).is_some();
    (is_short || Uuid::try_parse(said).is_ok()).then(|| say!("help-refused-is-call", said))
}

/// Who reads the words.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Reader {
    /// A person, who sees the values of an argument beneath it.
    Person,
    /// A shell, which offers them.
    Shell,
}

/// All commands and their arguments, with words.
pub(super) fn worded(reader: Reader) -> Command {
    with_words(bare(), "", reader).about(say!("help-program"))
}

/// All commands and their arguments.
fn bare() -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    Cli::command().disable_help_flag(true).disable_version_flag(true).args([help, version])
}

/// `path` is what was said to get here: "playbook-import-".
fn with_words(command: Command, path: &str, reader: Reader) -> Command {
    command
        .help_template(format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}", say!("help-usage")))
        .subcommand_help_heading(say!("help-commands"))
        .subcommand_value_name(say!("help-command"))
        .mut_args(|arg| argument(arg, path, reader))
        .mut_subcommands(|command| {
            let about = word(&format!("help-{path}{}", command.get_name())).unwrap_or_default();
            let inside = format!("{path}{}-", command.get_name());
            with_words(command, &inside, reader).about(about)
        })
}

fn argument(arg: Arg, path: &str, reader: Reader) -> Arg {
    let name = arg.get_id().as_str().replace('_', "-");
    let heading = match (arg.is_positional(), arg.is_global_set() || path.is_empty() && name == "version") {
        (true, _) => say!("help-arguments"),
        (_, false) => say!("help-options"),
        (_, true) => say!("help-everywhere"),
    };
    let own = |of: &str| word(&format!("help-{path}{of}")).or_else(|| word(&format!("help-{of}")));
    let takes_value = arg.get_action().takes_values();
    let values = if takes_value { arg.get_possible_values() } else { Vec::new() };
    let values: Vec<_> = (values.iter().map(PossibleValue::get_name))
        .map(|value| (value.to_owned(), own(&format!("{name}-{value}"))))
        .collect();
    let mut help = own(&name).unwrap_or_default();
    if reader == Reader::Person {
        help.push_str(&beneath(&values));
        help.push_str(&instead(&arg));
    }
    let arg = arg.help(help).help_heading(heading).hide_env(true);
    if !takes_value {
        return arg;
    }
    let takes = arg.get_value_names().and_then(|names| names.first()).map_or(name, ToString::to_string);
    let takes =
        word(&format!("help-value-{}", takes.to_lowercase().replace([' ', '=', '_'], "-"))).unwrap_or(takes);
    let arg = arg.hide_default_value(true).hide_possible_values(true).value_name(takes);
    if values.is_empty() {
        return arg;
    }
    let offered = values.into_iter().map(|(name, meaning)| match meaning {
        Some(meaning) => PossibleValue::new(name).help(meaning),
        None => PossibleValue::new(name),
    });
    arg.value_parser(PossibleValuesParser::new(offered))
}

/// The values that an argument can have: a line each where there is more to say of them.
fn beneath(values: &[(String, Option<String>)]) -> String {
    let meant =
        values.iter().filter_map(|(name, meaning)| Some(format!("\n  {name}: {}", meaning.as_ref()?)));
    let meant: String = meant.collect();
    let names: Vec<_> = values.iter().map(|(name, _)| name.as_str()).collect();
    if meant.is_empty() && !names.is_empty() { format!(": {}", names.join(", ")) } else { meant }
}

/// What holds where an argument is not given.
fn instead(arg: &Arg) -> String {
    let values = if arg.get_action().takes_values() { arg.get_default_values() } else { &[] };
    let beside: Vec<_> = (values.iter().map(|value| value.to_string_lossy()))
        .map(|value| say!("help-else", value))
        .chain(arg.get_env().map(|name| say!("help-environment", name = name.to_string_lossy())))
        .collect();
    if beside.is_empty() { String::new() } else { format!("\n[{}]", beside.join("; ")) }
}

/// The message with this key, if there is one.
fn word(key: &str) -> Option<String> {
    Language::spoken().find(key)
}
