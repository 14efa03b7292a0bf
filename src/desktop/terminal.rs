//! A window that was asked for in a terminal of Windows does not hang on it: `evenkeel.com` hands over to
//! the `evenkeel.exe` beside it, which has no console. Must not know what is in the window.

use std::path::{Path, PathBuf};

/// Starts the program without a console that lies beside this one, with the same arguments. `false` when
/// this is that program, when there is none, or when it does not start: the window is opened here then.
pub(super) fn hand_over() -> bool {
    use std::os::windows::process::CommandExt as _;
    use std::process::{Command, Stdio};
    /// `DETACHED_PROCESS`, so that it does not end with the terminal.
    const DETACHED: u32 = 0x8;

    let Some(program) = std::env::current_exe().ok().and_then(|program| without_console(&program)) else {
        return false;
    };
    let mut command = Command::new(program);
    command.args(std::env::args_os().skip(1)).creation_flags(DETACHED);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().inspect_err(|error| tracing::warn!(%error, "the terminal keeps the window")).is_ok()
}

/// The program beside that has no console, where this one has.
fn without_console(program: &Path) -> Option<PathBuf> {
    let is_com = program.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("com"));
    is_com.then(|| program.with_extension("exe")).filter(|beside| beside.is_file())
}
