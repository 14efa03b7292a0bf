//! A home of one's own for a test: folders that go away with it, the program run in them, calls to
//! put into them.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers};
use evenkeel::model::call::Call;
use evenkeel::model::scrub::{self, Scrubbed};
use evenkeel::vault::Vault;
use evenkeel::vault::keeper::Keeper;
use evenkeel::vault::layout::Folders;
use jiff::Timestamp;
use tempfile::TempDir;
use uuid::{NoContext, Uuid};

/// Data, config and cache folder of one test.
pub(crate) struct Home {
    dir: TempDir,
}

/// What a run of the program came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// A folder beside those of the program.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn folders(&self) -> Folders {
        Folders { data: self.path("data"), config: self.path("config"), cache: self.path("cache") }
    }

    pub(crate) fn vault(&self) -> Vault {
        Vault::new(self.folders())
    }

    /// The files of the vault, without a key.
    pub(crate) fn keeper(&self) -> Keeper {
        self.folders().into()
    }

    /// The program in these folders, not yet started.
    pub(crate) fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_evenkeel"));
        self.settle(&mut command);
        command
    }

    /// The program started by a shell that runs `before` first: `umask 000`.
    #[cfg(unix)]
    pub(crate) fn program_after(&self, before: &str, args: &[&str]) -> Command {
        let mut command = Command::new("sh");
        let script = format!("{before}; exec \"$0\" \"$@\"");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_evenkeel")]).args(args);
        self.settle(&mut command);
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        run(self.program().args(args), b"")
    }

    /// Runs the program and answers what it printed; it must succeed.
    pub(crate) fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, Some(0), "{args:?}: {ran:?}");
        ran.out
    }

    /// Files a call with these words and answers its id.
    pub(crate) fn note(&self, words: &str) -> Uuid {
        let ran = run(self.program().args(["note", "--words", "-"]), words.as_bytes());
        assert_eq!(ran.code, Some(0), "{ran:?}");
        ran.out.trim_end().parse().unwrap()
    }

    /// Every file below the data folder, sorted, but for the lock.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        walk(&self.folders().data, &mut |path| files.push(path.to_owned()));
        files.retain(|path| path.file_name() != Some(OsStr::new("vault.lock")));
        files.sort();
        files
    }

    /// Every file below all three folders, sorted.
    pub(crate) fn everything(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let folders = self.folders();
        for root in [folders.data, folders.config, folders.cache] {
            walk(&root, &mut |path| files.push(path.to_owned()));
        }
        files.sort();
        files
    }

    /// The file of this record.
    pub(crate) fn file_of(&self, id: Uuid) -> PathBuf {
        let name = format!("{id}.ron");
        let found = self
            .files()
            .into_iter()
            .find(|path| path.ends_with(&name) && path.starts_with(self.folders().calls()));
        found.unwrap_or_else(|| panic!("no record {id} in {:?}", self.files()))
    }

    fn settle(&self, command: &mut Command) {
        // whatever the machine speaks
        command.env("LC_ALL", "C").env_remove("LANGUAGE");
        let folders = self.folders();
        command
            .env("EVENKEEL_DATA_DIR", folders.data)
            .env("EVENKEEL_CONFIG_DIR", folders.config)
            .env("EVENKEEL_CACHE_DIR", folders.cache)
            .env("TZ", "UTC")
            .stdin(Stdio::null());
    }
}

/// Runs it to its end with this input.
pub(crate) fn run(command: &mut Command, input: &[u8]) -> Ran {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that does not read its input closes the pipe, which is no fault of the test.
    let _ = child.stdin.take().unwrap().write_all(input);
    let done = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
}

/// An id of this moment, told apart by `number`.
pub(crate) fn id_at(time: &str, number: u64) -> Uuid {
    let time: Timestamp = time.parse().unwrap();
    let at = uuid::Timestamp::from_unix(NoContext, u64::try_from(time.as_second()).unwrap(), 0);
    let mut bytes = Uuid::new_v7(at).into_bytes();
    bytes[6..8].copy_from_slice(&[0x70, 0]);
    bytes[8..].copy_from_slice(&(number | 1 << 63).to_be_bytes());
    Uuid::from_bytes(bytes)
}

/// A call with these words, begun at this time.
pub(crate) fn call_at(time: &str, number: u64, words: &str) -> Call {
    let mut call = Call::new(id_at(time, number), time.parse().unwrap());
    words.clone_into(&mut call.words);
    call
}

pub(crate) fn scrubbed(call: &Call) -> Scrubbed {
    scrub::scrub(call.clone(), &[]).0
}

/// The text as the guard leaves it.
pub(crate) fn masked(text: &str) -> String {
    let findings = evenkeel::model::guard::find(text, &[]);
    evenkeel::model::guard::mask(text, &findings)
}

/// The strings of `tests/golden/naughty.txt`, and some that break formats like ours.
pub(crate) fn naughty() -> Vec<String> {
    let own = [
        "",
        " ",
        "\n",
        "\r",
        "\r\n",
        "a\rb",
        "\u{0}",
        "\u{1b}[2J",
        "\u{feff}bom",
        "\u{202e}bidi",
        "\u{2028}",
        "tab\t",
        "\\",
        "\"",
        "\"#",
        "\"##",
        "#\"",
        "r#\"x\"#",
        "\\n",
        "\\u{41}",
        "trailing\\",
        "// no comment",
        "/* no comment */",
        "(a: 1)",
        "None",
        "Some(\"x\")",
        "\u{7f}\u{85}",
        "👩‍👩‍👧‍👦",
        "e\u{301}",
        "a\n\"b\"\n\\c\\",
        "\u{10ffff}",
    ];
    let shared = fs::read_to_string(golden("naughty.txt")).unwrap();
    own.iter().map(|text| (*text).to_owned()).chain(shared.lines().map(str::to_owned)).collect()
}

/// The complaints in this file.
pub(crate) fn narratives(path: &Path) -> Vec<String> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let column = reader.headers().unwrap().iter().position(|name| name == "narrative").unwrap();
    reader.records().map(|row| row.unwrap()[column].to_owned()).collect()
}

/// A file of `tests/golden`.
pub(crate) fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn walk(folder: &Path, each: &mut dyn FnMut(&Path)) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            walk(&entry.path(), each);
        } else {
            each(&entry.path());
        }
    }
}

/// Numbers that look random and are the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % sides
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

/// Text that is typed, as an event.
pub(crate) fn text(typed: &str) -> Event {
    Event::Text(typed.to_owned())
}

/// The press of a key written so, as an event.
pub(crate) fn pressed(written: &str) -> Event {
    let (modifiers, key) = key(written);
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// Waits until something holds, for things that are done by other threads.
pub(crate) fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !holds() {
        assert!(Instant::now() < deadline, "still not so: {what}");
        std::thread::yield_now();
    }
}

/// A key written as in the sheet of keys.
pub(crate) fn key(written: &str) -> (Modifiers, Key) {
    let mut modifiers = Modifiers::NONE;
    let mut key = None;
    for part in written.split('+') {
        match part {
            "Ctrl" => modifiers |= Modifiers::COMMAND | Modifiers::CTRL,
            "Shift" => modifiers |= Modifiers::SHIFT,
            "Alt" => modifiers |= Modifiers::ALT,
            "," => key = Some(Key::Comma),
            name => key = Key::from_name(name),
        }
    }
    (modifiers, key.unwrap_or_else(|| panic!("no key in {written}")))
}
