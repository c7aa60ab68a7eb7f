//! Calls that a mock expects, and their answers.

use std::fmt;
use std::marker::PhantomData;
use std::ptr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Response};

use super::Mock;
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

type Condition = Arc<dyn Fn(&Arc<Sent>, &Request<Bytes>) -> bool + Send + Sync>;

impl<E: Endpoint> Expectation<E> {
    pub(super) fn new(mock: Mock, index: usize) -> Expectation<E> {
        Expectation {
            mock,
            index,
            endpoint: PhantomData,
        }
    }

    /// Only calls for which this holds; several conditions must all hold.
    pub fn when(
        self,
        condition: impl Fn(&Received<E::Body>) -> bool + Send + Sync + 'static,
    ) -> Self
    where
        E::Body: Blank,
    {
        let condition: Condition = Arc::new(move |sent, request| {
            condition(&Received::new(Arc::clone(sent), request.clone()))
        });
        self.change(|expected| expected.conditions.push(condition))
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

    /// Answers with this status and body, which is to be what the document declares for it.
    pub fn answer(self, status: u16, body: impl Value) -> Self {
        let (answer, mut problems) = mocked::answer(E::OPERATION, status, Some(&body));
        if problems.is_empty()
            && let Some(problem) = unread::<E>(status, &body, &answer)
        {
            problems.push(problem);
        }
        self.turn(Turn::raw(answer), problems)
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
        self.turn(Turn::raw(answer), problems)
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

    /// The answer ends in the middle of its body.
    pub fn cut(self) -> Self {
        self.last(|turn| turn.turn.cut = true)
    }

    /// The answer has this header, too. One that HTTP does not allow breaks the document.
    pub fn header(self, name: &str, value: &str) -> Self {
        let header = (HeaderName::try_from(name), HeaderValue::try_from(value));
        let name = name.to_owned();
        self.last(|turn| match header {
            (Ok(name), Ok(value)) => {
                turn.turn.headers.insert(name, value);
            }
            _ => turn.turn.problems.push(format!("{name:?} is no header")),
        })
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

    fn turn(self, mut turn: Turn, problems: Vec<String>) -> Self {
        turn.problems = problems;
        let planned = Planned {
            turn,
            times: None,
            given: 0,
        };
        self.change(|expected| expected.turns.push(planned))
    }

    fn last(self, change: impl FnOnce(&mut Planned)) -> Self {
        self.change(|expected| {
            if let Some(last) = expected.turns.last_mut() {
                change(last);
            }
        })
    }

    fn change(self, change: impl FnOnce(&mut Expected)) -> Self {
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
fn success(operation: &Operation) -> u16 {
    let declared = operation.responses.iter().find_map(|one| match one.status {
        Status::Exactly(status @ 200..=299) => Some(status),
        _ => None,
    });
    declared.unwrap_or(200)
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

/// What a mock keeps of an expectation.
pub(super) struct Expected {
    operation: &'static Operation,
    conditions: Vec<Condition>,
    turns: Vec<Planned>,
    calls: usize,
    optional: bool,
}

struct Planned {
    turn: Turn,
    times: Option<usize>,
    given: usize,
}

impl Expected {
    pub(super) fn new(operation: &'static Operation) -> Expected {
        Expected {
            operation,
            conditions: Vec::new(),
            turns: Vec::new(),
            calls: 0,
            optional: false,
        }
    }

    pub(super) fn conditions(&self) -> Vec<Condition> {
        self.conditions.clone()
    }

    /// The next answer for a call of `operation`, if there is one.
    pub(super) fn take(&mut self, operation: &'static Operation) -> Option<Turn> {
        if !ptr::eq(self.operation, operation) {
            return None;
        }
        let last = self.turns.len().checked_sub(1)?;
        let turns = self.turns.iter_mut().enumerate();
        let left = |(index, turn): &(usize, &mut Planned)| match turn.times {
            Some(times) => turn.given < times,
            None => *index == last || turn.given == 0,
        };
        let (_, planned) = turns.into_iter().find(left)?;
        planned.given += 1;
        self.calls += 1;
        Some(planned.turn.clone())
    }

    /// How many calls there are to be at least.
    fn least(&self) -> usize {
        self.turns.iter().map(|turn| turn.times.unwrap_or(1)).sum()
    }

    /// What did not come, in words.
    pub(super) fn missing(&self) -> Option<String> {
        let (id, least, calls) = (self.operation.id, self.least(), self.calls);
        if self.turns.is_empty() {
            return Some(format!("`{id}` is expected and has no answer"));
        }
        let lacks = !self.optional && calls < least;
        lacks.then(|| format!("`{id}` was expected {least} times and came {calls} times"))
    }

    /// What is expected, in words, when a call of `operation` had no answer.
    pub(super) fn told(&self, operation: &'static Operation, fits: bool) -> String {
        let id = self.operation.id;
        match ptr::eq(self.operation, operation) {
            false => format!("`{id}`"),
            true if self.turns.is_empty() => format!("`{id}`, for which there is no answer"),
            true if fits => format!("`{id}`, all of whose answers are given"),
            true => format!("`{id}`, whose conditions do not hold"),
        }
    }
}
