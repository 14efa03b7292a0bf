//! Erasing a person or a call for good, wherever a trace of it lies: records, earlier versions,
//! conflicts, trash, quarantine and every other file below the data folder; the index goes as a
//! whole. Owns what counts as a trace; must not ask anybody.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::error::reason;
use super::files::exists;
use super::format;
use super::keeper::Keeper;
use super::layout::{self, Folders, Name};
use super::{Error, aging, atomic, backup, files, lock};
use crate::model::call::Call;
use crate::model::field::Field;
use crate::model::name::Name as Person;
use crate::model::short_id;
use crate::say;

/// What is to be erased.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Target {
    /// All calls of the customer with this whole label, letter case and accents aside.
    Customer(String),
    /// One call.
    Call(Uuid),
}

/// What erasing it would do.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Plan {
    /// The calls that go.
    pub calls: BTreeSet<Uuid>,
    /// Every file that goes, records last: should the erasing be cut off, the next one finds the rest.
    pub files: Vec<PathBuf>,
    /// Files of others that name them: to be decided one by one.
    pub mentions: Vec<Mention>,
    /// Files with a name that is only written alike: it may be theirs.
    pub alike: Vec<Mention>,
    /// How the label is written in the calls that go, where it is not so that it was given.
    pub spellings: BTreeSet<String>,
    /// Copies that are kept by another program.
    pub out_of_reach: Vec<PathBuf>,
    /// How many files were looked at.
    pub searched: usize,
}

/// A file of another call that names them, or one that could not be searched.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mention {
    /// Where.
    pub path: PathBuf,
    /// The call it belongs to, if its name says so.
    pub id: Option<Uuid>,
    /// What about it.
    pub what: &'static str,
}

/// A file as it was met.
struct Found {
    path: PathBuf,
    id: Option<Uuid>,
    is_record: bool,
    /// It is below the data folder.
    is_data: bool,
    /// Syncthing keeps it, not we.
    is_foreign: bool,
    content: Content,
}

enum Content {
    Call(Box<Call>),
    Text(String),
    Unsearchable,
}

/// Looks for every trace; changes nothing.
///
/// # Errors
/// A folder that could not be listed.
pub fn plan(keeper: &Keeper, target: &Target) -> Result<Plan, Error> {
    let folders = keeper.folders();
    if keeper.is_locked() {
        return Err(Error::Locked { path: folders.key_file() });
    }
    let mut found = Vec::new();
    for root in [&folders.data, &folders.config, &folders.cache].into_iter().chain(&backup::cut_off(folders))
    {
        walk(keeper, root, &mut found)?;
    }
    let ours = [folders.lock_file(), folders.key_file(), folders.recipient_file(), folders.converting_file()];
    found.retain(|file| !ours.contains(&file.path) && !is_index(folders, &file.path));
    let data = real(&folders.data);
    for file in &mut found {
        let inside = file.path.strip_prefix(&folders.data).or_else(|_| file.path.strip_prefix(&data));
        file.is_data = inside.is_ok();
        file.is_record &= inside.is_ok_and(|path| path.starts_with("calls") || path.starts_with("trash"));
    }
    let person = match target {
        Target::Customer(label) => Person::new(label),
        Target::Call(_) => Person::default(),
    };
    let customer = |file: &Found| match &file.content {
        Content::Call(call) => Some(call.customer.clone()),
        // what could not be read any more still says whose it was
        Content::Text(text) if file.is_data => format::customer_in(text),
        Content::Text(_) | Content::Unsearchable => None,
    };
    let is_theirs = |file: &Found| customer(file).is_some_and(|customer| person.is(&customer));
    let mut calls: BTreeSet<Uuid> = match target {
        Target::Customer(_) => {
            found.iter().filter(|file| file.is_record && is_theirs(file)).filter_map(|file| file.id).collect()
        }
        Target::Call(id) => BTreeSet::from([*id]),
    };
    let mut plan = Plan { searched: found.len(), ..Plan::default() };
    let mut records = Vec::new();
    for file in found {
        if let (Target::Customer(label), Some(written)) = (target, customer(&file))
            && !file.is_foreign
            && person.is(&written)
            && written != *label
        {
            plan.spellings.insert(written);
        }
        let goes = file.id.is_some_and(|id| calls.contains(&id)) || is_theirs(&file);
        match (goes, file.is_foreign) {
            (true, true) => plan.out_of_reach.push(file.path),
            (true, false) if file.is_record => records.push(file.path),
            (true, false) => plan.files.push(file.path),
            (false, _) => mention(file, target, &person, &mut plan),
        }
    }
    if let Target::Call(id) = target
        && plan.files.is_empty()
        && records.is_empty()
    {
        calls.remove(id);
    }
    plan.files.extend(records);
    plan.calls = calls;
    Ok(plan)
}

