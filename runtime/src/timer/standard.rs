//! The timer that is there by default.

use std::time::Duration;

/// How much time has passed since this was first asked.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(super) fn now() -> Duration {
    use std::sync::OnceLock;
    // Those of tokio, where it is there: its tests can stop the clock.
    #[cfg(all(feature = "tokio", not(target_arch = "wasm32")))]
    use tokio::time::Instant;

    #[cfg(not(all(feature = "tokio", not(target_arch = "wasm32"))))]
    use std::time::Instant;

    static ORIGIN: OnceLock<Instant> = OnceLock::new();
    Instant::now().saturating_duration_since(*ORIGIN.get_or_init(Instant::now))
}

/// There is no clock.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub(super) fn now() -> Duration {
    Duration::ZERO
}

/// Tokio's timer inside of tokio, and elsewhere a thread.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standard;

#[cfg(not(target_arch = "wasm32"))]
impl super::Timer for Standard {
    fn sleep(&self, time: Duration) -> super::Sleep {
        // Where it runs is known when it is polled, not where it is made.
        Box::pin(async move {
            #[cfg(feature = "tokio")]
            if tokio::runtime::Handle::try_current().is_ok() {
                return tokio::time::sleep(time).await;
            }
            super::thread::Sleep::new(time).await;
        })
    }
}
