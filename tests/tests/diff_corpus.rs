//! Real documents, each compared with itself: nothing changed, in whatever order its keys are.
#![allow(clippy::unwrap_used)] // a file that cannot be read is a failure

#[path = "../../codegen/tests/diff/reversed.rs"]
mod reversed;

use bindery::diff::Diff;
use bindery::document::{self, Disk, Documents, Memory};
use bindery::finding::Findings;
use bindery::generate::{Half, ModuleSettings, Origin, compare};
use bindery::model::Json;
use bindery_tests::{round_trip, shared};
use reversed::reversed;

/// All files of a document, with the keys of all mappings the other way around.
fn turned(documents: &Documents) -> Memory {
    let mut memory = Memory::new();
    for (source, text) in documents.sources().iter() {
        if let Some(root) = documents.root(source) {
            let json = reversed(Json::from(root)).to_string();
            memory = memory.with(text.path.clone(), json);
        }
    }
    memory
}

fn explained(diff: &Diff) -> String {
    let facts = diff.facts.iter().take(5);
    facts
        .map(|fact| {
            format!(
                "  {} {} {:?} -> {:?}\n",
                fact.kind.id(),
                fact.place_in_words(),
                fact.before,
                fact.after
            )
        })
        .collect()
}

fn left_out(half: &Half) -> usize {
    half.findings.all().len()
}

/// Compares each document with what `other` makes of it, or with itself.
fn nothing_changed(what: &str, other: Option<fn(&Documents) -> Memory>) {
    let Some(corpus) = shared("corpus") else {
        return;
    };
    let paths = round_trip::documents(&corpus).unwrap();
    let mut wrong = String::new();
    for (_, path) in &paths {
        let modules = [ModuleSettings {
            documents: vec![path.clone()],
            ..ModuleSettings::called_after("api.yaml")
        }];
        let turned = other.map(|other| {
            let roots = std::slice::from_ref(path);
            other(&document::read(roots, &Disk, &mut Findings::new()))
        });
        let old = Origin {
            modules: &modules,
            files: &Disk,
            tag_features: true,
        };
        let new = match &turned {
            Some(files) => Origin { files, ..old },
            None => old,
        };
        let came = compare(old, new);
        let Some(all) = &came.modules else {
            wrong += &format!("{} cannot be read\n", path.display());
            continue;
        };
        assert_eq!(left_out(&came.old), left_out(&came.new));
        let diff = &all[0].1;
        if !diff.facts.is_empty() {
            let count = diff.facts.len();
            wrong += &format!("{} and {what}: {count} facts\n", path.display());
            wrong += &explained(diff);
        }
    }
    assert!(paths.len() > 60, "only {} documents", paths.len());
    assert!(wrong.is_empty(), "{wrong}");
}

// Two tests, because each takes a processor for half a minute.

#[test]
fn a_document_is_as_itself() {
    nothing_changed("itself", None);
}

#[test]
fn the_order_of_keys_is_no_change() {
    nothing_changed("itself with other orders", Some(turned));
}
