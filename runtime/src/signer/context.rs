//! What is known when a request is signed.

use std::time::SystemTime;

use crate::client::corrected;
use crate::secret::Secret;

/// What a signer may want to know besides the request.
#[derive(Clone, Debug)]
pub struct SignContext<'a> {
    now: Now,
    parameters: Vec<(&'a str, &'a str)>,
    scopes: &'a [&'a str],
    prepared: Option<&'a Secret>,
}

/// A time, or where to look it up: a clock may not be there, and most signers need none.
#[derive(Clone, Copy, Debug)]
enum Now {
    At(SystemTime),
    /// By a clock, so many seconds later or earlier.
    Of(fn() -> SystemTime, i64),
}

impl<'a> SignContext<'a> {
    /// A request that is signed at `now`.
    #[must_use]
    pub fn new(now: SystemTime) -> SignContext<'a> {
        SignContext::with_now(Now::At(now))
    }

    pub(crate) fn by(clock: fn() -> SystemTime, skew: i64) -> SignContext<'a> {
        SignContext::with_now(Now::Of(clock, skew))
    }

    fn with_now(now: Now) -> SignContext<'a> {
        SignContext {
            now,
            parameters: Vec::new(),
            scopes: &[],
            prepared: None,
        }
    }

    /// With the scopes that the operation needs.
    #[must_use]
    pub fn with_scopes(mut self, scopes: &'a [&'a str]) -> Self {
        self.scopes = scopes;
        self
    }

    /// With what [`Signer::prepare`](super::Signer::prepare) came to.
    #[must_use]
    pub fn with_prepared(mut self, prepared: Option<&'a Secret>) -> Self {
        self.prepared = prepared;
        self
    }

    /// With a parameter of the client, such as `project_id`.
    #[must_use]
    pub fn with_parameter(mut self, name: &'a str, value: &'a str) -> Self {
        self.parameters.push((name, value));
        self
    }

    /// The time of signing.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        match self.now {
            Now::At(now) => now,
            Now::Of(clock, skew) => corrected(clock(), skew),
        }
    }

    /// The scopes that the operation needs, for OAuth 2.
    #[must_use]
    pub fn scopes(&self) -> &'a [&'a str] {
        self.scopes
    }

    /// What [`Signer::prepare`](super::Signer::prepare) came to; `None` where nothing was
    /// prepared, as when a request is made but not sent.
    #[must_use]
    pub fn prepared(&self) -> Option<&'a Secret> {
        self.prepared
    }

    /// The text of a parameter that the client holds for all calls; the last one of that
    /// name, so that what a call says wins.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&'a str> {
        let found = self
            .parameters
            .iter()
            .rev()
            .find(|(given, _)| *given == name);
        found.map(|(_, value)| *value)
    }

    /// The client parameter `project_id`.
    #[must_use]
    pub fn project_id(&self) -> Option<&'a str> {
        self.parameter("project_id")
    }
}
