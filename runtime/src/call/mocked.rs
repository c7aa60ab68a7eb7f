//! What a mock wants to know of a request, and the answers that it gives.

use std::any::Any;
use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_TYPE;

use super::answer::declared;
use super::request::is_absent;
use super::{Call, media};
use crate::describe::{Value, View};
use crate::json::{self, Json};
use crate::mock::{Argument, Sent};
use crate::operation::{Content, Format, Headers, Location, Operation, Response};
use crate::schema::Schema;
use crate::validate;
use crate::violation::Violations;

/// A body in its own type.
pub(super) type Shown = Arc<dyn Any + Send + Sync>;

impl Call {
    /// The call that a request is made of, for a mock. It is judged whether or not the client
    /// does so.
    pub(super) fn described(&self, values: &[&dyn Value], body: Option<&dyn Value>) -> Arc<Sent> {
        let parameters = self.operation().parameters.iter().zip(values);
        let given = parameters.filter(|(_, value)| !is_absent(**value));
        Arc::new(Sent {
            operation: self.operation(),
            violations: self.check(values, body),
            parameters: given
                .map(|(parameter, value)| Argument {
                    name: parameter.name,
                    value: Json::of(*value),
                    secret: parameter.schema.secret || matches!(value.view(), View::Secret(_)),
                })
                .collect(),
            body: body.map(json::to_vec),
            typed: self.shown.clone(),
        })
    }
}

/// An answer with this status and body as the document says, and how it breaks the document.
pub(crate) fn answer(
    operation: &'static Operation,
    status: u16,
    body: Option<&dyn Value>,
) -> (http::Response<Bytes>, Vec<String>) {
    let mut problems = Vec::new();
    let mut answer = http::Response::new(Bytes::new());
    match StatusCode::from_u16(status) {
        Ok(status) => *answer.status_mut() = status,
        Err(_) => problems.push(format!("{status} is no status")),
    }
    let response = declared(operation, status);
    if response.is_none() {
        problems.push(format!("status {status} is not declared"));
    }
    let has_body = response.is_some_and(|response| !response.media_types.is_empty());
    match body {
        None if has_body && status < 400 => {
            problems.push(format!("a body is declared for status {status}"));
        }
        Some(body) if has_body || !matches!(body.view(), View::Null) => {
            write(response, body, &mut answer, &mut problems);
        }
        _ => {}
    }
    (answer, problems)
}

/// How the body of an answer with this status is written.
pub(crate) fn format(operation: &'static Operation, status: u16) -> Option<Format> {
    declared(operation, status).map(|response| response.format)
}

/// The headers that are declared for answers with this status.
pub(crate) fn headers(operation: &'static Operation, status: u16) -> Option<Headers> {
    declared(operation, status).and_then(|response| response.headers)
}

fn write(
    response: Option<&'static Response>,
    body: &dyn Value,
    answer: &mut http::Response<Bytes>,
    problems: &mut Vec<String>,
) {
    let media_type = response.and_then(|response| response.media_types.first().copied());
    if let (Some(response), None) = (response, media_type) {
        problems.push(format!("no body is declared for {:?}", response.status));
    }
    let schema = response.and_then(|response| response.schema);
    let content = Content {
        media_type: media_type.unwrap_or("application/json"),
        format: response.map_or(Format::Json, |response| response.format),
        schema: schema.unwrap_or(&Schema::ANY),
        encodings: &[],
    };
    let mut broken = Violations::new();
    validate::check(body, content.schema, Location::Body, "", &mut broken);
    problems.extend(broken.iter().map(ToString::to_string));
    match media::write(&content, body.view()) {
        Ok(written) => {
            if let Ok(value) = written.media_type.parse() {
                answer.headers_mut().insert(CONTENT_TYPE, value);
            }
            *answer.body_mut() = written.bytes;
        }
        Err(why) => problems.push(why.to_owned()),
    }
}
