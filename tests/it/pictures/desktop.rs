//! What the desktop around has a say in: its part of the settings, and a sheet that is handed over.

use egui_kittest::SnapshotOptions;
use evenkeel::model::action::{Above, Action};
use evenkeel::model::call::Status;
use evenkeel::model::hotkey::Hotkey;
use evenkeel::model::outside::{Heard, Hold, Service, Switch};
use evenkeel::model::settings::{Remind, Section, Settings, Theme};

use super::{SIZES, pane};
use crate::app::app_at;
use crate::support::{Home, call_at, golden, scrubbed};

#[test]
fn the_desktop_in_the_settings() {
    pane("settings-desktop", |app| {
        app.act(Action::SetUp(Section::Desktop));
        let settings = app.model().settings.clone();
        app.act(Action::Set(Settings { hotkey: Some(Hotkey::CtrlAltHome), ..settings }));
        let why = "/home/agent/.config/autostart could not be made: a file is in the way";
        app.act(Action::Outside(Heard::Tray(Service::Missing)));
        app.act(Action::Outside(Heard::Login(Some(Switch::Off), Some(why.to_owned()))));
        app.act(Action::Outside(Heard::Hotkey(Hold::Taken)));
        app.stall(13.0);
        app.wait(0.5);
    });
}

#[test]
fn what_is_owed_from_long_before_is_handed_over() {
    let names = ["Mrs Lind", "Mr Oduya-Featherstonehaugh of the association of leaseholders", ""];
    let mut failures = Vec::new();
    for (theme, (size, size_name)) in
        [Theme::Light, Theme::Dark].into_iter().flat_map(|theme| SIZES.map(|size| (theme, size)))
    {
        let home = Home::new();
        for (number, name) in (0..44_u64).zip(names.into_iter().cycle()) {
            let mut call = call_at("2026-10-02T09:00:00Z", number + 1, "charged twice");
            (call.status, call.customer) = (Status::Ended, name.to_owned());
            let due = format!("2026-11-{:02}T09:00:00Z", 1 + number % 28).parse().unwrap();
            call.promise("send the form, and the letter that explains it".to_owned(), Some(due));
            home.vault().save(&scrubbed(&call)).unwrap();
        }
        let mut app = app_at(home, size, Settings { theme, remind: Remind::Never, ..Settings::default() });
        app.harness.remove_cursor();
        app.press("Ctrl+H").stall(13.0);
        app.wait(0.5);
        let options = SnapshotOptions::new().output_path(golden("pictures"));
        let file = format!("handover-{}-{size_name}", theme.name().to_lowercase());
        failures.extend(app.harness.try_snapshot_options(file, &options).err());
    }
    assert!(failures.is_empty(), "{failures:?}");
}

#[test]
fn how_it_stays_on_top_by_hand() {
    pane("above-by-hand", |app| {
        app.harness.state_mut().window.model.above = Above::ByHand;
        app.press("Ctrl+T");
    });
}
