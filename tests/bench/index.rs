//! The figures of the index: building, searching as one types, keeping up, memory, size, for more
//! and more calls. Prints them all; it never fails on a figure, only when something cannot be
//! measured.
//!
//! `cargo bench --bench index`, with other counts `cargo bench --bench index -- 1000 1000000`; the
//! same calls to look at: `cargo bench --bench index -- --fill FOLDER 10000`, and to measure them, also
//! again: `cargo bench --bench index -- --one FOLDER 10000`.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark stops loudly, prints, looks at the clock and rounds"
)]

mod corpus;
mod desk;
mod figures;
mod peers;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use corpus::Corpus;
use desk::{Desk, EVERY};
use evenkeel::model::exchange::{Count, Reach, Reply, Request};
use evenkeel::model::insights::Period;
use evenkeel::model::query::Query;
use evenkeel::vault::Vault;
use evenkeel::vault::layout::Folders;
use figures::{Cost, Spread, against, busy, line, load, millis, pss_kb, timed};

const COUNTS: [usize; 3] = [1_000, 10_000, 100_000];
const SAVES: usize = 150;
/// Other programs take minutes with more than so many calls.
const PEERS_MOST: usize = 100_000;
/// So many files are changed at once by somebody else.
const CHANGED: usize = 1_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let number = |text: &String| text.parse::<usize>().ok();
    match arguments.first().map(String::as_str) {
        Some("--fill") => {
            let folder = arguments.get(1).expect("a folder");
            let count = arguments.get(2).and_then(number).expect("a count");
            let bytes = Corpus::read().fill(&folders(Path::new(folder)), count);
            println!("{count} calls, {} MB", bytes / 1_000_000);
        }
        Some("--memory") => {
            println!("{:.2}", memory_mb(&folders(Path::new(arguments.get(1).expect("a folder")))));
        }
        Some("--one") => measure(
            Path::new(arguments.get(1).expect("a folder")),
            arguments.get(2).and_then(number).expect("a count"),
        ),
        _ => {
            let counts: Vec<usize> = arguments.iter().filter_map(number).collect();
            let mut costs = Vec::new();
            for count in if counts.is_empty() { COUNTS.to_vec() } else { counts } {
                let folder = tempfile::tempdir().expect("a folder");
                own_process(&["--one".as_ref(), folder.path().as_os_str(), count.to_string().as_ref()]);
                costs.push(Cost::read(folder.path(), count));
            }
            Cost::side_by_side(&costs);
        }
    }
}

/// This program again, with these arguments; what it has to say is shown, but for what it answers.
fn own_process(arguments: &[&OsStr]) -> Output {
    let own = std::env::current_exe().expect("the path of this program");
    let answers = arguments.first() == Some(&"--memory".as_ref());
    let out = if answers { Stdio::piped() } else { Stdio::inherit() };
    let done = Command::new(own).args(arguments).stdout(out).stderr(Stdio::inherit()).output();
    let done = done.expect("a process");
    assert!(done.status.success(), "{arguments:?} could not be measured");
    done
}

/// What a window needs more once it has asked for what was promised and for the list of all calls, and
/// somebody has searched: in a process that has done nothing else, as its memory depends on that.
fn memory_mb(folders: &Folders) -> f64 {
    let empty_kb = pss_kb();
    let mut desk = Desk::new(folders.clone());
    let _owed = desk.ledger();
    for typed in ["", "refund", "late fee"] {
        desk.ask(typed, Reach::All);
        desk.until(|reply| matches!(reply, Reply::Found { count: Count::Exactly(_), .. }), |_| {});
    }
    pss_kb().saturating_sub(empty_kb) as f64 / 1e3
}

fn folders(folder: &Path) -> Folders {
    Folders { data: folder.join("data"), config: folder.join("config"), cache: folder.join("cache") }
}

