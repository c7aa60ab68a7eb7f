//! What a call gives when it succeeds.

mod headers;

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::describe::{Blank, Value, View};
use crate::error::{Tries, request_id};
use crate::json::{ReadError, Reader};

#[cfg(feature = "mock")]
pub(crate) use headers::header;
pub(crate) use headers::read as read_headers;

/// The body of a successful answer, and with it the status and the headers.
///
/// It dereferences to the body. `H` has the headers that the document declares.
///
/// ```
/// # use bindery_runtime::reply::Reply;
/// fn log(reply: &Reply<String>) {
///     println!("{} {} ({:?})", reply.status(), reply.len(), reply.request_id());
/// }
/// ```
pub struct Reply<T, H = ()> {
    body: T,
    typed: H,
    status: StatusCode,
    headers: HeaderMap,
    attempts: u32,
}

impl<T, H> Reply<T, H> {
    pub(crate) fn new(body: T, typed: H, answer: Answer) -> Reply<T, H> {
        Reply {
            body,
            typed,
            status: answer.status,
            headers: answer.headers,
            attempts: answer.tries.count,
        }
    }

    /// The same answer with something else made of its body.
    #[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
    pub(crate) fn map<U>(self, made: impl FnOnce(T) -> U) -> Reply<U, H> {
        Reply {
            body: made(self.body),
            typed: self.typed,
            status: self.status,
            headers: self.headers,
            attempts: self.attempts,
        }
    }

    /// How often the request was sent: once, unless it was sent again (see [`crate::retry`]).
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The body alone.
    #[must_use]
    pub fn into_body(self) -> T {
        self.body
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// All headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The headers that the document declares. They are read leniently: one that is
    /// missing, or is not what the document says, is `None`.
    #[must_use]
    pub fn typed_headers(&self) -> &H {
        &self.typed
    }

    /// The id under which the server's operators find the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }
}

impl<T, H> Deref for Reply<T, H> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T: fmt::Debug, H> fmt::Debug for Reply<T, H> {
    // Headers can hold a session or a token; they are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

/// An answer as it came.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) tries: Tries,
}

impl Answer {
    pub(crate) fn new(response: http::Response<Bytes>, tries: Tries) -> Answer {
        let (head, body) = response.into_parts();
        Answer {
            status: head.status,
            headers: head.headers,
            body,
            tries,
        }
    }
}

/// The body of an answer that has none. What a server sends all the same is ignored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoContent;

impl Value for NoContent {
    fn view(&self) -> View<'_> {
        View::Null
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        reader.skip()
    }
}

impl Blank for NoContent {
    fn blank() -> NoContent {
        NoContent
    }
}

/// The declared headers where none are declared.
impl Value for () {
    fn view(&self) -> View<'_> {
        View::Null
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        reader.skip()
    }
}

impl Blank for () {
    fn blank() {}
}
