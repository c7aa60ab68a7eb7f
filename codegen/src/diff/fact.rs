//! What changed.

use super::{Direction, Effect, Kind, Wire, fingerprint};
use crate::finding::Place;

/// A thing that changed, with the verdicts on it.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What changed.
    pub kind: Kind,
    /// Of what: `POST /pets`, `schema Pet`, `webhook petSold`, `security schemes`, `servers`,
    /// `description`, `Rust`; behind the name of the module where there are several.
    pub subject: String,
    /// Where in it: `request body /owner/name`, `query parameter limit`, `/tags/[]`.
    pub location: String,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
    /// Which way the value goes.
    pub direction: Direction,
    /// Where it is declared in the old document.
    pub old: Option<Place>,
    /// Where it is declared in the new document.
    pub new: Option<Place>,
    /// Whether clients and servers of different age understand each other.
    pub wire: Wire,
    /// What it does to code that uses the generated crate.
    pub rust: Effect,
    /// What of the generated crate changed by it, in words.
    pub items: Vec<String>,
}

impl Fact {
    /// A short name that stays: hexadecimal digits of a hash of the kind, the subject, the
    /// location and what it is now. Files, lines and the order of documents have no part in it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint::of(&[
            self.kind.id(),
            &self.subject,
            &self.location,
            self.after.as_deref().unwrap_or_default(),
        ])
    }

    /// The subject, with the location in it.
    #[must_use]
    pub fn place_in_words(&self) -> String {
        if self.location.is_empty() {
            self.subject.clone()
        } else {
            format!("{} {}", self.subject, self.location)
        }
    }

    /// Whether a client or a server of another age, or code that uses the crate, can break.
    #[must_use]
    pub fn is_breaking(&self) -> bool {
        self.wire.old_client == super::Verdict::Breaks || self.rust.is_breaking()
    }
}
