//! Every document of the corpus is read, as serde_json reads it, with places that are right.

// A test fails by panicking, also in the functions that it calls.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use bindery::document::{Disk, Memory, Node, Value, read};
use bindery::finding::{Findings, Severity, Sources};
use std::path::{Path, PathBuf};

/// The documents of the corpus; none where there is no corpus, which is said aloud.
fn corpus() -> Vec<PathBuf> {
    let Ok(shared) = std::env::var("BINDERY_SHARED") else {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "BINDERY_SHARED must name the folder of the corpus"
        );
        eprintln!("SKIPPED: BINDERY_SHARED does not name the folder of the corpus");
        return Vec::new();
    };
    let mut files = Vec::new();
    for folder in ["huawei", "oddities", "openapi"] {
        let folder = Path::new(&shared).join("corpus").join(folder);
        for entry in std::fs::read_dir(&folder).unwrap() {
            files.push(entry.unwrap().path());
        }
    }
    files.sort();
    assert!(files.len() > 50, "the corpus is there");
    files
}

#[test]
fn every_document_is_read_without_errors() {
    for path in corpus() {
        let mut findings = Findings::new();
        let documents = read(std::slice::from_ref(&path), &Disk, &mut findings);
        for finding in findings.all() {
            let at = finding
                .place
                .map(|place| documents.sources().position(place));
            let line = format!("{} {at:?}: {}", path.display(), finding.message);
            assert!(finding.severity != Severity::Error, "{line}");
            eprintln!("{line}");
        }
        assert!(documents.root(documents.roots()[0]).is_some());
    }
}

#[test]
fn json_is_what_serde_json_reads() {
    for path in corpus() {
        let bytes = std::fs::read(&path).unwrap();
        let Ok(expected) = serde_json::from_slice::<serde_json::Value>(&bytes) else {
            continue;
        };
        let documents = read(std::slice::from_ref(&path), &Disk, &mut Findings::new());
        let root = documents.root(documents.roots()[0]).unwrap();
        same(root, &expected, path.to_str().unwrap());
    }
}

fn same(node: &Node, expected: &serde_json::Value, at: &str) {
    match (&node.value, expected) {
        (Value::Null, serde_json::Value::Null) => {}
        (Value::Bool(value), serde_json::Value::Bool(expected)) => {
            assert_eq!(value, expected, "{at}")
        }
        (Value::String(text), serde_json::Value::String(expected)) => {
            assert_eq!(**text, **expected, "{at}");
        }
        (Value::Number(text), serde_json::Value::Number(expected)) => {
            let same =
                **text == *expected.to_string() || text.parse::<f64>().ok() == expected.as_f64();
            assert!(same, "{at}: {text} is not {expected}");
        }
        (Value::Array(items), serde_json::Value::Array(expected)) => {
            assert_eq!(items.len(), expected.len(), "{at}");
            for (index, (item, expected)) in items.iter().zip(expected).enumerate() {
                same(item, expected, &format!("{at}/{index}"));
            }
        }
        (Value::Object(entries), serde_json::Value::Object(expected)) => {
            assert_eq!(entries.len(), expected.len(), "{at}");
            for entry in entries {
                same(
                    &entry.value,
                    &expected[&*entry.key],
                    &format!("{at}/{}", entry.key),
                );
            }
        }
        _ => panic!("{at}: {} is not {expected}", node.kind()),
    }
}

#[test]
fn the_text_at_a_place_is_the_value() {
    for path in corpus() {
        let documents = read(std::slice::from_ref(&path), &Disk, &mut Findings::new());
        let root = documents.root(documents.roots()[0]).unwrap();
        let mut count = 0;
        check_places(root, documents.sources(), &mut count);
        assert!(count > 0, "{} has strings", path.display());
    }
}

fn check_places(node: &Node, sources: &Sources, count: &mut usize) {
    let slice = |node: &Node| {
        let text = &sources.get(node.place.source).unwrap().text;
        &text[node.place.start as usize..node.place.end as usize]
    };
    match &node.value {
        Value::String(value) => {
            let own = slice(node);
            assert_eq!(
                alone(own).as_deref(),
                Some(&**value),
                "the text there is {own:?}"
            );
            *count += 1;
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| check_places(item, sources, count)),
        Value::Object(entries) => {
            for entry in entries {
                let text = &sources.get(entry.key_place.source).unwrap().text;
                let key = &text[entry.key_place.start as usize..entry.key_place.end as usize];
                let unquoted = key.trim_matches(['"', '\'']);
                assert!(
                    unquoted == &*entry.key || key.contains('\\'),
                    "{key} is not {}",
                    entry.key
                );
                check_places(&entry.value, sources, count);
            }
        }
        Value::Null | Value::Bool(_) => {}
        Value::Number(text) => {
            assert!(
                slice(node).ends_with(|c: char| c.is_ascii_digit()),
                "{text}"
            );
        }
    }
}

/// A string of a document, read on its own.
fn alone(text: &str) -> Option<String> {
    if let Ok(json) = serde_json::from_str(text) {
        return Some(json);
    }
    // How far a block is indented is counted from its parent, which is not there.
    let digits = |c: char| c.is_ascii_digit();
    let text = match text.strip_prefix(['|', '>']) {
        Some(rest) => format!("{}{}", &text[..1], rest.trim_start_matches(digits)),
        None => text.to_owned(),
    };
    let files = Memory::new().with("alone", text);
    let documents = read(&[PathBuf::from("alone")], &files, &mut Findings::new());
    documents
        .root(*documents.roots().first()?)?
        .string()
        .map(str::to_owned)
}
