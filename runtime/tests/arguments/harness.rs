//! Operations of one parameter, and what is written for it.

use bindery_runtime::call::{Call, Unsent};
use bindery_runtime::client::Client;
use bindery_runtime::json::Json;
use bindery_runtime::operation::{Location, Operation, Parameter, Segment, Style};
use bindery_runtime::schema::Schema;
use bindery_runtime::transport::Memory;
use bytes::Bytes;

pub(crate) const NAME: Parameter = Parameter {
    name: "color",
    location: Location::Path,
    required: false,
    client: false,
    schema: &Schema::ANY,
    style: Style::Simple,
    explode: false,
    allow_reserved: false,
};

pub(crate) const GET: Operation = Operation {
    id: "get",
    method: "GET",
    path: &[Segment::Text("/x")],
    parameters: &[],
    body: None,
    responses: &[],
    security: &[&[]],
};

pub(crate) fn client(endpoint: &str) -> Client {
    Client::builder(endpoint)
        .transport(Memory::new())
        .build()
        .unwrap()
}

/// An operation with one parameter. Tables are static, so a test leaks its own.
pub(crate) fn with_one(parameter: Parameter, path: &'static [Segment]) -> &'static Operation {
    let parameters = Box::leak(Box::new([parameter]));
    Box::leak(Box::new(Operation {
        path,
        parameters,
        ..GET
    }))
}

pub(crate) fn written(parameter: &Parameter, value: &Json) -> Result<http::Request<Bytes>, Unsent> {
    let path: &'static [Segment] = match parameter.location {
        Location::Path => &[
            Segment::Text("/x/"),
            Segment::Parameter(0),
            Segment::Text("/y"),
        ],
        _ => &[Segment::Text("/x")],
    };
    let operation = with_one(Parameter { ..*parameter }, path);
    Call::new(&client("https://h"), operation)
        .with(0, value.clone())
        .to_http(None)
}

/// What is sent for a value, where it is sent: `None` where it is refused.
pub(crate) fn sent(parameter: &Parameter, value: &Json) -> Option<String> {
    let request = written(parameter, value).ok()?;
    let header = |name| {
        let value = request.headers().get(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let found = match parameter.location {
        Location::Path => {
            let path = request.uri().path();
            Some(path.strip_prefix("/x/")?.strip_suffix("/y")?.to_owned())
        }
        Location::Header => header(parameter.name),
        Location::Cookie => header("cookie"),
        _ => request.uri().query().map(str::to_owned),
    };
    Some(found.unwrap_or_default())
}

pub(crate) fn json(text: &str) -> Json {
    text.parse().unwrap()
}
