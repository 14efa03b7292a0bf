//! What other tools take for the same words on the same files, where they are installed.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::figures::{Spread, line, timed};

/// So many of the queries are put to them: each takes its time.
const QUERIES: usize = 20;

/// Prints one line for each tool.
pub(crate) fn compare(calls: &Path, queries: &[String], ours: Spread) {
    let peers: [(&str, &[&str]); 2] = [
        ("rg", &["--files-with-matches", "--ignore-case", "--fixed-strings", "--regexp"]),
        ("grep", &["--recursive", "--files-with-matches", "--ignore-case", "--fixed-strings", "--regexp"]),
    ];
    for (tool, arguments) in peers {
        let run = |word: &str| {
            let mut command = Command::new(tool);
            command.args(arguments).arg(word).arg(calls).stdout(Stdio::null()).stderr(Stdio::null());
            command.status()
        };
        if run("x").is_err() {
            println!("  {tool}: not installed here, not measured");
            continue;
        }
        let step = (queries.len() / QUERIES).max(1);
        // the longest word alone: they cannot ask for several at once
        let word =
            |query: &String| query.split(' ').max_by_key(|word| word.len()).unwrap_or_default().to_owned();
        let words = queries.iter().step_by(step).map(word);
        let took: Vec<Duration> = words.map(|word| timed(|| drop(run(&word)))).collect();
        let theirs = Spread::of(took);
        line(
            &format!("{tool}, one word of each of {QUERIES} of them, ms, p50"),
            theirs.p50,
            &format!(
                "p99 {:.1}; ours p50 ×{:.4}, p99 ×{:.4} of it",
                theirs.p99,
                ours.p50 / theirs.p50,
                ours.p99 / theirs.p99
            ),
        );
    }
    println!("  notmuch and recoll read no records of ours: not measured");
}
