//! `bindery generate SPEC… --out DIR --name CRATE`

use crate::room::{PETS, Room};

#[test]
fn a_crate_is_written_anywhere() {
    let room = Room::with_project("standalone");
    let spec = ["spec/pets.yaml", "spec/shops.yaml"];
    let to = [
        "--out",
        "elsewhere/pet-crate",
        "--name",
        "pet-crate",
        "--version",
        "2.0.1-rc.1",
    ];
    let ended = room
        .run(&[&["generate"], &spec[..], &to[..]].concat())
        .with(0);
    assert!(
        ended.out.contains(" in elsewhere/pet-crate ("),
        "{}",
        ended.out
    );
    let manifest = room.text("elsewhere/pet-crate/Cargo.toml");
    assert!(
        manifest.contains("\nname = \"pet-crate\"\nversion = \"2.0.1-rc.1\"\n"),
        "{manifest}"
    );
    let runtime = format!(
        "bindery-runtime = {{ version = \"{}\", default",
        env!("CARGO_PKG_VERSION")
    );
    assert!(manifest.contains(&runtime), "{manifest}");
    assert!(manifest.ends_with("\n[workspace]\n"), "{manifest}");
    let lib = room.text("elsewhere/pet-crate/src/lib.rs");
    assert!(
        lib.contains("pub mod pets;\n") && lib.contains("pub mod shops;\n"),
        "{lib}"
    );
    assert!(!room.has("generated"), "bindery.toml has no say");
}

#[test]
fn a_module_is_called_after_its_file_or_as_said() {
    let room = Room::with_project("module");
    room.put("spec/Pet-Shop.v2.yaml", PETS);
    let to = ["--out", "out", "--name", "a"];
    room.run(&[&["generate", "spec/Pet-Shop.v2.yaml"], &to[..]].concat())
        .with(0);
    assert!(room.has("out/src/pet_shop_v2.rs"));

    let both = [
        "generate",
        "spec/pets.yaml",
        "spec/shops.yaml",
        "--module",
        "all",
    ];
    room.run(&[&both, &to[..]].concat()).with(0);
    assert!(!room.has("out/src/pet_shop_v2.rs"));
    let operations = room.text("out/src/all/operation.rs");
    assert!(
        operations.contains("/pets") && operations.contains("/shops/"),
        "{operations}"
    );
}

#[test]
fn names_that_cannot_be_are_refused() {
    let room = Room::with_project("names");
    for name in ["lib", "main", "bin", "runtime"] {
        room.put(&format!("{name}.yaml"), PETS);
        let spec = format!("{name}.yaml");
        let ended = room
            .run(&["generate", &spec, "--out", "out", "--name", "a"])
            .with(2);
        assert!(ended.err.contains(&format!("`{name}`")), "{}", ended.err);
    }
    room.put("other/pets.yaml", PETS);
    let twins = [
        "generate",
        "spec/pets.yaml",
        "other/pets.yaml",
        "--out",
        "out",
        "--name",
        "a",
    ];
    let ended = room.run(&twins).with(2);
    assert!(
        ended.err.contains("would both be the module `pets`"),
        "{}",
        ended.err
    );

    for wrong in [
        ["--name", "1a", "--version", "0.1.0"],
        ["--name", "a", "--version", "0.1"],
        ["--name", "a", "--module", "A-b"],
    ] {
        room.run(&[&["generate", "spec/pets.yaml", "--out", "out"], &wrong[..]].concat())
            .with(2);
    }
    room.run(&["generate", "spec/pets.yaml", "--name", "a"])
        .with(2);
    room.run(&["generate", "--out", "out", "--name", "a"])
        .with(2);
    assert!(!room.has("out"));
}

#[test]
fn a_checkout_of_the_runtime_is_named_whole() {
    let room = Room::with_project("runtime");
    room.put("checkout/runtime/Cargo.toml", "[package]\n");
    let spec = [
        "generate",
        "spec/pets.yaml",
        "--out",
        "far/away/out",
        "--name",
        "a",
        "--runtime",
    ];
    room.run(&[&spec[..], &["checkout/../checkout/runtime"]].concat())
        .with(0);
    let whole = room.path.canonicalize().unwrap().join("checkout/runtime");
    let manifest = room.text("far/away/out/Cargo.toml");
    assert!(
        manifest.contains(&format!("path = \"{}\"", whole.display())),
        "{manifest}"
    );

    room.run(&[&spec[..], &["nowhere"]].concat()).with(2);
    let ended = room.run(&[&spec[..], &["spec"]].concat()).with(2);
    assert!(
        ended.err.contains("there is no Cargo.toml in it"),
        "{}",
        ended.err
    );
}

