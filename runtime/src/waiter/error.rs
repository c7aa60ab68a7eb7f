//! How a wait can end otherwise than with success.

use std::fmt;
use std::time::Duration;

use super::Waited;
use super::batch::Batch;
use super::progress::Progress;
use super::token::Token;
use crate::call::Endpoint;
use crate::error::Error;
use crate::reply::Reply;

/// Why an operation is not known to be done.
///
/// Only [`Failed`](WaitError::Failed) says that the work has failed. All others say that nobody
/// knows; where the operation was accepted there is a [`token`](WaitError::token) to ask later.
#[non_exhaustive]
pub enum WaitError<E: Waited> {
    /// The call itself failed, and there is nothing to wait for.
    Call(Error<E::Failure>),
    /// The call was accepted, but its answer does not say what to ask about.
    NoTrace(Box<NoTrace<E>>),
    /// The work has failed.
    Failed(Box<Failed<E::Query>>),
    /// The deadline has passed; the work may still go on.
    Overdue(Box<Overdue<E::Query>>),
    /// The questions fail; the work may still go on.
    Unanswered(Box<Unanswered<E::Query>>),
    /// The client has no timer, see
    /// [`ClientBuilder::timer`](crate::client::ClientBuilder::timer); the work may still go on.
    NoTimer(Token),
    /// Of many jobs not all are known to be done: what became of each.
    Partly(Box<Batch<E>>),
}

/// A call that was accepted with an answer that does not say what to ask about.
pub struct NoTrace<E: Endpoint> {
    pub(super) reply: Reply<E::Success, E::Headers>,
    pub(super) why: String,
}

/// Work that has failed.
pub struct Failed<Q: Endpoint> {
    pub(super) reply: Reply<Q::Success, Q::Headers>,
    pub(super) progress: Progress,
    pub(super) reason: Option<String>,
    pub(super) token: Token,
}

/// A deadline that has passed.
pub struct Overdue<Q: Endpoint> {
    pub(super) deadline: Duration,
    pub(super) progress: Progress,
    pub(super) error: Option<Error<Q::Failure>>,
    pub(super) token: Token,
}

/// Questions that fail.
pub struct Unanswered<Q: Endpoint> {
    pub(super) error: Error<Q::Failure>,
    pub(super) progress: Progress,
    pub(super) token: Token,
}

impl<E: Waited> WaitError<E> {
    /// Whether the server may have done what was asked, wholly or in part. Once a call was
    /// accepted it may, whatever became of it.
    #[must_use]
    pub fn may_have_been_executed(&self) -> bool {
        match self {
            WaitError::Call(error) => error.may_have_been_executed(),
            _ => true,
        }
    }

    /// What to go on with, where something can still be asked.
    #[must_use]
    pub fn token(&self) -> Option<&Token> {
        match self {
            WaitError::Call(_) | WaitError::NoTrace(_) => None,
            WaitError::Failed(error) => Some(&error.token),
            WaitError::Overdue(error) => Some(&error.token),
            WaitError::Unanswered(error) => Some(&error.token),
            WaitError::NoTimer(token) => Some(token),
            WaitError::Partly(batch) => Some(batch.token()),
        }
    }

    /// What was known last of the job.
    #[must_use]
    pub fn progress(&self) -> Option<&Progress> {
        match self {
            WaitError::Failed(error) => Some(&error.progress),
            WaitError::Overdue(error) => Some(&error.progress),
            WaitError::Unanswered(error) => Some(&error.progress),
            WaitError::Call(_)
            | WaitError::NoTrace(_)
            | WaitError::NoTimer(_)
            | WaitError::Partly(_) => None,
        }
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            WaitError::Call(_) => "Call",
            WaitError::NoTrace(_) => "NoTrace",
            WaitError::Failed(_) => "Failed",
            WaitError::Overdue(_) => "Overdue",
            WaitError::Unanswered(_) => "Unanswered",
            WaitError::NoTimer(_) => "NoTimer",
            WaitError::Partly(_) => "Partly",
        }
    }

    /// The state that was seen last.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        self.progress()?.state()
    }
}

