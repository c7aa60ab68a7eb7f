//! A crate with bodies of every media type, used by a program of its own.

use bindery_tests::Scratch;

use super::cargo::{lock, succeed};
use super::generated::write_crate;

const BODIES: &str = include_str!("bodies.yaml");
const IN_USE: &str = include_str!("bodies_in_use.rs");

#[test]
fn bodies_of_every_media_type_are_sent_and_read() {
    let scratch = Scratch::new("bodies");
    write_crate(scratch.path(), "bindery-proof-bodies", BODIES);
    scratch.write("tests/in_use.rs", IN_USE);
    lock(&scratch);
    let (said, _) = succeed(scratch.path(), &["test", "--tests", "--features", "mock"]);
    for test in [
        "a_body_of_several_forms_is_given_as_one_of_them ... ok",
        "files_are_uploaded_in_parts ... ok",
        "bytes_are_sent_as_they_are ... ok",
        "answers_are_read_as_declared_and_never_as_something_else ... ok",
        "streams_are_read_piece_by_piece ... ok",
        "headers_of_refusals_are_typed ... ok",
        "a_mock_sees_bodies_in_the_form_that_was_chosen ... ok",
        "a_mock_gives_streams_and_headers_in_their_types ... ok",
    ] {
        assert!(said.contains(test), "no {test} in {said}");
    }
}
