//! Links: where an answer leads.

use super::part::{Read, Words, entries, text};
use crate::document::Node;
use crate::finding::Place;

/// What can be asked next, with what an answer says.
#[derive(Clone, Debug)]
pub struct Link<'d> {
    /// The operation that it leads to, by its id.
    pub operation_id: Option<(&'d str, Place)>,
    /// The operation that it leads to, by a reference.
    pub operation_ref: Option<(&'d str, Place)>,
    /// What to give to the parameters of that operation: constants or expressions.
    pub parameters: Vec<(&'d str, Place, &'d Node)>,
    /// What to send as the body of that operation: a constant or an expression.
    pub body: Option<&'d Node>,
    /// The URL of the server to ask.
    pub server: Option<&'d str>,
    /// What is said to people.
    pub words: Words<'d>,
}

impl<'d> Read<'d> for Link<'d> {
    fn read(node: &'d Node) -> Link<'d> {
        let placed = |key| {
            let value = node.get(key)?;
            Some((value.string()?, value.place))
        };
        Link {
            operation_id: placed("operationId"),
            operation_ref: placed("operationRef"),
            parameters: entries(node, "parameters").collect(),
            body: node.get("requestBody"),
            server: node.get("server").and_then(|server| text(server, "url")),
            words: Words::read(node),
        }
    }
}
