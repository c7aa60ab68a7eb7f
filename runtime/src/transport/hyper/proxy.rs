//! Which requests go through a proxy.

use http::Uri;
use http::header::HeaderValue;
use http::uri::Scheme;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use percent_encoding::percent_decode_str;

use crate::secret::Secret;
use crate::transport::TransportError;

/// The proxy that was given, and those of the environment.
pub(super) struct Proxies {
    given: Option<Intercept>,
    environment: Option<Matcher>,
}

impl Proxies {
    pub(super) fn new(url: Option<&Secret>, environment: bool) -> Result<Proxies, TransportError> {
        Ok(Proxies {
            given: url.map(given).transpose()?,
            environment: environment.then(Matcher::from_env),
        })
    }

    /// The one for requests to this server.
    pub(super) fn of(&self, server: &Uri) -> Option<Intercept> {
        if let Some(given) = &self.given {
            return Some(given.clone());
        }
        self.environment.as_ref()?.intercept(server)
    }

    /// What a request says to its proxy itself; through a tunnel it says nothing.
    pub(super) fn authorization(&self, server: &Uri) -> Option<HeaderValue> {
        if self.given.is_none() && self.environment.is_none() {
            return None;
        }
        if server.scheme() == Some(&Scheme::HTTPS) {
            return None;
        }
        self.of(server)?.basic_auth().cloned()
    }
}

/// Whether this is a kind of proxy that requests are given to; the environment can name others.
pub(super) fn is_spoken(proxy: &Uri) -> bool {
    proxy.scheme() == Some(&Scheme::HTTP) || proxy.scheme() == Some(&Scheme::HTTPS)
}

/// The URL is not repeated in errors: it may have a password, above all a wrong one.
fn given(url: &Secret) -> Result<Intercept, TransportError> {
    let bad = || TransportError::not_sent("the proxy is no `http://` or `https://` URL");
    let proxy: Uri = url.expose().parse().map_err(|_| bad())?;
    let host = proxy.host().unwrap_or_default();
    if !is_spoken(&proxy) || host.is_empty() {
        return Err(bad());
    }
    let authority = proxy.authority().map_or("", |authority| authority.as_str());
    let user = authority.rsplit_once('@').map_or("", |(user, _)| user);
    if percent_decode_str(user).decode_utf8().is_err() {
        return Err(bad());
    }
    // Without exceptions, so that any server is as good as another to ask with.
    let all = Matcher::builder().all(url.expose().to_owned()).build();
    all.intercept(&proxy).ok_or_else(bad)
}
