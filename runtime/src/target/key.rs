//! One key more in a request that is made already: in its query, or among its cookies.

use http::Uri;
use http::uri::PathAndQuery;
use percent_encoding::percent_decode_str;

use super::encode;

/// Whether the query has the parameter `name`, however it is spelled.
pub(crate) fn has_pair(uri: &Uri, name: &str) -> bool {
    let pairs = uri.query().unwrap_or_default().split('&');
    pairs
        .map(|pair| pair.split('=').next().unwrap_or_default())
        .any(|key| percent_decode_str(key).eq(name.bytes()))
}

/// The URL with `name=value` at the end of its query, and how the value is written there.
pub(crate) fn with_pair(uri: &Uri, name: &str, value: &str) -> Option<(Uri, String)> {
    let (name, value) = (encode::value(name), encode::value(value));
    let before = match uri.path_and_query().map(PathAndQuery::as_str) {
        None => "/?".to_owned(),
        Some(target) if target.contains('?') => format!("{target}&"),
        Some(target) => format!("{target}?"),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = PathAndQuery::try_from(format!("{before}{name}={value}")).ok();
    parts.path_and_query.as_ref()?;
    Some((Uri::from_parts(parts).ok()?, value))
}

/// The value of the cookie `name` in a header of cookies.
pub(crate) fn cookie_value<'a>(cookies: &'a [u8], name: &str) -> Option<&'a [u8]> {
    cookies.split(|byte| *byte == b';').find_map(|pair| {
        let rest = pair.trim_ascii().strip_prefix(name.as_bytes())?;
        rest.strip_prefix(b"=")
    })
}
