//! Figures as the benchmarks print them: beside what is asked, with the ratio, and how much of a
//! processor they took, which a busy machine changes less than the time.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long things took, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spread {
    /// Half took no longer.
    pub(crate) p50: f64,
    /// One of a hundred took longer.
    pub(crate) p99: f64,
    /// The longest.
    pub(crate) worst: f64,
}

impl Spread {
    /// Of all of these.
    pub(crate) fn of(mut all: Vec<Duration>) -> Self {
        all.sort_unstable();
        let at = |share: f64| {
            all.get((all.len() as f64 * share) as usize).or(all.last()).copied().map_or(0.0, millis)
        };
        Self { p50: at(0.5), p99: at(0.99), worst: at(1.0) }
    }
}

/// What so many calls cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) count: usize,
    pub(crate) build_ms: f64,
    /// The newest 50 that fit.
    pub(crate) search_ms: f64,
}

impl Cost {
    const FILE: &str = "cost";

    /// Leaves it in this folder, for the process that began this one.
    pub(crate) fn write(self, folder: &Path) {
        let text = format!("{} {}", self.build_ms, self.search_ms);
        fs::write(folder.join(Self::FILE), text).expect("a written file");
    }

    /// What was left there.
    pub(crate) fn read(folder: &Path, count: usize) -> Self {
        let text = fs::read_to_string(folder.join(Self::FILE)).expect("the cost");
        let mut figures = text.split(' ').map(|figure| figure.parse().expect("a figure"));
        let mut next = || figures.next().expect("a figure");
        Self { count, build_ms: next(), search_ms: next() }
    }

    /// Cost against count: building grows with the count at most, searching hardly.
    pub(crate) fn side_by_side(costs: &[Self]) {
        let Some(first) = costs.first().filter(|_| costs.len() > 1) else { return };
        println!("\n  calls      first index, ms  µs a call  ×count  newest 50, ms p50   ×time");
        for Self { count, build_ms, search_ms } in costs {
            let each_us = build_ms * 1e3 / *count as f64;
            let (more, longer) = (*count as f64 / first.count as f64, search_ms / first.search_ms);
            println!(
                "  {count:<9} {build_ms:>16.1} {each_us:>10.1} {more:>7.0} {search_ms:>18.2} {longer:>7.2}"
            );
        }
    }
}

/// How long it takes.
pub(crate) fn timed(run: impl FnOnce()) -> Duration {
    let began = Instant::now();
    run();
    began.elapsed()
}

pub(crate) fn millis(took: Duration) -> f64 {
    took.as_secs_f64() * 1e3
}

/// Prints a figure.
pub(crate) fn line(name: &str, figure: f64, remark: &str) {
    println!("  {name:<58} {figure:>10.2}  {remark}");
}

/// Prints a figure beside the most that is asked.
pub(crate) fn against(name: &str, figure: f64, most: f64, remark: &str) {
    let ratio = figure / most;
    println!("  {name:<58} {figure:>10.2}  at most {most:>8.1}  ×{ratio:<6.2} {remark}");
}

/// How busy the machine was in the last minute.
pub(crate) fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or("?").to_owned()
}

/// Memory of this process, shared parts in proportion, in kB.
pub(crate) fn pss_kb() -> u64 {
    let text = fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("Pss:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).unwrap_or(0)
}

/// Processor time of the living threads of this process with this name, or of all of them; nothing
/// where the system does not tell.
pub(crate) fn busy(name: Option<&str>) -> Duration {
    let tasks = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let named = tasks.filter(|task| {
        let comm = fs::read_to_string(task.path().join("comm")).unwrap_or_default();
        name.is_none_or(|name| comm.trim() == name)
    });
    let nanos = named.filter_map(|task| {
        let text = fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(nanos.sum())
}
