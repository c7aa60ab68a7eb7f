//! What a document says about an operation, as static data.
//!
//! An operation is a table; one executor, [`crate::call`], carries out all of them.

use crate::schema::{Schema, Shape};

/// An operation of an API.
#[derive(Debug)]
pub struct Operation {
    /// The operation's id in the document.
    pub id: &'static str,
    /// The HTTP method, upper case.
    pub method: &'static str,
    /// The path, cut at its parameters. It starts with `/`.
    pub path: &'static [Segment],
    /// The parameters. Their indexes are those of [`Segment::Parameter`] and of the
    /// arguments of a [`Call`](crate::call::Call).
    pub parameters: &'static [Parameter],
    /// The request body.
    pub body: Option<Body>,
    /// The declared responses, in the order of the document.
    pub responses: &'static [Response],
}

/// A piece of a path.
#[derive(Debug)]
pub enum Segment {
    /// Text that is sent as it stands.
    Text(&'static str),
    /// The value of the parameter at this index, percent-encoded.
    Parameter(usize),
}

/// A parameter.
#[derive(Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// Where it is sent.
    pub location: Location,
    /// Whether a call must have it.
    pub required: bool,
    /// Whether the client holds it for all calls.
    pub client: bool,
    /// What it must be.
    pub schema: &'static Schema,
    /// How it is written.
    pub style: Style,
    /// Whether each item or property becomes a pair of its own.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
}

/// Where a value is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// In the body.
    Body,
}

/// How a parameter is written; OpenAPI's `style`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// Comma separated (path, header).
    Simple,
    /// `a=1&b=2` (query, cookie).
    Form,
    /// `.a.b` (path).
    Label,
    /// `;a=1` (path).
    Matrix,
    /// Separated by spaces (query).
    SpaceDelimited,
    /// Separated by `|` (query).
    PipeDelimited,
    /// `a[b]=1` (query).
    DeepObject,
    /// As JSON text (`content: application/json`).
    Json,
}

/// A request body.
#[derive(Debug)]
pub struct Body {
    /// The value of `Content-Type`.
    pub media_type: &'static str,
    /// Whether a call must have it.
    pub required: bool,
    /// What it must be.
    pub schema: &'static Schema,
}

/// A declared response.
#[derive(Debug)]
pub struct Response {
    /// The status or statuses that it speaks of.
    pub status: Status,
    /// Whether it has a body, and of which media types.
    pub media_types: &'static [&'static str],
    /// What the body should be.
    pub schema: Option<&'static Schema>,
    /// The declared headers.
    pub headers: Option<&'static Shape>,
}

/// The status or statuses that a declared response speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// This one.
    Exactly(u16),
    /// All of a hundred: `4` for `4XX`.
    Range(u8),
    /// All that are not declared otherwise.
    Default,
}
