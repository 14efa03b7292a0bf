//! Insights give the same figures by the index and by reading every record, and behind each number
//! are as many calls as it says.

use evenkeel::model::insights::{Asked, Column, Kind, Period, Row, Value};
use evenkeel::model::query::Query;
use evenkeel::vault::{find, scan, survey};
use jiff::Zoned;

use crate::many;
use crate::support::Home;

fn now() -> Zoned {
    "2026-11-22T14:30:00[Europe/London]".parse().unwrap()
}

#[test]
fn the_index_and_a_reading_of_every_record_give_the_same_figures() {
    let home = many::home(300);
    for period in Period::ALL {
        let asked = period.asked(&now());
        let read = survey::by_reading(&home.vault(), asked.clone());
        let finder = find::Finder::open(&home.vault()).expect("an index");
        assert_eq!(finder.insights(asked).unwrap(), read, "{period:?}");
        assert!(read.calls >= 50, "{period:?}: {} calls prove little", read.calls);
    }
}

#[test]
fn behind_every_number_are_as_many_calls_as_it_says() {
    let home = many::home(200);
    let vault = home.vault();
    let mut docs = Vec::new();
    assert!(scan::read(&vault, &mut |doc| docs.push(doc.clone())).is_empty());
    let insights = survey::by_reading(&vault, Period::TwelveWeeks.asked(&now()));
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
        let insights = survey::by_reading(&home.vault(), Asked::new("", &now()));
        let heat = insights.figure(Kind::Heat).unwrap();
        let angry = heat.place(&Row::Situation("angry".to_owned())).unwrap();
        let expected = if carries { Value::Tenths(80) } else { Value::TooFew };
        assert_eq!(heat.value(angry, Column::Before), expected, "{count} calls");
        assert_eq!(heat.count(angry, Column::Calls), usize::try_from(count).unwrap());
    }
}
