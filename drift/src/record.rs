//! What a page claimed when somebody last looked at it: a file beside the document.
//!
//! It has facts, the places where the page stated them, and digests of its rows; none of its
//! sentences. The form is documented in `docs/drift.md`.

mod read;
#[cfg(test)]
mod tests;
mod write;

use bindery::finding::Place;
use bindery::map::Map;

use crate::claim::{Body, Claimed, Nesting, What};
use crate::subject::{Operation, Part};

pub use read::read;
pub use write::write;

/// What a page claimed at the last review.
#[derive(Clone, Debug)]
pub struct Record {
    /// The title.
    pub title: Option<Claimed<String>>,
    /// How many rows were claims.
    pub rows: usize,
    /// How much was not understood, by its kind.
    pub unread: Map<What, usize>,
    /// The operations, with places in the file.
    pub operations: Vec<Operation>,
    /// The file.
    pub place: Place,
}

impl Record {
    /// What the fields of bodies consisted of.
    #[must_use]
    pub fn nesting(&self) -> Nesting {
        let mut nesting = Nesting::default();
        let subjects = self.operations.iter().flat_map(|one| &one.subjects);
        for subject in subjects {
            let body = match subject.key.part {
                Part::Request => Body::Request,
                Part::Response(status) => Body::Response(status),
                _ => continue,
            };
            if let [way @ .., name] = subject.key.names().as_slice() {
                nesting.add(body, way, name, &subject.digest);
            }
        }
        nesting
    }
}

/// The version of the form.
const VERSION: &str = "1";

/// The kinds of what is not understood, with their words.
const WHATS: [(What, &str); 8] = [
    (What::Table, "table"),
    (What::Group, "group"),
    (What::Row, "row"),
    (What::Type, "type"),
    (What::Mandatory, "mandatory"),
    (What::Limit, "limit"),
    (What::Address, "address"),
    (What::Example, "example"),
];