impl<E: Endpoint> NoTrace<E> {
    /// The answer: the call was accepted.
    #[must_use]
    pub fn reply(&self) -> &Reply<E::Success, E::Headers> {
        &self.reply
    }

    /// Takes the answer.
    #[must_use]
    pub fn into_reply(self) -> Reply<E::Success, E::Headers> {
        self.reply
    }
}

impl<Q: Endpoint> Failed<Q> {
    /// The last answer.
    #[must_use]
    pub fn reply(&self) -> &Reply<Q::Success, Q::Headers> {
        &self.reply
    }

    /// Takes the last answer.
    #[must_use]
    pub fn into_reply(self) -> Reply<Q::Success, Q::Headers> {
        self.reply
    }

    /// Why, in the server's words, where the document says where they are.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// What was known last.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }
}

impl<Q: Endpoint> Overdue<Q> {
    /// The deadline that has passed.
    #[must_use]
    pub fn deadline(&self) -> Duration {
        self.deadline
    }

    /// What was known last.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Why the last question failed, where it did.
    #[must_use]
    pub fn error(&self) -> Option<&Error<Q::Failure>> {
        self.error.as_ref()
    }
}

impl<Q: Endpoint> Unanswered<Q> {
    /// Why the last question failed.
    #[must_use]
    pub fn error(&self) -> &Error<Q::Failure> {
        &self.error
    }

    /// What was known last.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Whether the server does not know a job any more that it knew before.
    #[must_use]
    pub fn has_vanished(&self) -> bool {
        let gone = self
            .error
            .status()
            .is_some_and(|status| matches!(status.as_u16(), 404 | 410));
        gone && self.progress.seen.is_some()
    }
}

impl<E: Waited> fmt::Display for WaitError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WaitError::Call(error) => fmt::Display::fmt(error, f),
            WaitError::NoTrace(error) => {
                write!(
                    f,
                    "the call was accepted, but cannot be followed: {}",
                    error.why
                )
            }
            WaitError::Failed(error) => failed(f, &error.progress, error.reason.as_deref()),
            WaitError::Overdue(error) => {
                let time = error.deadline;
                write!(
                    f,
                    "the call was accepted, and is not known to be done after {time:?}"
                )?;
                last(f, &error.progress)
            }
            WaitError::Unanswered(error) => {
                f.write_str("the call was accepted, but asking about it fails")?;
                last(f, &error.progress)
            }
            WaitError::NoTimer(_) => f.write_str(
                "the call was accepted, but the client has no timer to wait with: give it one",
            ),
            WaitError::Partly(batch) => batch.words(f),
        }
    }
}

fn failed(f: &mut fmt::Formatter<'_>, progress: &Progress, reason: Option<&str>) -> fmt::Result {
    let state = progress.state().unwrap_or_default().escape_debug();
    write!(
        f,
        "the call was accepted, but the work has failed: it is `{state}`"
    )?;
    match reason {
        Some(reason) => write!(f, ", because: {}", reason.escape_debug()),
        None => Ok(()),
    }
}

/// What was seen last.
fn last(f: &mut fmt::Formatter<'_>, progress: &Progress) -> fmt::Result {
    match (progress.state(), progress.seen) {
        (Some(state), Some(seen)) => {
            let ago = progress.elapsed.saturating_sub(seen).as_secs();
            write!(
                f,
                "; it was `{}` {ago} s before the last question",
                state.escape_debug()
            )?;
        }
        (None, Some(_)) => f.write_str("; the answers have no state")?,
        _ => f.write_str("; no state was ever seen")?,
    }
    match &progress.problem {
        Some(problem) => write!(f, "; the last question failed: {problem}"),
        None => Ok(()),
    }
}

impl<E: Waited> fmt::Debug for WaitError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WaitError::Call(error) => return f.debug_tuple("Call").field(error).finish(),
            WaitError::Partly(batch) => return fmt::Debug::fmt(batch, f),
            _ => {}
        }
        f.debug_struct(self.name())
            .field("progress", &self.progress())
            .field("token", &self.token())
            .finish_non_exhaustive()
    }
}

impl<E: Waited> std::error::Error for WaitError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // Its message is the whole message.
            WaitError::Call(error) => error.source(),
            _ => None,
        }
    }
}
