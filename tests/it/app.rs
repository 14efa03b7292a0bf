//! The window as a user has it, without a screen: keys and labels in, text and files out. Time is
//! the harness's own; the disk is real.

use std::cell::RefCell;
use std::time::Duration;

use egui::accesskit::NodeId;
use egui::{Event, OutputCommand, TexturesDelta};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node, TestRenderer};
use evenkeel::desktop::picture;
use evenkeel::desktop::raster::{Canvas, Layout, Textures};
use evenkeel::model::action::{Action, Now};
use evenkeel::model::call::Call;
use evenkeel::model::exchange::{Reply, Request};
use evenkeel::model::language::Language;
use evenkeel::model::library;
use evenkeel::model::settings::Settings;
use evenkeel::model::state::Model;
use evenkeel::ui::{theme, window::Window};
use evenkeel::vault::worker::{Keep, Worker};
use jiff::{SignedDuration, Zoned};

use crate::support::{Home, id_at, key, until};

pub(crate) const NARROW: [f32; 2] = [420.0, 760.0];
pub(crate) const TINY: [f32; 2] = [320.0, 420.0];
pub(crate) const WIDE: [f32; 2] = [1280.0, 800.0];

/// Seconds of one frame.
const FRAME_SECS: f32 = 1.0 / 30.0;

/// The window, its vault's thread, and a clock that only the test moves.
pub(crate) struct Desk {
    pub(crate) window: Window,
    worker: Worker,
    replies: Vec<Reply>,
    pub(crate) copied: Vec<String>,
    pub(crate) asked: Vec<Request>,
    frames: u64,
    skipped_secs: f64,
    began: Zoned,
    ready: bool,
}

impl Desk {
    fn now(&self, secs: f64) -> Now {
        let wall = &self.began + SignedDuration::from_secs_f64(secs);
        // every id is one of its own, and the same in every run
        let fresh_id = id_at(&wall.timestamp().to_string(), self.frames * 0x1357_9bdf);
        Now { mono_secs: secs, fresh_id, wall }
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        if !std::mem::replace(&mut self.ready, true) {
            theme::install(ui.ctx());
        }
        self.frames += 1;
        let now = self.now(ui.input(|input| input.time) + self.skipped_secs);
        let replies = std::mem::take(&mut self.replies).into_iter().map(Action::Vault).collect();
        let mut requests = self.window.act(replies, ui.ctx(), &now);
        requests.extend(self.window.ui(ui, &now));
        for request in requests {
            self.ask(request);
        }
        ui.ctx().output(|output| {
            self.copied.extend(output.commands.iter().filter_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            }));
        });
    }

    /// Asks the vault and waits for it, so that a frame later the answer is there on any machine.
    pub(crate) fn ask(&mut self, request: Request) {
        self.asked.push(request.clone());
        let is_answer = answer_to(&request);
        self.worker.send(request);
        let Some(is_answer) = is_answer else { return };
        until("the vault answers", || {
            let before = self.replies.len();
            self.replies.extend(self.worker.poll());
            self.replies[before..].iter().any(is_answer)
        });
    }
}

