//! A document whose names, words and numbers provoke lints: what is made of it is clean, in a
//! crate of its own and in one that includes it.

use std::path::PathBuf;

use bindery::document::Memory;
use bindery::generate::{ModuleSettings, include};
use bindery_tests::{Scratch, root};

use super::cargo::{lock, succeed};
use super::generated::write_crate;

const LINTS: &str = include_str!("lints.yaml");

#[test]
fn a_crate_is_clean_whatever_the_document_says() {
    let scratch = Scratch::new("lints");
    write_crate(scratch.path(), "bindery-proof-lints", LINTS);
    lock(&scratch);
    succeed(scratch.path(), &["clippy", "--all-targets"]);
    succeed(scratch.path(), &["doc", "--no-deps"]);
    succeed(scratch.path(), &["test"]);
}

/// A program uses next to nothing of the API, and its crate's head is its own.
#[test]
fn an_included_module_is_clean_in_a_program() {
    let module = ModuleSettings {
        name: "api".to_owned(),
        documents: vec![PathBuf::from("api.yaml")],
        ..ModuleSettings::default()
    };
    // Confusable scripts are judged for a whole crate, of which an included file has no say.
    let document = LINTS.replace("ονομα", "ονομαψ");
    let run = include(&module, &Memory::new().with("api.yaml", &*document));
    let files = run.generated.unwrap().files;
    let scratch = Scratch::new("lints-included");
    scratch.write("src/api.rs", &files[0].text);
    let runtime = root().join("runtime");
    let manifest = format!(
        "[package]\nname = \"bindery-proof-included\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nbindery-runtime = {{ path = '{}', default-features = false }}\n\n[workspace]\n",
        runtime.display()
    );
    scratch.write("Cargo.toml", &manifest);
    scratch.write(
        "src/main.rs",
        "mod api {\n    include!(\"api.rs\");\n}\n\nfn main() {\n    let _ = api::Client::builder(\"https://example.com\");\n}\n",
    );
    lock(&scratch);
    succeed(scratch.path(), &["clippy"]);
    succeed(
        scratch.path(),
        &["doc", "--no-deps", "--document-private-items"],
    );
}
