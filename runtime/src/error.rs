//! What can become of a call that did not succeed, told apart by what a caller must know.
//!
//! | variant | did the request leave? | may it have been executed? |
//! |---|---|---|
//! | [`Error::Invalid`] | no | no |
//! | [`Error::NotSent`] | no | no |
//! | [`Error::NoAnswer`] | perhaps | yes |
//! | [`Error::Refused`] | yes | for 5xx and 408, but for 503 with `Retry-After` |
//! | [`Error::Unreadable`] | yes | yes |
//!
//! Where a request was sent more than once, this is about all times.

mod body;
mod no_answer;
mod not_sent;
mod refused;
mod request_id;
mod tries;
mod unreadable;
mod words;

use std::fmt;

use http::StatusCode;

pub(crate) use crate::secret::Redaction;
use crate::violation::Violations;

pub use no_answer::NoAnswer;
pub use not_sent::NotSent;
pub(crate) use refused::may_have_been_executed;
pub use refused::{DeclaredHeaders, Refused};
pub(crate) use request_id::request_id;
pub(crate) use tries::Tries;
pub use unreadable::Unreadable;
pub(crate) use unreadable::Why;
pub(crate) use words::shown;

/// Why a call gave no result; `E` is the body that the document declares for refusals.
///
/// ```
/// use bindery_runtime::error::Error;
///
/// fn may_try_again<E>(error: &Error<E>) -> bool {
///     // 429: turned away at the door.
///     !error.may_have_been_executed() && error.status().is_none_or(|status| status == 429)
/// }
/// ```
#[non_exhaustive]
pub enum Error<E> {
    /// The request breaks rules of the document; it was not sent.
    Invalid(Violations),
    /// The request could not be made, signed or delivered; no byte of it arrived.
    NotSent(NotSent),
    /// The request may have arrived, but no whole answer came back.
    NoAnswer(NoAnswer),
    /// The server answered with 4xx or 5xx.
    Refused(Box<Refused<E>>),
    /// The server answered with what the document does not speak of.
    Unreadable(Box<Unreadable>),
}

/// The body of refusals where the document declares none: there is never one.
/// [`Refused::code`], [`Refused::message`] and [`Refused::body`] still say what came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undeclared {}

impl<E> Error<E> {
    /// Whether the server may have done what was asked.
    ///
    /// `false` is a promise as far as the server keeps to HTTP: an operation that must
    /// not happen twice can be called again. `true` means: look first.
    #[must_use]
    pub fn may_have_been_executed(&self) -> bool {
        match self {
            Error::Invalid(_) | Error::NotSent(_) => false,
            Error::NoAnswer(_) | Error::Unreadable(_) => true,
            Error::Refused(refused) => refused.may_have_been_executed(),
        }
    }

    /// How often it was tried: once, unless it was sent again (see [`crate::retry`]), and not at
    /// all where the request could not be made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        match self {
            Error::Invalid(_) => 0,
            Error::NotSent(error) => error.attempts(),
            Error::NoAnswer(error) => error.attempts(),
            Error::Refused(error) => error.attempts(),
            Error::Unreadable(error) => error.attempts(),
        }
    }

    /// The status of the answer, if one came.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Error::Invalid(_) | Error::NotSent(_) => None,
            Error::NoAnswer(error) => error.status(),
            Error::Refused(error) => Some(error.status()),
            Error::Unreadable(error) => Some(error.status()),
        }
    }

    /// The id under which the server's operators find the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Error::Invalid(_) | Error::NotSent(_) => None,
            Error::NoAnswer(error) => error.request_id(),
            Error::Refused(error) => error.request_id(),
            Error::Unreadable(error) => error.request_id(),
        }
    }

    /// The rules that the request breaks.
    #[must_use]
    pub fn violations(&self) -> Option<&Violations> {
        match self {
            Error::Invalid(violations) => Some(violations),
            _ => None,
        }
    }

    /// The server's own error code, see [`Refused::code`].
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.refused().and_then(Refused::code)
    }

    /// The server's own words, see [`Refused::message`].
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.refused().and_then(Refused::message)
    }

    /// The refusal, if it is one.
    #[must_use]
    pub fn refused(&self) -> Option<&Refused<E>> {
        match self {
            Error::Refused(refused) => Some(refused),
            _ => None,
        }
    }

    fn inner(&self) -> &dyn Shown {
        match self {
            Error::Invalid(error) => error,
            Error::NotSent(error) => error,
            Error::NoAnswer(error) => error,
            Error::Refused(error) => error.refusal(),
            Error::Unreadable(error) => error.as_ref(),
        }
    }

    fn variant(&self) -> &'static str {
        match self {
            Error::Invalid(_) => "Invalid",
            Error::NotSent(_) => "NotSent",
            Error::NoAnswer(_) => "NoAnswer",
            Error::Refused(_) => "Refused",
            Error::Unreadable(_) => "Unreadable",
        }
    }
}

/// The part of an error that does not depend on `E`, so that it is compiled once.
trait Shown: std::error::Error {
    fn as_error(&self) -> &(dyn std::error::Error + 'static);
}

impl<T: std::error::Error + 'static> Shown for T {
    fn as_error(&self) -> &(dyn std::error::Error + 'static) {
        self
    }
}

impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple(self.variant()).field(&self.inner()).finish()
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Invalid(violations) => {
                let space = if violations.len() == 1 { ' ' } else { '\n' };
                write!(
                    f,
                    "the request is not valid and was not sent:{space}{violations}"
                )
            }
            other => fmt::Display::fmt(&other.inner(), f),
        }
    }
}

impl<E> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // All of it is in the message already.
            Error::Invalid(_) => None,
            other => other.inner().as_error().source(),
        }
    }
}
