//! The engine, behind the terms of what was written down.

use std::collections::{BTreeMap, BTreeSet};

use bindery::document::Memory;
use bindery::finding::{Findings, Place, SourceId, Sources};
use bindery::generate::{ModuleSettings, read as read_documents, read_api};
use bindery::model::{Api, Json};
use bindery_drift::claim::{Claims, Unread};
use bindery_drift::code::UNREAD;
use bindery_drift::compare::{self, Against, Difference, Subject};
use bindery_drift::page::{Page, decode};
use bindery_drift::subject::{Part, subjects};
use bindery_drift::{read, record};
use serde_json::Value;

use crate::expectation::{Change, Facts, Judged, Stated};
use crate::mutator::is_beneath;

/// What the engine says of a page.
pub(crate) struct Said {
    /// The title.
    pub(crate) title: String,
    /// How many rows there are, became claims, and are listed as not understood.
    pub(crate) rows: (usize, usize, usize),
    /// What is not understood, by kind.
    pub(crate) unread: Vec<String>,
    /// `METHOD /path`, and what is said of it.
    pub(crate) operations: BTreeMap<String, BTreeMap<String, Facts>>,
}

/// What the engine says of a page against what was recorded of it.
#[derive(Default)]
pub(crate) struct Verdict {
    /// Why it cannot be judged, or not all of it.
    pub(crate) layout: Vec<String>,
    /// The changes of content, without their operations.
    pub(crate) content: BTreeSet<Change>,
    /// The same, each with its operation.
    pub(crate) by_operation: BTreeSet<(String, Change)>,
    /// The subjects whose words changed; also `title` and `examples`.
    pub(crate) wording: BTreeSet<String>,
    /// What the page says now.
    pub(crate) said: Option<Said>,
}

/// What is recorded of a page, and a document that says nothing else.
pub(crate) struct Record {
    api: Api,
    record: record::Record,
}

struct Claimed {
    sources: Sources,
    source: SourceId,
    claims: Claims,
}

/// A page, of which it is perhaps known what it said before.
fn claimed(bytes: &[u8], record: Option<&Record>) -> Result<Claimed, String> {
    let text = decode(bytes).map_err(|error| error.to_string())?;
    let mut sources = Sources::new();
    let source = sources.add("page", text);
    let page = Page::read(source, &sources);
    let claims = match record {
        Some(record) => read::again(&page, &record.record.nesting()),
        None => read::read(&page),
    };
    Ok(Claimed {
        sources,
        source,
        claims,
    })
}

/// What the engine says of a page.
pub(crate) fn read(bytes: &[u8]) -> Said {
    said(&claimed(bytes, None).unwrap().claims)
}

fn said(claims: &Claims) -> Said {
    let operations = subjects(claims).into_iter().map(|operation| {
        let subjects = operation.subjects.iter().map(|subject| {
            let facts = subject.facts.iter();
            let facts = facts.map(|(name, fact)| (name.to_string(), value(&fact.value)));
            (subject.key.to_string(), facts.collect())
        });
        (operation.name(), subjects.collect())
    });
    Said {
        title: claims
            .title
            .as_ref()
            .map(|title| title.value.clone())
            .unwrap_or_default(),
        rows: (claims.rows.all, claims.rows.claims, claims.rows.unread),
        unread: claims.unread.iter().map(kind).collect(),
        operations: operations.collect(),
    }
}

fn kind(unread: &Unread) -> String {
    format!("{:?}", unread.what).to_lowercase()
}

fn value(value: &Json) -> Value {
    serde_json::from_str(&value.to_string()).unwrap()
}

/// Records a page.
pub(crate) fn record(bytes: &[u8]) -> Record {
    let page = claimed(bytes, None).unwrap();
    let text = record::write(&page.claims, &page.sources);
    let mut findings = Findings::new();
    let files = Memory::new().with("page.claims.yaml", text);
    let documents = bindery::document::read(&["page.claims.yaml".into()], &files, &mut findings);
    let root = documents.root(documents.roots()[0]).unwrap();
    let record = record::read(root, &mut findings);
    Record {
        api: api(&page.claims),
        record: record.unwrap_or_else(|| panic!("{:?}", findings.all())),
    }
}

