//! Where a request goes: the URL and the headers that an operation and its arguments make.
//!
//! Arguments come from users and may be hostile. Whatever they hold, they stay inside
//! the place that the document gives them: a path value cannot add, remove or leave a
//! segment, a query value cannot start another pair, a header value cannot end its line.
//! What cannot be written so is a violation, and the request is not made.

mod base;
mod encode;
mod escape;
mod flat;
mod form;
mod header;
mod key;
mod path;
mod query;
mod reference;

use http::{HeaderMap, Uri};

use crate::describe::Value;
use crate::operation::{Location, Operation};
use crate::violation::{Violation, Violations};

pub(crate) use base::Base;
pub(crate) use encode::value as encoded;
pub(crate) use flat::{entries, fields, json_text, text};
pub(crate) use form::form;
pub(crate) use header::field;
pub(crate) use key::{cookie_value, has_pair, with_pair};

/// The URL and the headers of a request.
pub(crate) struct Target {
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
}

/// Writes `values`, one for each parameter of `operation`, where they belong.
///
/// What must not be sent is added to `out`, and the target is then not to be used. It is
/// `None` where the URL is none, for example because it is too long.
pub(crate) fn build(
    base: &Base,
    operation: &Operation,
    values: &[&dyn Value],
    out: &mut Violations,
) -> Option<Target> {
    let mut target = path::path(base.prefix(), operation, values, out);
    let mut query = Vec::new();
    let mut cookies = Vec::new();
    let mut headers = HeaderMap::new();
    for (parameter, value) in operation.parameters.iter().zip(values) {
        let view = value.view();
        let written = match parameter.location {
            Location::Query => query::query(parameter, view).map(|text| query.extend(text)),
            Location::Cookie => query::cookies(parameter, view).map(|pairs| cookies.extend(pairs)),
            Location::Header => {
                header::write(parameter, view, &mut headers, out);
                Ok(())
            }
            Location::Path | Location::Body => Ok(()),
        };
        if let Err((rule, message)) = written {
            refuse(out, parameter.location, parameter.name, rule, message);
        }
    }
    header::write_cookies(&cookies, &mut headers, out);
    if !query.is_empty() {
        target.push('?');
        target.push_str(&query.join("&"));
    }
    let uri = base.with_path_and_query(target)?;
    Some(Target { uri, headers })
}

/// Whether a media type is JSON: `application/json`, `text/json`, `…+json`.
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    let end = essence.len().saturating_sub("+json".len());
    let is = |text: &str| essence.eq_ignore_ascii_case(text);
    is("application/json")
        || is("text/json")
        || (essence.get(end..)).is_some_and(|end| end.eq_ignore_ascii_case("+json"))
}

/// `type/subtype` without parameters, as it was written: HTTP knows no case there.
pub(crate) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// The place of a parameter in a violation: its name as a JSON pointer.
pub(crate) fn pointer(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Adds a violation, unless the same rule is known to be broken there.
pub(crate) fn refuse(
    out: &mut Violations,
    location: Location,
    name: &str,
    rule: &'static str,
    message: &str,
) {
    let pointer = if name.is_empty() {
        String::new()
    } else {
        pointer(name)
    };
    let known = |given: &Violation| {
        given.location() == location && given.pointer() == pointer && given.rule() == rule
    };
    if !out.iter().any(known) {
        let limit = if rule == "minLength" { "1" } else { "" };
        out.push(Violation::new(location, pointer, rule, limit, message));
    }
}
