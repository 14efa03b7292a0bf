//! The program from a terminal: what it prints, where it fails, what it never loses.

mod check;
mod encrypt;
mod erase;
mod export;
mod handover;
mod import;
mod memory;
mod narratives;
mod playbook;
mod portable;

use crate::support::{Home, Ran, run};

fn lines(out: &str) -> Vec<serde_json::Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The words of each call, as they stand in an export as Markdown.
fn words_in_markdown(page: &str) -> Vec<String> {
    let read = |part: &str| {
        if let Some(line) = part.strip_prefix(' ') {
            let mut escaped = false;
            let mut text = line.split('\n').next().unwrap().to_owned();
            text.retain(|c| {
                escaped = c == '\\' && !escaped;
                !escaped
            });
            return text;
        }
        let (fence, rest) = part.strip_prefix("\n  ").unwrap().split_once("text\n").unwrap();
        let (text, _) = rest.split_once(&format!("\n  {fence}\n")).unwrap();
        let lines = format!("\n{text}").replace("\n  ", "\n").replace("\r  ", "\r");
        lines.strip_prefix('\n').unwrap().to_owned()
    };
    page.split("\n- **Their words:**").skip(1).map(read).collect()
}

fn usage(ran: &Ran) -> &str {
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    &ran.err
}

#[test]
fn a_note_comes_back_with_all_that_was_said() {
    let home = Home::new();
    let id = home.ok(&[
        "note",
        "--situation",
        "angry",
        "--situation",
        "threat",
        "--words",
        "He said -- \"now\"",
        "--remedy",
        "-5 % off",
        "--customer",
        "Zoë",
        "--reference",
        "CRM-1",
        "--promise",
        "send it by courier by 2031-05-06",
        "--promise",
        "stand by",
    ]);
    let call = &lines(&home.ok(&["show-call", id.trim(), "--format", "json"]))[0];
    assert_eq!(call["situations"], serde_json::json!(["angry", "threat"]));
    assert_eq!(
        (&call["words"], &call["remedy"], &call["customer"], &call["reference"]),
        (&"He said -- \"now\"".into(), &"-5 % off".into(), &"Zoë".into(), &"CRM-1".into())
    );
    assert_eq!((&call["status"], &call["ended"]), (&"ended".into(), &call["opened"]));
    assert_eq!(call["promises"][0]["text"], "send it by courier");
    assert!(call["promises"][0]["due"].as_str().unwrap().starts_with("2031-05-06T"));
    assert_eq!(
        (&call["promises"][1]["text"], &call["promises"][1]["due"]),
        (&"stand by".into(), &serde_json::Value::Null)
    );
    assert_eq!(id.trim(), call["id"]);
    let short = call["short_id"].as_str().unwrap().to_lowercase();
    assert!(home.ok(&["show-call", &short]).contains("Their words: He said -- \"now\"\n"));
    assert_eq!(
        home.ok(&["show-call", &short, "--format", "ron"]).as_bytes(),
        std::fs::read(home.file_of(id.trim().parse().unwrap())).unwrap()
    );
}

