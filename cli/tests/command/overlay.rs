//! `--overlay`, and `overlays` in `bindery.toml`.

use crate::room::{CONFIG, Room};

/// Renames the operation of the pets, and gives it another one.
const OVERLAY: &str = "\
overlay: 1.1.0
info: { title: Mends the pets, version: '1' }
actions:
  - target: $.paths['/pets'].post
    update: { operationId: createPet }
  - target: $.paths['/pets']
    update:
      get:
        operationId: listPets
        responses: { '204': { description: None } }
";

const SECOND: &str = "\
overlay: 1.0.0
info: { title: Mends the first, version: '1' }
actions:
  - target: $.paths.*[?@.operationId == 'createPet']
    update: { operationId: insertPet }
";

#[test]
fn a_crate_is_made_of_what_the_overlays_left() {
    let room = Room::with_project("overlay-generate");
    room.put("mend/a.overlay.yaml", OVERLAY);
    room.put("mend/b.overlay.json", SECOND);
    let ended = room.run(&[
        "generate",
        "spec/pets.yaml",
        "--out",
        "made",
        "--overlay",
        "mend/a.overlay.yaml",
        "--overlay",
        "mend/b.overlay.json",
    ]);
    let ended = ended.with(0);
    assert_eq!(ended.err, "");
    assert!(ended.out.starts_with("pets  2 operations"), "{}", ended.out);
    let made = room.bytes("made");
    let text: String = made
        .iter()
        .map(|(_, bytes)| String::from_utf8_lossy(bytes))
        .collect();
    assert!(text.contains("insert_pet") && text.contains("list_pets"));
    assert!(!text.contains("create_pet") && !text.contains("add_pet"));
}

#[test]
fn the_configuration_names_overlays_of_a_module() {
    let room = Room::with_project("overlay-config");
    room.put("mend/a.overlay.yaml", OVERLAY);
    let documents = "documents = [\"spec/pets.yaml\"]\n";
    let overlays = format!("{documents}overlays = [\"mend/a.overlay.yaml\"]\n");
    room.put("bindery.toml", &CONFIG.replace(documents, &overlays));
    let ended = room.run_in("spec", &["generate"]).with(0);
    assert!(
        ended.out.starts_with("pets   2 operations"),
        "{}",
        ended.out
    );
    // What no document has is said once, with its place in the overlay.
    room.put(
        "mend/a.overlay.yaml",
        &OVERLAY.replace("/pets']\n", "/cats']\n"),
    );
    let ended = room.run(&["lint"]).with(0);
    assert!(
        ended.err.contains(
            "warning[B1006]: `$.paths['/cats']` selects nothing\n --> mend/a.overlay.yaml:6:13\n"
        ),
        "{}",
        ended.err
    );
    assert_eq!(ended.out, "4 files read\n");
}

#[test]
fn show_shows_what_the_overlays_left() {
    let room = Room::with_project("overlay-show");
    room.put("a.overlay.yaml", OVERLAY);
    let shown = |stage: &str| {
        let arguments = [
            "show",
            stage,
            "spec/pets.yaml",
            "--overlay",
            "a.overlay.yaml",
        ];
        room.run(&arguments).with(0).out
    };
    let document = shown("document");
    assert!(
        document.contains("a.overlay.yaml:5:28          \"operationId\": \"createPet\""),
        "{document}"
    );
    assert!(document.contains("7:7"), "{document}");
    let model = shown("model");
    assert!(model.contains("createPet"), "{model}");
    assert!(model.contains("a.overlay.yaml"), "{model}");
}

#[test]
fn a_mistake_stops_and_has_a_place() {
    let room = Room::with_project("overlay-mistake");
    room.put(
        "o.yaml",
        &OVERLAY.replace("$.paths['/pets']\n", "$.paths[/pets]\n"),
    );
    let specs = ["spec/pets.yaml", "spec/shops.yaml"];
    let ended = room.run(&["lint", specs[0], specs[1], "--overlay", "o.yaml"]);
    let ended = ended.with(1);
    assert_eq!(ended.err.matches("error[").count(), 1, "{}", ended.err);
    assert!(
        ended.err.contains("error[B1005]: ") && ended.err.contains(" --> o.yaml:6:21\n"),
        "{}",
        ended.err
    );
    let alone = room.run(&["lint", "--overlay", "o.yaml"]).with(2);
    assert!(alone.err.contains("<SPEC>"), "{}", alone.err);
}
