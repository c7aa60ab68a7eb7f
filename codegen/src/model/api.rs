//! An API as a whole.

use super::{Docs, Operation, SecurityScheme, Type, TypeId};
use crate::finding::Place;

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
    /// All types, named and inline; others refer to them by [`TypeId`].
    pub types: Vec<Type>,
}

impl Api {
    /// The type of an id. Every id in a model is valid in its own `types`.
    #[must_use]
    pub fn get(&self, id: TypeId) -> &Type {
        &self.types[id.0 as usize]
    }
}

/// Where the API is served.
#[derive(Clone, Debug)]
pub struct Server {
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
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// The name.
    pub name: String,
    /// The value where none is said.
    pub default: String,
    /// The values that it can have, where they are listed.
    pub values: Vec<String>,
}
