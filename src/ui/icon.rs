//! Small drawn signs, so that no icon font is needed. Must not know what they are used for.

use egui::{Context, Id, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::theme;

/// How wide and high a button is, in points.
pub const BUTTON_PX: f32 = theme::TARGET + theme::GRID;

/// A drawn sign.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Icon {
    /// A pin that holds: stays on top.
    Pin,
    /// A pin struck out: does not.
    Unpinned,
    /// A list of lines.
    List,
    /// Three dots.
    More,
    /// A cross.
    Cross,
    /// A plus.
    Plus,
    /// Round again: another wording.
    Turn,
    /// A check mark.
    Check,
    /// A frame drawn slim: a strip.
    Fold,
    /// A frame drawn wide: the whole window.
    Unfold,
    /// An eye struck out: cannot be read.
    Covered,
    /// An arrow up.
    Up,
    /// An arrow down.
    Down,
}

/// Whether a button shows as pressed in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// Not a switch.
    Plain,
    /// A switch that is off.
    Off,
    /// A switch that is on.
    On,
}

/// A button that shows only a sign; `name` is for screen readers and for the hint.
pub fn button(ui: &mut Ui, icon: Icon, name: &str, state: State) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(BUTTON_PX), Sense::click());
    response.widget_info(|| match state {
        State::Plain => WidgetInfo::labeled(Role::Button, ui.is_enabled(), name),
        State::Off | State::On => {
            WidgetInfo::selected(Role::Button, ui.is_enabled(), state == State::On, name)
        }
    });
    if ui.is_rect_visible(rect) {
        let palette = theme::palette(ui);
        let colour = match state {
            State::On => palette.accent,
            _ if ui.is_enabled() => palette.muted,
            _ => palette.line,
        };
        if response.hovered() || response.has_focus() || state == State::On {
            ui.painter().rect_filled(
                rect,
                6,
                if state == State::On { palette.accent_soft } else { palette.raised },
            );
        }
        if state == State::On {
            ui.painter().rect_stroke(rect, 6, Stroke::new(1.0, colour), egui::StrokeKind::Inside);
        }
        paint(ui.painter(), icon, rect.center(), Stroke::new(1.6, colour));
    }
    focus_ring(ui, &response, rect);
    response.on_hover_text(name)
}

/// The line around what has the keyboard; what just got it comes into sight.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    come_into_sight(response);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme::palette(ui).accent);
        ui.painter().rect_stroke(rect, 6, stroke, egui::StrokeKind::Inside);
    }
}

/// Scrolls to what just got the keyboard.
pub fn come_into_sight(response: &Response) {
    if gets_keyboard(response) {
        response.scroll_to_me(None);
    }
}

/// Whether it just got the keyboard; asked once a frame.
#[must_use]
pub fn gets_keyboard(response: &Response) -> bool {
    let gets = response.gained_focus() || arrives(&response.ctx, response.id);
    if gets {
        response.ctx.data_mut(|data| data.remove::<Id>(arriving()));
    }
    gets
}

/// The keyboard was sent here between two frames, which egui does not count as gaining it.
pub fn arrive(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.insert_temp(arriving(), id));
}

/// Whether the keyboard was sent here and this is not drawn yet.
#[must_use]
pub fn arrives(ctx: &Context, id: Id) -> bool {
    ctx.data(|data| data.get_temp(arriving()) == Some(id))
}

fn arriving() -> Id {
    Id::unique("arriving")
}

/// Draws the sign around `at`, about 14 points wide.
pub fn paint(painter: &Painter, icon: Icon, at: Pos2, stroke: Stroke) {
    let p = |x: f32, y: f32| at + vec2(x, y);
    let line = |from: Pos2, to: Pos2| {
        painter.line_segment([from, to], stroke);
    };
    match icon {
        Icon::Pin => {
            painter.circle(p(0.0, -3.5), 3.5, stroke.color, stroke);
            line(p(0.0, 0.0), p(0.0, 7.0));
        }
        Icon::Unpinned => {
            painter.circle_stroke(p(0.0, -3.5), 3.5, stroke);
            line(p(0.0, 0.0), p(0.0, 7.0));
            line(p(-6.0, 6.0), p(6.0, -6.0));
        }
        Icon::List => {
            for y in [-4.5, 0.0, 4.5] {
                line(p(-6.0, y), p(-5.0, y));
                line(p(-2.5, y), p(6.5, y));
            }
        }
        Icon::More => {
            for y in [-5.0, 0.0, 5.0] {
                painter.circle_filled(p(0.0, y), 1.5, stroke.color);
            }
        }
        Icon::Cross => {
            line(p(-4.0, -4.0), p(4.0, 4.0));
            line(p(-4.0, 4.0), p(4.0, -4.0));
        }
        Icon::Plus => {
            line(p(-5.0, 0.0), p(5.0, 0.0));
            line(p(0.0, -5.0), p(0.0, 5.0));
        }
        Icon::Turn => {
            let arc = (0..=20_u8).map(|step| {
                let angle = -0.6 + f32::from(step) * 0.25;
                at + 5.0 * Vec2::angled(angle)
            });
            painter.line(arc.collect(), stroke);
            line(p(4.1, -2.8), p(4.6, -6.2));
            line(p(4.1, -2.8), p(0.9, -3.6));
        }
        Icon::Fold => {
            let rect = Rect::from_center_size(at, vec2(15.0, 6.0));
            painter.rect_stroke(rect, 1, stroke, egui::StrokeKind::Inside);
        }
        Icon::Unfold => {
            let rect = Rect::from_center_size(at, vec2(12.0, 10.0));
            painter.rect_stroke(rect, 1, stroke, egui::StrokeKind::Inside);
            line(p(-6.0, -2.5), p(6.0, -2.5));
        }
        Icon::Covered => {
            let lid = |bulge_px: f32| {
                let dot = |step: u8| {
                    let along = f32::from(step) / 8.0 - 1.0;
                    p(7.5 * along, bulge_px * (1.0 - along * along))
                };
                (0..=16).map(dot).collect::<Vec<_>>()
            };
            painter.line(lid(-5.0), stroke);
            painter.line(lid(5.0), stroke);
            painter.circle_filled(at, 2.2, stroke.color);
            line(p(-6.0, 6.0), p(6.0, -6.0));
        }
        Icon::Up | Icon::Down => {
            let tip = if icon == Icon::Up { -1.0 } else { 1.0 };
            line(p(0.0, -5.0), p(0.0, 5.0));
            painter.line(vec![p(-4.0, tip), p(0.0, tip * 5.0), p(4.0, tip)], stroke);
        }
        Icon::Check => {
            painter.line(vec![p(-4.5, 0.0), p(-1.5, 3.5), p(5.0, -4.0)], stroke);
        }
    }
}
