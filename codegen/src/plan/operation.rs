//! Operations: a method, a call, a table.

mod arguments;
mod body;
mod build;
mod headers;
mod list;
mod outcome;
mod shared;
mod stream;

use super::{
    Argument, Ident, Proof, Reference, RequestProof, Security, Status, Text, Token, Ty, Waiter,
};

pub(super) use build::{CLIENT_METHODS, methods, plan_all};

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The id in the document.
    pub id: String,
    /// The method's name.
    pub ident: Ident,
    /// The name of the call's type.
    pub call: Ident,
    /// The name of the type that says which types it has.
    pub endpoint: Ident,
    /// The name of the table.
    pub table: Ident,
    /// What it does.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether doing it twice is the same as doing it once, where its method does not tell.
    pub idempotent: Option<bool>,
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
    /// Where they are written, if other operations have the same ones.
    pub parameter_list: Option<Ident>,
    /// The body.
    pub body: Option<Body>,
    /// The declared responses.
    pub responses: Vec<Response>,
    /// Where they are written, if other operations have the same ones.
    pub response_list: Option<Ident>,
    /// What it needs to be let in.
    pub security: Security,
    /// What the method takes.
    pub arguments: Vec<Argument>,
    /// What the call can be given besides.
    pub setters: Vec<Argument>,
    /// What a success is.
    pub success: Success,
    /// What each piece of the answer is, where it can be read piece by piece.
    pub stream: Option<Ty>,
    /// The type of the declared headers of a success.
    pub headers: Option<Ident>,
    /// The type of the declared headers of a refusal.
    pub refusal_headers: Option<Ident>,
    /// What a refusal is.
    pub failure: Failure,
    /// How the answer becomes a token, if it is one.
    pub token: Option<Token>,
    /// How it is followed, where it answers before its work is done.
    pub waiter: Option<Waiter>,
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
#[derive(Clone, Debug, Hash)]
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
    /// Its type.
    pub ty: Ty,
    /// Whether a call must have it.
    pub required: bool,
    /// Whether the call's own arguments and setters are its fields.
    pub flat: bool,
    /// Whether its type knows which of several forms it is in.
    pub several: bool,
    /// The forms that it can have.
    pub contents: Vec<Content>,
}

/// A form of a request body.
#[derive(Clone, Debug)]
pub struct Content {
    /// The media type.
    pub media_type: String,
    /// How it is written, by the name of the runtime's variant.
    pub format: &'static str,
    /// Its type.
    pub ty: Ty,
    /// What it must be.
    pub schema: Reference,
    /// How single properties are written.
    pub encodings: Vec<Encoding>,
}

/// How a property of a form is written.
#[derive(Clone, Debug)]
pub struct Encoding {
    /// The property.
    pub property: String,
    /// The media type of its part.
    pub content_type: Option<String>,
    /// How it is written as pairs, by the name of the runtime's variant.
    pub style: Option<&'static str>,
    /// Whether each item or property becomes a pair of its own.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// The headers of its part.
    pub headers: Vec<(String, String)>,
}

/// A declared response.
#[derive(Clone, Debug, Hash)]
pub struct Response {
    /// The status.
    pub status: Status,
    /// The media types in which it is read, the preferred first.
    pub media_types: Vec<String>,
    /// How it is read, by the name of the runtime's variant.
    pub format: &'static str,
    /// How it is read piece by piece.
    pub stream: Option<Stream>,
    /// What the body should be.
    pub schema: Option<Reference>,
    /// The table of its headers.
    pub headers: Option<Ident>,
    /// The headers that it must have.
    pub required_headers: Vec<String>,
}

/// How a response is read piece by piece.
#[derive(Clone, Debug, Hash)]
pub struct Stream {
    /// The media type.
    pub media_type: String,
    /// How the pieces are told apart, by the name of the runtime's variant.
    pub framing: &'static str,
    /// Whether a piece is plain text.
    pub text: bool,
}

/// What comes back with a status, or with some.
#[derive(Clone, Debug)]
pub struct StatusVariant {
    /// The status.
    pub status: Status,
    /// The variant's name.
    pub ident: Ident,
    /// When it comes, and what is said of that.
    pub docs: Text,
    /// The body.
    pub ty: Ty,
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
        variants: Vec<StatusVariant>,
        /// The enum that it is another name of, where several operations have the same one.
        same_as: Option<Ident>,
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
        variants: Vec<StatusVariant>,
        /// The enum that it is another name of, where several operations have the same one.
        same_as: Option<Ident>,
    },
}

/// An enum of bodies by status that several operations have.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its name.
    pub ident: Ident,
    /// Whether it is one of successes.
    pub is_success: bool,
    /// The variants, exact statuses first.
    pub variants: Vec<StatusVariant>,
    /// The type of the declared headers, for refusals.
    pub headers: Option<Ident>,
    /// The features of the crate, any one of which it needs; none where it is always there.
    pub features: Vec<String>,
}

/// What several operations have in their tables, written once.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// Lists of parameters.
    pub parameters: Vec<List<Parameter>>,
    /// Lists of responses.
    pub responses: Vec<List<Response>>,
}

/// A table that is a part of the tables of several operations.
#[derive(Clone, Debug)]
pub struct List<T> {
    /// Its name.
    pub ident: Ident,
    /// What it lists.
    pub items: Vec<T>,
    /// The features of the crate, any one of which it needs; none where it is always there.
    pub features: Vec<String>,
}

impl Success {
    /// The types that it is made of.
    pub(super) fn types(&self) -> Vec<&Ty> {
        match self {
            Success::One(ty) => vec![ty],
            Success::Several { variants, .. } => variants.iter().map(|one| &one.ty).collect(),
        }
    }
}

impl Failure {
    /// The types that it is made of.
    pub(super) fn types(&self) -> Vec<&Ty> {
        match self {
            Failure::Undeclared => Vec::new(),
            Failure::Several { variants, .. } => variants.iter().map(|one| &one.ty).collect(),
        }
    }
}
