//! Samples of real component schemas come back as they were: a part of the documents, against
//! the committed table. One command proves all of them: see `docs/round-trip.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;

use bindery::sample::Limits;
use bindery_tests::round_trip::{Table, documents, prove};
use bindery_tests::{root, shared};

/// Small ones, and at least one of each that found a mistake.
const PROVED: &[&str] = &[
    "huawei/CodeHub-v3.json",
    "oddities/o-3-0-allOf-composition-discriminator.yaml",
    "oddities/o-3-0-composed-oneof.yaml",
    "oddities/o-3-0-deepobject.yaml",
    "oddities/o-3-0-oneOf-primitiveAndArray.yaml",
    "oddities/o-3-0-schema-with-special-characters.yaml",
    "oddities/o-3-1-null-types-with-type-array.yaml",
    "oddities/o-3-1-schema.yaml",
    "openapi/museum.yaml",
    "openapi/petstore.json",
    "openapi/prog-buildomat.json",
    "openapi/prog-keeper.json",
    "openapi/superset.json",
    "openapi/train-travel.yaml",
    "openapi/twilio-verify.json",
];

#[test]
fn samples_come_back_as_they_were_and_broken_ones_are_refused() {
    let Some(corpus) = shared("corpus") else {
        return;
    };
    let table = fs::read_to_string(root().join("docs/round-trip.md")).unwrap();
    let table = Table::parse(&table);
    let mut worse = Vec::new();
    let mut proved = 0;
    for (name, path) in documents(&corpus).unwrap() {
        if PROVED.contains(&&*name) {
            let outcome = prove(&path, Limits::default(), false);
            proved += 1;
            if let Some(words) = table.worse(&name, &outcome) {
                worse.push(format!(
                    "{words}\n{:?} {:#?}",
                    outcome.stopped, outcome.failed
                ));
            }
        }
    }
    assert_eq!(proved, PROVED.len());
    assert!(worse.is_empty(), "{}", worse.join("\n"));
}
