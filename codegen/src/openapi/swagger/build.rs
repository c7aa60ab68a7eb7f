//! New nodes at old places.

use crate::document::{Entry, Node, Value};
use crate::finding::Place;

/// A string.
pub(super) fn text(place: Place, text: &str) -> Node {
    Node {
        place,
        value: Value::String(text.into()),
    }
}

/// A boolean.
pub(super) fn flag(place: Place, value: bool) -> Node {
    Node {
        place,
        value: Value::Bool(value),
    }
}

/// An object.
pub(super) fn object(place: Place, entries: Vec<Entry>) -> Node {
    Node {
        place,
        value: Value::Object(entries),
    }
}

/// An array.
pub(super) fn array(place: Place, items: Vec<Node>) -> Node {
    Node {
        place,
        value: Value::Array(items),
    }
}

/// A key and its value.
pub(super) fn entry(key: &str, key_place: Place, value: Node) -> Entry {
    Entry {
        key: key.into(),
        key_place,
        value,
    }
}

/// A key that stands where its value stands.
pub(super) fn put(key: &str, value: Node) -> Entry {
    entry(key, value.place, value)
}
