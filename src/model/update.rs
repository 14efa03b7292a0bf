//! Dispatch: every action ends here, and only here is the model written. Must not know views,
//! files or the clock.

use super::action::{Action, Change, Effect, Now, Overlay, Place, Screen, Which};
use super::beside::{self, Seat};
use super::call::{Call, Promise, Status};
use super::desk::Desk;
use super::exchange::Request;
use super::field::Field;
use super::history::Step;
use super::outside::{self, Heard};
use super::playbook::{Arc, Card};
use super::scrub::Scrubbed;
use super::settings::WindowPlace;
use super::state::{Model, NOTICE_SECS, Session, What};
use super::{
    card, climb, compact, contact, debrief, editor, guarding, insights, ledger, live, lock, record, remind,
    reset, returning, set, shelf, shift, text, together, undo, versions, when,
};
use crate::say;

/// So many scalars of a card tell which was copied.
const CARD_CHARS: usize = 22;

/// Whether it happens without anybody there.
const fn is_by_itself(action: &Action) -> bool {
    matches!(
        action,
        Action::Tick
            | Action::Vault(_)
            | Action::Placed(_)
            | Action::Room(_)
            | Action::Sight(_)
            | Action::Outside(_)
    )
}

impl Model {
    /// Makes of the model what the action says, and returns what is to be done in the world.
    pub fn update(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        let (from, action) = match action {
            Action::Beside(action) if self.is_beside_open() => (Seat::Beside, *action),
            Action::Beside(action) => (Seat::Call, *action),
            Action::Outside(Heard::Open) if self.may_show_promises() => {
                (Seat::Call, Action::Go(Screen::Promises))
            }
            action => (Seat::Call, action),
        };
        if action != Action::Tick {
            self.reminders.look_again();
        }
        if !is_by_itself(&action) {
            lock::active(self, now);
        }
        self.heed();
        let wrapped_up = self.wrapping_up();
        let (noted, told) = (self.history.noted(), self.next_notice);
        beside::carry_out(self, from, action, now, &mut effects);
        self.heed();
        if self.history.noted() > noted {
            self.withdraw_offers(told);
        }
        self.follow_calls();
        compact::unfold_if_needed(self, &mut effects);
        if !wrapped_up && self.wrapping_up() {
            returning::make_room(self);
        }
        self.mind_breath(now);
        self.mind_wrap_up(now);
        returning::follow(self, now, &mut effects);
        versions::follow(self, &mut effects);
        remind::tick(self, now, &mut effects);
        self.save_what_is_due(now, &mut effects);
        lock::close_if_saved(self, &mut effects);
        effects
    }

    pub(super) fn dispatch(&mut self, action: Action, now: &Now, effects: &mut Vec<Effect>) {
        match action {
            Action::Opened | Action::Shown => effects.push(Effect::OnTop(set::level(&self.settings))),
            Action::Settled => self.settled(now, effects),
            Action::Leave => self.leave(now, effects),
            Action::Tick => self.tick(now, effects),
            Action::Vault(reply) => self.vault(reply, now, effects),
            Action::NewCall => live::begin_new(self, now, effects),
            Action::End => live::end(self, now, effects),
            Action::Record(which, change) => self.record(which, change, now, effects),
            Action::NextStep => self.next_step(now, effects),
            Action::NextRung => climb::next_rung(self, now, effects),
            Action::CopyCard(number) => self.copy_card(number, now, effects),
            Action::Copy(text, what) => {
                effects.push(Effect::Copy(text));
                self.tell(What::Copied(what), now);
            }
            Action::Say(which, spoken) => self.say(which, spoken, now, effects),
            Action::NextWording(key) => *self.wordings.entry(key).or_default() += 1,
            Action::Breathe => self.breathe(now),
            Action::Reset => reset::toggle(self, now),
            Action::Pattern(id) => {
                self.settings.breath_pattern = id;
                self.changed_breathing(now, effects);
            }
            Action::BreathLength(secs) => {
                self.settings.breath_secs = secs;
                self.changed_breathing(now, effects);
            }
            Action::Set(settings) => set::change(self, settings, now, effects),
            Action::TextSize(step) => set::text_size(self, step, now, effects),
            Action::ToggleOnTop => set::toggle_on_top(self, now, effects),
            Action::Go(screen) => self.go(screen, now, effects),
            Action::SetUp(section) => self.set_up(section, effects),
            Action::Cover => self.cover = self.cover.other(),
            Action::ToggleCompact => compact::toggle(self, effects),
            Action::Show(overlay) => {
                self.overlay = if self.overlay == overlay { None } else { overlay };
                if self.overlay == Some(Overlay::Palette) {
                    effects.push(Effect::Focus(Place::Palette));
                }
            }
            Action::Search(_)
            | Action::ReadOn(_)
            | Action::Find(_)
            | Action::Open(_)
            | Action::Resume(_)
            | Action::KeepSearch(_)
            | Action::ForgetSearch(_)
            | Action::Delete(_) => shelf::act(self, action, now, effects),
            Action::Pick(_)
            | Action::PickAll
            | Action::TagPicked(_)
            | Action::ExportPicked(_)
            | Action::DeletePicked => together::act(self, action, now, effects),
            Action::OpenDebrief => debrief::open(self, now, effects),
            Action::Debrief(change) => debrief::change(self, change, now, effects),
            Action::OpenShift => shift::open(self, now, effects),
            Action::Shift(change) => shift::change(self, change, now, effects),
            Action::Undo if self.in_paper() => self.undo_paper(now),
            Action::Redo if self.in_paper() => self.redo_paper(now),
            Action::Mark(mark) => ledger::mark(self, &mark, now, effects),
            Action::RemindLater => self.reminders.later(now),
            Action::ReadEarlier => returning::read(self, now, effects),
            Action::CloseEarlier => self.returning.reading = None,
            Action::Undo | Action::TakeBack(_) | Action::Redo => undo::act(self, &action, now, effects),
            Action::Back => self.back(now, effects),
            Action::Focus(place) => {
                if place != Place::Palette {
                    self.overlay = None;
                }
                effects.push(Effect::Focus(place));
            }
            Action::Edit(_)
            | Action::EditSituation(_)
            | Action::SaveCard(_)
            | Action::ReadSnippets(_)
            | Action::Export(..) => editor::act(self, action, now, effects),
            Action::Active | Action::Beside(_) => {}
            Action::Room(room) => self.room = room,
            Action::CloseBeside => self.screen = Screen::Call,
            Action::Version(which, look) => versions::act(self, which, look, now, effects),
            Action::Lock(change) => lock::change(self, change, now, effects),
            Action::Sight(_) | Action::Outside(_) | Action::StartAtLogin(_) | Action::ClosedToTray => {
                outside::act(self, action, now, effects);
            }
            Action::LookBack(_) | Action::Behind(_) | Action::Picture(_) | Action::Write(..) => {
                insights::act(self, action, now, effects);
            }
            Action::Dismiss(number) => self.notices.retain(|notice| notice.number != number),
            Action::PutBack(number) => self.put_back(number, now, effects),
            Action::MaskIt(number) => self.mask_it(number, now, effects),
            Action::Placed(place) => self.placed(place, effects),
        }
    }