/// A document with the operations of a page, and nothing in them.
fn api(claims: &Claims) -> Api {
    let mut paths = serde_json::Map::new();
    for operation in subjects(claims) {
        let names = operation
            .path
            .split('{')
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('}')?.0));
        let parameters = names.map(|name| {
            serde_json::json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
        });
        let parameters: Value = parameters.collect();
        paths.insert(
            operation.path,
            serde_json::json!({ operation.method.to_lowercase(): {
                "parameters": parameters,
                "responses": { "default": { "description": "x" } },
            }}),
        );
    }
    let document = serde_json::json!({
        "openapi": "3.1.0",
        "info": { "title": "x", "version": "1" },
        "servers": [{ "url": "https://press.example" }],
        "paths": paths,
    });
    let files = Memory::new().with("spec.json", document.to_string());
    let module = ModuleSettings {
        name: "press".to_owned(),
        documents: vec!["spec.json".into()],
        ..ModuleSettings::default()
    };
    let mut findings = Findings::new();
    let documents = read_documents(std::slice::from_ref(&module), &files, &mut findings);
    let api = read_api(&module, &documents, &mut findings);
    api.unwrap_or_else(|_| panic!("{:?}", findings.all()))
}

/// The verdict on a page against what was recorded.
pub(crate) fn against(record: &Record, bytes: &[u8]) -> Verdict {
    let page = match claimed(bytes, Some(record)) {
        Ok(page) => page,
        Err(error) => {
            return Verdict {
                layout: vec![error],
                ..Verdict::default()
            };
        }
    };
    let compared = compare::compare(
        &Subject {
            claims: &page.claims,
            start: Place {
                source: page.source,
                start: 0,
                end: 0,
            },
            api: &record.api,
            operation: None,
            title: None,
            record: Some(&record.record),
            most_lost: 30,
        },
        &page.sources,
    );
    // What is listed as not understood keeps nothing from being compared.
    let obstacles = compared
        .obstacles
        .iter()
        .filter(|one| one.code.id != UNREAD.id);
    let layout = obstacles.map(|one| format!("{} {}", one.code.id, one.message));
    let mut verdict = Verdict {
        layout: layout.collect(),
        said: Some(said(&page.claims)),
        ..Verdict::default()
    };
    for difference in &compared.differences {
        let is_address = matches!(
            difference.change,
            compare::Change::Path | compare::Change::Method
        );
        if difference.against == Against::Record || difference.is_new || is_address {
            verdict.take(difference, &record.record);
        }
    }
    verdict
}

/// The verdict on one page against another.
pub(crate) fn compare(old: &[u8], new: &[u8]) -> Verdict {
    against(&record(old), new)
}

impl Verdict {
    fn take(&mut self, difference: &Difference, record: &record::Record) {
        let subject = difference.key.to_string();
        let json =
            |value: &Option<Json>| value.as_ref().map(|value| self::value(value).to_string());
        let bare = |value: &Option<Json>| match value {
            Some(Json::String(text)) => text.clone(),
            other => format!("{other:?}"),
        };
        let (page, other) = (&difference.page, &difference.other);
        let change = match &difference.change {
            compare::Change::OnlyInPage => Change::Added(subject),
            compare::Change::NotInPage => Change::Removed(subject),
            compare::Change::Renamed(old) => Change::Renamed(old.to_string(), subject),
            // The other side of what is new in the document's eyes too is the document.
            compare::Change::Fact(name) => {
                let old = record
                    .operations
                    .iter()
                    .find(|old| old.name() == difference.operation);
                let old = old.and_then(|old| old.get(&difference.key)?.facts.get(name));
                let before = match difference.against {
                    Against::Spec => old.map(|fact| fact.value.clone()),
                    Against::Record => other.clone(),
                };
                Change::Changed(subject, name.to_string(), json(&before), json(page))
            }
            compare::Change::Path => Change::Path(bare(other), bare(page)),
            compare::Change::Method => Change::Method(bare(other), bare(page)),
            compare::Change::Wording => {
                self.wording.insert(match (difference.key.part, page) {
                    (Part::Operation, Some(_)) => "title".to_owned(),
                    (Part::Operation, None) => "examples".to_owned(),
                    _ => subject,
                });
                return;
            }
            other => panic!("no page against a record has this: {other:?}"),
        };
        self.by_operation
            .insert((difference.operation.clone(), change.clone()));
        self.content.insert(change);
    }
}

