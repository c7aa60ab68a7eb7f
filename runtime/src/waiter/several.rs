//! What waits for many jobs of one call.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::batch::{Batch, BatchItem};
use super::error::WaitError;
use super::progress::Progress;
use super::single::Waiter;
use super::token::Token;
use super::track::{OnProgress, Settings, Track};
use super::{Follows, Waited};
use crate::call::Endpoint;
use crate::client::Client;
use crate::operation::Operation;
use crate::reply::Reply;
use crate::secret::Secret;

/// So many questions are on their way at the same time.
const AT_ONCE: usize = 4;

/// Waits for all jobs of one call.
///
/// Each has its own state and its own end; one that fails does not end the wait for others.
/// Awaited, it gives the last answer of each where all are done, and
/// [`WaitError::Partly`] with what became of each otherwise. At most four questions are on
/// their way at the same time.
pub struct Waiters<E: Waited> {
    operation: &'static Operation,
    jobs: Vec<Job<E>>,
    on_progress: Option<OnProgress>,
}

struct Job<E: Waited> {
    waiter: Waiter<E>,
    end: Option<BatchItem<E>>,
}

type AllDone<E> = Result<
    Vec<
        Reply<
            <<E as Waited>::Query as Endpoint>::Success,
            <<E as Waited>::Query as Endpoint>::Headers,
        >,
    >,
    WaitError<E>,
>;

// Nothing in it is pinned.
impl<E: Waited> Unpin for Waiters<E> {}