#[test]
fn a_time_that_is_not_understood_is_told_and_the_promise_kept() {
    let home = Home::new();
    let ran = home.run(&["note", "--words", "late", "--promise", "send it by 30 February"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("no time was understood in a promise"), "{}", ran.err);
    assert_eq!(lines(&home.ok(&["promises", "--json"]))[0]["text"], "send it by 30 February");
    let ran = home.run(&["note", "--words", "late", "--promise", "send it by last Friday"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(home.ok(&["promises", "--due", "overdue"]).contains("send it"));
}

#[test]
fn an_open_note_stays_open() {
    let home = Home::new();
    let id = home.ok(&["note", "--open", "--words", "x"]);
    let call = &lines(&home.ok(&["show-call", id.trim(), "--format", "json"]))[0];
    assert_eq!((&call["status"], &call["ended"]), (&"open".into(), &serde_json::Value::Null));
}

#[test]
fn what_the_guard_masked_is_told_but_never_shown() {
    let home = Home::new();
    let ran = home.run(&["note", "--words", "my card is 4111 1111 1111 1111, cvv 737"]);
    assert_eq!(ran.code, Some(0));
    let id = ran.out.trim_end();
    assert_eq!(id.len(), 36, "{id}");
    let told: Vec<&str> = ran.err.lines().collect();
    assert!(
        told[0].starts_with("evenkeel: masked in their words (card): ")
            && told[1].contains("(security-code)"),
        "{told:?}"
    );
    let kept = std::fs::read_to_string(home.file_of(id.parse().unwrap())).unwrap();
    for text in [&ran.err, &kept] {
        assert!(!text.contains("4111 1111 1111") && !text.contains("cvv 737"), "{text}");
    }
}

#[test]
fn a_situation_that_is_not_there_is_answered_with_the_nearest() {
    let home = Home::new();
    for (said, near) in [("angri", "angry"), ("silence", "silent"), ("yelling", "angry")] {
        let ran = home.run(&["note", "--situation", said, "--words", "x"]);
        assert!(usage(&ran).contains(near), "{ran:?}");
    }
    assert_eq!(home.files().len(), 0);
}

#[test]
fn words_that_are_not_utf8_are_refused_and_nothing_is_filed() {
    let home = Home::new();
    let ran = run(home.program().args(["note", "--words", "-"]), b"caf\xe9");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert_eq!(
        ran.err,
        "evenkeel: their words cannot be read, byte 4 is not UTF-8, nothing was filed: stdin\n"
    );
    assert!(!home.path("data").exists());
}

#[test]
fn what_is_not_understood_ends_with_2() {
    let home = Home::new();
    for args in [
        &["note"][..],
        &["note", "--words", ""],
        &["frobnicate"],
        &["search", "x", "--since", "soonish"],
        &["export", "--format", "csv", "--until", "13:77"],
        &["export"],
        &["show-call"],
        &["guide", "zzzz"],
        &["--renderer", "steam"],
    ] {
        assert!(!usage(&home.run(args)).is_empty(), "{args:?}");
    }
}

#[test]
fn a_call_that_is_not_there_ends_with_1() {
    let home = Home::new();
    for id in ["01a20162-fc8c-74e9-8595-58e79d5903ee", "7K4-Q2M", "no id"] {
        let ran = home.run(&["show-call", id]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
        assert!(ran.err.starts_with(&format!("evenkeel: there is no call {id}")), "{}", ran.err);
    }
    assert!(!home.path("data").exists(), "looking makes no folders");
}

#[test]
fn search_narrows_by_words_situation_promise_and_time() {
    let home = Home::new();
    home.ok(&[
        "note",
        "--words",
        "Refund never came",
        "--situation",
        "angry",
        "--customer",
        "Ann",
        "--promise",
        "refund by 2020-01-01",
    ]);
    home.ok(&["note", "--words", "refund came\nlate", "--situation", "upset", "--promise", "call back"]);
    let found = |args: &[&str]| {
        let out = home.ok(&[&["search", "--json"], args].concat());
        lines(&out).iter().map(|line| line["snippet"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&["REFUND"]), ["refund came late", "Refund never came"]);
    assert_eq!(found(&["refund", "--limit", "1"]), ["refund came late"]);
    assert_eq!(found(&["never", "ann"]), ["Refund never came"]);
    assert_eq!(found(&["--situation", "upset"]), ["refund came late"]);
    assert_eq!(found(&["--promise", "overdue"]), ["Refund never came"]);
    assert_eq!(found(&["--promise", "open"]).len(), 2);
    assert_eq!(found(&["--promise", "kept"]).len(), 0);
    assert_eq!(found(&["--since", "today"]).len(), 2);
    assert_eq!(found(&["--until", "2020-01-01"]).len(), 0);
    assert_eq!(home.ok(&["search", "nowhere"]), "");
    let line = &lines(&home.ok(&["search", "ann", "--json"]))[0];
    let names: Vec<&String> = line.as_object().unwrap().keys().collect();
    assert_eq!(names, ["customer", "id", "opened", "short_id", "situations", "snippet"]);
    let plain = home.ok(&["search", "late"]);
    assert!(plain.lines().count() == 1 && plain.ends_with("  upset  refund came late\n"), "{plain}");
}

#[test]
fn words_with_a_minus_leave_calls_out_wherever_options_stand() {
    let home = Home::new();
    home.ok(&["note", "--words", "charged twice, wants a refund", "--situation", "angry"]);
    home.ok(&["note", "--words", "charged for a late fee", "--situation", "upset"]);
    let found = |args: &[&str]| {
        let out = home.ok(args);
        lines(&out).iter().map(|line| line["situations"][0].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for args in [
        &["search", "charged", "-refund", "--json"][..],
        &["search", "--json", "-refund", "charged"],
        &["search", "-refund", "--since", "7d", "charged", "--limit", "5", "--json"],
        &["search", "charged", "-situation:angry", "--json", "--until=today"],
        &["search", "charged", "-\"charged twice\"", "--json"],
        &["search", "-has:debrief", "--json", "--", "charged", "-refund"],
    ] {
        assert_eq!(found(args), ["upset"], "{args:?}");
    }
    assert!(found(&["search", "-late", "--json", "--situation", "upset"]).is_empty());
    assert!(home.ok(&["search", "-h"]).contains("--limit"), "it asks for help still");
    assert!(usage(&home.run(&["search", "charged", "--colour"])).contains("--colour"));
    assert!(usage(&home.run(&["promises", "-x"])).contains("-x"));
}

#[test]
fn whatever_fails_says_so_in_one_line() {
    let home = Home::new();
    home.ok(&["note", "--words", "x", "--customer", "Ann Lee"]);
    let other = home.note("her neighbour Ann Lee called before");
    let told = |args: &[&str], says: &str| {
        let ran = home.run(args);
        let line = ran.err.strip_prefix("evenkeel: ").unwrap_or_else(|| panic!("{args:?}: {ran:?}"));
        assert_eq!((ran.code, ran.err.lines().count()), (Some(1), 1), "{ran:?}");
        assert!(line.contains(says) && line.contains(home.path("").to_str().unwrap()), "{line}");
    };
    told(&["erase", "--customer", "Ann Lee", "--yes"], "1 file still names them");
    std::fs::write(home.file_of(other), "(").unwrap();
    told(&["check"], "1 file cannot be read, it was left where it is");
    std::fs::create_dir_all(home.path("config/playbook")).unwrap();
    std::fs::write(home.path("config/playbook/site.ron"), "(").unwrap();
    told(&["check"], "2 files cannot be read, they were left where they are");
    told(&["playbook", "check"], "1 pack cannot be used");
}

#[test]
fn promises_come_soonest_first_and_undated_ones_last() {
    let home = Home::new();
    home.ok(&["note", "--customer", "Ann", "--promise", "later by 2031-01-01", "--promise", "some day"]);
    home.ok(&["note", "--words", "x", "--promise", "long ago by 2020-01-01", "--promise", "today by 23:59"]);
    let owed = |due: &str| {
        let out = home.ok(&["promises", "--json", "--due", due]);
        lines(&out).iter().map(|line| line["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(owed("all"), ["long ago", "today", "later", "some day"]);
    assert_eq!(owed("overdue"), ["long ago"]);
    assert_eq!(owed("today"), ["today"]);
    let last = lines(&home.ok(&["promises", "--json"])).pop().unwrap();
    assert_eq!(
        (&last["id"], &last["to"], &last["due"], &last["status"]),
        (&"p2".into(), &"Ann".into(), &serde_json::Value::Null, &"open".into())
    );
    assert!(home.ok(&["promises"]).lines().next().unwrap().ends_with("long ago  overdue"));
}

#[test]
fn the_guide_shows_every_situation_and_one_in_full() {
    let home = Home::new();
    let all = lines(&home.ok(&["guide", "--json"]));
    assert_eq!(all.len(), 14);
    for situation in &all {
        for name in ["id", "name", "perspective", "if_continues"] {
            assert!(!situation[name].as_str().unwrap().is_empty());
        }
        for name in ["recognise", "steps", "say", "sources"] {
            assert!(situation[name].as_array().unwrap().iter().all(serde_json::Value::is_string), "{name}");
        }
        for (ids, of) in [("step_ids", "steps"), ("say_ids", "say")] {
            let ids = situation[ids].as_array().unwrap_or_else(|| panic!("no {ids}"));
            assert_eq!(ids.len(), situation[of].as_array().unwrap().len(), "an id for each of {of}");
            assert!(ids.iter().all(|id| id.as_str().is_some_and(|id| !id.is_empty())));
        }
        assert!(situation["avoid"][0]["phrase"].is_string() && situation["avoid"][0]["instead"].is_string());
    }
    let page = home.ok(&["guide", "yelling"]);
    assert!(
        page.starts_with("Angry, wants it now (angry)\n")
            && page.contains("\nSay\n")
            && page.contains("instead: "),
        "{page}"
    );
    assert_eq!(home.ok(&["guide"]).lines().count(), 28);
    assert!(!home.path("data").exists());
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let home = Home::new();
    home.note(&"long words ".repeat(20_000));
    let mut child = home
        .program()
        .args(["export", "--format", "jsonl"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), done.stderr), (Some(0), Vec::new()));
}

#[test]
fn completions_and_the_manual_name_every_command() {
    let home = Home::new();
    for args in [
        &["completions", "bash"][..],
        &["completions", "zsh"],
        &["completions", "fish"],
        &["completions", "powershell"],
        &["man"],
    ] {
        let out = home.ok(args).replace("\\-", "-");
        for command in ["guide", "note", "search", "show-call", "promises", "export", "import", "check"] {
            assert!(out.contains(command), "{args:?} lacks {command}");
        }
    }
}

#[test]
fn the_log_is_written_only_when_asked_for_and_holds_no_text() {
    let home = Home::new();
    home.ok(&["note", "--words", "SECRET words", "--customer", "SECRET"]);
    assert!(!home.path("cache").exists());
    home.ok(&["note", "--words", "SECRET words", "--customer", "SECRET", "--log", "trace"]);
    let log = std::fs::read_to_string(home.path("cache/evenkeel.log")).unwrap();
    assert!(log.contains("saved") && !log.contains("SECRET"), "{log}");
}

#[test]
fn text_that_would_steer_a_terminal_is_shown_not_obeyed() {
    let home = Home::new();
    let id = home.note("\u{1b}[2Jgone\r\nline two").to_string();
    for args in [&["search", "line"][..], &["show-call", &id]] {
        let out = home.ok(args);
        assert!(!out.contains('\u{1b}') && !out.contains('\r') && out.contains("line two"), "{out:?}");
    }
    let call = &lines(&home.ok(&["show-call", &id, "--format", "json"]))[0];
    assert_eq!(call["words"], "\u{1b}[2Jgone\r\nline two");
}
