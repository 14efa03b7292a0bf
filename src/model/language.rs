//! Every word shown comes from here: messages in Fluent, one folder a language in
//! `data/languages/`. Owns which language is spoken. Must not know where a message is shown.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The files of one language.
struct Files {
    tag: &'static str,
    /// In the order of their names.
    words: &'static [(&'static str, &'static str)],
    playbook: &'static [(&'static str, &'static str)],
}

static NONE: Files = Files { tag: "", words: &[], playbook: &[] };

/// English first: what another language lacks is said in English.
static FILES: &[Files] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The place in [`FILES`] of the language that is spoken.
static SPOKEN: AtomicUsize = AtomicUsize::new(0);

/// The place in [`FILES`] of the language of the system.
static SYSTEM: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// The same for this thread alone, where it has a language of its own.
    static APART: Cell<Option<usize>> = const { Cell::new(None) };

    /// What was looked up before, by the language and where its key lies: each frame says the same again.
    static SAID: RefCell<HashMap<(usize, usize, usize), &'static str, ahash::RandomState>> = RefCell::default();
}

/// One file of messages, parsed.
type Sheet = FluentBundle<FluentResource>;

/// The sheets of all languages, each parsed when a message of it is first shown.
static SHEETS: LazyLock<Vec<Vec<OnceLock<Sheet>>>> = LazyLock::new(|| {
    FILES.iter().map(|files| files.words.iter().map(|_| OnceLock::new()).collect()).collect()
});

/// Messages without arguments that Fluent has to put together, so that each is done once.
static TOGETHER: LazyLock<Mutex<HashMap<(usize, &'static str), &'static str>>> =
    LazyLock::new(Mutex::default);

/// A language of the interface.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Language(usize);

impl Language {
    /// The one that has every message.
    pub const ENGLISH: Self = Self(0);

    /// All of them, English first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..FILES.len()).map(Self)
    }

    /// The language in force.
    #[must_use]
    pub fn spoken() -> Self {
        Self(APART.get().unwrap_or_else(|| SPOKEN.load(Ordering::Relaxed)))
    }

    /// From now on this one is spoken.
    pub fn speak(self) {
        if APART.get().is_some() {
            APART.set(Some(self.0));
        } else {
            SPOKEN.store(self.0, Ordering::Relaxed);
        }
    }

    /// From now on this thread speaks a language of its own, the one in force at first: for windows
    /// beside each other in one program, as in tests.
    pub fn apart() {
        APART.set(Some(Self::spoken().0));
    }

    /// From now on the language of this tag is spoken; that of the system where there is none.
    pub fn follow(tag: Option<&str>) {
        tag.and_then(Self::tagged).unwrap_or(Self(SYSTEM.load(Ordering::Relaxed))).speak();
    }

    /// This is the language of the system, and spoken until another one is chosen.
    pub fn of_system(self) {
        SYSTEM.store(self.0, Ordering::Relaxed);
        self.speak();
    }

    /// The language with this tag: "es".
    #[must_use]
    pub fn tagged(tag: &str) -> Option<Self> {
        FILES.iter().position(|files| files.tag == tag).map(Self)
    }

    /// The first of these locales that there is a language for, "es-MX" being "es"; else English.
    #[must_use]
    pub fn best(locales: impl IntoIterator<Item = String>) -> Self {
        let known = |locale: &str| {
            let first = locale.split(['-', '_', '.']).next().unwrap_or_default();
            Self::tagged(locale).or_else(|| Self::tagged(&first.to_lowercase()))
        };
        locales.into_iter().find_map(|locale| known(&locale)).unwrap_or(Self::ENGLISH)
    }

    /// Its tag: "es".
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.files().tag
    }

    /// Its name in itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        plain(self, "language-name").unwrap_or(self.tag())
    }

    /// A message without arguments in this language, whichever is in force.
    #[must_use]
    pub fn text(self, key: &'static str) -> &'static str {
        let look = || plain(self, key).or_else(|| plain(Self::ENGLISH, key)).unwrap_or(key);
        let at = (self.0, key.as_ptr().addr(), key.len());
        // a thread that ends forgets before it is done
        SAID.try_with(|said| *said.borrow_mut().entry(at).or_insert_with(look)).unwrap_or_else(|_| look())
    }

    /// A message without arguments in this language, else in English; `None` where neither has it.
    #[must_use]
    pub fn find(self, key: &str) -> Option<String> {
        formatted(self, key, None).or_else(|| formatted(Self::ENGLISH, key, None))
    }

    /// A file of its playbook: "situations/angry"; `None` where English stands in.
    #[must_use]
    pub fn playbook(self, path: &str) -> Option<&'static str> {
        let path = format!("playbook/{path}");
        self.files().playbook.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
    }

    /// The files of the situations in its playbook; none of English.
    pub(super) fn situations(self) -> impl Iterator<Item = &'static str> {
        let files = self.files().playbook.iter();
        files.filter(|(name, _)| name.starts_with("playbook/situations/")).map(|(_, text)| *text)
    }

    /// Its files of messages with their names.
    #[must_use]
    pub fn words(self) -> &'static [(&'static str, &'static str)] {
        self.files().words
    }

    fn files(self) -> &'static Files {
        FILES.get(self.0).unwrap_or(&NONE)
    }

    /// The sheet that holds this key: that of the name before its first hyphen.
    fn sheet(self, key: &str) -> Option<&'static Sheet> {
        let name = key.split_once('-')?.0;
        let at = self.files().words.binary_search_by_key(&name, |(known, _)| known).ok()?;
        let (_, text) = self.files().words.get(at)?;
        Some(SHEETS.get(self.0)?.get(at)?.get_or_init(|| parse(self.tag(), text)))
    }
}