#[test]
fn a_crate_of_someone_else_is_not_overwritten() {
    let room = Room::with_project("standalone-foreign");
    room.put("mine/Cargo.toml", "[package]\nname = \"mine\"\n");
    let ended = room
        .run(&[
            "generate",
            "spec/pets.yaml",
            "--out",
            "mine",
            "--name",
            "mine",
        ])
        .with(2);
    assert!(
        ended
            .err
            .contains("`mine/Cargo.toml` was not written by Bindery"),
        "{}",
        ended.err
    );
    assert_eq!(room.bytes("mine").len(), 1);
}

#[test]
fn check_works_on_it_too() {
    let room = Room::with_project("standalone-check");
    let make = ["generate", "spec/pets.yaml", "--out", "out", "--name", "a"];
    let check = [&make[..], &["--check"]].concat();
    room.run(&check).with(1);
    assert!(!room.has("out"));
    room.run(&make).with(0);
    room.run(&check).with(0);
    room.put("spec/pets.yaml", &PETS.replace("addPet", "addOne"));
    let ended = room.run(&check).with(1);
    assert!(
        ended.out.contains("stale     out/src/pets/operation.rs\n"),
        "{}",
        ended.out
    );
}

#[test]
fn a_crate_is_called_after_its_folder() {
    let room = Room::with_project("folder");
    room.run(&["generate", "spec/pets.yaml", "--out", "made/pet-crate"])
        .with(0);
    let manifest = room.text("made/pet-crate/Cargo.toml");
    assert!(manifest.contains("\nname = \"pet-crate\"\n"), "{manifest}");
    let ended = room
        .run(&["generate", "spec/pets.yaml", "--out", "made/2 b"])
        .with(2);
    assert!(ended.err.contains("say one with `--name`"), "{}", ended.err);
}

#[test]
fn only_selected_operations_are_generated() {
    let room = Room::with_project("selected");
    let make = ["generate", "spec/pets.yaml", "spec/shops.yaml", "--out"];
    let with = |out: &str, more: &[&str]| room.run(&[&make[..], &[out], more].concat());
    let pets = [
        "--name",
        "pets",
        "--only",
        "addPet",
        "--only",
        "DELETE /shops/*",
    ];
    with("all", &["--name", "pets"]).with(0);
    with("same", &pets).with(0);
    assert_eq!(
        room.text("same/src/shops.rs"),
        room.text("all/src/shops.rs")
    );
    with("less", &["--except", "closeShop"]).with(0);
    let less = room.text("less/src/shops.rs");
    assert!(!less.contains("close_shop"), "{less}");
    let ended = with("none", &["--except", "closeShops"]).with(1);
    assert!(
        ended.err.contains("did you mean `closeShop`?"),
        "{}",
        ended.err
    );

    let less = crate::room::CONFIG.replace(
        "documents = [\"spec/shops.yaml\"]",
        "documents = [\"spec/shops.yaml\"]\nexcept = [\"closeShop\"]",
    );
    room.put("bindery.toml", &less);
    let ended = room.run(&["generate"]).with(0);
    assert!(ended.out.contains("shops  0 operations"), "{}", ended.out);
    assert!(ended.err.contains("B0802"), "{}", ended.err);
}

#[test]
fn a_module_can_have_the_name_of_the_crate() {
    let room = Room::with_project("same-name");
    let to = ["--out", "out", "--name", "pets"];
    room.run(&[&["generate", "spec/pets.yaml"], &to[..]].concat())
        .with(0);
    // `pets` alone would be the module, as soon as that is in scope.
    let example = room.text("out/examples/loopback.rs");
    assert!(example.contains("\nuse ::pets::pets;\n"), "{example}");
    assert!(
        example.contains("\nuse ::pets::runtime::codegen as rt;\n"),
        "{example}"
    );
}
