//! What a page claimed when somebody last looked at it: a file beside the document.
//!
//! It has facts, the places where the page stated them, and digests of its rows; none of its
//! sentences. The form is documented in `docs/drift.md`.

mod read;
#[cfg(test)]
mod tests;
mod write;

use std::collections::BTreeMap;

use bindery::finding::Place;

use crate::claim::{Claimed, What};
use crate::subject::Operation;

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
    pub unread: BTreeMap<What, usize>,
    /// The operations, with places in the file.
    pub operations: Vec<Operation>,
    /// The file.
    pub place: Place,
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
