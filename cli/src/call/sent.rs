//! Sending, and what comes of it.

use bindery::model::Token;
use bindery_live::{Answer, Untyped};
use bindery_runtime::codegen::Bytes;
use bindery_runtime::describe::Value;
use bindery_runtime::error::Error;
use bindery_runtime::reply::Reply;
use bindery_runtime::secret::Redaction;

use super::pretty::pretty;
use super::ready::Ready;
use super::{eprint_all, shown, token};
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;

/// Sends the request, and shows the answer, or only the token in it.
pub(super) fn send(
    ready: &Ready,
    token: Option<&Token>,
    output: &Output,
) -> Result<Outcome, Refusal> {
    let body = ready.body.as_ref().map(|body| body as &dyn Value);
    match ready.call.send::<Untyped>(body).block() {
        Ok(reply) => match token {
            None => {
                success(&reply, output)?;
                Ok(Outcome::Fine)
            }
            Some(token) => {
                status(reply.status(), reply.request_id());
                token::show(token, &reply, output)
            }
        },
        Err(error) => {
            failure(&error, &ready.hidden, output)?;
            Ok(Outcome::Findings)
        }
    }
}

/// Shows what came back.
pub(super) fn success(reply: &Reply<Answer>, output: &Output) -> Result<(), Refusal> {
    status(reply.status(), reply.request_id());
    match &**reply {
        Answer::Json(json) if json.is_null() => Ok(()),
        Answer::Json(json) => output.result(&format!("{}\n", pretty(json))),
        Answer::Bytes(bytes) => raw(bytes),
    }
}

/// Says why nothing came back, or nothing good, and whether it was carried out all the same.
pub(super) fn failure(
    error: &Error<Answer>,
    hidden: &Redaction,
    output: &Output,
) -> Result<(), Refusal> {
    if let Some(code) = error.status() {
        status(code, error.request_id());
    }
    let body = match error {
        Error::Refused(refused) => refused.body().clone(),
        Error::Unreadable(unreadable) => unreadable.body().clone(),
        _ => Bytes::new(),
    };
    output.result(&hidden.hide(&shown::body(&body)))?;
    let carried_out = match error.may_have_been_executed() {
        true => "It may have been carried out: look before you send it again.",
        false => "It was not carried out.",
    };
    output.refusal(&format!("{}\n{carried_out}", hidden.hide(&whole(error))));
    Ok(())
}

/// An error with what caused it.
fn whole(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        words.push_str(&format!(": {cause}"));
        source = cause.source();
    }
    words
}

fn status(status: bindery_runtime::codegen::http::StatusCode, id: Option<&str>) {
    let id = id.map_or_else(String::new, |id| format!(" (request id {id})"));
    eprint_all(&format!("\n{status}{id}\n"));
}

/// Bytes as they came, for a file or another program.
fn raw(bytes: &Bytes) -> Result<(), Refusal> {
    use std::io::Write as _;
    let mut stdout = std::io::stdout().lock();
    let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
    written.map_err(|why| Refusal::new(format!("cannot write to standard output: {why}")))
}
