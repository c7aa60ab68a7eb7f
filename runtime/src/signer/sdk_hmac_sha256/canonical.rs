//! The one spelling of a request that both sides hash.

use std::str;

use bytes::Bytes;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use sha2::{Digest, Sha256};

use super::{SignError, X_SDK_CONTENT_SHA256, hex};

/// All but `A-Z a-z 0-9 - _ . ~`.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The request as it is hashed: method, path, query, headers, their names, and the
/// digest of the body, a line each.
///
/// An `Authorization` header is left out, so that a signed request gives the same text as
/// the unsigned one did. The text holds the headers in clear, tokens too: do not log it.
///
/// # Errors
/// When a header is not UTF-8 or is there more than once, for which the signature has no
/// rule.
pub fn canonical_request(request: &http::Request<Bytes>) -> Result<String, SignError> {
    let names = signed_headers(request.headers());
    canonical_request_with(request, &names)
}

/// The same, where the names of the signed headers are known.
pub(super) fn canonical_request_with(
    request: &http::Request<Bytes>,
    names: &[&str],
) -> Result<String, SignError> {
    let mut headers = String::with_capacity(512);
    for name in names {
        headers.push_str(name);
        headers.push(':');
        headers.push_str(only_value(request.headers(), name)?);
        headers.push('\n');
    }
    let method = request.method();
    let path = path(request.uri().path());
    let query = query(request.uri().query().unwrap_or_default());
    let names = names.join(";");
    let digest = payload(request)?;
    Ok(format!(
        "{method}\n{path}\n{query}\n{headers}\n{names}\n{digest}"
    ))
}

/// The names of the headers that are signed, sorted. One with an underscore is not: the
/// gateway's proxies drop such headers.
pub(super) fn signed_headers(headers: &HeaderMap) -> Vec<&str> {
    let mut names: Vec<&str> = headers
        .keys()
        .filter(|name| **name != AUTHORIZATION)
        .map(|name| name.as_str())
        .filter(|name| !name.contains('_'))
        .collect();
    names.sort_unstable();
    names
}

fn only_value<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a str, SignError> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => str::from_utf8(value.as_bytes())
            .map(str::trim)
            .map_err(|_| SignError::new(format!("the header {name} is not UTF-8"))),
        _ => Err(SignError::new(format!(
            "the header {name} is there more than once, and the signature has no rule for it"
        ))),
    }
}

/// Each segment decoded once and encoded again, and a slash at the end. An encoded slash
/// becomes a plain one: so do the vendor's signer and its gateway.
fn path(path: &str) -> String {
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let mut canonical = String::with_capacity(path.len() + 1);
    for (index, segment) in decoded.split('/').enumerate() {
        if index > 0 {
            canonical.push('/');
        }
        canonical.extend(utf8_percent_encode(segment, ENCODED));
    }
    if !canonical.ends_with('/') {
        canonical.push('/');
    }
    canonical
}

/// The pairs sorted by what they say, not by how it is encoded. It is also what is sent.
pub(super) fn query(query: &str) -> String {
    let decode = |text| percent_decode_str(text).decode_utf8_lossy();
    let mut pairs: Vec<_> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(key, value)| (decode(key), decode(value)))
        .collect();
    pairs.sort();
    let mut canonical = String::with_capacity(query.len());
    for (key, value) in &pairs {
        if !canonical.is_empty() {
            canonical.push('&');
        }
        canonical.extend(utf8_percent_encode(key, ENCODED));
        canonical.push('=');
        canonical.extend(utf8_percent_encode(value, ENCODED));
    }
    canonical
}

fn payload(request: &http::Request<Bytes>) -> Result<String, SignError> {
    if !request.body().is_empty() && request.headers().contains_key(X_SDK_CONTENT_SHA256) {
        return only_value(request.headers(), X_SDK_CONTENT_SHA256.as_str()).map(str::to_owned);
    }
    Ok(hex(&Sha256::digest(request.body())))
}
