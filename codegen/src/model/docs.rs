//! What is written for people.

use super::Json;
use crate::finding::Place;

/// What a document says to people about a part of the API. Not yet fit for a comment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Docs {
    /// A short title.
    pub title: Option<Box<str>>,
    /// A line about what it does.
    pub summary: Option<Box<str>>,
    /// The description, in Markdown.
    pub description: Option<Box<str>>,
    /// Where more can be read.
    pub external: Option<Box<ExternalDocs>>,
    /// Whether it should not be used any more.
    pub deprecated: bool,
}

/// Documentation elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct ExternalDocs {
    /// Its URL, as it stands in the document.
    pub url: Box<str>,
    /// What is to be read there.
    pub description: Option<Box<str>>,
}

/// An example of a value.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its name in the document; empty for an unnamed one.
    pub name: String,
    /// What it shows.
    pub summary: Option<String>,
    /// The value.
    pub value: Json,
    /// Where it stands.
    pub place: Place,
}
