//! What comes back.

use super::{Content, Docs, Format, Link, TypeId};
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
    /// What can be asked next with it.
    pub links: Vec<Link>,
    /// Where it is declared.
    pub place: Place,
}

impl Response {
    /// The body that is asked for and read as a whole: JSON where there is some, else text,
    /// else bytes; of several the plainest, then the first in the alphabet.
    #[must_use]
    pub fn read(&self) -> Option<&Content> {
        let rank = |content: &&Content| match content.format {
            // A key that is no media type is a slip of the author's.
            _ if !content.media_type.contains('/') => 9,
            Format::Json => 0,
            Format::Text if content.media_type.starts_with("text/plain") => 1,
            Format::Text | Format::Bytes | Format::Form | Format::Multipart => 2,
            Format::Xml => 3,
            Format::Events | Format::Lines | Format::Sequence => 4,
        };
        let contents = self.contents.iter();
        contents.min_by(|one, other| {
            let ranks = rank(one).cmp(&rank(other));
            ranks.then_with(|| one.name().cmp(&other.name()))
        })
    }

    /// The body that can be read piece by piece.
    #[must_use]
    pub fn stream(&self) -> Option<&Content> {
        let streams = self.contents.iter().filter(|one| one.format.is_stream());
        streams.min_by(|one, other| one.name().cmp(&other.name()))
    }
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

impl Status {
    /// Whether an answer with this status means that the request was carried out.
    #[must_use]
    pub fn is_success(self) -> bool {
        match self {
            Status::Exactly(code) => (200..300).contains(&code),
            Status::Range(hundred) => hundred == 2,
            Status::Default => false,
        }
    }
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
