//! What was not as expected.

use std::error::Error;
use std::fmt;

/// What came and should not have, and what should have come and did not.
#[derive(Clone, PartialEq, Eq)]
pub struct Mismatch {
    words: Vec<String>,
}

impl Mismatch {
    pub(super) fn of(words: Vec<String>) -> Result<(), Mismatch> {
        match words.is_empty() {
            true => Ok(()),
            false => Err(Mismatch { words }),
        }
    }

    /// Each by itself.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join("\n"))
    }
}

/// In words too, for `unwrap` in a test.
impl fmt::Debug for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Mismatch {}
