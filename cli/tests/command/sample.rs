//! `sample`.

use crate::room::Room;

#[test]
fn samples_are_values_a_line_each() {
    let room = Room::with_project("sample");
    let values = room.run(&["sample", "spec/pets.yaml", "Pet"]).with(0).out;
    assert!(values.lines().count() > 1, "{values}");
    assert!(
        values
            .lines()
            .all(|line| line.starts_with("{\"") && line.ends_with('}')),
        "{values}"
    );
    let broken = room
        .run(&["sample", "spec/pets.yaml", "Pet", "--broken"])
        .with(0)
        .out;
    assert!(
        broken.contains(r#"{"pointer":"/name","rule":"required","value":{"#),
        "{broken}"
    );
}

#[test]
fn a_schema_that_is_not_there_is_refused_with_one_that_is() {
    let room = Room::with_project("sample-unknown");
    let ended = room.run(&["sample", "spec/pets.yaml", "Pett"]).with(2);
    assert!(ended.err.contains("did you mean `Pet`?"), "{}", ended.err);
}