/// What tells that this request was answered; nothing for one that is answered only when it fails.
fn answer_to(request: &Request) -> Option<fn(&Reply) -> bool> {
    Some(match request {
        Request::Save { .. } => |reply| matches!(reply, Reply::Saved { .. } | Reply::SaveFailed { .. }),
        Request::LookAround => |reply| matches!(reply, Reply::Ground(_)),
        Request::Resume => |reply| matches!(reply, Reply::Resumed(_)),
        Request::Load(_) => |reply| matches!(reply, Reply::Loaded { .. } | Reply::Failed { .. }),
        Request::Search { .. } => |reply| matches!(reply, Reply::Found { .. }),
        Request::More { .. } => |reply| matches!(reply, Reply::More { .. }),
        Request::Versions(_) => |reply| matches!(reply, Reply::Versions { .. }),
        Request::Read { .. } => |reply| matches!(reply, Reply::Read { .. } | Reply::Failed { .. }),
        Request::Ledger { .. } => |reply| matches!(reply, Reply::Ledger { .. }),
        Request::Earlier { .. } => |reply| matches!(reply, Reply::Earlier { .. }),
        Request::Mark { .. } => |reply| matches!(reply, Reply::Marked(_) | Reply::Failed { .. }),
        Request::Trash(_) => |reply| matches!(reply, Reply::Trashed(_) | Reply::Failed { .. }),
        Request::Restore(_) => |reply| matches!(reply, Reply::Restored(_) | Reply::Failed { .. }),
        Request::Aged(_) => |reply| matches!(reply, Reply::Aged(_)),
        Request::Retire(_) => |reply| matches!(reply, Reply::Retired(_) | Reply::Failed { .. }),
        Request::SaveSettings(_) | Request::SaveWindow(_) | Request::Purge(_) | Request::Watch(_) => {
            return None;
        }
        Request::LoadDebrief(_) => |reply| matches!(reply, Reply::Debrief { .. } | Reply::Failed { .. }),
        Request::LoadShift => |reply| matches!(reply, Reply::Shift(_)),
        Request::SaveDebrief { .. } | Request::SaveShift { .. } => {
            |reply| matches!(reply, Reply::PaperSaved { .. } | Reply::PaperFailed { .. })
        }
        Request::Handover { .. } => |reply| matches!(reply, Reply::Handover(_)),
        Request::ReadPlaybook => |reply| matches!(reply, Reply::Playbook(_)),
        Request::SavePack { .. } => {
            |reply| matches!(reply, Reply::PackSaved { .. } | Reply::PackFailed { .. })
        }
        Request::ReadSnippets(_) => |reply| matches!(reply, Reply::Snippets(_) | Reply::Failed { .. }),
        Request::Unlock(_) => |reply| matches!(reply, Reply::Standing(_) | Reply::Refused { .. }),
        Request::Lock => |reply| matches!(reply, Reply::Standing(_)),
        Request::Encrypt(_) | Request::Decrypt(_) => {
            |reply| matches!(reply, Reply::Converted { .. } | Reply::Refused { .. })
        }
        Request::Rewrap { .. } => |reply| matches!(reply, Reply::Rewrapped | Reply::Refused { .. }),
        Request::Ids { .. } => |reply| matches!(reply, Reply::Ids { .. }),
        Request::TagAll(_) => |reply| matches!(reply, Reply::TaggedAll { .. }),
        Request::Gather { .. } => |reply| matches!(reply, Reply::Gathered { .. }),
        Request::TrashAll(_) => |reply| matches!(reply, Reply::TrashedAll(_)),
        Request::RestoreAll(_) => |reply| matches!(reply, Reply::RestoredAll),
        Request::Insights { .. } => |reply| matches!(reply, Reply::Insights { .. }),
        Request::Export { .. } | Request::Write { .. } => {
            |reply| matches!(reply, Reply::Exported(_) | Reply::Failed { .. })
        }
    })
}

/// The pictures of the tests are drawn by the product's own CPU renderer.
#[derive(Default)]
struct Cpu(Canvas);

thread_local! {
    /// What every window of a test draws with, as in the CPU runner.
    pub(crate) static TEXTURES: RefCell<Textures> = RefCell::default();
}

/// Takes in what egui says of its textures.
pub(crate) fn follow(delta: &mut TexturesDelta) {
    TEXTURES.with_borrow_mut(|textures| {
        textures.set(delta);
        textures.free(delta);
    });
}

impl TestRenderer for Cpu {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        follow(delta);
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let size = ctx.content_rect().size() * ctx.pixels_per_point();
        let layout = Layout {
            size_px: [size.x.round() as usize, size.y.round() as usize],
            pixels_per_point: ctx.pixels_per_point(),
            clear: egui::Color32::BLACK,
        };
        TEXTURES.with_borrow(|textures| self.0.paint(ctx, output.shapes.clone(), textures, layout));
        let [width, height] = layout.size_px.map(|px| u32::try_from(px).unwrap());
        image::RgbaImage::from_raw(width, height, self.0.rgba()).ok_or_else(|| "size".to_owned())
    }
}

/// A window that a story is played on.
pub(crate) struct App {
    pub(crate) harness: Harness<'static, Desk>,
    pub(crate) home: Home,
    /// Keys pressed so far; text that is typed is not counted.
    pub(crate) keys: usize,
}

/// A window of this size on fresh folders.
pub(crate) fn app(size: [f32; 2]) -> App {
    app_at(Home::new(), size, Settings::default())
}

/// A window on these folders, as after a start.
pub(crate) fn app_at(home: Home, size: [f32; 2], settings: Settings) -> App {
    app_keeping(Keep::OnDisk, home, size, settings)
}

/// A window that writes nothing, where these folders are said.
pub(crate) fn app_in_memory(home: Home, size: [f32; 2]) -> App {
    let mut app = app_keeping(Keep::InMemory, home, size, Settings::default());
    app.harness.state_mut().ask(Request::LookAround);
    app.frames(3);
    app
}

fn app_keeping(keep: Keep, home: Home, size: [f32; 2], settings: Settings) -> App {
    Language::apart();
    let desk = Desk {
        window: Window::new(Model::new(library::builtin(), settings)).with_drawer(picture::png),
        worker: Worker::spawn_keeping(keep, home.folders(), || ()),
        replies: Vec::new(),
        copied: Vec::new(),
        asked: Vec::new(),
        frames: 0,
        skipped_secs: 0.0,
        began: "2026-11-22T14:30:00[UTC]".parse().unwrap(),
        ready: false,
    };
    let builder = Harness::builder().with_size(size).with_step_dt(FRAME_SECS).renderer(Cpu::default());
    let harness =
        builder.with_max_steps(12).build_ui_state(|ui, desk: &mut Desk| desk.frame(&mut whole(ui)), desk);
    let mut app = App { harness, home, keys: 0 };
    app.harness.state_mut().ask(Request::Resume);
    app.harness.state_mut().ask(Request::ReadPlaybook);
    app.act(Action::Opened);
    app.act(Action::Settled);
    app.frames(3);
    app
}

