//! The body of an answer, as hyper and services have it.

use std::error::Error;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf, Bytes};
use http_body::Body;

use super::deadline::within;
use super::whole::Whole;
use super::{Chunks, TransportError};
use crate::timer::{Sleep, Timer};

pub(super) type BoxError = Box<dyn Error + Send + Sync>;

/// A body that is read as it arrives.
pub(super) struct Arriving<R> {
    body: Pin<Box<R>>,
    silence: Silence,
}

/// The longest time without a piece.
pub(super) struct Silence {
    pub(super) limit: Duration,
    pub(super) timer: Option<Arc<dyn Timer>>,
    pub(super) sleep: Option<Sleep>,
}

impl<R> Arriving<R> {
    pub(super) fn new(body: R, silence: Silence) -> Arriving<R> {
        Arriving {
            body: Box::pin(body),
            silence,
        }
    }
}

impl<R: Body<Error: Into<BoxError>> + Send> Chunks for Arriving<R> {
    fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        if let Poll::Ready(piece) = poll_piece(self.body.as_mut(), context) {
            self.silence.sleep = None;
            return Poll::Ready(piece);
        }
        let Silence {
            limit,
            timer,
            sleep,
        } = &mut self.silence;
        if sleep.is_none() {
            *sleep = timer.as_deref().map(|timer| timer.sleep(*limit));
        }
        let Some(sleep) = sleep else {
            return Poll::Pending;
        };
        sleep.as_mut().poll(context).map(|()| {
            let late = TransportError::no_answer("nothing arrived within the time limit");
            Some(Err(late.with_time_out()))
        })
    }
}

/// The next piece; what else a body can have, such as trailers, is passed over.
fn poll_piece<R: Body<Error: Into<BoxError>>>(
    mut body: Pin<&mut R>,
    context: &mut Context<'_>,
) -> Poll<Option<Result<Bytes, TransportError>>> {
    loop {
        let Poll::Ready(frame) = body.as_mut().poll_frame(context) else {
            return Poll::Pending;
        };
        return Poll::Ready(match frame {
            None => None,
            Some(Err(error)) => {
                let cut = TransportError::no_answer("the answer was cut short");
                Some(Err(cut.with_source(error)))
            }
            Some(Ok(frame)) => match frame.into_data() {
                Ok(mut data) => Some(Ok(data.copy_to_bytes(data.remaining()))),
                Err(_) => continue,
            },
        });
    }
}

/// The answer with the whole of its body, until `deadline`.
pub(super) async fn whole<R, D>(
    answer: http::Response<R>,
    cap: usize,
    deadline: Option<Pin<&mut D>>,
) -> Result<http::Response<Bytes>, TransportError>
where
    R: Body<Error: Into<BoxError>>,
    D: Future<Output = ()> + ?Sized,
{
    let (head, body) = answer.into_parts();
    match within(deadline, collect(body, cap)).await {
        Some(Ok(body)) => Ok(http::Response::from_parts(head, body)),
        Some(Err(error)) => Err(error.with_head(head)),
        None => {
            let why = "the answer was not complete within the time limit";
            let late = TransportError::no_answer(why).with_time_out();
            Err(late.with_head(head))
        }
    }
}

async fn collect<R>(body: R, cap: usize) -> Result<Bytes, TransportError>
where
    R: Body<Error: Into<BoxError>>,
{
    let mut body = pin!(body);
    let mut whole = Whole::nothing(cap);
    while let Some(piece) = poll_fn(|context| poll_piece(body.as_mut(), context)).await {
        whole.add(piece?)?;
    }
    Ok(whole.body())
}
