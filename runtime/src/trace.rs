//! What a call tells while it is on its way: events of `tracing`, where that feature is on.
//!
//! All have the target `bindery` and say which operation of which host they are about, and by
//! `call` which call. The path is the document's, with the names of its parameters: no value of
//! a request is ever told, and of an answer only its status and its id.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

use crate::client::Client;
use crate::error::Redaction;
use crate::operation::Operation;
use crate::retry::Reason;
use crate::transport::TransportError;

/// Which call it is.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "tracing"), allow(dead_code))]
pub(crate) struct Trace<'a> {
    client: &'a Client,
    operation: &'static Operation,
    call: u64,
}

/// Something that happened to it.
#[cfg_attr(not(feature = "tracing"), allow(dead_code))]
pub(crate) enum Event<'a> {
    /// A request is being sent.
    Sent,
    /// There is an answer, or the head of one.
    Answered {
        status: StatusCode,
        headers: &'a HeaderMap,
        /// Servers repeat what they get.
        redaction: &'a Redaction,
        elapsed: Duration,
    },
    /// There is none.
    Lost {
        error: &'a TransportError,
        elapsed: Duration,
    },
    /// The request will be sent again.
    Again { reason: Reason, pause: Duration },
    /// It could be sent again, and is not.
    GivenUp { reason: Reason, why: &'static str },
    /// It will be sent again with another token.
    OtherToken,
    /// It will be sent again with another date: so many seconds later.
    OtherDate { skew: i64 },
}

#[cfg(not(feature = "tracing"))]
impl<'a> Trace<'a> {
    pub(crate) fn new(client: &'a Client, operation: &'static Operation) -> Trace<'a> {
        Trace {
            client,
            operation,
            call: 0,
        }
    }

    /// Nobody listens.
    pub(crate) fn tell(self, _: u32, _: Event<'_>) {}
}

#[cfg(feature = "tracing")]
mod spoken;