fn measure(folder: &Path, count: usize) {
    let folders = folders(folder);
    let queries = {
        let corpus = Corpus::read();
        // a folder that was filled before and measured before may be measured again
        let filled = folders.data.exists();
        let bytes = if filled {
            text_bytes(&Vault::new(folders.clone()))
        } else {
            corpus.fill(&folders, count) as f64
        };
        println!("\n{count} calls, {:.1} MB of text; load {}", bytes / 1e6, load());
        corpus.queries()
    };
    let vault = Vault::new(folders.clone());
    // where there is an index from before, it is taken as it is
    let reading = (!folders.cache.exists()).then(|| read_all(&vault, count));
    let mut desk = Desk::new(folders.clone());
    let building = match reading {
        Some(reading) => build(&mut desk, &folders, count, reading),
        None => timed(|| {
            desk.ask("", Reach::All);
            desk.until(|reply| matches!(reply, Reply::Found { count: Count::Exactly(_), .. }), |_| {});
        }),
    };
    let size = fs::metadata(folders.cache.join("index.sqlite3")).expect("an index").len() as f64;
    let text = text_bytes(&vault);
    against("index on disk, MB", size / 1e6, 2.5 * text / 1e6, &format!("the files: {:.1}", text / 1e6));
    let ours = type_all(&mut desk, &queries, count);
    Cost { count, build_ms: millis(building), search_ms: ours.p50 }.write(folder);
    survey(&mut desk);
    // those of an earlier measurement are there as well
    let mark = |turn: usize| format!("marker{turn}x{}", std::process::id());
    let mut searchable = Vec::new();
    for turn in 0..20 {
        let mut call = Corpus::read().call(count + turn, count + turn + 1);
        call.words = mark(turn);
        desk.save(&mut call);
        searchable.push(timed(|| assert_eq!(desk.ask(&mark(turn), Reach::All), 1, "not found")));
    }
    let searchable = Spread::of(searchable);
    against(
        "a saved call searchable after its sync, ms, p50",
        searchable.p50,
        50.0,
        &format!("worst {:.2}", searchable.worst),
    );
    let noticed = somebody_else(&vault, &mut desk);
    against("1,000 files changed by somebody else found, ms", millis(noticed), 2_000.0, "");
    drop(desk);
    let mut again = Desk::new(folders.clone());
    let start = timed(|| {
        again.ask("", Reach::All);
    });
    line("the first list after a start, ms", millis(start), "");
    drop(again);
    let memory = own_process(&["--memory".as_ref(), folder.as_os_str()]).stdout;
    let memory: f64 = String::from_utf8_lossy(&memory).trim().parse().expect("a figure");
    against("memory over an empty process (PSS), MB", memory, if count > 100_000 { 40.0 } else { 15.0 }, "");
    if count > PEERS_MOST {
        return;
    }
    peers::compare(folder, &folders.data.join("calls"), &queries, ours);
}

/// Reads and parses every call, twice: the second time is the warm one.
fn read_all(vault: &Vault, count: usize) -> (Duration, Duration) {
    let mut took = (Duration::ZERO, Duration::ZERO);
    for _ in 0..2 {
        let (mut parsed, before) = (0, busy(None));
        let reading = timed(|| {
            parsed = vault.list().records.iter().filter(|record| vault.read(record).is_ok()).count();
        });
        assert!(parsed >= count, "not every call can be read");
        took = (reading, busy(None).saturating_sub(before));
    }
    let remark = format!("CPU {:.0}", millis(took.1));
    line("reading and parsing them on one core, ms", millis(took.0), &remark);
    took
}

/// The first index, while calls are saved as well.
fn build(
    desk: &mut Desk,
    folders: &Folders,
    count: usize,
    (reading, reading_cpu): (Duration, Duration),
) -> Duration {
    let (mut first, mut saves) = (Duration::ZERO, Vec::new());
    let building = timed(|| {
        let began = Instant::now();
        desk.ask("", Reach::All);
        first = began.elapsed();
        // what is typed meanwhile is saved meanwhile
        let mut call = Corpus::read().call(count, count + 1);
        desk.until(
            |reply| matches!(reply, Reply::Found { progress: None, count: Count::Exactly(_), .. }),
            |desk| {
                if saves.len() < SAVES {
                    saves.push(desk.save(&mut call));
                }
            },
        );
    });
    let cpu = busy(Some("index"));
    line("first answer while the index is built, ms", millis(first), "");
    let remark = format!(
        "CPU without reading {:.0}, ×{:.2} of the CPU of reading",
        millis(cpu),
        cpu.as_secs_f64() / reading_cpu.as_secs_f64()
    );
    against("the first index, ms", millis(building), 2.0 * millis(reading), &remark);
    if saves.len() > 5 {
        let raw = raw_writes(&folders.data);
        let saves = Spread::of(saves);
        against(
            "durable save meanwhile, ms, p99",
            saves.p99,
            2.0 * raw.p99,
            &format!("p50 {:.2}; raw p50 {:.2}, p99 {:.2}", saves.p50, raw.p50, raw.p99),
        );
    }
    building
}

