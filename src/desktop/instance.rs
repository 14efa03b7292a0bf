//! One window for each data folder. Owns the lock that the running window holds and the local
//! socket (a named pipe on Windows) on which it is spoken to; must not know what a window is.
//!
//! Where neither can be had, as on a file system without locks, a second window opens: the vault
//! keeps two writers apart by itself.

use std::fs::{self, File, TryLockError};
use std::hash::{Hash as _, Hasher as _};
use std::io::{self, Read as _, Write as _};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crate::model::ask::Ask;
use crate::vault::layout::Folders;
use crate::vault::{atomic, lock};

#[cfg(unix)]
#[path = "instance/unix.rs"]
mod local;
#[cfg(windows)]
#[path = "instance/pipe.rs"]
mod local;

/// What a start finds.
#[derive(Debug)]
pub enum Claim {
    /// This is the one window, and hears what it is asked.
    First(Instance),
    /// Another window is open on this data folder.
    Taken,
}

/// The right to be the one window, held until it is dropped.
#[derive(Debug)]
pub struct Instance {
    asked: Option<Receiver<Ask>>,
    lock: Option<File>,
}

/// How long an answer is waited for, and a window that is closing.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long in between it is looked whether it has closed.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// The longest word that is asked.
const LONGEST: u64 = 16;

/// What becomes of a start.
#[derive(Debug)]
pub enum Begun {
    /// This is the one window.
    First(Instance),
    /// The one that is open was asked to come into sight.
    Asked,
    /// There is one that does not answer.
    Unanswered,
}

/// Tries to be the one window on these folders, or has the one that is open come into sight. One that is just
/// opening, or closing, is waited for.
#[must_use]
pub fn begin(folders: &Folders) -> Begun {
    let mut looks = PATIENCE.as_millis() / BETWEEN_LOOKS.as_millis();
    loop {
        match claim(folders) {
            Claim::First(instance) => return Begun::First(instance),
            Claim::Taken => match ask(folders, Ask::Raise) {
                Ok(()) => return Begun::Asked,
                Err(error) if looks == 0 || error.kind() == io::ErrorKind::TimedOut => {
                    return Begun::Unanswered;
                }
                Err(_) => thread::sleep(BETWEEN_LOOKS),
            },
        }
        looks -= 1;
    }
}

/// Tries to be the one window on these folders.
#[must_use]
pub fn claim(folders: &Folders) -> Claim {
    let alone = |lock| Claim::First(Instance { asked: None, lock });
    let lock = match lock(folders) {
        Ok(lock) => lock,
        Err(error) => {
            tracing::warn!(%error, "cannot tell whether another window is open");
            return alone(None);
        }
    };
    match lock.try_lock() {
        Ok(()) => alone(Some(lock)),
        Err(TryLockError::WouldBlock) => Claim::Taken,
        Err(TryLockError::Error(error)) => {
            tracing::warn!(%error, "this file system knows no locks");
            alone(None)
        }
    }
}

impl Instance {
    /// A window that nobody can speak to and that leaves nothing behind.
    #[must_use]
    pub const fn unheard() -> Self {
        Self { asked: None, lock: None }
    }

    /// Begins to hear what is asked; `wake` is called after each.
    pub fn listen(&mut self, folders: &Folders, wake: impl Fn() + Send + Sync + 'static) {
        if self.lock.is_none() {
            return;
        }
        let listener = match local::bind(folders) {
            Ok(listener) => listener,
            Err(error) => {
                tracing::warn!(%error, "nobody can speak to this window");
                return;
            }
        };
        let (asks, asked) = mpsc::channel();
        let wake = Arc::new(wake);
        let listen = move || {
            for stream in local::heard(&listener).filter_map(Result::ok) {
                let (asks, wake) = (asks.clone(), Arc::clone(&wake));
                // whoever says nothing keeps nobody else waiting
                let heard = named("asked").spawn(move || {
                    if hear(stream, &asks).is_some() {
                        wake();
                    }
                });
                if let Err(error) = heard {
                    tracing::warn!(%error, "somebody was not heard");
                }
            }
        };
        match named("instance").spawn(listen) {
            Ok(_) => self.asked = Some(asked),
            Err(error) => tracing::warn!(%error, "nobody can speak to this window"),
        }
    }

    /// Hears no more: who asks from now on is not answered, and knows that the window is closing.
    pub fn deafen(&mut self) {
        self.asked = None;
    }

    /// What was asked since the last time.
    pub fn asked(&self) -> impl Iterator<Item = Ask> + '_ {
        self.asked.iter().flat_map(Receiver::try_iter)
    }
}

