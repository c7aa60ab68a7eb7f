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

/// What a caller may want to know besides how far the request got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Connect,
    TooLarge,
    Other,
}

struct Inner {
    phase: Phase,
    message: String,
    kind: Kind,
    timed_out: bool,
    head: Option<(StatusCode, HeaderMap)>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl TransportError {
    /// The request certainly never reached the server.
    #[must_use]
    pub fn not_sent(message: impl Into<String>) -> TransportError {
        TransportError::new(Phase::NotSent, Kind::Other, message.into())
    }

    /// The same, because there was no connection: refused, no such host, not in time. There may
    /// be one later, so that trying again can help.
    #[must_use]
    pub fn not_connected(message: impl Into<String>) -> TransportError {
        TransportError::new(Phase::NotSent, Kind::Connect, message.into())
    }

    /// The request may have reached the server.
    #[must_use]
    pub fn no_answer(message: impl Into<String>) -> TransportError {
        TransportError::new(Phase::NoAnswer, Kind::Other, message.into())
    }

    /// The same, because the answer has more than `limit` bytes. It will have them again.
    #[must_use]
    pub fn too_large(limit: usize) -> TransportError {
        let message = format!("the answer is larger than {limit} bytes");
        TransportError::new(Phase::NoAnswer, Kind::TooLarge, message)
    }

    fn new(phase: Phase, kind: Kind, message: String) -> TransportError {
        TransportError {
            inner: Box::new(Inner {
                phase,
                message,
                kind,
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

    /// Whether there was no connection, and there may be one later.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.inner.kind == Kind::Connect
    }

    /// Whether the answer was larger than it may be.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.inner.kind == Kind::TooLarge
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
