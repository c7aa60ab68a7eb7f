//! Tokens that an operation answers with.

use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::client_credentials::seconds;
use super::{Issued, Issuer, Issuing, Renewed, TokenError};
use crate::call::{Call, Endpoint};
use crate::describe::Value;
use crate::error::{Error, Undeclared};
use crate::json::{self, Json};
use crate::reply::Answer;
use crate::secret::Secret;

/// An operation whose answer is a token: `x-bindery-token` of the document.
pub trait Issues: Endpoint {
    /// How the answer becomes a token.
    const TOKEN: &'static IssuedToken;
}

/// How an answer becomes a token.
#[derive(Debug)]
pub struct IssuedToken {
    /// Where the token is.
    pub value: TokenSource,
    /// Where it says when the token ends.
    pub expires: Expires,
}

/// A place in an answer.
#[derive(Debug)]
pub enum TokenSource {
    /// This header.
    Header(&'static str),
    /// What this JSON pointer leads to in the body.
    Body(&'static str),
}

/// When a token ends.
#[derive(Debug)]
pub enum Expires {
    /// That is not said: when it is refused.
    Unsaid,
    /// At a `date-time`.
    #[cfg(feature = "jiff")]
    At(TokenSource),
    /// After so many seconds.
    In(TokenSource),
}

impl Renewed {
    /// Tokens that a call answers with, which is sent whenever a token is needed.
    #[must_use]
    pub fn by_call<E: Issues>(mut call: Call, body: E::Body) -> Renewed {
        call.show_to_mock(&body);
        Renewed::new(ByCall {
            call,
            body: Box::new(body),
            token: E::TOKEN,
            idempotent: E::IDEMPOTENT,
        })
    }
}

struct ByCall {
    call: Call,
    body: Box<dyn Value>,
    token: &'static IssuedToken,
    idempotent: Option<bool>,
}

impl Issuer for ByCall {
    fn issue(&self, now: SystemTime) -> Issuing<'_> {
        let body = Some(self.body.as_ref());
        let answer = self.call.answer(body, self.idempotent);
        Box::pin(async move { self.token.read(&answer.await?, now) })
    }
}

impl IssuedToken {
    fn read(&self, answer: &Answer, now: SystemTime) -> Result<Issued, TokenError> {
        #[cfg(not(feature = "jiff"))]
        let _ = now;
        let body = json::from_slice::<Json>(&answer.body).ok();
        let found = |source: &TokenSource| source.find(&answer.headers, body.as_ref());
        let token = found(&self.value);
        let token = token.as_ref().and_then(Json::as_str);
        let token = token
            .filter(|text| !text.is_empty())
            .ok_or(TokenError::Unreadable(
                "the token is not where the document says",
            ))?;
        let life = match &self.expires {
            Expires::Unsaid => None,
            #[cfg(feature = "jiff")]
            Expires::At(source) => found(source).and_then(|end| until(&end, now)),
            Expires::In(source) => found(source).and_then(|life| seconds(&life)),
        };
        Ok(Issued {
            token: Secret::from(token),
            // One that is over when it is given tells that a clock is wrong, and not which.
            life: life.filter(|life| *life > Duration::ZERO),
        })
    }
}

impl TokenSource {
    fn find(&self, headers: &HeaderMap, body: Option<&Json>) -> Option<Json> {
        match self {
            TokenSource::Header(name) => {
                let text = headers.get(*name)?.to_str().ok()?;
                Some(Json::String(text.to_owned()))
            }
            TokenSource::Body(pointer) => body?.pointer(pointer).cloned(),
        }
    }
}

/// How long it is from `now` to a time.
#[cfg(feature = "jiff")]
fn until(end: &Json, now: SystemTime) -> Option<Duration> {
    let end: jiff::Timestamp = end.as_str()?.parse().ok()?;
    SystemTime::from(end).duration_since(now).ok()
}

impl From<Error<Undeclared>> for TokenError {
    fn from(error: Error<Undeclared>) -> TokenError {
        match &error {
            Error::Refused(refused) => TokenError::Refused {
                status: refused.status(),
                code: refused.code().map(str::to_owned),
                description: refused.message().map(str::to_owned),
            },
            Error::NoAnswer(lost) => TokenError::NoAnswer {
                message: error.to_string(),
                timed_out: lost.is_time_out(),
            },
            Error::NotSent(unsent) => TokenError::NotSent {
                message: error.to_string(),
                timed_out: unsent.is_time_out(),
            },
            Error::Unreadable(_) => TokenError::Unreadable("it is none that the document has"),
            _ => TokenError::NotSent {
                message: error.to_string(),
                timed_out: false,
            },
        }
    }
}
