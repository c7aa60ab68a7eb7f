//! Calls that a mock expects, and their answers.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use super::Mock;
use super::expected::{Expected, Planned};
use super::received::{Received, Sent};
use super::turn::Turn;
use crate::call::{Endpoint, Failure, Success, mocked};
use crate::describe::{Blank, Value};
use crate::json::{self, ReadError, Reader};
use crate::operation::{Format, Operation, Status};
use crate::transport::TransportError;

/// Calls of an operation that a [`Mock`] expects.
///
/// Answers are given in the order in which they are said: each once, or as many
/// [`times`](Self::times) as said, and the last for ever where nothing is said. Other words are
/// about the answer before them.
pub struct Expectation<E> {
    mock: Mock,
    index: usize,
    endpoint: PhantomData<fn() -> E>,
}

impl<E: Endpoint> Expectation<E> {
    pub(super) fn new(mock: Mock, index: usize) -> Expectation<E> {
        Expectation {
            mock,
            index,
            endpoint: PhantomData,
        }
    }

    /// Answers with this body, and the first declared status of a success. An operation with a
    /// body for each status has [`answer`](Self::answer).
    pub fn reply(self, body: E::Success) -> Self
    where
        E::Success: Value,
    {
        let status = success(E::OPERATION);
        self.answer(status, body)
    }

    /// Answers with a body that is made of the call: for a job of its own for each server, or a
    /// server that remembers.
    pub fn reply_with(
        self,
        make: impl Fn(&Received<E::Body>) -> E::Success + Send + Sync + 'static,
    ) -> Self
    where
        E::Body: Blank,
        E::Success: Value,
    {
        let status = success(E::OPERATION);
        let make = move |sent: &Arc<Sent>, request: &Request<Bytes>| {
            let received = Received::new(Arc::clone(sent), request.clone());
            answer::<E>(status, &make(&received))
        };
        let declared = mocked::headers(E::OPERATION, status);
        self.turn(Turn::made(make, declared), Vec::new())
    }

    /// Answers with this status and body, which is to be what the document declares for it.
    pub fn answer(self, status: u16, body: impl Value) -> Self {
        let (answer, problems) = answer::<E>(status, &body);
        let declared = mocked::headers(E::OPERATION, status);
        self.turn(Turn::declared(answer, declared), problems)
    }

    /// Refuses: the same as [`answer`](Self::answer), for a status of an error.
    pub fn refuse(self, status: u16, body: impl Value) -> Self {
        let mut this = self.answer(status, body);
        if !(400..600).contains(&status) {
            let problem = format!("{status} is no status of a refusal");
            this = this.last(|turn| turn.turn.problems.push(problem));
        }
        this
    }

    /// Answers with this status and no body.
    pub fn status(self, status: u16) -> Self {
        let (answer, problems) = mocked::answer(E::OPERATION, status, None);
        let declared = mocked::headers(E::OPERATION, status);
        self.turn(Turn::declared(answer, declared), problems)
    }

    /// Answers with this, whatever it is: a page of a proxy, a body of events.
    pub fn raw(self, answer: Response<Bytes>) -> Self {
        self.turn(Turn::raw(answer), Vec::new())
    }

    /// Fails: there is no answer.
    pub fn fail(self, error: impl Fn() -> TransportError + Send + Sync + 'static) -> Self {
        self.turn(Turn::failure(error), Vec::new())
    }

    /// Fails as where nobody listens: nothing was sent.
    pub fn no_connection(self) -> Self {
        self.fail(|| TransportError::not_connected("no connection"))
    }

    /// Fails as where a connection ends after the request: it may have been carried out.
    pub fn no_answer(self) -> Self {
        self.fail(|| TransportError::no_answer("the connection was lost before the answer"))
    }

    /// Fails as where the call's time-out is over, without waiting for that.
    pub fn time_out(self) -> Self {
        self.fail(|| TransportError::no_answer("no answer in time").with_time_out())
    }

    /// The answer ends in the middle of its body.
    pub fn cut(self) -> Self {
        self.last(|turn| turn.turn.cut = true)
    }

    /// The answer takes this long; longer than the call's time-out is no answer.
    pub fn delay(self, time: Duration) -> Self {
        self.last(|turn| turn.turn.delay = time)
    }

    /// The answer is given so often, and no more; as often has to be asked for it.
    pub fn times(self, count: usize) -> Self {
        self.last(|turn| turn.times = Some(count))
    }

    /// The answer is given although it breaks the document, as servers do.
    pub fn anyway(self) -> Self {
        self.last(|turn| turn.turn.anyway = true)
    }

    /// The calls may as well not come.
    pub fn optional(self) -> Self {
        self.change(|expected| expected.optional = true)
    }

    pub(super) fn turn(self, mut turn: Turn, problems: Vec<String>) -> Self {
        turn.problems = problems;
        self.change(|expected| expected.turns.push(Planned { turn, times: None }))
    }

    pub(super) fn last(self, change: impl FnOnce(&mut Planned)) -> Self {
        self.change(|expected| {
            if let Some(last) = expected.turns.last_mut() {
                change(last);
            }
        })
    }

    pub(super) fn change(self, change: impl FnOnce(&mut Expected)) -> Self {
        if let Some(expected) = self.mock.lock().expected.get_mut(self.index) {
            change(expected);
        }
        self
    }
}

impl<E> fmt::Debug for Expectation<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Expectation").finish_non_exhaustive()
    }
}

/// The status of a success where nothing else is said.
pub(super) fn success(operation: &Operation) -> u16 {
    let declared = operation.responses.iter().find_map(|one| match one.status {
        Status::Exactly(status @ 200..=299) => Some(status),
        _ => None,
    });
    declared.unwrap_or(200)
}

/// An answer with this body, and what is wrong with it.
fn answer<E: Endpoint>(status: u16, body: &dyn Value) -> (Response<Bytes>, Vec<String>) {
    let (answer, mut problems) = mocked::answer(E::OPERATION, status, Some(body));
    if problems.is_empty() {
        problems.extend(unread::<E>(status, body, &answer));
    }
    (answer, problems)
}

/// Why a client would not read this answer as its types say. The schema has no say in it.
fn unread<E: Endpoint>(status: u16, body: &dyn Value, answer: &Response<Bytes>) -> Option<String> {
    let json = json::to_vec(body);
    let mut reader = match mocked::format(E::OPERATION, status) {
        Some(Format::Bytes) => Reader::of_bytes(answer.body().clone()),
        _ => Reader::new(&json),
    };
    let read: Result<bool, ReadError> = match status {
        200..=299 => E::Success::read(status, &mut reader).map(|_| true),
        400..=599 => E::Failure::read(status, &mut reader).map(|error| error.is_some()),
        _ => return None,
    };
    match read {
        Ok(true) => None,
        Ok(false) => Some(format!("status {status} has no declared body")),
        Err(error) => Some(format!("the client cannot read its body: {error}")),
    }
}
