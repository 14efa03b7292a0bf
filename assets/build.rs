//! How the program is linked, what Windows shows of it, and the table of the languages in `data/`.
//! Must make no other code.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=data/languages");
    languages()?;
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    // 1.3 MB of addresses to be set at start become 10 kB; needs glibc 2.36, which Debian 12 has
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bin=evenkeel=-Wl,-z,pack-relative-relocs");
        if target("ARCH") == "x86_64" && env::var("PROFILE").is_ok_and(|profile| profile == "release") {
            in_order();
        }
    }
    if target("OS") == "windows" {
        let mut resource = winresource::WindowsResource::new();
        resource.set_icon("assets/icon/evenkeel.ico").set_manifest_file("assets/windows/evenkeel.manifest");
        resource.set("ProductName", "Evenkeel").set("FileDescription", "Evenkeel");
        resource.set("LegalCopyright", "MIT licence");
        resource.compile()?;
    }
    Ok(())
}

/// What runs in a start and a call lies together, so that half of the program is in memory instead of
/// nearly all. `tests/bench/order` writes the list. Only the linker that comes with Rust can read it.
fn in_order() {
    let chosen = |name: &str| env::var(name).unwrap_or_default().contains("link");
    let is_other = env::var_os("RUSTC_LINKER").is_some() || chosen("CARGO_ENCODED_RUSTFLAGS");
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let Ok(answer) = Command::new(rustc).args(["--print", "sysroot"]).output() else { return };
    let sysroot = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    let own = Path::new(&sysroot).join("lib/rustlib/x86_64-unknown-linux-gnu/bin/gcc-ld/ld.lld");
    let list = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("assets/linux/order.txt");
    if own.exists() && !is_other {
        println!("cargo::rustc-link-arg-bin=evenkeel=-Wl,--symbol-ordering-file={}", list.display());
        println!("cargo::rustc-link-arg-bin=evenkeel=-Wl,--no-warn-symbol-ordering");
    }
}

/// A list of all languages, English first since what another one lacks is taken from it: the tag,
/// the files of words by their names, and those of the playbook by their paths.
fn languages() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    let home = root.join("data/languages");
    let mut folders = listed(&home)?;
    folders.sort_by_key(|folder| (!folder.ends_with("en"), folder.clone()));
    let mut table = "[\n".to_owned();
    for folder in folders {
        let tag = folder.file_name().unwrap_or_default().to_string_lossy();
        let (mut words, mut playbook) = (String::new(), String::new());
        for file in files(&folder)? {
            let name = file.strip_prefix(&folder).unwrap_or(&file).with_extension("");
            let name = name.to_string_lossy().replace('\\', "/");
            // below the sources that are being compiled, should another copy of them share the build folder
            let place = format!("/{}", file.strip_prefix(&root).unwrap_or(&file).display());
            let text = format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {place:?}))");
            let line = format!("({name:?}, {text}), ");
            match file.extension().and_then(|ending| ending.to_str()) {
                Some("ftl") => words.push_str(&line),
                Some("ron") => playbook.push_str(&line),
                _ => {}
            }
        }
        let _ = writeln!(table, "Files {{ tag: {tag:?}, words: &[{words}], playbook: &[{playbook}] }},");
    }
    table.push(']');
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("languages.rs");
    fs::File::create(out)?.write_all(table.as_bytes())
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in listed(folder)? {
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
