//! What compiles and, above all, what does not: mistakes that never become requests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

// Good use is compiled with this test: for trybuild to run it, all dependencies would have to
// be built a second time, where for bad use it is enough to check them.
#[path = "../ui/pass/clouddc.rs"]
mod clouddc;
#[path = "../ui/pass/ecs.rs"]
mod ecs;
#[path = "../ui/pass/modelarts.rs"]
mod modelarts;
#[path = "../ui/pass/workspace.rs"]
mod workspace;

#[test]
fn good_use_compiles_without_warnings_and_does_what_it_says() {
    workspace::main().unwrap();
    clouddc::main().unwrap();
    ecs::main().unwrap();
    modelarts::main().unwrap();
}

#[test]
fn misuse_does_not_compile() {
    trybuild::TestCases::new().compile_fail("ui/fail/*.rs");
}
