//! The request may have arrived, but nothing came back.

use std::error::Error;
use std::fmt;

use http::{HeaderMap, StatusCode};

use super::{Tries, request_id};
use crate::transport::TransportError;

/// The request may have reached the server and may have been executed: the connection
/// was lost, the time was up, the answer was cut short or too large.
#[derive(Debug)]
pub struct NoAnswer {
    cause: TransportError,
    tries: Tries,
}

impl NoAnswer {
    pub(crate) fn new(cause: TransportError) -> NoAnswer {
        let tries = Tries::default();
        NoAnswer { cause, tries }
    }

    pub(crate) fn with_tries(mut self, tries: Tries) -> NoAnswer {
        self.tries = tries;
        self
    }

    pub(crate) fn cause(&self) -> &TransportError {
        &self.cause
    }

    /// How often it was tried.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.tries.count
    }

    /// Whether the time was up.
    #[must_use]
    pub fn is_time_out(&self) -> bool {
        self.cause.is_time_out()
    }

    /// The status, where the answer began but did not end.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.cause.status()
    }

    /// The headers, where the answer began but did not end.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.cause.headers()
    }

    /// The id under which the server's operators find the request, where the answer began.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.headers().and_then(request_id)
    }
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; the request may have been executed", self.cause)?;
        write!(f, "{}", self.tries)?;
        super::words::write_request_id(f, self.request_id())
    }
}

impl Error for NoAnswer {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.source()
    }
}
