//! A crate whose operations need every kind of security, and what its calls send.

use bindery_tests::Scratch;

use super::cargo::{lock, succeed};
use super::generated::write_crate;

const GUARDED: &str = include_str!("guarded.yaml");
/// The tests of the crate; they are compiled there.
const IN_USE: &str = include_str!("guarded_in_use.rs");

#[test]
fn each_scheme_has_a_setter_and_is_sent_where_it_is_needed() {
    let scratch = Scratch::new("guarded");
    write_crate(scratch.path(), "bindery-proof-guarded", GUARDED);
    scratch.write("tests/guarded_in_use.rs", IN_USE);
    lock(&scratch);
    let (said, _) = succeed(scratch.path(), &["test"]);
    for test in [
        "each_operation_sends_what_it_needs_and_nothing_else ... ok",
        "what_is_missing_is_named ... ok",
        "by_machine_is_sent ... ok",
    ] {
        assert!(said.contains(test), "no {test} in {said}");
    }
    succeed(scratch.path(), &["run", "-q", "--example", "loopback"]);
    succeed(scratch.path(), &["doc", "--no-deps"]);
}
