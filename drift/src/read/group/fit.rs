//! What examples show of fields.

use super::{At, Linker};
use crate::claim::ExampleOf;
use crate::read::role::Role;
use crate::words::section::Part;
use bindery::map::{Map, Set};
use serde_json::Value;
use std::collections::VecDeque;

/// How many objects of examples are looked at.
const MOST: usize = 10_000;

/// The objects that examples show of what each table tells.
pub(super) type Shown<'s> = Map<usize, Vec<&'s serde_json::Map<String, Value>>>;

impl<'s> Linker<'s> {
    /// The keys that examples show of a field, if they show it as an object.
    pub(super) fn keys(&self, at: At, shown: &Shown<'s>) -> Set<&'s str> {
        let name = self.entry(at).map_or("", |entry| entry.field.name.as_str());
        let shown = shown.get(&at.0).into_iter().flatten();
        let objects = shown.flat_map(|object| objects(object.get(name)));
        objects
            .flat_map(|object| object.keys().map(String::as_str))
            .collect()
    }

    /// What examples show, from the bodies inwards. A table that several fields lead to is
    /// gone into once.
    pub(super) fn shown(&self) -> Shown<'s> {
        let mut shown = Shown::new();
        let mut next: VecDeque<usize> = VecDeque::new();
        for index in 0..self.sheets.len() {
            if self.roles.get(index) != Some(&Role::Nested) {
                shown.insert(index, self.bodies(index));
                next.push_back(index);
            }
        }
        let mut done: Set<usize> = Set::new();
        while let Some(index) = next.pop_front() {
            if !done.insert(index) {
                continue;
            }
            for (at, target) in self.links.range((index, 0)..(index + 1, 0)) {
                let name = self
                    .entry(*at)
                    .map_or("", |entry| entry.field.name.as_str());
                let outer = shown.get(&index).into_iter().flatten();
                let inner: Vec<_> = outer
                    .flat_map(|object| objects(object.get(name)))
                    .take(MOST)
                    .collect();
                let known = shown.entry(*target).or_default();
                let room = MOST.saturating_sub(known.len());
                known.extend(inner.into_iter().take(room));
                next.push_back(*target);
            }
        }
        shown
    }

    /// The examples of a body, without an envelope that the table does not tell.
    fn bodies(&self, index: usize) -> Vec<&'s serde_json::Map<String, Value>> {
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

    /// Of some tables those that tell the most of the keys, at least half of them: all of
    /// them, unless field and example do not agree.
    pub(super) fn best(&self, tables: &[usize], keys: &Set<&str>) -> Set<usize> {
        let told = |table: usize| {
            let entries = self.sheets.get(table).map(|sheet| sheet.entries.as_slice());
            let entries = entries.unwrap_or_default();
            let names = keys
                .iter()
                .filter(|key| entries.iter().any(|entry| entry.field.name == **key));
            names.count()
        };
        let most = tables
            .iter()
            .map(|table| told(*table))
            .max()
            .unwrap_or_default();
        if 2 * most < keys.len() {
            return Set::new();
        }
        tables
            .iter()
            .copied()
            .filter(|table| told(*table) == most)
            .collect()
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
