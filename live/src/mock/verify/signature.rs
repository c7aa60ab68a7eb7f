//! Whether a request was signed by a pair of keys: `SDK-HMAC-SHA256`, from the side of the
//! server.

use std::time::{Duration, SystemTime};

use bindery_runtime::codegen::http::Request;
use bindery_runtime::codegen::http::header::{
    AUTHORIZATION, HOST, HeaderMap, HeaderName, HeaderValue,
};
use bindery_runtime::signer::sdk_hmac_sha256::{canonical_request, string_to_sign};
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::credentials::{Pair, digest};

const ALGORITHM: &str = "SDK-HMAC-SHA256";
const CONTENT: &str = "x-sdk-content-sha256";
const DATE: &str = "x-sdk-date";
const DATE_FORMAT: &str = "%Y%m%dT%H%M%SZ";
const TOKEN: &str = "x-security-token";
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";

/// How far the date of a request may be off, to either side.
const WINDOW: Duration = Duration::from_secs(15 * 60);

/// What `Authorization` says.
struct Claim<'a> {
    access_key: &'a str,
    headers: Vec<&'a str>,
    signature: Vec<u8>,
}

/// Whether a request was signed by these keys, not long ago, and is as it was signed.
pub(super) fn is_of(request: &Request<Bytes>, pair: &Pair, now: SystemTime) -> bool {
    let claim = only(request.headers(), AUTHORIZATION.as_str()).and_then(Claim::read);
    let claim = claim.filter(|claim| claim.access_key == pair.name);
    claim.is_some_and(|claim| {
        claim.is_proved(request, pair, now).unwrap_or_default() && has_token(request, pair)
    })
}

impl<'a> Claim<'a> {
    fn read(text: &'a str) -> Option<Claim<'a>> {
        let parts = text.trim().strip_prefix(ALGORITHM)?.split(',');
        let pairs = parts.map(|part| part.trim().split_once('='));
        let pairs: Vec<(&str, &str)> = pairs.collect::<Option<_>>()?;
        let of = |name: &str| {
            let mut found = pairs.iter().filter(|(known, _)| *known == name);
            let (_, value) = found.next()?;
            found.next().is_none().then_some(*value)
        };
        Some(Claim {
            access_key: of("Access")?,
            headers: of("SignedHeaders")?.split(';').collect(),
            signature: bytes(of("Signature")?)?,
        })
    }

    fn is_proved(&self, request: &Request<Bytes>, pair: &Pair, now: SystemTime) -> Option<bool> {
        let signed = self.signed(request)?;
        let date = only(signed.headers(), DATE)?;
        if !is_near(date, now)? || !is_whole(&signed) {
            return None;
        }
        let canonical = canonical_request(&signed).ok()?;
        let mut mac = Hmac::<Sha256>::new_from_slice(pair.secret.expose().as_bytes()).ok()?;
        mac.update(string_to_sign(date, &canonical).as_bytes());
        // Takes as long wherever the first wrong byte is.
        Some(mac.verify_slice(&self.signature).is_ok())
    }

    /// The request with the headers alone that were signed, all of which must be there. Where
    /// it goes, and when it was sent, must be among them.
    fn signed(&self, request: &Request<Bytes>) -> Option<Request<Bytes>> {
        if ![HOST.as_str(), DATE]
            .iter()
            .all(|name| self.headers.contains(name))
        {
            return None;
        }
        let mut signed = Request::new(request.body().clone());
        *signed.method_mut() = request.method().clone();
        *signed.uri_mut() = request.uri().clone();
        for name in &self.headers {
            let value = only(request.headers(), name)?;
            let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
            let value = HeaderValue::from_str(value).ok()?;
            if signed.headers_mut().insert(name, value).is_some() {
                return None;
            }
        }
        Some(signed)
    }
}

/// Whether the body is what a header says, if one says it: that header is all that is signed
/// then.
fn is_whole(signed: &Request<Bytes>) -> bool {
    let Some(said) = signed.headers().get(CONTENT) else {
        return true;
    };
    let body = <[u8; 32]>::from(Sha256::digest(signed.body()));
    let said = said.to_str().unwrap_or_default();
    said == UNSIGNED || bytes(said).is_some_and(|said| said == body)
}

fn is_near(date: &str, now: SystemTime) -> Option<bool> {
    let date = strtime::parse(DATE_FORMAT, date).ok()?.to_datetime().ok()?;
    let date = date.to_zoned(TimeZone::UTC).ok()?.timestamp();
    let now = Timestamp::try_from(now).ok()?;
    Some(date.duration_since(now).unsigned_abs() <= WINDOW)
}

/// Temporary keys are nothing without their token.
fn has_token(request: &Request<Bytes>, pair: &Pair) -> bool {
    let Some(token) = pair.token else {
        return true;
    };
    let sent = only(request.headers(), TOKEN);
    sent.is_some_and(|sent| digest(sent) == token)
}

/// A header that is there once.
fn only<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = str::from_utf8(values.next()?.as_bytes()).ok()?;
    values.next().is_none().then_some(value)
}

/// What hexadecimal digits stand for.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len().is_multiple_of(2))?;
    let pairs = digits.chunks_exact(2);
    pairs
        .map(|pair| u8::try_from(pair[0] << 4 | pair[1]).ok())
        .collect()
}
