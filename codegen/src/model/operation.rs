//! Operations and what they send.

use super::{Docs, Example, Json, Response, SecurityUse, Server, Token, TypeId, Waiter};
use crate::finding::Place;

/// Something that can be asked of the API.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its id: the document's own, or one made from method and path.
    pub id: String,
    /// The name that the author wants, where he says so.
    pub preferred_name: Option<String>,
    /// Whether it is wanted. One that is not still takes part in giving names, so that
    /// choosing among operations renames none.
    pub selected: bool,
    /// The HTTP method, upper case.
    pub method: String,
    /// The path as the document has it, for people.
    pub path: String,
    /// The path, cut at its parameters.
    pub segments: Vec<Segment>,
    /// What is said to people.
    pub docs: Docs,
    /// The tags.
    pub tags: Vec<String>,
    /// The parameters: those of the path item first, overridden ones in their place.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The declared responses, in the order of the document.
    pub responses: Vec<Response>,
    /// The alternatives to authenticate: any one list, all of its schemes. `None` where the
    /// document does not say; no alternatives where it says that nothing is to be sent.
    pub security: Option<Vec<Vec<SecurityUse>>>,
    /// Whether doing it twice is the same as doing it once, where the document says so.
    pub idempotent: Option<bool>,
    /// Where it is served, if elsewhere than the rest of the API.
    pub servers: Vec<Server>,
    /// How its answer becomes a token, if it is one.
    pub token: Option<Token>,
    /// How it is followed, if it answers before its work is done.
    pub waiter: Option<Waiter>,
    /// Where it is declared.
    pub place: Place,
}

impl Operation {
    /// Whether doing it twice is the same as doing it once: as the document says, and where it
    /// does not, when its method does nothing. `PUT` and `DELETE` do, and servers are not always
    /// as HTTP wants them.
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        self.idempotent.unwrap_or_else(|| by_method(&self.method))
    }

    /// The same, where the method alone does not tell.
    #[must_use]
    pub fn declared_idempotent(&self) -> Option<bool> {
        self.idempotent
            .filter(|said| *said != by_method(&self.method))
    }
}

fn by_method(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "QUERY")
}

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text that is sent as it stands.
    Text(String),
    /// The parameter at this index of [`Operation::parameters`].
    Parameter(usize),
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// The name that the author wants, where he says so.
    pub preferred_name: Option<String>,
    /// Where it is sent.
    pub location: Location,
    /// Whether a call must have it.
    pub required: bool,
    /// Whether it is said once, to the client.
    pub client: bool,
    /// What it is.
    pub ty: TypeId,
    /// How it is written.
    pub style: Style,
    /// Whether each item or property becomes a pair of its own.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Whether an empty value means something.
    pub allow_empty: bool,
    /// What is said to people.
    pub docs: Docs,
    /// Examples.
    pub examples: Vec<Example>,
    /// A value made from the schema, where the document has no example.
    pub sample: Option<Json>,
    /// Where it is declared.
    pub place: Place,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `k=a&k=b`
    Form,
    /// `.a.b`
    Label,
    /// `;k=a`
    Matrix,
    /// `a b`
    SpaceDelimited,
    /// `a|b`
    PipeDelimited,
    /// `k[p]=a`
    DeepObject,
    /// `k=a; k=b` without escapes
    Cookie,
    /// JSON text.
    Json,
    /// The whole query, a pair for each property.
    WholeForm,
    /// The whole query, as JSON text.
    WholeJson,
    /// The whole query, as text.
    WholeText,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Whether a call must have it.
    pub required: bool,
    /// What is said to people.
    pub docs: Docs,
    /// The media types that it can have.
    pub contents: Vec<Content>,
    /// Where it is declared.
    pub place: Place,
}

/// A body of one media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// The media type, as the document has it.
    pub media_type: String,
    /// How it is written and read.
    pub format: Format,
    /// What it is, where the document says so; of a stream what each piece is. What is
    /// written or read as bytes has none, whatever the document says about it.
    pub ty: Option<TypeId>,
    /// Whether the document says what it is, but its format has no writer and no reader.
    pub opaque: bool,
    /// How the properties of a form are written.
    pub encodings: Vec<Encoding>,
    /// Examples.
    pub examples: Vec<Example>,
    /// A value made from the schema, where the document has no example.
    pub sample: Option<Json>,
    /// Bodies that must be refused before they are sent.
    pub refused: Vec<Refused>,
    /// Where it is declared.
    pub place: Place,
}

impl Content {
    /// The media type, so that of several the plainest comes first: JSON as it is before JSON
    /// of a vendor. Media types are keys, and their order says nothing.
    #[must_use]
    pub fn name(&self) -> (bool, &str) {
        let (_, subtype) = self.media_type.split_once('/').unwrap_or_default();
        let is_special = subtype.contains('+') || subtype.starts_with("vnd.");
        (is_special, &self.media_type)
    }
}

/// How a body is written and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    Json,
    /// A pair for each property.
    Form,
    /// A part for each property.
    Multipart,
    /// Text.
    Text,
    /// XML, which is left to the user as bytes.
    Xml,
    /// Bytes.
    Bytes,
    /// Server-sent events.
    Events,
    /// A line of JSON after the other.
    Lines,
    /// JSON values after record separators.
    Sequence,
}

impl Format {
    /// Whether it comes piece by piece.
    #[must_use]
    pub fn is_stream(self) -> bool {
        matches!(self, Format::Events | Format::Lines | Format::Sequence)
    }
}

/// How a property of a form is written.
#[derive(Clone, Debug)]
pub struct Encoding {
    /// The property.
    pub property: String,
    /// The media type of its part.
    pub content_type: Option<String>,
    /// How it is written as pairs, where the document says so.
    pub style: Option<Style>,
    /// Whether each item or property becomes a pair of its own.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Headers of its part that have one value only.
    pub headers: Vec<(String, String)>,
}

/// A body that must be refused before it is sent.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Why, in a few words.
    pub summary: String,
    /// The body.
    pub value: Json,
    /// All rules that it breaks.
    pub violations: Vec<Violation>,
    /// Where it is declared.
    pub place: Place,
}

/// A rule that a refused body breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// A JSON pointer into the body.
    pub pointer: String,
    /// The keyword.
    pub rule: String,
}
