//! Operations: a method, a call, a table.

mod arguments;
mod build;
mod media_type;
mod outcome;

use super::{Argument, Ident, Proof, Reference, RequestProof, Status, Text, Ty};

pub(super) use build::{methods, plan_all};
pub(super) use media_type::json_content;

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The id in the document.
    pub id: String,
    /// The method's name.
    pub ident: Ident,
    /// The name of the call's type.
    pub call: Ident,
    /// The name of the table.
    pub table: Ident,
    /// What it does.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The tags.
    pub tags: Vec<String>,
    /// The features of the crate, any one of which it needs; none where it is always there.
    pub features: Vec<String>,
    /// The HTTP method.
    pub method: String,
    /// The path with its parameters, for people.
    pub path: String,
    /// The path, cut at its parameters.
    pub pieces: Vec<Piece>,
    /// The parameters, in the order of the table.
    pub parameters: Vec<Parameter>,
    /// The body.
    pub body: Option<Body>,
    /// The declared responses.
    pub responses: Vec<Response>,
    /// What the method takes.
    pub arguments: Vec<Argument>,
    /// What the call can be given besides.
    pub setters: Vec<Argument>,
    /// What a success is.
    pub success: Success,
    /// The type of the declared headers of a success.
    pub headers: Option<Ident>,
    /// What a refusal is.
    pub failure: Failure,
    /// A call made from the document's examples.
    pub request: RequestProof,
    /// What the document's examples prove.
    pub proofs: Vec<Proof>,
}

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text.
    Text(String),
    /// The parameter at this index.
    Parameter(usize),
}

/// A parameter of the table.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it is sent, by the name of the runtime's variant.
    pub location: &'static str,
    /// How it is written, by the name of the runtime's variant.
    pub style: &'static str,
    /// Whether a call must have it.
    pub required: bool,
    /// Whether the client holds it.
    pub client: bool,
    /// Whether each item becomes a pair of its own.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// What it must be.
    pub schema: Reference,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// The media type.
    pub media_type: String,
    /// Its type.
    pub ty: Ty,
    /// Whether a call must have it.
    pub required: bool,
    /// Whether the call's own arguments and setters are its fields.
    pub flat: bool,
    /// What it must be.
    pub schema: Reference,
}

/// A declared response.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status.
    pub status: Status,
    /// The media types.
    pub media_types: Vec<String>,
    /// What the body should be.
    pub schema: Option<Reference>,
    /// The table of its headers.
    pub headers: Option<Ident>,
}

/// What a success is.
#[derive(Clone, Debug)]
pub enum Success {
    /// One type, whatever the status.
    One(Ty),
    /// A type for each status.
    Several {
        /// The enum's name.
        ident: Ident,
        /// The variants.
        variants: Vec<(Status, Ident, Ty)>,
    },
}

/// What a refusal is.
#[derive(Clone, Debug)]
pub enum Failure {
    /// No refusal is declared.
    Undeclared,
    /// A type for each status.
    Several {
        /// The enum's name.
        ident: Ident,
        /// The variants, exact statuses first.
        variants: Vec<(Status, Ident, Ty)>,
    },
}

impl Success {
    /// The types that it is made of.
    pub(super) fn types(&self) -> Vec<&Ty> {
        match self {
            Success::One(ty) => vec![ty],
            Success::Several { variants, .. } => variants.iter().map(|(_, _, ty)| ty).collect(),
        }
    }
}

impl Failure {
    /// The types that it is made of.
    pub(super) fn types(&self) -> Vec<&Ty> {
        match self {
            Failure::Undeclared => Vec::new(),
            Failure::Several { variants, .. } => variants.iter().map(|(_, _, ty)| ty).collect(),
        }
    }
}
