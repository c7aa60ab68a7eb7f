//! What headers are called.

use super::look_up;

/// Names of headers that do not begin with `X-`, in lower case.
pub(crate) static HEADERS: &[&str] = &[
    "accept",
    "accept-encoding",
    "accept-language",
    "authorization",
    "cache-control",
    "connection",
    "content-encoding",
    "content-length",
    "content-md5",
    "content-type",
    "date",
    "etag",
    "expires",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "last-modified",
    "location",
    "openstack-api-version",
    "range",
    "retry-after",
    "server",
    "transfer-encoding",
    "user-agent",
    "vary",
    "www-authenticate",
];

/// Lower-case names that are a header even among fields of a body.
pub(crate) static SURE_HEADERS: &[&str] = &[
    "authorization",
    "content-length",
    "content-type",
    "user-agent",
];

/// Headers that are known to carry a token, each with what its security scheme is called: how
/// calls are authenticated, and no parameters.
static TOKENS: &[(&str, &str)] = &[
    ("X-Auth-Token", "AuthToken"),
    ("X-Subject-Token", "SubjectToken"),
];

/// How OpenAPI says that a header is sent, where it is no parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Otherwise {
    /// Not at all: HTTP itself, or whoever speaks it, takes care of it.
    Http,
    /// By the media type of a body.
    Body,
    /// By a security scheme.
    Security,
    /// By parameters in cookies.
    Cookies,
}

/// Lower-case names of headers that OpenAPI describes otherwise than by name.
static OTHERWISE: &[(Otherwise, &[&str])] = &[
    (Otherwise::Http, &["accept", "content-length", "host"]),
    (Otherwise::Body, &["content-type"]),
    (Otherwise::Security, &["authorization"]),
    (Otherwise::Cookies, &["cookie"]),
];

/// How OpenAPI says that a header is sent in a request, where it is no parameter.
pub(crate) fn otherwise(name: &str) -> Option<Otherwise> {
    look_up(OTHERWISE, &name.to_ascii_lowercase())
}

/// Whether OpenAPI describes a header that comes back otherwise than by name.
pub(crate) fn is_answered_otherwise(name: &str) -> bool {
    matches!(otherwise(name), Some(Otherwise::Http | Otherwise::Body))
}

/// The header that carries a token, as it is written, and its scheme.
pub(crate) fn token(name: &str) -> Option<(&'static str, &'static str)> {
    let mut tokens = TOKENS.iter().copied();
    tokens.find(|(header, _)| header.eq_ignore_ascii_case(name))
}
