//! What there is to tell: quiet lines that go by themselves, loud ones until they are answered.

use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Ui};

use super::commands::{self, Command};
use super::ladder::again;
use super::{cover, theme, widget};
use crate::model::action::{Action, Screen, Which};
use crate::model::beside::Seat;
use crate::model::call::PromiseStatus;
use crate::model::guard::Kind;
use crate::model::state::{Model, Notice, What};
use crate::model::text;
use crate::model::versions::Look;
use crate::say;

/// Between the edge of a quiet notice and its words, in points.
const MARGIN_PX: i8 = 10;

/// Above and below its words, in points.
const EDGE_PX: i8 = 2;

/// The same where no button makes the line higher.
const ALONE_PX: i8 = 4;

/// So many loud notices are shown at once, in a short window one; the others come as these are answered.
const SHOWN: usize = 2;

/// Draws what must be answered or mended: a save that failed, what the guard masked, what went wrong.
pub fn loud_ui(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let desks = model.live.iter().chain(&model.saved).chain(&model.outbox);
    let failures = desks.filter_map(|desk| desk.failure.as_ref());
    let failures = failures.chain(model.paper_failure()).chain(&model.editor.failure);
    for why in failures.take(1) {
        loud(ui, |ui| {
            let text = say!("notices-not-saved", why);
            ui.label(RichText::new(text).color(theme::palette(ui).text));
        });
    }
    let loud = model.notices_here().rev().filter(|notice| notice.is_loud());
    let short = ui.ctx().content_rect().height() < theme::TALL;
    let shown = if short { 1 } else { SHOWN };
    for notice in loud.clone().take(shown) {
        loud_notice(ui, notice, out);
    }
    let behind = loud.count().saturating_sub(shown);
    if behind > 0 {
        let text = RichText::new(say!("notices-more-to-answer", behind));
        ui.label(text.font(theme::small()).color(theme::palette(ui).muted));
    }
}

/// Where a quiet notice stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stand {
    /// In the corner, over what is least used: nothing moves. It has so much room there, in points.
    Corner(f32),
    /// In a line of its own, where it would lie over the breath.
    Line,
}

impl Stand {
    /// Beside *Breathe*; what breathes needs all of its part.
    fn of(ui: &Ui, model: &Model, text: &str, notice: &Notice) -> Self {
        let width = ui.max_rect().width() - 2.0 * f32::from(MARGIN_PX);
        if model.seat != Seat::Call {
            return Self::Corner(width);
        }
        let room = width - widget::button_px(ui, say!("breath-breathe")) - theme::GRID * 2.0;
        let font = egui::TextStyle::Body.resolve(ui.style());
        let text = ui.painter().layout_no_wrap(text.to_owned(), font, theme::palette(ui).page);
        let fits = text.size().x + buttons_px(ui, notice) <= room;
        // in a column of its own there is room above
        let wraps = ui.ctx().content_rect().width() >= theme::WIDE && model.screen == Screen::Call;
        if model.breath.is_none() && (fits || wraps) { Self::Corner(room) } else { Self::Line }
    }
}

/// The latest quiet notice, unless the thought of a reset has the part for itself.
fn quiet(model: &Model) -> Option<&Notice> {
    let resets = model.reset.is_some() && model.seat == Seat::Call;
    let notice = model.notices_here().rev().find(|notice| !notice.is_loud()).filter(|_| !resets)?;
    // nothing is told of a call before it is on the disk, or could not be put there
    let on_its_way = model.handed_over(notice).is_some_and(|desk| desk.failure.is_none());
    (!on_its_way).then_some(notice)
}

/// Draws the latest quiet notice in a line of its own, above the breath, where it would cover that.
pub fn quiet_line_ui(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let Some(notice) = quiet(model) else { return };
    let Some(text) = words(ui, model, notice) else { return };
    if Stand::of(ui, model, &text, notice) == Stand::Line {
        quiet_frame(ui).show(ui, |ui| {
            ui.take_available_width();
            told_quietly(ui, text, notice, out);
        });
    }
}