    fn placed(&mut self, place: WindowPlace, effects: &mut Vec<Effect>) {
        if place != self.place {
            self.place = place;
            effects.push(Effect::Vault(Request::SaveWindow(place)));
        }
    }

    /// Slower work, once the first frame is on the screen.
    fn tick(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        set::save_if_rested(self, now, effects);
        let over = |until_secs: f64| until_secs <= now.mono_secs;
        self.notices.retain(|notice| !notice.until_secs.is_some_and(over));
        self.copied.take_if(|(_, until_secs)| over(*until_secs));
        if self.breath.as_ref().is_some_and(|session| session.moment(now).is_none()) {
            self.end_breath(now);
        }
        lock::tick(self, now, effects);
        ledger::tick(self, now, effects);
        self.time_out(now);
        self.reset.take_if(|reset| reset.session.moment(now).is_none());
        self.tick_papers(now, effects);
        for which in [Which::Live, Which::Saved] {
            let Some(desk) = self.desk_mut(which) else { continue };
            let guarded = desk.decide_if_silent(now);
            effects.extend(guarded.replaced.map(|replaced| guarding::follow(which, replaced)));
            self.guarded(which, guarded.hits, now);
        }
    }

    /// Nothing waits any longer: neither digits at a caret nor a save.
    pub(super) fn leave(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        set::leave(self, now, effects);
        for desk in self.desks_mut() {
            let _ = desk.decide(now);
            record::date_promises(desk, &now.wall);
            if desk.needs_save() {
                desk.touch_and_hurry(now);
            }
        }
        self.hurry_papers(now);
        self.editor.hurry(now);
    }

    pub(super) fn record(&mut self, which: Which, change: Change, now: &Now, effects: &mut Vec<Effect>) {
        if which == Which::Live && self.live.is_none() {
            if matches!(change, Change::Left(_)) {
                return;
            }
            live::begin(self, now);
            self.heed();
        }
        if which == Which::Live && matches!(change, Change::Situation(_)) {
            self.screen = Screen::Call;
            self.overlay = None;
        }
        if matches!(change, Change::Text(..)) {
            self.reminders.typed(now);
        }
        let tick =
            self.desk(which).and_then(|desk| record::tick_of(&change, &desk.call, &self.playbook, now));
        let noted = match &change {
            Change::Left(field @ Field::Promise(place)) if which == Which::Live => {
                Some(*place).filter(|_| self.history.is_typed_last(which, *field))
            }
            _ => None,
        };
        let Some(desk) = self.desk_mut(which) else { return };
        if desk.access == super::exchange::Access::ReadOnly {
            return;
        }
        let before = desk.call.clone();
        let typed = match &change {
            Change::Text(field, ..) => Some(*field),
            _ => None,
        };
        let reads_back = change == Change::ReadBack && before.read_back.is_none();
        desk.call.steps.extend(tick);
        let outcome = record::apply(desk, which, change, now);
        let changed = desk.call != Call { changed: desk.call.changed, ..before.clone() };
        if which == Which::Live && (changed || typed.is_some()) {
            self.countdown = None;
        }
        match typed {
            Some(field) => self.history.push_typing(which, field, &before, now.mono_secs),
            None if changed => self.history.push(Step::Edit(which, Box::new(before))),
            None => {}
        }
        effects.extend(outcome.guarded.replaced.map(|replaced| guarding::follow(which, replaced)));
        if let Some(place) = outcome.focus {
            // a field below what lies over the window could not be typed into
            self.overlay = None;
            effects.push(Effect::Focus(place));
        }
        if reads_back {
            self.tell(What::ReadBack, now);
        }
        self.tell_noted(noted, now);
        self.guarded(which, outcome.guarded.hits, now);
        self.forget_gone(which);
        self.keep_accepted_brief(which, now);
    }

