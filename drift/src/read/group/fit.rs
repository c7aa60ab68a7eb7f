//! What examples show of fields.

use super::{At, Linker};
use crate::claim::ExampleOf;
use crate::read::role::Role;
use crate::words::section::Part;
use serde_json::Value;
use std::collections::BTreeSet;

/// How many objects of examples are looked at.
const MOST: usize = 10_000;

impl Linker<'_> {
    /// The keys that examples show of a field, if they show it as an object.
    pub(super) fn keys(&self, at: At) -> BTreeSet<&str> {
        let name = self.entry(at).map_or("", |entry| entry.field.name.as_str());
        let mut keys = BTreeSet::new();
        for object in self.shown(at.0, 0) {
            for object in objects(object.get(name)) {
                keys.extend(object.keys().map(String::as_str));
            }
        }
        keys
    }

    /// The objects that examples show of what a table tells.
    fn shown(&self, index: usize, depth: usize) -> Vec<&serde_json::Map<String, Value>> {
        if depth > self.sheets.len() {
            return Vec::new();
        }
        if self.roles.get(index) != Some(&Role::Nested) {
            return self.bodies(index);
        }
        let parents = self.links.iter().filter(|(_, target)| **target == index);
        let mut all = Vec::new();
        for ((parent, nth), _) in parents {
            let name = self
                .entry((*parent, *nth))
                .map_or("", |entry| entry.field.name.as_str());
            for object in self.shown(*parent, depth + 1) {
                all.extend(objects(object.get(name)));
            }
            if all.len() > MOST {
                all.truncate(MOST);
                break;
            }
        }
        all
    }

    /// The examples of a body, without an envelope that the table does not tell.
    fn bodies(&self, index: usize) -> Vec<&serde_json::Map<String, Value>> {
        let Some(sheet) = self.sheets.get(index) else {
            return Vec::new();
        };
        let told = |object: &serde_json::Map<String, Value>| {
            sheet
                .entries
                .iter()
                .any(|entry| object.contains_key(&entry.field.name))
        };
        let mut all = Vec::new();
        for example in self.examples {
            let fits = match example.of {
                ExampleOf::Request => sheet.part == Part::Request,
                ExampleOf::Response(_) => sheet.part == Part::Response,
            };
            let Some(Value::Object(body)) = example.body.as_ref().filter(|_| fits) else {
                continue;
            };
            if told(body) {
                all.push(body);
            } else {
                all.extend(
                    body.values()
                        .filter_map(Value::as_object)
                        .filter(|inner| told(inner)),
                );
            }
        }
        all
    }

    /// Whether a table tells all keys.
    pub(super) fn tells(&self, index: usize, keys: &BTreeSet<&str>) -> bool {
        self.sheets.get(index).is_some_and(|sheet| {
            keys.iter()
                .all(|key| sheet.entries.iter().any(|entry| entry.field.name == *key))
        })
    }
}

/// The objects of a value: itself, or its items.
fn objects(value: Option<&Value>) -> Vec<&serde_json::Map<String, Value>> {
    match value {
        Some(Value::Object(object)) => vec![object],
        Some(Value::Array(items)) => items
            .iter()
            .filter_map(Value::as_object)
            .take(MOST)
            .collect(),
        _ => Vec::new(),
    }
}
