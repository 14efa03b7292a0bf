//! Everything that can happen to the model, and everything the model can ask of the world: plain
//! data. Must not know who carries it out.

use std::ops::Range;

use jiff::Zoned;
use uuid::Uuid;

use super::beside::{Room, Seat};
use super::call::{Call, CauseKind, EventKind, PromiseStatus};
use super::compact::Form;
use super::exchange::{Reply, Request};
use super::facet::Search;
use super::field::Field;
use super::guard::Finding;
use super::insights::{Kind, Period};
use super::ledger::Mark;
use super::outside::{Errand, Heard, Sight, Switch};
use super::pack::{Edit, Spot};
use super::settings::{Section, Settings, WindowPlace};
use super::snippet::Format;
use super::spoken::Spoken;
use super::versions::Look;
use super::{debrief, lock, shift, together};

/// The present moment, read once a frame in one place and passed down.
#[derive(Clone, Debug)]
pub struct Now {
    /// Seconds on a clock that never jumps; its zero means nothing.
    pub mono_secs: f64,
    /// The date and time on the wall, in the zone of the desk.
    pub wall: Zoned,
    /// An id nobody has used, should a call begin now.
    pub fresh_id: Uuid,
}

/// Which call a change is for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Which {
    /// The call in hand.
    Live,
    /// The saved call opened in the review.
    Saved,
}

/// A change to a call record.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Say again what another version says.
    Whole(Box<Call>),
    /// Take the events and promises of another version that are not there.
    Join(Box<Call>),
    /// The text of a field is now this; the caret stands behind so many scalars.
    Text(Field, String, usize),
    /// The field was left: nothing more will be typed into it for now.
    Left(Field),
    /// How heated they were at the start, 0 to 10.
    HeatStart(Option<u8>),
    /// How heated they were at the end, 0 to 10.
    HeatEnd(Option<u8>),
    /// Make this situation lead; when it leads already, take it off.
    Situation(String),
    /// Tick this step of this situation, or take the tick back.
    Step(String, String),
    /// Tick "read back, they agree", or take the tick back.
    ReadBack,
    /// They have been in touch about it before.
    Repeat(Option<bool>),
    /// Log an event now.
    Event(EventKind, String),
    /// The event at this place is of this kind.
    EventKind(usize, EventKind),
    /// Take out the event at this place.
    RemoveEvent(usize),
    /// Promise this, as typed: "send the invoice by Friday".
    Promise(String),
    /// Promise to call back, as typed; in place of a follow-up at another time, and the same again takes it
    /// back.
    FollowUp(String),
    /// The promise with this id now stands so.
    PromiseStatus(String, PromiseStatus),
    /// Take out the promise with this id.
    RemovePromise(String),
    /// The fault lies here; the same again takes it back.
    RootCause(CauseKind),
    /// The disposition is this; the same again takes it back.
    Disposition(String),
    /// This was offered now.
    Offer(String),
    /// The caller is still there: out of wrap-up, back into the call.
    Reopen,
    /// Hand the call on: begins an escalation when there is none.
    Escalate,
    /// Somebody accepted the escalation now; again takes it back.
    EscalationAccepted,
    /// The tags are these.
    Tags(Vec<String>),
}

/// What fills the window.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Screen {
    /// The call in hand.
    #[default]
    Call,
    /// The saved calls.
    Review,
    /// The settings.
    Settings,
    /// The private debrief of a call.
    Debrief,
    /// The shift: intention, review, handover.
    Shift,
    /// What was promised, in all calls.
    Promises,
    /// The playbook, to be edited.
    Playbook,
    /// What the saved calls say together.
    Insights,
}