/// Draws the latest quiet notice in the corner, over the choices beside *Breathe*: nothing moves, and
/// neither that button nor a field is covered.
pub fn quiet_ui(ui: &Ui, model: &Model, out: &mut Vec<Action>) {
    let Some(notice) = quiet(model) else { return };
    let Some(text) = words(ui, model, notice) else { return };
    let Stand::Corner(room) = Stand::of(ui, model, &text, notice) else { return };
    let corner = ui.min_rect().right_bottom() + egui::vec2(0.0, f32::from(EDGE_PX));
    let area = Area::new(Id::unique("notice"))
        .order(Order::Middle)
        .pivot(Align2::RIGHT_BOTTOM)
        .accessible_name(say!("notices-notice"));
    area.fixed_pos(corner).interactable(notice.offers_undo()).show(ui.ctx(), |ui| {
        quiet_frame(ui).show(ui, |ui| {
            ui.set_max_width(room);
            told_quietly(ui, text, notice, out);
        });
    });
}

fn quiet_frame(ui: &Ui) -> Frame {
    let margin = Margin::symmetric(MARGIN_PX, EDGE_PX);
    Frame::new().fill(theme::palette(ui).text).corner_radius(8).inner_margin(margin)
}

/// The words of a quiet notice, which screen readers say, and its buttons.
fn told_quietly(ui: &mut Ui, text: String, notice: &Notice, out: &mut Vec<Action>) {
    let say = |ui: &mut Ui| {
        let said = ui.label(RichText::new(text).color(theme::palette(ui).page));
        ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
    };
    let filed = matches!(notice.what, What::Filed(_));
    if !filed && !notice.offers_undo() {
        Frame::new().inner_margin(Margin::symmetric(0, ALONE_PX)).show(ui, say);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        say(ui);
        if filed {
            let letting_go = widget::button(ui, say!("notices-let-it-go"));
            if letting_go.on_hover_text(commands::key_of(Command::Debrief)).clicked() {
                out.push(Action::OpenDebrief);
            }
        }
        if notice.offers_undo() && widget::button(ui, say!("notices-undo")).clicked() {
            out.push(Action::TakeBack(notice.number));
        }
    });
}

/// What its buttons take of the line.
fn buttons_px(ui: &Ui, notice: &Notice) -> f32 {
    let filed = matches!(notice.what, What::Filed(_));
    // with or without its offer it stays where it is
    let shown = [(filed, say!("notices-let-it-go")), (notice.offered_undo(), say!("notices-undo"))];
    let shown = shown.into_iter().filter(|(shown, _)| *shown);
    shown.map(|(_, text)| widget::button_px(ui, text) + ui.spacing().item_spacing.x).sum()
}

/// What a quiet notice says.
fn words(ui: &Ui, model: &Model, notice: &Notice) -> Option<String> {
    if let Some(desk) = model.handed_over(notice) {
        return Some(say!("notices-kept-in-this-window", id = &desk.call.short_id));
    }
    Some(match &notice.what {
        What::Copied(what) => say!("notices-copied", what),
        What::ReadBack => say!("notices-read-back-ticked").to_owned(),
        What::Ticked(step) => say!("notices-ticked", step = text::one_line(step, 40)),
        What::Rung(name) => say!("notices-copied-and-logged", name),
        What::LastRung(rung) => say!("notices-copied-last-rung", again = again(*rung)),
        What::LadderEnds => say!("notices-no-rung-left").to_owned(),
        What::Filed(short_id) => say!("notices-filed", id = short_id),
        What::SetAside(short_id) => say!("notices-set-aside", id = short_id),
        What::TimedOut(short_id) => say!("notices-timed-out", id = short_id),
        What::Resumed(short_id) => say!("notices-resumed", id = short_id),
        What::Deleted => say!("notices-in-the-trash").to_owned(),
        // the name of a search, a tag
        What::Search(text) | What::Together(text) => cover::text(ui, text).into_owned(),
        What::CardSaved(text) | What::Imported(text) | What::Exported(text) | What::Hint(text) => {
            text.clone()
        }
        What::Marked(status, what) => format!("{}: {}", standing(*status), cover::text(ui, what)),
        What::Doubt(doubt) => doubt.words().to_owned(),
        What::BroughtBack => say!("notices-as-it-was-then").to_owned(),
        What::Joined => say!("notices-joined").to_owned(),
        What::NoneEarlier => say!("notices-none-earlier").to_owned(),
        What::NothingToDebrief => say!("notices-nothing-to-debrief").to_owned(),
        What::Masked(..)
        | What::Flagged(..)
        | What::MaskedSetting(_)
        | What::MaskedHere(_)
        | What::Problem(_)
        | What::Elsewhere(_)
        | What::Aged(_)
        | What::Retired(_) => return None,
    })
}

