//! The window beside that of the call, as a user has it: a viewport with keys and labels of its own,
//! drawn within the frames of the first as the runners do it.

use std::cell::RefCell;

use egui::epaint::ClippedShape;
use egui::mutex::Mutex;
use egui::{
    Context, Event, ImmediateViewport, Rect, Vec2, ViewportCommand, ViewportEvent, ViewportId, ViewportInfo,
    vec2,
};
use egui_kittest::Node;
use egui_kittest::kittest::{Queryable as _, State};
use evenkeel::desktop::raster::{Canvas, Layout};
use evenkeel::model::action::Action;
use evenkeel::ui::beside;

use crate::app::{App, TEXTURES, follow};
use crate::support::key;

/// A monitor with room for both windows.
pub(crate) const MONITOR: Vec2 = vec2(1600.0, 900.0);

thread_local! {
    static OPEN: RefCell<Option<Pane>> = const { RefCell::new(None) };
}

/// What the second window takes and shows.
struct Pane {
    size: Vec2,
    title: String,
    frames: u64,
    info: ViewportInfo,
    events: Vec<Event>,
    tree: Option<State>,
    shapes: Vec<ClippedShape>,
}

fn pane<R>(with: impl FnOnce(&mut Pane) -> R) -> R {
    OPEN.with_borrow_mut(|open| with(open.as_mut().expect("the window beside is open")))
}

/// Draws the second window in the frame of the first, as the CPU runner does.
fn show(ctx: &Context, viewport: ImmediateViewport<'_>) {
    let ImmediateViewport { ids, builder, mut viewport_ui_cb } = viewport;
    let size = builder.inner_size.unwrap_or(vec2(800.0, 600.0));
    let mut input = OPEN.with_borrow_mut(|open| {
        let pane = open.get_or_insert_with(|| Pane {
            size,
            title: String::new(),
            frames: 0,
            info: ViewportInfo::default(),
            events: Vec::new(),
            tree: None,
            shapes: Vec::new(),
        });
        pane.title = builder.title.clone().unwrap_or_default();
        pane.frames += 1;
        let info = ViewportInfo { parent: Some(ids.parent), focused: Some(true), ..pane.info.take() };
        egui::RawInput {
            viewport_id: ids.this,
            viewports: [(ids.this, info)].into_iter().collect(),
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, pane.size)),
            events: std::mem::take(&mut pane.events),
            ..egui::RawInput::default()
        }
    });
    input.time = Some(ctx.input(|first| first.time));
    let mut output = ctx.run_ui(input, |ui| viewport_ui_cb(ui));
    pane(|pane| {
        if let Some(update) = output.platform_output.accesskit_update.take() {
            match &mut pane.tree {
                Some(tree) => tree.update(update),
                None => pane.tree = Some(State::new(update)),
            }
        }
        follow(&mut output.textures_delta);
        pane.shapes = output.shapes;
    });
}

/// What is found among the things that screen readers are told of; a click on it is taken.
fn with_node<R>(find: impl for<'n> Fn(&Node<'n>) -> R) -> R {
    pane(|pane| {
        let queue = Mutex::new(Vec::new());
        let tree = pane.tree.as_ref().expect("a tree for screen readers");
        let found = find(&Node::new(tree.root(), &queue, 1.0));
        pane.events.append(&mut queue.lock());
        found
    })
}

/// The window beside; what is done in it lets a few frames pass.
pub(crate) struct Beside<'a>(&'a mut App);

impl App {
    /// The same on a monitor of this size, with windows of their own.
    pub(crate) fn on_monitor(mut self, size: Vec2) -> Self {
        OPEN.set(None);
        self.harness.ctx.set_embed_viewports(false);
        Context::set_immediate_viewport_renderer(show);
        let first = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        first.monitor_size = Some(size);
        self.frames(2);
        self
    }

    /// Whether the window beside was drawn in the last frame.
    pub(crate) fn has_beside(&mut self) -> bool {
        let drawn = || OPEN.with_borrow(|open| open.as_ref().map_or(0, |pane| pane.frames));
        let before = drawn();
        self.frames(1);
        let open = drawn() > before;
        if !open {
            OPEN.set(None);
        }
        open
    }

    /// Whether this, asked for in the first window, brings the window beside to the front.
    pub(crate) fn raises_beside(&mut self, action: Action) -> bool {
        self.act(action);
        (0..4).any(|_| {
            self.frames(1);
            let output = self.harness.output().viewport_output.get(&beside::id());
            output.is_some_and(|output| output.commands.contains(&ViewportCommand::Focus))
        })
    }

    /// The window beside.
    #[track_caller]
    pub(crate) fn beside(&mut self) -> Beside<'_> {
        assert!(self.has_beside(), "the window beside is not open");
        Beside(self)
    }
}

impl Beside<'_> {
    fn event(&mut self, event: Event) -> &mut Self {
        pane(|pane| pane.events.push(event));
        self.0.frames(4);
        self
    }

    pub(crate) fn press(&mut self, written: &str) -> &mut Self {
        let (modifiers, key) = key(written);
        for pressed in [true, false] {
            self.event(Event::Key { key, modifiers, pressed, repeat: false, physical_key: None });
        }
        self
    }

    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        self.event(Event::Text(text.to_owned()))
    }

    /// Asks it to close, as its cross does.
    pub(crate) fn close(&mut self) {
        pane(|pane| pane.info.events.push(ViewportEvent::Close));
        self.0.frames(4);
    }

    /// Whether something is there whose label holds this.
    pub(crate) fn sees_part(&mut self, part: &str) -> bool {
        self.0.frames(1);
        with_node(|root| root.query_all_by_label_contains(part).next().is_some())
    }

    #[track_caller]
    pub(crate) fn expect(&mut self, part: &str) -> &mut Self {
        let seen = with_node(|root| format!("{root:#?}"));
        assert!(self.sees_part(part), "no {part:?} in {seen}");
        self
    }

    #[track_caller]
    pub(crate) fn click(&mut self, label: &str) -> &mut Self {
        with_node(|root| root.get_by_label(label).click());
        self.0.frames(4);
        self
    }

    #[track_caller]
    pub(crate) fn focus(&mut self, label: &str) -> &mut Self {
        with_node(|root| root.get_by_label(label).focus());
        self.0.frames(4);
        self
    }

    /// What the list of windows calls it.
    pub(crate) fn title(&mut self) -> String {
        self.0.frames(1);
        pane(|pane| pane.title.clone())
    }

    pub(crate) fn resize(&mut self, size: Vec2) -> &mut Self {
        pane(|pane| pane.size = size);
        self.0.frames(6);
        self
    }

    /// What it shows.
    pub(crate) fn picture(&mut self) -> image::RgbaImage {
        let ctx = &self.0.harness.ctx;
        pane(|pane| {
            let size_px = [pane.size.x as usize, pane.size.y as usize];
            let layout = Layout { size_px, pixels_per_point: 1.0, clear: egui::Color32::BLACK };
            let mut canvas = Canvas::default();
            TEXTURES.with_borrow(|textures| canvas.paint(ctx, pane.shapes.clone(), textures, layout));
            let [width, height] = size_px.map(|px| px as u32);
            image::RgbaImage::from_raw(width, height, canvas.rgba()).unwrap()
        })
    }
}
