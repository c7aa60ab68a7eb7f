//! An answer whose body is still on its way.

use std::fmt;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::response::Parts;

use super::TransportError;

/// The body of an answer, piece by piece.
pub trait Chunks: Send {
    /// The next piece, `None` at the end. After an error or the end it is not asked again.
    fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>>;
}

/// The head of an answer, and its body on its way.
pub struct Incoming {
    pub(crate) head: Parts,
    pub(crate) chunks: Box<dyn Chunks>,
}

impl Incoming {
    /// An answer with this head, whose body comes from `chunks`.
    #[must_use]
    pub fn new(head: Parts, chunks: impl Chunks + 'static) -> Incoming {
        Incoming {
            head,
            chunks: Box::new(chunks),
        }
    }

    /// The head and the body.
    #[must_use]
    pub fn into_parts(self) -> (Parts, Box<dyn Chunks>) {
        (self.head, self.chunks)
    }

    /// An answer that is there already.
    #[must_use]
    pub fn whole(response: http::Response<Bytes>) -> Incoming {
        let (head, body) = response.into_parts();
        Incoming::new(head, Once(Some(body)))
    }
}

impl fmt::Debug for Incoming {
    // The headers of an answer can hold a session or a token; they are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("status", &self.head.status)
            .finish_non_exhaustive()
    }
}

struct Once(Option<Bytes>);

impl Chunks for Once {
    fn poll_chunk(&mut self, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}