/// What stands for an argument of a message.
pub trait Argument {
    /// Itself as Fluent takes it: whole numbers choose the plural.
    fn value(&self) -> FluentValue<'_>;
}

macro_rules! numbers {
    ($($kind:ty),*) => {
        $(impl Argument for $kind {
            fn value(&self) -> FluentValue<'_> {
                FluentValue::from(*self)
            }
        })*
    };
}

numbers!(usize, u8, u16, u32, u64, i8, i16, i32, i64);

impl Argument for str {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(self)
    }
}

impl Argument for String {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

impl Argument for Cow<'_, str> {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_ref())
    }
}

impl Argument for uuid::Uuid {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(self.to_string())
    }
}

impl Argument for std::path::Display<'_> {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(self.to_string())
    }
}

impl<T: Argument + ?Sized> Argument for &T {
    fn value(&self) -> FluentValue<'_> {
        (**self).value()
    }
}

/// The message with this key in the language in force: `say!("lock-unlock")` is a `&'static str`,
/// `say!("bar-heat", from = 3, to)` a `String`.
#[macro_export]
macro_rules! say {
    ($key:expr) => { $crate::model::language::text($key) };
    ($key:expr, $($name:ident $(= $value:expr)?),+ $(,)?) => {
        $crate::model::language::filled(
            $key,
            &[$((stringify!($name), $crate::model::language::Argument::value(&$crate::say!(@ $name $(, $value)?)))),+],
        )
    };
    (@ $name:ident) => { $name };
    (@ $name:ident, $value:expr) => { $value };
}

/// A key that is looked up later.
#[macro_export]
macro_rules! key {
    ($key:literal) => {
        $key
    };
}

/// The message without arguments; the key itself where there is none.
#[must_use]
pub fn text(key: &'static str) -> &'static str {
    Language::spoken().text(key)
}

/// The message with these arguments; the key itself where there is none.
#[must_use]
pub fn filled(key: &'static str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
    let mut named = FluentArgs::with_capacity(arguments.len());
    for (name, value) in arguments {
        named.set(*name, value.clone());
    }
    let said = |language: Language| formatted(language, key, Some(&named));
    said(Language::spoken()).or_else(|| said(Language::ENGLISH)).unwrap_or_else(|| key.to_owned())
}

fn formatted(language: Language, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
    let sheet = language.sheet(key)?;
    let pattern = sheet.get_message(key)?.value()?;
    Some(sheet.format_pattern(pattern, arguments, &mut Vec::new()).into_owned())
}

fn plain(language: Language, key: &'static str) -> Option<&'static str> {
    let sheet = language.sheet(key)?;
    let pattern = sheet.get_message(key)?.value()?;
    let together = || TOGETHER.lock().ok();
    if pattern.elements.len() > 1
        && let Some(known) = together().and_then(|known| known.get(&(language.0, key)).copied())
    {
        return Some(known);
    }
    match sheet.format_pattern(pattern, None, &mut Vec::new()) {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(text) => {
            let text: &'static str = text.leak();
            together()?.insert((language.0, key), text);
            Some(text)
        }
    }
}

/// What cannot be parsed in a file is left out; a test sees to it that all of it can.
fn parse(tag: &str, text: &str) -> Sheet {
    let language: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut sheet = Sheet::new_concurrent(vec![language]);
    // marks around what is filled in are for mixed directions of writing, and no font shows them
    sheet.set_use_isolating(false);
    let resource = FluentResource::try_new(text.to_owned());
    // a message that is there twice keeps its first wording
    let _ = sheet.add_resource(resource.unwrap_or_else(|(whole, _)| whole));
    sheet
}
