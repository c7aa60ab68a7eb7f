//! Code of your own around every request of a client.
//!
//! A [`Hook`] may add headers before a request is signed, hold it back, and is told what became
//! of it. It sees no more than that: to see what is really sent, signatures included, or to send
//! otherwise, wrap the [`Transport`](crate::transport::Transport).

use std::error::Error;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode, Uri};

use crate::error::NotSent;
use crate::operation::Operation;
use crate::transport::TransportError;

/// Headers that frame a message. They are made from the body; another value would let one
/// request pass for two.
pub(crate) const FRAMING: [&str; 2] = ["content-length", "transfer-encoding"];

/// Is asked before every request and told about it afterwards.
///
/// A request that is sent again is one more request. Of several hooks the first that the client
/// was given is asked first and told last. Whoever gives a call up by dropping its future is told
/// nothing.
///
/// ```
/// use bindery_runtime::client::Client;
/// use bindery_runtime::hook::{Halt, Hook, Outcome, Outgoing};
/// use bindery_runtime::transport::Memory;
/// use http::HeaderValue;
///
/// /// Marks requests as those of one run, and writes down how they went.
/// struct Run(HeaderValue);
///
/// impl Hook for Run {
///     fn before(&self, request: &mut Outgoing<'_>) -> Result<(), Halt> {
///         request.headers_mut().insert("x-run", self.0.clone());
///         Ok(())
///     }
///
///     fn after(&self, outcome: &Outcome<'_>) {
///         let (id, time) = (outcome.operation().id, outcome.elapsed());
///         match outcome.status() {
///             Some(status) => eprintln!("{id}: {status} after {time:?}"),
///             None => eprintln!("{id}: nothing after {time:?}"),
///         }
///     }
/// }
///
/// # fn main() -> Result<(), bindery_runtime::client::BuildError> {
/// let client = Client::builder("https://ecs.example.com")
///     .hook(Run(HeaderValue::from_static("42")))
///     .transport(Memory::new())
///     .build()?;
/// # let _ = client;
/// # Ok(())
/// # }
/// ```
pub trait Hook: Send + Sync {
    /// Before the request is signed.
    ///
    /// # Errors
    /// When it is not to be sent.
    fn before(&self, request: &mut Outgoing<'_>) -> Result<(), Halt> {
        let _ = request;
        Ok(())
    }

    /// After the answer, or its head where it is read as it arrives; or when there is none.
    fn after(&self, outcome: &Outcome<'_>) {
        let _ = outcome;
    }
}

/// A request that will be sent: checked, and not signed.
pub struct Outgoing<'a> {
    pub(crate) operation: &'static Operation,
    pub(crate) attempt: u32,
    pub(crate) request: &'a mut Request<Bytes>,
}

impl Outgoing<'_> {
    /// What it is a request of.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Which request of the call it is, from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// The URL, with the values of its parameters.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        self.request.uri()
    }

    /// The headers, but for those that signers will add.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// The same, to be changed; a signature covers what is there then. `Content-Length` and
    /// `Transfer-Encoding` are made from the body and must not be set.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        self.request.headers_mut()
    }

    /// The body, in clear.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        self.request.body()
    }
}

impl fmt::Debug for Outgoing<'_> {
    // Values may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing")
            .field("operation", &self.operation.id)
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}

/// What became of a request.
#[derive(Clone, Copy)]
pub struct Outcome<'a> {
    pub(crate) operation: &'static Operation,
    pub(crate) attempt: u32,
    pub(crate) elapsed: Duration,
    pub(crate) result: Result<(StatusCode, &'a HeaderMap), &'a (dyn Error + 'static)>,
}

impl<'a> Outcome<'a> {
    /// What it was a request of.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Which request of the call it was, from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// How long it took, by the client's timer: signing, sending, and reading the answer, or
    /// its head where it is read as it arrives.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The status of the answer, where there is one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.result.ok().map(|(status, _)| status)
    }

    /// The headers of the answer, where there is one.
    #[must_use]
    pub fn headers(&self) -> Option<&'a HeaderMap> {
        self.result.ok().map(|(_, headers)| headers)
    }

    /// Why there is no answer, where there is none: a [`NotSent`] or a
    /// [`NoAnswer`](crate::error::NoAnswer).
    #[must_use]
    pub fn error(&self) -> Option<&'a (dyn Error + 'static)> {
        self.result.err()
    }
}

impl fmt::Debug for Outcome<'_> {
    // The headers of an answer can hold a session or a token; they are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outcome")
            .field("operation", &self.operation.id)
            .field("attempt", &self.attempt)
            .field("elapsed", &self.elapsed)
            .field("status", &self.status())
            .field("error", &self.error())
            .finish()
    }
}

/// A hook holds a request back: the call fails, and was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Halt(String);

impl Halt {
    /// Because of `why`, which must hold no secret.
    #[must_use]
    pub fn because(why: impl Into<String>) -> Halt {
        Halt(why.into())
    }
}

impl fmt::Display for Halt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a hook holds it back: {}", self.0)
    }
}

impl Error for Halt {}

/// Asks hooks in turn until one does not agree; says how many did.
pub(crate) fn before(
    hooks: &[Box<dyn Hook>],
    request: &mut Outgoing<'_>,
) -> (usize, Result<(), NotSent>) {
    for (asked, hook) in hooks.iter().enumerate() {
        if let Err(halt) = hook.before(request).and_then(|()| framed(request)) {
            let error = TransportError::not_sent(halt.to_string());
            return (asked, Err(NotSent::transport(error)));
        }
    }
    (hooks.len(), Ok(()))
}

fn framed(request: &Outgoing<'_>) -> Result<(), Halt> {
    let headers = request.headers();
    match FRAMING.iter().find(|name| headers.contains_key(**name)) {
        Some(name) => Err(Halt::because(format!("it sets `{name}`"))),
        None => Ok(()),
    }
}

/// Tells hooks, the last one first.
pub(crate) fn after(hooks: &[Box<dyn Hook>], outcome: &Outcome<'_>) {
    for hook in hooks.iter().rev() {
        hook.after(outcome);
    }
}
