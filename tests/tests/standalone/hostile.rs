//! A document whose every text tries to leave its place: strings, comments, doc fences, names,
//! attributes. What it wants to slip in is an item that does not compile.

use std::fs;

use bindery_tests::Scratch;

use super::cargo::{lock, succeed};
use super::generated::write_crate;

const HOSTILE: &str = include_str!("hostile.yaml");

/// Each text of the document has it, so that any of them would be noticed.
const CANARY: &str = "compile_error!";

#[test]
fn nothing_leaves_its_place() {
    let scratch = Scratch::new("hostile");
    write_crate(scratch.path(), "bindery-proof-hostile", HOSTILE);
    let source = fs::read_to_string(scratch.path().join("src/api.rs")).unwrap();
    let types = fs::read_to_string(scratch.path().join("src/api/types.rs")).unwrap();
    let operations = fs::read_to_string(scratch.path().join("src/api/operation.rs")).unwrap();
    for text in [&source, &types, &operations] {
        assert!(text.contains(CANARY), "the proof proves nothing: {text}");
    }
    lock(&scratch);
    // With the examples in the docs: a fence that was opened in a description would be one.
    let (said, _) = succeed(scratch.path(), &["test"]);
    assert!(said.contains("second_attack_is_sent ... ok"), "{said}");
    succeed(scratch.path(), &["run", "-q", "--example", "loopback"]);
    succeed(scratch.path(), &["doc", "--no-deps"]);
    succeed(scratch.path(), &["clippy", "--all-targets"]);
}
