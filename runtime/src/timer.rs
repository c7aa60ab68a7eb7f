//! How a call waits: between two attempts, and between two questions about a job.
//!
//! Runtimes do not agree on what a timer is, so a [`Timer`] can be given. The one that is there
//! by default is that of tokio where a call is polled inside of it, and a thread that sleeps
//! for all others.

mod standard;
#[cfg(not(target_arch = "wasm32"))]
mod thread;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use standard::Standard;

/// A time that passes.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Waits.
///
/// ```
/// use std::time::Duration;
///
/// use bindery_runtime::timer::{Sleep, Timer};
///
/// /// For tests: no time passes.
/// struct AtOnce;
///
/// impl Timer for AtOnce {
///     fn sleep(&self, _: Duration) -> Sleep {
///         Box::pin(std::future::ready(()))
///     }
/// }
/// ```
pub trait Timer: Send + Sync {
    /// Is ready when `time` has passed since it was first polled. Dropping it ends it.
    fn sleep(&self, time: Duration) -> Sleep;

    /// How much time has passed since some moment that stays the same; it never goes back.
    /// What a call may take in all is counted by it.
    ///
    /// What is given here is the system's. `wasm32-unknown-unknown` has none: there nothing
    /// ever takes time, unless this is given too.
    fn now(&self) -> Duration {
        standard::now()
    }
}

impl<T: Timer + ?Sized> Timer for Arc<T> {
    fn sleep(&self, time: Duration) -> Sleep {
        (**self).sleep(time)
    }

    fn now(&self) -> Duration {
        (**self).now()
    }
}
