//! A server that is not there: typed answers for a client's calls, in memory.
//!
//! A [`Mock`] is a transport. It is told which operations to expect and what they answer, in the
//! types of the generated crate; it judges requests by the rules of the document, and the
//! answers that it is told to give as well, so that a test cannot rest on what no server may
//! say. `docs/testing.md` shows it in use.
//!
//! ```
//! # use bindery_runtime::call::{Call, Endpoint};
//! # use bindery_runtime::client::Client;
//! # use bindery_runtime::error::Undeclared;
//! # use bindery_runtime::operation::{Format, Operation, Response, Segment, Status};
//! # static GREET: Operation = Operation {
//! #     id: "greet", method: "GET", path: &[Segment::Text("/hello")], parameters: &[],
//! #     body: None, security: &[&[]],
//! #     responses: &[Response {
//! #         status: Status::Exactly(200), media_types: &["application/json"],
//! #         format: Format::Json, schema: None, headers: None, stream: None,
//! #     }],
//! # };
//! # struct Greet;
//! # impl Endpoint for Greet {
//! #     const OPERATION: &'static Operation = &GREET;
//! #     type Body = (); type Success = String; type Headers = (); type Failure = Undeclared;
//! # }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use bindery_runtime::mock::Mock;
//!
//! let mock = Mock::new();
//! mock.on::<Greet>().reply("hello".to_owned());
//!
//! let client = Client::builder("http://mock").transport(mock.clone()).build()?;
//! let reply = Call::new(&client, &GREET).send::<Greet>(None).await?;
//! assert_eq!(*reply, "hello");
//! assert_eq!(mock.calls::<Greet>(), 1);
//! mock.verify()?;
//! # Ok(())
//! # }
//! ```

mod clock;
mod condition;
mod difference;
mod expectation;
mod expected;
mod headers;
mod mismatch;
mod received;
mod stream;
mod turn;
mod work;

use std::fmt;
use std::ptr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::Request;

use crate::call::Endpoint;
use crate::describe::Blank;
use crate::operation::Operation;
use crate::transport::{Carried, Limits, Opened, Transport, TransportError};

pub use clock::Clock;
use condition::Condition;
pub use expectation::Expectation;
use expected::Expected;
pub use mismatch::Mismatch;
pub use received::Received;
pub(crate) use received::{Argument, Sent};
use turn::Turn;
pub use work::Work;

/// Answers the calls of a client from memory, see the [module](self).
///
/// A clone is the same mock.
#[derive(Clone, Default)]
pub struct Mock {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    expected: Vec<Expected>,
    received: Vec<(Arc<Sent>, Request<Bytes>)>,
    /// What should not have come, or should not have been answered so.
    failed: Vec<String>,
    otherwise: Option<Arc<Otherwise>>,
    accepts_invalid: bool,
    in_order: bool,
    clock: Option<Clock>,
}

type Otherwise = dyn Fn(&Request<Bytes>) -> http::Response<Bytes> + Send + Sync;

impl Mock {
    /// A mock that expects nothing.
    #[must_use]
    pub fn new() -> Mock {
        Mock::default()
    }

    /// Expects calls of an operation: `mock.on::<operation::ReinstallServer>()`. Which of them,
    /// and what they are answered, is said to what this gives.
    ///
    /// Of several expectations for an operation, the first that a call fits and that has an
    /// answer left answers it.
    pub fn on<E: Endpoint>(&self) -> Expectation<E> {
        let mut shared = self.lock();
        shared.expected.push(Expected::new(E::OPERATION));
        Expectation::new(self.clone(), shared.expected.len() - 1)
    }

    /// Answers requests that are of no operation, such as a signer's for a token.
    pub fn otherwise(
        &self,
        answer: impl Fn(&Request<Bytes>) -> http::Response<Bytes> + Send + Sync + 'static,
    ) -> &Mock {
        self.lock().otherwise = Some(Arc::new(answer));
        self
    }

    /// Also answers requests that break rules of the document. By default they fail, also where
    /// the client does not check them.
    pub fn accept_invalid(&self) -> &Mock {
        self.lock().accepts_invalid = true;
        self
    }

    /// Expects calls in the order in which they are said to be expected: one that comes before
    /// all came that were expected earlier fails.
    pub fn in_order(&self) -> &Mock {
        self.lock().in_order = true;
        self
    }

