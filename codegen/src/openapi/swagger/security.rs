//! Security schemes.

use super::build::{entry, object, put, text};
use super::rewrite::Rewrite;
use crate::document::{Entry, Node};
use crate::finding::Place;
use crate::openapi::part;

/// A security scheme of 3.0.
pub(super) fn scheme<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node) -> Node {
    let Some(kind) = node.entry("type") else {
        return rewrite.parts(node);
    };
    match kind.value.string() {
        Some("basic") => {
            let place = kind.value.place;
            let mut entries = vec![
                entry("type", kind.key_place, text(place, "http")),
                entry("scheme", kind.key_place, text(place, "basic")),
            ];
            entries.extend(others(node, &["type"]));
            object(node.place, entries)
        }
        Some("oauth2") => oauth2(node, kind.key_place),
        _ => rewrite.parts(node),
    }
}

fn oauth2(node: &Node, place: Place) -> Node {
    let in_flow = ["authorizationUrl", "tokenUrl", "scopes"];
    let flow = match part::text(node, "flow") {
        Some("implicit") => "implicit",
        Some("password") => "password",
        Some("application") => "clientCredentials",
        // What is no flow ends, like this one, with a token that the user brings.
        _ => "authorizationCode",
    };
    let parts = node.object().unwrap_or_default().iter();
    let parts = parts
        .filter(|entry| in_flow.contains(&&*entry.key))
        .cloned();
    let flow_place = node.get("flow").map_or(place, |flow| flow.place);
    let flow = put(flow, object(flow_place, parts.collect()));
    let mut entries: Vec<Entry> = others(node, &["flow", "authorizationUrl", "tokenUrl", "scopes"]);
    entries.push(put("flows", object(flow_place, vec![flow])));
    object(node.place, entries)
}

fn others(node: &Node, apart_from: &[&str]) -> Vec<Entry> {
    let entries = node.object().unwrap_or_default().iter();
    entries
        .filter(|entry| !apart_from.contains(&&*entry.key))
        .cloned()
        .collect()
}
