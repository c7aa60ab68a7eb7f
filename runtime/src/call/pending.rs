//! A call on its way.

use std::future::{Future, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use super::answer::{Body, Outcome, body, judge};
use super::{Call, Endpoint, Failure as _, Success as _, Unsent};
use crate::describe::{Blank, Value};
use crate::error::{
    Error, NoAnswer, NotSent, Redaction, Refused, Tries, Undeclared, Unreadable, Why,
};
use crate::json::{ReadError, Reader};
use crate::operation::{Operation, Response};
use crate::reply::{Answer, Reply, read_headers};
use crate::transport::{Phase, TransportError};

/// A call on its way; `.await` it for the answer.
///
/// The request is checked when this is made, and signed and sent when it is first polled.
/// Dropping it gives the call up: what was sent may still be executed.
#[must_use = "a call is only sent when it is awaited"]
pub struct Pending<S, H, F> {
    raw: Started,
    finish: fn(Result<Received, Lost>) -> Finished<S, H, F>,
}

/// A call on its way, of whatever type.
pub(crate) type Started = Pin<Box<dyn Future<Output = Result<Received, Lost>> + Send>>;
type Finished<S, H, F> = Result<Reply<S, H>, Error<F>>;

impl<S, H, F> Future for Pending<S, H, F> {
    type Output = Finished<S, H, F>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        this.raw.as_mut().poll(context).map(this.finish)
    }
}

impl<S, H, F> std::fmt::Debug for Pending<S, H, F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pending").finish_non_exhaustive()
    }
}

/// An answer, with what is needed to read it.
pub(crate) struct Received {
    pub(super) operation: &'static Operation,
    pub(super) answer: Answer,
    pub(super) redaction: Redaction,
}

/// Why there is no answer.
pub(crate) enum Lost {
    Unsent(Unsent),
    NoAnswer(NoAnswer),
}

impl Lost {
    pub(super) fn with_tries(self, tries: Tries) -> Lost {
        match self {
            Lost::Unsent(Unsent::NotSent(error)) => {
                Lost::Unsent(Unsent::NotSent(error.with_tries(tries)))
            }
            Lost::Unsent(Unsent::Invalid(violations)) => Lost::Unsent(Unsent::Invalid(violations)),
            Lost::NoAnswer(error) => Lost::NoAnswer(error.with_tries(tries)),
        }
    }
}

impl Lost {
    /// The same for who does not tell them apart.
    pub(super) fn as_error(&self) -> &(dyn std::error::Error + 'static) {
        match self {
            Lost::Unsent(Unsent::Invalid(violations)) => violations,
            Lost::Unsent(Unsent::NotSent(error)) => error,
            Lost::NoAnswer(error) => error,
        }
    }
}

impl From<TransportError> for Lost {
    fn from(error: TransportError) -> Lost {
        match error.phase() {
            Phase::NotSent => Lost::Unsent(Unsent::NotSent(NotSent::transport(error))),
            Phase::NoAnswer => Lost::NoAnswer(NoAnswer::new(error)),
        }
    }
}

impl<E> From<Lost> for Error<E> {
    fn from(lost: Lost) -> Error<E> {
        match lost {
            Lost::Unsent(unsent) => unsent.into(),
            Lost::NoAnswer(error) => Error::NoAnswer(error),
        }
    }
}

impl Call {
    /// Sends the call and reads its answer with `E`.
    pub fn send<E: Endpoint>(
        &self,
        body: Option<&dyn Value>,
    ) -> Pending<E::Success, E::Headers, E::Failure> {
        Pending {
            raw: self.start(body, E::IDEMPOTENT),
            finish: finish::<E>,
        }
    }

    /// Sends the call for an answer that is read by other means than types.
    pub(crate) fn answer(
        &self,
        body: Option<&dyn Value>,
        idempotent: Option<bool>,
    ) -> impl Future<Output = Result<Answer, Error<Undeclared>>> + Send + use<> {
        let raw = self.start(body, idempotent);
        async move {
            let received = raw.await?;
            match judge(received.operation, received.answer.status.as_u16()) {
                Outcome::Success(_) => Ok(received.answer),
                Outcome::Refused(_) => {
                    let redaction = &received.redaction;
                    let refused = Refused::new(received.answer, redaction, None, Ok(None));
                    Err(Error::Refused(Box::new(refused)))
                }
                Outcome::Unreadable(why) => Err(received.unreadable(why)),
            }
        }
    }