/// The figures of Insights, from the question to the answer.
fn survey(desk: &mut Desk) {
    let now = "2026-11-22T14:30:00[UTC]".parse().expect("a time");
    for (name, period, most_ms) in
        [("12 weeks", Period::TwelveWeeks, 100.0), ("all calls", Period::All, 1_000.0)]
    {
        desk.number += 1;
        let number = desk.number;
        let before = busy(Some("index"));
        let took = timed(|| {
            desk.worker.send(Request::Insights { asked: period.asked(&now), number });
            desk.until(|reply| matches!(reply, Reply::Insights { number: of, .. } if *of == number), |_| {});
        });
        let cpu = millis(busy(Some("index")).saturating_sub(before));
        against(&format!("insights over {name}, ms"), millis(took), most_ms, &format!("CPU {cpu:.0}"));
    }
}

/// All queries, as one types them.
fn type_all(desk: &mut Desk, queries: &[String], count: usize) -> Spread {
    let (mut typed, mut worked) = (Vec::new(), Vec::new());
    for query in queries {
        let before = busy(Some("index"));
        typed.push(timed(|| {
            desk.ask(query, Reach::All);
        }));
        worked.push(busy(Some("index")).saturating_sub(before));
        std::thread::sleep(Duration::from_millis(2));
    }
    let (spread, worked) = (Spread::of(typed.clone()), Spread::of(worked));
    let (p50, p99) = if count > 100_000 { (f64::INFINITY, 40.0) } else { (2.0, 10.0) };
    against("search as one types, ms, p50", spread.p50, p50, &format!("CPU {:.2}", worked.p50));
    against(
        "search as one types, ms, p99",
        spread.p99,
        p99,
        &format!("CPU {:.2}; worst {:.2}", worked.p99, spread.worst),
    );
    let mut slowest: Vec<(Duration, &String)> = typed.into_iter().zip(queries).collect();
    slowest.sort_unstable_by_key(|(took, _)| std::cmp::Reverse(*took));
    let slowest = slowest.iter().take(4).map(|(took, query)| format!("“{query}” {:.1}", millis(*took)));
    println!("    slowest: {}", slowest.collect::<Vec<_>>().join(", "));
    spread
}

/// A program that syncs replaces many files; the time until all of that is found.
fn somebody_else(vault: &Vault, desk: &mut Desk) -> Duration {
    let records = vault.list().records;
    let mark = format!("synchronised by {}", std::process::id());
    let changed = CHANGED.min(records.len() / 2);
    for record in records.iter().step_by((records.len() / changed).max(1)).take(changed) {
        let mut call = vault.read(record).expect("a call").call;
        call.outcome.clone_from(&mark);
        corpus::write(record.path().parent().expect("a folder"), &call);
    }
    timed(|| {
        loop {
            desk.number += 1;
            let now = "2026-11-22T14:30:00[UTC]".parse().expect("a time");
            let (query, number) = (Query::parse(&mark, &now), desk.number);
            desk.worker.send(Request::Search { query, number, reach: Reach::All });
            let mut known = 0;
            desk.until(
                |reply| match reply {
                    Reply::Found { number: of, count: Count::Exactly(count), progress: None, .. }
                        if *of == number =>
                    {
                        known = *count;
                        true
                    }
                    _ => false,
                },
                |_| {},
            );
            if known >= changed {
                break;
            }
        }
    })
}

/// Write, sync, rename, sync the folder: what a durable save costs on this disk, as far apart as those.
fn raw_writes(folder: &Path) -> Spread {
    let bytes = [b'x'; 1_200];
    let write = |number: usize| {
        let (temp, path) = (folder.join("raw.tmp"), folder.join(format!("raw-{number}")));
        fs::write(&temp, bytes).expect("a written file");
        fs::File::open(&temp).and_then(|file| file.sync_all()).expect("a sync");
        fs::rename(&temp, &path).expect("a renamed file");
        fs::File::open(folder).and_then(|folder| folder.sync_all()).expect("a sync");
        fs::remove_file(path).expect("a removed file");
    };
    let each = |number| {
        std::thread::sleep(EVERY);
        timed(|| write(number))
    };
    Spread::of((0..SAVES).map(each).collect())
}

fn text_bytes(vault: &Vault) -> f64 {
    vault
        .list()
        .records
        .iter()
        .filter_map(|record| fs::metadata(record.path()).ok())
        .map(|found| found.len())
        .sum::<u64>() as f64
}
