//! A tiny app with three windows under Evenkeel's own runners, for `cases/windows.py`: the first, a
//! deferred one and an immediate one. Each has a field; the first shows what the others hold. Must
//! not know anything of calls.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use eframe::egui::{CentralPanel, Context, TextEdit, Ui, ViewportBuilder, ViewportClass, ViewportId};
use evenkeel::desktop::run::{self, Hooks, Options};

/// What the windows besides the first are called, after the way they are drawn.
const FURTHER: [(ViewportClass, &str); 2] =
    [(ViewportClass::Deferred, "deferred"), (ViewportClass::Immediate, "immediate")];

/// What is typed into a further window; nothing once it is closed.
type Text = Arc<Mutex<Option<String>>>;

#[derive(Debug)]
struct Probe {
    first: String,
    further: [Text; 2],
}

fn main() -> Result<(), String> {
    let renderer =
        std::env::args().skip_while(|argument| argument != "--renderer").nth(1).unwrap_or_default();
    let options = Options {
        title: "first".to_owned(),
        app_id: "evenkeel-windows".to_owned(),
        viewport: ViewportBuilder::default().with_inner_size([360.0, 200.0]),
        renderer: renderer.parse().map_err(|error| format!("{error}"))?,
    };
    let open = || Arc::new(Mutex::new(Some(String::new())));
    let state = Probe { first: String::new(), further: [open(), open()] };
    let hooks = Hooks {
        state,
        prepare: |_, _| {},
        rehearse: |_, _| {},
        setup: |_, _, _| {},
        logic: |_, _| {},
        ui: first_ui,
        taken_over: |_, viewport| viewport,
        first_alone: |_| {},
        on_exit: |_| {},
    };
    run::run(options, hooks).map_err(|error| error.to_string())
}

fn first_ui(probe: &mut Probe, ui: &mut Ui) {
    CentralPanel::default().show(ui, |ui| {
        field(ui, "first", &mut probe.first);
        for ((_, name), text) in FURTHER.into_iter().zip(&probe.further) {
            let holds = held(text).as_ref().map_or("is closed".to_owned(), |text| format!("holds “{text}”"));
            ui.label(format!("{name} {holds}"));
        }
        if ui.button("Open all").clicked() {
            for text in &probe.further {
                held(text).get_or_insert_default();
            }
        }
    });
    for ((class, name), text) in FURTHER.into_iter().zip(&probe.further) {
        if held(text).is_some() {
            show(ui.ctx(), class, name, text);
        }
    }
}

fn show(ctx: &Context, class: ViewportClass, name: &'static str, text: &Text) {
    let (id, parent) = (ViewportId::from_hash_of(name), ctx.viewport_id());
    let builder = ViewportBuilder::default().with_title(name).with_inner_size([300.0, 120.0]);
    if class == ViewportClass::Immediate {
        ctx.show_viewport_immediate(id, builder, |ui, _| further_ui(ui, parent, name, text));
    } else {
        let text = Arc::clone(text);
        ctx.show_viewport_deferred(id, builder, move |ui, _| further_ui(ui, parent, name, &text));
    }
}

fn further_ui(ui: &mut Ui, parent: ViewportId, name: &str, text: &Text) {
    let mut held = held(text);
    let Some(typed) = held.as_mut() else { return };
    let before = typed.clone();
    CentralPanel::default().show(ui, |ui| field(ui, name, typed));
    if before != *typed {
        ui.ctx().request_repaint_of(parent);
    }
    if ui.input(|input| input.viewport().close_requested()) {
        *held = None;
        ui.ctx().request_repaint_of(parent);
    }
}

/// A field that takes the keyboard as soon as nothing else in its window has it.
fn field(ui: &mut Ui, name: &str, text: &mut String) {
    let field = ui.add(TextEdit::singleline(text)).accessible_name(name);
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
}

fn held(text: &Text) -> MutexGuard<'_, Option<String>> {
    text.lock().unwrap_or_else(PoisonError::into_inner)
}
