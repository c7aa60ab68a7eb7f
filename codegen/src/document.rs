//! Text in, a tree out whose every node has a place.
//!
//! YAML and JSON become the same [`Node`]s. After this stage there are no duplicate keys,
//! no aliases, no merge keys and no syntax errors.

mod documents;
mod files;
mod json;
mod keys;
mod load;
mod pointer;
mod reference;
mod report;
mod text;
pub(crate) mod uri;
mod yaml;

pub(crate) use load::{FETCH, file_of, put_into, read_overlay};
pub(crate) use pointer::{index, resolve as node_in, tokens, unescape};
pub(crate) use reference::percent_decoded;

pub use documents::{Documents, MissingFile};
pub use files::{Disk, Fetched, Files, Memory};
pub use load::read;

use crate::finding::Place;

/// How many arrays and objects can be inside each other. Real documents stay below 40; every
/// stage walks the tree by recursion, and must not run out of stack.
pub(crate) const MAX_DEPTH: usize = 128;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where the value stands.
    pub place: Place,
    /// The value.
    pub value: Value,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A number, as JSON text: `-0`, `1e9` and integers of any size stay what they are.
    Number(Box<str>),
    /// A string.
    String(Box<str>),
    /// An array.
    Array(Vec<Node>),
    /// An object, in the order of the text, without duplicate keys.
    Object(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Box<str>,
    /// Where the key stands.
    pub key_place: Place,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value of `key`, where this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of `key`, where this is an object that has it.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.object()?.iter().find(|entry| &*entry.key == key)
    }

    /// The entries, where this is an object.
    #[must_use]
    pub fn object(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items, where this is an array.
    #[must_use]
    pub fn array(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The text, where this is a string.
    #[must_use]
    pub fn string(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// What kind of value this is, with its article: `a string`, `an object`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}