/// What lies over it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Overlay {
    /// Find anything.
    Palette,
    /// The keys.
    Keys,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The window draws its first frame.
    Opened,
    /// The window is in view again: window managers forget the level of one that was not.
    Shown,
    /// The first frame is on the screen: time for slower work.
    Settled,
    /// The window is about to close: what waits is saved at once.
    Leave,
    /// Time has passed.
    Tick,
    /// The vault answered.
    Vault(Reply),
    /// Begin a new call; the one in hand is set aside.
    NewCall,
    /// End the call in hand and wrap up; in wrap-up, file it.
    End,
    /// Change a call record. A change to the call in hand begins one when there is none.
    Record(Which, Change),
    /// Tick the first step that is not ticked yet.
    NextStep,
    /// Take the next rung of the boundary ladder.
    NextRung,
    /// Copy the card with this number, 1 to 9, as filled.
    CopyCard(usize),
    /// Copy this text; the second text says what it was.
    Copy(String, String),
    /// Copy what was made up to be said; an offer is also written down.
    Say(Which, Spoken),
    /// Show the next wording of this card.
    NextWording(String),
    /// Start breathing, or stop.
    Breathe,
    /// Start the one-breath reset, or end it.
    Reset,
    /// Breathe by the pattern with this id from now on.
    Pattern(String),
    /// Breathe for so many seconds from now on; `None` for the pattern's own length.
    BreathLength(Option<u32>),
    /// Change a setting.
    Set(Settings),
    /// Make the text larger (+1) or smaller (-1), or as it was (0).
    TextSize(i8),
    /// Keep the window on top, or let it go.
    ToggleOnTop,
    /// Shrink the window to a slim strip, or give it back its form.
    ToggleCompact,
    /// Cover what was said, or show it again.
    Cover,
    /// Fill the window with this; the same again goes back to the call.
    Go(Screen),
    /// Show this part of the settings.
    SetUp(Section),
    /// Lay this over the window, or take it away.
    Show(Option<Overlay>),
    /// List the saved calls that fit this in the review.
    Search(String),
    /// The row at this place of the list comes into sight.
    ReadOn(usize),
    /// Offer the saved calls that fit this in the palette.
    Find(String),
    /// Open this saved call in the review.
    Open(Uuid),
    /// Go on with this call that was set aside or saved.
    Resume(Uuid),
    /// Select these saved calls, and no others.
    Pick(Vec<Uuid>),
    /// Select every call in the list.
    PickAll,
    /// Put this tag on the selected calls.
    TagPicked(String),
    /// Export the selected calls.
    ExportPicked(together::Form),
    /// Move the selected calls to the trash.
    DeletePicked,
    /// Keep a search under a name.
    KeepSearch(Search),
    /// Forget the search of this name.
    ForgetSearch(String),
    /// Move this saved call to the trash.
    Delete(Uuid),
    /// Open the debrief of the call in view; the same again closes it.
    OpenDebrief,
    /// Change the debrief that is open.
    Debrief(debrief::Change),
    /// Open the shift; the same again closes it.
    OpenShift,
    /// Change the shift.
    Shift(shift::Change),
    /// Mark a promise, wherever its call is.
    Mark(Mark),
    /// Tell of what came due again in a while.
    RemindLater,
    /// Read the customer's earlier call; again: the one before it.
    ReadEarlier,
    /// Read no earlier call any more.
    CloseEarlier,
    /// Take the last change back.
    Undo,
    /// Take back what the notice with this number tells of.
    TakeBack(u64),
    /// Make it again.
    Redo,
    /// One level out.
    Back,
    /// Put the keyboard into this place.
    Focus(Place),
    /// Change the playbook.
    Edit(Edit),
    /// Open this situation in the editor of the playbook; `None` goes back to the list.
    EditSituation(Option<String>),
    /// Make a card of what stands in this part of a text; `None` begins an empty one.
    SaveCard(Option<(Which, Field, Range<usize>)>),
    /// Take the snippets of this file into the playbook.
    ReadSnippets(String),
    /// Write the cards into a new file.
    Export(Format, String),
    /// The notice with this number has been seen.
    Dismiss(u64),
    /// What the notice with this number says was masked is no such thing: put it back.
    PutBack(u64),
    /// What the notice with this number flags is to be masked.
    MaskIt(u64),
    /// Let the figures look so far back.
    LookBack(Period),
    /// List the calls behind a number of a figure or of the ledger: those that fit this.
    Behind(String),
    /// Save this figure as a picture.
    Picture(Kind),
    /// Save a file of this name in the folder for exports.
    Write(String, Vec<u8>),
    /// The window is now here.
    Placed(WindowPlace),
    /// There is so much room beside the window.
    Room(Room),
    /// The same, asked for in the window beside that of the call.
    Beside(Box<Action>),
    /// Close the window beside that of the call.
    CloseBeside,
    /// Somebody moved the mouse or pressed a key.
    Active,
    /// Look at another version of a call, or take it up.
    Version(Which, Look),
    /// Lock or open the vault, or change its lock.
    Lock(lock::Change),
    /// The window came into sight, or went out of it.
    Sight(Sight),
    /// The desktop said this.
    Outside(Heard),
    /// The window was closed and would go to the tray, for the first time: that is told.
    ClosedToTray,
    /// Have the program start with the session, or not.
    StartAtLogin(Switch),
}

/// A place that can take the keyboard.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Place {
    /// A text of a call.
    Field(Which, Field),
    /// "What is the caller doing?"
    Picker,
    /// How heated they are: at the start, in wrap-up at the end.
    Heat,
    /// The search in the review.
    Search,
    /// The search in the palette.
    Palette,
    /// What can be done with the saved call that is open.
    Reader,
    /// The name of the part of the settings that is shown.
    Section,
    /// What was made up to be said.
    Spoken(Spoken),
    /// A text of the debrief.
    Debrief(debrief::Part),
    /// A text of the shift.
    Shift(shift::Part),
    /// The promise at this place of the ledger, as shown.
    Promise(usize),
    /// A text of the playbook.
    Spot(Spot),
    /// The first situation in the list of the playbook.
    Situations,
    /// The passphrase of the lock.
    Passphrase,
    /// What can be done with the version that is looked at.
    Version,
    /// How far back the figures look.
    Insights,
    /// The name of the search that is being kept.
    SearchName,
    /// The tag for the selected calls.
    TagPicked,
}

/// Something to be done in the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask this of the vault.
    Vault(Request),
    /// Ask this of the desktop.
    Outside(Errand),
    /// Put this on the clipboard.
    Copy(String),
    /// Draw this figure and save it.
    Picture(Kind),
    /// Write these calls and save them.
    Export(Vec<Call>, together::Form),
    /// Keep the window above others, or not.
    OnTop(Level),
    /// Give the window this form.
    Form(Form),
    /// Put the keyboard into this place.
    Focus(Place),
    /// Bring this window to the front, and give it the keyboard.
    Raise(Seat),
    /// Take the keyboard out of any field.
    LeaveFields,
    /// Forget what the views remember of any text.
    Forget,
    /// The guard replaced this in the text at this place: the caret and what is marked move along.
    Masked(Place, Vec<Finding>),
}

/// How the window stands among others.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Level {
    /// Above them.
    OnTop,
    /// Like them.
    Normal,
}

/// Who can put the window above others.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Above {
    /// The desktop does it when it is asked to.
    #[default]
    Asked,
    /// Only the user can: Wayland lets no program ask.
    ByHand,
}
