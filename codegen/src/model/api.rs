//! An API as a whole.

use super::{Docs, Operation, SecurityScheme, Type, TypeId, Webhook};
use crate::finding::Place;
use crate::pattern;

/// What one module of generated code will bind.
#[derive(Clone, Debug)]
pub struct Api {
    /// The title of the (first) document.
    pub title: String,
    /// The version of the API that the (first) document states.
    pub version: String,
    /// The description.
    pub docs: Docs,
    /// Where the API is served.
    pub servers: Vec<Server>,
    /// How requests are authenticated, in the order of the documents.
    pub security_schemes: Vec<SecurityScheme>,
    /// The operations, in the order of the documents.
    pub operations: Vec<Operation>,
    /// What the server sends on its own: webhooks in the order of the documents, then
    /// callbacks in the order of their operations.
    pub webhooks: Vec<Webhook>,
    /// All types, named and inline; others refer to them by [`TypeId`].
    pub types: Vec<Type>,
    /// The patterns of its types that have been asked for.
    pub patterns: pattern::Once,
}

impl Api {
    /// The type of an id. Every id in a model is valid in its own `types`.
    #[must_use]
    pub fn get(&self, id: TypeId) -> &Type {
        &self.types[id.0 as usize]
    }

    /// Keeps the examples that stand where `keep` says so.
    pub fn retain_examples(&mut self, keep: impl Fn(Place) -> bool) {
        let types = self.types.iter_mut().map(|ty| &mut ty.examples);
        let operations = self.operations.iter_mut().flat_map(|operation| {
            let bodies = operation
                .body
                .iter_mut()
                .flat_map(|body| &mut body.contents);
            let responses = operation.responses.iter_mut();
            let answers = responses.flat_map(|response| &mut response.contents);
            let contents = bodies.chain(answers).map(|content| &mut content.examples);
            let parameters = operation.parameters.iter_mut();
            contents.chain(parameters.map(|parameter| &mut parameter.examples))
        });
        for examples in types.chain(operations) {
            examples.retain(|example| keep(example.place));
        }
    }
}

/// Where the API is served.
#[derive(Clone, Debug)]
pub struct Server {
    /// Its name, if it has one.
    pub name: Option<String>,
    /// The URL, with `{variables}`.
    pub url: String,
    /// What it is.
    pub description: Option<String>,
    /// The variables of the URL.
    pub variables: Vec<ServerVariable>,
    /// Where it is declared.
    pub place: Place,
}

/// A variable of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name.
    pub name: String,
    /// The value where none is said.
    pub default: String,
    /// The values that it can have, where they are listed.
    pub values: Vec<String>,
}
