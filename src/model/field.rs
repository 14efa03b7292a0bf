//! The texts of a call record, one by one: what each is called and where it stands. Owns the way
//! from a field to its text; must not know how it is edited or drawn.

use super::call::Call;
use crate::say;

/// One text of the record that an agent can type into.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Field {
    /// Their words.
    Words,
    /// What the customer is called in these notes.
    Customer,
    /// The problem as a noun.
    Issue,
    /// The remedy they want.
    Remedy,
    /// Its number in the firm's own system.
    Reference,
    /// How to call them back.
    Callback,
    /// The product it is about.
    Product,
    /// Phone, chat, e-mail…
    Channel,
    /// When and where it happened.
    Occurred,
    /// What it does to them.
    Effect,
    /// What can be done for them, at this place.
    Can(usize),
    /// What cannot be done.
    Cannot,
    /// Why not.
    Because,
    /// The resolution offered.
    Offered,
    /// The resolution they accepted.
    Accepted,
    /// How it came out.
    Outcome,
    /// How the call was closed.
    Disposition,
    /// The root cause in words.
    RootCause,
    /// Whom it is handed on to.
    EscalationTo,
    /// Why it is handed on.
    EscalationWhy,
    /// What they need to know.
    EscalationBrief,
    /// Who accepted it.
    EscalationAcceptedBy,
    /// The text of the event at this place.
    Event(usize),
    /// The text of the promise at this place.
    Promise(usize),
    /// To whom the promise at this place was made.
    PromiseTo(usize),
    /// The tag at this place.
    Tag(usize),
}

impl Field {
    /// The name shown beside it and read by screen readers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => say!("field-their-words"),
            Self::Customer => say!("field-customer"),
            Self::Issue => say!("field-problem"),
            Self::Remedy => say!("field-remedy-they-want"),
            Self::Reference => say!("field-reference"),
            Self::Callback => say!("field-call-back-on"),
            Self::Product => say!("field-product"),
            Self::Channel => say!("field-channel"),
            Self::Occurred => say!("field-when-and-where-it-happened"),
            Self::Effect => say!("field-effect-on-them"),
            Self::Can(0) => say!("field-i-can"),
            Self::Can(_) => say!("field-or-i-can"),
            Self::Cannot => say!("field-i-cant"),
            Self::Because => say!("field-because"),
            Self::Offered => say!("field-offered"),
            Self::Accepted => say!("field-accepted"),
            Self::Outcome => say!("field-outcome"),
            Self::Disposition => say!("field-disposition"),
            Self::RootCause => say!("field-root-cause-in-words"),
            Self::EscalationTo => say!("field-escalate-to"),
            Self::EscalationWhy => say!("field-why"),
            Self::EscalationBrief => say!("field-brief"),
            Self::EscalationAcceptedBy => say!("field-accepted-by"),
            Self::Event(_) => say!("field-event"),
            Self::Promise(_) => say!("field-promise"),
            Self::PromiseTo(_) => say!("field-promised-to"),
            Self::Tag(_) => say!("field-tag"),
        }
    }

    /// The text of this field; `None` when the call has no such event, promise, tag, escalation
    /// or root cause.
    #[must_use]
    pub fn get(self, call: &Call) -> Option<&str> {
        let escalation = call.escalation.as_ref();
        let options = call.options.as_ref();
        let text = match self {
            Self::Words => &call.words,
            Self::Customer => &call.customer,
            Self::Issue => &call.issue,
            Self::Remedy => &call.remedy,
            Self::Reference => &call.reference,
            Self::Callback => &call.callback,
            Self::Product => &call.product,
            Self::Channel => &call.channel,
            Self::Occurred => &call.occurred,
            Self::Effect => &call.effect,
            Self::Can(at) => options?.can.get(at)?,
            Self::Cannot => &options?.cannot,
            Self::Because => &options?.because,
            Self::Offered => &call.offered,
            Self::Accepted => &call.accepted,
            Self::Outcome => &call.outcome,
            Self::Disposition => &call.disposition,
            Self::RootCause => &call.root_cause.as_ref()?.text,
            Self::EscalationTo => &escalation?.to,
            Self::EscalationWhy => &escalation?.why,
            Self::EscalationBrief => &escalation?.brief,
            Self::EscalationAcceptedBy => &escalation?.accepted_by,
            Self::Event(at) => &call.events.get(at)?.text,
            Self::Promise(at) => &call.promises.get(at)?.text,
            Self::PromiseTo(at) => &call.promises.get(at)?.to,
            Self::Tag(at) => call.tags.get(at)?,
        };
        Some(text)
    }

    /// The same, to be changed. An escalation and options are begun by writing into one of their
    /// fields.
    pub fn get_mut(self, call: &mut Call) -> Option<&mut String> {
        let text = match self {
            Self::Words => &mut call.words,
            Self::Customer => &mut call.customer,
            Self::Issue => &mut call.issue,
            Self::Remedy => &mut call.remedy,
            Self::Reference => &mut call.reference,
            Self::Callback => &mut call.callback,
            Self::Product => &mut call.product,
            Self::Channel => &mut call.channel,
            Self::Occurred => &mut call.occurred,
            Self::Effect => &mut call.effect,
            Self::Can(at) => call.options.get_or_insert_default().can_mut(at)?,
            Self::Cannot => &mut call.options.get_or_insert_default().cannot,
            Self::Because => &mut call.options.get_or_insert_default().because,
            Self::Offered => &mut call.offered,
            Self::Accepted => &mut call.accepted,
            Self::Outcome => &mut call.outcome,
            Self::Disposition => &mut call.disposition,
            Self::RootCause => &mut call.root_cause.as_mut()?.text,
            Self::EscalationTo => &mut call.escalation.get_or_insert_default().to,
            Self::EscalationWhy => &mut call.escalation.get_or_insert_default().why,
            Self::EscalationBrief => &mut call.escalation.get_or_insert_default().brief,
            Self::EscalationAcceptedBy => &mut call.escalation.get_or_insert_default().accepted_by,
            Self::Event(at) => &mut call.events.get_mut(at)?.text,
            Self::Promise(at) => &mut call.promises.get_mut(at)?.text,
            Self::PromiseTo(at) => &mut call.promises.get_mut(at)?.to,
            Self::Tag(at) => call.tags.get_mut(at)?,
        };
        Some(text)
    }

    /// Every text that this call has, events, promises and tags included.
    #[must_use]
    pub fn all_of(call: &Call) -> Vec<Self> {
        let mut fields = vec![
            Self::Words,
            Self::Customer,
            Self::Issue,
            Self::Remedy,
            Self::Reference,
            Self::Callback,
            Self::Product,
            Self::Channel,
            Self::Occurred,
            Self::Effect,
            Self::Offered,
            Self::Accepted,
            Self::Outcome,
            Self::Disposition,
        ];
        if let Some(options) = &call.options {
            fields.extend((0..options.can.len()).map(Self::Can));
            fields.extend([Self::Cannot, Self::Because]);
        }
        if call.root_cause.is_some() {
            fields.push(Self::RootCause);
        }
        if call.escalation.is_some() {
            fields.extend([
                Self::EscalationTo,
                Self::EscalationWhy,
                Self::EscalationBrief,
                Self::EscalationAcceptedBy,
            ]);
        }
        fields.extend((0..call.events.len()).map(Self::Event));
        fields.extend((0..call.promises.len()).flat_map(|at| [Self::Promise(at), Self::PromiseTo(at)]));
        fields.extend((0..call.tags.len()).map(Self::Tag));
        fields
    }
}