    /// Makes the request now, while the body is still there, and sends it when polled.
    pub(crate) fn start(&self, body: Option<&dyn Value>, idempotent: Option<bool>) -> Started {
        let values = self.values();
        let mut request = match self.unsigned(&values, body, false) {
            Ok(request) => request,
            Err(unsent) => return Box::pin(ready(Err(Lost::Unsent(unsent)))),
        };
        let mut exchange = self.exchange(&values, body, idempotent);
        Box::pin(async move {
            let (response, tries) = exchange
                .of(&mut request, |transport, request, limits| {
                    transport.carry(request, limits)
                })
                .await?;
            Ok(Received {
                operation: exchange.operation,
                answer: Answer::new(response, tries),
                redaction: exchange.redaction,
            })
        })
    }
}

/// The only part that is compiled for every operation.
pub(crate) fn finish<E: Endpoint>(
    raw: Result<Received, Lost>,
) -> Finished<E::Success, E::Headers, E::Failure> {
    let received = raw?;
    let status = received.answer.status.as_u16();
    match judge(received.operation, status) {
        Outcome::Success(response) => {
            let mut body = None;
            let mut read = |reader: &mut Reader<'_>| {
                body = Some(E::Success::read(status, reader)?);
                reader.finish()
            };
            let read = received.read(response, &mut read);
            match (read, body) {
                (Ok(()), Some(body)) => {
                    let mut headers = E::Headers::blank();
                    received.read_headers(response, &mut headers);
                    Ok(Reply::new(body, headers, received.answer))
                }
                (Err(why), _) => Err(received.unreadable(why)),
                (Ok(()), None) => Err(received.unreadable(Why::Media)),
            }
        }
        Outcome::Refused(response) => Err(refused::<E>(received, response)),
        Outcome::Unreadable(why) => Err(received.unreadable(why)),
    }
}

/// An answer that refuses the call.
pub(super) fn refused<E: Endpoint>(
    received: Received,
    response: Option<&'static Response>,
) -> Error<E::Failure> {
    let status = received.answer.status.as_u16();
    let mut error = None;
    let mut read = |reader: &mut Reader<'_>| {
        error = E::Failure::read(status, reader)?;
        // Nothing was read where there is no type for it.
        error.as_ref().map_or(Ok(()), |_| reader.finish())
    };
    let typed = match response.map(|response| received.read(response, &mut read)) {
        Some(Err(Why::Body(error))) => Err(error),
        _ => Ok(error),
    };
    let headers = response
        .and_then(|response| response.headers)
        .map(|one| one.shape);
    let refused = Refused::new(received.answer, &received.redaction, headers, typed);
    Error::Refused(Box::new(refused))
}

impl Received {
    pub(crate) fn answer(&self) -> &Answer {
        &self.answer
    }

    /// What must not be repeated of it.
    pub(crate) fn redaction(&self) -> &Redaction {
        &self.redaction
    }

    /// Whether it is a success that the document declares.
    pub(crate) fn is_success(&self) -> bool {
        let status = self.answer.status.as_u16();
        matches!(judge(self.operation, status), Outcome::Success(_))
    }

    /// Lets `read` have the body.
    fn read(
        &self,
        response: &Response,
        read: &mut dyn FnMut(&mut Reader<'_>) -> Result<(), ReadError>,
    ) -> Result<(), Why> {
        let read = match body(self.operation, response, &self.answer)? {
            Body::Json(json) => read(&mut Reader::new(&json)),
            Body::Whole(bytes) => {
                let mut reader = Reader::of_bytes(bytes);
                let read = read(&mut reader);
                if read.is_ok() && reader.has_bytes() {
                    return Err(Why::Media);
                }
                read
            }
        };
        read.map_err(Why::Body)
    }

    pub(super) fn read_headers(&self, response: &Response, record: &mut dyn Value) {
        if let Some(declared) = response.headers {
            read_headers(&self.answer.headers, declared.shape, record);
        }
    }

    pub(super) fn unreadable<E>(self, why: Why) -> Error<E> {
        Error::Unreadable(Box::new(Unreadable::new(self.answer, why)))
    }
}
