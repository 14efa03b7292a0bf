//! Packs and snippets from a terminal.

use std::fs;

use crate::support::{Home, golden};

fn put(home: &Home, name: &str, text: &[u8]) {
    fs::create_dir_all(home.path("config/playbook")).unwrap();
    fs::write(home.path("config/playbook").join(name), text).unwrap();
}

/// The packs that README shows.
fn shown_in_readme() -> String {
    let readme = fs::read_to_string(golden("../../README.md")).unwrap();
    let block = readme.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next());
    block.expect("a pack in README").to_owned()
}

#[test]
fn the_pack_in_readme_does_what_readme_says() {
    let home = Home::new();
    put(&home, "site.ron", shown_in_readme().as_bytes());
    assert!(home.ok(&["playbook", "check"]).starts_with("site.ron: changes 3 situations, 3 cards"));
    let first = home.ok(&["guide"]);
    assert!(first.starts_with("angry "), "{first}");
    assert!(!first.contains("rambling"));
    let angry = home.ok(&["guide", "angry"]);
    let say = angry.split("Say\n").nth(1).unwrap();
    assert!(say.starts_with("  - I can book the refund for ____ while you hold."), "{angry}");
    assert!(!angry.contains("There are two things I can do now"), "{angry}");
    assert!(angry.contains("instead: One moment, I'm opening it."), "{angry}");
    let outage = home.ok(&["guide", "outage"]);
    assert!(outage.contains("The line is down") && outage.contains("What do the lights on the box show?"));
}

#[test]
fn the_ids_that_a_pack_needs_are_told_by_the_guide() {
    let home = Home::new();
    let line = |home: &Home| crate::cli::lines(&home.ok(&["guide", "angry", "--json"])).remove(0);
    let before = line(&home);
    let id = |names: &str, at: usize| before[names][at].as_str().unwrap().to_owned();
    let (last, card, thought) = (id("step_ids", 1), id("say_ids", 0), id("reframe_ids", 0));
    let pack = format!(
        "(reframes: [(id: {thought:?}, hide: true)], situations: [(id: \"angry\", step_order: [{last:?}], \
         say: [(id: {card:?}, hide: true)])])"
    );
    put(&home, "site.ron", pack.as_bytes());
    let after = line(&home);
    assert_eq!(after["step_ids"][0].as_str(), Some(last.as_str()));
    assert_eq!(after["steps"][0], before["steps"][1]);
    for (ids, id) in [("say_ids", &card), ("reframe_ids", &thought)] {
        assert!(after[ids].as_array().unwrap().iter().all(|other| other != id), "{id} is not hidden");
    }
    let readme = fs::read_to_string(golden("../../README.md")).unwrap();
    for pattern in &evenkeel::model::library::builtin().patterns {
        assert!(readme.contains(&format!("`{}`", pattern.id)), "README does not name {}", pattern.id);
    }
}

#[test]
fn a_pack_that_cannot_be_used_says_where_and_the_guide_goes_on() {
    let home = Home::new();
    let deep = "[".repeat(100_000);
    let large = vec![b' '; 100 << 20];
    let cases: [(&str, &[u8], &str); 12] = [
        (
            "typo",
            b"(\n  situatons: [],\n)",
            "line 2, column 3: there is no field situatons, perhaps situations",
        ),
        ("nul", b"(order: [\"a\"],\0)", "line 1, column 15: a NUL byte stands here"),
        ("utf16", b"\xff\xfe(\0)\0", "line 1, column 1: it is UTF-16, save it as UTF-8"),
        ("latin", b"(\n order: [\"\xe9\"])", "line 2, column 11: it is not UTF-8"),
        ("deep", deep.as_bytes(), "line 1, column "),
        ("empty", b"", "line 1, column 1: it is empty"),
        ("open", b"(order: [\"a\"", "line 1, column "),
        ("large", &large, "it is larger than 1 MB"),
        (
            "slip",
            b"(situations: [\n  (id: \"angy\", perspective: \"x\"),\n])",
            "line 2, column 8: there is no situation angy to change, and a new one needs name",
        ),
        (
            "twice",
            b"(situations: [(id: \"angry\"),\n (id: \"angry\")])",
            "line 2, column 7: angry is there twice, put both into one",
        ),
        (
            "breath",
            b"(breathing: [(id: \"b\", name: \"B\", phases: [(inhale, 40.0)])])",
            "line 1, column 19: phases need an inhale and an exhale",
        ),
        (
            "choice",
            b"(situations: [(id: \"angry\", say: [(id: \"x\", arc: opening, variants: [\"y\"])])])",
            "there is no choice opening",
        ),
    ];
    for (name, bytes, what) in cases {
        put(&home, "site.ron", bytes);
        let ran = home.run(&["guide"]);
        assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 28), "{name}");
        assert!(ran.err.contains(what) && ran.err.contains("site.ron"), "{name}: {}", ran.err);
        let ran = home.run(&["playbook", "check"]);
        assert!(ran.code == Some(1) && ran.out.contains(what), "{name}: {ran:?}");
        let ran = home.run(&["check"]);
        assert!(ran.code == Some(1) && ran.out.contains(what), "{name}: {ran:?}");
    }
    for (name, text) in
        [("bom", "\u{feff}(order: [\"upset\"])"), ("crlf", "(\r\norder: [\"upset\"]\r\n)\r\n")]
    {
        put(&home, "site.ron", text.as_bytes());
        let ran = home.run(&["guide"]);
        assert!(ran.err.is_empty() && ran.out.starts_with("upset "), "{name}: {ran:?}");
    }
}

