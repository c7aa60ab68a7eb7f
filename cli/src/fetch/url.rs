//! URLs in one form each, so that what means the same is the same text (RFC 3986, 6.2).
//!
//! Stricter than browsers, on purpose: what has a blank or a `\` in it is no URL, and nobody
//! has to know how a server takes it.

use std::fmt;

use iri_string::types::{IriReferenceStr, IriStr, UriString};

/// A URL with a host, and without a fragment: letters of its scheme and host are small, `..` is gone
/// from its path, and only what needs it is escaped.
#[derive(Clone, Debug)]
pub(super) struct Url(UriString);

impl Url {
    /// Reads a URL; its fragment is left out.
    pub(super) fn parse(text: &str) -> Result<Url, &'static str> {
        let wrong = "it is no URL with a host";
        let url = IriStr::new(text).map_err(|_| wrong)?.encode_to_uri();
        let mut url = UriString::try_from(url.to_string()).map_err(|_| wrong)?;
        url.set_fragment(None);
        url.ensure_rfc3986_normalizable().map_err(|_| wrong)?;
        let url = UriString::try_from(url.normalize().to_string()).map_err(|_| wrong)?;
        let url = Url(url);
        match url.host() {
            "" => Err(wrong),
            host if host.contains('%') => {
                Err("a host that is not ASCII is written as DNS has it, with `xn--`")
            }
            _ => Ok(url),
        }
    }

    /// Where a reference leads from here.
    pub(super) fn join(&self, reference: &str) -> Option<Url> {
        let reference = IriReferenceStr::new(reference).ok()?;
        let from = self.0.to_absolute();
        let joined = reference.resolve_against(from.as_ref());
        Url::parse(&joined.to_string()).ok()
    }

    /// All of it.
    pub(super) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// In small letters.
    pub(super) fn scheme(&self) -> &str {
        self.0.scheme_str()
    }

    /// In small letters.
    fn host(&self) -> &str {
        self.0
            .authority_components()
            .map_or("", |authority| authority.host())
    }

    /// The port, also where it is the one that the scheme has anyway.
    fn port(&self) -> &str {
        let authority = self.0.authority_components();
        match authority.and_then(|authority| authority.port()) {
            Some(port) if !port.is_empty() => port,
            _ if self.scheme() == "https" => "443",
            _ => "80",
        }
    }

    /// What of a URL says who answers.
    pub(super) fn origin(&self) -> (&str, &str, &str) {
        (self.scheme(), self.host(), self.port())
    }

    /// Whether it has a user or a password.
    pub(super) fn has_user(&self) -> bool {
        let authority = self.0.authority_components();
        authority.is_some_and(|authority| authority.userinfo().is_some())
    }

    /// The path; a URL that ends with its host has the same as one with a `/` behind it.
    pub(super) fn path(&self) -> &str {
        match self.0.path_str() {
            "" => "/",
            path => path,
        }
    }
}

/// What may be shown: neither a user nor a query, which can be secrets.
impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let authority = self.0.authority_components();
        write!(f, "{}://{}", self.scheme(), self.host())?;
        if let Some(port) = authority.and_then(|authority| authority.port()) {
            write!(f, ":{port}")?;
        }
        f.write_str(self.path())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Url;

    #[test]
    fn what_means_the_same_is_the_same_text() {
        for (text, one) in [
            ("HTTPS://EXAMPLE.com/a/../b#c", "https://example.com/b"),
            ("https://example.com/a/%2e%2E/b", "https://example.com/b"),
            ("https://example.com/%61/./b", "https://example.com/a/b"),
            (
                "https://example.com/ä?ö",
                "https://example.com/%C3%A4?%C3%B6",
            ),
            ("https://example.com/../../a", "https://example.com/a"),
            ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ] {
            assert_eq!(Url::parse(text).unwrap().as_str(), one, "{text}");
        }
        let url = |text| Url::parse(text).unwrap();
        assert_eq!(url("https://a:443/").origin(), url("https://A/").origin());
        assert_eq!(url("http://a:/").origin(), url("http://a:80/").origin());
        assert_ne!(url("https://a:80/").origin(), url("https://a/").origin());
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_no_url() {
        for text in [
            "",
            "example.com/a",
            "https:/example.com/a",
            "https:///a",
            "urn:a",
            "file:///a",
            "https://example.com\\@evil.net/",
            "https://example.com/..\\a",
            "https://example.com/a b",
            " https://example.com/",
            "https://example.com/\n",
            "https://example.com:port/",
            "https://exämple.com/",
            "https://%65xample.com\u{0}/",
            "https://example.com/%zz",
        ] {
            assert!(Url::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn references_lead_on_from_a_url() {
        let from = Url::parse("https://user:secret@example.com:8443/a/b?c").unwrap();
        for (reference, joined) in [
            ("d", "https://user:secret@example.com:8443/a/d"),
            ("../../d?e#f", "https://user:secret@example.com:8443/d?e"),
            ("//other.example/ä", "https://other.example/%C3%A4"),
            ("http://other.example", "http://other.example"),
        ] {
            assert_eq!(
                from.join(reference).unwrap().as_str(),
                joined,
                "{reference}"
            );
        }
        assert!(from.join("a\\b").is_none());
        assert_eq!(from.to_string(), "https://example.com:8443/a/b");
    }
}
