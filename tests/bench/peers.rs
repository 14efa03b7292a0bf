//! What other tools take for the same words on the same files, where they are installed.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::figures::{Spread, line, timed};

/// So many of the queries are put to them: each takes its time.
const QUERIES: usize = 20;

/// Prints one line for each tool; what they keep goes into the folder.
pub(crate) fn compare(folder: &Path, calls: &Path, queries: &[String], ours: Spread) {
    let step = (queries.len() / QUERIES).max(1);
    // the longest word alone: they cannot all ask for several at once
    let word = |query: &String| query.split(' ').max_by_key(|word| word.len()).unwrap_or_default().to_owned();
    let words: Vec<String> = queries.iter().step_by(step).map(word).collect();
    let by_lines = ["--files-with-matches", "--ignore-case", "--fixed-strings", "--regexp"];
    put(&words, ours, ("rg", "rg"), |tool, word| tool.args(by_lines).arg(word).arg(calls));
    put(&words, ours, ("grep", "grep"), |tool, word| {
        tool.arg("--recursive").args(by_lines).arg(word).arg(calls)
    });
    let recoll = folder.join("recoll");
    if built("recollindex", || index_with_recoll(&recoll, calls)) {
        put(&words, ours, ("recollq", "recoll, newest 50"), |tool, word| {
            tool.args(["-S", "mtime", "-n", "50", "-b", "-c"]).arg(&recoll).arg(word)
        });
    }
    let mail = folder.join("mail");
    if built("notmuch", || index_with_notmuch(&mail, calls)) {
        put(&words, ours, ("notmuch", "notmuch, newest 50"), |tool, word| {
            tool.env("NOTMUCH_CONFIG", mail.join("config"))
                .args(["search", "--limit=50", "--sort=newest-first"])
                .arg(word)
        });
    }
}

/// Asks the tool for each word.
fn put(
    words: &[String],
    ours: Spread,
    (program, name): (&str, &str),
    ask: impl for<'c> Fn(&'c mut Command, &str) -> &'c mut Command,
) {
    let run = |word: &str| {
        let mut command = Command::new(program);
        ask(&mut command, word).stdout(Stdio::null()).stderr(Stdio::null()).status()
    };
    if run("x").is_err() {
        println!("  {program}: not installed here, not measured");
        return;
    }
    let took: Vec<Duration> = words.iter().map(|word| timed(|| drop(run(word)))).collect();
    let theirs = Spread::of(took);
    line(
        &format!("{name}, one word of each of {} of them, ms, p50", words.len()),
        theirs.p50,
        &format!(
            "p99 {:.1}; ours p50 ×{:.4}, p99 ×{:.4} of it",
            theirs.p99,
            ours.p50 / theirs.p50,
            ours.p99 / theirs.p99
        ),
    );
}

/// Has the tool build its index and prints how long that took; whether there is one.
fn built(program: &str, build: impl FnOnce() -> Command) -> bool {
    if Command::new(program).arg("--help").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        println!("  {program}: not installed here, not measured");
        return false;
    }
    let mut command = build();
    let mut done = false;
    let took = timed(|| {
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        done = status.is_ok_and(|status| status.success());
    });
    line(&format!("{program}, building its index, ms"), took.as_secs_f64() * 1e3, "");
    done
}

/// Records as plain text.
fn index_with_recoll(folder: &Path, calls: &Path) -> Command {
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join("recoll.conf"), format!("topdirs = {}\n", calls.display()))
        .expect("a written file");
    fs::write(folder.join("mimemap"), ".ron = text/plain\n").expect("a written file");
    let mut command = Command::new("recollindex");
    command.arg("-c").arg(folder);
    command
}

/// Records as the texts of mails, which is all that it reads.
fn index_with_notmuch(folder: &Path, calls: &Path) -> Command {
    let mails = folder.join("mails");
    fs::create_dir_all(&mails).expect("a folder");
    let mut folders = vec![calls.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder").flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let name = name.to_string_lossy();
                let mail =
                    format!("From: a@b.example\nSubject: call\nMessage-ID: <{name}@b.example>\n\n{text}");
                fs::write(mails.join(&*name), mail).expect("a written file");
            }
        }
    }
    let config = folder.join("config");
    let text = format!("[database]\npath={}\n[user]\nprimary_email=a@b.example\n", mails.display());
    fs::write(&config, text).expect("a written file");
    let mut command = Command::new("notmuch");
    command.env("NOTMUCH_CONFIG", config).arg("new");
    command
}
