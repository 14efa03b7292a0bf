//! What is taken from elsewhere: from where, under which licence, and that none of it can reach a
//! network.

use std::collections::HashSet;
use std::process::Command;

use serde_json::Value;
use spdx::{Expression, ParseMode};

/// Licences under which code may be part of the program. The weak copyleft of the MPL asks for its
/// own files alone.
const ALLOWED: [&str; 11] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Clients, servers and encrypted connections: a program without them has nothing to say to a
/// network.
const BANNED: [&str; 12] = [
    "curl",
    "hyper",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "sentry",
    "tokio",
    "tungstenite",
    "ureq",
    "websocket",
];

/// Everything that the program and its tests are made of on this platform.
fn packages() -> Vec<Value> {
    let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", &target])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let metadata: Value = serde_json::from_slice(&out.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn is_allowed(licence: &str) -> bool {
    let expression = Expression::parse_mode(licence, ParseMode::LAX).unwrap();
    expression.evaluate(|wanted| wanted.license.id().is_some_and(|id| ALLOWED.contains(&id.name)))
}

#[test]
fn everything_is_under_a_licence_that_lets_us() {
    let packages = packages();
    assert!(packages.len() > 100, "only {} packages were listed", packages.len());
    for package in &packages {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_allowed(licence), "{} is under {licence:?}", package["name"]);
    }
}

#[test]
fn a_licence_that_binds_the_whole_is_told_apart() {
    for licence in ["MIT/Apache-2.0", "Apache-2.0 OR GPL-2.0-only", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
        assert!(is_allowed(licence), "{licence}");
    }
    for licence in ["GPL-3.0-only", "MIT AND AGPL-3.0-only", "LGPL-2.1-or-later", "CC-BY-NC-4.0"] {
        assert!(!is_allowed(licence), "{licence}");
    }
}

#[test]
fn everything_comes_from_the_one_registry_with_its_checksum() {
    let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
    let packages: Vec<&str> = lock.split("[[package]]").skip(1).collect();
    assert!(packages.len() > 100);
    let line = |package: &str, key: &str| {
        let found = package.lines().find(|line| line.starts_with(key));
        found.map(str::to_owned)
    };
    let sources: HashSet<Option<String>> =
        packages.iter().map(|package| line(package, "source = \"registry+")).collect();
    assert_eq!(sources.len(), 2, "one registry, and ourselves from nowhere: {sources:?}");
    for package in packages {
        let name = line(package, "name = ").unwrap();
        let is_ours = name == "name = \"evenkeel\"";
        let known = line(package, "source = \"registry+").is_some() && line(package, "checksum = ").is_some();
        assert!(known != is_ours, "{name} comes from elsewhere");
    }
}

#[test]
fn nothing_in_it_speaks_to_a_network() {
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        assert!(!BANNED.contains(&name), "{name} is banned");
    }
}
