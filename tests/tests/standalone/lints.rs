//! A document whose names, words and numbers provoke lints: what is made of it is clean, in a
//! crate of its own and in one that includes it.

use std::path::PathBuf;

use bindery::document::Memory;
use bindery::generate::{ModuleSettings, include};
use bindery_tests::{Scratch, root};

use super::cargo::{lock, succeed};
use super::generated::write_crate;

const LINTS: &str = include_str!("lints.yaml");
const WORDS: &str = include_str!("words.yaml");

#[test]
fn a_crate_is_clean_whatever_the_document_says() {
    let scratch = Scratch::new("lints");
    write_crate(scratch.path(), "bindery-proof-lints", LINTS);
    lock(&scratch);
    succeed(scratch.path(), &["clippy", "--all-targets"]);
    succeed(scratch.path(), &["doc", "--no-deps"]);
    succeed(scratch.path(), &["test"]);
}

/// The words for people are all there, and what is deprecated says so without a warning inside.
#[test]
fn every_word_for_people_is_in_the_documentation() {
    let scratch = Scratch::new("words");
    write_crate(scratch.path(), "bindery-proof-words", WORDS);
    lock(&scratch);
    succeed(scratch.path(), &["clippy", "--all-targets"]);
    succeed(scratch.path(), &["doc", "--no-deps"]);
    let files = ["api.rs", "api/operation.rs", "api/types.rs"];
    let read = |file| std::fs::read_to_string(scratch.path().join("src").join(file)).unwrap();
    let text = files.map(read).join("\n");
    let kinds = [
        "title",
        "summary",
        "description",
        "external",
        "words",
        "example",
        "default",
    ];
    let is_word = |word: &&str| kinds.iter().any(|kind| word.ends_with(&format!("-{kind}")));
    let words = WORDS.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    for word in words.filter(is_word) {
        assert!(text.contains(word), "{word} is lost");
    }
    for item in [
        "fn put_all(",
        "fn page(",
        "fn plain(",
        "fn old_body(",
        "pub old:",
        "fn with_old(",
        "pub inline:",
        "pub list:",
        "pub gone:",
        "pub alias:",
        "pub code:",
        "pub x_old:",
        "pub struct Old ",
        "pub enum Union ",
        "pub enum Color ",
        "OldRed,",
    ] {
        let (before, _) = text.split_once(item).unwrap_or_else(|| panic!("no {item}"));
        let attributes = before.rsplit("///").next().unwrap_or("");
        assert!(
            attributes.contains("#[deprecated]"),
            "{item} is not deprecated"
        );
    }
}

/// A program uses next to nothing of the API, and its crate's head is its own.
#[test]
fn an_included_module_is_clean_in_a_program() {
    // Confusable scripts are judged for a whole crate, of which an included file has no say.
    included("lints-included", &LINTS.replace("ονομα", "ονομαψ"));
    included("words-included", WORDS);
}

fn included(folder: &str, document: &str) {
    let module = ModuleSettings {
        name: "api".to_owned(),
        documents: vec![PathBuf::from("api.yaml")],
        ..ModuleSettings::default()
    };
    let run = include(&module, &Memory::new().with("api.yaml", document));
    let files = run.generated.unwrap().files;
    let scratch = Scratch::new(folder);
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
