//! What a signer can do before it signs.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::USER_AGENT;

use super::{SignError, TokenError};
use crate::client::Client;
use crate::secret::Secret;
use crate::transport::{Carried, Limits};

/// What a [`Signer`](super::Signer) is getting.
pub type Preparing<'a> = Pin<Box<dyn Future<Output = Result<Secret, SignError>> + Send + 'a>>;

/// What a signer may want to know and to use before it signs.
#[derive(Clone, Copy)]
pub struct Preparation<'a> {
    client: &'a Client,
    limits: Limits,
    scopes: &'a [&'a str],
    refused: Option<&'a Secret>,
}

impl<'a> Preparation<'a> {
    /// For a call of this client.
    #[must_use]
    pub fn new(client: &'a Client) -> Preparation<'a> {
        Preparation {
            client,
            limits: client.limits(),
            scopes: &[],
            refused: None,
        }
    }

    /// With what each request on the way may take.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// With the scopes that the operation needs.
    #[must_use]
    pub fn with_scopes(mut self, scopes: &'a [&'a str]) -> Self {
        self.scopes = scopes;
        self
    }

    /// With what the server has refused.
    #[must_use]
    pub fn with_refused(mut self, refused: &'a Secret) -> Self {
        self.refused = Some(refused);
        self
    }

    /// The client's endpoint, without a slash at its end.
    #[must_use]
    pub fn endpoint(&self) -> String {
        self.client.endpoint()
    }

    /// The URL of a token server: a whole one, or one relative to the endpoint.
    ///
    /// # Errors
    /// When it is none that a secret can be sent to; one that is not `https` is not, where
    /// the endpoint is. The text is not repeated, as it may hold a password.
    pub fn token_url(&self, reference: &str) -> Result<http::Uri, SignError> {
        Ok(self.resolve(reference)?)
    }

    pub(super) fn resolve(&self, reference: &str) -> Result<http::Uri, TokenError> {
        let url = self.client.base().resolve(reference);
        url.map_err(|bad| TokenError::Url(bad.0))
    }

    /// The scopes that the operation needs, for OAuth 2.
    #[must_use]
    pub fn scopes(&self) -> &'a [&'a str] {
        self.scopes
    }

    /// What was prepared before and refused by the server with 401.
    #[must_use]
    pub fn refused(&self) -> Option<&'a Secret> {
        self.refused
    }

    /// The time by the client's clock.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        (self.client.clock())()
    }

    /// Sends a request as the client would: over its transport, within the limits of the
    /// call, and with its `User-Agent`.
    #[must_use]
    pub fn send(&self, mut request: http::Request<Bytes>) -> Carried<'a> {
        let headers = request.headers_mut();
        headers
            .entry(USER_AGENT)
            .or_insert_with(|| self.client.user_agent().clone());
        self.client.transport().carry(request, self.limits)
    }
}

impl fmt::Debug for Preparation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preparation")
            .field("scopes", &self.scopes)
            .field("refused", &self.refused.is_some())
            .finish_non_exhaustive()
    }
}
