//! Merging a value into a node.

use super::super::action::Action;
use crate::document::{Entry, Node, Value};
use crate::finding::code::overlay as code;
use crate::finding::{Finding, Findings, SourceId};

/// What can be merged with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    Array,
    Other,
}

pub(super) fn kind(node: &Node) -> Kind {
    match node.value {
        Value::Object(_) => Kind::Object,
        Value::Array(_) => Kind::Array,
        _ => Kind::Other,
    }
}

/// Merges a value into a node that an action has selected: an array takes anything.
pub(super) fn merge(node: &mut Node, value: &Node, action: &Action, findings: &mut Findings) {
    match (&mut node.value, kind(value)) {
        (Value::Array(items), Kind::Object | Kind::Other) => items.push(value.clone()),
        _ => inside(node, value, action, findings),
    }
}

/// Merges values of one kind: objects key by key, arrays one after the other, and others are
/// replaced.
fn inside(node: &mut Node, value: &Node, action: &Action, findings: &mut Findings) {
    let (old, place) = (node.kind(), node.place);
    match (&mut node.value, &value.value) {
        (Value::Object(entries), Value::Object(new)) => {
            for new in new {
                match entries.iter_mut().find(|own| own.key == new.key) {
                    Some(own) => inside(&mut own.value, &new.value, action, findings),
                    None => entries.push(new.clone()),
                }
            }
        }
        (Value::Array(items), Value::Array(new)) => items.extend(new.iter().cloned()),
        (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_)) => {
            let message = format!(
                "{} cannot be merged into {old}, as `{}` asks for",
                value.kind(),
                action.text
            );
            findings.report(
                Finding::new(&code::NO_FIT, value.place, message)
                    .help("remove the old value in one action, and add the new one in the next")
                    .related(place, "this is the old value"),
            );
        }
        _ => *node = value.clone(),
    }
}

/// A value whose places are in another text, which reads the same.
pub(super) fn standing_in(node: &Node, source: SourceId) -> Node {
    let mut place = node.place;
    place.source = source;
    let value = match &node.value {
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| standing_in(item, source)).collect())
        }
        Value::Object(entries) => {
            let entries = entries.iter().map(|entry| {
                let mut key_place = entry.key_place;
                key_place.source = source;
                Entry {
                    key: entry.key.clone(),
                    key_place,
                    value: standing_in(&entry.value, source),
                }
            });
            Value::Object(entries.collect())
        }
        other => other.clone(),
    };
    Node { place, value }
}
