//! Personal data in notes: kept, flagged or masked, each kind as it is set.

use evenkeel::model::action::Action;
use evenkeel::model::exchange::Request;
use evenkeel::model::guard::{Care, Cares};
use evenkeel::model::settings::{Section, Settings};

use crate::app::{App, NARROW, app_at};
use crate::pictures::pane;
use crate::support::Home;

const IBAN: &str = "DE89 3704 0044 0532 0130 00";
const SSN: &str = "078-05-1120";

fn window(guard: Cares) -> App {
    app_at(Home::new(), NARROW, Settings { guard, ..Settings::default() })
}

/// Types letter by letter, as people do.
fn type_slowly(app: &mut App, text: &str) {
    for letter in text.chars() {
        app.type_text(&letter.to_string());
        app.frames(2);
    }
}

/// Whether any save so far held this.
fn ever_saved(app: &App, part: &str) -> bool {
    app.harness.state().asked.iter().any(|request| match request {
        Request::Save { call, .. } => call.call().words.contains(part),
        _ => false,
    })
}

#[test]
fn a_social_security_number_is_masked_before_the_first_byte_as_shipped() {
    let mut app = window(Cares::default());
    app.press("Ctrl+N");
    type_slowly(&mut app, "her social is 078-05-1120 she says");
    app.wait(1.5);
    assert_eq!(app.call().words, "her social is [social security number removed] she says");
    for part in ["078-0", "1120"] {
        assert!(!ever_saved(&app, part) && !app.all_bytes().contains(part), "{part}");
    }
    app.expect("A social security number is personal data");
    app.press("Ctrl+Z").wait(1.5);
    assert!(!app.all_bytes().contains("1120"), "undo does not bring it back");
}

#[test]
fn an_account_is_masked_where_that_is_set_and_comes_back_when_it_is_none() {
    let mut app = window(Cares { iban: Care::Mask, ..Cares::default() });
    app.press("Ctrl+N");
    type_slowly(&mut app, &format!("pay to {IBAN}, please"));
    app.wait(1.5);
    assert_eq!(app.call().words, "pay to account ····3000, please");
    assert!(!app.all_bytes().contains("3704") && !ever_saved(&app, "DE89"));
    app.choose("Not an IBAN").wait(1.5);
    assert_eq!(app.call().words, format!("pay to {IBAN}, please"));
    assert!(app.all_bytes().contains(IBAN), "that exact string passes");
    app.focus("Their words").type_text(" GB82 WEST 1234 5698 7654 32, too").wait(1.5);
    assert!(app.call().words.contains("····5432"), "another does not: {}", app.call().words);
}

#[test]
fn an_account_is_flagged_once_as_shipped_and_masked_when_asked() {
    let mut app = window(Cares::default());
    app.press("Ctrl+N");
    type_slowly(&mut app, &format!("pay to {IBAN}, please"));
    app.wait(1.5);
    app.expect("A bank account number is personal data. It stays unless you mask it");
    assert!(app.all_bytes().contains(IBAN), "what is flagged is kept");
    app.choose("Keep it").focus("Their words");
    type_slowly(&mut app, " today");
    app.wait(1.5);
    assert!(!app.sees_part("It stays unless you mask it"), "told once");
    app.press("Ctrl+N").type_text(&format!("pay to {IBAN}, please")).wait(1.5);
    app.choose("Mask it").wait(1.5);
    assert_eq!(app.call().words, "pay to account ····3000, please");
    let masked = app.on_disk().remove(0);
    assert_eq!(masked.words, "pay to account ····3000, please");
}

#[test]
fn what_was_flagged_is_asked_no_more_once_it_is_gone_from_the_record_and_again_when_it_is_back() {
    let mut app = window(Cares::default());
    let asks = "It stays unless you mask it";
    app.press("Ctrl+N").type_text(&format!("iban {IBAN}")).wait(1.5);
    app.expect(asks).focus("Their words").press("End");
    for _ in 0..9 {
        app.press("Backspace");
    }
    app.wait(1.5);
    assert!(!app.sees_part(asks), "of {}", app.call().words);
    app.press("Ctrl+A").type_text(&format!("iban {IBAN} again")).wait(1.5);
    app.expect(asks);
}

#[test]
fn what_was_flagged_goes_with_its_call_and_is_asked_again_where_that_call_goes_on() {
    let mut app = window(Cares::default());
    let asks = "It stays unless you mask it";
    app.press("Ctrl+N").type_text(&format!("iban {IBAN}, then")).wait(1.5);
    app.expect(asks).press("Ctrl+N").type_text("hello").wait(1.5);
    assert!(!app.sees_part(asks), "it is of another call");
    let told = app.model().notices.iter().find(|notice| notice.is_loud()).unwrap().number;
    app.act(Action::MaskIt(told));
    app.press("Escape").wait(1.0);
    assert!(app.all_bytes().contains(IBAN), "nothing was masked, nor was it said");
    let aside = app.model().set_aside[0].id;
    app.act(Action::Resume(aside));
    app.wait(1.5);
    app.expect(asks).choose("Mask it").wait(1.5);
    assert_eq!(app.call().words, "iban account ····3000, then");
    assert!(!app.all_bytes().contains(IBAN), "{}", app.all_bytes());
}

