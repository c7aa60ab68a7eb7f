//! What was written down by hand, as it stands in `../expected`, `../pages` and
//! `../pairs.yaml`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use bindery::document::{Disk, Node, Value as Tree, read};
use bindery::finding::Findings;
use serde_json::{Map, Value};

/// The facts of a subject, by their words.
pub(crate) type Facts = BTreeMap<String, Value>;

/// What a page states.
pub(crate) struct Stated {
    /// The subjects of each row; not for all pages.
    pub(crate) rows: Vec<Vec<String>>,
    /// How many rows there are.
    pub(crate) count: usize,
    /// Kinds of things that must be listed as not understood.
    pub(crate) unread: Vec<String>,
    /// The title.
    pub(crate) title: String,
    /// `METHOD /path`, and what is said of it.
    pub(crate) operations: BTreeMap<String, BTreeMap<String, Facts>>,
}

/// A judged pair.
pub(crate) struct Judged {
    /// The page.
    pub(crate) page: String,
    /// The edits that have it.
    pub(crate) edits: Vec<String>,
    /// `none`, `wording` or `content`.
    pub(crate) verdict: String,
    /// What else changed words.
    pub(crate) places: Vec<String>,
    /// The changes, for each of the operations.
    pub(crate) changes: BTreeSet<(String, Change)>,
    /// The facts of what was added, by operation and subject.
    pub(crate) added: Vec<(String, String, Facts)>,
}

/// A change of what a page states. Values are JSON text; `None` where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    /// A subject is new.
    Added(String),
    /// A subject is gone.
    Removed(String),
    /// A subject has another name.
    Renamed(String, String),
    /// A fact of a subject is another.
    Changed(String, String, Option<String>, Option<String>),
    /// The operation has another path.
    Path(String, String),
    /// The operation has another method.
    Method(String, String),
}

/// The folder that this file's folder is in.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Reads what is stated of a page.
pub(crate) fn stated(path: &Path) -> Stated {
    let file = yaml(path);
    let rows: Vec<Vec<String>> = match &file["rows"] {
        Value::Array(rows) => rows.iter().map(strings).collect(),
        _ => Vec::new(),
    };
    let count = file["rows"]
        .as_u64()
        .map_or(rows.len(), |count| count as usize);
    let operations = file["operations"].as_array().unwrap().iter();
    let operations = operations.map(|operation| {
        let subjects = operation["subjects"].as_object().unwrap().iter();
        let subjects = subjects.map(|(subject, facts)| (subject.clone(), self::facts(facts)));
        (string(&operation["operation"]), subjects.collect())
    });
    Stated {
        rows,
        count,
        unread: strings(&file["unread"]),
        title: string(&file["title"]),
        operations: operations.collect(),
    }
}

/// Reads judged pairs.
pub(crate) fn judged(path: &Path) -> Vec<Judged> {
    let file = yaml(path);
    let pairs = file["pairs"].as_array().unwrap().iter();
    pairs.map(pair).collect()
}

fn pair(pair: &Value) -> Judged {
    let operations = strings(&pair["operations"]);
    let mut changes = BTreeSet::new();
    let mut added = Vec::new();
    for change in pair["changes"].as_array().into_iter().flatten() {
        for operation in &operations {
            changes.insert((operation.clone(), self::change(change)));
            if let Some(facts) = change.get("added") {
                let subject = string(&change["subject"]);
                added.push((operation.clone(), subject, self::facts(facts)));
            }
        }
    }
    Judged {
        page: string(&pair["page"]),
        edits: strings(&pair["in"]),
        verdict: string(&pair["verdict"]),
        places: strings(&pair["where"]),
        changes,
        added,
    }
}

fn change(change: &Value) -> Change {
    let subject = string(&change["subject"]);
    let has = |key: &str| change.get(key).is_some();
    match () {
        () if has("added") => Change::Added(subject),
        () if has("removed") => Change::Removed(subject),
        () if has("renamed") => Change::Renamed(subject, string(&change["renamed"])),
        () => {
            let value = |key: &str| Some(&change[key]).filter(|value| !value.is_null());
            let text = |key| value(key).map(Value::to_string);
            Change::Changed(
                subject,
                string(&change["changed"]),
                text("before"),
                text("after"),
            )
        }
    }
}

fn facts(value: &Value) -> Facts {
    let facts = value.as_object().unwrap().iter();
    facts
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn string(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("a string instead of {value}"))
        .to_owned()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(string).collect()
}

fn yaml(path: &Path) -> Value {
    let mut findings = Findings::new();
    let documents = read(&[path.to_owned()], &Disk, &mut findings);
    assert!(
        findings.all().is_empty(),
        "{}: {:?}",
        path.display(),
        findings.all()
    );
    let root = documents.root(documents.roots()[0]).unwrap();
    json(root)
}

fn json(node: &Node) -> Value {
    match &node.value {
        Tree::Null => Value::Null,
        Tree::Bool(value) => Value::Bool(*value),
        Tree::Number(text) => serde_json::from_str(text).unwrap(),
        Tree::String(text) => Value::String(text.to_string()),
        Tree::Array(items) => items.iter().map(json).collect(),
        Tree::Object(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|entry| (entry.key.to_string(), json(&entry.value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}
