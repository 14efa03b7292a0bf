//! The window's figures: Evenkeel on both renderers beside a bare eframe/glow window, in one run.
//! Prepares what is measured and prints what `measure.py` found; it never fails on a figure, only
//! when something cannot be measured.
//!
//! `cargo bench --bench window`, or `cargo bench --bench window -- --quick` for a first look; with
//! `--peers` it is set beside what people would take instead, as far as that is installed. With
//! `--years FOLDER` only its start is measured, on the calls that the index benchmark's `--fill` left there
//! and on an empty folder.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a benchmark stops loudly and prints")]

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use eframe::egui;
use evenkeel::model::call::{Call, Status};
use evenkeel::model::scrub;
use evenkeel::vault::Vault;
use evenkeel::vault::layout::Folders;

/// How many calls lie in the vault.
const CALLS: u32 = 1500;

/// The first call, in seconds since 1970; one follows every eleven hours, the last in 2026.
const FIRST_SECS: i64 = 1_700_000_000;
const APART_SECS: i64 = 11 * 3600;

/// The figures of one program, by name.
type Figures = HashMap<String, f64>;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--bare") {
        bare_window();
    } else if let Some(years) = arguments.iter().skip_while(|argument| *argument != "--years").nth(1) {
        start_on(Path::new(years));
    } else if arguments.iter().any(|argument| argument == "--bench") {
        measure(&arguments);
    } else {
        println!("this is a benchmark: cargo bench --bench window");
    }
}

/// What a user would get with a library alone: a few widgets in eframe's own window.
fn bare_window() {
    let viewport = egui::ViewportBuilder::default().with_inner_size([420.0, 760.0]);
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    let mut text = String::new();
    let mut heat = 5;
    let shown = eframe::run_ui_native("bare", options, move |ui, _frame| {
        // Evenkeel's caret stands still as well; a blinking one would paint twice a second.
        ui.ctx().all_styles_mut(|style| style.visuals.text_cursor.blink = false);
        egui::CentralPanel::default().show(ui, |ui| {
            ui.heading("A bare window");
            let field = ui.add(egui::TextEdit::multiline(&mut text).desired_width(f32::INFINITY));
            if !ui.ctx().text_edit_focused() {
                field.request_focus();
            }
            ui.add(egui::Slider::new(&mut heat, 0..=10).text("heat"));
            for step in 1..=8 {
                ui.label(format!("Step {step}: listen, read it back, offer two things"));
            }
            let _ = ui.button("Copy");
        });
    });
    shown.expect("a window with OpenGL");
}

fn measure(arguments: &[String]) {
    let folder = tempfile::tempdir().expect("a folder for the calls");
    fill_vault(folder.path());
    let chosen = arguments.iter().filter(|argument| ["--quick", "--peers"].contains(&argument.as_str()));
    let found = figures(folder.path(), chosen.map(OsStr::new));
    let bytes = std::fs::metadata(binary()).expect("the binary").len();
    let size_kb = u32::try_from(bytes / 1000).expect("a size");
    print_table(&found, f64::from(size_kb) / 1000.0);
    print_peers(&found);
}

/// How long it takes to open on all these calls, and on none.
fn start_on(years: &Path) {
    for name in ["config", "cache"] {
        std::fs::create_dir_all(years.join(name)).expect("a folder beside the calls");
    }
    let empty = tempfile::tempdir().expect("an empty folder");
    let found = figures(empty.path(), [OsStr::new("--years"), years.as_os_str()].into_iter());
    let figure = |name: &str, figure: &str| found.get(name).and_then(|all| all.get(figure)).copied();
    let pair = |name| figure("none", name).zip(figure("years", name)).expect("both figures");
    let (frame, cpu) = (pair("paint_ms"), pair("paint_cpu_ms"));
    let ratio = frame.1 / frame.0;
    println!("first painted frame, ms: with none {:.1}, with these calls {:.1}", frame.0, frame.1);
    println!("  ×{ratio:.2} ≤ ×1.1 {}", if ratio <= 1.1 { "ok" } else { "OVER" });
    println!("CPU until painted, ms: with none {:.1}, with these calls {:.1}", cpu.0, cpu.1);
}

fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_evenkeel"))
}

/// What `measure.py` finds with these arguments.
fn figures<'a>(folder: &Path, arguments: impl Iterator<Item = &'a OsStr>) -> HashMap<String, Figures> {
    let bare = std::env::current_exe().expect("the path of this program");
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/bench/measure.py");
    let mut command = Command::new("/usr/bin/python3");
    command.arg(script).arg(binary()).arg(bare).arg(folder).args(arguments);
    let output = command.stderr(std::process::Stdio::inherit()).output().expect("python3");
    assert!(output.status.success(), "the figures could not be measured");
    serde_json::from_slice(&output.stdout).expect("figures as JSON")
}

