//! The breathing patterns: names, seconds, when each is offered.

use egui::{DragValue, Ui};

use super::{line, quiet, standing, tools, tools_px};
use crate::model::action::Action;
use crate::model::breath::{Kind, Offered, Pattern, Phase};
use crate::model::pack::{Edit, Item, Key, List, Spot};
use crate::model::state::Model;
use crate::ui::{dropdown, theme, widget};
use crate::{key, say};

/// The phases that every pattern can have.
const KINDS: [(Kind, &str, &str); 4] = [
    (Kind::Inhale, key!("breath-in"), key!("breath-in-short")),
    (Kind::HoldFull, key!("breath-hold-full"), key!("breath-hold-short")),
    (Kind::Exhale, key!("breath-out"), key!("breath-out-short")),
    (Kind::HoldEmpty, key!("breath-hold-empty"), key!("breath-hold-short")),
];

/// The width from which its buttons stand beside a pattern, in points.
const BESIDE_PX: f32 = 120.0;

/// The least width of when a pattern is offered, in points.
const OFFERED_PX: f32 = 104.0;

/// Draws every pattern but the user's own of the settings.
pub(super) fn patterns_ui(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let editor = &model.editor;
    widget::heading(ui, say!("editor-breathing-patterns"));
    let count = editor.book.all.patterns.len();
    for (at, pattern) in editor.book.all.patterns.iter().enumerate() {
        let key = Key::Pattern(pattern.id.clone());
        ui.horizontal_top(|ui| {
            let beside_px = ui.available_width() - tools_px(ui);
            let below = beside_px < BESIDE_PX;
            ui.vertical(|ui| {
                ui.set_width(if below { ui.available_width() } else { beside_px });
                if standing(editor, &key) == super::Standing::Hidden {
                    let text = egui::RichText::new(say!("editor-hidden-pattern", pattern = pattern.name));
                    ui.label(text.color(theme::palette(ui).muted));
                } else {
                    ui.add_space(2.0);
                    line::text(ui, editor, Spot::PatternName(at), say!("editor-its-name"), out);
                    seconds(ui, at, pattern, out);
                }
                if standing(editor, &key) == super::Standing::Changed
                    && quiet(
                        ui,
                        say!("editor-as-shipped"),
                        &say!("editor-as-shipped-pattern", pattern = pattern.name),
                    )
                    .clicked()
                {
                    out.push(Action::Edit(Edit::AsShipped(Item::Pattern(at))));
                }
                if below {
                    let place = (at, count, pattern.name.as_str());
                    widget::row(ui, |ui| tools(ui, editor, (Item::Pattern(at), &key), place, out));
                }
            });
            if !below {
                tools(ui, editor, (Item::Pattern(at), &key), (at, count, &pattern.name), out);
            }
        });
    }
    if widget::button(ui, say!("editor-add-a-breathing-pattern")).clicked() {
        out.push(Action::Edit(Edit::Add(List::Patterns)));
    }
}

fn seconds(ui: &mut Ui, at: usize, pattern: &Pattern, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        for (kind, name, prefix) in KINDS {
            let name = say!(name);
            let was = pattern.phases.iter().find(|Phase(other, _)| *other == kind);
            let was = was.map_or(0.0, |Phase(_, secs)| *secs);
            let mut secs = was;
            let drag = DragValue::new(&mut secs)
                .range(0.0..=20.0)
                .speed(0.1)
                .max_decimals(1)
                .prefix(format!("{} ", say!(prefix)));
            let drag = ui.add(drag).on_hover_text(name);
            if drag.accessible_name(format!("{name}, {}", pattern.name)).changed()
                && secs.total_cmp(&was).is_ne()
            {
                out.push(Action::Edit(Edit::Phase(at, kind, secs)));
            }
        }
        let name = say!("editor-when-pattern-is-offered", pattern = pattern.name);
        dropdown::dropdown_ui(ui, ("offered", at), offered(pattern.offered), OFFERED_PX, &name, |ui| {
            for choice in [Offered::OnCall, Offered::QuickReset, Offered::BetweenCalls] {
                if dropdown::entry(ui, offered(choice), (pattern.offered == choice).into()).clicked() {
                    out.push(Action::Edit(Edit::Offered(at, choice)));
                }
            }
        });
    });
}

fn offered(offered: Offered) -> &'static str {
    match offered {
        Offered::OnCall => say!("editor-on-a-call"),
        Offered::QuickReset => say!("editor-quick-reset"),
        Offered::BetweenCalls => say!("editor-between-calls"),
    }
}
