//! A copy that is carried along, with its folder beside it.

use std::process::Command;

use crate::support::run;

#[test]
fn a_copy_with_its_folder_beside_it_keeps_everything_there() {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_evenkeel"));
    // beside the program, for a link to it cannot leave the disk
    let stick = tempfile::tempdir_in(program.parent().unwrap()).unwrap();
    let copy = stick.path().join(program.file_name().unwrap());
    std::fs::hard_link(program, &copy).unwrap();
    let own = stick.path().join("evenkeel-data");
    let named = stick.path().join("elsewhere");
    std::fs::create_dir(&own).unwrap();
    let note = |words: &str| {
        let mut command = Command::new(&copy);
        for name in ["EVENKEEL_DATA_DIR", "EVENKEEL_CONFIG_DIR", "EVENKEEL_CACHE_DIR"] {
            command.env_remove(name);
        }
        command.args(["note", "--words", words]);
        command
    };
    let filed = |ran: crate::support::Ran| assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    filed(run(&mut note("on the stick"), b""));
    assert!(own.join("data/calls").is_dir());
    filed(run(note("named").arg("--data-dir").arg(&named), b""));
    assert!(named.join("calls").is_dir(), "a folder that is named comes first");
}
