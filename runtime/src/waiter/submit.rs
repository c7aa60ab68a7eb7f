//! Sending a call that is to be followed.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use super::error::{NoTrace, WaitError};
use super::progress::Progress;
use super::table::Following;
use super::track::{Settings, Track};
use super::trail::Trail;
use super::{Follows, Waited};
use crate::call::{Call, Lost, Received, Started, finish};
use crate::describe::Value;
use crate::operation::Operation;
use crate::reply::Reply;

/// A call that was accepted.
#[derive(Debug)]
pub struct Submitted<E: Waited> {
    /// Its answer.
    pub reply: Reply<E::Success, E::Headers>,
    /// What waits for its work.
    pub waiter: E::Waiter,
}

/// A call on its way that is to be followed; `.await` it for its answer and its waiter.
///
/// Dropping it gives the call up: what was sent may still be executed.
#[must_use = "a call is only sent when it is awaited"]
pub struct Submitting<E: Waited> {
    started: Started,
    trail: Option<Trail>,
    settings: Option<Settings>,
    finish: fn(Result<Received, Lost>, Option<Trail>, Settings) -> Finished<E>,
}

type Finished<E> = Result<Submitted<E>, WaitError<E>>;

/// A call on its way, and the wait for its work; `.await` it for the last answer.
///
/// Dropping it gives the wait up: what was accepted goes on. Who wants to come back to it
/// submits the call instead, and keeps the token of the waiter.
#[must_use = "a call is only sent when it is awaited"]
pub struct SendAndWait<E: Waited> {
    stage: Stage<E>,
}

enum Stage<E: Waited> {
    Submitting(Submitting<E>),
    Waiting(<E::Waiter as IntoFuture>::IntoFuture),
}

impl Call {
    /// Sends the call, and finds out from the answer what to ask about.
    pub fn submit<E: Waited>(&self, body: Option<&dyn Value>) -> Submitting<E> {
        self.submit_following(E::WAITER, body)
    }

    /// As [`submit`](Call::submit), for an operation of which only tables are known: it is
    /// followed as `table` says.
    pub fn submit_following<E: Waited>(
        &self,
        table: &'static Following,
        body: Option<&dyn Value>,
    ) -> Submitting<E> {
        Submitting {
            started: self.start(body, E::IDEMPOTENT),
            trail: Some(Trail::of(self, table, body)),
            settings: Some(Settings::default()),
            finish: submitted::<E>,
        }
    }

    /// Sends the call, and waits until its work is over.
    pub fn send_and_wait<E: Waited>(&self, body: Option<&dyn Value>) -> SendAndWait<E> {
        SendAndWait {
            stage: Stage::Submitting(self.submit(body)),
        }
    }
}

fn submitted<E: Waited>(
    result: Result<Received, Lost>,
    trail: Option<Trail>,
    settings: Settings,
) -> Finished<E> {
    let tracks = result.as_ref().ok().and_then(|received| {
        let trail = trail.filter(|_| received.is_success())?;
        Some(followed(received, trail))
    });
    let reply = finish::<E>(result).map_err(WaitError::Call)?;
    let waiter = match tracks {
        Some(Ok((operation, tracks))) => {
            E::Waiter::of(operation, tracks, settings).ok_or_else(String::new)
        }
        Some(Err(why)) => Err(why),
        None => Err(String::new()),
    };
    match waiter {
        Ok(waiter) => Ok(Submitted { reply, waiter }),
        Err(why) => Err(WaitError::NoTrace(Box::new(NoTrace { reply, why }))),
    }
}

/// The operation that was called, and its jobs.
fn followed(received: &Received, trail: Trail) -> Result<(&'static Operation, Vec<Track>), String> {
    let redaction = Arc::new(received.redaction().clone());
    let operation = trail.operation();
    Ok((operation, trail.follow(received.answer(), &redaction)?))
}

impl<E: Waited> Future for Submitting<E> {
    type Output = Finished<E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Finished<E>> {
        let this = self.get_mut();
        let Poll::Ready(result) = this.started.as_mut().poll(context) else {
            return Poll::Pending;
        };
        let settings = this.settings.take().unwrap_or_default();
        Poll::Ready((this.finish)(result, this.trail.take(), settings))
    }
}

impl<E: Waited> SendAndWait<E> {
    /// How long to wait for the work, in place of what the document says.
    pub fn deadline(self, deadline: Duration) -> Self {
        self.with(|settings| settings.deadline = Some(deadline))
    }

    /// How long to pause between two questions, in place of what the document says.
    pub fn interval(self, interval: Duration) -> Self {
        self.with(|settings| settings.interval = Some(interval))
    }

    /// Calls `tell` after every question.
    pub fn on_progress(self, tell: impl FnMut(&Progress) + Send + 'static) -> Self {
        self.with(|settings| settings.on_progress = Some(Box::new(tell)))
    }

    fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        if let Stage::Submitting(submitting) = &mut self.stage {
            change(submitting.settings.get_or_insert_default());
        }
        self
    }
}

// Nothing in it is pinned.
impl<E: Waited> Unpin for SendAndWait<E> {}

impl<E: Waited> Future for SendAndWait<E> {
    type Output = <E::Waiter as IntoFuture>::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        loop {
            match &mut this.stage {
                Stage::Submitting(submitting) => match Pin::new(submitting).poll(context) {
                    Poll::Ready(Ok(submitted)) => {
                        this.stage = Stage::Waiting(submitted.waiter.into_future());
                    }
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                    Poll::Pending => return Poll::Pending,
                },
                Stage::Waiting(waiting) => return Pin::new(waiting).poll(context),
            }
        }
    }
}

impl<E: Waited> fmt::Debug for Submitting<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Submitting").finish_non_exhaustive()
    }
}

impl<E: Waited> fmt::Debug for SendAndWait<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendAndWait").finish_non_exhaustive()
    }
}
