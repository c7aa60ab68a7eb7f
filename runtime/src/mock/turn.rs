//! One answer of a mock, or none.

use std::collections::VecDeque;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Request, Response};

use super::{Clock, Sent, headers};
use crate::operation::Headers;
use crate::timer::Timer as _;
use crate::transport::{Chunks, Incoming, Limits, TransportError};

/// What is answered, and how.
#[derive(Clone)]
pub(super) struct Turn {
    outcome: Outcome,
    /// Put into the answer, whatever it is.
    pub(super) headers: HeaderMap,
    pub(super) delay: Duration,
    /// Whether it ends in the middle of its body.
    pub(super) cut: bool,
    /// Whether it is given although it breaks the document.
    pub(super) anyway: bool,
    /// How it breaks the document.
    pub(super) problems: Vec<String>,
    /// The headers that the document declares for it, where it speaks of it.
    pub(super) declared: Option<Headers>,
}

#[derive(Clone)]
enum Outcome {
    Answer(Response<Bytes>),
    /// An answer that is made of the call.
    Made(Arc<Make>),
    Failure(Arc<dyn Fn() -> TransportError + Send + Sync>),
}

/// Makes an answer of a call, and tells how it breaks the document.
type Make = dyn Fn(&Arc<Sent>, &Request<Bytes>) -> (Response<Bytes>, Vec<String>) + Send + Sync;

impl Turn {
    fn new(outcome: Outcome) -> Turn {
        Turn {
            outcome,
            headers: HeaderMap::new(),
            delay: Duration::ZERO,
            cut: false,
            anyway: false,
            problems: Vec::new(),
            declared: None,
        }
    }

    /// An answer that the document speaks of.
    pub(super) fn declared(answer: Response<Bytes>, headers: Option<Headers>) -> Turn {
        Turn {
            declared: headers,
            ..Turn::raw(answer)
        }
    }

    pub(super) fn raw(answer: Response<Bytes>) -> Turn {
        Turn::new(Outcome::Answer(answer))
    }

    /// An answer that is made of the call.
    pub(super) fn made(
        make: impl Fn(&Arc<Sent>, &Request<Bytes>) -> (Response<Bytes>, Vec<String>)
        + Send
        + Sync
        + 'static,
        headers: Option<Headers>,
    ) -> Turn {
        Turn {
            declared: headers,
            ..Turn::new(Outcome::Made(Arc::new(make)))
        }
    }

    pub(super) fn failure(make: impl Fn() -> TransportError + Send + Sync + 'static) -> Turn {
        Turn::new(Outcome::Failure(Arc::new(make)))
    }

    /// The turn itself, where it does not break the document.
    pub(super) fn judged(
        mut self,
        sent: &Arc<Sent>,
        request: &Request<Bytes>,
    ) -> Result<Turn, String> {
        if let Outcome::Made(make) = &self.outcome {
            let (answer, problems) = make(sent, request);
            self.outcome = Outcome::Answer(answer);
            self.problems.extend(problems);
        }
        if let (Some(declared), Outcome::Answer(answer)) = (self.declared, &self.outcome) {
            let mut headers = answer.headers().clone();
            headers.extend(self.headers.clone());
            self.problems.extend(headers::broken(declared, &headers));
        }
        match self.problems.is_empty() || self.anyway {
            true => Ok(self),
            false => Err(format!(
                "the answer breaks the document: {} (say `anyway()` where a server does so)",
                self.problems.join("; ")
            )),
        }
    }

    /// What comes of it within these limits.
    pub(super) async fn play(
        self,
        limits: Limits,
        clock: Option<Clock>,
    ) -> Result<Response<Bytes>, TransportError> {
        let limit = limits.timeout.unwrap_or(Duration::MAX);
        let time = self.delay.min(limit);
        match clock {
            _ if time.is_zero() => {}
            Some(clock) => clock.sleep(time).await,
            None => wait(time).await,
        }
        if self.delay >= limit {
            let late = TransportError::no_answer("no answer within the time limit");
            return Err(late.with_time_out());
        }
        let mut answer = match self.outcome {
            Outcome::Failure(make) => return Err(make()),
            Outcome::Answer(answer) => answer,
            Outcome::Made(_) => return Err(TransportError::not_sent("its answer was not made")),
        };
        for (name, value) in &self.headers {
            answer.headers_mut().insert(name, value.clone());
        }
        let cap = limits.max_response_bytes.unwrap_or(usize::MAX);
        if self.cut {
            let cut = TransportError::no_answer("the answer was cut short");
            return Err(cut.with_head(answer.into_parts().0));
        }
        if answer.body().len() > cap {
            let error = TransportError::too_large(cap);
            return Err(error.with_head(answer.into_parts().0));
        }
        Ok(answer)
    }

    /// The same for an answer that is read as it arrives: one that is cut ends after its body.
    pub(super) async fn open(
        mut self,
        limits: Limits,
        clock: Option<Clock>,
    ) -> Result<Incoming, TransportError> {
        let is_cut = std::mem::take(&mut self.cut);
        let (head, body) = self.play(limits, clock).await?.into_parts();
        let end = is_cut.then(|| TransportError::no_answer("the answer was cut short"));
        let pieces = [Some(Ok(body)), end.map(Err)].into_iter().flatten();
        Ok(Incoming::new(head, Pieces(pieces.collect())))
    }
}

/// The pieces of a body, all of which are there.
struct Pieces(VecDeque<Result<Bytes, TransportError>>);

impl Chunks for Pieces {
    fn poll_chunk(&mut self, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        Poll::Ready(self.0.pop_front())
    }
}

#[cfg(not(target_arch = "wasm32"))]
async fn wait(time: Duration) {
    crate::timer::Standard.sleep(time).await;
}

/// There is no timer: only what is later than the limit can be told from the rest.
#[cfg(target_arch = "wasm32")]
async fn wait(_: Duration) {}
