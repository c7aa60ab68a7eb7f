//! The server answered with what nobody can read.

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::request_id;
use super::words::{shown, write_request_id};
use crate::json::ReadError;
use crate::reply::Answer;

/// An answer that the document does not speak of: a redirect, an undeclared success, a
/// body of another type than declared. The request may well have been executed.
pub struct Unreadable {
    answer: Answer,
    why: Why,
}

/// What is wrong with an answer.
#[derive(Debug)]
pub(crate) enum Why {
    /// 3xx; redirects are not followed.
    Redirect,
    /// A status that the document does not declare.
    Status,
    /// A media type that cannot be read.
    Media,
    /// A text in another encoding than it says.
    Text,
    /// A body that does not fit its type.
    Body(ReadError),
}

impl Unreadable {
    pub(crate) fn new(answer: Answer, why: Why) -> Unreadable {
        Unreadable { answer, why }
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.answer.tries.count
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// The id under which the server's operators find the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.headers())
    }

    /// The body as it came.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.answer.body
    }

    /// Where the body stopped to be readable; `None` where it is the status or the media
    /// type that does not fit.
    #[must_use]
    pub fn read_error(&self) -> Option<&ReadError> {
        match &self.why {
            Why::Body(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Debug for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unreadable")
            .field("status", &self.answer.status)
            .field("why", &self.why)
            .field("request_id", &self.request_id())
            .field("body_bytes", &self.answer.body.len())
            .finish()
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server answered {}, ", self.answer.status)?;
        match &self.why {
            Why::Redirect => f.write_str("and redirects are not followed")?,
            Why::Status => f.write_str("which is not declared")?,
            Why::Media => f.write_str("with a media type that is not declared")?,
            Why::Text => f.write_str("with a text that is not in its encoding")?,
            Why::Body(_) if self.answer.body.is_empty() => f.write_str("with an empty body")?,
            Why::Body(error) => {
                let error = shown(&error.to_string());
                write!(f, "but its body cannot be read: {error}")?;
            }
        }
        if let Some(media) = self.headers().get(CONTENT_TYPE) {
            let media = String::from_utf8_lossy(media.as_bytes());
            write!(f, " (content type {})", shown(&media))?;
        }
        f.write_str("; the request may have been executed")?;
        write!(f, "{}", self.answer.tries)?;
        write_request_id(f, self.request_id())
    }
}

impl Error for Unreadable {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.read_error().map(|error| error as _)
    }
}
