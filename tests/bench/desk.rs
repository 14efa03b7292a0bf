//! The vault's thread as the benchmark asks it.

use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use evenkeel::model::call::Call;
use evenkeel::model::exchange::{Reach, Reply, Request};
use evenkeel::model::ledger::Needed;
use evenkeel::model::query::Query;
use evenkeel::model::scrub;
use evenkeel::vault::layout::Folders;
use evenkeel::vault::worker::Worker;
use jiff::Zoned;

/// Between two saves meanwhile.
pub(crate) const EVERY: Duration = Duration::from_millis(40);

/// The vault's thread, asked and waited for.
pub(crate) struct Desk {
    pub(crate) worker: Worker,
    pub(crate) number: u64,
    /// Replies that came while another was waited for.
    kept: Vec<Reply>,
    /// Told of each reply, as the window is.
    woken: Receiver<()>,
}

impl Desk {
    pub(crate) fn new(folders: Folders) -> Self {
        let (wake, woken) = mpsc::channel();
        // nobody listens any more at the end
        let worker = Worker::spawn(folders, move || wake.send(()).unwrap_or_default());
        Self { worker, number: 0, kept: Vec::new(), woken }
    }

    /// What was promised, as the window keeps it.
    pub(crate) fn ledger(&mut self) -> Needed {
        self.worker.send(Request::Ledger { number: 1, now: now() });
        match self.until(|reply| matches!(reply, Reply::Ledger { .. }), |_| {}) {
            Reply::Ledger { needed, .. } => needed,
            _ => Needed::default(),
        }
    }

    /// Searches; answers how many rows of the first page are in hand.
    pub(crate) fn ask(&mut self, typed: &str, reach: Reach) -> usize {
        self.number += 1;
        let number = self.number;
        self.worker.send(Request::Search { query: Query::parse(typed, &now()), number, reach });
        let is_it = |reply: &Reply| matches!(reply, Reply::Found { number: of, .. } if *of == number);
        match self.until(is_it, |_| {}) {
            Reply::Found { rows, .. } => rows.len(),
            _ => 0,
        }
    }

    pub(crate) fn save(&mut self, call: &mut Call) -> Duration {
        call.words.push_str(" and more");
        let request = Request::Save { call: scrub::scrub(call.clone(), &[]).0, revision: 1 };
        let began = Instant::now();
        self.worker.send(request);
        loop {
            let replies = self.worker.poll();
            let took = began.elapsed();
            let saved = replies.iter().any(|reply| matches!(reply, Reply::Saved { .. }));
            // somebody may wait for the others
            self.kept.extend(replies);
            if saved {
                return took;
            }
            assert!(took.as_secs() < 60, "not saved");
            self.wait();
        }
    }

    /// Waits for this reply; what is done meanwhile is done every [`EVERY`] at least.
    pub(crate) fn until(
        &mut self,
        mut is_it: impl FnMut(&Reply) -> bool,
        mut meanwhile: impl FnMut(&mut Self),
    ) -> Reply {
        let deadline = Instant::now() + Duration::from_mins(15);
        loop {
            self.kept.extend(self.worker.poll());
            if let Some(at) = self.kept.iter().position(&mut is_it) {
                return self.kept.drain(..=at).next_back().expect("the reply found");
            }
            self.kept.clear();
            assert!(Instant::now() < deadline, "no answer");
            meanwhile(self);
            self.wait();
        }
    }

    /// Sleeps until there is a reply, but not for long: a thread that looks again and again would take
    /// a good part of the processor that is measured.
    fn wait(&self) {
        if self.woken.recv_timeout(EVERY).is_ok() {
            self.woken.try_iter().for_each(drop);
        }
    }
}

fn now() -> Zoned {
    "2026-11-22T14:30:00[UTC]".parse().expect("a time")
}
