//! A list of known deviations.

use bindery::document::{Node, Value};
use bindery::finding::{Finding, Findings, Place};
use bindery::model::Json;

use super::Deviation;
use crate::code::BAD_DEVIATIONS;
use crate::compare::Change;
use crate::subject::Key;

const ROOT: [&str; 2] = ["deviations", "known"];
const KEYS: [&str; 6] = ["operation", "subject", "finding", "page", "spec", "why"];

/// Reads a list of known deviations. What is wrong in it is reported, and the rest is taken.
pub fn read(root: &Node, findings: &mut Findings) -> Vec<Deviation> {
    let mut wrong = |place: Place, message: String| {
        findings.report(Finding::new(&BAD_DEVIATIONS, place, message));
    };
    let Some(entries) = root.object() else {
        wrong(
            root.place,
            format!("known deviations must be an object, not {}", root.kind()),
        );
        return Vec::new();
    };
    for entry in entries {
        if !ROOT.contains(&&*entry.key) {
            wrong(
                entry.key_place,
                format!("known deviations cannot have `{}`", entry.key),
            );
        }
    }
    match root.get("deviations").map(|node| &node.value) {
        Some(Value::Number(version)) if &**version == "1" => {}
        _ => wrong(
            root.place,
            "known deviations need `deviations: 1`".to_owned(),
        ),
    }
    let items = match root.get("known") {
        None => &[],
        Some(node) => node.array().unwrap_or_else(|| {
            wrong(
                node.place,
                format!("`known` must be a list, not {}", node.kind()),
            );
            &[]
        }),
    };
    items
        .iter()
        .filter_map(|item| one(item, &mut wrong))
        .collect()
}

fn one(node: &Node, wrong: &mut impl FnMut(Place, String)) -> Option<Deviation> {
    let Some(entries) = node.object() else {
        wrong(
            node.place,
            format!("a deviation must be an object, not {}", node.kind()),
        );
        return None;
    };
    for entry in entries {
        if !KEYS.contains(&&*entry.key) {
            wrong(
                entry.key_place,
                format!("a deviation cannot have `{}`", entry.key),
            );
        }
    }
    let mut text = |key: &str| -> Option<(String, Place)> {
        match node.get(key) {
            None => {
                wrong(node.place, format!("a deviation needs `{key}`"));
                None
            }
            Some(value) => match value.string() {
                Some(text) if !text.trim().is_empty() => Some((text.to_owned(), value.place)),
                _ => {
                    wrong(
                        value.place,
                        format!("`{key}` must be a string that is not empty"),
                    );
                    None
                }
            },
        }
    };
    let (operation, subject, finding, why) = (
        text("operation"),
        text("subject"),
        text("finding"),
        text("why"),
    );
    let (operation, subject, finding, why) = (operation?, subject?, finding?, why?);
    let Ok(key) = subject.0.parse::<Key>() else {
        wrong(subject.1, format!("`{}` is no subject", subject.0));
        return None;
    };
    let words = Change::words();
    if !words.contains(&finding.0.as_str()) {
        wrong(
            finding.1,
            format!("`finding` is one of {}", words.join(", ")),
        );
        return None;
    }
    Some(Deviation {
        operation: operation.0,
        subject: key,
        finding: finding.0,
        page: node.get("page").map(Json::from),
        spec: node.get("spec").map(Json::from),
        why: why.0,
        place: node.place,
    })
}
