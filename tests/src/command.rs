//! The command `bindery` of this checkout.

use std::path::PathBuf;
use std::process::Command;

use crate::root;

/// What builds it, optimized; after that, it is at [`path`].
#[must_use]
pub fn build() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["build", "-q", "--release", "-p", "bindery-cli"])
        .current_dir(root());
    command
}

/// Where it is once it is built.
#[must_use]
pub fn path() -> PathBuf {
    let name = format!("bindery{}", std::env::consts::EXE_SUFFIX);
    root().join("target/release").join(name)
}
