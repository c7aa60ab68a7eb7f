//! What an answer is: a success that can be read, a refusal, or neither.

use std::borrow::Cow;

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::media::{self, Kind};
use crate::error::Why;
use crate::json;
use crate::operation::{Operation, Response, Status};
use crate::reply::Answer;

/// An answer, told by its status.
pub(super) enum Outcome {
    /// 2xx as declared; the body can be read as JSON.
    Success(&'static Response),
    /// 4xx or 5xx, with what is declared for it.
    Refused(Option<&'static Response>),
    /// Anything else.
    Unreadable(Why),
}

/// Judges the status of an answer.
pub(super) fn judge(operation: &'static Operation, status: u16) -> Outcome {
    match (status / 100, declared(operation, status)) {
        (2, Some(response)) => Outcome::Success(response),
        (4 | 5, response) => Outcome::Refused(response),
        (3, _) => Outcome::Unreadable(Why::Redirect),
        _ => Outcome::Unreadable(Why::Status),
    }
}

/// What the document says of a status: by number, else by its hundred, else the default.
/// The default speaks of errors where a success is declared beside it.
fn declared(operation: &'static Operation, status: u16) -> Option<&'static Response> {
    let find = |wanted: Status| operation.responses.iter().find(|r| r.status == wanted);
    let hundred = u8::try_from(status / 100).unwrap_or_default();
    let succeeds = |response: &Response| {
        matches!(
            response.status,
            Status::Exactly(200..=299) | Status::Range(2)
        )
    };
    find(Status::Exactly(status))
        .or_else(|| find(Status::Range(hundred)))
        .or_else(|| find(Status::Default))
        .filter(|response| {
            let by_default = response.status == Status::Default;
            !(by_default && hundred == 2 && operation.responses.iter().any(succeeds))
        })
}

/// The body as JSON: as it is, text as a string, `null` where none is declared. `None`
/// where it is of a media type that has no reader.
pub(super) fn as_json<'a>(
    operation: &Operation,
    response: &Response,
    answer: &'a Answer,
) -> Option<Cow<'a, [u8]>> {
    let Some(first) = response.media_types.first() else {
        return Some(Cow::Borrowed(b"null"));
    };
    if operation.method == "HEAD" {
        return Some(Cow::Borrowed(b"null"));
    }
    let given = given(&answer.headers);
    let declared = response
        .media_types
        .iter()
        .find(|declared| media::essence(declared) == given);
    match media::kind(declared.unwrap_or(first)) {
        Kind::Json => Some(Cow::Borrowed(without_mark(&answer.body))),
        Kind::Text => {
            let text = String::from_utf8_lossy(&answer.body).into_owned();
            Some(Cow::Owned(json::to_vec(&text)))
        }
        Kind::Form | Kind::Other => None,
    }
}

fn given(headers: &HeaderMap) -> String {
    let given = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    media::essence(given.unwrap_or_default())
}

/// A byte order mark is not JSON, but some servers send one.
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}