#[test]
fn setting_a_call_aside_and_back_does_not_bring_back_what_was_masked_in_it() {
    let mut app = window(Cares::default());
    app.press("Ctrl+N").type_text(&format!("iban {IBAN}, then")).wait(1.5);
    app.press("Ctrl+N").press("Ctrl+Z").wait(1.0);
    app.choose("Mask it").wait(1.0);
    app.press("Ctrl+Shift+Z").wait(1.0);
    assert!(app.call().words.is_empty(), "the masked call is set aside again");
    app.press("Ctrl+Z").wait(1.0);
    assert_eq!(app.call().words, "iban account ····3000, then");
    assert!(!app.all_bytes().contains(IBAN), "{}", app.all_bytes());
}

#[test]
fn a_call_filed_takes_only_its_own_notices_along() {
    let mut app = window(Cares::default());
    app.press("Ctrl+N").type_text(&format!("iban {IBAN}, then")).wait(1.5);
    app.press("Ctrl+N").type_text(&format!("hers {IBAN}, too")).wait(1.5);
    app.press("Ctrl+Enter").press("Ctrl+Enter").wait(1.0);
    assert!(!app.sees_part("It stays unless you mask it"));
    let aside = app.model().set_aside[0].id;
    app.act(Action::Resume(aside));
    app.wait(1.0);
    app.choose("Mask it").wait(1.0);
    assert_eq!(app.call().words, "iban account ····3000, then");
}

#[test]
fn an_account_typed_on_after_a_pause_is_told_once_and_masked_without_what_follows() {
    let mut app = window(Cares::default());
    app.press("Ctrl+N").type_text("iban DE89370400440532013000").wait(1.5);
    type_slowly(&mut app, " then");
    app.wait(1.5);
    assert_eq!(app.model().notices.iter().filter(|notice| notice.is_loud()).count(), 1);
    app.choose("Mask it").wait(1.0);
    assert_eq!(app.call().words, "iban account ····3000 then");
}

#[test]
fn what_grows_after_it_was_flagged_is_told_once_as_it_stands() {
    let mut app = window(Cares { email: Care::Flag, ..Cares::default() });
    app.press("Ctrl+N").type_text("write a@ex.co").wait(1.5);
    type_slowly(&mut app, ".uk then");
    app.wait(1.5);
    assert_eq!(app.model().notices.iter().filter(|notice| notice.is_loud()).count(), 1);
    app.choose("Mask it").focus("Their words").type_text(" today").wait(1.0);
    assert_eq!(app.call().words, "write [e-mail removed] then today");
}

#[test]
fn what_is_kept_is_not_spoken_of() {
    let mut app = window(Cares::NONE);
    let text = format!("{IBAN}, {SSN}, ann@example.com, +44 20 7946 0958, bye");
    app.press("Ctrl+N").type_text(&text).wait(1.5);
    assert_eq!(app.call().words, text);
    assert!(app.model().notices.is_empty());
    assert!(app.all_bytes().contains(&text));
}

#[test]
fn each_kind_is_set_in_the_settings_and_holds_for_a_debrief_and_the_terminal() {
    let mut app = window(Cares::default());
    app.press("Ctrl+N").type_text("charged twice").press("Ctrl+Enter").press("1").press("Ctrl+Enter");
    app.act(Action::SetUp(Section::Guard));
    app.frames(3);
    app.click("E-mail addresses: Mask").wait(1.5);
    assert_eq!(app.model().settings.guard.email, Care::Mask);
    app.press("Escape").press("Ctrl+Shift+J");
    type_slowly(&mut app, "she wrote to ann@example.com again");
    app.wait(1.5);
    assert!(app.all_bytes().contains("she wrote to [e-mail removed] again"), "{}", app.all_bytes());
    let home = app.kill();
    let ran = home.run(&["note", "--words", "write to ann@example.com, 078-05-1120"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("masked in their words (email)") && ran.err.contains("(ssn)"), "{ran:?}");
    assert!(!home.ok(&["search", "write"]).contains("ann@"));
}

#[test]
fn what_stood_in_a_record_before_it_was_set_stays() {
    let mut app = window(Cares::NONE);
    app.press("Ctrl+N").type_text(&format!("her social is {SSN}, she says")).wait(1.5);
    let mut app = app_at(app.kill(), NARROW, Settings::default());
    app.press("Ctrl+F").press("Escape").type_text(" again").wait(1.5);
    assert!(app.call().words.contains(SSN) && app.call().words.ends_with("again"), "{}", app.call().words);
    assert!(app.all_bytes().contains(SSN));
}

#[test]
fn the_settings_of_the_guard_are_drawn() {
    pane("settings-guard", |app| {
        app.act(Action::SetUp(Section::Guard));
        app.frames(3);
    });
}

#[test]
fn what_is_flagged_is_drawn() {
    pane("flagged", |app| {
        app.press("Ctrl+N").type_text("pay to DE89 3704 0044 0532 0130 00, please").wait(1.5);
    });
}
