//! The program: hands arguments, clock and streams over, and ends with the exit code.

// the release opens no console; the same program as `evenkeel.com` has one, for the commands
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::io::{self, BufWriter};
use std::process::ExitCode;

use evenkeel::cli::{self, Streams};
use evenkeel::desktop::{clock, locale};

fn main() -> ExitCode {
    locale::speak();
    let now = clock::wall();
    let mut out = BufWriter::new(io::stdout());
    let streams = Streams { input: &mut io::stdin(), out: &mut out, err: &mut io::stderr() };
    ExitCode::from(cli::run(std::env::args_os(), &now, streams))
}
