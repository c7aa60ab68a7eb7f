//! Schemas.

use super::build::{entry, object, put, text};
use super::rewrite::Rewrite;
use crate::document::{Entry, Node};

/// A schema of 3.0.
pub(super) fn schema<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node) -> Node {
    let mut entries = Vec::new();
    for own in node.object().unwrap_or_default() {
        keyword(rewrite, node, own, &mut entries);
    }
    object(node.place, entries)
}

/// Adds the counterpart of a keyword.
fn keyword<'d>(
    rewrite: &mut Rewrite<'d, '_>,
    node: &'d Node,
    own: &'d Entry,
    entries: &mut Vec<Entry>,
) {
    if node.get("$ref").and_then(Node::string).is_some() && !may_stand_beside(&own.key) {
        rewrite.beside_reference(own);
        return;
    }
    let renamed = |key| entry(key, own.key_place, own.value.clone());
    match (&*own.key, own.value.string()) {
        ("type", Some("file")) => {
            entries.push(entry(
                "type",
                own.key_place,
                text(own.value.place, "string"),
            ));
            entries.push(entry(
                "format",
                own.key_place,
                text(own.value.place, "binary"),
            ));
        }
        ("format", _) if is_file(node) => {}
        ("discriminator", Some(_)) => {
            let name = put("propertyName", own.value.clone());
            let value = object(own.value.place, vec![name]);
            entries.push(entry("discriminator", own.key_place, value));
        }
        ("x-nullable", _) if node.get("nullable").is_none() => entries.push(renamed("nullable")),
        ("x-example", _) if node.get("example").is_none() => entries.push(renamed("example")),
        // Values are not schemas, whatever is in them.
        ("default" | "example" | "x-example" | "examples" | "enum", _) => {
            entries.push(own.clone());
        }
        _ => entries.push(rewrite.entry(own)),
    }
}

/// Whether a keyword beside `$ref` has a meaning. None has in 2.0, but words, `null` and
/// defaults say nothing about what the value is, and are surely meant.
fn may_stand_beside(keyword: &str) -> bool {
    let may = [
        "$ref",
        "title",
        "description",
        "default",
        "example",
        "nullable",
        "readOnly",
        "writeOnly",
        "deprecated",
        "externalDocs",
        "xml",
    ];
    may.contains(&keyword) || keyword.starts_with("x-")
}

/// Whether a schema or a parameter is a file.
pub(super) fn is_file(node: &Node) -> bool {
    node.get("type").and_then(Node::string) == Some("file")
}

/// The keys of a parameter or a header that are keywords of a schema.
const KEYWORDS: &[&str] = &[
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
    "x-bindery-secret",
    "x-bindery-password",
    "x-bindery-closed",
];

/// Whether a key of a parameter is a keyword of its schema.
pub(super) fn is_keyword(key: &str) -> bool {
    KEYWORDS.contains(&key)
}

/// The schema that stands inline in a parameter or a header: its `schema`, where it has one,
/// which is 3.0's way.
pub(super) fn inline<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node) -> Option<Entry> {
    if let Some(own) = node.entry("schema") {
        return Some(rewrite.entry(own));
    }
    let mut keywords = Vec::new();
    let own = node.object().unwrap_or_default().iter();
    for own in own.filter(|entry| is_keyword(&entry.key)) {
        keyword(rewrite, node, own, &mut keywords);
    }
    let first = keywords.first()?.key_place;
    Some(entry("schema", first, object(node.place, keywords)))
}
