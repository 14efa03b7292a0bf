//! `evenkeel erase` and `export --customer`: whose calls they take for one person's.

use crate::support::Home;

fn home_of(customers: &[&str]) -> Home {
    let home = Home::new();
    for customer in customers {
        home.ok(&["note", "--words", "charged twice", "--customer", customer]);
    }
    home
}

fn found(home: &Home, query: &str) -> usize {
    home.ok(&["search", query, "--json"]).lines().count()
}

#[test]
fn a_customer_is_erased_however_their_accents_were_typed() {
    let home = home_of(&["D. José Núñez", "D. Jose Nuñez", "Mr Dobbs"]);
    let said = home.ok(&["erase", "--customer", "D. Jose Nuñez", "--yes"]);
    assert!(said.contains("2 files of 2 calls to erase\nwritten there: D. José Núñez\n"), "{said}");
    assert!(said.contains("no trace is left within reach"), "{said}");
    assert_eq!((found(&home, "nunez"), found(&home, "dobbs")), (0, 1));
}

#[test]
fn somebody_whose_name_only_looks_the_same_is_told_and_left() {
    let home = home_of(&["Rosario Peña", "Rosario Pena"]);
    home.note("spoke to rosario pena before");
    let said = home.ok(&["erase", "--customer", "Rosario Peña", "--yes"]);
    assert!(said.contains("1 file of 1 call to erase"), "{said}");
    assert!(said.contains("no trace of this spelling is left within reach, 2 files have a name"), "{said}");
    assert_eq!(said.matches("a name there is written alike, should it be theirs").count(), 2, "{said}");
    assert_eq!(found(&home, "pena"), 2);
    let said = home.ok(&["erase", "--customer", "Rosario Peña", "--yes"]);
    assert!(said.contains("nothing was found to erase") && said.contains("written alike"), "{said}");
}

#[test]
fn what_is_held_about_somebody_is_what_would_be_erased() {
    let home = home_of(&["D. José Núñez", "D. Jose Nuñez", "D. Jose Nunez", "Mr Dobbs"]);
    for format in ["jsonl", "csv", "html"] {
        let ran = home.run(&["export", "--format", format, "--customer", "d. josé nuñez"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(
            ran.out.contains("D. José Núñez") && ran.out.contains("D. Jose Nuñez"),
            "{format}: {}",
            ran.out
        );
        assert!(!ran.out.contains("Nunez") && !ran.out.contains("Dobbs"), "{format}: {}", ran.out);
        assert!(ran.err.contains("1 call of a name that is written alike left out"), "{}", ran.err);
    }
}
