//! Mistakes in `bindery.toml`, and where it is looked for.

use crate::room::{CONFIG, Ended, Room};

/// What is said about a configuration.
#[track_caller]
fn complaint(name: &str, config: &str) -> String {
    let room = Room::with_project(&format!("config-{name}"));
    room.put("bindery.toml", config);
    let ended = room.run_in("spec", &["generate"]).with(2);
    assert_eq!(ended.out, "");
    assert!(!room.has("generated"));
    ended.err
}

#[test]
fn an_unknown_key_has_a_place_and_perhaps_a_better_word() {
    let shown = complaint(
        "unknown",
        &CONFIG.replace("name = \"pet-shop\"", "nmae = \"pet-shop\""),
    );
    assert!(
        shown.contains("error[B0902]: `[crate]` has no key `nmae`\n --> bindery.toml:2:1\n"),
        "{shown}"
    );
    assert!(shown.contains("help: did you mean `name`?"), "{shown}");
    assert!(
        shown.contains("error[B0903]: `[crate]` needs `name`\n --> bindery.toml:1:1\n"),
        "{shown}"
    );

    let shown = complaint("far", &CONFIG.replace("out = ", "destination = "));
    assert!(
        shown.contains("`[crate]` has no key `destination`\n --> bindery.toml:3:1\n"),
        "{shown}"
    );
    assert!(
        shown.contains("help: `[crate]` can have `name`, `version`,"),
        "{shown}"
    );

    let shown = complaint(
        "root",
        &CONFIG.replace(
            "[[module]]\nname = \"shops\"",
            "[[modules]]\nname = \"shops\"",
        ),
    );
    assert!(
        shown.contains("`bindery.toml` has no key `modules`\n  --> bindery.toml:11:3\n"),
        "{shown}"
    );
    let shown = complaint("module", &CONFIG.replacen("documents", "document", 1));
    assert!(
        shown.contains("`[[module]]` has no key `document`\n --> bindery.toml:9:1\n"),
        "{shown}"
    );
    let shown = complaint("runtime", &CONFIG.replace("path =", "pth ="));
    assert!(
        shown.contains("`runtime` has no key `pth`\n --> bindery.toml:4:13\n"),
        "{shown}"
    );
}

#[test]
fn a_wrong_value_has_a_place() {
    for (name, from, to, place) in [
        ("package", "\"pet-shop\"", "\"pet shop\"", "2:8"),
        ("type", "\"pet-shop\"", "5", "2:8"),
        ("version", "out = \"generated\"", "version = \"1\"", "3:11"),
        ("empty", "\"generated\"", "\"\"", "3:7"),
        ("flag", "true", "\"true\"", "5:20"),
        ("module", "\"pets\"", "\"lib\"", "8:8"),
        ("twins", "\"shops\"", "\"pets\"", "12:8"),
        ("no-documents", "[\"spec/pets.yaml\"]", "[]", "9:13"),
        (
            "no-array",
            "[\"spec/pets.yaml\"]",
            "\"spec/pets.yaml\"",
            "9:13",
        ),
        ("no-path", "[\"spec/pets.yaml\"]", "[1]", "9:14"),
    ] {
        assert!(CONFIG.contains(from), "{from}");
        let shown = complaint(&format!("value-{name}"), &CONFIG.replacen(from, to, 1));
        assert!(shown.starts_with("error[B0904]: "), "{name}: {shown}");
        assert!(
            shown.contains(&format!("--> bindery.toml:{place}\n")),
            "{name}: {shown}"
        );
        assert!(shown.ends_with("1 error\n"), "{name}: {shown}");
    }
}

#[test]
fn what_is_missing_is_said() {
    let shown = complaint("empty", "");
    assert!(shown.contains("`bindery.toml` needs `crate`"), "{shown}");
    assert!(shown.contains("`bindery.toml` needs `module`"), "{shown}");
}

#[test]
fn grammar_has_a_place_and_every_format() {
    let shown = complaint("grammar", "[crate]\nname = \n");
    assert!(
        shown.starts_with("error[B0901]: ") && shown.contains("--> bindery.toml:2:"),
        "{shown}"
    );

    let room = Room::with_project("config-json");
    room.put("bindery.toml", "[crate\n");
    let ended = room.run(&["generate", "--format", "json"]).with(2);
    let value: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(value["findings"][0]["path"], "bindery.toml");
}

#[test]
fn the_nearest_one_counts_and_without_one_there_are_words() {
    let room = Room::with_project("nearest");
    room.put(
        "inner/bindery.toml",
        &CONFIG
            .replace("spec/", "../spec/")
            .replace("\"generated\"", "\"made\""),
    );
    room.run_in("inner", &["generate"]).with(0);
    assert!(room.has("inner/made/Cargo.toml") && !room.has("generated"));

    let nowhere = std::env::temp_dir();
    let output = room
        .command()
        .current_dir(nowhere)
        .arg("lint")
        .output()
        .unwrap();
    let ended = Ended::of(output).with(2);
    assert!(
        ended.err.starts_with("error: there is no bindery.toml in "),
        "{}",
        ended.err
    );
}

#[cfg(feature = "fetch")] // it says what may be fetched
#[test]
fn the_sample_in_the_help_is_right_and_in_the_readme() {
    let sample = include_str!("../../src/config/sample.toml");
    assert!(include_str!("../../README.md").contains(sample));
    let room = Room::with_project("config-sample");
    room.put("bindery.toml", sample);
    // The configuration is understood: only its documents are not there.
    let ended = room.run(&["generate"]).with(1);
    assert!(
        ended.err.contains("B0101") && !ended.err.contains("B09"),
        "{}",
        ended.err
    );
}
