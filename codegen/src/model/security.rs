//! How requests are authenticated.

use super::Docs;
use crate::finding::Place;

/// A way to authenticate requests.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: String,
    /// The name that the author wants, where he says so.
    pub preferred_name: Option<String>,
    /// What it is.
    pub kind: SecurityKind,
    /// What is said to people.
    pub docs: Docs,
    /// Where it is declared.
    pub place: Place,
}

/// What a way to authenticate is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// A key in a header.
    HeaderKey(String),
    /// A key in the query.
    QueryKey(String),
    /// A key in a cookie.
    CookieKey(String),
    /// HTTP Basic.
    Basic,
    /// HTTP Bearer (also OpenID Connect and OAuth 2 with a token that the user has).
    Bearer,
    /// OAuth 2, client credentials.
    ClientCredentials {
        /// Where tokens come from.
        token_url: String,
        /// The scopes, with what they are for.
        scopes: Vec<(String, String)>,
    },
    /// Another scheme of HTTP, by name.
    Http(String),
    /// A certificate of the client.
    MutualTls,
    /// A signer of the runtime, by name.
    Signer(String),
    /// Something that the user has to bring.
    Other(String),
}

/// A scheme that an operation needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityUse {
    /// The index in [`Api::security_schemes`](super::Api::security_schemes).
    pub scheme: usize,
    /// The scopes that it needs.
    pub scopes: Vec<String>,
}
