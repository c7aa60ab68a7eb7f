//! An operation to call.

use bindery_runtime::call::{Call, Endpoint, Pending};
use bindery_runtime::client::Client;
use bindery_runtime::error::Undeclared;
use bindery_runtime::json::Json;
use bindery_runtime::operation::{Format, Operation, Response, Segment, Status};

static PING: Operation = Operation {
    id: "ping",
    method: "POST",
    path: &[Segment::Text("/ping")],
    parameters: &[],
    body: None,
    responses: &[Response {
        status: Status::Exactly(200),
        media_types: &["application/json"],
        format: Format::Json,
        schema: None,
        headers: None,
        stream: None,
    }],
    security: &[&[]],
};

pub(crate) struct Ping;

impl Endpoint for Ping {
    const OPERATION: &'static Operation = &PING;
    type Body = ();
    type Success = Json;
    type Headers = ();
    type Failure = Undeclared;
}

pub(crate) fn ping(client: &Client) -> Pending<Json, (), Undeclared> {
    Call::new(client, &PING).send::<Ping>(None)
}
