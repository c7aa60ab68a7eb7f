//! A time that passes at once.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use crate::timer::{Sleep, Timer};

/// A [`Timer`] by which time passes at once; see [`Mock::clock`](super::Mock::clock).
///
/// A clone is the same clock.
#[derive(Clone, Default)]
pub struct Clock {
    passed: Arc<Mutex<Duration>>,
}

impl Clock {
    /// How much time has passed. What sleeps at the same time in one task sleeps together.
    #[must_use]
    pub fn passed(&self) -> Duration {
        *self.passed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pass_to(&self, end: Duration) {
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        *passed = end.max(*passed);
    }
}

impl Timer for Clock {
    fn sleep(&self, time: Duration) -> Sleep {
        Box::pin(Sleeping {
            clock: self.clone(),
            time,
            end: None,
        })
    }

    fn now(&self) -> Duration {
        self.passed()
    }
}

struct Sleeping {
    clock: Clock,
    time: Duration,
    end: Option<Duration>,
}

impl Future for Sleeping {
    type Output = ();

    /// Is ready when it is polled again: meanwhile others can fall asleep too.
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match self.end {
            Some(end) => {
                self.clock.pass_to(end);
                Poll::Ready(())
            }
            None => {
                self.end = Some(self.clock.passed().saturating_add(self.time));
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clock")
            .field("passed", &self.passed())
            .finish()
    }
}
