//! When a request is sent again, and after which pause.
//!
//! What surely was not carried out can be sent again without harm. What may have been carried
//! out is only sent again where doing it twice is the same as doing it once:
//!
//! | what happened | any operation | an idempotent one |
//! |---|---|---|
//! | no connection: refused, no such host, no time | again | again |
//! | a token server that does not answer, or with 429 or 5xx | again | again |
//! | 429 | again | again |
//! | 503 with `Retry-After` | again | again |
//! | 408, 500, 502, 503, 504 | told | again |
//! | no answer: connection lost, time-out, cut short | told | again |
//! | anything else | told | told |
//!
//! Idempotent are `GET`, `HEAD`, `OPTIONS`, `TRACE` and `QUERY`, which do nothing, and what
//! its document declares with `x-bindery-idempotent: true`. HTTP says so of `PUT` and `DELETE`
//! too, but servers do not always keep to it: there are some that install a system on `PUT`, and
//! each time they get one.

mod pause;
mod reason;
mod reserve;

use std::fmt;
use std::time::Duration;

pub(crate) use reason::{Reason, is_idempotent};
pub(crate) use reserve::Reserve;

const TIMES: u32 = 3;
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(20);
const BUDGET: Duration = Duration::from_secs(60);

/// How often a request is sent again, and after which pauses.
///
/// A pause is random, from nothing to an upper end that doubles each time: who failed together
/// does not come back together. Where the server says when to come back (`Retry-After`), the
/// pause is that and a little more; when that is past the budget, the call ends at once, with
/// what the server said.
///
/// Each request is signed anew. A call's time-out is about all of them and the pauses between
/// them. What is reported is the last that was heard of the server.
///
/// ```
/// use std::time::Duration;
///
/// use bindery_runtime::client::Client;
/// use bindery_runtime::retry::Retry;
/// use bindery_runtime::transport::Memory;
///
/// # fn main() -> Result<(), bindery_runtime::client::BuildError> {
/// let patient = Retry::default().times(5).budget(Duration::from_secs(300));
/// let client = Client::builder("https://ecs.example.com")
///     .retry(patient)
///     .transport(Memory::new())
///     .build()?;
/// # let _ = client;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Retry {
    times: u32,
    first: Duration,
    longest: Duration,
    budget: Duration,
    random: fn() -> u64,
}

impl Default for Retry {
    /// At most three times, after pauses of up to 0.5, 1 and 2 seconds, and nothing after a
    /// minute.
    fn default() -> Retry {
        Retry {
            times: TIMES,
            first: FIRST_PAUSE,
            longest: LONGEST_PAUSE,
            budget: BUDGET,
            random: pause::random,
        }
    }
}

impl Retry {
    /// Nothing is sent again.
    ///
    /// What a signer does to be let in is not meant: a request that was refused for a token or
    /// a date is still sent once more with another one.
    #[must_use]
    pub fn none() -> Retry {
        Retry::default().times(0)
    }

    /// How often a request is sent again at most; 3 by default, which is 4 requests.
    #[must_use]
    pub fn times(mut self, times: u32) -> Retry {
        self.times = times;
        self
    }

    /// The upper end of the first pause, and that of all pauses; half a second and 20 seconds by
    /// default. A pause that the server asks for may be longer.
    #[must_use]
    pub fn pauses(mut self, first: Duration, longest: Duration) -> Retry {
        self.first = first;
        self.longest = longest;
        self
    }

    /// How long after the start of a call a request may be sent again; a minute by default.
    #[must_use]
    pub fn budget(mut self, budget: Duration) -> Retry {
        self.budget = budget;
        self
    }

    /// Where the randomness of pauses comes from; any numbers will do, and by default those that
    /// `HashMap` is seeded with.
    #[must_use]
    pub fn random(mut self, random: fn() -> u64) -> Retry {
        self.random = random;
        self
    }

    pub(crate) fn allows(&self, again: u32) -> bool {
        again < self.times
    }

    pub(crate) fn budget_of_time(&self) -> Duration {
        self.budget
    }
}

impl fmt::Debug for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Retry")
            .field("times", &self.times)
            .field("pauses", &(self.first, self.longest))
            .field("budget", &self.budget)
            .finish_non_exhaustive()
    }
}
