//! What comes back.

use super::{Content, Docs, TypeId};
use crate::finding::Place;

/// A declared response.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status or statuses that it speaks of.
    pub status: Status,
    /// What is said to people.
    pub docs: Docs,
    /// The media types that it can have; none for a response without a body.
    pub contents: Vec<Content>,
    /// The declared headers.
    pub headers: Vec<Header>,
    /// Where it is declared.
    pub place: Place,
}

/// The status or statuses that a declared response speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// This one.
    Exactly(u16),
    /// All of a hundred: `4` for `4XX`.
    Range(u8),
    /// All that are not declared otherwise.
    Default,
}

/// A declared response header.
#[derive(Clone, Debug)]
pub struct Header {
    /// The name on the wire.
    pub name: String,
    /// Whether it is always there.
    pub required: bool,
    /// What it is.
    pub ty: TypeId,
    /// What is said to people.
    pub docs: Docs,
    /// Where it is declared.
    pub place: Place,
}
