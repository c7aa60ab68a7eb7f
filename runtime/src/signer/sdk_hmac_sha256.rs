//! The signature `SDK-HMAC-SHA256` of Huawei Cloud's API gateway.
//!
//! It covers the method, the path, the query, every header that the request has when it
//! is signed, and the body. [`canonical_request`] and [`string_to_sign`] are public
//! because a refused signature is found by comparing them with what the gateway computed.

mod canonical;

use std::fmt;

use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http::header::{AUTHORIZATION, CONTENT_TYPE, HOST, HeaderName, HeaderValue};
use http::uri::PathAndQuery;
use jiff::Timestamp;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::{SignContext, SignError, Signer, sensitive};
use crate::secret::Secret;

pub use canonical::canonical_request;

const ALGORITHM: &str = "SDK-HMAC-SHA256";
const DATE_FORMAT: &str = "%Y%m%dT%H%M%SZ";
const UNSIGNED: HeaderValue = HeaderValue::from_static("UNSIGNED-PAYLOAD");
const X_PROJECT_ID: HeaderName = HeaderName::from_static("x-project-id");
const X_SDK_CONTENT_SHA256: HeaderName = HeaderName::from_static("x-sdk-content-sha256");
const X_SDK_DATE: HeaderName = HeaderName::from_static("x-sdk-date");
const X_SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-security-token");

/// Media types whose body is signed; any other body is sent as `UNSIGNED-PAYLOAD`.
const SIGNED_MEDIA: [&[u8]; 2] = [b"application/json", b"application/bson"];

/// Signs with an access key and a secret key.
///
/// It adds `X-Project-Id` where the client knows the project, `X-Security-Token` for
/// temporary keys, `X-Sdk-Date`, `Host` and `Authorization`, and puts the query into
/// the order that was signed. A request that already has an `Authorization` is left as
/// it is but for the first two.
///
/// ```
/// use bindery_runtime::signer::SdkHmacSha256;
///
/// let signer = SdkHmacSha256::new("AKEXAMPLE", "not-a-real-key");
/// assert!(!format!("{signer:?}").contains("not-a-real-key"));
/// ```
#[derive(Clone)]
pub struct SdkHmacSha256 {
    access_key: String,
    secret_key: Secret,
    security_token: Option<Secret>,
}

impl SdkHmacSha256 {
    /// With a permanent pair of keys.
    #[must_use]
    pub fn new(access_key: impl Into<String>, secret_key: impl Into<Secret>) -> SdkHmacSha256 {
        SdkHmacSha256 {
            access_key: access_key.into(),
            secret_key: secret_key.into(),
            security_token: None,
        }
    }

    /// With the token that belongs to a temporary pair of keys.
    #[must_use]
    pub fn security_token(mut self, token: impl Into<Secret>) -> SdkHmacSha256 {
        self.security_token = Some(token.into());
        self
    }

    fn authorization(
        &self,
        request: &http::Request<Bytes>,
        date: &str,
    ) -> Result<HeaderValue, SignError> {
        let names = canonical::signed_headers(request.headers());
        let canonical = canonical::canonical_request_with(request, &names)?;
        let signature = self.signature(&string_to_sign(date, &canonical))?;
        let names = names.join(";");
        let access_key = &self.access_key;
        sensitive(
            &AUTHORIZATION,
            &format!(
                "{ALGORITHM} Access={access_key}, SignedHeaders={names}, Signature={signature}"
            ),
        )
    }

    fn signature(&self, to_sign: &str) -> Result<String, SignError> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret_key.expose().as_bytes())
            .map_err(|_| SignError::new("the secret key cannot be used as a key"))?;
        mac.update(to_sign.as_bytes());
        Ok(hex(&mac.finalize().into_bytes()))
    }
}

impl fmt::Debug for SdkHmacSha256 {
    // The access key is no secret, but it names an account, and logs travel.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SdkHmacSha256")
            .field("temporary", &self.security_token.is_some())
            .finish_non_exhaustive()
    }
}

impl Signer for SdkHmacSha256 {
    fn covers_others(&self) -> bool {
        true
    }