#[test]
fn packs_lie_over_each_other_by_name_and_the_personal_one_last() {
    let home = Home::new();
    let say = |text: &str| format!("(situations: [(id: \"upset\", perspective: \"{text}\")])");
    put(&home, "personal.ron", say("mine").as_bytes());
    put(&home, "zz.ron", say("zz").as_bytes());
    put(&home, "aa.ron", b"(situations: [(id: \"upset\", name: \"Weeping\", perspective: \"aa\")])");
    put(&home, ".hidden.ron", b"broken");
    put(&home, "aa.sync-conflict-20261122-101112-ABCDEFG.ron", b"broken");
    assert!(home.ok(&["guide", "upset"]).starts_with("Weeping (upset)\nmine\n"));
    fs::remove_file(home.path("config/playbook/personal.ron")).unwrap();
    assert!(home.ok(&["guide", "upset"]).starts_with("Weeping (upset)\nzz\n"));
}

#[test]
fn what_is_exported_comes_back_as_the_same_cards_elsewhere() {
    let (home, other) = (Home::new(), Home::new());
    let cards = "situation,card,wording\nangry,own,\"Yes, \"\"now\"\" - {problem}\"\nangry,own,two\nupset,hug,Take every minute you need\n";
    fs::write(home.path("in.csv"), cards).unwrap();
    let file = home.path("in.csv");
    let out = home.ok(&["playbook", "import", file.to_str().unwrap()]);
    assert_eq!(out, "3 taken, 0 there already, 0 lines to look at\n");
    assert_eq!(
        home.ok(&["playbook", "import", file.to_str().unwrap()]),
        "0 taken, 3 there already, 0 lines to look at\n"
    );
    let guide = |home: &Home| home.ok(&["guide", "--json"]);
    assert!(guide(&home).contains("Take every minute you need"));
    for (format, name) in [("espanso", "x.yml"), ("csv", "x.csv"), ("ron", "x.ron")] {
        let path = home.path(name);
        home.ok(&["playbook", "export", "--format", format, "--out", path.to_str().unwrap()]);
        assert!(!guide(&other).contains("Take every minute you need"));
        other.ok(&["playbook", "import", path.to_str().unwrap()]);
        assert_eq!(guide(&other), guide(&home), "{format}");
        fs::remove_file(other.path("config/playbook/personal.ron")).unwrap();
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(home.path("config/playbook/personal.ron")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn an_import_tells_what_it_leaves_out_and_keeps_card_numbers_out() {
    let home = Home::new();
    fs::write(home.path("in.csv"), "card;wording\nx;card 4111 1111 1111 1111\ny;\n").unwrap();
    let out =
        home.ok(&["playbook", "import", home.path("in.csv").to_str().unwrap(), "--situation", "silent"]);
    assert_eq!(out, "line 3: there is no wording\n1 taken, 0 there already, 1 line to look at\n");
    let pack = fs::read_to_string(home.path("config/playbook/personal.ron")).unwrap();
    assert!(pack.contains("\"silent\"") && pack.contains("1111") && !pack.contains("4111"), "{pack}");
    for name in ["missing.csv", "in.pdf"] {
        fs::write(home.path("in.pdf"), "x").unwrap();
        let ran = home.run(&["playbook", "import", home.path(name).to_str().unwrap()]);
        assert!(ran.code == Some(1) && ran.err.contains(name) && ran.err.lines().count() == 1, "{ran:?}");
    }
}

#[test]
fn the_check_remarks_on_wordings_with_the_better_one() {
    let home = Home::new();
    put(
        &home,
        "site.ron",
        b"(situations: [(id: \"angry\", say: [(id: \"f\", variants: [\"You'll have to send it.\"])])])",
    );
    let out = home.ok(&["playbook", "check"]);
    assert!(
        out.contains("site.ron: angry/f: “You'll have to” gives an order; better: Could you please\n"),
        "{out}"
    );
}
