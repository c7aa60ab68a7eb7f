//! From the URL of a request to that of reqwest.

use std::sync::{Arc, PoisonError, RwLock};

use ::reqwest::Url;
use http::Uri;

use crate::transport::TransportError;

/// The origin of the last request, as a URL.
///
/// Reading scheme, host and port is more work than all of the rest of a URL, and a client sends
/// all of its requests to the same ones.
#[derive(Clone, Default)]
pub(super) struct LastOrigin(Arc<RwLock<Option<Origin>>>);

/// As long as most paths with their query are.
const ROOM: usize = 256;

struct Origin {
    scheme: String,
    authority: String,
    url: Url,
}

impl LastOrigin {
    /// The URL of a request. It stays the one that was signed: the `url` crate resolves dot
    /// segments and re-encodes what browsers would.
    pub(super) fn url(&self, target: &Uri) -> Result<Url, TransportError> {
        let mut url = match self.known(target) {
            Some(known) => known,
            None => self.learn(target)?,
        };
        url.set_path(target.path());
        url.set_query(target.query());
        if url.path() == target.path() && url.query() == target.query() {
            Ok(url)
        } else {
            Err(TransportError::not_sent(
                "the path or the query would be rewritten on its way",
            ))
        }
    }

    fn known(&self, target: &Uri) -> Option<Url> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let origin = known.as_ref()?;
        let is_same = target.scheme_str() == Some(&origin.scheme)
            && target.authority()?.as_str() == origin.authority;
        is_same.then(|| origin.url.clone())
    }

    fn learn(&self, target: &Uri) -> Result<Url, TransportError> {
        let scheme = target.scheme_str().unwrap_or_default().to_owned();
        let authority = target.authority().map(|authority| authority.as_str());
        let authority = authority.unwrap_or_default().to_owned();
        // Its path is only there so that a clone has room for another one.
        let room = "-".repeat(ROOM);
        let url = Url::parse(&format!("{scheme}://{authority}/{room}"))
            .map_err(|error| TransportError::not_sent("the URL is not valid").with_source(error))?;
        // What may be a password is not kept.
        if !authority.contains('@') {
            let origin = Origin {
                scheme,
                authority,
                url: url.clone(),
            };
            *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(origin);
        }
        Ok(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(last: &LastOrigin, text: &str) -> Result<String, String> {
        let url = last.url(&text.parse().unwrap());
        url.map(String::from).map_err(|error| error.to_string())
    }

    #[test]
    fn a_url_is_the_same_whether_or_not_its_origin_is_known() {
        let last = LastOrigin::default();
        for text in [
            "http://127.0.0.1:8080/v1/a%20b?x=1&y=%2F",
            "http://127.0.0.1:8080/",
            "http://127.0.0.1:8081/v1",
            "https://127.0.0.1:8081/v1?",
            "https://ecs.example.com/v1/servers",
            "https://ecs.example.com/v1/servers?a='b",
        ] {
            let expected = Url::parse(text).unwrap();
            let kept = expected.query() == text.parse::<Uri>().unwrap().query();
            for _ in 0..2 {
                let found = url(&last, text);
                assert_eq!(found.ok(), kept.then(|| expected.to_string()), "{text}");
            }
        }
    }

    #[test]
    fn what_would_be_rewritten_or_is_no_url_is_refused() {
        let last = LastOrigin::default();
        for text in [
            "https://h/a/../b",
            "https://h/a/%2e%2e/b",
            "https://h/a\\b",
            "/a",
            "https://a..%b/",
        ] {
            let Ok(target) = text.parse() else { continue };
            assert!(last.url(&target).is_err(), "{text}");
            assert!(last.url(&target).is_err(), "{text} again");
        }
    }

    #[test]
    fn what_may_be_a_password_is_not_kept() {
        let last = LastOrigin::default();
        let expected = "http://user:passw0rd@h/a";
        assert_eq!(url(&last, expected), Ok(expected.to_owned()));
        assert!(last.0.read().unwrap().is_none());
    }
}