/// Asks this of the window that is open on these folders.
///
/// # Errors
/// When there is none, or it does not answer within some seconds.
pub fn ask(folders: &Folders, ask: Ask) -> io::Result<()> {
    let mut stream = local::connect(folders)?;
    let (answered, answer) = mpsc::channel();
    named("ask").spawn(move || {
        let exchanged = stream
            .write_all(format!("{}\n", ask.word()).as_bytes())
            .and_then(|()| stream.read_exact(&mut [0; 1]));
        let _ = answered.send(exchanged);
    })?;
    answer.recv_timeout(PATIENCE).unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

fn named(name: &str) -> thread::Builder {
    thread::Builder::new().name(name.to_owned())
}

/// One word and a line break; answered by one byte once it is handed on.
fn hear(mut stream: local::Stream, asks: &Sender<Ask>) -> Option<()> {
    let mut word = Vec::new();
    let mut byte = [0; 1];
    while word.len() < usize::try_from(LONGEST).unwrap_or(0) {
        stream.read_exact(&mut byte).ok()?;
        if byte == *b"\n" {
            break;
        }
        word.extend(byte);
    }
    let ask = Ask::ALL.into_iter().find(|ask| ask.word().as_bytes() == word)?;
    asks.send(ask).ok()?;
    // handed on all the same should nobody wait for the answer any more
    let _ = stream.write_all(b"+");
    Some(())
}

fn lock(folders: &Folders) -> io::Result<File> {
    atomic::make_folder(&folders.data, &folders.data).map_err(io::Error::other)?;
    lock::open(&folders.window_lock_file())
}

/// A number for the data folder, the same in every process of this program.
fn number(folders: &Folders) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    fs::canonicalize(&folders.data).unwrap_or_else(|_| folders.data.clone()).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders(home: &tempfile::TempDir) -> Folders {
        let at = |name: &str| home.path().join(name);
        Folders { data: at("data"), config: at("config"), cache: at("cache") }
    }

    #[test]
    fn the_second_start_finds_the_first_and_is_heard() {
        let home = tempfile::tempdir().unwrap();
        let folders = folders(&home);
        let Claim::First(mut first) = claim(&folders) else { panic!("the first start is the first") };
        let (woken, wakes) = mpsc::channel();
        first.listen(&folders, move || woken.send(()).unwrap());
        assert!(matches!(claim(&folders), Claim::Taken));
        for said in Ask::ALL {
            ask(&folders, said).unwrap();
            wakes.recv().unwrap();
            assert_eq!(first.asked().collect::<Vec<_>>(), [said]);
        }
        let elsewhere = Folders { data: home.path().join("other"), ..folders.clone() };
        assert!(ask(&elsewhere, Ask::Show).is_err(), "another data folder is another window");
        drop(first);
        assert!(matches!(claim(&folders), Claim::First(_)));
    }

    #[test]
    fn a_start_while_the_window_closes_waits_for_that_and_is_the_first() {
        let home = tempfile::tempdir().unwrap();
        let folders = folders(&home);
        let Claim::First(mut first) = claim(&folders) else { panic!("the first start is the first") };
        first.listen(&folders, || ());
        assert!(matches!(begin(&folders), Begun::Asked));
        first.deafen();
        assert!(ask(&folders, Ask::Raise).is_err(), "nobody would do it");
        let starting = folders.clone();
        let second = thread::spawn(move || begin(&starting));
        drop(first);
        assert!(matches!(second.join().unwrap(), Begun::First(_)));
    }

    #[cfg(unix)]
    #[test]
    fn the_socket_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let folders = folders(&home);
        let Claim::First(mut first) = claim(&folders) else { panic!("nobody else is there") };
        first.listen(&folders, || ());
        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let socket = local::path(&folders).unwrap();
        assert_eq!(mode(&socket), 0o600);
        fs::remove_file(socket).unwrap();
        let open_to = |name: &str, mode: u32| {
            let folder = home.path().join(name);
            fs::create_dir(&folder).unwrap();
            fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
            folder
        };
        let of_session = |folder: std::path::PathBuf| local::path_beside(Some(&folder), &folders).unwrap();
        assert!(of_session(open_to("mine", 0o700)).starts_with(home.path().join("mine")));
        for other in [home.path().join("nowhere"), open_to("shared", 0o755), open_to("ours", 0o770)] {
            assert_eq!(of_session(other).parent(), Some(folders.cache.as_path()));
        }
        fs::set_permissions(&folders.cache, fs::Permissions::from_mode(0o755)).unwrap();
        let within = of_session(home.path().join("shared"));
        assert_eq!(within.parent(), Some(folders.cache.join("window").as_path()));
        assert_eq!(mode(within.parent().unwrap()), 0o700);
    }

    #[cfg(unix)]
    #[test]
    fn one_who_says_nothing_does_not_keep_others_from_being_heard() {
        let home = tempfile::tempdir().unwrap();
        let folders = folders(&home);
        let Claim::First(mut first) = claim(&folders) else { panic!("nobody else is there") };
        let (woken, wakes) = mpsc::channel();
        first.listen(&folders, move || woken.send(()).unwrap());
        let silent = local::connect(&folders).unwrap();
        let (out, answer) = mpsc::channel();
        let asking = folders.clone();
        thread::spawn(move || out.send(ask(&asking, Ask::Lock)));
        let heard = answer.recv_timeout(std::time::Duration::from_secs(20));
        heard.expect("the silent one is waited for").unwrap();
        wakes.recv().unwrap();
        assert_eq!(first.asked().collect::<Vec<_>>(), [Ask::Lock]);
        drop(silent);
        fs::remove_file(local::path(&folders).unwrap()).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn what_a_killed_window_left_behind_is_no_hindrance() {
        let home = tempfile::tempdir().unwrap();
        let folders = folders(&home);
        fs::create_dir_all(&folders.cache).unwrap();
        let left = local::path(&folders).unwrap();
        File::create(&left).unwrap();
        let Claim::First(mut first) = claim(&folders) else { panic!("nobody else is there") };
        first.listen(&folders, || ());
        ask(&folders, Ask::Hide).unwrap();
        fs::remove_file(left).unwrap();
    }
}
