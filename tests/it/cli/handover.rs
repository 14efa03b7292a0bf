//! `evenkeel handover`, and what `check` says of private papers.

use std::fs;

use evenkeel::model::debrief::Debrief;
use evenkeel::model::guard::Cares;
use evenkeel::model::scrub;
use evenkeel::model::shift::Shift;
use evenkeel::vault::papers::Papers;

use crate::support::{Home, call_at, id_at, scrubbed};

#[test]
fn the_sheet_counts_from_the_day_asked_and_keeps_what_is_open_from_before() {
    let home = Home::new();
    let now = jiff::Timestamp::now();
    let ago = |hours: i64| (now - jiff::SignedDuration::from_hours(hours)).to_string();
    let mut vault = home.vault();
    let mut old = call_at(&ago(60), 1, "from before");
    old.promise("ring *back*".to_owned(), None);
    vault.save(&scrubbed(&old)).unwrap();
    vault.save(&scrubbed(&call_at(&ago(1), 2, "of late"))).unwrap();
    let sheet = home.ok(&["handover", "--since", &ago(30)]);
    assert!(sheet.contains("1 call since"), "{sheet}");
    assert!(sheet.contains("(from before): ring \\*back\\*, no date"), "{sheet}");
    assert!(home.ok(&["handover", "--since", "7d"]).contains("2 calls since"));
    let ran = home.run(&["handover", "--since", "soon"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
}

#[test]
fn what_is_owed_from_long_before_is_on_the_sheet_too_the_nearest_first_and_the_rest_counted() {
    let home = Home::new();
    let now = jiff::Timestamp::now();
    let ago = |days: i64| now - jiff::SignedDuration::from_hours(24 * days);
    let mut vault = home.vault();
    for days in 20..65_u32 {
        let mut old = call_at(&ago(days.into()).to_string(), days.into(), "long ago");
        old.customer = format!("Lind{days}");
        old.promise(format!("ring {days}"), Some(ago(i64::from(days) - 18)));
        vault.save(&scrubbed(&old)).unwrap();
    }
    let sheet = home.ok(&["handover"]);
    assert!(sheet.contains("0 calls since"), "{sheet}");
    assert!(sheet.contains("ring 20, overdue") && sheet.contains("(Lind59): ring 59"), "{sheet}");
    assert!(!sheet.contains("ring 60") && sheet.contains("And 5 more that are owed"), "{sheet}");
    let all = home.ok(&["handover", "--since", "100d"]);
    assert!(
        all.contains("45 calls since") && all.contains("ring 64") && !all.contains("more that are"),
        "{all}"
    );
}

#[test]
fn without_a_date_it_counts_from_the_shift_that_goes_on() {
    let home = Home::new();
    let now = jiff::Timestamp::now();
    let ago = |mins: i64| now - jiff::SignedDuration::from_mins(mins);
    let mut vault = home.vault();
    vault.save(&scrubbed(&call_at(&ago(50).to_string(), 1, "before it"))).unwrap();
    vault.save(&scrubbed(&call_at(&ago(10).to_string(), 2, "within it"))).unwrap();
    let shift = Shift { active: ago(5), ..Shift::new(id_at(&ago(30).to_string(), 3), ago(30)) };
    Papers::new(home.folders()).save_shift(&scrub::clean(shift, &[], Cares::NONE)).unwrap();
    assert!(home.ok(&["handover"]).contains("1 call since"));
}

#[test]
fn a_damaged_debrief_is_found_and_set_aside_whole() {
    let home = Home::new();
    let id = home.note("a call");
    let mut page = Debrief::new(id, "2026-11-22T14:30:00Z".parse().unwrap());
    page.feeling = "tired".to_owned();
    let mut papers = Papers::new(home.folders());
    papers.save_debrief(&scrub::clean(page, &[], Cares::NONE)).unwrap();
    assert_eq!(home.run(&["check"]).code, Some(0), "{:?}", home.run(&["check"]));
    let name = format!("{id}.ron");
    let is_it =
        |path: &&std::path::PathBuf| path.starts_with(home.folders().debriefs()) && path.ends_with(&name);
    let files = home.files();
    let path = files.iter().find(is_it).expect("the debrief");
    fs::write(path, "(schema: 1, feel").unwrap();
    let ran = home.run(&["check", "--repair"]);
    assert!(ran.out.contains("unreadable"), "{ran:?}");
    assert!(!path.exists());
    let aside = home.folders().quarantine().join(path.strip_prefix(home.folders().data).unwrap());
    assert_eq!(fs::read_to_string(aside).unwrap(), "(schema: 1, feel");
}
