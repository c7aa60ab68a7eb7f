//! What waits for one job.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::error::{Failed, Overdue, Unanswered, WaitError};
use super::progress::{Meaning, Progress};
use super::token::{Token, TokenError};
use super::track::{Event, Fate, OnProgress, Settings, Track, UNREADABLE};
use super::{Follows, Waited, trace};
use crate::call::{Endpoint, finish};
use crate::client::Client;
use crate::error::Error;
use crate::operation::Operation;
use crate::reply::Reply;
use crate::secret::Secret;

/// Waits for one job.
///
/// It is asked about with [`step`](Waiter::step), which asks at once, with
/// [`next`](Waiter::next), which pauses before, or by awaiting the waiter, which goes on until
/// the end. With the feature `stream` it is a `futures_core::Stream` too. No future of it loses
/// anything when it is dropped.
pub struct Waiter<E: Waited> {
    pub(super) track: Track,
    reply: Option<ReplyOf<E>>,
    error: Option<Error<<E::Query as Endpoint>::Failure>>,
    on_progress: Option<OnProgress>,
    is_over: bool,
}

/// The answer to a question about an operation.
type ReplyOf<E> =
    Reply<<<E as Waited>::Query as Endpoint>::Success, <<E as Waited>::Query as Endpoint>::Headers>;

type Asked<E> = Result<Progress, WaitError<E>>;
type Done<E> = Result<ReplyOf<E>, WaitError<E>>;

// Nothing in it is pinned.
impl<E: Waited> Unpin for Waiter<E> {}

impl<E: Waited> Waiter<E> {
    pub(super) fn new(track: Track) -> Waiter<E> {
        Waiter {
            track,
            reply: None,
            error: None,
            on_progress: None,
            is_over: false,
        }
    }