impl<E: Waited> Waiters<E> {
    /// How many jobs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.jobs.len()
    }

    /// Whether there is none: the call has begun nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.jobs.is_empty()
    }

    /// How long to wait, in place of what the document says. It is counted for each job from
    /// when this is first polled.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.each(|track| track.set_deadline(deadline));
        self
    }

    /// How long to pause between two questions about a job, in place of what the document
    /// says. A server that names a time is obeyed all the same.
    #[must_use]
    pub fn interval(mut self, interval: Duration) -> Self {
        self.each(|track| track.set_interval(interval));
        self
    }

    /// Adds a header to every question. Its value counts as a secret, and is not in the
    /// [`token`](Waiters::token).
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        let (name, value) = (name.into(), value.into());
        self.each(|track| track.header(name.clone(), value.clone()));
        self
    }

    /// Asks with another client than the one of the call: where the operation that is asked is
    /// served elsewhere.
    #[must_use]
    pub fn client(mut self, client: &Client) -> Self {
        self.each(|track| track.set_client(client));
        self
    }

    /// Calls `tell` after every question; [`Progress::item`] says about which job it was.
    #[must_use]
    pub fn on_progress(mut self, tell: impl FnMut(&Progress) + Send + 'static) -> Self {
        self.on_progress = Some(Box::new(tell));
        self
    }

    fn each(&mut self, change: impl Fn(&mut Track)) {
        self.jobs
            .iter_mut()
            .for_each(|job| change(&mut job.waiter.track));
    }

    /// What is needed to go on in another process.
    #[must_use]
    pub fn token(&self) -> Token {
        let tracks = self.jobs.iter().map(|job| &job.waiter.track);
        Token::of(self.operation, tracks)
    }

    /// What is known of each job.
    pub fn progress(&self) -> impl Iterator<Item = &Progress> {
        self.jobs.iter().map(|job| job.waiter.progress())
    }

    /// Waits until a question about any job was answered; `None` once all have ended.
    ///
    /// How a job ended is told by [`wait`](Waiters::wait).
    // Asynchronous streams have this name for it as well.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> NextOfAll<'_, E> {
        NextOfAll { waiters: self }
    }

    /// Waits for the end of all, as awaiting this does. It can be dropped and called again.
    pub fn wait(&mut self) -> WaitAll<'_, E> {
        WaitAll { waiters: self }
    }

    /// As [`next`](Waiters::next), for where a poll function is wanted.
    pub fn poll_next_progress(&mut self, context: &mut Context<'_>) -> Poll<Option<Progress>> {
        let mut asking = self.jobs.iter().filter(|job| job.is_asking()).count();
        for job in &mut self.jobs {
            if job.end.is_some() {
                continue;
            }
            let was_asking = job.is_asking();
            let polled = job.poll(context, was_asking || asking < AT_ONCE);
            // It has begun to ask, or it was answered.
            match (was_asking, job.is_asking()) {
                (false, true) => asking += 1,
                (true, false) => asking -= 1,
                _ => {}
            }
            if polled.is_ready() {
                let progress = job.waiter.progress();
                if let Some(tell) = &mut self.on_progress {
                    tell(progress);
                }
                // Others may be waiting for their turn to ask.
                context.waker().wake_by_ref();
                return Poll::Ready(Some(progress.clone()));
            }
        }
        match self.jobs.iter().all(|job| job.end.is_some()) {
            true => Poll::Ready(None),
            false => Poll::Pending,
        }
    }

    fn poll_done(&mut self, context: &mut Context<'_>) -> Poll<AllDone<E>> {
        loop {
            match self.poll_next_progress(context) {
                Poll::Ready(Some(_)) => {}
                Poll::Ready(None) => return Poll::Ready(self.done()),
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    /// Takes how each ended; it is asked about again by who wants to know once more.
    fn done(&mut self) -> AllDone<E> {
        let token = self.token();
        let ends = self.jobs.iter_mut().filter_map(|job| job.end.take());
        let items: Vec<BatchItem<E>> = ends.collect();
        if items.iter().any(Result::is_err) {
            return Err(WaitError::Partly(Box::new(Batch { items, token })));
        }
        Ok(items.into_iter().flatten().collect())
    }
}

impl<E: Waited> Job<E> {
    fn is_asking(&self) -> bool {
        self.waiter.track.is_asking()
    }

    /// Is ready when a question was answered, or the wait for this job has ended.
    fn poll(&mut self, context: &mut Context<'_>, may_ask: bool) -> Poll<()> {
        match self.waiter.poll_question(context, may_ask) {
            Poll::Ready(Ok(_)) => self.end = self.waiter.take_done().map(Ok),
            Poll::Ready(Err(error)) => self.end = Some(Err(error)),
            Poll::Pending => return Poll::Pending,
        }
        Poll::Ready(())
    }
}

impl<E: Waited> Follows<E> for Waiters<E> {
    type Done = Vec<Reply<<E::Query as Endpoint>::Success, <E::Query as Endpoint>::Headers>>;

    fn of(operation: &'static Operation, tracks: Vec<Track>, settings: Settings) -> Option<Self> {
        let mut jobs = Vec::new();
        for (index, mut track) in tracks.into_iter().enumerate() {
            track.set(&settings);
            track.set_item(index);
            jobs.push(Job {
                waiter: Waiter::new(track),
                end: None,
            });
        }
        Some(Waiters {
            operation,
            jobs,
            on_progress: settings.on_progress,
        })
    }
}

impl<E: Waited> IntoFuture for Waiters<E> {
    type Output = AllDone<E>;
    type IntoFuture = WaitForAll<E>;

    fn into_future(self) -> WaitForAll<E> {
        WaitForAll { waiters: self }
    }
}

/// Waiters that are awaited.
#[must_use = "nothing is asked until it is awaited"]
pub struct WaitForAll<E: Waited> {
    waiters: Waiters<E>,
}

/// One question; see [`Waiters::next`].
#[must_use = "nothing is asked until it is awaited"]
pub struct NextOfAll<'w, E: Waited> {
    waiters: &'w mut Waiters<E>,
}

/// All questions until the end; see [`Waiters::wait`].
#[must_use = "nothing is asked until it is awaited"]
pub struct WaitAll<'w, E: Waited> {
    waiters: &'w mut Waiters<E>,
}

impl<E: Waited> Future for WaitForAll<E> {
    type Output = AllDone<E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<AllDone<E>> {
        self.get_mut().waiters.poll_done(context)
    }
}

impl<E: Waited> Future for NextOfAll<'_, E> {
    type Output = Option<Progress>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Progress>> {
        self.get_mut().waiters.poll_next_progress(context)
    }
}

impl<E: Waited> Future for WaitAll<'_, E> {
    type Output = AllDone<E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<AllDone<E>> {
        self.get_mut().waiters.poll_done(context)
    }
}

/// The feature `stream`.
#[cfg(feature = "stream")]
impl<E: Waited> futures_core::Stream for Waiters<E> {
    type Item = Progress;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Progress>> {
        self.get_mut().poll_next_progress(context)
    }
}

impl<E: Waited> fmt::Debug for Waiters<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiters")
            .field("operation", &self.operation.id)
            .field("progress", &self.progress().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
