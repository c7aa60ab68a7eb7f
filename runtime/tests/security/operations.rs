//! Operations that need this or that.

use bindery_runtime::call::{Call, Endpoint, Unsent};
use bindery_runtime::client::{Client, ClientBuilder};
use bindery_runtime::error::{Error, Undeclared};

use bindery_runtime::operation::{Location, Operation, Requirement, Scheme, Security, Segment};
use bindery_runtime::reply::NoContent;
use bindery_runtime::retry::Retry;
use bindery_runtime::transport::Memory;
use bytes::Bytes;
use http::Request;

const fn scheme(name: &'static str, location: Location, key: &'static str) -> Scheme {
    Scheme {
        name,
        setter: name,
        location,
        key,
    }
}

pub(crate) static HEADER: Scheme = scheme("header", Location::Header, "X-Key");
pub(crate) static QUERY: Scheme = scheme("query", Location::Query, "key");
pub(crate) static COOKIE: Scheme = scheme("cookie", Location::Cookie, "SID");
pub(crate) static TOKEN: Scheme = scheme("token", Location::Header, "Authorization");
pub(crate) static SIGNED: Scheme = scheme("signed", Location::Header, "Authorization");

pub(crate) const fn need(scheme: &'static Scheme) -> Requirement {
    Requirement {
        scheme,
        scopes: &[],
    }
}

const fn operation(security: Security) -> Operation {
    Operation {
        id: "look",
        method: "POST",
        path: &[Segment::Text("/it")],
        parameters: &[],
        body: None,
        responses: &[],
        security,
    }
}

pub(crate) static OPEN: Operation = operation(&[]);
pub(crate) static UNSAID: Operation = operation(&[&[]]);
pub(crate) static BY_HEADER: Operation = operation(&[&[need(&HEADER)]]);
pub(crate) static BY_QUERY: Operation = operation(&[&[need(&QUERY)]]);
pub(crate) static BY_COOKIE: Operation = operation(&[&[need(&COOKIE)]]);
pub(crate) static BY_TOKEN: Operation = operation(&[&[need(&TOKEN)]]);
pub(crate) static MAYBE: Operation = operation(&[&[], &[need(&HEADER)]]);
pub(crate) static ALL: Operation = operation(&[
    &[need(&SIGNED), need(&HEADER), need(&QUERY)],
    &[need(&COOKIE)],
]);
pub(crate) static READING: Operation = operation(&[&[Requirement {
    scheme: &TOKEN,
    scopes: &["read", "list"],
}]]);

pub(crate) struct Look;

impl Endpoint for Look {
    type Body = ();
    type Success = NoContent;
    type Headers = ();
    type Failure = Undeclared;
    const OPERATION: &'static Operation = &OPEN;
}

pub(crate) fn builder(memory: &Memory) -> ClientBuilder {
    // What is sent again here is so for its credentials.
    let builder = Client::builder("https://h/v1").retry(Retry::none());
    builder.transport(memory.clone())
}

pub(crate) fn request(client: &Client, operation: &'static Operation) -> Request<Bytes> {
    Call::new(client, operation).to_http(None).unwrap()
}

pub(crate) fn refusal(client: &Client, operation: &'static Operation) -> String {
    match Call::new(client, operation).to_http(None).unwrap_err() {
        Unsent::NotSent(error) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

/// Sends a call and gives the error; the operations declare no answer that would be a success.
pub(crate) async fn error(client: &Client, operation: &'static Operation) -> Error<Undeclared> {
    let sent = Call::new(client, operation).send::<Look>(None).await;
    sent.map(|_| ()).unwrap_err()
}
