//! What can be told apart among the calls found, counted call by call. Must not know how they were
//! found.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::Zoned;

use super::facts::Facts;
use crate::model::call::Status;
use crate::model::exchange::Facets;

/// So many values of a facet are told.
const VALUES: usize = 12;

/// What was counted up to now.
#[derive(Debug, Default)]
pub(super) struct Tally {
    situations: HashMap<String, usize>,
    tags: HashMap<String, usize>,
    months: HashMap<(i16, i8), usize>,
    owed: usize,
    overdue: usize,
    escalated: usize,
    unfinished: usize,
}

impl Tally {
    /// Counts one more.
    pub(super) fn add(&mut self, facts: &Facts, asked: Option<&Zoned>) {
        let mut count = |of: &str, map: fn(&mut Self) -> &mut HashMap<String, usize>| {
            let map = map(self);
            if let Some(count) = map.get_mut(of) {
                *count += 1;
            } else {
                map.insert(of.to_owned(), 1);
            }
        };
        facts.digest.situations.iter().for_each(|id| count(id, |tally| &mut tally.situations));
        facts.tags.iter().for_each(|tag| count(tag, |tally| &mut tally.tags));
        if let Some(now) = asked {
            let there = facts.digest.opened.to_zoned(now.time_zone().clone());
            *self.months.entry((there.year(), there.month())).or_default() += 1;
            self.overdue += usize::from(facts.is_overdue(now.timestamp()));
        }
        self.owed += usize::from(facts.owed().next().is_some());
        self.escalated += usize::from(facts.escalated);
        self.unfinished += usize::from(facts.status != Status::Ended);
    }

    /// What there is.
    pub(super) fn facets(&self) -> Facets {
        let most = |counts: &HashMap<String, usize>| {
            let mut counts: Vec<(String, usize)> =
                counts.iter().map(|(value, count)| (value.clone(), *count)).collect();
            counts.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            counts.truncate(VALUES);
            counts
        };
        let mut months: Vec<((i16, i8), usize)> =
            self.months.iter().map(|(month, count)| (*month, *count)).collect();
        months.sort_unstable_by_key(|(month, _)| Reverse(*month));
        months.truncate(VALUES);
        let named = |((year, month), count)| (format!("{year:04}-{month:02}"), count);
        let months = months.into_iter().map(named).collect();
        Facets {
            months,
            overdue: self.overdue,
            situations: most(&self.situations),
            tags: most(&self.tags),
            owed: self.owed,
            escalated: self.escalated,
            unfinished: self.unfinished,
        }
    }
}
