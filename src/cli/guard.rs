//! `evenkeel guard`: what the guard finds in a text, line by line, so that it can be scored.

use std::io::{BufRead as _, BufReader};

use super::{Failure, World, args};
use crate::model::guard;
use crate::say;
use crate::vault::error::reason;

/// Reads texts, one a line, and prints for each a JSON array of findings, or in words.
pub(super) fn run(args: &args::Guard, world: &mut World<'_>) -> Result<(), Failure> {
    let World { input, out, .. } = world;
    for (number, line) in BufReader::new(input).split(b'\n').enumerate() {
        let mut line = line.map_err(|error| unreadable(number, &reason(&error)))?;
        if line.ends_with(b"\r") {
            line.pop();
        }
        let text = String::from_utf8(line).map_err(|error| {
            unreadable(number, &say!("cli-byte-is-not-utf-8", byte = error.utf8_error().valid_up_to() + 1))
        })?;
        let findings = guard::find_all(&text);
        if args.json {
            writeln!(out, "{}", super::json(&findings)?)?;
        } else {
            writeln!(out, "{}", guard::mask(&text, &findings))?;
        }
    }
    Ok(())
}

fn unreadable(number: usize, why: &str) -> Failure {
    Failure::Failed(say!("cli-line-cannot-be-read", number = number + 1, why))
}
