//! `x-bindery-token`: whether an answer has what a token is made of.

use crate::finding::code::check as code;
use crate::finding::{Finding, Findings, Severity};
use crate::model::{Api, Kind, Operation, TokenPart};

/// Judges how the answer of an operation becomes a token.
pub(super) fn of_operation(api: &Api, operation: &Operation, findings: &mut Findings) {
    let Some(token) = &operation.token else {
        return;
    };
    let bad =
        |part: &TokenPart, message: String| Finding::new(&code::BAD_TOKEN, part.place, message);
    let nowhere = |part: &TokenPart| format!("no success of this operation has `{}`", part.text);
    let value = &token.value;
    let text = &value.text;
    match api.token_part(operation, value).map(|ty| api.get(ty)) {
        None => findings.report(bad(value, nowhere(value))),
        Some(ty) if !matches!(ty.kind, Kind::String(_)) => {
            findings.report(bad(value, format!("the token `{text}` is no text")));
        }
        Some(ty) if !ty.secret => {
            let message = format!("the token `{text}` is not kept secret");
            let mut finding = bad(value, message).help("say `format: password` in its schema");
            finding.severity = Severity::Warning;
            findings.report(finding);
        }
        Some(_) => {}
    }
    let Some(expires) = &token.expires else {
        return;
    };
    match api.token_part(operation, expires).map(|ty| api.end(ty)) {
        None => findings.report(bad(expires, nowhere(expires))),
        Some(None) => {
            let message = format!(
                "`{}` does not say when the token ends: it is neither a date-time nor a number of seconds",
                expires.text
            );
            findings.report(bad(expires, message));
        }
        Some(Some(_)) => {}
    }
}
