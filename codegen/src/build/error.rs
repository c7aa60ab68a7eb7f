//! Why a build script failed.

use std::fmt;

/// Why a build script failed: the findings as text, as `rustc` shows its own.
///
/// `Debug` is the same as `Display`, because that is what cargo shows of a `main` that
/// returns an error, and of `unwrap`.
pub struct BuildError {
    words: String,
}

impl BuildError {
    pub(super) fn new(words: String) -> BuildError {
        BuildError { words }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words.trim_end())
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for BuildError {}
