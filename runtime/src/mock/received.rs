//! A request as a mock sees it.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::Request;

use crate::describe::Blank;
use crate::json::{self, Json, Reader};
use crate::operation::Operation;
use crate::violation::Violations;

/// The call that a request was made of; it comes with the request.
pub(crate) struct Sent {
    pub(crate) operation: &'static Operation,
    pub(crate) violations: Violations,
    pub(crate) parameters: Vec<(&'static str, Json)>,
    /// The body as JSON, whatever it is sent as.
    pub(crate) body: Option<Vec<u8>>,
}

/// A request that a [`Mock`](super::Mock) was sent; `B` is the body of its operation.
pub struct Received<B> {
    sent: Arc<Sent>,
    request: Request<Bytes>,
    body: Option<B>,
}

impl<B: Blank> Received<B> {
    pub(super) fn new(sent: Arc<Sent>, request: Request<Bytes>) -> Received<B> {
        let json = sent.body.as_deref().unwrap_or(b"null");
        let body = json::from_slice(json).ok().or_else(|| {
            let mut reader = Reader::of_bytes(request.body().clone());
            let body = reader.value().ok()?;
            (!reader.has_bytes()).then_some(body)
        });
        Received {
            sent,
            request,
            body,
        }
    }
}

impl<B> Received<B> {
    /// The body. `None` where it cannot be read again, as in another than the first of several
    /// forms: it is in [`request`](Self::request) then.
    #[must_use]
    pub fn body(&self) -> Option<&B> {
        self.body.as_ref()
    }

    /// The value of a parameter, by its name in the document; `None` where it was not sent.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Json> {
        let mut all = self.sent.parameters.iter();
        all.find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// A header, where it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.request.headers().get(name)?.to_str().ok()
    }

    /// All of it as it was sent, signatures and secrets too.
    #[must_use]
    pub fn request(&self) -> &Request<Bytes> {
        &self.request
    }
}

impl<B: fmt::Debug> fmt::Debug for Received<B> {
    // Parameters and headers may be secret; a body knows what is in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("operation", &self.sent.operation.id)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
