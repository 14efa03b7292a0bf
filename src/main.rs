//! The program: hands arguments, clock, streams and desktop over, and ends with the exit code.

// the release opens no console; the same program as `evenkeel.com` has one, for the commands
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::io::{self, BufWriter};
use std::process::ExitCode;

use evenkeel::cli::{self, Desktop, Streams};
use evenkeel::desktop::{self, clock, instance, locale};

fn main() -> ExitCode {
    locale::speak();
    let now = clock::wall();
    let mut out = BufWriter::new(io::stdout());
    let streams = Streams { input: &mut io::stdin(), out: &mut out, err: &mut io::stderr() };
    let desktop = Desktop { open: desktop::start, ask: instance::ask };
    ExitCode::from(cli::run(std::env::args_os(), &now, streams, &desktop))
}
