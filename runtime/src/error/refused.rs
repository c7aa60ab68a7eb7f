//! The server said no.

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::body::said;
use super::words::{shown, write_request_id};
use super::{Redaction, request_id};
use crate::describe::Blank;
use crate::json::ReadError;
use crate::reply::{Answer, read_headers};
use crate::retry_after::says_when;
use crate::schema::Shape;

/// An answer with status 4xx or 5xx.
pub struct Refused<E> {
    refusal: Refusal,
    error: Option<E>,
}

/// A refusal whose headers the document declares: implemented by the body of refusals, `E` of
/// [`Refused`].
pub trait DeclaredHeaders {
    /// The headers.
    type Headers: Blank;
}

/// The part that does not depend on `E`.
pub(crate) struct Refusal {
    answer: Answer,
    code: Option<String>,
    message: Option<String>,
    read_error: Option<ReadError>,
    /// The headers that are declared for this status.
    declared: Option<&'static Shape>,
}

impl<E> Refused<E> {
    pub(crate) fn new(
        answer: Answer,
        redaction: &Redaction,
        declared: Option<&'static Shape>,
        typed: Result<Option<E>, ReadError>,
    ) -> Refused<E> {
        let (error, read_error) = match typed {
            Ok(error) => (error, None),
            Err(error) => (None, Some(error)),
        };
        let refusal = Refusal::new(answer, redaction, declared, read_error);
        Refused { refusal, error }
    }

    pub(super) fn refusal(&self) -> &Refusal {
        &self.refusal
    }

    /// Whether the server may have done what was asked all the same: after 5xx, for which
    /// it may have failed half-way, and after 408; but not where it says when to come back
    /// (503 with `Retry-After`). Where the request was sent more than once, this is about all
    /// times.
    #[must_use]
    pub fn may_have_been_executed(&self) -> bool {
        self.refusal.may_have_been_executed()
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.refusal.answer.tries.count
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.refusal.answer.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.refusal.answer.headers
    }

    /// The id under which the server's operators find the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.headers())
    }

    /// The body as it came. A server may repeat the request in it, secrets too.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.refusal.answer.body
    }

    /// The body as the document declares it, where it does and where it could be read. It
    /// is as the server wrote it, a repeated secret too.
    #[must_use]
    pub fn error(&self) -> Option<&E> {
        self.error.as_ref()
    }

    /// Takes the body as the document declares it.
    #[must_use]
    pub fn into_error(self) -> Option<E> {
        self.error
    }

    /// Why the declared body could not be read.
    #[must_use]
    pub fn read_error(&self) -> Option<&ReadError> {
        self.refusal.read_error.as_ref()
    }

    /// The server's own error code, also where the document declares no body: from
    /// `error_code`, `errorCode` or `code`, at the top or in an object inside. A number is
    /// given as text. A secret of the request that the server repeats is `***`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.refusal.code.as_deref()
    }

    /// The server's own words, beside the [`code`](Refused::code), or a body that is
    /// nothing but words. A secret of the request that the server repeats is `***`.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.refusal.message.as_deref()
    }
}

impl<E: DeclaredHeaders> Refused<E> {
    /// The headers that the document declares for refusals, read when this is called. They are
    /// read leniently: one that is missing, or is not what the document says, is `None`. Where
    /// none is declared for the status, all are.
    #[must_use]
    pub fn typed_headers(&self) -> E::Headers {
        let mut headers = E::Headers::blank();
        if let Some(shape) = self.refusal.declared {
            read_headers(self.headers(), shape, &mut headers);
        }
        headers
    }
}

impl Refusal {
    fn new(
        answer: Answer,
        redaction: &Redaction,
        declared: Option<&'static Shape>,
        read_error: Option<ReadError>,
    ) -> Refusal {
        let said = said(&answer.body);
        Refusal {
            code: said.code.map(|code| redaction.hide(&code)),
            message: said.message.map(|message| redaction.hide(&message)),
            answer,
            read_error,
            declared,
        }
    }

    fn may_have_been_executed(&self) -> bool {
        let Answer {
            status,
            headers,
            tries,
            ..
        } = &self.answer;
        tries.may_have_been_executed || may_have_been_executed(*status, headers)
    }
}

/// Whether an answer leaves it open what has become of its request.
pub(crate) fn may_have_been_executed(status: StatusCode, headers: &HeaderMap) -> bool {
    match status {
        StatusCode::REQUEST_TIMEOUT => true,
        StatusCode::SERVICE_UNAVAILABLE => !says_when(headers),
        status => status.is_server_error(),
    }
}

impl fmt::Debug for Refusal {
    // The body is in the server's hands and may repeat the request's secrets: not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refused")
            .field("status", &self.answer.status)
            .field("code", &self.code)
            .field("message", &self.message)
            .field("request_id", &request_id(&self.answer.headers))
            .field("body_bytes", &self.answer.body.len())
            .field("read_error", &self.read_error)
            .finish()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the server refused the request with {}",
            self.answer.status
        )?;
        if let Some(code) = &self.code {
            write!(f, ", code {}", shown(code))?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {}", shown(message))?;
        }
        f.write_str(if self.may_have_been_executed() {
            "; it may have been executed"
        } else {
            "; it was not executed"
        })?;
        write!(f, "{}", self.answer.tries)?;
        write_request_id(f, request_id(&self.answer.headers))
    }
}

impl Error for Refusal {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.read_error.as_ref().map(|error| error as _)
    }
}

impl<E> fmt::Debug for Refused<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.refusal, f)
    }
}

impl<E> fmt::Display for Refused<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.refusal, f)
    }
}

impl<E> Error for Refused<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.refusal.source()
    }
}
