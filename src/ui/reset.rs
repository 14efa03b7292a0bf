//! The one-breath reset, in the place of the breath: word and number, one thought, one line of the
//! user's own. Takes the keyboard from nothing and covers nothing; must not keep time itself.

use egui::{Align, Layout, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::commands::{self, Command};
use super::icon::{self, Icon, State};
use super::{breath, theme};
use crate::model::action::Action;
use crate::model::breath::Moment;
use crate::model::reset::{Own, Reset};
use crate::model::state::Model;
use crate::say;

/// The diameter of the ring, in points.
const RING_PX: f32 = 64.0;

/// The height of the window below which there is room for the word, the number and the thought
/// alone, in points.
const ROOMY: f32 = 360.0;

/// Draws the reset; answers how far the edge of its ring moves, in points.
pub(super) fn reset_ui(
    ui: &mut Ui,
    model: &Model,
    (reset, moment): (&Reset, Moment),
    out: &mut Vec<Action>,
) -> f32 {
    let mut edge_px = 0.0;
    let palette = theme::palette(ui);
    let roomy = ui.ctx().content_rect().height() >= ROOMY;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GRID * 3.0;
        if model.still() || !roomy {
            let count = RichText::new(moment.count.to_string()).font(theme::count());
            ui.label(count.color(palette.accent));
        } else {
            let (rect, _) = ui.allocate_exact_size(vec2(RING_PX, RING_PX), Sense::hover());
            edge_px = breath::ring(ui, rect, moment);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                breath::phase_word(ui, moment);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let name = say!("reset-end", key = commands::key_of(Command::Reset));
                    if icon::button(ui, Icon::Cross, &name, State::Plain).clicked() {
                        out.push(Action::Reset);
                    }
                });
            });
            let thought = ui.label(RichText::new(&reset.thought).font(theme::strong()).color(palette.text));
            thought.widget_info(|| WidgetInfo::labeled(Role::Status, true, &reset.thought));
            ui.ctx().accesskit_node_builder(thought.id, |node| node.set_live(egui::accesskit::Live::Polite));
            if let Some(own) = reset.own.as_ref().filter(|_| roomy) {
                ui.label(RichText::new(said(own)).font(theme::small()).color(palette.muted));
            }
        });
    });
    edge_px
}

fn said(own: &Own) -> String {
    match own {
        Own::Strength(text) => say!("reset-you-know", text),
        Own::KindWord(text) => say!("reset-you-were-told", text),
    }
}
