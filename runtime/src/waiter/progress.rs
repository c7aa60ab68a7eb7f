//! What is known of a job.

use std::time::Duration;

/// What is known after a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    pub(super) item: usize,
    pub(super) state: Option<String>,
    pub(super) meaning: Meaning,
    pub(super) seen: Option<Duration>,
    pub(super) elapsed: Duration,
    pub(super) questions: u32,
    pub(super) failed_in_a_row: u32,
    pub(super) problem: Option<String>,
}

/// What a state means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Meaning {
    /// The work is done.
    Success,
    /// The work has failed.
    Failure,
    /// The work goes on.
    Pending,
    /// It may be the state from before the call, and is not believed yet.
    Stale,
    /// The document does not list it, or the answer has none. The wait goes on.
    Unknown,
}

impl Progress {
    /// Which of several jobs this is about, from 0.
    #[must_use]
    pub fn item(&self) -> usize {
        self.item
    }

    /// The state that was seen last, as the server wrote it.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        self.state.as_deref()
    }

    /// What that state means.
    #[must_use]
    pub fn meaning(&self) -> Meaning {
        self.meaning
    }

    /// When that state was seen, counted from the beginning of the wait; `None` before the
    /// first answer.
    #[must_use]
    pub fn seen(&self) -> Option<Duration> {
        self.seen
    }

    /// How long the wait lasts.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// How many questions were asked.
    #[must_use]
    pub fn questions(&self) -> u32 {
        self.questions
    }

    /// How many of them failed in a row, up to now.
    #[must_use]
    pub fn failed_in_a_row(&self) -> u32 {
        self.failed_in_a_row
    }

    /// Why the last question failed, in words, where it did.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }
}

impl Default for Progress {
    fn default() -> Progress {
        Progress {
            item: 0,
            state: None,
            meaning: Meaning::Unknown,
            seen: None,
            elapsed: Duration::ZERO,
            questions: 0,
            failed_in_a_row: 0,
            problem: None,
        }
    }
}
