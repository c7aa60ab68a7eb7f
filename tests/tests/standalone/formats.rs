//! Every format in one document: the crate compiles, its examples come back unchanged, and
//! the values are given and found as the types that Rust users expect.

use bindery_tests::Scratch;

use super::cargo::{lock, succeed};
use super::generated::write_crate;

const DOCUMENT: &str = include_str!("formats.yaml");

/// Tests that are put into the generated crate.
const VALUES: &str = include_str!("formats_values.txt");

#[test]
fn every_format_compiles_and_comes_back() {
    let scratch = Scratch::new("formats");
    write_crate(scratch.path(), "bindery-proof-formats", DOCUMENT);
    std::fs::write(scratch.path().join("tests/values.rs"), VALUES).unwrap();
    lock(&scratch);
    let (said, _) = succeed(scratch.path(), &["test", "--tests"]);
    for test in [
        "put_thing_request_all ... ok",
        "put_thing_200_all ... ok",
        "values_are_what_rust_calls_them ... ok",
        "parameters_are_written_right ... ok",
        "what_is_sent_is_judged ... ok",
        "nobody_asks_for_what_the_server_makes ... ok",
    ] {
        assert!(said.contains(test), "no {test} in {said}");
    }
}
