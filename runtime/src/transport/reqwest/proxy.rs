//! The URL of a proxy.

use ::reqwest::{Proxy, Url};
use percent_encoding::percent_decode_str;

use crate::secret::Secret;
use crate::transport::TransportError;

/// The URL is not repeated in errors: it may have a password, above all a wrong one.
pub(super) fn parse(url: &Secret) -> Result<Proxy, TransportError> {
    let bad = || TransportError::not_sent("the proxy is no `http://` or `https://` URL");
    let mut url = Url::parse(url.expose()).map_err(|_| bad())?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(bad());
    }
    let user = decoded(url.username()).ok_or_else(bad)?;
    let password = decoded(url.password().unwrap_or_default()).ok_or_else(bad)?;
    url.set_username("").map_err(|()| bad())?;
    url.set_password(None).map_err(|()| bad())?;
    let proxy = Proxy::all(url).map_err(|_| bad())?;
    Ok(
        match user.expose().is_empty() && password.expose().is_empty() {
            true => proxy,
            false => proxy.basic_auth(user.expose(), password.expose()),
        },
    )
}

fn decoded(text: &str) -> Option<Secret> {
    let bytes: Vec<u8> = percent_decode_str(text).collect();
    String::from_utf8(bytes).ok().map(Secret::new)
}
