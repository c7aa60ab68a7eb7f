//! Tags as features: every combination compiles without a warning.

use std::fs;

use bindery_tests::{Scratch, shared};

use super::cargo::{lock, succeed};
use super::generated::write_crate_as;

const TAGS: &str = include_str!("tags.yaml");

/// The features that tags became, as the manifest has them.
fn features(scratch: &Scratch) -> Vec<String> {
    let manifest = fs::read_to_string(scratch.path().join("Cargo.toml")).unwrap();
    let names = manifest
        .lines()
        .filter_map(|line| line.strip_suffix(" = []"));
    names
        .map(|name| name.trim_matches('"').to_owned())
        .collect()
}

fn check(scratch: &Scratch, features: &[&str]) {
    let list = features.join(",");
    let arguments = ["check", "-q", "--no-default-features", "--features", &list];
    succeed(scratch.path(), &arguments);
}

#[test]
fn every_combination_of_tags_compiles() {
    let scratch = Scratch::new("tags");
    write_crate_as(scratch.path(), "bindery-proof-tags", TAGS, true);
    lock(&scratch);
    let features = features(&scratch);
    assert_eq!(features, ["pets", "staff-only", "tag-default"]);
    for bits in 0..1 << features.len() {
        let on = features.iter().enumerate();
        let on = on.filter(|(index, _)| bits >> index & 1 == 1);
        let on: Vec<&str> = on.map(|(_, feature)| &**feature).collect();
        check(&scratch, &on);
    }
    // Tests of the operations that are there, and only of those.
    let some = [
        "test",
        "--no-default-features",
        "--features",
        "staff-only,serde",
    ];
    let (said, _) = succeed(scratch.path(), &some);
    assert!(said.contains("fire_is_sent ... ok"), "{said}");
    assert!(said.contains("add_pet_request ... ok"), "{said}");
    assert!(!said.contains("list_pets"), "{said}");
    let (said, _) = succeed(scratch.path(), &["test", "--all-targets"]);
    assert!(said.contains("list_pets_is_sent ... ok"), "{said}");
    succeed(scratch.path(), &["doc", "-q", "--no-deps"]);
}

#[test]
fn each_tag_of_a_real_document_compiles_alone() {
    for document in ["train-travel.yaml", "swagger-petstore.yaml"] {
        let Some(path) = shared(&format!("corpus/openapi/{document}")) else {
            return;
        };
        let scratch = Scratch::new("real-tags");
        let text = fs::read_to_string(path).unwrap();
        write_crate_as(scratch.path(), "bindery-proof-real-tags", &text, true);
        lock(&scratch);
        let features = features(&scratch);
        assert!(features.len() > 1, "{features:?}");
        check(&scratch, &[]);
        for feature in &features {
            check(&scratch, &[feature]);
        }
    }
}
