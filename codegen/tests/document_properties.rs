//! What holds for every text.

// A test fails by panicking, also in the functions that it calls.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use bindery::document::{Disk, Documents, Files, Memory, Node, Value, read};
use bindery::finding::{Findings, Sources};
use proptest::prelude::*;
use std::path::PathBuf;

fn load(text: &str) -> (Documents, Findings) {
    let files = Memory::new().with("text", text);
    let mut findings = Findings::new();
    let documents = read(&[PathBuf::from("text")], &files, &mut findings);
    (documents, findings)
}

/// Pieces that mean something to YAML or JSON, so that random texts get somewhere.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\r\n", "\t", "{", "}", "[", "]", ", ",
            "\"", "'", "|\n", ">-\n", "|2+", "&a ", "*a", "!!str ", "!x ", "<<: ", "# c", "---\n",
            "...\n", "%YAML 1.2\n", "200: ", "no", "017", "null", "\\u00e9", "\\", "é", "😀",
            "\u{FEFF}", "\u{85}", "\u{2028}", "\0", "{\"a\": 1}", "1e5", ".inf", "@", "`",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(|c| c.to_string()),
    ]
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|entries| serde_json::Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// Every place is in its text, and parts are inside of their whole unless they are copies.
fn places_are_sound(node: &Node, sources: &Sources) -> Result<(), TestCaseError> {
    let text = &sources.get(node.place.source).unwrap().text;
    let range = node.place.start as usize..node.place.end as usize;
    prop_assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
    for item in node.array().unwrap_or_default() {
        places_are_sound(item, sources)?;
    }
    for entry in node.object().unwrap_or_default() {
        let key = entry.key_place;
        prop_assert!(text.get(key.start as usize..key.end as usize).is_some());
        places_are_sound(&entry.value, sources)?;
    }
    Ok(())
}

/// The same tree, with all places moved.
fn moved(node: &Node, by: u32) -> Node {
    let place = |mut place: bindery::finding::Place| {
        place.start += by;
        place.end += by;
        place
    };
    let mut node = node.clone();
    node.place = place(node.place);
    match &mut node.value {
        Value::Array(items) => items.iter_mut().for_each(|item| *item = moved(item, by)),
        Value::Object(entries) => entries.iter_mut().for_each(|entry| {
            entry.key_place = place(entry.key_place);
            entry.value = moved(&entry.value, by);
        }),
        _ => {}
    }
    node
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_the_reader(pieces in prop::collection::vec(piece(), 0..30)) {
        let text = pieces.concat();
        let (documents, findings) = load(&text);
        for finding in findings.all() {
            let place = finding.place.unwrap();
            let text = &documents.sources().get(place.source).unwrap().text;
            let range = place.start as usize..place.end as usize;
            prop_assert!(text.get(range).is_some(), "{}", finding.message);
        }
        match documents.root(documents.roots()[0]) {
            Some(root) => places_are_sound(root, documents.sources())?,
            None => prop_assert!(findings.has_errors()),
        }
    }

    #[test]
    fn json_is_yaml(value in json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.unwrap();
        let (as_json, json_findings) = load(&text);
        prop_assert!(json_findings.all().is_empty());
        let json = as_json.root(as_json.roots()[0]).unwrap();

        let comment = "# a comment, so that it is no JSON\n";
        let (as_yaml, yaml_findings) = load(&format!("{comment}{text}"));
        prop_assert!(!yaml_findings.has_errors(), "{:?}", yaml_findings);
        let yaml = as_yaml.root(as_yaml.roots()[0]).unwrap();
        prop_assert_eq!(&moved(json, u32::try_from(comment.len()).unwrap()), yaml);
    }
}

#[test]
fn devices_and_folders_are_not_read() {
    let folder = std::env::temp_dir();
    assert!(Disk.read(&folder).is_err());
    if cfg!(unix) {
        assert!(Disk.read("/dev/zero".as_ref()).is_err());
    }
}
