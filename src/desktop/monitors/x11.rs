//! How an X11 server is asked for its monitors, and tells of them. Must not know who wants to know.

use std::thread;

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::randr::{ConnectionExt as _, NotifyMask};
use x11rb::protocol::xproto::{ChangeWindowAttributesAux, ConnectionExt as _, EventMask};

use super::{Area, Monitor};
use crate::desktop::display::{Display, Outcome};
use crate::desktop::run;

/// The monitors, if the window is one of X11.
pub(super) fn asked() -> Option<Vec<Monitor>> {
    ask(|display| {
        let mut found = display.connection.randr_get_monitors(display.root, true)?.reply()?.monitors;
        found.sort_by_key(|monitor| !monitor.primary);
        let left = display.left_by_bars()?;
        let areas = found.iter().map(|monitor| Area {
            left: monitor.x.into(),
            top: monitor.y.into(),
            width: monitor.width.into(),
            height: monitor.height.into(),
        });
        let areas = areas.filter(|area| area.width > 0 && area.height > 0);
        Ok(areas.map(|area| Monitor::within(area, left)).collect())
    })
}

/// Where the pointer is, if that is told.
pub(in crate::desktop) fn pointer() -> Option<[i32; 2]> {
    ask(|display| {
        let at = display.connection.query_pointer(display.root)?.reply()?;
        Ok([at.root_x.into(), at.root_y.into()])
    })
}

/// Has somebody listen who sleeps in between.
pub(super) fn hear(told: impl Fn() + Send + 'static) {
    if !run::is_x11() {
        return;
    }
    let listener = thread::Builder::new().name("monitors".to_owned()).spawn(move || {
        let outcome = Display::open().and_then(|display| display.listen(told));
        if let Err(error) = outcome {
            tracing::debug!(%error, "nobody hears of monitors");
        }
    });
    if let Err(error) = listener {
        tracing::warn!(%error, "nobody hears of monitors");
    }
}

fn ask<T>(what: impl FnOnce(&Display) -> Outcome<T>) -> Option<T> {
    run::is_x11().then(|| Display::open().and_then(|display| what(&display)).ok()).flatten()
}

impl Display {
    /// What bars leave of the desktop in use (`_NET_WORKAREA`, Extended Window Manager Hints 1.5).
    fn left_by_bars(&self) -> Outcome<Option<Area>> {
        let at = self.numbers(self.root, "_NET_CURRENT_DESKTOP")?.first().copied().unwrap_or_default();
        let areas = self.numbers(self.root, "_NET_WORKAREA")?;
        let (mut areas, _) = areas.as_chunks::<4>();
        areas = areas.get(usize::try_from(at)?..).filter(|rest| !rest.is_empty()).unwrap_or(areas);
        let Some(area) = areas.first() else { return Ok(None) };
        let mut sides = [0; 4];
        for (side, px) in sides.iter_mut().zip(area) {
            *side = i32::try_from(*px)?;
        }
        let [left, top, width, height] = sides;
        Ok(Some(Area { left, top, width, height }))
    }

    fn listen(&self, told: impl Fn()) -> Outcome<()> {
        self.connection.randr_select_input(
            self.root,
            NotifyMask::SCREEN_CHANGE | NotifyMask::CRTC_CHANGE | NotifyMask::OUTPUT_CHANGE,
        )?;
        let properties = ChangeWindowAttributesAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        self.connection.change_window_attributes(self.root, &properties)?;
        self.connection.flush()?;
        let bars = self.atom("_NET_WORKAREA")?;
        loop {
            match self.connection.wait_for_event()? {
                Event::RandrScreenChangeNotify(_) | Event::RandrNotify(_) => told(),
                Event::PropertyNotify(changed) if changed.atom == bars => told(),
                _ => {}
            }
        }
    }
}
