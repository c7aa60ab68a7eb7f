//! How often a call was tried.

use std::fmt;

/// How often, and what may have become of it before the last time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tries {
    pub(crate) count: u32,
    /// Whether one before the last may have been executed.
    pub(crate) may_have_been_executed: bool,
}

impl fmt::Display for Tries {
    /// `; it was tried 3 times`, where it was tried more than once.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.count {
            0 | 1 => Ok(()),
            count => write!(f, "; it was tried {count} times"),
        }
    }
}
