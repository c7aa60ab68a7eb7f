//! A call whose answer is read piece by piece.

use std::future::{Future, poll_fn, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::BytesMut;

use super::answer::{Outcome, covers, judge, media_type};
use super::exchange::Exchange;
use super::pending::{Lost, Received, refused};
use super::{Call, Endpoint};
use crate::describe::{Blank, Value};
use crate::error::{Error, Why};
use crate::events::{Events, Incoming as Pieces};
use crate::operation::{Response, Stream};
use crate::reply::{Answer, Reply};
use crate::target::essence;
use crate::transport::{Incoming, Limits, TransportError};

/// An operation whose answer can be a stream.
pub trait Streamed: Endpoint {
    /// What each piece holds; one of plain text is read as a JSON string.
    type Item: Value + Blank;
}

/// A call on its way whose answer is read piece by piece; `.await` it for the stream.
///
/// The request is checked when this is made, and signed and sent when it is first polled.
#[must_use = "a call is only sent when it is awaited"]
pub struct Opening<T, H, F> {
    raw: Raw,
    finish: fn(Result<Found, Lost>) -> Finished<T, H, F>,
}

type Raw = Pin<Box<dyn Future<Output = Result<Found, Lost>> + Send>>;
type Finished<T, H, F> = Result<Reply<Events<T>, H>, Error<F>>;

impl<T, H, F> Future for Opening<T, H, F> {
    type Output = Finished<T, H, F>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        this.raw.as_mut().poll(context).map(this.finish)
    }
}

impl<T, H, F> std::fmt::Debug for Opening<T, H, F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opening").finish_non_exhaustive()
    }
}

/// What the server answered: a stream that was asked for, or anything else, as a whole.
struct Found {
    received: Received,
    stream: Option<(&'static Response, Pieces)>,
}

impl Call {
    /// Sends the call, and reads its answer with `E` while it arrives.
    pub fn events<E: Streamed>(
        &self,
        body: Option<&dyn Value>,
    ) -> Opening<E::Item, E::Headers, E::Failure> {
        Opening {
            raw: self.start_stream(body, E::IDEMPOTENT),
            finish: finish::<E>,
        }
    }

    fn start_stream(&self, body: Option<&dyn Value>, idempotent: Option<bool>) -> Raw {
        let values = self.values();
        let mut request = match self.unsigned(&values, body, true) {
            Ok(request) => request,
            Err(unsent) => return Box::pin(ready(Err(Lost::Unsent(unsent)))),
        };
        let mut exchange = self.exchange(&values, body, idempotent).of_silence();
        Box::pin(async move {
            let (incoming, tries) = exchange
                .of(&mut request, |transport, request, limits| {
                    transport.open(request, limits)
                })
                .await?;
            let Exchange {
                operation,
                limits,
                redaction,
                ..
            } = exchange;
            let mut received = Received {
                operation,
                answer: Answer {
                    status: incoming.head.status,
                    headers: incoming.head.headers.clone(),
                    body: bytes::Bytes::new(),
                    tries,
                },
                redaction,
            };
            let given = media_type(&received.answer.headers);
            let stream = match judge(operation, received.answer.status.as_u16()) {
                Outcome::Success(response) => stream(response, given),
                _ => None,
            };
            let stream = match stream {
                Some((response, stream)) => {
                    let pieces = Pieces::new(incoming.chunks, stream, limits.max_response_bytes);
                    Some((response, pieces))
                }
                None => {
                    let body = collect(incoming, limits).await;
                    received.answer.body = body.map_err(|e| Lost::from(e).with_tries(tries))?;
                    None
                }
            };
            Ok(Found { received, stream })
        })
    }
}

/// What is declared about the stream, where the answer is one.
fn stream(
    response: &'static Response,
    given: &str,
) -> Option<(&'static Response, &'static Stream)> {
    let stream = response.stream.as_ref()?;
    let given = essence(given);
    (given.is_empty() || covers(stream.media_type, given)).then_some((response, stream))
}

/// The whole body of an answer that is no stream.
async fn collect(incoming: Incoming, limits: Limits) -> Result<bytes::Bytes, TransportError> {
    let Incoming { head, mut chunks } = incoming;
    let cap = limits
        .max_response_bytes
        .unwrap_or(crate::events::MAX_BYTES);
    let mut body = BytesMut::new();
    loop {
        match poll_fn(|context| chunks.poll_chunk(context)).await {
            None => return Ok(body.freeze()),
            Some(Ok(chunk)) if chunk.len() <= cap.saturating_sub(body.len()) => {
                body.extend_from_slice(&chunk);
            }
            Some(Ok(_)) => {
                return Err(TransportError::too_large(cap).with_head(head));
            }
            Some(Err(error)) => return Err(error.with_head(head)),
        }
    }
}

/// The only part that is compiled for every operation.
fn finish<E: Streamed>(raw: Result<Found, Lost>) -> Finished<E::Item, E::Headers, E::Failure> {
    let Found { received, stream } = raw?;
    if let Some((response, pieces)) = stream {
        let mut headers = E::Headers::blank();
        received.read_headers(response, &mut headers);
        let events = Events::new(pieces, |reader| reader.value());
        return Ok(Reply::new(events, headers, received.answer));
    }
    match judge(received.operation, received.answer.status.as_u16()) {
        Outcome::Refused(response) => Err(refused::<E>(received, response)),
        Outcome::Success(_) => Err(received.unreadable(Why::Media)),
        Outcome::Unreadable(why) => Err(received.unreadable(why)),
    }
}