/// The same calls in every run, about 800 bytes each.
fn fill_vault(folder: &Path) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/narratives.csv");
    let mut reader = csv::Reader::from_path(path).expect("the narratives");
    let column =
        reader.headers().expect("a header").iter().position(|name| name == "narrative").expect("a column");
    let narratives: Vec<String> =
        reader.records().map(|row| row.expect("a row").get(column).unwrap_or_default().to_owned()).collect();
    let folders = |name: &str| folder.join(name);
    let folders = Folders { data: folders("data"), config: folders("config"), cache: folders("cache") };
    let mut vault = Vault::new(folders);
    for (number, words) in (0..CALLS).zip(narratives.iter().cycle()) {
        let secs = FIRST_SECS + i64::from(number) * APART_SECS;
        let opened = jiff::Timestamp::from_second(secs).expect("a time");
        let secs = u64::try_from(secs).expect("a time after 1970");
        let id = uuid::Builder::from_unix_timestamp_millis(secs * 1000, &random(number)).into_uuid();
        let mut call = Call::new(id, opened);
        call.status = Status::Ended;
        call.ended = Some(opened);
        call.customer = format!("Customer {number}");
        call.words = words.chars().take(700).collect();
        vault.save(&scrub::scrub(call, &[]).0).expect("a saved call");
    }
}

/// Ten bytes that look random and are the same every time.
fn random(number: u32) -> [u8; 10] {
    let mut state = u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    std::array::from_fn(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_be_bytes()[0]
    })
}

/// One line of the table.
struct Line {
    name: &'static str,
    figure: &'static str,
    /// What the CPU renderer may need at most.
    cpu_at_most: Limit,
    /// What OpenGL may need at most.
    gl_at_most: Limit,
}

/// A target.
#[derive(Clone, Copy)]
enum Limit {
    None,
    Figure(f64),
    /// So many times what the bare window needs.
    Ratio(f64),
    /// A figure, and so many times what the bare window needs.
    Both(f64, f64),
}

const LINES: [Line; 16] = [
    Line {
        name: "first painted frame, ms",
        figure: "paint_ms",
        cpu_at_most: Limit::Both(30.0, 0.6),
        gl_at_most: Limit::Ratio(1.25),
    },
    Line { name: "  quickest", figure: "paint_least_ms", cpu_at_most: Limit::None, gl_at_most: Limit::None },
    Line {
        name: "CPU until painted, ms",
        figure: "paint_cpu_ms",
        cpu_at_most: Limit::Figure(30.0),
        gl_at_most: Limit::None,
    },
    Line {
        name: "memory (PSS) after 15 s, MB",
        figure: "pss_mb",
        cpu_at_most: Limit::Figure(22.0),
        gl_at_most: Limit::Ratio(1.3),
    },
    Line {
        // a millisecond in half a minute
        name: "idle, no call: CPU, % of a core",
        figure: "idle_cpu",
        cpu_at_most: Limit::Figure(0.0034),
        gl_at_most: Limit::None,
    },
    Line {
        name: "idle, no call: wake-ups a second",
        figure: "idle_wakeups",
        cpu_at_most: Limit::Figure(2.0),
        gl_at_most: Limit::None,
    },
    Line {
        name: "idle, no call: repaints a second",
        figure: "idle_repaints",
        cpu_at_most: Limit::Figure(0.0),
        gl_at_most: Limit::None,
    },
    Line {
        name: "open call: CPU, % of a core",
        figure: "call_cpu",
        cpu_at_most: Limit::None,
        gl_at_most: Limit::None,
    },
    Line {
        name: "open call: repaints a second",
        figure: "call_repaints",
        cpu_at_most: Limit::Figure(1.1),
        gl_at_most: Limit::None,
    },
    Line {
        name: "open call: pixels repainted, %",
        figure: "call_area",
        cpu_at_most: Limit::Figure(2.0),
        gl_at_most: Limit::None,
    },
    Line {
        name: "breathing: CPU, % of a core",
        figure: "breath_cpu",
        cpu_at_most: Limit::Figure(2.2),
        gl_at_most: Limit::None,
    },
    Line {
        name: "  the same in the compact strip",
        figure: "strip_cpu",
        cpu_at_most: Limit::Figure(1.0),
        gl_at_most: Limit::None,
    },
    Line {
        name: "  the same at scale 2",
        figure: "double_cpu",
        cpu_at_most: Limit::Figure(4.0),
        gl_at_most: Limit::None,
    },
    Line {
        name: "breathing: repaints a second",
        figure: "breath_repaints",
        cpu_at_most: Limit::Figure(30.5),
        gl_at_most: Limit::Figure(30.5),
    },
    Line {
        name: "key until painted, ms, p50",
        figure: "key_p50_ms",
        cpu_at_most: Limit::None,
        gl_at_most: Limit::None,
    },
    Line {
        name: "key until painted, ms, p95",
        figure: "key_p95_ms",
        cpu_at_most: Limit::Figure(2.0),
        gl_at_most: Limit::None,
    },
];