/// The whole window, as the runners hand it out; the harness leaves a margin around its own.
fn whole(ui: &mut egui::Ui) -> egui::Ui {
    let rect = ui.ctx().content_rect();
    let mut whole = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    whole.set_clip_rect(rect);
    whole
}

impl App {
    /// Takes in what the vault's thread has said of itself.
    pub(crate) fn poll(&mut self) {
        let desk = self.harness.state_mut();
        desk.replies.extend(desk.worker.poll());
    }

    /// Lets so many frames pass.
    pub(crate) fn frames(&mut self, count: usize) {
        self.harness.run_steps(count);
    }

    /// Lets so many seconds pass, frame by frame.
    pub(crate) fn wait(&mut self, secs: f32) {
        self.frames((secs / FRAME_SECS).ceil() as usize);
    }

    /// The clock goes on while no frame is drawn, as when the machine stalls.
    pub(crate) fn stall(&mut self, secs: f64) {
        self.harness.state_mut().skipped_secs += secs;
        self.frames(1);
    }

    pub(crate) fn act(&mut self, action: Action) {
        let ctx = self.harness.ctx.clone();
        let desk = self.harness.state_mut();
        let now = desk.now(ctx.input(|input| input.time) + desk.skipped_secs);
        for request in desk.window.act(vec![action], &ctx, &now) {
            desk.ask(request);
        }
    }

    /// Presses a key written as in the sheet of keys: "Ctrl+Shift+N".
    pub(crate) fn press(&mut self, written: &str) -> &mut Self {
        self.keys += 1;
        let (modifiers, key) = key(written);
        self.harness.key_press_modifiers(modifiers, key);
        self.frames(4);
        self
    }

    /// Types into whatever has the keyboard.
    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        self.harness.event(Event::Text(text.to_owned()));
        self.frames(2);
        self
    }

    /// Text and keys that come with one frame, as where the window is slow.
    pub(crate) fn burst(&mut self, events: impl IntoIterator<Item = Event>) -> &mut Self {
        self.harness.input_mut().events.extend(events);
        self.frames(12);
        self
    }

    pub(crate) fn click(&mut self, label: &str) -> &mut Self {
        self.harness.get_by_label(label).click();
        self.frames(4);
        self
    }

    /// Clicks on the only thing whose label holds this.
    pub(crate) fn click_part(&mut self, part: &str) -> &mut Self {
        self.harness.get_by_label_contains(part).click();
        self.frames(4);
        self
    }

    /// Presses what has this label by the keyboard, in sight or scrolled away.
    pub(crate) fn choose(&mut self, label: &str) -> &mut Self {
        self.focus(label).press("Space")
    }

    /// Gives the keyboard to what has this label, as a screen reader would.
    pub(crate) fn focus(&mut self, label: &str) -> &mut Self {
        self.harness.get_by_label(label).focus();
        self.frames(2);
        self
    }

    /// Whether exactly this label is there.
    pub(crate) fn sees(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// Whether something is there whose label holds this.
    pub(crate) fn sees_part(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    #[track_caller]
    pub(crate) fn expect(&mut self, label: &str) -> &mut Self {
        assert!(self.sees_part(label), "no {label:?} in {:#?}", self.harness.root());
        self
    }

    /// The name of what has the keyboard.
    pub(crate) fn focused(&self) -> String {
        let focused =
            self.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    }

    /// What a screen reader knows by this id.
    pub(crate) fn node(&self, id: NodeId) -> Option<Node<'_>> {
        self.harness.root().children_recursive().find(|node| node.accesskit_node().locate().0 == id)
    }

    pub(crate) fn model(&self) -> &Model {
        &self.harness.state().window.model
    }

    /// The call in hand.
    #[track_caller]
    pub(crate) fn call(&self) -> &Call {
        self.model().call().expect("a call in hand")
    }

    pub(crate) fn copied(&self) -> &str {
        self.harness.state().copied.last().map_or("", String::as_str)
    }

    /// Every record on the disk, newest first, as the vault reads it.
    pub(crate) fn on_disk(&self) -> Vec<Call> {
        let vault = self.home.vault();
        let records = vault.list().records;
        records.iter().map(|record| vault.read(record).unwrap().call).collect()
    }

    /// Everything below the three folders in one text.
    pub(crate) fn all_bytes(&self) -> String {
        let files = self.home.files();
        files.iter().map(|path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned()).collect()
    }

    /// Frames drawn so far.
    pub(crate) fn drawn(&self) -> u64 {
        self.harness.state().frames
    }

    /// How long the window would sleep now.
    pub(crate) fn sleeps(&self) -> Duration {
        self.harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay
    }

    /// The program is gone without a word; its folders stay.
    pub(crate) fn kill(self) -> Home {
        self.home
    }
}
