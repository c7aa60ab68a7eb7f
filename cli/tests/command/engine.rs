//! What build engines want: a list of what was read, and the same bytes wherever it is done.

use crate::room::Room;

const OVERLAY: &str = "\
overlay: 1.0.0
info: { title: Mended, version: '1' }
actions:
  - target: $.info
    update: { title: Animals }
";

/// The outputs and the inputs of a rule.
fn rule(text: &str) -> (Vec<&str>, Vec<&str>) {
    let (outputs, inputs) = text.split_once(": \\\n").unwrap();
    let separator = " \\\n  ";
    let outputs = outputs.split(separator).collect();
    (outputs, inputs.trim().split(separator).collect())
}

#[test]
fn a_depfile_lists_all_that_was_read_for_all_that_was_written() {
    let room = Room::with_project("depfile");
    room.put("mended.yaml", OVERLAY);
    let config = room.text("bindery.toml");
    let mended = "documents = [\"spec/pets.yaml\"]\noverlays = [\"mended.yaml\"]";
    let config = config.replace("documents = [\"spec/pets.yaml\"]", mended);
    room.put("bindery.toml", &config);
    room.run(&["generate", "--depfile", "rule.d"]).with(0);
    let text = room.text("rule.d");
    let (outputs, mut inputs) = rule(&text);
    inputs.sort_unstable();
    let expected = [
        "bindery.toml",
        "mended.yaml",
        "spec/pets.yaml",
        "spec/shared/pet.yaml",
        "spec/shops.yaml",
    ];
    assert_eq!(inputs, expected);
    let written = room.bytes("generated").into_iter();
    let mut written: Vec<String> = written
        .map(|(path, _)| format!("generated/{}", path.display()))
        .collect();
    let mut outputs: Vec<&str> = outputs;
    outputs.sort_unstable();
    written.sort_unstable();
    assert_eq!(outputs, written);
}

#[test]
fn a_depfile_is_written_without_a_configuration_too() {
    let room = Room::with_project("depfile-standalone");
    let to = ["--out", "out", "--name", "pets", "--depfile", "pets.d"];
    room.run(&[&["generate", "spec/pets.yaml"], &to[..]].concat())
        .with(0);
    let text = room.text("pets.d");
    let (outputs, inputs) = rule(&text);
    assert!(outputs.contains(&"out/Cargo.toml"), "{outputs:?}");
    assert_eq!(inputs, ["spec/pets.yaml", "spec/shared/pet.yaml"]);
}

#[test]
fn the_same_is_written_in_every_folder() {
    let (here, there) = (
        Room::with_project("hermetic"),
        Room::with_project("hermetic-and-elsewhere"),
    );
    for room in [&here, &there] {
        room.run(&["generate"]).with(0);
        let to = ["--out", "out", "--name", "pets"];
        room.run(&[&["generate", "spec/pets.yaml"], &to[..]].concat())
            .with(0);
    }
    assert_eq!(here.bytes("generated"), there.bytes("generated"));
    assert_eq!(here.bytes("out"), there.bytes("out"));
}

#[test]
fn timings_name_every_stage() {
    let room = Room::with_project("timings");
    let ended = room.run(&["generate", "--timings"]).with(0);
    let stages = ["read", "resolve", "check", "plan", "emit", "write", "all"];
    for stage in stages {
        let said = ended.out.lines().any(|line| line.starts_with(stage));
        assert!(said, "{stage}: {}", ended.out);
    }
    let ended = room
        .run(&["generate", "--timings", "--format", "json"])
        .with(0);
    let line = ended.err.lines().find(|line| line.contains("\"stages\""));
    let said: serde_json::Value = serde_json::from_str(line.unwrap()).unwrap();
    let read = said["stages"]
        .as_array()
        .unwrap()
        .iter()
        .find(|stage| stage["stage"] == "read")
        .unwrap();
    assert_eq!(read["documents"], 3);
    assert!(read["bytes"].as_u64().unwrap() > 100);
}
