//! Parameters in headers and cookies.

use http::HeaderMap;
use http::header::{COOKIE, HeaderName, HeaderValue};

use super::escape::Escape;
use super::flat::{Flat, json_text};
use super::query::{Pair, joined};
use super::refuse;
use crate::describe::View;
use crate::operation::{Location, Parameter, Style};
use crate::violation::Violations;

/// Adds a header parameter, always written as `simple` or as JSON.
pub(super) fn write(
    parameter: &Parameter,
    view: View<'_>,
    headers: &mut HeaderMap,
    out: &mut Violations,
) {
    let inner = if parameter.explode { "=" } else { "," };
    let text = match parameter.style {
        Style::Json if !matches!(view, View::Absent) => Some(json_text(view)),
        _ => Flat::of(view).map(|flat| {
            if let Some((rule, message)) = flat.split_by(",") {
                refuse(out, Location::Header, parameter.name, rule, message);
            }
            flat.joined(",", inner, Escape::Nothing)
        }),
    };
    let Some(text) = text else {
        return;
    };
    if text.starts_with(' ') || text.ends_with(' ') {
        let message = "must not start or end with a space, which HTTP drops";
        refuse(out, Location::Header, parameter.name, RULE, message);
    }
    match field(parameter.name, &text) {
        Ok((name, mut value)) => {
            value.set_sensitive(parameter.schema.secret || matches!(view, View::Secret(_)));
            headers.insert(name, value);
        }
        Err(message) => refuse(out, Location::Header, parameter.name, RULE, message),
    }
}

/// The name of the rule that a header breaks which HTTP does not allow.
const RULE: &str = "header-value";

/// A header, or why HTTP does not allow it. Text beyond ASCII is sent as UTF-8.
pub(crate) fn field(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    let name = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| "must have a name that HTTP allows for a header")?;
    if value.chars().any(char::is_control) {
        return Err("must not have a control character in it");
    }
    HeaderValue::from_bytes(value.as_bytes())
        .map(|value| (name, value))
        .map_err(|_| "must be a value that HTTP allows for a header")
}

/// All cookies in one header. What keeps a session is as good as a password.
pub(super) fn write_cookies(cookies: &[Pair], headers: &mut HeaderMap, out: &mut Violations) {
    if cookies.is_empty() {
        return;
    }
    match HeaderValue::from_str(&joined(cookies, "; ")) {
        Ok(mut value) => {
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
        Err(_) => refuse(
            out,
            Location::Cookie,
            "",
            RULE,
            "must be values that HTTP allows",
        ),
    }
}
