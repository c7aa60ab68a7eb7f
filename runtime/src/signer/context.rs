//! What is known when a request is signed.

use std::time::SystemTime;

use crate::client::{Client, corrected};
use crate::describe::View;
use crate::secret::Secret;

/// What a signer may want to know besides the request.
#[derive(Clone, Debug)]
pub struct SignContext<'a> {
    now: Now,
    parameters: Vec<(&'a str, &'a str)>,
    /// Who holds the others.
    client: Option<&'a Client>,
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

    /// By the clock of a client, with the parameters that it holds: they are looked up when a
    /// signer asks, which few do.
    pub(crate) fn of(client: &'a Client) -> SignContext<'a> {
        let now = Now::Of(client.clock(), client.skew());
        SignContext {
            client: Some(client),
            ..SignContext::with_now(now)
        }
    }

    fn with_now(now: Now) -> SignContext<'a> {
        SignContext {
            now,
            parameters: Vec::new(),
            client: None,
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
        let mut given = self.parameters.iter().rev();
        let found = given.find(|(given, _)| *given == name);
        match found {
            Some((_, value)) => Some(value),
            None => match self.client?.parameter(name)?.view() {
                View::Text(text) | View::Secret(text) => Some(text),
                _ => None,
            },
        }
    }

    /// The client parameter `project_id`.
    #[must_use]
    pub fn project_id(&self) -> Option<&'a str> {
        self.parameter("project_id")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::Memory;

    #[test]
    fn parameters_are_those_of_the_call_and_then_of_the_client() {
        let client = Client::builder("https://h")
            .parameter("project_id", "p1".to_owned())
            .parameter("count", 7_i64)
            .transport(Memory::new())
            .build()
            .unwrap();
        let context = SignContext::of(&client);
        assert_eq!(context.project_id(), Some("p1"));
        assert_eq!(context.parameter("count"), None, "no text");
        assert_eq!(context.parameter("other"), None);
        let context = context.with_parameter("project_id", "p2");
        assert_eq!(context.project_id(), Some("p2"));
    }
}