/// The call with this short id of which anything is left: a record, or what lies in the trash, the quarantine
/// or the versions.
#[must_use]
pub fn find(keeper: &Keeper, short: &str) -> Option<Uuid> {
    let short = short_id::normalise(short)?;
    let mut found = Vec::new();
    walk(keeper, &keeper.folders().data, &mut found).ok()?;
    found.into_iter().filter_map(|file| file.id).find(|id| short_id::of(*id) == short)
}

/// Removes every file of the plan, and the index.
///
/// # Errors
/// The first file that could not be removed; those before it are gone.
pub fn carry_out(keeper: &Keeper, plan: &Plan) -> Result<(), Error> {
    let folders = keeper.folders();
    let _held = lock::hold(folders)?;
    let mut touched = HashSet::new();
    for path in &plan.files {
        if exists(path) {
            aging::remove(path)?;
        }
        touched.extend(path.parent().map(Path::to_owned));
    }
    for folder in &touched {
        atomic::sync_folder(folder)
            .map_err(|error| Error::Unsynced { why: reason(&error), path: folder.clone() })?;
        if folder.starts_with(folders.history()) {
            let _ = fs::remove_dir(folder);
        }
    }
    remove_index(folders)?;
    tracing::info!(files = plan.files.len(), "erased");
    Ok(())
}

/// Removes the index as a whole: it is made anew from the files.
pub(super) fn remove_index(folders: &Folders) -> Result<(), Error> {
    for entry in files::entries(&folders.cache)? {
        if is_index(folders, &entry.path()) {
            aging::remove(&entry.path())?;
        }
    }
    Ok(())
}

fn mention(file: Found, target: &Target, person: &Person, plan: &mut Plan) {
    let names_them = |text: &str| match target {
        Target::Customer(_) => person.is_in(text),
        Target::Call(id) => text.contains(&id.to_string()) || Person::new(&short_id::of(*id)).is_in(text),
    };
    let holds = |is_meant: &dyn Fn(&str) -> bool| match &file.content {
        Content::Unsearchable => false,
        Content::Text(text) => is_meant(text),
        Content::Call(call) => {
            let texts = Field::all_of(call);
            texts.iter().filter_map(|field| field.get(call)).any(is_meant)
        }
    };
    let what = if matches!(file.content, Content::Unsearchable) {
        say!("vault-it-could-not-be-searched")
    } else if holds(&names_them) {
        say!("vault-it-names-them")
    } else {
        if holds(&|text| person.is_like_one_in(text)) {
            plan.alike.push(Mention { path: file.path, id: file.id, what: say!("vault-a-name-is-alike") });
        }
        return;
    };
    if file.is_foreign {
        plan.out_of_reach.push(file.path);
    } else {
        plan.mentions.push(Mention { path: file.path, id: file.id, what });
    }
}

/// Every file below; links are not followed.
fn walk(keeper: &Keeper, folder: &Path, found: &mut Vec<Found>) -> Result<(), Error> {
    let mut entries = match files::entries(folder) {
        Err(Error::Link { path }) if path.is_dir() && found.is_empty() => files::entries(&real(&path))?,
        other => other?,
    };
    entries.sort_unstable_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(keeper, &path, found)?,
            Ok(kind) if kind.is_file() => found.push(look(keeper, path)),
            _ => {}
        }
    }
    Ok(())
}

/// The data folder itself may be a link.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn look(keeper: &Keeper, path: PathBuf) -> Found {
    let content = match keeper.read(&path) {
        Err(_) => Content::Unsearchable,
        Ok(bytes) => match format::parse(&bytes) {
            Ok(parsed) => Content::Call(Box::new(parsed.call)),
            Err(_) => Content::Text(String::from_utf8_lossy(&bytes).into_owned()),
        },
    };
    let name = path.file_name().map_or(Name::Other, layout::read_name);
    let parts = || path.components().filter_map(|part| part.as_os_str().to_str());
    Found {
        id: layout::id_of(&path),
        is_record: matches!(name, Name::Record(_)),
        is_data: false,
        is_foreign: parts().any(|part| part == ".stversions"),
        content,
        path,
    }
}

fn is_index(folders: &Folders, path: &Path) -> bool {
    path.parent() == Some(&folders.cache)
        && path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with("index.sqlite3"))
}
