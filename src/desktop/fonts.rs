//! Fonts of the desktop for scripts that ours lack. None is looked for before a text needs one; the
//! look takes a while and is another thread's.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Once};
use std::thread;

use eframe::egui::{Context, FallbackRequest, FontFamily, FontInsert, FontProvider};
use egui_system_font_provider::SystemFontProvider;

/// Asked for the first character that our fonts lack, it has the desktop's fonts listed, and leaves
/// its place to them once they are.
struct Waiting {
    ctx: Context,
    asked: Once,
}

/// The fonts of the desktop. One that cannot be read is as good as none.
struct Listed(SystemFontProvider);

impl FontProvider for Waiting {
    fn font_for(&self, _: &FallbackRequest<'_>) -> Option<FontInsert> {
        self.asked.call_once(|| {
            let ctx = self.ctx.clone();
            let listing = thread::Builder::new().name("fonts".to_owned()).spawn(move || list(&ctx));
            if let Err(error) = listing {
                tracing::warn!(%error, "the fonts of the desktop were not listed");
            }
        });
        None
    }
}

impl FontProvider for Listed {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        panic::catch_unwind(AssertUnwindSafe(|| self.0.font_for(request))).unwrap_or_default()
    }
}

/// Lets the context find fonts of the desktop for what ours lack.
pub(super) fn on_demand(ctx: &Context) {
    ctx.set_font_providers(vec![Arc::new(Waiting { ctx: ctx.clone(), asked: Once::new() })]);
}

/// The provider lists in a thread of its own; its first answer is there when that is done.
fn list(ctx: &Context) {
    let listed = Listed(SystemFontProvider::new());
    let _ = listed.font_for(&FallbackRequest { cluster: "字", family: &FontFamily::Proportional });
    ctx.set_font_providers(vec![Arc::new(listed)]);
    ctx.request_repaint();
}
