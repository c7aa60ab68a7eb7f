//! Cargo, without a network and with the dependencies that the workspace has already.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use bindery_tests::{Scratch, root};

/// Gives a crate the versions of the workspace.
pub(crate) fn lock(scratch: &Scratch) {
    std::fs::copy(root().join("Cargo.lock"), scratch.path().join("Cargo.lock")).unwrap();
}

/// Runs cargo in a folder. Warnings are errors, and what the workspace has built is used again
/// as far as it is the same.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(arguments)
        .args([
            "--offline",
            "--config",
            "profile.dev.package.\"*\".debug=false",
        ])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
        .env("CARGO_TERM_COLOR", "never")
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        // Those of the outer cargo speak of another package.
        .env_remove("CARGO_MANIFEST_DIR")
        .env_remove("OUT_DIR")
        .output()
        .unwrap()
}

/// Runs cargo where it must succeed, and gives what it says.
pub(crate) fn succeed(folder: &Path, arguments: &[&str]) -> (String, String) {
    let output = cargo(folder, arguments);
    let (said, told) = (text(&output.stdout), text(&output.stderr));
    assert!(
        output.status.success(),
        "cargo {arguments:?}\n{said}\n{told}"
    );
    (said, told)
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A folder of its own: the flags are not those of the workspace.
pub(crate) fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("standalone")
}
