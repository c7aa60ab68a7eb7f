//! Requests and answers, as they are shown.

use std::fmt::Write as _;

use bindery_live::Data;
use bindery_runtime::codegen::{Bytes, http};
use bindery_runtime::json::{self, Json};
use bindery_runtime::secret::Redaction;
use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::pretty::pretty;

/// A request with its secrets hidden.
pub(super) fn request(
    request: &http::Request<Bytes>,
    body: Option<&Data>,
    hidden: &Redaction,
) -> String {
    let mut out = format!("{} {}\n", request.method(), request.uri());
    headers(request.headers(), &mut out);
    if let (Some(body), false) = (body, request.body().is_empty()) {
        out.push('\n');
        let is_json = media_type(request.headers()).contains("json");
        match std::str::from_utf8(request.body()) {
            _ if is_json => out.push_str(&pretty(&body.shown())),
            Ok(text) => out.push_str(text),
            Err(_) => {
                let _ = write!(out, "({} bytes)", request.body().len());
            }
        }
        out.push('\n');
    }
    hidden.hide(&out)
}

/// Headers, those that are sensitive without their values.
fn headers(headers: &HeaderMap, out: &mut String) {
    for (name, value) in headers {
        let value = match value.is_sensitive() {
            true => "***".into(),
            false => String::from_utf8_lossy(value.as_bytes()),
        };
        let _ = writeln!(out, "{name}: {value}");
    }
}

/// The body of an answer: JSON for people, other text as it is.
pub(super) fn body(bytes: &Bytes) -> String {
    if bytes.is_empty() {
        return String::new();
    }
    match json::from_slice::<Json>(bytes) {
        Ok(json) => format!("{}\n", pretty(&json)),
        Err(_) => match std::str::from_utf8(bytes) {
            Ok(text) if text.ends_with('\n') => text.to_owned(),
            Ok(text) => format!("{text}\n"),
            Err(_) => format!("({} bytes)\n", bytes.len()),
        },
    }
}

fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(CONTENT_TYPE);
    let value = value.and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_ascii_lowercase()
}
