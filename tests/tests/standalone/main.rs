//! Crates outside of the workspace: a generated one, one with a build script, and one from a
//! document that tries to break out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bodies;
mod build_script;
mod cargo;
mod diff;
mod features;
mod formats;
mod generated;
mod guarded;
mod hostile;
mod lints;
mod lists;
mod parameters;
mod peers;
mod program;
mod scaffold;
mod unions;
mod witness;
