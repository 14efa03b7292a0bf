//! How the program is linked. Must not make code.

fn main() {
    println!("cargo::rerun-if-changed=assets/build.rs");
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    // 1.3 MB of addresses to be set at start become 10 kB; needs glibc 2.36, which Debian 12 has
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bin=evenkeel=-Wl,-z,pack-relative-relocs");
    }
}