fn standing(status: PromiseStatus) -> &'static str {
    match status {
        PromiseStatus::Open => say!("notices-open-again"),
        PromiseStatus::Kept => say!("notices-kept"),
        PromiseStatus::Broken => say!("notices-broken"),
    }
}

/// Draws the way back to the calls set aside, where none is open.
pub fn aside_ui(ui: &mut Ui, model: &Model, out: &mut Vec<Action>) {
    let between = model.live.is_none() && model.seat == Seat::Call;
    let Some(aside) = model.set_aside.last().filter(|_| between) else { return };
    ui.horizontal(|ui| {
        let count = model.set_aside.len();
        let text = say!("notices-to-finish", count);
        ui.label(RichText::new(text).color(theme::palette(ui).muted));
        let button = widget::button(ui, &say!("notices-go-on", call = cover::text(ui, &aside.label)));
        if button.on_hover_text(commands::key_of(Command::GoOn)).clicked() {
            out.push(Action::Resume(aside.id));
        }
    });
}

fn loud_notice(ui: &mut Ui, notice: &Notice, out: &mut Vec<Action>) {
    let number = notice.number;
    match &notice.what {
        What::Masked(_, hit) => masked(ui, number, (hit.field.name(), hit.kind), out),
        What::Flagged(_, hit) => flagged(ui, number, (hit.field.name(), hit.kind), out),
        What::MaskedSetting(hit) => masked(ui, number, (say!("notices-settings"), hit.kind), out),
        What::Problem(why) => told(ui, &text::capital(why), number, out),
        What::Aged(count) => {
            let text = say!("notices-aged", calls = text::calls(*count));
            told(ui, &text, number, out);
        }
        What::Retired(count) => {
            told(ui, &say!("notices-retired", calls = text::calls(*count)), number, out);
        }
        What::Elsewhere(_) => elsewhere(ui, number, out),
        What::MaskedHere(kind) => told(ui, kind.reason(), number, out),
        _ => {}
    }
}

fn masked(ui: &mut Ui, number: u64, (place, kind): (&str, Kind), out: &mut Vec<Action>) {
    loud(ui, |ui| {
        let text = say!("notices-masked", place, reason = kind.reason());
        ui.label(RichText::new(text).color(theme::palette(ui).text));
        ui.horizontal_wrapped(|ui| {
            if kind.denial().is_some_and(|denial| widget::button(ui, denial).clicked()) {
                out.push(Action::PutBack(number));
            }
            if widget::button(ui, say!("notices-all-right")).clicked() {
                out.push(Action::Dismiss(number));
            }
        });
    });
}

fn flagged(ui: &mut Ui, number: u64, (place, kind): (&str, Kind), out: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    framed(ui, [palette.accent_soft, palette.accent], |ui| {
        let text = say!("notices-flagged", place, reason = kind.reason());
        ui.label(RichText::new(text).color(theme::palette(ui).text));
        ui.horizontal_wrapped(|ui| {
            if widget::button(ui, say!("notices-mask-it")).clicked() {
                out.push(Action::MaskIt(number));
            }
            if widget::button(ui, say!("notices-keep-it")).clicked() {
                out.push(Action::Dismiss(number));
            }
        });
    });
}

fn elsewhere(ui: &mut Ui, number: u64, out: &mut Vec<Action>) {
    loud(ui, |ui| {
        let text = say!("notices-elsewhere");
        ui.label(RichText::new(text).color(theme::palette(ui).text));
        ui.horizontal(|ui| {
            if widget::button(ui, say!("notices-look-at-theirs")).clicked() {
                out.push(Action::Version(Which::Live, Look::At(Some(0))));
            }
            if widget::button(ui, say!("notices-all-right")).clicked() {
                out.push(Action::Dismiss(number));
            }
        });
    });
}

fn told(ui: &mut Ui, text: &str, number: u64, out: &mut Vec<Action>) {
    loud(ui, |ui| {
        ui.label(RichText::new(text).color(theme::palette(ui).text));
        if widget::button(ui, say!("notices-all-right")).clicked() {
            out.push(Action::Dismiss(number));
        }
    });
}

fn loud(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let palette = theme::palette(ui);
    framed(ui, [palette.alarm_soft, palette.alarm], contents);
}

fn framed(ui: &mut Ui, [fill, edge]: [egui::Color32; 2], contents: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(fill).corner_radius(6).inner_margin(theme::card_margin());
    frame.stroke(egui::Stroke::new(1.0, edge)).show(ui, |ui| {
        ui.take_available_width();
        contents(ui);
    });
}
