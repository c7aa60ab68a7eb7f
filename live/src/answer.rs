//! What comes back from a call.

use bindery_runtime::call::{Endpoint, Failure, Success};
use bindery_runtime::json::{Json, ReadError, Reader};
use bindery_runtime::operation::Operation;
use bindery_runtime::waiter::{Following, Waited, Waiters};
use bytes::Bytes;

use crate::Data;

/// The body of an answer.
#[derive(Clone, Debug)]
pub enum Answer {
    /// JSON; text is a string, and `null` stands for no body.
    Json(Json),
    /// Bytes.
    Bytes(Bytes),
}

impl Answer {
    fn read(reader: &mut Reader<'_>) -> Result<Answer, ReadError> {
        match reader.value() {
            Ok(json) => Ok(Answer::Json(json)),
            // What is no JSON at all can still be had as it came.
            Err(error) => reader.bytes().map(Answer::Bytes).map_err(|_| error),
        }
    }
}

impl Success for Answer {
    fn read(_: u16, reader: &mut Reader<'_>) -> Result<Answer, ReadError> {
        Answer::read(reader)
    }
}

impl Failure for Answer {
    fn read(_: u16, reader: &mut Reader<'_>) -> Result<Option<Answer>, ReadError> {
        Answer::read(reader).map(Some)
    }
}

/// The types of any operation: JSON.
#[derive(Debug)]
pub enum Untyped {}

/// Calls bring their own operation; this stands where there is none.
static NONE: Operation = Operation {
    id: "",
    method: "GET",
    path: &[],
    parameters: &[],
    body: None,
    responses: &[],
    security: &[],
};

impl Endpoint for Untyped {
    type Body = Data;
    type Success = Answer;
    type Headers = ();
    type Failure = Answer;
    const OPERATION: &'static Operation = &NONE;
}

/// Calls bring what follows them, too.
static NOT_FOLLOWED: Following = Following {
    query: &NONE,
    arguments: &[],
    each: None,
    state: "",
    success: &[],
    failure: &[],
    pending: &[],
    stale: &[],
    stale_for: 0,
    reason: None,
    delay: 0,
    interval: 1,
    deadline: 0,
};

/// With [`Live::following`](crate::Live::following) and
/// [`Call::submit_following`](bindery_runtime::call::Call::submit_following). One job is waited
/// for as several are.
impl Waited for Untyped {
    type Query = Untyped;
    type Waiter = Waiters<Untyped>;
    const WAITER: &'static Following = &NOT_FOLLOWED;
}
