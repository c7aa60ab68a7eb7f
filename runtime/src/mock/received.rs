//! A request as a mock sees it.

use std::any::Any;
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
    pub(crate) parameters: Vec<Argument>,
    /// The body as JSON, whatever it is sent as.
    pub(crate) body: Option<Vec<u8>>,
    /// The body in its own type, where the call was a generated one.
    pub(crate) typed: Option<Arc<dyn Any + Send + Sync>>,
}

/// The value of a parameter that was sent.
pub(crate) struct Argument {
    pub(crate) name: &'static str,
    pub(crate) value: Json,
    pub(crate) secret: bool,
}

/// A request that a [`Mock`](super::Mock) was sent; `B` is the body of its operation.
pub struct Received<B> {
    sent: Arc<Sent>,
    request: Request<Bytes>,
    body: Option<B>,
}

impl<B: Blank> Received<B> {
    pub(super) fn new(sent: Arc<Sent>, request: Request<Bytes>) -> Received<B> {
        // What was sent without types is read again, as far as that can be.
        let body = match &sent.typed {
            Some(_) => None,
            None => read(&sent, &request),
        };
        Received {
            sent,
            request,
            body,
        }
    }
}

fn read<B: Blank>(sent: &Sent, request: &Request<Bytes>) -> Option<B> {
    let json = sent.body.as_deref().unwrap_or(b"null");
    json::from_slice(json).ok().or_else(|| {
        let mut reader = Reader::of_bytes(request.body().clone());
        let body = reader.value().ok()?;
        (!reader.has_bytes()).then_some(body)
    })
}

impl<B: 'static> Received<B> {
    /// The body as it was given to the call: in the form that was chosen, with its files. `None`
    /// only where the call was made without types and its body cannot be read as one: it is in
    /// [`request`](Self::request) then.
    #[must_use]
    pub fn body(&self) -> Option<&B> {
        let typed = self.sent.typed.as_deref();
        typed
            .and_then(<dyn Any + Send + Sync>::downcast_ref)
            .or(self.body.as_ref())
    }
}

impl<B> Received<B> {
    /// The value of a parameter, by its name in the document; `None` where it was not sent.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Json> {
        self.sent.argument(name).map(|argument| &argument.value)
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

impl Sent {
    /// A parameter that was sent, by its name in the document.
    pub(super) fn argument(&self, name: &str) -> Option<&Argument> {
        self.parameters.iter().find(|one| one.name == name)
    }
}

impl<B: fmt::Debug + 'static> fmt::Debug for Received<B> {
    // Parameters and headers may be secret; a body knows what is in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("operation", &self.sent.operation.id)
            .field("body", &self.body())
            .finish_non_exhaustive()
    }
}
