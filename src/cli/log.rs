//! The log: a file in the cache folder, only when it is asked for. Must never hold a call's text.

use std::fs::OpenOptions;
use std::sync::Mutex;

use super::Failure;
use super::args::Level;
use crate::say;
use crate::vault::atomic;
use crate::vault::error::reason;
use crate::vault::layout::Folders;

/// Logs from now on, to the end of what is there.
pub(super) fn start(folders: &Folders, level: Level) -> Result<(), Failure> {
    atomic::make_folder(&folders.cache, &folders.cache)?;
    let path = folders.log_file();
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let failed = |error: &std::io::Error| {
        Failure::Failed(say!("cli-log-failed", error = reason(error), path = path.display()))
    };
    let file = options.open(&path).map_err(|error| failed(&error))?;
    let level = match level {
        Level::Error => tracing::Level::ERROR,
        Level::Warn => tracing::Level::WARN,
        Level::Info => tracing::Level::INFO,
        Level::Debug => tracing::Level::DEBUG,
        Level::Trace => tracing::Level::TRACE,
    };
    let log = tracing_subscriber::fmt().with_max_level(level).with_ansi(false).with_writer(Mutex::new(file));
    // It is there already when a test runs several commands in one process.
    let _ = log.try_init();
    Ok(())
}
