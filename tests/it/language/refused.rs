//! Why something was refused, in the language of the system, down to the reason that the system gives.

use std::fs;

use crate::support::{Home, Ran, run};

fn in_spanish(home: &Home, args: &[&str]) -> Ran {
    run(home.program().env("LC_ALL", "es_ES.UTF-8").args(args), b"")
}

// elsewhere there is no device that is always full
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_or_written_is_told_in_the_language_spoken() {
    let home = Home::new();
    home.ok(&["note", "--situation", "angry"]);
    for (args, told) in [
        (&["import", "/nope"][..], "el archivo no se puede leer, no está ahí, no se importó nada: /nope"),
        (
            &["encrypt", "--passphrase-file", "/nope"],
            "la contraseña no se puede leer, no está ahí, no se cambió nada: /nope",
        ),
        (
            &["export", "--format", "jsonl", "--out", "/dev/full"],
            "no se pudo escribir la exportación, el disco está lleno, no se cambió ninguna llamada: /dev/full",
        ),
    ] {
        let ran = in_spanish(&home, args);
        assert_eq!((ran.code, ran.err), (Some(1), format!("evenkeel: {told}\n")), "{args:?}");
    }
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut program = home.program();
    program.env("LC_ALL", "es_ES.UTF-8").args(["guide"]).stdout(full);
    let said = String::from_utf8(program.output().unwrap().stderr).unwrap();
    assert!(said.contains("no se pudo escribir la salida, el disco está lleno"), "{said}");
}

#[test]
fn what_is_no_whole_archive_is_told_in_words_of_ours() {
    let home = Home::new();
    home.ok(&["note", "--situation", "angry"]);
    let archive = home.path("all.tar");
    let named = archive.to_str().unwrap();
    home.ok(&["backup", named]);
    let whole = fs::read(&archive).unwrap();
    let none = "esta copia de seguridad no está completa, no es un archivo tar, no se cambió nada";
    let cut = "esta copia de seguridad no está completa, está cortada o alterada, no se cambió nada";
    for (bytes, told) in [
        (&b"no archive"[..], none),
        (&b"a page of text ".repeat(99)[..], none),
        (&whole[..700], cut),
        (&whole[..whole.len() / 2 + 100], cut),
    ] {
        fs::write(&archive, bytes).unwrap();
        let ran = in_spanish(&Home::new(), &["restore", named]);
        assert_eq!(ran.err, format!("evenkeel: {told}: {named}\n"));
    }
}

#[test]
fn a_date_is_understood_as_the_search_understands_it_and_else_refused_with_examples() {
    let home = Home::new();
    let id = home.ok(&["note", "--situation", "angry"]);
    for args in [
        &["export", "--format", "jsonl", "--since", "ayer", "--until", "hoy"][..],
        &["export", "--format", "jsonl", "--since", "Yesterday"],
        &["insights", "--json", "--since", "hoy"],
        &["handover", "--since", "ayer"],
    ] {
        let ran = run(home.program().args(args), b"");
        assert!(ran.code == Some(0) && ran.out.contains("ngry"), "{args:?}: {ran:?} {id}");
    }
    let ran = in_spanish(&home, &["handover", "--since", "luego"]);
    let examples = "escribe 2026-11-22, 2026-11-22T14:00, hoy, ayer o 7d";
    assert_eq!((ran.code, ran.err.contains(examples)), (Some(2), true), "{ran:?}");
    for example in ["2026-11-22", "2026-11-22T14:00", "hoy", "ayer", "7d"] {
        home.ok(&["handover", "--since", example]);
    }
    let help = in_spanish(&home, &["export", "--help"]).out;
    assert!(help.contains("hoy, ayer o 7d"), "{help}");
}

#[test]
fn a_command_without_the_one_inside_it_names_those_there_are() {
    let home = Home::new();
    let ran = home.run(&["playbook"]);
    let told = "evenkeel: evenkeel playbook takes one of check, import, export, nothing was done, see evenkeel --help\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), told));
}

#[test]
fn what_to_type_next_is_written_as_the_help_writes_it() {
    let home = Home::new();
    let file = home.path("calls.csv");
    fs::write(&file, "when,who\n2026-11-22,Lind\n").unwrap();
    let shown = in_spanish(&home, &["import", file.to_str().unwrap()]);
    assert!(shown.err.contains("--map COLUMNA=CAMPO"), "{shown:?}");
}
