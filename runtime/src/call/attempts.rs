//! The attempts of one call: how many there were, and whether there is another.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::Unsent;
use super::pending::Lost;
use crate::client::{Client, corrected};
use crate::error::{Tries, may_have_been_executed};
use crate::retry::{Reason, Retry};
use crate::retry_after::retry_after;
use crate::timer::Sleep;
use crate::trace::{Event, Trace};
use crate::transport::Limits;

/// The part of an answer that says what to do next: a whole one, or its head.
pub(super) trait Answered {
    fn status(&self) -> StatusCode;
    fn headers(&self) -> &HeaderMap;
}

/// The attempts so far.
pub(super) struct Attempts<'a> {
    client: &'a Client,
    policy: &'a Retry,
    trace: Trace<'a>,
    limits: Limits,
    /// Whether the time-out is about the whole call, and not about silence.
    is_whole: bool,
    idempotent: bool,
    started: Duration,
    tries: Tries,
    /// How often the policy had a request sent again.
    again: u32,
}

/// What became of the last attempt, as far as that decides about another.
struct Course {
    reason: Reason,
    /// How long the server wants to be left alone.
    asked: Option<Duration>,
    may_have_been_executed: bool,
}

impl<'a> Attempts<'a> {
    pub(super) fn new(
        client: &'a Client,
        policy: &'a Retry,
        trace: Trace<'a>,
        (limits, is_whole): (Limits, bool),
        idempotent: bool,
    ) -> Attempts<'a> {
        Attempts {
            client,
            policy,
            trace,
            limits,
            is_whole,
            idempotent,
            started: now(client),
            tries: Tries::default(),
            again: 0,
        }
    }

    /// A request is sent now.
    pub(super) fn begin(&mut self) {
        self.tries.count = self.tries.count.saturating_add(1);
        self.tell(Event::Sent);
    }

    /// The number of the next request, from 1.
    pub(super) fn next(&self) -> u32 {
        self.tries.count.saturating_add(1)
    }

    pub(super) fn tell(&self, event: Event<'_>) {
        self.trace.tell(self.tries.count, event);
    }

    /// How much time has passed since the call began.
    pub(super) fn elapsed(&self) -> Duration {
        now(self.client).saturating_sub(self.started)
    }

    /// What the next request may take: what those before it have left.
    pub(super) fn limits(&self) -> Limits {
        let timeout = match self.limits.timeout {
            Some(timeout) if self.is_whole && self.tries.count > 0 => {
                Some(timeout.saturating_sub(self.elapsed()))
            }
            timeout => timeout,
        };
        Limits {
            timeout,
            ..self.limits
        }
    }

    /// Whether there will be time for another request after a pause. A last tenth is not
    /// enough: the request would be sent, and nobody would wait for its answer.
    pub(super) fn has_time(&self, pause: Duration) -> bool {
        let timeout = self.limits.timeout.filter(|_| self.is_whole);
        let spent = self.elapsed().saturating_add(pause);
        timeout.is_none_or(|timeout| spent <= timeout - timeout / 10)
    }

    /// The pause before another attempt, where there is to be one.
    pub(super) fn pause<R: Answered>(&mut self, outcome: &Result<R, Lost>) -> Option<Sleep> {
        let course = self.course(outcome)?;
        let pause = self.policy.pause(self.again, course.asked);
        let reason = course.reason;
        if let Some(why) = self.ends(pause) {
            self.tell(Event::GivenUp { reason, why });
            return None;
        }
        let sleep = self.client.timer()?.sleep(pause);
        self.tell(Event::Again { reason, pause });
        self.again += 1;
        self.tries.may_have_been_executed |= course.may_have_been_executed;
        Some(sleep)
    }

    fn course<R: Answered>(&self, outcome: &Result<R, Lost>) -> Option<Course> {
        let (reason, asked, may_have_been_executed) = match outcome {
            Ok(answer) => {
                let (status, headers) = (answer.status(), answer.headers());
                let clock = || corrected((self.client.clock())(), self.client.skew());
                let asked = retry_after(headers, clock);
                let reason = Reason::of_answer(status, asked.is_some(), self.idempotent)?;
                (reason, asked, may_have_been_executed(status, headers))
            }
            Err(Lost::NoAnswer(error)) => {
                let reason = Reason::of_failure(error.cause(), self.idempotent)?;
                (reason, None, true)
            }
            Err(Lost::Unsent(Unsent::NotSent(error))) => {
                let reason = match (error.transport_error(), error.token_error()) {
                    (Some(error), _) => Reason::of_failure(error, self.idempotent),
                    (_, Some(error)) => Reason::of_token(error),
                    _ => None,
                };
                (reason?, None, false)
            }
            Err(Lost::Unsent(Unsent::Invalid(_))) => return None,
        };
        Some(Course {
            reason,
            asked,
            may_have_been_executed,
        })
    }

    /// Why there is no other attempt after this pause.
    fn ends(&self, pause: Duration) -> Option<&'static str> {
        if !self.policy.allows(self.again) {
            return Some("it was sent again as often as may be");
        }
        let spent = self.elapsed().saturating_add(pause);
        if spent > self.policy.budget_of_time() {
            return Some("the pause would be longer than the budget");
        }
        if !self.has_time(pause) {
            return Some("the pause would be longer than the time-out");
        }
        let reserve = self.client.reserve();
        (!reserve.take()).then_some("too much is sent again by this client")
    }

    /// What is reported: the last that was `heard` of the server, where the last attempt did
    /// not get to it.
    pub(super) fn end<R: Answered>(
        self,
        heard: Option<Box<Result<R, Lost>>>,
        last: Result<R, Lost>,
    ) -> Result<(R, Tries), Lost> {
        let outcome = match (heard, last) {
            (Some(heard), Err(Lost::Unsent(_))) => *heard,
            (_, last) => last,
        };
        match outcome {
            Ok(answer) => {
                if !is_trouble(answer.status()) {
                    self.client.reserve().give_back(self.again > 0);
                }
                Ok((answer, self.tries))
            }
            Err(lost) => Err(lost.with_tries(self.tries)),
        }
    }
}

fn is_trouble(status: StatusCode) -> bool {
    status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS
}

/// By the client's timer; nothing takes time where there is none.
fn now(client: &Client) -> Duration {
    client.timer().map(|timer| timer.now()).unwrap_or_default()
}
