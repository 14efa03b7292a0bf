//! Insights give the same figures by the index and by reading every record, and behind each number
//! are as many calls as it says.

use evenkeel::model::call::{Call, CauseKind, PromiseStatus, RootCause};
use evenkeel::model::debrief::Debrief;
use evenkeel::model::insights::{Asked, Column, Kind, Period, Row, Value};
use evenkeel::model::query::Query;
use evenkeel::model::{guard::Cares, scrub};
use evenkeel::vault::papers::Papers;
use evenkeel::vault::{find, scan, survey};
use jiff::{SignedDuration, Timestamp, Zoned};

use crate::many;
use crate::support::{Dice, Home};

fn now() -> Zoned {
    "2026-11-22T14:30:00[Europe/London]".parse().unwrap()
}

#[test]
fn the_index_and_a_reading_of_every_record_give_the_same_figures() {
    let home = many::home(300);
    for period in Period::ALL {
        let asked = period.asked(&now());
        let (read, _) = survey::by_reading(&home.vault(), asked.clone());
        let finder = find::Finder::open(&home.vault()).expect("an index");
        assert_eq!(finder.insights(asked).unwrap(), read, "{period:?}");
        assert!(read.calls >= 50, "{period:?}: {} calls prove little", read.calls);
    }
}

impl Dice {
    /// At the edges of hours, days, weeks, clock changes and years, to the nanosecond, or anywhere.
    fn time(&mut self) -> Timestamp {
        let edge = *self.pick(&[
            "1969-12-29T00:00:00Z",
            "2026-03-29T01:00:00Z",
            "2026-10-25T01:00:00Z",
            "2026-11-16T00:00:00Z",
            "2026-11-22T00:00:00Z",
            "2026-11-22T14:30:00Z",
        ]);
        let edge: Timestamp = edge.parse().unwrap();
        let nanos = *self.pick(&[-1, 0, 0, 1, 123_456_789]);
        let hours = *self.pick(&[0, 0, 1, -11, 24, -7 * 24, -300 * 24, 13]);
        edge + SignedDuration::from_hours(hours) + SignedDuration::from_nanos(nanos)
    }

    fn call(&mut self, number: u64) -> Call {
        let mut call = crate::support::call_at("2026-11-20T10:00:00Z", number, "x");
        call.opened = self.time();
        for _ in 0..self.roll(4) {
            call.situations.push(self.pick(&["angry", "upset", "angry-too", "a b", "重い"]).to_string());
        }
        call.heat_start = (self.roll(3) > 0).then(|| self.roll(11) as u8);
        call.heat_end = (self.roll(3) > 0).then(|| self.roll(11) as u8);
        for _ in 0..self.roll(4) {
            let due = (self.roll(3) > 0).then(|| self.time());
            let id = call.promise("send the form".to_owned(), due);
            let promise = call.promises.iter_mut().find(|promise| promise.id == id).unwrap();
            promise.status = *self.pick(&[PromiseStatus::Open, PromiseStatus::Kept, PromiseStatus::Broken]);
            promise.settled = (self.roll(3) > 0).then(|| self.time());
        }
        if self.roll(2) == 0 {
            call.root_cause = Some(RootCause { kind: *self.pick(&CauseKind::ALL), text: String::new() });
        }
        call
    }
}

#[test]
fn whatever_is_in_the_calls_and_done_to_them_the_index_counts_what_reading_counts() {
    let (home, mut dice) = (Home::new(), Dice(11));
    let (mut vault, mut papers) = (home.vault(), Papers::new(home.keeper()));
    let mut counted = 0;
    for turn in 0..6 {
        for _ in 0..40 {
            // some are written again
            let call = dice.call(dice.0 % 150);
            vault.save(&crate::support::scrubbed(&call)).unwrap();
            if dice.roll(6) == 0 {
                let debrief = Debrief::new(call.id, call.opened);
                papers.save_debrief(&scrub::clean(debrief, &[], Cares::NONE)).unwrap();
            }
            if dice.roll(8) == 0 {
                vault.trash(call.id).unwrap();
            }
        }
        let finder = find::Finder::open(&vault).expect("an index");
        for zone in ["UTC", "Europe/London", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia"] {
            let now = dice.time().to_zoned(jiff::tz::TimeZone::get(zone).unwrap());
            let typed = ["", "since:2026-11-16", "since:2026-01-01 until:2026-11-21", "until:1970-01-01"];
            for base in typed {
                let asked = Asked::new(base, &now);
                let (read, _) = survey::by_reading(&vault, asked.clone());
                counted += read.calls;
                assert_eq!(finder.insights(asked).unwrap(), read, "turn {turn}, {now}, “{base}”");
            }
        }
    }
    assert!(counted > 4_000, "{counted} calls prove little");
}

#[test]
fn behind_every_number_are_as_many_calls_as_it_says() {
    let home = many::home(200);
    let vault = home.vault();
    let mut docs = Vec::new();
    assert!(scan::read(&vault, &mut |doc| docs.push(doc.clone())).is_empty());
    let (insights, _) = survey::by_reading(&vault, Period::TwelveWeeks.asked(&now()));
    let mut looked = 0;
    for figure in &insights.figures {
        for (at, (row, _)) in figure.rows.iter().enumerate() {
            for column in figure.columns.iter().filter(|c| matches!(c, Column::Calls | Column::Week(_))) {
                let query = figure.query(row, *column);
                let query_read = Query::parse(&query, &now());
                assert!(query_read.unclear.is_empty(), "{query}");
                let found = scan::among(&mut |each| docs.iter().for_each(&mut *each), &query_read);
                let count = figure.count(at, *column);
                assert_eq!(found.rows.len(), count, "{:?} {row:?} {column:?}: {query}", figure.kind);
                looked += usize::from(count > 0);
            }
        }
    }
    assert!(looked > 60, "{looked} numbers prove little");
}

#[test]
fn ten_calls_carry_an_average_and_nine_do_not() {
    for (count, carries) in [(9, false), (10, true)] {
        let home = Home::new();
        for number in 0..count {
            let mut call = crate::support::call_at("2026-11-20T10:00:00Z", number, "x");
            call.situations.push("angry".to_owned());
            (call.heat_start, call.heat_end) = (Some(8), Some(3));
            home.vault().save(&crate::support::scrubbed(&call)).unwrap();
        }
        let (insights, _) = survey::by_reading(&home.vault(), Asked::new("", &now()));
        let heat = insights.figure(Kind::Heat).unwrap();
        let angry = heat.place(&Row::Situation("angry".to_owned())).unwrap();
        let expected = if carries { Value::Tenths(80) } else { Value::TooFew };
        assert_eq!(heat.value(angry, Column::Before), expected, "{count} calls");
        assert_eq!(heat.count(angry, Column::Calls), usize::try_from(count).unwrap());
    }
}
