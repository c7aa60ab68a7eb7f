//! Why there is no answer.

use std::error::Error;
use std::fmt;

use http::response::Parts;
use http::{HeaderMap, StatusCode};

/// How far a request got that has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// No byte of it can have reached the server: no connection, TLS refused, no such
    /// host, a URL that is none.
    NotSent,
    /// It may have reached the server and may have been carried out: the connection was
    /// reset, the time was up, the answer was cut short or too large.
    NoAnswer,
}

/// A request has no answer.
///
/// Its message and sources name the host at most; never the query, a header or the body,
/// any of which may hold a secret. Whoever writes a [`Transport`](super::Transport) keeps
/// it so.
pub struct TransportError {
    inner: Box<Inner>,
}

struct Inner {
    phase: Phase,
    message: String,
    timed_out: bool,
    head: Option<(StatusCode, HeaderMap)>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl TransportError {
    /// The request certainly never reached the server.
    #[must_use]
    pub fn not_sent(message: impl Into<String>) -> TransportError {
        TransportError::new(Phase::NotSent, message.into())
    }

    /// The request may have reached the server.
    #[must_use]
    pub fn no_answer(message: impl Into<String>) -> TransportError {
        TransportError::new(Phase::NoAnswer, message.into())
    }

    fn new(phase: Phase, message: String) -> TransportError {
        TransportError {
            inner: Box::new(Inner {
                phase,
                message,
                timed_out: false,
                head: None,
                source: None,
            }),
        }
    }

    /// The same, because of `source`.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.inner.source = Some(source.into());
        self
    }

    /// The same, because the time was up.
    #[must_use]
    pub fn with_time_out(mut self) -> Self {
        self.inner.timed_out = true;
        self
    }

    /// The same, after the head of the answer had come.
    #[must_use]
    pub fn with_head(mut self, head: Parts) -> Self {
        self.inner.head = Some((head.status, head.headers));
        self
    }

    /// How far the request got.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.inner.phase
    }

    /// Whether the time was up.
    #[must_use]
    pub fn is_time_out(&self) -> bool {
        self.inner.timed_out
    }

    /// The status, where the head of the answer came but not all of its body.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.inner.head.as_ref().map(|(status, _)| *status)
    }

    /// The headers, where the head of the answer came but not all of its body.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.inner.head.as_ref().map(|(_, headers)| headers)
    }
}

impl fmt::Debug for TransportError {
    // The headers of an answer can hold a session or a token; they are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("phase", &self.inner.phase)
            .field("message", &self.inner.message)
            .field("timed_out", &self.inner.timed_out)
            .field("status", &self.status())
            .field("source", &self.inner.source)
            .finish()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inner.message)
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.inner.source.as_deref().map(|source| source as _)
    }
}
