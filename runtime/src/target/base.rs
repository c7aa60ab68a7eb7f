//! The endpoint that all paths of a client are appended to.

use std::fmt;
use std::net::IpAddr;

use http::Uri;
use http::uri::{self, Authority, PathAndQuery, Scheme};

use super::encode;

/// A URL of a server, with a path prefix that has no slash at its end.
#[derive(Clone)]
pub(crate) struct Base {
    pub(super) scheme: Scheme,
    pub(super) authority: Authority,
    pub(super) prefix: String,
}

/// Why a text is no endpoint. The text itself is not repeated: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BadBase(pub(crate) &'static str);

impl Base {
    /// Reads `https://host[:port][/prefix]`; plain `http://` only where it says so itself.
    pub(crate) fn parse(text: &str) -> Result<Base, BadBase> {
        let (scheme, rest) = scheme(text)?;
        if rest.contains(['?', '#']) {
            return Err(BadBase("it has a query or a fragment"));
        }
        let (authority, path) = match rest.find('/') {
            Some(slash) => rest.split_at(slash),
            None => (rest, ""),
        };
        Ok(Base {
            scheme,
            authority: self::authority(authority)?,
            prefix: prefix(path)?,
        })
    }

    /// The path that every path of an operation is appended to; empty or `/…`.
    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Whether nobody else can have written an answer: it comes over TLS, or from this machine.
    pub(crate) fn is_trusted(&self) -> bool {
        let host = self.authority.host();
        let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
        self.scheme == Scheme::HTTPS
            || host == "localhost"
            || address.is_ok_and(|address| address.is_loopback())
    }

    /// The host, without its port.
    #[cfg(feature = "tracing")]
    pub(crate) fn host(&self) -> &str {
        self.authority.host()
    }

    pub(crate) fn with_path_and_query(&self, target: String) -> Option<Uri> {
        let target = PathAndQuery::try_from(target).ok()?;
        let mut parts = uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(target);
        Uri::from_parts(parts).ok()
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.prefix)
    }
}

pub(super) fn scheme(text: &str) -> Result<(Scheme, &str), BadBase> {
    let (scheme, rest) = text
        .split_once("://")
        .ok_or(BadBase("it does not start with https://"))?;
    match scheme.to_ascii_lowercase().as_str() {
        "https" => Ok((Scheme::HTTPS, rest)),
        "http" => Ok((Scheme::HTTP, rest)),
        _ => Err(BadBase("it starts with neither https:// nor http://")),
    }
}

pub(super) fn authority(text: &str) -> Result<Authority, BadBase> {
    if text.contains('@') {
        return Err(BadBase(
            "it has a user name; credentials belong to a signer",
        ));
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte);
    let authority = Some(text)
        .filter(|text| text.bytes().all(plain))
        .and_then(|text| Authority::try_from(text.to_ascii_lowercase()).ok())
        .filter(|authority| !authority.host().is_empty())
        .ok_or(BadBase("it has no valid host name"))?;
    let has_port = authority.as_str().len() > authority.host().len();
    if has_port && authority.port_u16().is_none() {
        return Err(BadBase("its port is not a number up to 65535"));
    }
    Ok(authority)
}

fn prefix(path: &str) -> Result<String, BadBase> {
    if !encode::is_path(path) {
        return Err(BadBase(
            "its path has characters that must be percent-encoded",
        ));
    }
    if path.split('/').any(encode::is_dots) {
        return Err(BadBase("its path has a segment . or .."));
    }
    Ok(path.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_endpoint_is() {
        let table = [
            ("https://ecs.example.com", "https://ecs.example.com"),
            ("https://ECS.Example.com/", "https://ecs.example.com"),
            ("HTTPS://h:8443/api/v1/", "https://h:8443/api/v1"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://[::1]:8080/a%20b", "http://[::1]:8080/a%20b"),
        ];
        for (text, expected) in table {
            assert_eq!(
                Base::parse(text).map(|b| b.to_string()),
                Ok(expected.to_owned())
            );
        }
    }

    #[test]
    fn whose_answers_are_trusted() {
        let trusted = |text| Base::parse(text).unwrap().is_trusted();
        for text in [
            "https://ecs.example.com",
            "http://localhost:1",
            "http://127.0.0.9",
            "http://[::1]:80",
        ] {
            assert!(trusted(text), "{text}");
        }
        for text in [
            "http://ecs.example.com",
            "http://127.example.com",
            "http://10.0.0.1",
        ] {
            assert!(!trusted(text), "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        let refused = [
            "",
            "ecs.example.com",
            "//h",
            "ftp://h",
            "https://",
            "https:///v1",
            "https://h:",
            "https://h:99999",
            "https://h:x",
            "https://user:pw@h",
            "https://h?x=1",
            "https://h/#a",
            "https://h/a/../b",
            "https://h/%2e%2E/b",
            "https://h/a b",
            "https://h/%zz",
            "https://h\n",
            "https://h\\@evil",
            "https://{region}.h",
            "https://h/ü",
            "https://ü",
        ];
        for text in refused {
            assert!(Base::parse(text).is_err(), "{text}");
        }
    }
}
