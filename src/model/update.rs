//! Dispatch: every action ends here, and only here is the model written. Must not know views,
//! files or the clock.

use super::action::{Action, Change, Effect, Level, Now, Overlay, Place, Screen, Which};
use super::call::Call;
use super::desk::{Desk, Hit};
use super::exchange::{Reply, Request};
use super::field::Field;
use super::history::Step;
use super::playbook::Card;
use super::settings::Settings;
use super::state::{Model, NOTICE_SECS, Session, What, card_key};
use super::{card, live, record, shelf, undo};

impl Model {
    /// Makes of the model what the action says, and returns what is to be done in the world.
    pub fn update(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.dispatch(action, now, &mut effects);
        self.save_what_is_due(now, &mut effects);
        effects
    }

    fn dispatch(&mut self, action: Action, now: &Now, effects: &mut Vec<Effect>) {
        match action {
            Action::Opened => effects.push(Effect::OnTop(level(&self.settings))),
            Action::Settled => shelf::search(self, String::new(), effects),
            Action::Leave => self.leave(now),
            Action::Tick => self.tick(now),
            Action::Vault(reply) => self.vault(reply, now, effects),
            Action::NewCall => live::begin_new(self, now, effects),
            Action::End => live::end(self, now, effects),
            Action::Record(which, change) => self.record(which, change, now, effects),
            Action::NextStep => self.next_step(now, effects),
            Action::CopyCard(number) => self.copy_card(number, now, effects),
            Action::Copy(text, what) => {
                effects.push(Effect::Copy(text));
                self.tell(What::Copied(what), now);
            }
            Action::NextWording(key) => *self.wordings.entry(key).or_default() += 1,
            Action::Breathe => self.breathe(now),
            Action::Pattern(id) => {
                self.settings.breath_pattern = id;
                self.changed_breathing(now, effects);
            }
            Action::BreathLength(secs) => {
                self.settings.breath_secs = secs;
                self.changed_breathing(now, effects);
            }
            Action::Set(settings) => self.set(settings, effects),
            Action::TextSize(step) => {
                let percent = match step {
                    0 => 100,
                    step if step > 0 => self.settings.text_percent.saturating_add(10),
                    _ => self.settings.text_percent.saturating_sub(10),
                };
                self.set(Settings { text_percent: percent, ..self.settings.clone() }, effects);
            }
            Action::ToggleOnTop => {
                self.set(Settings { on_top: !self.settings.on_top, ..self.settings.clone() }, effects);
            }
            Action::Go(screen) => self.go(screen, effects),
            Action::Show(overlay) => {
                self.overlay = if self.overlay == overlay { None } else { overlay };
                if self.overlay == Some(Overlay::Palette) {
                    effects.push(Effect::Focus(Place::Palette));
                }
            }
            Action::Search(query) => shelf::search(self, query, effects),
            Action::Find(query) => shelf::find(self, query, effects),
            Action::Open(id) => shelf::open(self, id, effects),
            Action::Resume(id) => shelf::resume(self, id, effects),
            Action::Delete(id) => shelf::delete(self, id, now, effects),
            Action::Undo => undo::undo(self, now, effects),
            Action::Redo => undo::redo(self, now, effects),
            Action::Back => self.back(now),
            Action::Focus(place) => effects.push(Effect::Focus(place)),
            Action::Dismiss(number) => self.notices.retain(|notice| notice.number != number),
            Action::NotACard(number) => self.not_a_card(number, now),
            Action::Placed(place) => {
                if place != self.place {
                    self.place = place;
                    effects.push(Effect::Vault(Request::SaveWindow(place)));
                }
            }
        }
    }

    fn tick(&mut self, now: &Now) {
        let over = |until_secs: f64| until_secs <= now.mono_secs;
        self.notices.retain(|notice| !notice.until_secs.is_some_and(over));
        self.copied.take_if(|(_, until_secs)| over(*until_secs));
        self.breath.take_if(|session| session.moment(now).is_none());
        for which in [Which::Live, Which::Saved] {
            let Some(desk) = self.desk_mut(which) else { continue };
            let guarded = desk.decide_if_silent(now);
            self.guarded(which, guarded.hits, now);
        }
    }

    /// Nothing waits any longer: neither digits at a caret nor a save.
    fn leave(&mut self, now: &Now) {
        for desk in self.desks_mut() {
            let _ = desk.decide(now);
            if desk.needs_save() {
                desk.touch_and_hurry(now);
            }
        }
    }

    fn vault(&mut self, reply: Reply, now: &Now, effects: &mut Vec<Effect>) {
        match reply {
            Reply::Saved { id, revision } => {
                for desk in self.desks_mut().filter(|desk| desk.call.id == id) {
                    desk.saved(revision, now);
                }
                let waiting = self.outbox.len();
                self.outbox.retain(Desk::needs_save);
                if self.outbox.len() < waiting {
                    shelf::refresh(self, effects);
                }
            }
            Reply::SaveFailed { id, revision, why } => {
                for desk in self.desks_mut().filter(|desk| desk.call.id == id) {
                    desk.save_failed(revision, why.clone(), now);
                }
            }
            Reply::Resumed(call) => live::resumed(self, call, now),
            Reply::Loaded { call, access } => shelf::loaded(self, *call, access, now, effects),
            Reply::Found { number, rows, unreadable } => shelf::found(self, number, rows, unreadable),
            Reply::Trashed(_) | Reply::Restored(_) => shelf::refresh(self, effects),
            Reply::Failed { why } => self.tell(What::Problem(why), now),
        }
    }

