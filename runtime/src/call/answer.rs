//! What an answer is: a success that can be read, a refusal, or neither.

use std::borrow::Cow;
use std::str;

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;

use crate::error::Why;
use crate::operation::{Format, Operation, Response, Status};
use crate::reply::Answer;
use crate::{json, target};

/// An answer, told by its status.
pub(super) enum Outcome {
    /// 2xx as declared; the body can be read.
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
pub(super) fn declared(operation: &'static Operation, status: u16) -> Option<&'static Response> {
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

/// How a body is to be read.
pub(super) enum Body<'a> {
    /// As JSON: as it is, text as a string, `null` where there is none.
    Json(Cow<'a, [u8]>),
    /// As it is.
    Whole(Bytes),
}

/// The body of an answer. One of another media type than declared is not misread.
pub(super) fn body<'a>(
    operation: &Operation,
    response: &Response,
    answer: &'a Answer,
) -> Result<Body<'a>, Why> {
    let bodiless = matches!(answer.status.as_u16(), 204 | 205 | 304);
    if response.media_types.is_empty() || operation.method == "HEAD" {
        return Ok(Body::Json(Cow::Borrowed(b"null")));
    }
    if bodiless && response.format == Format::Json {
        return Ok(Body::Json(Cow::Borrowed(b"null")));
    }
    let given = media_type(&answer.headers);
    if !fits(response, given) {
        return Err(Why::Media);
    }
    Ok(match response.format {
        Format::Json => Body::Json(Cow::Borrowed(without_mark(&answer.body))),
        Format::Text => {
            let text = text(given, without_mark(&answer.body)).ok_or(Why::Text)?;
            Body::Json(Cow::Owned(json::to_vec(&text.into_owned())))
        }
        _ => Body::Whole(answer.body.clone()),
    })
}

/// Whether an answer of this media type can be what is declared. Servers are sloppy about
/// it, so it only cannot where it certainly says something else: a page in place of text, a
/// page or JSON in place of a file. What is no JSON shows itself when it is read.
fn fits(response: &Response, given: &str) -> bool {
    if response.media_types.contains(&given) {
        return true;
    }
    let given = target::essence(given);
    if given.is_empty() || response.media_types.iter().any(|one| covers(one, given)) {
        return true;
    }
    let is_page = given.eq_ignore_ascii_case("text/html");
    match response.format {
        Format::Text => !is_page,
        Format::Bytes => !is_page && !target::is_json(given),
        _ => true,
    }
}

/// Whether a declared media type, which may be a range, is about `given`.
pub(super) fn covers(declared: &str, given: &str) -> bool {
    let declared = target::essence(declared);
    match declared.strip_suffix('*') {
        Some("*/") => true,
        Some(range) => (given.get(..range.len())).is_some_and(|of| of.eq_ignore_ascii_case(range)),
        None => declared.eq_ignore_ascii_case(given),
    }
}

/// Text in the encodings that servers send. A byte that has no meaning makes it unreadable:
/// nobody could tell any more what it was.
fn text<'a>(media_type: &str, body: &'a [u8]) -> Option<Cow<'a, str>> {
    let charset = media_type.to_ascii_lowercase();
    let charset = charset.split(';').find_map(|parameter| {
        let value = parameter.trim().strip_prefix("charset=")?;
        Some(value.trim_matches('"').to_owned())
    });
    match charset.as_deref() {
        Some("iso-8859-1" | "latin1") => {
            Some(Cow::Owned(body.iter().copied().map(char::from).collect()))
        }
        _ => str::from_utf8(body).ok().map(Cow::Borrowed),
    }
}

/// The value of `Content-Type`; empty where there is none.
pub(super) fn media_type(headers: &HeaderMap) -> &str {
    let given = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    given.unwrap_or_default()
}

/// A byte order mark is neither JSON nor text, but some servers send one.
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}
