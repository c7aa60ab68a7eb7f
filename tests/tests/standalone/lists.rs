//! Lists of several types, and lists and maps of themselves, in generated code.

use bindery_tests::Scratch;

use super::cargo::{lock, succeed};
use super::generated::write_crate;

#[test]
fn lists_are_typed_to_the_bottom_and_lose_nothing() {
    let scratch = Scratch::new("lists");
    let document = include_str!("lists.yaml");
    write_crate(scratch.path(), "bindery-proof-lists", document);
    scratch.write("examples/lists.rs", include_str!("lists.rs.txt"));
    lock(&scratch);
    succeed(scratch.path(), &["run", "-q", "--example", "lists"]);
    // The examples of the document, the call as it is sent, and the example in the docs.
    succeed(scratch.path(), &["test", "-q"]);
}
