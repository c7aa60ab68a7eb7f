//! One question to a token server, and its answer.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use http::{Method, StatusCode, Uri};
use zeroize::Zeroizing;

use super::super::authorization::basic;
use super::super::tokens::Token;
use super::super::{Preparation, sensitive};
use super::{ClientCredentials, TokenError};
use crate::error::Redaction;
use crate::json::{self, Json};
use crate::secret::Secret;
use crate::target::encoded;

/// Asks for a token with these scopes.
pub(super) async fn fetch(
    credentials: &ClientCredentials,
    preparation: &Preparation<'_>,
    scope: &str,
) -> Result<Token, TokenError> {
    let url = preparation.resolve(&credentials.token_url)?;
    let request = request(credentials, url, scope)?;
    let mut redaction = Redaction::default();
    redaction.add_headers(request.headers());
    redaction.add_text(credentials.client_secret.expose());
    for (_, value) in &credentials.parameters {
        redaction.add_text(value.expose());
    }
    // Its life began before the answer came.
    let asked = preparation.now();
    let answer = preparation.send(request).await;
    let answer = answer.map_err(|error| TokenError::NoAnswer {
        message: error.to_string(),
        timed_out: error.is_time_out(),
    })?;
    let body = json::from_slice::<Json>(answer.body()).ok();
    match answer.status() {
        StatusCode::OK => token(body.as_ref(), asked, credentials.margin),
        status => Err(refused(status, body.as_ref(), &redaction)),
    }
}

fn request(
    credentials: &ClientCredentials,
    url: Uri,
    scope: &str,
) -> Result<http::Request<Bytes>, TokenError> {
    let (id, secret) = (&*credentials.client_id, credentials.client_secret.expose());
    let mut body = Zeroizing::new(String::from("grant_type=client_credentials"));
    let mut add = |name: &str, value: &str| {
        body.push_str(&format!("&{}={}", encoded(name), encoded(value)));
    };
    if !scope.is_empty() {
        add("scope", scope);
    }
    for (name, value) in &credentials.parameters {
        add(name, value.expose());
    }
    if credentials.in_body {
        add("client_id", id);
        add("client_secret", secret);
    }
    let mut request = http::Request::new(Bytes::copy_from_slice(body.as_bytes()));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = url;
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/x-www-form-urlencoded"),
    );
    if !credentials.in_body {
        // Both are encoded before they are joined (RFC 6749, 2.3.1).
        let text = Zeroizing::new(format!("Basic {}", *basic(&encoded(id), &encoded(secret))));
        let value = sensitive(&AUTHORIZATION, &text)
            .map_err(|_| TokenError::Unreadable("the client's id or secret cannot be sent"))?;
        headers.insert(AUTHORIZATION, value);
    }
    Ok(request)
}

fn token(body: Option<&Json>, asked: SystemTime, margin: Duration) -> Result<Token, TokenError> {
    let body = body.ok_or(TokenError::Unreadable("it is not JSON"))?;
    let text = body.get("access_token").and_then(Json::as_str);
    let text = text
        .filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()))
        .ok_or(TokenError::Unreadable("it has no `access_token`"))?;
    let kind = body.get("token_type").and_then(Json::as_str);
    if kind.is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
        return Err(TokenError::Unreadable("its token is not a bearer token"));
    }
    let life = body.get("expires_in").and_then(seconds);
    Ok(Token::new(Secret::from(text), asked, life, margin))
}

/// Some servers write the number as a string.
pub(in crate::signer) fn seconds(json: &Json) -> Option<Duration> {
    let text = match json {
        Json::Number(number) => number.to_string(),
        Json::String(text) => text.clone(),
        _ => return None,
    };
    let seconds: f64 = text.parse().ok()?;
    // Negative ones become zero, too large ones none.
    Duration::try_from_secs_f64(seconds.max(0.0)).ok()
}

fn refused(status: StatusCode, body: Option<&Json>, redaction: &Redaction) -> TokenError {
    let said = |key: &str| {
        let text = body?.get(key)?.as_str()?;
        Some(redaction.hide(text))
    };
    TokenError::Refused {
        status,
        code: said("error"),
        description: said("error_description"),
    }
}
