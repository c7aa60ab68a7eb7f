//! What the generator and the runtime must judge alike, and cannot share: the generator is
//! other people's build-dependency.

#![allow(clippy::unwrap_used)] // a file of the project that cannot be read is a failure

use std::fs;

use bindery_tests::root;

#[test]
fn formats_are_judged_by_the_same_code() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    assert_eq!(
        read("codegen/src/check/format.rs"),
        read("runtime/src/validate/format.rs"),
        "copy the one that was changed over the other"
    );
}
