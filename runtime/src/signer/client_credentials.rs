//! OAuth 2, client credentials (RFC 6749, 4.4): a client gets its tokens by itself.

mod exchange;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::authorization::authorize;
use super::tokens::Tokens;
use super::{Preparation, Preparing, SignContext, SignError, Signer, redact};
use crate::secret::Secret;

use super::TokenError;
pub(super) use exchange::seconds;

/// How long before its end a token is not used any more, by default.
const MARGIN: Duration = Duration::from_secs(30);

/// Gets a token from a token server with a client's id and secret, and sends it in
/// `Authorization: Bearer …`.
///
/// A token is fetched over the client's transport when a call needs it, and kept until
/// shortly before it expires. Calls that need it at the same time wait for one fetch. Where
/// the server refuses a token with 401, another is fetched and the request is sent once more.
///
/// Each set of scopes has a token of its own: the operation's, unless [`scopes`] says which
/// shall be asked for. A clone shares the tokens.
///
/// [`scopes`]: ClientCredentials::scopes
///
/// ```
/// use bindery_runtime::signer::ClientCredentials;
///
/// let signer = ClientCredentials::new("https://login.example.com/token", "me", "not-a-secret")
///     .parameter("audience", "https://api.example.com");
/// assert!(!format!("{signer:?}").contains("not-a-secret"));
/// ```
#[derive(Clone)]
pub struct ClientCredentials {
    token_url: String,
    client_id: String,
    client_secret: Secret,
    in_body: bool,
    scopes: Option<Vec<String>>,
    parameters: Vec<(String, Secret)>,
    margin: Duration,
    tokens: Arc<Tokens>,
}

impl ClientCredentials {
    /// With the URL of the token server, which may be relative to the client's endpoint. It
    /// must be `https` where the endpoint is.
    #[must_use]
    pub fn new(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> ClientCredentials {
        ClientCredentials {
            token_url: token_url.into(),
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            in_body: false,
            scopes: None,
            parameters: Vec::new(),
            margin: MARGIN,
            tokens: Arc::default(),
        }
    }

    /// Sends id and secret in the body (`client_secret_post`), and not in `Authorization:
    /// Basic` (`client_secret_basic`), which every token server should understand.
    #[must_use]
    pub fn in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    /// Always asks for these scopes, whatever the operation needs; none for those that the
    /// token server gives by itself.
    #[must_use]
    pub fn scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// Sends another parameter to the token server, such as `audience` or `resource`. Its
    /// value counts as a secret.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// How long before its end a token is not used any more; 30 seconds by default, and
    /// never more than half of its life.
    #[must_use]
    pub fn margin(mut self, margin: Duration) -> Self {
        self.margin = margin;
        self
    }

    /// The scopes to ask for, as they are sent.
    fn scope(&self, needed: &[&str]) -> String {
        match &self.scopes {
            Some(scopes) => scopes.join(" "),
            None => needed.join(" "),
        }
    }
}

impl fmt::Debug for ClientCredentials {
    // The id is no secret, but it names an account; the URL may hold whatever.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("scopes", &self.scopes)
            .field("in_body", &self.in_body)
            .finish_non_exhaustive()
    }
}

impl Signer for ClientCredentials {
    fn sign(
        &self,
        request: &mut http::Request<Bytes>,
        context: &SignContext<'_>,
    ) -> Result<(), SignError> {
        let kept;
        let token = match context.prepared() {
            Some(token) => token,
            None => {
                let scope = self.scope(context.scopes());
                kept = self.tokens.kept(&scope, context.now()).ok_or_else(|| {
                    SignError::new("there is no token yet, and only sending the call gets one")
                })?;
                &kept
            }
        };
        redact(request, self.client_secret.clone());
        authorize(request, "Bearer", token.expose())
    }

    fn prepare<'a>(&'a self, preparation: Preparation<'a>) -> Option<Preparing<'a>> {
        Some(Box::pin(async move {
            let scope = self.scope(preparation.scopes());
            let clock = || preparation.now();
            let fetch = || exchange::fetch(self, &preparation, &scope);
            let token = self
                .tokens
                .get(&scope, preparation.refused(), &clock, fetch);
            token.await.map_err(SignError::from)
        }))
    }
}
