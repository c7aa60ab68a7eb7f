//! What is known not to agree, and why.

use std::collections::BTreeMap;
use std::path::PathBuf;

use bindery::document::{Memory, Node, Value};
use bindery::finding::Findings;
use bindery_tests::root;

const LIST: &str = "drift/tests/agreement.yaml";

/// A page, an operation of the document, and what is not the same.
pub(crate) type Line = (String, String, String);

/// What is listed: why, by page and operation and line.
pub(crate) struct List {
    /// Who is to blame, by reason.
    pub(crate) reasons: BTreeMap<String, String>,
    /// The reasons, by disagreement.
    pub(crate) lines: BTreeMap<Line, String>,
}

/// Reads it.
pub(crate) fn list() -> List {
    let path = root().join(LIST);
    let mut findings = Findings::new();
    let files = Memory::new().with("list.yaml", std::fs::read(path).unwrap());
    let documents = bindery::document::read(&[PathBuf::from("list.yaml")], &files, &mut findings);
    assert!(!findings.has_errors(), "{LIST}");
    let root = documents.root(documents.roots()[0]).unwrap();
    let text = |node: &Node, key: &str| -> Option<String> {
        let value = node.get(key)?;
        Some(match &value.value {
            Value::Bool(flag) => flag.to_string(),
            _ => value.string().unwrap().to_owned(),
        })
    };
    let reasons = root.get("reasons").unwrap().object().unwrap().iter();
    let reasons = reasons.map(|entry| {
        let blame = text(&entry.value, "blame").unwrap();
        assert!(["page", "document", "reader"].contains(&blame.as_str()));
        assert!(text(&entry.value, "why").is_some(), "{}", entry.key);
        (entry.key.to_string(), blame)
    });
    let mut list = List {
        reasons: reasons.collect(),
        lines: BTreeMap::new(),
    };
    for page in root.get("disagreements").unwrap().array().unwrap() {
        let name = text(page, "page").unwrap();
        let operation = text(page, "operation").unwrap();
        for one in page.get("subjects").unwrap().array().unwrap() {
            let subject = text(one, "subject").unwrap();
            let what = match text(one, "only") {
                Some(only) => format!("only: {only}"),
                None => format!(
                    "fact: {}, page: {}, document: {}",
                    text(one, "fact").unwrap(),
                    text(one, "page").unwrap(),
                    text(one, "document").unwrap()
                ),
            };
            let reason = text(one, "reason").unwrap();
            assert!(list.reasons.contains_key(&reason), "{reason}");
            let key = (
                name.clone(),
                operation.clone(),
                format!("subject: {subject:?}, {what}"),
            );
            assert!(list.lines.insert(key.clone(), reason).is_none(), "{key:?}");
        }
    }
    list
}
