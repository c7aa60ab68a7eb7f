//! A crate that stands alone compiles without a warning, and its own tests pass.

use std::path::Path;

use bindery::document::Memory;
use bindery::finding::render::{self, Style};
use bindery::generate::{Mode, ModuleSettings, Settings, generate, write};
use bindery::plan::Manifest;
use bindery_tests::{Scratch, manifest};

use super::cargo::{lock, succeed};

const PETS: &str = include_str!("pets.yaml");

/// Generates a crate from one document.
pub(crate) fn write_crate(folder: &Path, name: &str, document: &str) {
    write_crate_as(folder, name, document, false);
}

/// The same, with or without features for tags.
pub(crate) fn write_crate_as(folder: &Path, name: &str, document: &str, tag_features: bool) {
    let settings = Settings {
        manifest: Manifest {
            tag_features,
            ..manifest(name)
        },
        modules: vec![ModuleSettings {
            name: "api".to_owned(),
            documents: vec!["api.yaml".into()],
            ..ModuleSettings::default()
        }],
    };
    let run = generate(&settings, &Memory::new().with("api.yaml", document));
    let shown = render::text(run.findings.all(), run.documents.sources(), Style::Plain);
    write(folder, &run.generated.expect(&shown).files, Mode::Write).unwrap();
}

#[test]
fn a_crate_that_stands_alone_compiles_and_passes_its_tests() {
    let scratch = Scratch::new("standalone");
    write_crate(scratch.path(), "bindery-proof-pets", PETS);
    lock(&scratch);
    let (said, _) = succeed(scratch.path(), &["test"]);
    // The examples of the document, the call as it is sent, and the example in the docs.
    for test in [
        "create_pet_request_rex ... ok",
        "create_pet_refuses_no_name ... ok",
        "create_pet_is_sent ... ok",
        // What the server sends on its own, and the example of reading it.
        "create_pet_payload_ann ... ok",
        "create_pet_grown_payload ... ok",
        "src/api.rs - api::webhooks",
    ] {
        assert!(said.contains(test), "no {test} in {said}");
    }
    assert!(
        said.contains("Doc-tests bindery_proof_pets") || said.contains("api::Client::create_pet"),
        "{said}"
    );
    let (said, _) = succeed(scratch.path(), &["run", "-q", "--example", "loopback"]);
    assert!(said.contains("api::create_pet"), "{said}");
}
