//! What is done when the process ends in the middle of anything. A library of the desktop may end it
//! (Xlib does when the X server has gone), and then neither the runner nor `main` gets to its end; what
//! the thread of the window keeps for itself is dropped all the same. Must not know what is done.

use std::cell::RefCell;

thread_local! {
    static LAST: RefCell<Option<AtExit>> = const { RefCell::new(None) };
}

/// Done when it is dropped.
struct AtExit(Option<Box<dyn FnOnce()>>);

impl Drop for AtExit {
    fn drop(&mut self) {
        if let Some(action) = self.0.take() {
            action();
        }
    }
}

/// Does this when the thread ends, or the process by a call of `exit` in it, instead of what was to be
/// done before.
pub(super) fn run(action: impl FnOnce() + 'static) {
    let before = LAST.replace(Some(AtExit(Some(Box::new(action)))));
    forget(before);
}

/// Nothing is left to be done.
pub(super) fn disarm() {
    forget(LAST.take());
}

fn forget(last: Option<AtExit>) {
    if let Some(mut last) = last {
        last.0 = None;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;
    use crate::say;

    #[test]
    fn what_was_asked_for_last_is_done_when_the_thread_ends_and_nothing_once_disarmed() {
        let (tell, told) = mpsc::channel();
        let say = |word: &'static str, tell: &mpsc::Sender<&'static str>| {
            let tell = tell.clone();
            move || tell.send(word).unwrap()
        };
        let (first, last, never) = (say("first", &tell), say("last", &tell), say("never", &tell));
        let asked = move || {
            run(first);
            run(last);
        };
        thread::spawn(asked).join().unwrap();
        let disarmed = move || {
            run(never);
            disarm();
        };
        thread::spawn(disarmed).join().unwrap();
        drop(tell);
        assert_eq!(told.iter().collect::<Vec<_>>(), ["last"]);
    }

    #[test]
    fn words_can_be_said_to_the_end() {
        let (tell, told) = mpsc::channel();
        let ends = move || {
            run(move || tell.send(say!("desktop-quit")).unwrap());
            // what remembers it begins later, and so is gone when the words are asked for again
            assert!(!say!("desktop-quit").is_empty());
        };
        thread::spawn(ends).join().unwrap();
        assert_eq!(told.iter().collect::<Vec<_>>(), [say!("desktop-quit")]);
    }
}
