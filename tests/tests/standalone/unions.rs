//! Unions of every kind, read by generated code: the variant that is meant, and nothing lost.

use bindery_tests::Scratch;

use super::cargo::{lock, succeed};
use super::generated::write_crate;

#[test]
fn unions_are_read_as_what_is_meant_and_lose_nothing() {
    let scratch = Scratch::new("unions");
    let document = include_str!("unions.yaml");
    write_crate(scratch.path(), "bindery-proof-unions", document);
    scratch.write("examples/unions.rs", include_str!("unions.rs.txt"));
    lock(&scratch);
    succeed(scratch.path(), &["run", "-q", "--example", "unions"]);
}
