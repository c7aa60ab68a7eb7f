//! Responses.

use super::build::{entry, object, put};
use super::media_type::{BYTES, JSON, MediaTypeName, or_usual};
use super::rewrite::Rewrite;
use super::schema;
use crate::document::{Entry, Node};
use crate::openapi::part;

/// A response, of these media types.
pub(super) fn response<'d>(
    rewrite: &mut Rewrite<'d, '_>,
    node: &'d Node,
    produces: &[MediaTypeName<'d>],
) -> Node {
    let mut entries = Vec::new();
    for own in node.object().unwrap_or_default() {
        if !["schema", "examples"].contains(&&*own.key) {
            entries.push(rewrite.entry(own));
        }
    }
    entries.extend(content(rewrite, node, produces));
    object(node.place, entries)
}

/// The body of a response. An example of one without a schema says that there is one.
fn content<'d>(
    rewrite: &mut Rewrite<'d, '_>,
    node: &'d Node,
    produces: &[MediaTypeName<'d>],
) -> Option<Entry> {
    let mut contents: Vec<Entry> = Vec::new();
    if let Some(own) = node.entry("schema") {
        let is_file = rewrite.followed(&own.value).is_some_and(schema::is_file);
        let usual = if is_file { BYTES } else { JSON };
        for media_type in or_usual(produces, usual, own.key_place) {
            let schema = rewrite.entry(own);
            // Not the place of the schema: what refers to that is to find it.
            let value = object(node.place, vec![schema]);
            contents.push(entry(media_type.name, media_type.place, value));
        }
    }
    for (name, place, value) in part::entries(node, "examples") {
        let example = put("example", value.clone());
        let same = |other: &Entry| fits(&essence(&other.key), &essence(name));
        if let Some(Entry { value, .. }) = contents.iter_mut().find(|other| same(other)) {
            if let crate::document::Value::Object(entries) = &mut value.value
                && entries.iter().all(|entry| &*entry.key != "example")
            {
                entries.push(example);
            }
        } else if node.get("schema").is_none() && essence(name).contains('/') {
            contents.push(entry(name, place, object(value.place, vec![example])));
        } else {
            let message = format!(
                "`{name}` is not one of the media types that this response has: the example is ignored"
            );
            rewrite.doubtful(place, message, "add it to `produces`");
        }
    }
    let place = contents.first()?.key_place;
    Some(entry("content", place, object(node.place, contents)))
}

/// Whether a media type is the other one, or in the range that the other one is.
fn fits(range: &str, name: &str) -> bool {
    let in_range = |start: &str| name.starts_with(start) && name.contains('/');
    range == name
        || range == "*/*" && name.contains('/')
        || range.strip_suffix('*').is_some_and(in_range)
}

fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or(name);
    essence.trim().to_ascii_lowercase()
}
