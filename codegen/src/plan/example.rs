//! The document's examples, as Rust expressions and as proofs.

mod json;
mod proof;
mod request;
mod value;
mod wait;

use super::{Ident, Ty};

pub(super) use json::json_text;
pub(super) use proof::{proofs, read};
pub(super) use request::request;
pub(super) use value::expression;
pub use wait::Wait;
pub(super) use wait::wait;

/// A Rust expression for a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A string literal.
    Text(String),
    /// A string of its own.
    Owned(String),
    /// A boolean literal.
    Bool(bool),
    /// An integer literal.
    Integer(i128),
    /// A float literal.
    Float(f64),
    /// Bytes, by their base64.
    Base64(String),
    /// A list of values.
    List(Vec<Expression>),
    /// A list of pairs.
    Pairs(Vec<(String, Expression)>),
    /// A struct: what `new` takes, and the setters.
    New(Ident, Vec<Expression>, Vec<(Ident, Expression)>),
    /// A variant of an enum of strings.
    Variant(Ident, Ident),
    /// A value that may be `null`, and is not.
    Some(Box<Expression>),
    /// JSON text, as a value of any type.
    Json(String),
    /// JSON text, read as a value of this type.
    Read(Ty, String),
}

/// A call made from the document's examples, and what it must send.
#[derive(Clone, Debug)]
pub struct RequestProof {
    /// What the client's parameters are, by their names on the wire.
    pub client: Vec<(String, String)>,
    /// The indexes of the client's credentials that are enough.
    pub credentials: Vec<usize>,
    /// What the method takes.
    pub arguments: Vec<Expression>,
    /// What the call is given besides.
    pub setters: Vec<(Ident, Expression)>,
    /// The path that it must ask for, where every parameter has an example.
    pub path: Option<String>,
    /// The body that it must send, where the document has an example.
    pub body: Option<String>,
    /// A successful answer, from an example or made from the schema: the status and the body.
    pub answer: Option<(u16, String)>,
    /// Whether all of the request is from the document's examples, and nothing made up.
    pub proves: bool,
    /// Why the call is only shown and never made, in words; `None` where it can be made.
    pub untoured: Option<String>,
}

/// Something that the document's examples prove.
#[derive(Clone, Debug)]
pub enum Proof {
    /// A value comes back as it was read, and keeps all rules where it is a request's.
    RoundTrip {
        /// The name of the test.
        name: Ident,
        /// The type.
        ty: Ty,
        /// The value.
        json: String,
        /// Whether it must keep the rules.
        request: bool,
    },
    /// A value is refused for these reasons.
    Refused {
        /// The name of the test.
        name: Ident,
        /// Why, in a few words.
        summary: String,
        /// The type.
        ty: Ty,
        /// The value.
        json: String,
        /// The pointers and rules.
        violations: Vec<(String, String)>,
    },
}

impl Proof {
    pub(super) fn name_mut(&mut self) -> &mut Ident {
        match self {
            Proof::RoundTrip { name, .. } | Proof::Refused { name, .. } => name,
        }
    }
}