    /// The line itself may be out of sight by now, but in the wrap-up. Nothing of the call: it may be covered.
    fn tell_noted(&mut self, place: Option<usize>, now: &Now) {
        let Some(call) = self.call().filter(|call| call.status != Status::WrapUp) else { return };
        let noted = |promise: &&Promise| !promise.text.trim().is_empty();
        let Some(promise) = place.and_then(|place| call.promises.get(place)).filter(noted) else { return };
        let text = match promise.due {
            Some(due) => say!("notices-promise-noted", due = when::say(due, &now.wall)),
            None => say!("notices-promise-undated").to_owned(),
        };
        self.tell(What::Hint(text), now);
    }

    fn next_step(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let (Some(lead), Some(step)) = (self.lead(), self.current_step()) else { return };
        let (change, text) = (Change::Step(lead.id.clone(), step.id.clone()), step.text.clone());
        self.record(Which::Live, change, now, effects);
        self.tell(What::Ticked(text), now);
    }

    fn copy_card(&mut self, number: usize, now: &Now, effects: &mut Vec<Effect>) {
        let contact = number.checked_sub(1).and_then(|at| self.contacts_first().get(at).copied().cloned());
        if let Some(contact) = contact {
            self.copied = Some((contact::key(number), now.mono_secs + NOTICE_SECS));
            effects.push(Effect::Copy(contact.number));
            self.tell(What::Copied(contact.who), now);
            return;
        }
        let Some((situation, card)) = self.card(number) else {
            self.tell(What::Hint(say!("notices-no-card", number)), now);
            return;
        };
        let wording = self.shown_wording(&situation.id, card);
        let key = card::key(&situation.id, &card.id);
        let safe = self.live.as_ref().map(Desk::for_disk);
        let text = card::fill(wording, safe.as_ref().map(Scrubbed::call), &now.wall);
        // also read while what was said is covered: nothing of the call
        let words = text::one_line(&card::fill(wording, None, &now.wall), CARD_CHARS);
        if card.arc == Arc::Acknowledge {
            self.acknowledged = self.call().map(|call| call.id);
        }
        self.copied = Some((key, now.mono_secs + NOTICE_SECS));
        effects.push(Effect::Copy(text));
        self.tell(What::Copied(say!("notices-copied-card", number, words)), now);
    }

    /// The wording of a card that is shown, its slots still open.
    #[must_use]
    pub fn shown_wording<'a>(&self, situation: &str, card: &'a Card) -> &'a str {
        let at = self.wording(situation, card);
        card.variants.get(at).map_or("", String::as_str)
    }

    fn breathe(&mut self, now: &Now) {
        if self.breath.is_some() {
            self.end_breath(now);
            return;
        }
        let Some(pattern) = self.pattern() else { return };
        let wanted_secs = self.breath_secs(&pattern);
        self.breath = Some(Session { pattern, wanted_secs, started_secs: now.mono_secs });
    }

    /// What is for between calls ends when somebody is on the line.
    fn mind_breath(&mut self, now: &Now) {
        let suits = |session: &Session| session.pattern.offered.suits_a_call();
        if self.on_call() && self.breath.as_ref().is_some_and(|session| !suits(session)) {
            self.end_breath(now);
        }
    }

    fn changed_breathing(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        set::put(self, self.settings.clone(), now, effects);
        if self.breath.is_some() {
            self.end_breath(now);
            self.breathe(now);
        }
    }

    fn save_what_is_due(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let due = self.desks_mut().filter_map(|desk| desk.save_if_due(now));
        effects.extend(due.map(Effect::Vault));
        self.save_papers(now, effects);
        effects.extend(self.editor.save_if_due(now).map(Effect::Vault));
    }

    pub(super) const fn desk_mut(&mut self, which: Which) -> Option<&mut Desk> {
        match which {
            Which::Live => self.live.as_mut(),
            Which::Saved => self.saved.as_mut(),
        }
    }

    pub(super) fn desks_mut(&mut self) -> impl Iterator<Item = &mut Desk> {
        self.live.iter_mut().chain(&mut self.saved).chain(&mut self.outbox)
    }

    /// What a field of this call shows.
    #[must_use]
    pub fn text(&self, which: Which, field: Field) -> &str {
        self.desk(which).and_then(|desk| field.get(&desk.call)).unwrap_or_default()
    }
}
