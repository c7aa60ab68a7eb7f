//! Where an answer leads.

use super::{Docs, Json, Location};
use crate::finding::Place;

/// What can be asked next, with what an answer says.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its name in the document.
    pub name: String,
    /// The id of the operation that it leads to, which is one of the same API.
    pub operation: String,
    /// What to give to the parameters of that operation.
    pub parameters: Vec<LinkParameter>,
    /// What to send as the body of that operation.
    pub body: Option<LinkValue>,
    /// The URL of the server to ask, if another one than usual.
    pub server: Option<String>,
    /// What is said to people.
    pub docs: Docs,
    /// Where it is declared.
    pub place: Place,
}

/// What a link gives to a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkParameter {
    /// The name on the wire.
    pub name: String,
    /// Where it is sent, if the link says so.
    pub location: Option<Location>,
    /// What to give.
    pub value: LinkValue,
}

/// What a link gives to a parameter or sends as a body.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkValue {
    /// A runtime expression: `$response.body#/id`, or text with such ones in braces.
    Expression(String),
    /// This value.
    Constant(Json),
}
