//! Calls by the thousand: real complaints cut into sentences and put together anew, the same in
//! every run. The extract in `tests/golden`, or the whole set where `EVENKEEL_TEST_CORPUS` says.

use std::fs;
use std::path::{Path, PathBuf};

use evenkeel::model::call::{
    Call, CauseKind, Escalation, Event, EventKind, PromiseStatus, RootCause, Status,
};
use evenkeel::vault::{format, layout::Folders};
use jiff::{SignedDuration, Timestamp};

/// The last call, in seconds since 1970; the others lie before it, years of them.
const LAST_SECS: i64 = 1_795_300_000;
const YEARS: i64 = 6;

/// How many queries are asked.
const QUERIES: usize = 200;

const SITUATIONS: [&str; 10] = [
    "abrupt",
    "abusive",
    "angry",
    "arrogant",
    "impossible-demand",
    "our-mistake",
    "cant-be-pleased",
    "sceptical",
    "upset",
    "rambling",
];
const NAMES: [&str; 12] = [
    "Lind",
    "Oduya",
    "García",
    "Łukasik",
    "Nguyễn",
    "O'Brien",
    "Schröder",
    "Ivanova",
    "Tanaka",
    "Haddad",
    "Silva",
    "Kowalski",
];
const TAGS: [&str; 8] = ["late fee", "fraud", "app", "branch", "refund", "card", "mortgage", "credit report"];
const TASKS: [&str; 5] =
    ["ring back", "send the letter", "refund the fee", "ask the branch", "send the form by post"];

/// Numbers that look random and are the same in every run.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// For this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// From 0 to below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }

    /// One of them.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        from.get(self.roll(from.len())).expect("one of them")
    }
}

/// Sentences and products to make calls of.
#[derive(Clone, Debug)]
pub(crate) struct Corpus {
    /// Whole sentences as people wrote them.
    pub(crate) sentences: Vec<String>,
    products: Vec<String>,
}

impl Corpus {
    /// Reads the complaints.
    pub(crate) fn read() -> Self {
        let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/narratives.csv");
        let whole = std::env::var_os("EVENKEEL_TEST_CORPUS").map(PathBuf::from);
        let places = whole.iter().flat_map(|folder| {
            ["cfpb_narratives.csv", "complaints/cfpb_narratives.csv"].map(|name| folder.join(name))
        });
        let path = places.into_iter().find(|path| path.exists()).unwrap_or(golden);
        let mut reader = csv::Reader::from_path(&path).expect("the narratives");
        let (mut sentences, mut products) = (Vec::new(), Vec::new());
        for row in reader.records() {
            let row = row.expect("a row");
            products.push(row.get(2).unwrap_or_default().to_owned());
            let text = row.get(6).unwrap_or_default();
            sentences.extend(text.split_inclusive(['.', '!', '?', '\n']).map(str::trim).map(str::to_owned));
        }
        sentences.retain(|sentence| sentence.len() > 12);
        Self { sentences, products }
    }

    /// The call with this number of so many, the oldest first.
    pub(crate) fn call(&self, number: usize, of: usize) -> Call {
        let mut dice = Dice::new(u64::try_from(number).expect("a number") + 1);
        let span_secs = YEARS * 365 * 86_400;
        let share = |number: usize| i64::try_from(number).expect("a number");
        let secs = LAST_SECS - span_secs + span_secs / share(of).max(1) * share(number);
        let opened = Timestamp::from_second(secs + share(dice.roll(60))).expect("a time");
        let millis = u64::try_from(opened.as_millisecond()).expect("a time after 1970");
        let random = std::array::from_fn(|_| u8::try_from(dice.roll(256)).expect("a byte"));
        let id = uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid();
        let mut call = Call::new(id, opened);
        call.status = Status::Ended;
        call.ended = Some(opened + SignedDuration::from_secs(300));
        (*dice.pick(&["phone", "chat", "e-mail"])).clone_into(&mut call.channel);
        call.customer = format!("{} {}", dice.pick(&["Mrs", "Mr", "Ms"]), dice.pick(&NAMES));
        call.product.clone_from(dice.pick(&self.products));
        call.reference = format!("CRM-{}", 100_000 + number);
        call.situations = vec![(*dice.pick(&SITUATIONS)).to_owned()];
        let wanted = 250 + dice.roll(400);
        while call.words.len() < wanted {
            if !call.words.is_empty() {
                call.words.push(' ');
            }
            let sentence: &String = dice.pick(&self.sentences);
            call.words.push_str(sentence);
        }
        let heat = u8::try_from(dice.roll(11)).expect("a heat");
        call.heat_start = Some(heat);
        call.heat_end = Some(heat / 2);
        if dice.roll(3) == 0 {
            call.tags.push((*dice.pick(&TAGS)).to_owned());
        }
        if dice.roll(4) == 0 {
            call.promise((*dice.pick(&TASKS)).to_owned(), Some(opened + SignedDuration::from_hours(48)));
            for promise in &mut call.promises {
                promise.status = *dice.pick(&[PromiseStatus::Kept, PromiseStatus::Kept, PromiseStatus::Open]);
            }
        }
        if dice.roll(8) == 0 {
            call.escalation = Some(Escalation { to: "the team lead".to_owned(), ..Escalation::default() });
        }
        if dice.roll(8) == 0 {
            let text = "first warning".to_owned();
            call.events.push(Event { at: opened, kind: EventKind::Warning, text });
        }
        if dice.roll(2) == 0 {
            let kind = *dice.pick(&CauseKind::ALL);
            call.root_cause = Some(RootCause { kind, text: String::new() });
        }
        call
    }

    /// Writes so many calls into these folders, without a sync; answers their bytes.
    pub(crate) fn fill(&self, folders: &Folders, count: usize) -> u64 {
        let mut made: Option<PathBuf> = None;
        let mut bytes = 0;
        for number in 0..count {
            let call = self.call(number, count);
            let folder = folders.month_folder(call.id, call.created);
            if made.as_deref() != Some(&folder) {
                fs::create_dir_all(&folder).expect("a folder");
                made = Some(folder.clone());
            }
            bytes += write(&folder, &call);
        }
        bytes
    }

    /// What agents type, letter by letter: words, beginnings, single letters, names, some slips.
    pub(crate) fn queries(&self) -> Vec<String> {
        let mut dice = Dice::new(99);
        let mut queries = Vec::new();
        while queries.len() < QUERIES {
            let words: Vec<String> = dice
                .pick(&self.sentences)
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.len() > 1)
                .map(str::to_owned)
                .collect();
            if words.len() < 5 {
                continue;
            }
            let at = dice.roll(words.len() - 4);
            let mut query =
                words.iter().skip(at).take(1 + dice.roll(4)).cloned().collect::<Vec<_>>().join(" ");
            match dice.roll(8) {
                0 => query = query.chars().take(1).collect(),
                1 => query = query.chars().take(2 + dice.roll(3)).collect(),
                2 => query.truncate(
                    query.char_indices().nth(query.chars().count() * 2 / 3).map_or(1, |(at, _)| at),
                ),
                _ => {}
            }
            if !query.trim().is_empty() {
                queries.push(query);
            }
        }
        queries
    }
}

/// Writes one call beside its place and renames it, as a program that syncs does.
pub(crate) fn write(folder: &Path, call: &Call) -> u64 {
    let text = format::to_text(call).expect("a text");
    let path = folder.join(format!("{}.ron", call.id));
    let temp = folder.join(format!(".sync-{}.tmp", call.id));
    fs::write(&temp, &text).expect("a written file");
    fs::rename(&temp, &path).expect("a renamed file");
    text.len() as u64
}
