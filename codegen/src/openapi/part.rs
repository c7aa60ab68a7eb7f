//! Parts that may be references, and what is read from every object alike.

use crate::document::{Node, Value};
use crate::finding::Place;
use std::marker::PhantomData;

/// A part of a document that may be a reference.
///
/// Where it is one, its target has to be found first (see [`Reference`](super::Reference)),
/// and is then read with [`Read::read`].
#[derive(Debug)]
pub struct Part<'d, T> {
    /// What stands here: the part, or the reference.
    pub node: &'d Node,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Part<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<'_, T> {}

impl<'d, T> Part<'d, T> {
    /// The part that stands at a node.
    #[must_use]
    pub fn new(node: &'d Node) -> Part<'d, T> {
        Part {
            node,
            kind: PhantomData,
        }
    }
}

/// What can be read from a node.
pub trait Read<'d>: Sized {
    /// Reads it. Never fails: what is of the wrong type counts as absent.
    fn read(node: &'d Node) -> Self;
}

/// What is said to people.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'d> {
    /// `title`
    pub title: Option<&'d str>,
    /// `summary`
    pub summary: Option<&'d str>,
    /// `description`
    pub description: Option<&'d str>,
    /// `externalDocs`
    pub external: Option<ExternalDocs<'d>>,
    /// `deprecated`
    pub deprecated: bool,
}

/// Documentation elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct ExternalDocs<'d> {
    /// `url`
    pub url: &'d str,
    /// `description`
    pub description: Option<&'d str>,
}

impl<'d> Read<'d> for Words<'d> {
    fn read(node: &'d Node) -> Words<'d> {
        Words {
            title: text(node, "title"),
            summary: text(node, "summary"),
            description: text(node, "description"),
            external: node.get("externalDocs").and_then(|docs| {
                Some(ExternalDocs {
                    url: text(docs, "url")?,
                    description: text(docs, "description"),
                })
            }),
            deprecated: flag(node, "deprecated").unwrap_or(false),
        }
    }
}

/// The string under a key.
pub(super) fn text<'d>(node: &'d Node, key: &str) -> Option<&'d str> {
    node.get(key)?.string()
}

/// The boolean under a key.
pub(super) fn flag(node: &Node, key: &str) -> Option<bool> {
    match node.get(key)?.value {
        Value::Bool(value) => Some(value),
        _ => None,
    }
}

/// The items of the array under a key.
pub(super) fn items<'d>(node: &'d Node, key: &str) -> &'d [Node] {
    node.get(key).and_then(Node::array).unwrap_or_default()
}

/// The entries of the object under a key: key, place of the key, value.
pub(super) fn entries<'d>(
    node: &'d Node,
    key: &str,
) -> impl Iterator<Item = (&'d str, Place, &'d Node)> + use<'d> {
    let entries = node.get(key).and_then(Node::object).unwrap_or_default();
    entries
        .iter()
        .map(|entry| (&*entry.key, entry.key_place, &entry.value))
}
