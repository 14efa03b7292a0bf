//! What the thread of the index does while nobody asks, a little at a time: looking, putting in,
//! counting, sweeping, tidying, syncing, in this order. Must not know what is asked.

use super::super::index::{self, Looked, Settled};
use super::{Desk, Standing};
use crate::model::exchange::{Reach, Reply};
use crate::model::query::Query;

/// So many files are put in before the next question is looked for.
const BATCH: usize = 32;

/// After so many files, what was asked is answered again.
const TELL_AGAIN: usize = 4_000;

/// Whether months may be left in which nobody has put right what a killed writer left behind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sweeping {
    GoesOn,
    Done,
}

impl Desk {
    /// Work that nobody waits for.
    pub(super) fn go_on(&mut self) -> index::Result<()> {
        if self.mirror.looked() == Looked::InPart {
            self.catch_up()?;
            return if self.mirror.looked() == Looked::InPart { Ok(()) } else { self.tell_again() };
        }
        if self.loader.left() > 0 {
            self.put(BATCH)?;
            let done = self.of.saturating_sub(self.loader.left());
            if self.loader.left() == 0 || done - self.told >= TELL_AGAIN {
                self.told = done;
                self.tell_again()?;
            }
            return Ok(());
        }
        let Some(index) = &mut self.index else {
            if let Some(survey) = self.survey.take() {
                self.counted(survey.number, survey.scan(&self.vault));
            }
            return if self.sweeping == Sweeping::GoesOn { self.sweep() } else { Ok(()) };
        };
        if let Some(survey) = &mut self.survey {
            if let Some(insights) = survey.count(index)? {
                let number = survey.number;
                self.survey = None;
                self.counted(number, insights);
            }
            return Ok(());
        }
        if let Some(standing) = self.standing.iter_mut().find(|standing| standing.counts()) {
            if let Some(mut found) = standing.count(index)? {
                if let Reply::Found { unreadable, .. } = &mut found {
                    unreadable.extend(self.troubles.iter().cloned());
                }
                (self.reply)(found);
            }
            return Ok(());
        }
        if self.sweeping == Sweeping::GoesOn {
            return self.sweep();
        }
        if index.is_late() {
            self.dirty = true;
            return index.bring_home();
        }
        if self.dirty {
            self.dirty = index.settle()? == Settled::No;
        }
        Ok(())
    }

    /// Sweeps one more month.
    fn sweep(&mut self) -> index::Result<()> {
        match self.vault.sweep_next() {
            Ok(Some(0)) => Ok(()),
            Ok(Some(_)) => {
                self.catch_up()?;
                self.tell_again()
            }
            Ok(None) => {
                self.sweeping = Sweeping::Done;
                Ok(())
            }
            Err(error) => {
                tracing::warn!(%error, "could not sweep");
                self.sweeping = Sweeping::Done;
                Ok(())
            }
        }
    }

    /// What was asked last is answered again: more is in the index now.
    fn tell_again(&mut self) -> index::Result<()> {
        let Some(index) = &self.index else { return Ok(()) };
        let asked: Vec<(Query, u64, Reach)> = self.standing.iter().map(Standing::asked).collect();
        let progress = self.progress();
        // each answer goes through all that is owed: they become rarer as there is more
        let done = self.of.saturating_sub(self.loader.left());
        if self.loader.left() == 0 || done > self.answered + self.answered / 4 {
            self.answered = done;
            for question in self.questions.all() {
                (self.reply)(question.answer(index)?);
            }
        }
        self.standing.clear();
        for (query, number, reach) in asked {
            let (standing, mut found) = Standing::ask(index, &query, number, reach)?;
            self.standing.push(standing);
            if let Reply::Found { unreadable, progress: shown, .. } = &mut found {
                unreadable.extend(self.troubles.iter().cloned());
                *shown = progress;
            }
            (self.reply)(found);
        }
        Ok(())
    }
}
