//! What a document says about an operation, as static data.
//!
//! An operation is a table; one executor, [`crate::call`], carries out all of them.

use std::fmt;

use crate::call::media::Written;
use crate::call::multipart;
use crate::describe::View;
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
    /// What it needs to be let in.
    pub security: Security,
}

/// The alternatives to be let in: any one list, all of its schemes. OpenAPI's `security`.
///
/// | | |
/// |---|---|
/// | `&[]` | the request is sent without any credentials, also where the client has a signer |
/// | `&[&[]]` | none are needed; what the document says that speaks of no security at all |
/// | `&[&[a, b], &[c]]` | `a` and `b`, or `c` |
/// | `&[&[a], &[]]` | `a` where the client has it, or none |
pub type Security = &'static [&'static [Requirement]];

/// A scheme that is needed.
#[derive(Debug)]
pub struct Requirement {
    /// The scheme.
    pub scheme: &'static Scheme,
    /// What has to be allowed, for OAuth 2.
    pub scopes: &'static [&'static str],
}

/// A way to be let in. OpenAPI's security scheme.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the document, by which the client holds a credential for it.
    pub name: &'static str,
    /// The method of the client's builder that gives it a credential, for error texts.
    pub setter: &'static str,
    /// Where the credential is sent: in a header, in the query or in a cookie.
    pub location: Location,
    /// The name of that header, parameter or cookie.
    pub key: &'static str,
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
    /// `a=1; b=2` just as it is (cookie).
    Cookie,
    /// As JSON text (`content: application/json`).
    Json,
    /// The whole query, a pair for each property (`in: querystring`).
    WholeForm,
    /// The whole query, as JSON text (`in: querystring`).
    WholeJson,
    /// The whole query, as text (`in: querystring`).
    WholeText,
}

/// A request body.
#[derive(Debug)]
pub struct Body {
    /// Whether a call must have it.
    pub required: bool,
    /// The forms that it can have; a call says which by its index, see
    /// [`Call::content`](crate::call::Call::content).
    pub contents: &'static [Content],
}

/// A form of a request body.
#[derive(Debug)]
pub struct Content {
    /// The value of `Content-Type`.
    pub media_type: &'static str,
    /// How it is written.
    pub format: Format,
    /// What it must be.
    pub schema: &'static Schema,
    /// How single properties of a form are written.
    pub encodings: &'static [Encoding],
}

/// How a body is written and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// JSON text.
    Json,
    /// `a=1&b=2`
    Form,
    /// A part for each property; [`Format::MULTIPART`].
    Multipart(Writer),
    /// Plain text.
    Text,
    /// Bytes that nobody looks into.
    Bytes,
}

impl Format {
    /// A part for each property.
    pub const MULTIPART: Format = Format::Multipart(Writer(multipart::write));
}

/// What writes bodies of a form that few operations have: no program carries it that makes no
/// call of such an operation.
#[derive(Clone, Copy)]
pub struct Writer(pub(crate) Writes);

pub(crate) type Writes = fn(&Content, View<'_>) -> Result<Written, &'static str>;

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Writer").finish_non_exhaustive()
    }
}

/// Of one form there is one.
impl PartialEq for Writer {
    fn eq(&self, _: &Writer) -> bool {
        true
    }
}

impl Eq for Writer {}

/// How a property of a form is written; OpenAPI's Encoding Object.
#[derive(Debug)]
pub struct Encoding {
    /// The property.
    pub property: &'static str,
    /// The media type of its part.
    pub content_type: Option<&'static str>,
    /// How it is written in `application/x-www-form-urlencoded`, where the document says so.
    pub style: Option<Style>,
    /// Whether each item or property becomes a pair of its own.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Headers of its part that are always the same.
    pub headers: &'static [(&'static str, &'static str)],
}

/// A declared response.
#[derive(Debug)]
pub struct Response {
    /// The status or statuses that it speaks of.
    pub status: Status,
    /// Whether it has a body, and the media types in which it is read, the preferred first.
    pub media_types: &'static [&'static str],
    /// How the body is read.
    pub format: Format,
    /// What the body should be.
    pub schema: Option<&'static Schema>,
    /// The declared headers.
    pub headers: Option<Headers>,
    /// How the body is read piece by piece, where it can be.
    pub stream: Option<Stream>,
}

/// The declared headers of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Headers {
    /// What they are; all statuses of successes have one table, and all of refusals.
    pub shape: &'static Shape,
    /// The names of those that this answer must have.
    pub required: &'static [&'static str],
}

impl Headers {
    /// Headers none of which an answer must have.
    #[must_use]
    pub const fn of(shape: &'static Shape) -> Headers {
        Headers::requiring(shape, &[])
    }

    /// Headers some of which an answer must have.
    #[must_use]
    pub const fn requiring(shape: &'static Shape, required: &'static [&'static str]) -> Headers {
        Headers { shape, required }
    }
}

/// A body that is read while it arrives.
#[derive(Debug)]
pub struct Stream {
    /// Its media type.
    pub media_type: &'static str,
    /// How its pieces are told apart.
    pub framing: Framing,
    /// Whether a piece is plain text rather than JSON.
    pub text: bool,
}

/// How the pieces of a stream are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Server-sent events: `text/event-stream`.
    Events,
    /// A line each: `application/jsonl`, `application/x-ndjson`.
    Lines,
    /// Each after a record separator: `application/json-seq`.
    Sequence,
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
