//! Answers that are tokens (`x-bindery-token`): the token alone, for a variable of a shell.

use bindery::model::{Token, TokenPart, TokenSource};
use bindery_live::{Answer, Live};
use bindery_runtime::json::Json;
use bindery_runtime::operation::Operation;
use bindery_runtime::reply::Reply;

use super::eprint_all;
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;

/// Where the answers of an operation have a token.
pub(super) fn of<'l>(live: &'l Live, operation: &'static Operation) -> Result<&'l Token, Refusal> {
    let token = |one| live.described(one).and_then(|one| one.token.as_ref());
    token(operation).ok_or_else(|| {
        let all = live.operations().iter().copied();
        let ids: Vec<&str> = all.filter(|one| token(one).is_some()).map(|one| one.id).collect();
        let others = match ids.is_empty() {
            true => "no operation of the document has one".to_owned(),
            false => format!("these have one: {}", ids.join(", ")),
        };
        Refusal::new(format!(
            "the document does not say that the answer of `{}` is a token (`x-bindery-token`); {others}",
            operation.id
        ))
    })
}

/// Writes the token to standard output, and to standard error when it ends.
pub(super) fn show(
    token: &Token,
    reply: &Reply<Answer>,
    output: &Output,
) -> Result<Outcome, Refusal> {
    let Some(text) = part(&token.value, reply).filter(|text| !text.is_empty()) else {
        let place = &token.value.text;
        output.refusal(&format!("the answer has no token at `{place}`"));
        return Ok(Outcome::Findings);
    };
    let end = token.expires.as_ref().and_then(|end| part(end, reply));
    // What a server says must not write anywhere on a terminal.
    let end = end.filter(|end| end.bytes().all(|byte| byte.is_ascii_graphic()));
    match end {
        Some(end) if end.parse::<f64>().is_ok() => {
            eprint_all(&format!("The token ends in {end} s.\n"));
        }
        Some(end) => eprint_all(&format!("The token ends at {end}.\n")),
        None => {}
    }
    output.result(&format!("{text}\n"))?;
    Ok(Outcome::Fine)
}

/// A part of an answer, as text.
fn part(part: &TokenPart, reply: &Reply<Answer>) -> Option<String> {
    match (&part.source, &**reply) {
        (TokenSource::Header(name), _) => {
            let value = reply.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        }
        (TokenSource::Body(place), Answer::Json(json)) => match json.pointer(place)? {
            Json::String(text) => Some(text.clone()),
            Json::Number(number) => Some(number.to_string()),
            _ => None,
        },
        (TokenSource::Body(_), Answer::Bytes(_)) => None,
    }
}
