//! A first OpenAPI document from pages.
//!
//! What the pages claim becomes paths, parameters, schemas and limits. What they say in words
//! that were not understood becomes a comment with its place: their sentences are not copied.

mod document;
mod example;
mod name;
mod operation;
mod path;
pub(crate) mod schema;
mod security;
pub(crate) mod status;
pub(crate) mod yaml;

use bindery::finding::{Place, Sources};
use bindery::map::Set;

use crate::claim::Claims;
use document::{Document, Obstacle};

/// A document, and what is not in it.
#[derive(Clone, Debug)]
pub struct Scaffold {
    /// The text of the document, YAML.
    pub text: String,
    /// The operations that are not in it, each with why, in words.
    pub left_out: Vec<String>,
}

/// Writes a document of what pages claim.
///
/// ```
/// use bindery::finding::Sources;
/// use bindery_drift::scaffold::scaffold;
///
/// let scaffold = scaffold("Presses", &[], &Sources::new());
/// assert!(scaffold.text.contains("openapi: '3.1.0'"));
/// ```
#[must_use]
pub fn scaffold(title: &str, pages: &[&Claims], sources: &Sources) -> Scaffold {
    let bare = write(title, pages, sources, &Set::new());
    let examples = example::fitting(&bare.text, pages);
    write(title, pages, sources, &examples)
}

fn write(title: &str, pages: &[&Claims], sources: &Sources, examples: &Set<Place>) -> Scaffold {
    let mut document = Document::new(sources, examples);
    let mut left_out = Vec::new();
    for claims in pages {
        document.page(claims);
        for operation in &claims.operations {
            if let Err(why) = document.operation(operation) {
                let (method, path) = (&operation.method, &operation.path);
                let place = document.at(path.place);
                let why = match why {
                    Obstacle::Path => "its path is none that a document can have",
                    Obstacle::Taken => "another operation has its method and path",
                };
                left_out.push(format!(
                    "left out: {method} {} ({place}): {why}",
                    path.value
                ));
            }
        }
    }
    Scaffold {
        text: document.text(title, &left_out),
        left_out,
    }
}
