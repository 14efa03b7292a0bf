//! The parts of the settings that the call leans on, and the lock.

use evenkeel::model::action::Action;
use evenkeel::model::exchange::Reply;
use evenkeel::model::lock::Standing;
use evenkeel::model::settings::Section;

use super::pane;

#[test]
fn the_ladder_and_the_contacts_in_the_settings() {
    pane("settings-boundary", |app| {
        app.act(Action::SetUp(Section::Boundary));
        app.wait(0.5);
    });
    pane("settings-contacts", |app| {
        app.act(Action::SetUp(Section::Contacts));
        app.frames(2);
        app.click("Add a contact").type_text("Duty supervisor").press("Tab").type_text("ext. 204");
        app.press("Tab").type_text("always first").press("Enter");
        app.harness.remove_cursor();
        app.wait(1.2);
    });
}

#[test]
fn the_lock_and_its_settings() {
    pane("settings-lock", |app| {
        app.act(Action::SetUp(Section::Lock));
        app.wait(0.5);
    });
    pane("lock", |app| {
        app.act(Action::Vault(Reply::Standing(Standing::Locked)));
        app.wait(0.5);
    });
}
