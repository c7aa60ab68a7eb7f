//! Objects: keys that are strings, and merge keys.

use super::super::report::{Report, quoted};
use super::super::{Entry, Node, Value, keys};
use super::number::{Plain, resolve};
use super::{Reader, Stop, scalar};
use crate::finding::code::document::{COMPLEX_KEY, MERGE_KEY, ODD_KEY, WRONG_MERGE};
use crate::finding::{Finding, Place};
use crate::map::Set;
use granit_parser::{Event, ScalarStyle};
use std::borrow::Cow;
use std::ops::Range;

/// What stands where a key stands.
enum Key {
    Text(Box<str>, Place),
    Merge(Place),
    /// Something that no key can be; it has been reported.
    Wrong,
}

/// What a merge key brings.
struct Merge {
    /// In front of which entry it stands.
    position: usize,
    entries: Vec<Entry>,
}

impl<'t> Reader<'t, '_, '_> {
    /// The entries of an object, up to its end.
    pub(super) fn entries(&mut self, depth: usize) -> Result<Vec<Entry>, Stop> {
        let mut entries = Vec::new();
        let mut merges = Vec::new();
        loop {
            let (event, range) = self.next()?;
            if matches!(event, Event::MappingEnd | Event::StreamEnd) {
                self.leave(&range);
                break;
            }
            let key = self.key(event, range, depth)?;
            let (event, range) = self.next()?;
            let value = self.node(event, range, depth + 1)?;
            match key {
                Key::Text(key, key_place) => entries.push(Entry {
                    key,
                    key_place,
                    value,
                }),
                Key::Merge(place) => {
                    self.note_merge(place);
                    merges.push(Merge {
                        position: entries.len(),
                        entries: merged(value, self.report),
                    });
                }
                Key::Wrong => {}
            }
        }
        let entries = keys::once(entries, self.report);
        Ok(if merges.is_empty() {
            entries
        } else {
            merge(entries, merges)
        })
    }

    fn key(&mut self, event: Event<'t>, range: Range<usize>, depth: usize) -> Result<Key, Stop> {
        if let Event::Scalar(text, ScalarStyle::Plain, anchor, None) = event {
            // What is not written is `~` to the parser.
            let text = if range.is_empty() {
                Cow::Borrowed("")
            } else {
                text
            };
            let range = match anchor {
                0 => range,
                _ => self.properties(range.start)..range.end,
            };
            let place = self.scalar_place(ScalarStyle::Plain, anchor != 0, range);
            if text == "<<" && anchor == 0 {
                return Ok(Key::Merge(place));
            }
            check_plain_key(&text, place, self.report);
            let key: Box<str> = text.into();
            if anchor != 0 {
                let value = Value::String(key.clone());
                self.anchors
                    .keep(anchor, &Node { place, value }, self.report)?;
            }
            return Ok(Key::Text(key, place));
        }
        let node = self.node(event, range, depth + 1)?;
        Ok(match node.value {
            Value::String(text) => Key::Text(text, node.place),
            Value::Number(text) => Key::Text(text, node.place),
            Value::Bool(value) => Key::Text(value.to_string().into(), node.place),
            Value::Null => Key::Text("null".into(), node.place),
            Value::Array(_) | Value::Object(_) => {
                let message = format!("{} cannot be a key", node.kind());
                self.report.at(&COMPLEX_KEY, node.place, message);
                Key::Wrong
            }
        })
    }

    /// Says once for each text that merge keys are not for everyone.
    fn note_merge(&mut self, place: Place) {
        if std::mem::replace(&mut self.merge_seen, true) {
            return;
        }
        self.report.add(
            Finding::new(
                &MERGE_KEY,
                place,
                "merge keys are not part of YAML 1.2: other tools may see a key called `<<`",
            )
            .help("use `$ref` or `allOf` if other tools read this document too"),
        );
    }
}

/// Whole numbers are fine, because that is how people write statuses.
fn check_plain_key(text: &str, place: Place, report: &mut Report<'_>) {
    if scalar::warn_if_ambiguous(text, place, report) {
        return;
    }
    let kind = match resolve(text) {
        Plain::Text | Plain::Integer(_) => return,
        Plain::Null => "null",
        Plain::Bool(_) => "a boolean",
        Plain::Float(_) | Plain::NotFinite => "a number",
    };
    let message = format!(
        "the key {} is {kind}, and is taken for a string",
        quoted(text)
    );
    report.add(Finding::new(&ODD_KEY, place, message).help("put the key in quotes"));
}

/// The entries that the value of a merge key brings, the strongest first.
fn merged(value: Node, report: &mut Report<'_>) -> Vec<Entry> {
    match value.value {
        Value::Object(entries) => entries,
        Value::Array(items) => {
            let mut all = Vec::new();
            for item in items {
                match item.value {
                    Value::Object(entries) => all.extend(entries),
                    _ => nothing_to_merge(&item, report),
                }
            }
            all
        }
        _ => {
            nothing_to_merge(&value, report);
            Vec::new()
        }
    }
}

fn nothing_to_merge(node: &Node, report: &mut Report<'_>) {
    let message = format!("only objects can be merged, this is {}", node.kind());
    report.add(
        Finding::new(&WRONG_MERGE, node.place, message)
            .help("put `<<` in quotes if a key of that name is meant"),
    );
}

/// Puts what merge keys bring where they stand. Written keys are stronger than merged ones,
/// earlier merged ones than later ones.
fn merge(entries: Vec<Entry>, merges: Vec<Merge>) -> Vec<Entry> {
    let mut taken: Set<Box<str>> = entries.iter().map(|entry| entry.key.clone()).collect();
    let mut merges = merges.into_iter().peekable();
    let mut all = Vec::new();
    let mut written = entries.into_iter();
    for position in 0.. {
        while let Some(merge) = merges.next_if(|merge| merge.position <= position) {
            let new = |entry: &Entry| taken.insert(entry.key.clone());
            all.extend(merge.entries.into_iter().filter(new));
        }
        match written.next() {
            Some(entry) => all.push(entry),
            None if merges.peek().is_none() => break,
            None => {}
        }
    }
    all
}
