//! The terminal speaks the language of the system, or the one that was chosen in the window.

use crate::support::{Home, run};

// Windows is not told its language by the environment
#[cfg(not(windows))]
#[test]
fn the_terminal_speaks_the_language_of_the_system_and_scripts_find_the_same_ids() {
    let home = Home::new();
    let in_spanish = |args: &[&str]| run(home.program().env("LANGUAGE", "es_MX").args(args), b"");
    let guide = in_spanish(&["guide", "angry"]);
    assert!(guide.out.contains("Enojado, lo quiere ya (angry)"), "{guide:?}");
    let wrong = in_spanish(&["show-call", "7K4-Q2M"]);
    assert_eq!(wrong.err, "evenkeel: no existe la llamada 7K4-Q2M, no se cambió nada\n");
    let filed =
        in_spanish(&["note", "--situation", "angry", "--promise", "enviar el formulario para mañana"]);
    let shown = run(home.program().args(["show-call", filed.out.trim(), "--format", "json"]), b"");
    assert!(shown.out.contains("\"situations\":[\"angry\"]"), "{shown:?}");
    assert!(shown.out.contains("\"text\":\"enviar el formulario\""), "{shown:?}");
}

#[test]
fn the_language_chosen_goes_before_that_of_the_system() {
    let home = Home::new();
    let folder = home.folders().config;
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("settings.ron"), "(language: Some(\"es\"))").unwrap();
    let guide = run(home.program().args(["guide", "angry"]), b"");
    assert!(guide.out.contains("Enojado, lo quiere ya (angry)"), "{guide:?}");
}