    /// How long to wait, in place of what the document says. It is counted from when
    /// the waiter is first polled. At least one question is asked.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.track.set_deadline(deadline);
        self
    }

    /// How long to pause between two questions, in place of what the document says. A server
    /// that names a time is obeyed all the same.
    #[must_use]
    pub fn interval(mut self, interval: Duration) -> Self {
        self.track.set_interval(interval);
        self
    }

    /// Adds a header to every question. Its value counts as a secret, and is not in the
    /// [`token`](Waiter::token).
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.track.header(name.into(), value.into());
        self
    }

    /// Calls `tell` after every question.
    #[must_use]
    pub fn on_progress(mut self, tell: impl FnMut(&Progress) + Send + 'static) -> Self {
        self.on_progress = Some(Box::new(tell));
        self
    }

    /// What is needed to go on in another process.
    #[must_use]
    pub fn token(&self) -> Token {
        Token::of(self.track.operation(), std::iter::once(&self.track))
    }

    /// What is known.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        self.track.progress()
    }

    /// The last answer that told a state.
    #[must_use]
    pub fn reply(&self) -> Option<&ReplyOf<E>> {
        self.reply.as_ref()
    }

    /// Takes the last answer that told a state.
    #[must_use]
    pub fn into_reply(self) -> Option<ReplyOf<E>> {
        self.reply
    }

    /// Asks once, at once.
    pub fn step(&mut self) -> Step<'_, E> {
        self.track.hurry();
        self.is_over = false;
        Step { waiter: self }
    }

    /// Asks once, when it is time. `None` once it is known how the work ended; the last
    /// success before that is in [`reply`](Waiter::reply).
    // Asynchronous streams have this name for it as well.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Next<'_, E> {
        Next { waiter: self }
    }

    /// Waits for the end, as awaiting the waiter does. It can be dropped and called again.
    pub fn wait(&mut self) -> Wait<'_, E> {
        Wait { waiter: self }
    }

    /// As [`next`](Waiter::next), for where a poll function is wanted.
    pub fn poll_next_progress(&mut self, context: &mut Context<'_>) -> Poll<Option<Asked<E>>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        self.poll_question(context, true).map(Some)
    }

    /// Goes on until a question was answered.
    pub(super) fn poll_question(
        &mut self,
        context: &mut Context<'_>,
        may_ask: bool,
    ) -> Poll<Asked<E>> {
        let event = match self.track.poll(context, may_ask) {
            Poll::Ready(event) => event,
            Poll::Pending => return Poll::Pending,
        };
        let result = self.take(event);
        trace::tell(
            self.track.operation(),
            self.track.progress(),
            ending(&result),
        );
        if let (Some(tell), true) = (&mut self.on_progress, was_asked(&result)) {
            tell(self.track.progress());
        }
        Poll::Ready(result)
    }

    fn take(&mut self, event: Event) -> Asked<E> {
        let (result, fate, reason) = match event {
            Event::Asked {
                result,
                fate,
                reason,
            } => (result, fate, reason),
            Event::NoTimer => return Err(WaitError::NoTimer(self.token())),
            Event::Overdue => {
                self.track.begin_again();
                return Err(WaitError::Overdue(Box::new(Overdue {
                    deadline: self.track.deadline(),
                    progress: self.progress().clone(),
                    error: self.error.take(),
                    token: self.token(),
                })));
            }
        };
        match (fate, finish::<E::Query>(*result)) {
            (Fate::Told(Meaning::Failure), Ok(reply)) => {
                self.is_over = true;
                self.reply = None;
                Err(WaitError::Failed(Box::new(Failed {
                    reply,
                    progress: self.progress().clone(),
                    reason,
                    token: self.token(),
                })))
            }
            (fate, Ok(reply)) => {
                self.is_over = fate == Fate::Told(Meaning::Success);
                self.error = None;
                self.reply = Some(reply);
                Ok(self.progress().clone())
            }
            (fate, Err(error)) => self.failed(fate, error),
        }
    }

    /// A question that failed: the job may be well.
    fn failed(&mut self, fate: Fate, error: Error<<E::Query as Endpoint>::Failure>) -> Asked<E> {
        let limit = match fate {
            Fate::Failed { limit } => limit,
            // It is over, but nobody can read how.
            Fate::Told(Meaning::Success | Meaning::Failure) => 1,
            Fate::Told(_) => UNREADABLE,
        };
        if self.track.failed(error.to_string(), limit) {
            let unanswered = Unanswered {
                error,
                progress: self.progress().clone(),
                token: self.token(),
            };
            return Err(WaitError::Unanswered(Box::new(unanswered)));
        }
        self.error = Some(error);
        Ok(self.progress().clone())
    }

    /// The last answer, once the work is done.
    pub(super) fn take_done(&mut self) -> Option<ReplyOf<E>> {
        let is_done = self.is_over && self.progress().meaning() == Meaning::Success;
        self.reply.take_if(|_| is_done)
    }

    fn poll_done(&mut self, context: &mut Context<'_>) -> Poll<Done<E>> {
        loop {
            if let Some(reply) = self.take_done() {
                return Poll::Ready(Ok(reply));
            }
            match self.poll_question(context, true) {
                Poll::Ready(Ok(_)) => {}
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    /// Goes on with what a token says; for generated code.
    #[doc(hidden)]
    pub fn of_token(client: &Client, token: &Token) -> Result<E::Waiter, TokenError> {
        token.resume::<E>(client, E::OPERATION, E::WAITER)
    }
}

/// How the wait has ended, in a word, where it has ended otherwise than with success.
fn ending<E: Waited>(result: &Asked<E>) -> Option<&'static str> {
    result.as_ref().err().map(WaitError::name)
}

/// Whether a question was asked for it.
fn was_asked<E: Waited>(result: &Asked<E>) -> bool {
    !matches!(result, Err(WaitError::Overdue(_) | WaitError::NoTimer(_)))
}

impl<E: Waited> Follows<E> for Waiter<E> {
    type Done = ReplyOf<E>;

    fn of(_: &'static Operation, tracks: Vec<Track>, settings: Settings) -> Option<Self> {
        let mut track = tracks.into_iter().next()?;
        track.set(&settings);
        let mut waiter = Waiter::new(track);
        waiter.on_progress = settings.on_progress;
        Some(waiter)
    }
}

impl<E: Waited> IntoFuture for Waiter<E> {
    type Output = Done<E>;
    type IntoFuture = WaitForIt<E>;

    fn into_future(self) -> WaitForIt<E> {
        WaitForIt { waiter: self }
    }
}

/// A waiter that is awaited.
#[must_use = "nothing is asked until it is awaited"]
pub struct WaitForIt<E: Waited> {
    waiter: Waiter<E>,
}

/// One question, at once; see [`Waiter::step`].
#[must_use = "nothing is asked until it is awaited"]
pub struct Step<'w, E: Waited> {
    waiter: &'w mut Waiter<E>,
}

/// One question, when it is time; see [`Waiter::next`].
#[must_use = "nothing is asked until it is awaited"]
pub struct Next<'w, E: Waited> {
    waiter: &'w mut Waiter<E>,
}

/// All questions until the end; see [`Waiter::wait`].
#[must_use = "nothing is asked until it is awaited"]
pub struct Wait<'w, E: Waited> {
    waiter: &'w mut Waiter<E>,
}

impl<E: Waited> Future for WaitForIt<E> {
    type Output = Done<E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Done<E>> {
        self.get_mut().waiter.poll_done(context)
    }
}

impl<E: Waited> Future for Step<'_, E> {
    type Output = Asked<E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Asked<E>> {
        self.get_mut().waiter.poll_question(context, true)
    }
}

impl<E: Waited> Future for Next<'_, E> {
    type Output = Option<Asked<E>>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Asked<E>>> {
        self.get_mut().waiter.poll_next_progress(context)
    }
}

impl<E: Waited> Future for Wait<'_, E> {
    type Output = Done<E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Done<E>> {
        self.get_mut().waiter.poll_done(context)
    }
}

/// The feature `stream`.
#[cfg(feature = "stream")]
impl<E: Waited> futures_core::Stream for Waiter<E> {
    type Item = Asked<E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Asked<E>>> {
        self.get_mut().poll_next_progress(context)
    }
}

impl<E: Waited> fmt::Debug for Waiter<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiter")
            .field("operation", &self.track.operation().id)
            .field("progress", self.progress())
            .finish_non_exhaustive()
    }
}