    fn is_dated(&self) -> bool {
        true
    }

    fn sign(
        &self,
        request: &mut http::Request<Bytes>,
        context: &SignContext<'_>,
    ) -> Result<(), SignError> {
        if let Some(project) = context.project_id() {
            let value = HeaderValue::from_bytes(project.as_bytes())
                .map_err(|_| SignError::new("the project id has a control character in it"))?;
            request.headers_mut().insert(X_PROJECT_ID, value);
        }
        if let Some(token) = &self.security_token {
            let value = sensitive(&X_SECURITY_TOKEN, token.expose())?;
            request.headers_mut().insert(X_SECURITY_TOKEN, value);
        }
        if request.headers().contains_key(AUTHORIZATION) {
            return Ok(());
        }
        leave_foreign_body_unsigned(request);
        let date = date(request, context)?;
        name_host(request)?;
        order_query(request)?;
        let authorization = self.authorization(request, &date)?;
        request.headers_mut().insert(AUTHORIZATION, authorization);
        Ok(())
    }
}

fn leave_foreign_body_unsigned(request: &mut http::Request<Bytes>) {
    let Some(media) = request.headers().get(CONTENT_TYPE) else {
        return;
    };
    if !SIGNED_MEDIA
        .iter()
        .any(|signed| media.as_bytes().starts_with(signed))
    {
        request.headers_mut().insert(X_SDK_CONTENT_SHA256, UNSIGNED);
    }
}

/// The date that the request carries, or else the time of signing.
fn date(
    request: &mut http::Request<Bytes>,
    context: &SignContext<'_>,
) -> Result<String, SignError> {
    let wrong = || SignError::new("x-sdk-date is not a time of the form 20260101T000000Z");
    if let Some(given) = request.headers().get(X_SDK_DATE) {
        let given = given.to_str().map_err(|_| wrong())?;
        strtime::parse(DATE_FORMAT, given).map_err(|_| wrong())?;
        return Ok(given.to_owned());
    }
    let now = Timestamp::try_from(context.now())
        .map_err(|_| SignError::new("the clock is outside the years that can be written"))?;
    let date = strtime::format(DATE_FORMAT, &now.to_zoned(TimeZone::UTC)).map_err(|_| wrong())?;
    let value = HeaderValue::from_str(&date).map_err(|_| wrong())?;
    request.headers_mut().insert(X_SDK_DATE, value);
    Ok(date)
}

/// The host is signed, so it must be there before the transport would add it.
fn name_host(request: &mut http::Request<Bytes>) -> Result<(), SignError> {
    if request.headers().contains_key(HOST) {
        return Ok(());
    }
    let host = request
        .uri()
        .authority()
        .map(|authority| authority.as_str());
    let value = host.and_then(|host| HeaderValue::from_str(host).ok());
    let value = value.ok_or_else(|| SignError::new("the request's URL names no host"))?;
    request.headers_mut().insert(HOST, value);
    Ok(())
}

/// Sends the query in the order and spelling in which it is signed.
fn order_query(request: &mut http::Request<Bytes>) -> Result<(), SignError> {
    let Some(query) = request.uri().query() else {
        return Ok(());
    };
    let wrong = || SignError::new("the signed query cannot be put into the URL");
    let path = request.uri().path();
    let target = match canonical::query(query) {
        ordered if ordered.is_empty() => path.to_owned(),
        ordered => format!("{path}?{ordered}"),
    };
    let mut parts = request.uri().clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(target).map_err(|_| wrong())?);
    *request.uri_mut() = http::Uri::from_parts(parts).map_err(|_| wrong())?;
    Ok(())
}

/// What is signed: the algorithm, the date as in `X-Sdk-Date` and the digest of the
/// [`canonical_request`].
#[must_use]
pub fn string_to_sign(date: &str, canonical_request: &str) -> String {
    let digest = hex(&Sha256::digest(canonical_request.as_bytes()));
    format!("{ALGORITHM}\n{date}\n{digest}")
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            out.push(char::from(DIGITS[usize::from(half)]));
        }
    }
    out
}