    /// A timer for the client by which time passes at once: pauses between two attempts, those
    /// of waiting, and [`delay`](Expectation::delay)s. It says how much has passed.
    ///
    /// ```
    /// # use bindery_runtime::client::Client;
    /// use bindery_runtime::mock::Mock;
    ///
    /// let mock = Mock::new();
    /// let client = Client::builder("http://mock").transport(mock.clone()).timer(mock.clock());
    /// # client.build().unwrap();
    /// assert!(mock.clock().passed().is_zero());
    /// ```
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.lock().clock.get_or_insert_default().clone()
    }

    /// The ids of the operations that were called, in order.
    #[must_use]
    pub fn operations(&self) -> Vec<&'static str> {
        let shared = self.lock();
        let received = shared.received.iter();
        received.map(|(sent, _)| sent.operation.id).collect()
    }

    /// How many calls of an operation there were, answered or not. One that is sent again is
    /// one more.
    #[must_use]
    pub fn calls<E: Endpoint>(&self) -> usize {
        self.requests(E::OPERATION).len()
    }

    /// The calls of an operation, in order.
    #[must_use]
    pub fn received<E: Endpoint<Body: Blank>>(&self) -> Vec<Received<E::Body>> {
        let requests = self.requests(E::OPERATION).into_iter();
        requests
            .map(|(sent, request)| Received::new(sent, request))
            .collect()
    }

    /// Whether all that was expected came, and nothing else.
    ///
    /// # Errors
    /// When something was not as it was to be: all of it, in words.
    pub fn verify(&self) -> Result<(), Mismatch> {
        let shared = self.lock();
        let missing = shared.expected.iter().filter_map(Expected::missing);
        Mismatch::of(shared.failed.iter().cloned().chain(missing).collect())
    }

    /// The clock of the tests, where they have one.
    fn passing(&self) -> Option<Clock> {
        self.lock().clock.clone()
    }

    fn requests(&self, operation: &'static Operation) -> Vec<(Arc<Sent>, Request<Bytes>)> {
        let shared = self.lock();
        let received = shared.received.iter();
        let same = received.filter(|(sent, _)| ptr::eq(sent.operation, operation));
        same.cloned().collect()
    }

    // A test that panicked elsewhere must not hide its message behind a poisoned lock.
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What to do with a request.
    fn turn(&self, request: &Request<Bytes>) -> Result<Turn, TransportError> {
        let Some(sent) = request.extensions().get::<Arc<Sent>>().cloned() else {
            return self.other(request);
        };
        let mut shared = self.lock();
        shared.received.push((Arc::clone(&sent), request.clone()));
        if !sent.violations.is_empty() && !shared.accepts_invalid {
            let words = format!(
                "{} breaks rules of the document: {}",
                came(&sent, request),
                sent.violations
            );
            return Err(shared.fail(words));
        }
        let of = |one: &Expected| one.is_of(sent.operation).then(|| one.conditions.clone());
        let conditions: Vec<_> = shared.expected.iter().map(of).collect();
        // Conditions are the user's code, which may ask the mock.
        drop(shared);
        let judged = |all: Vec<Condition>| {
            all.iter()
                .filter_map(|one| one(&sent, request).err())
                .collect()
        };
        let broken: Vec<Option<Vec<String>>> =
            conditions.into_iter().map(|one| one.map(judged)).collect();
        let mut shared = self.lock();
        let Some(turn) = shared.take(request, &broken) else {
            let words = shared.unexpected(&sent, request, &broken);
            return Err(shared.fail(words));
        };
        drop(shared);
        let judged = turn.judged(&sent, request);
        judged.map_err(|words| self.lock().fail(words))
    }

    fn other(&self, request: &Request<Bytes>) -> Result<Turn, TransportError> {
        let otherwise = self.lock().otherwise.clone();
        match otherwise {
            Some(answer) => Ok(Turn::raw(answer(request))),
            None => {
                let (method, path) = (request.method(), request.uri().path());
                let words = format!(
                    "{method} {path} is no call of an operation: answer it with `otherwise`; a \
                     transport around a mock has to pass on `is_mock`"
                );
                Err(self.lock().fail(words))
            }
        }
    }
}

impl Shared {
    fn fail(&mut self, words: String) -> TransportError {
        let error = TransportError::not_sent(format!("mock: {words}"));
        self.failed.push(words);
        error
    }

    /// How many of the expectations, from the first, may be answered now.
    fn next(&self) -> usize {
        let open = self.expected.iter().position(|one| !one.is_met());
        let open = open.filter(|_| self.in_order);
        open.map_or(self.expected.len(), |index| index + 1)
    }

    /// The answer of the first expectation of the operation that has none broken, and one left.
    fn take(&mut self, request: &Request<Bytes>, broken: &[Option<Vec<String>>]) -> Option<Turn> {
        let next = self.next();
        let mut expected = self.expected.iter_mut().zip(broken).take(next);
        expected.find_map(|(one, broken)| match broken.as_deref() {
            Some([]) => one.take(request),
            _ => None,
        })
    }

    /// What came, and what was expected instead; `broken` are the conditions of each expectation
    /// of the operation that do not hold.
    fn unexpected(
        &self,
        sent: &Sent,
        request: &Request<Bytes>,
        broken: &[Option<Vec<String>>],
    ) -> String {
        let next = self.next();
        let expected = self.expected.iter().zip(broken).enumerate();
        let all: Vec<String> = expected
            .map(|(index, (one, broken))| one.told(broken.as_deref(), index >= next))
            .collect();
        let instead = match all.is_empty() {
            true => "nothing is".to_owned(),
            false => format!("expected: {}", all.join("; ")),
        };
        format!("{} is not expected; {instead}", came(sent, request))
    }
}

/// A request in words: without its query and its body, which may hold secrets.
fn came(sent: &Sent, request: &Request<Bytes>) -> String {
    let (method, path) = (request.method(), request.uri().path());
    format!("`{}` ({method} {path})", sent.operation.id)
}

impl Transport for Mock {
    fn carry(&self, request: Request<Bytes>, limits: Limits) -> Carried<'_> {
        // Nothing happens before the future is polled, as with a real transport.
        Box::pin(async move {
            let turn = self.turn(&request)?;
            turn.play(limits, self.passing()).await
        })
    }

    fn open(&self, request: Request<Bytes>, limits: Limits) -> Opened<'_> {
        Box::pin(async move {
            let turn = self.turn(&request)?;
            turn.open(limits, self.passing()).await
        })
    }

    fn is_mock(&self) -> bool {
        true
    }
}

impl fmt::Debug for Mock {
    // Requests hold secrets: only their number is shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shared = self.lock();
        f.debug_struct("Mock")
            .field("expected", &shared.expected.len())
            .field("received", &shared.received.len())
            .finish_non_exhaustive()
    }
}
