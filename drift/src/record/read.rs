//! A file to claims. It can be from anywhere: what is wrong in it is a finding.

use bindery::document::{Entry, Node, Value};
use bindery::finding::{Finding, Findings, Place};
use bindery::map::Map;
use bindery::model::Json;

use super::{Record, VERSION, WHATS};
use crate::claim::{Claimed, What};
use crate::code::BAD_RECORD;
use crate::subject::{Fact, FactName, Facts, Key, Operation, Subject};

const HELP: &str = "the file is written by `bindery drift --accept`";

/// Reads recorded claims.
///
/// `None` where there is something wrong in them, which is reported.
pub fn read(root: &Node, findings: &mut Findings) -> Option<Record> {
    let mut reader = Reader {
        findings,
        sound: true,
    };
    let record = reader.record(root);
    record.filter(|_| reader.sound)
}

struct Reader<'f> {
    findings: &'f mut Findings,
    sound: bool,
}

impl Reader<'_> {
    fn wrong(&mut self, place: Place, message: impl Into<String>) {
        self.sound = false;
        let finding = Finding::new(&BAD_RECORD, place, message).help(HELP);
        self.findings.report(finding);
    }

    fn record(&mut self, root: &Node) -> Option<Record> {
        let known = ["claims", "title", "rows", "unread", "operations"];
        let entries = self.object(root, &known, "recorded claims")?;
        let mut record = Record {
            title: None,
            rows: 0,
            unread: Map::new(),
            operations: Vec::new(),
            place: root.place,
        };
        let mut version = None;
        for entry in entries {
            let node = &entry.value;
            match &*entry.key {
                "claims" => version = Some(node),
                "title" => {
                    let place = node.place;
                    let value = self.string(node, "`title`");
                    record.title = value.map(|value| Claimed { value, place });
                }
                "rows" => record.rows = self.count(node),
                "unread" => record.unread = self.unread(node),
                "operations" => record.operations = self.operations(node),
                _ => {}
            }
        }
        match version.map(|node| &node.value) {
            Some(Value::Number(number)) if &**number == VERSION => {}
            _ => {
                let place = version.map_or(root.place, |node| node.place);
                self.wrong(place, format!("recorded claims need `claims: {VERSION}`"));
            }
        }
        Some(record)
    }

    /// The entries of what must be an object with known keys.
    fn object<'n>(&mut self, node: &'n Node, known: &[&str], what: &str) -> Option<&'n [Entry]> {
        let Some(entries) = node.object() else {
            self.wrong(
                node.place,
                format!("{what} must be an object, not {}", node.kind()),
            );
            return None;
        };
        for entry in entries {
            if !known.is_empty() && !known.contains(&&*entry.key) {
                self.wrong(
                    entry.key_place,
                    format!("{what} cannot have `{}`", entry.key),
                );
            }
        }
        Some(entries)
    }

    fn string(&mut self, node: &Node, what: &str) -> Option<String> {
        let text = node.string().map(ToOwned::to_owned);
        if text.is_none() {
            self.wrong(
                node.place,
                format!("{what} must be a string, not {}", node.kind()),
            );
        }
        text
    }

    fn count(&mut self, node: &Node) -> usize {
        let count = match &node.value {
            Value::Number(number) => number.parse().ok(),
            _ => None,
        };
        if count.is_none() {
            self.wrong(node.place, "`rows` must be a count");
        }
        count.unwrap_or(0)
    }

    fn unread(&mut self, node: &Node) -> Map<What, usize> {
        let mut counts = Map::new();
        for item in self.items(node, "`unread`") {
            let word = self.string(item, "a kind of what is not understood");
            let Some(word) = word else { continue };
            match WHATS.iter().find(|(_, own)| *own == word) {
                Some((what, _)) => *counts.entry(*what).or_default() += 1,
                None => self.wrong(item.place, format!("nothing is called `{word}`")),
            }
        }
        counts
    }

    fn items<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Node] {
        match node.array() {
            Some(items) => items,
            None => {
                self.wrong(
                    node.place,
                    format!("{what} must be a list, not {}", node.kind()),
                );
                &[]
            }
        }
    }

    fn operations(&mut self, node: &Node) -> Vec<Operation> {
        let items = self.items(node, "`operations`").iter();
        items.filter_map(|item| self.operation(item)).collect()
    }

    fn operation(&mut self, node: &Node) -> Option<Operation> {
        let known = ["operation", "at", "deprecated", "examples", "subjects"];
        self.object(node, &known, "an operation")?;
        let Some(name) = node.get("operation") else {
            self.wrong(node.place, "an operation needs `operation`");
            return None;
        };
        let text = self.string(name, "`operation`")?;
        let Some((method, path)) = text.split_once(' ') else {
            self.wrong(name.place, "an operation is a method and a path");
            return None;
        };
        let examples = node
            .get("examples")
            .and_then(|node| self.string(node, "`examples`"));
        let deprecated = node.entry("deprecated").filter(|entry| {
            let value = self.fact(FactName::Deprecated, &entry.value);
            value == Some(Json::Bool(true))
        });
        let deprecated = deprecated.map(|entry| entry.key_place);
        let mut subjects: Vec<Subject> = Vec::new();
        if let Some(node) = node.get("subjects") {
            let entries = self.object(node, &[], "`subjects`").unwrap_or_default();
            subjects = entries
                .iter()
                .filter_map(|entry| self.subject(entry))
                .collect();
        }
        Some(Operation {
            method: method.to_owned(),
            path: path.to_owned(),
            place: name.place,
            deprecated,
            examples: examples.unwrap_or_default(),
            subjects,
            repeated: Vec::new(),
            whole: true,
        })
    }

    fn subject(&mut self, entry: &Entry) -> Option<Subject> {
        let Ok(key) = entry.key.parse::<Key>() else {
            self.wrong(entry.key_place, format!("`{}` is no subject", entry.key));
            return None;
        };
        let entries = self.object(&entry.value, &[], "a subject")?;
        let mut facts = Facts::new();
        let mut digest = String::new();
        for fact in entries {
            let node = &fact.value;
            match (&*fact.key, FactName::of(&fact.key)) {
                (_, Some(name)) => {
                    let value = self.fact(name, node)?;
                    let place = Place {
                        start: fact.key_place.start,
                        ..node.place
                    };
                    facts.insert(name, Fact { value, place });
                }
                ("at", _) => _ = self.string(node, "`at`"),
                ("digest", _) => digest = self.string(node, "`digest`")?,
                _ => self.wrong(fact.key_place, format!("`{}` is no fact", fact.key)),
            }
        }
        Some(Subject {
            key,
            kind: None,
            facts,
            digest,
            place: entry.key_place,
        })
    }

    fn fact(&mut self, name: FactName, node: &Node) -> Option<Json> {
        let fits = match name {
            FactName::Type | FactName::Pattern | FactName::Format => node.string().is_some(),
            FactName::Mandatory | FactName::Deprecated => matches!(node.value, Value::Bool(_)),
            FactName::Enum => node.array().is_some(),
            FactName::Default | FactName::Minimum | FactName::Maximum => true,
            _ => matches!(node.value, Value::Number(_)),
        };
        if !fits {
            self.wrong(
                node.place,
                format!("{} cannot be the value of `{name}`", node.kind()),
            );
        }
        fits.then(|| Json::from(node))
    }
}