/// Where a page does not state what was written down of it.
pub(crate) fn unstated(page: &str, said: &Said, stated: &Stated) -> Vec<String> {
    let mut wrong = Vec::new();
    if said.title != stated.title {
        wrong.push(format!(
            "title {:?} instead of {:?}",
            said.title, stated.title
        ));
    }
    let (all, claims, unread) = said.rows;
    if all != stated.count || claims + unread != all {
        wrong.push(format!(
            "{all} rows, {claims} claims, {unread} unread, instead of {}",
            stated.count
        ));
    }
    let names = |operations: &BTreeMap<String, _>| operations.keys().cloned().collect::<Vec<_>>();
    if names(&said.operations) != names(&stated.operations) {
        wrong.push(format!("operations {:?}", names(&said.operations)));
    }
    for (operation, stated) in &stated.operations {
        let Some(said) = said.operations.get(operation) else {
            continue;
        };
        for (subject, facts) in stated {
            match said.get(subject) {
                None => wrong.push(format!("{subject} is missing")),
                Some(found) if found != facts => {
                    wrong.push(format!("{subject}: {found:?} instead of {facts:?}"))
                }
                Some(_) => {}
            }
        }
        let more = said.keys().filter(|subject| !stated.contains_key(*subject));
        wrong.extend(more.map(|subject| format!("{subject} is on no page")));
    }
    wrong
        .iter()
        .map(|wrong| format!("{page}: {wrong}"))
        .collect()
}

/// What is wrong with the verdict on a pair.
pub(crate) fn wrong(pair: &str, verdict: &Verdict, judged: &Judged) -> Vec<String> {
    let mut wrong = Vec::new();
    if !verdict.layout.is_empty() {
        wrong.push(format!("{pair}: cannot be judged: {:?}", verdict.layout));
    }
    let named = folded_by_operation(&verdict.by_operation);
    let expected = folded_by_operation(&judged.changes);
    wrong.extend(
        expected
            .difference(&named)
            .map(|change| format!("{pair}: missing {change:?}")),
    );
    wrong.extend(
        named
            .difference(&expected)
            .map(|change| format!("{pair}: too much {change:?}")),
    );
    for (operation, subject, facts) in &judged.added {
        let operations = verdict.said.as_ref().map(|said| &said.operations);
        let found = operations.and_then(|operations| operations.get(operation)?.get(subject));
        if found != Some(facts) {
            wrong.push(format!(
                "{pair}: {subject} is {found:?} instead of {facts:?}"
            ));
        }
    }
    let reached = match () {
        () if !verdict.content.is_empty() => "content",
        () if !verdict.wording.is_empty() => "wording",
        () => "none",
    };
    if reached != judged.verdict {
        wrong.push(format!(
            "{pair}: {reached} instead of {}: {:?}",
            judged.verdict, verdict.wording
        ));
    }
    // In a pair with changes of content, what else changed words is not written down in full.
    if judged.verdict != "content" {
        let is_row = |subject: &String| subject != "title" && subject != "examples";
        let mut places: BTreeSet<&str> = verdict.wording.iter().map(String::as_str).collect();
        places.retain(|place| !is_row(&(*place).to_owned()));
        if verdict.wording.iter().any(is_row) {
            places.insert("rows");
        }
        if places != judged.places.iter().map(String::as_str).collect() {
            wrong.push(format!(
                "{pair}: words of {places:?} instead of {:?}",
                judged.places
            ));
        }
    }
    wrong
}

/// Fails where the verdict on a pair is another.
pub(crate) fn assert_verdict(pair: &str, verdict: &Verdict, judged: &Judged) {
    let wrong = wrong(pair, verdict, judged);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Without what lies beneath a subject that is gone, new or renamed itself; a status has what
/// comes back with it beneath.
pub(crate) fn folded(changes: &BTreeSet<Change>) -> BTreeSet<Change> {
    let beneath = |change: &Change, other: &Change| match (change, other) {
        (Change::Added(subject), Change::Added(other))
        | (Change::Removed(subject), Change::Removed(other)) => {
            is_beneath(subject, other) || is_of_status(subject, other)
        }
        (Change::Renamed(subject, new), Change::Renamed(other, renamed)) => {
            is_beneath(subject, other)
                && is_beneath(new, renamed)
                && subject[other.len()..] == new[renamed.len()..]
        }
        _ => false,
    };
    let top = changes
        .iter()
        .filter(|change| !changes.iter().any(|other| beneath(change, other)));
    top.cloned().collect()
}

/// Whether a subject is of what comes back with a status.
fn is_of_status(subject: &str, status: &str) -> bool {
    let status = status.strip_prefix("status ");
    status.is_some_and(|status| subject.starts_with(&format!("response {status} ")))
}

fn folded_by_operation(changes: &BTreeSet<(String, Change)>) -> BTreeSet<(String, Change)> {
    let mut operations: BTreeMap<&String, BTreeSet<Change>> = BTreeMap::new();
    for (operation, change) in changes {
        operations
            .entry(operation)
            .or_default()
            .insert(change.clone());
    }
    let operations = operations.into_iter();
    let folded = operations.flat_map(|(operation, changes)| {
        let changes = folded(&changes).into_iter();
        changes.map(move |change| (operation.clone(), change))
    });
    folded.collect()
}
