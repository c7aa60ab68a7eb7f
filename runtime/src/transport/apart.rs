//! Connections for those who await and for those who wait.

/// One pool of connections for awaited calls, and one for blocking calls, whose connections are
/// driven by another thread than the one that waits.
#[derive(Clone)]
pub(super) struct Apart<C> {
    awaited: C,
    #[cfg(feature = "blocking")]
    blocking: C,
}

impl<C> Apart<C> {
    /// Each of them as `make` makes one.
    pub(super) fn new(make: impl Fn() -> C) -> Apart<C> {
        Apart {
            awaited: make(),
            #[cfg(feature = "blocking")]
            blocking: make(),
        }
    }

    /// Gives blocking calls another one.
    #[cfg(all(feature = "blocking", feature = "reqwest"))]
    pub(super) fn with_blocking(mut self, client: C) -> Apart<C> {
        self.blocking = client;
        self
    }

    /// The one for whoever polls here.
    pub(super) fn current(&self) -> &C {
        #[cfg(feature = "blocking")]
        if crate::blocking::is_current() {
            return &self.blocking;
        }
        &self.awaited
    }
}
