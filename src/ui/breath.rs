//! The breath: a ring that grows and shrinks, the word, the count, a cue for the body. Draws what
//! the model's moment says; must not keep time itself.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "seconds of a breath are small and not negative"
)]

use egui::{Align, Align2, Layout, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::commands::{self, Command};
use super::view::ViewState;
use super::{dropdown, reset, theme, widget};
use crate::model::action::{Action, Now};
use crate::model::breath::Moment;
use crate::model::state::{Model, Session};
use crate::say;

/// The lengths of a session offered, in seconds.
pub const LENGTHS_SECS: [u32; 4] = [30, 60, 90, 300];

/// Rounds of breath before the next cue for the body.
const ROUNDS_A_CUE: usize = 2;

/// The diameter of the largest ring, in points.
pub const LARGEST_RING: f32 = 128.0;

/// The width from which its length is chosen here too; where there is less it would take a row of its
/// own from the call, and the settings have it.
const LENGTH_PX: f32 = 216.0;

/// The width from which the choices have room for longer names, in points.
const ROOMY_PX: f32 = 240.0;

/// The least width in which words stand beside the button that stops it, in points.
const WORDS_PX: f32 = 96.0;

/// How much of its largest radius the ring changes in a breath.
const SWING: f32 = 0.58;

/// The least seconds between two pictures of the ring.
const LEAST_FRAME_SECS: f32 = 1.0 / 30.0;

/// The most seconds between two pictures while it moves.
const MOST_FRAME_SECS: f32 = 1.0 / 8.0;

/// How far the ring's edge moves from one picture to the next, in pixels: too little to be seen as
/// a step.
const STEP_PX: f32 = 0.4;

/// Draws the breath; `ring_px` is the ring's diameter in points while it runs.
pub fn breath_ui(
    ui: &mut Ui,
    model: &Model,
    view: &mut ViewState,
    ring_px: f32,
    now: &Now,
    out: &mut Vec<Action>,
) {
    if let (Some(reset), Some(moment)) = (&model.reset, model.moment(now)) {
        view.breath_edge_px = reset::reset_ui(ui, model, (reset, moment), out);
        return;
    }
    match model.breath.as_ref().and_then(|session| Some((session, session.moment(now)?))) {
        Some((session, moment)) => {
            view.breath_edge_px = running(ui, model, (session, moment), ring_px, now, out);
        }
        None => resting(ui, model, out),
    }
}

/// Seconds until the breath must be drawn again; `None` while nobody breathes. At the turns of a
/// breath the ring hardly moves, so fewer pictures show the same; so they do of a small one, whose edge
/// moves `edge_px` points from empty to full.
#[must_use]
pub fn next_frame_secs(model: &Model, edge_px: f32, pixels_per_point: f32, now: &Now) -> Option<f64> {
    let moment = model.moment(now)?;
    let count_left_secs = moment.count_left_secs.max(0.005);
    if !moment.kind.moves() || model.still() {
        return Some(f64::from(count_left_secs));
    }
    let px_a_sec = moment.speed * edge_px * pixels_per_point;
    let step_secs = (STEP_PX / px_a_sec.max(f32::EPSILON)).clamp(LEAST_FRAME_SECS, MOST_FRAME_SECS);
    Some(f64::from(step_secs.min(count_left_secs)))
}

fn resting(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let has_length = ui.available_width() >= LENGTH_PX;
    let (pattern_px, length_px) = if ui.available_width() < ROOMY_PX { (40.0, 32.0) } else { (96.0, 64.0) };
    ui.horizontal_wrapped(|ui| {
        let palette = theme::palette(ui);
        if widget::button(ui, say!("breath-breathe"))
            .on_hover_text(commands::key_of(Command::Breathe))
            .clicked()
        {
            out.push(Action::Breathe);
        }
        let current = model.pattern();
        let shown = current.as_ref().map_or("", |pattern| &pattern.name);
        let name = say!("breath-breathing-pattern");
        dropdown::dropdown_ui(ui, "pattern", shown, pattern_px, name, |ui| {
            for pattern in model.patterns() {
                let waits = model.on_call() && !pattern.offered.suits_a_call();
                let when = if waits { say!("breath-between-calls-after") } else { "" };
                let label = format!("{}  {}{when}", pattern.name, pattern.timing());
                let chosen = (shown == pattern.name).into();
                let row = ui.add_enabled_ui(!waits, |ui| dropdown::entry(ui, &label, chosen)).inner;
                if row.on_hover_text(&pattern.evidence).clicked() {
                    out.push(Action::Pattern(pattern.id));
                }
            }
            ui.separator();
            ui.label(RichText::new(&model.playbook.cues.safety).font(theme::small()).color(palette.muted));
        });
        if !has_length {
            return;
        }
        let secs = current.as_ref().map_or(60, |pattern| model.breath_secs(pattern) as u32);
        let name = say!("breath-length-of-breathing");
        dropdown::dropdown_ui(ui, "length", &length(secs), length_px, name, |ui| {
            for choice in LENGTHS_SECS {
                if dropdown::entry(ui, &length(choice), (secs == choice).into()).clicked() {
                    out.push(Action::BreathLength(Some(choice)));
                }
            }
        });
    });
}

/// Answers how far the edge of the ring moves, in points.
fn running(
    ui: &mut Ui,
    model: &Model,
    (session, moment): (&Session, Moment),
    ring_px: f32,
    now: &Now,
    out: &mut Vec<Action>,
) -> f32 {
    let palette = theme::palette(ui);
    let mut edge_px = 0.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GRID * 3.0;
        if model.still() {
            ui.label(RichText::new(moment.count.to_string()).font(theme::count()).color(palette.accent));
        } else {
            let (rect, _) = ui.allocate_exact_size(vec2(ring_px, ring_px), Sense::hover());
            edge_px = ring(ui, rect, moment);
        }
        let words_px = ui.available_width() - widget::button_px(ui, say!("breath-stop")) - theme::GRID * 3.0;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            if words_px >= WORDS_PX {
                ui.set_max_width(words_px);
            }
            phase_word(ui, moment);
            let cues = &model.playbook.cues.posture;
            let turn = (session.round(now) / ROUNDS_A_CUE).checked_rem(cues.len()).unwrap_or(0);
            if let Some(cue) = cues.get(turn) {
                ui.label(RichText::new(cue).color(palette.muted));
            }
            let left = say!(
                "breath-left",
                time = length(moment.left_secs.ceil() as u32),
                pattern = session.pattern.name
            );
            ui.label(RichText::new(left).font(theme::small()).color(palette.muted));
            if words_px < WORDS_PX {
                stop(ui, out);
            }
        });
        if words_px >= WORDS_PX {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| stop(ui, out));
        }
    });
    edge_px
}

