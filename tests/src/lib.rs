//! What the proofs have in common.

pub mod command;
mod manifest;
pub mod ninja;
mod packages;
mod pets;
pub mod python;
pub mod round_trip;
mod scratch;

use std::path::{Path, PathBuf};

pub use manifest::manifest;
pub use packages::packages;
pub use pets::file_of_pets;
pub use scratch::Scratch;

/// The root of the project.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// A folder of the test data that is not part of the project.
///
/// `None`, said aloud, where the variable `BINDERY_SHARED` does not name it.
///
/// # Panics
/// In CI (the variable `CI` is `true`) where the data is not there: a test that silently
/// proves nothing must not be green.
#[must_use]
pub fn shared(part: &str) -> Option<PathBuf> {
    let path = std::env::var_os("BINDERY_SHARED").map(|shared| Path::new(&shared).join(part));
    match path.filter(|path| path.exists()) {
        Some(path) => Some(path),
        None => skipped(&format!(
            "BINDERY_SHARED names no folder with `{part}` in it"
        )),
    }
}

/// What a proof needs is not there: `None`, said aloud.
///
/// # Panics
/// In CI (the variable `CI` is `true`): a test that silently proves nothing must not be green.
fn skipped<T>(why: &str) -> Option<T> {
    let said = format!("skipped: {why}");
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{said}");
    println!("{said}");
    None
}

/// Writes a file again as it is, so that cargo builds again what it is part of.
///
/// # Errors
/// When it cannot be read or written.
pub fn touch(path: &Path) -> std::io::Result<()> {
    let text = std::fs::read(path)?;
    std::fs::write(path, text)
}