    fn record(&mut self, which: Which, change: Change, now: &Now, effects: &mut Vec<Effect>) {
        if which == Which::Live && self.live.is_none() {
            if matches!(change, Change::Left(_)) {
                return;
            }
            live::begin(self, now);
        }
        if which == Which::Live && matches!(change, Change::Situation(_)) {
            self.screen = Screen::Call;
            self.overlay = None;
        }
        let Some(desk) = self.desk_mut(which) else { return };
        if desk.access == super::exchange::Access::ReadOnly {
            return;
        }
        let before = desk.call.clone();
        let (typed, left) = match &change {
            Change::Text(field, ..) => (Some(*field), None),
            Change::Left(field) => (None, Some(*field)),
            _ => (None, None),
        };
        let reads_back = change == Change::ReadBack && before.read_back.is_none();
        let outcome = record::apply(desk, which, change, now);
        let changed = desk.call != Call { changed: desk.call.changed, ..before.clone() };
        match typed {
            Some(field) => self.history.push_typing(which, field, &before, now.mono_secs),
            None if changed => self.history.push(Step::Edit(which, Box::new(before))),
            None => {}
        }
        if let (Some(field), Some(caret)) = (typed.or(left), outcome.guarded.caret) {
            effects.push(Effect::Caret(which, field, caret));
        }
        effects.extend(outcome.focus.map(Effect::Focus));
        if reads_back {
            self.tell(What::ReadBack, now);
        }
        self.guarded(which, outcome.guarded.hits, now);
    }

    fn next_step(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let (Some(lead), Some(call)) = (self.lead(), self.call()) else { return };
        let next = lead.steps.iter().find(|step| call.ticked(&lead.id, &step.id).is_none());
        let Some(step) = next else { return };
        let (change, text) = (Change::Step(lead.id.clone(), step.id.clone()), step.text.clone());
        self.record(Which::Live, change, now, effects);
        self.tell(What::Ticked(text), now);
    }

    fn copy_card(&mut self, number: usize, now: &Now, effects: &mut Vec<Effect>) {
        let Some((situation, card)) = self.card(number) else { return };
        let wording = self.shown_wording(&situation.id, card);
        let key = card_key(&situation.id, &card.id);
        let text = card::fill(wording, self.call(), &now.wall);
        self.copied = Some((key, now.mono_secs + NOTICE_SECS));
        effects.push(Effect::Copy(text));
        self.tell(What::Copied(format!("card {number}")), now);
    }

    /// The wording of a card that is shown, its slots still open.
    #[must_use]
    pub fn shown_wording<'a>(&self, situation: &str, card: &'a Card) -> &'a str {
        let at = self.wording(situation, card);
        card.variants.get(at).map_or("", String::as_str)
    }

    fn breathe(&mut self, now: &Now) {
        if self.breath.take().is_some() {
            return;
        }
        let Some(pattern) = self.pattern() else { return };
        let wanted_secs = self.breath_secs(&pattern);
        self.breath = Some(Session { pattern, wanted_secs, started_secs: now.mono_secs });
    }

    fn changed_breathing(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        self.set(self.settings.clone(), effects);
        if self.breath.take().is_some() {
            self.breathe(now);
        }
    }

    fn set(&mut self, settings: Settings, effects: &mut Vec<Effect>) {
        let was_on_top = self.settings.on_top;
        self.settings = settings.sane();
        if was_on_top != self.settings.on_top {
            effects.push(Effect::OnTop(level(&self.settings)));
        }
        effects.push(Effect::Vault(Request::SaveSettings(self.settings.clone())));
    }

    fn go(&mut self, screen: Screen, effects: &mut Vec<Effect>) {
        self.overlay = None;
        self.screen = if self.screen == screen { Screen::Call } else { screen };
        match self.screen {
            Screen::Review => {
                shelf::refresh(self, effects);
                effects.push(Effect::Focus(Place::Search));
            }
            Screen::Call | Screen::Settings => {}
        }
    }

    fn back(&mut self, now: &Now) {
        if self.overlay.take().is_some() {
            return;
        }
        if self.screen == Screen::Review && self.saved.is_some() {
            shelf::close_saved(self, now);
        } else if self.screen != Screen::Call {
            self.screen = Screen::Call;
        } else if self.breath.take().is_none() {
            self.notices.pop();
        }
    }

    fn not_a_card(&mut self, number: u64, now: &Now) {
        let Some(at) = self.notices.iter().position(|notice| notice.number == number) else { return };
        let What::Masked(which, hit) = self.notices.remove(at).what else { return };
        if let Some(desk) = self.desk_mut(which) {
            desk.allow(&hit, now);
        }
    }

    pub(super) fn guarded(&mut self, which: Which, hits: Vec<Hit>, now: &Now) {
        for hit in hits {
            self.history.forget_digits(which, &hit);
            self.tell(What::Masked(which, hit), now);
        }
    }

    fn save_what_is_due(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let due = self.desks_mut().filter_map(|desk| desk.save_if_due(now));
        effects.extend(due.map(Effect::Vault));
    }

    pub(super) const fn desk_mut(&mut self, which: Which) -> Option<&mut Desk> {
        match which {
            Which::Live => self.live.as_mut(),
            Which::Saved => self.saved.as_mut(),
        }
    }

    fn desks_mut(&mut self) -> impl Iterator<Item = &mut Desk> {
        self.live.iter_mut().chain(&mut self.saved).chain(&mut self.outbox)
    }

    /// What a field of this call shows.
    #[must_use]
    pub fn text(&self, which: Which, field: Field) -> &str {
        self.desk(which).and_then(|desk| field.get(&desk.call)).unwrap_or_default()
    }
}

const fn level(settings: &Settings) -> Level {
    if settings.on_top { Level::OnTop } else { Level::Normal }
}
