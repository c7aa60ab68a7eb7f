//! A crate with parameters of every kind, used by a program of its own.

use bindery_tests::Scratch;

use super::cargo::{lock, succeed};
use super::generated::write_crate;

const PARAMETERS: &str = include_str!("parameters.yaml");
const IN_USE: &str = include_str!("parameters_in_use.rs");

#[test]
fn parameters_of_every_kind_are_sent() {
    let scratch = Scratch::new("parameters");
    write_crate(scratch.path(), "bindery-proof-parameters", PARAMETERS);
    scratch.write("tests/in_use.rs", IN_USE);
    lock(&scratch);
    let (said, _) = succeed(scratch.path(), &["test", "--tests"]);
    for test in [
        "parameters_stand_where_they_belong ... ok",
        "what_cannot_be_sent_is_refused ... ok",
        "the_whole_query_is_one_value ... ok",
    ] {
        assert!(said.contains(test), "no {test} in {said}");
    }
}
