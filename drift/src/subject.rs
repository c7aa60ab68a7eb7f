//! What a page claims, flattened: every fact hangs on a subject of an operation.
//!
//! A subject is a string, such as `request nics[].subnet_id` or `status 400`, which is how
//! recorded claims have it and how findings call it.

mod digest;
mod fact;
mod flatten;
mod key;

pub use fact::{Fact, FactName, Facts};
pub use flatten::subjects;
pub use key::{Key, Part, Step};

use bindery::finding::Place;

use crate::claim::Kind;

/// An operation and what is said of it.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The HTTP method, upper case.
    pub method: String,
    /// The path, with `{parameters}`.
    pub path: String,
    /// Where the path stands.
    pub place: Place,
    /// Where it is called deprecated, if it is.
    pub deprecated: Option<Place>,
    /// A digest of its examples; empty where there are none.
    pub examples: String,
    /// The subjects, in the order of the page; no key twice.
    pub subjects: Vec<Subject>,
    /// Subjects that stand on the page once more, with other facts.
    pub repeated: Vec<Subject>,
    /// Whether these are all subjects: `false` where there were too many to be real.
    pub whole: bool,
}

/// A subject and its facts.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Which one it is.
    pub key: Key,
    /// What it is, in the terms of claims; `None` where that is not known apart from the
    /// words among the facts.
    pub kind: Option<Kind>,
    /// The facts.
    pub facts: Facts,
    /// The digest of the words of its row; empty where there is no row.
    pub digest: String,
    /// Where it is.
    pub place: Place,
}

impl Operation {
    /// `METHOD /path`
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// The subject with a key.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.key == *key)
    }
}