fn print_table(found: &HashMap<String, Figures>, size_mb: f64) {
    let of =
        |program: &str, figure: &str| found.get(program).and_then(|figures| figures.get(figure)).copied();
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?");
    println!(
        "\n{CALLS} calls in the vault; medians; the bare window is eframe/glow with a few widgets; load {load}\n"
    );
    println!(
        "{:<34} {:>8}  {:>8} {:>6} {:<17}  {:>8} {:>6} target",
        "", "bare", "cpu", "ratio", "target", "gl", "ratio"
    );
    for line in &LINES {
        let bare = of("bare", line.figure);
        let side = |program: &str, limit: Limit| {
            let value = of(program, line.figure);
            (shown(value), ratio(value, bare), verdict(value, bare, limit))
        };
        let (cpu, cpu_ratio, cpu_verdict) = side("cpu", line.cpu_at_most);
        let (gl, gl_ratio, gl_verdict) = side("gl", line.gl_at_most);
        let bare = shown(bare);
        println!(
            "{:<34} {bare:>8}  {cpu:>8} {cpu_ratio:>6} {cpu_verdict:<17}  {gl:>8} {gl_ratio:>6} {gl_verdict}",
            line.name
        );
    }
    let verdict = verdict(Some(size_mb), None, Limit::Figure(14.0));
    println!(
        "{:<34} {:>8}  {:>8} {:>6} {verdict}",
        "stripped release binary, MB",
        "",
        shown(Some(size_mb)),
        ""
    );
}

/// The columns that any program has.
const OF_ALL: [(&str, &str); 4] = [
    ("first painted frame, ms", "paint_ms"),
    ("CPU until painted, ms", "paint_cpu_ms"),
    ("memory (PSS), MB", "pss_mb"),
    ("idle: CPU, %", "idle_cpu"),
];

fn print_peers(found: &HashMap<String, Figures>) {
    let mut peers: Vec<(&str, &Figures)> = found
        .iter()
        .filter_map(|(name, figures)| Some((name.strip_prefix("peer ")?, figures)))
        .chain(found.get("cpu").map(|figures| ("Evenkeel (cpu)", figures)))
        .collect();
    if peers.len() < 2 {
        return;
    }
    let first = |figures: &Figures| figures.get("paint_ms").copied().unwrap_or(f64::MAX);
    peers.sort_by(|(_, a), (_, b)| first(a).total_cmp(&first(b)));
    println!("\n{:<16}{}", "", OF_ALL.map(|(name, _)| format!("{name:>26}")).concat());
    for (name, figures) in peers {
        let cells = OF_ALL.map(|(_, figure)| format!("{:>26}", shown(figures.get(figure).copied())));
        println!("{name:<16}{}", cells.concat());
    }
}

fn shown(value: Option<f64>) -> String {
    match value {
        None => "-".to_owned(),
        Some(value) if value >= 10.0 => format!("{value:.1}"),
        Some(value) if value >= 1.0 => format!("{value:.2}"),
        Some(value) => format!("{value:.3}"),
    }
}

fn ratio(value: Option<f64>, bare: Option<f64>) -> String {
    match (value, bare) {
        (Some(value), Some(bare)) if bare > 0.0 => format!("×{:.2}", value / bare),
        _ => String::new(),
    }
}

fn verdict(value: Option<f64>, bare: Option<f64>, limit: Limit) -> String {
    let (at_most, target) = match limit {
        Limit::None => return String::new(),
        Limit::Figure(at_most) => (Some(at_most), format!("≤ {at_most}")),
        Limit::Ratio(ratio) => (bare.map(|bare| bare * ratio), format!("≤ ×{ratio}")),
        Limit::Both(at_most, ratio) => {
            (bare.map(|bare| at_most.min(bare * ratio)), format!("≤ {at_most}, ×{ratio}"))
        }
    };
    match (value, at_most) {
        (Some(value), Some(at_most)) if value <= at_most => format!("{target} ok"),
        (Some(_), Some(_)) => format!("{target} OVER"),
        _ => format!("{target} not measured"),
    }
}
