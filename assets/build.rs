//! How the program is linked, and what Windows shows of it. Must not make code.

use std::io;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=assets");
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    // 1.3 MB of addresses to be set at start become 10 kB; needs glibc 2.36, which Debian 12 has
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bin=evenkeel=-Wl,-z,pack-relative-relocs");
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