fn stop(ui: &mut Ui, out: &mut Vec<Action>) {
    let button = widget::button(ui, say!("breath-stop"));
    if button.on_hover_text(commands::key_of(Command::Breathe)).clicked() {
        out.push(Action::Breathe);
    }
}

/// The phase in a word; a screen reader hears it, politely, when it changes.
pub(super) fn phase_word(ui: &mut Ui, moment: Moment) {
    let word = RichText::new(moment.kind.word()).font(theme::title()).color(theme::palette(ui).text);
    let response = ui.label(word);
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, moment.kind.word()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// The ring; answers how far its edge moves from empty to full, in points.
pub(super) fn ring(ui: &Ui, rect: Rect, moment: Moment) -> f32 {
    let palette = theme::palette(ui);
    let painter = ui.painter();
    let most = rect.width() / 2.0 - 2.0;
    let edge_px = most * SWING;
    let radius = most - edge_px + edge_px * moment.fullness;
    painter.circle_stroke(rect.center(), most, Stroke::new(1.0, palette.line));
    painter.circle(rect.center(), radius, palette.accent_soft, Stroke::new(2.0, palette.accent));
    let count = moment.count.to_string();
    painter.text(rect.center(), Align2::CENTER_CENTER, count, theme::title(), palette.accent);
    edge_px
}

/// So many seconds as one says them.
#[must_use]
pub fn length(secs: u32) -> String {
    if secs >= 120 {
        say!("breath-minutes", minutes = secs.div_ceil(60))
    } else {
        say!("breath-seconds", seconds = secs)
    }
}
