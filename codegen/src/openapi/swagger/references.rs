//! References to what has moved.

use crate::document::{Documents, Entry, Node, Value};
use crate::finding::{Place, SourceId};
use crate::map::{Map, Set};
use crate::openapi::reference::Reference;

/// The file in which the target of a reference stands.
pub(super) fn source_of(documents: &Documents, reference: &Reference<'_>) -> Option<SourceId> {
    let (path, _) = parts(reference.text);
    documents.find(reference.place.source, path).ok()
}

fn parts(text: &str) -> (&str, &str) {
    text.split_once('#').unwrap_or((text, ""))
}

/// Mends the references whose targets stand elsewhere now: into the schema of a response, or
/// to a parameter behind one that has become a body. Gives back the trees that are changed by
/// that; `None` where all lead to where they led.
pub(super) fn mend(
    old: &Documents,
    new: &Documents,
    references: &[Reference<'_>],
) -> Option<Vec<(SourceId, Node)>> {
    let mut pointers: Map<SourceId, Map<Place, String>> = Map::new();
    let mut texts: Map<Place, String> = Map::new();
    for reference in references {
        let Some((target, source)) = reference.node().zip(source_of(old, reference)) else {
            continue;
        };
        let (path, fragment) = parts(reference.text);
        let here = new.node_at(source, fragment);
        if here.is_some_and(|node| node.place == target.place) || !fragment.starts_with('/') {
            continue;
        }
        let known = pointers
            .entry(source)
            .or_insert_with(|| new.pointers(source));
        if let Some(pointer) = known.get(&target.place) {
            texts.insert(reference.place, format!("{path}#{}", escaped(pointer)));
        }
    }
    let changed: Set<SourceId> = texts.keys().map(|place| new.host(place.source)).collect();
    let tree = |source| Some((source, mended(new.root(source)?, &texts)));
    let trees: Vec<_> = changed.into_iter().filter_map(tree).collect();
    (!trees.is_empty()).then_some(trees)
}

/// A pointer as it stands behind a `#`.
fn escaped(pointer: &str) -> String {
    pointer.replace('%', "%25")
}

fn mended(node: &Node, texts: &Map<Place, String>) -> Node {
    let value = match &node.value {
        Value::Array(items) => Value::Array(items.iter().map(|item| mended(item, texts)).collect()),
        Value::Object(entries) => {
            let entry = |entry: &Entry| Entry {
                key: entry.key.clone(),
                key_place: entry.key_place,
                value: match texts.get(&entry.value.place) {
                    Some(text) if &*entry.key == "$ref" => {
                        super::build::text(entry.value.place, text)
                    }
                    _ => mended(&entry.value, texts),
                },
            };
            Value::Object(entries.iter().map(entry).collect())
        }
        other => other.clone(),
    };
    Node {
        place: node.place,
        value,
    }
}
