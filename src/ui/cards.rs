//! Say and avoid as cards: filled from the record, copied by click or key.

use egui::{Align2, Rect, RichText, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::icon::{self, Icon, State};
use super::{theme, widget};
use crate::model::action::{Action, Now};
use crate::model::card;
use crate::model::playbook::{Card, Situation};
use crate::model::state::Model;

/// Draws what to say, numbered for Ctrl+1…9.
pub fn say_ui(ui: &mut Ui, model: &Model, situation: &Situation, now: &Now, out: &mut Vec<Action>) {
    widget::heading(ui, "Say it your way");
    for (at, card) in situation.say.iter().enumerate() {
        card_ui(ui, model, (situation, card, at + 1), now, out);
    }
}

/// Draws what to avoid, each with its replacement.
pub fn avoid_ui(ui: &mut Ui, situation: &Situation) {
    let palette = theme::palette(ui);
    widget::heading(ui, "Avoid → instead");
    for avoid in &situation.avoid {
        let frame =
            egui::Frame::new().fill(palette.alarm_soft).corner_radius(6).inner_margin(theme::card_margin());
        frame.show(ui, |ui| {
            ui.take_available_width();
            ui.spacing_mut().item_spacing.y = 2.0;
            let phrase = format!("× {}", avoid.phrase);
            ui.label(RichText::new(phrase).font(theme::small()).color(palette.alarm));
            ui.label(RichText::new(format!("→ {}", avoid.instead)).font(theme::small()).color(palette.text));
        });
    }
}

fn card_ui(
    ui: &mut Ui,
    model: &Model,
    (situation, card, number): (&Situation, &Card, usize),
    now: &Now,
    out: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let text = card::fill(model.shown_wording(&situation.id, card), model.call(), &now.wall);
    let copied = model.just_copied(&situation.id, card);
    let pad = vec2(10.0, 7.0);
    let left = 20.0;
    let right = if card.variants.len() > 1 { 20.0 } else { 0.0 };
    let wrap = ui.available_width() - pad.x * 2.0 - left - right;
    let galley = ui.painter().layout(text.clone(), theme::body(), palette.text, wrap);
    let height = galley.size().y + pad.y * 2.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height.max(32.0)), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("Copy card {number}: {text}"))
    });
    if ui.is_rect_visible(rect) {
        let fill = if copied { palette.accent_soft } else { palette.surface };
        let edge = if copied || response.hovered() { palette.accent } else { palette.line };
        let painter = ui.painter();
        painter.rect(rect, 6, fill, Stroke::new(1.0, edge), egui::StrokeKind::Inside);
        let mark = rect.left_top() + vec2(16.0, pad.y + 8.5);
        if copied {
            icon::paint(painter, Icon::Check, mark, Stroke::new(1.8, palette.accent));
        } else {
            painter.text(
                mark,
                Align2::CENTER_CENTER,
                number.to_string(),
                theme::small_strong(),
                palette.accent,
            );
        }
        painter.galley(rect.min + pad + vec2(left, 0.0), galley, palette.text);
    }
    icon::focus_ring(ui, &response, rect);
    if response.clicked() {
        out.push(Action::CopyCard(number));
    }
    if card.variants.len() > 1 {
        other_wording(ui, rect, model, (situation, card, number), out);
    }
}

fn other_wording(
    ui: &mut Ui,
    card_rect: Rect,
    model: &Model,
    (situation, card, number): (&Situation, &Card, usize),
    out: &mut Vec<Action>,
) {
    let corner = Rect::from_min_size(card_rect.right_top() + vec2(-30.0, 2.0), vec2(28.0, 28.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(corner).id_salt((&situation.id, &card.id)));
    let at = model.wording(&situation.id, card) + 1;
    let name = format!("Other wording of card {number}, {at} of {}", card.variants.len());
    if icon::button(&mut child, Icon::Turn, &name, State::Plain).clicked() {
        out.push(Action::NextWording(format!("{}/{}", situation.id, card.id)));
    }
}
