//! A pair of documents for every kind of fact, there and back: exactly that fact comes of it,
//! with those verdicts.

use std::collections::BTreeSet;

use bindery::diff::Kind;

use super::cases::cases;
use super::compare::{diff, lines};
use super::features;

#[test]
fn every_kind_has_its_pair() {
    let mut wrong = String::new();
    let mut seen = BTreeSet::new();
    for case in cases() {
        for (old, new, expected) in [
            (&case.old, &case.new, case.there),
            (&case.new, &case.old, case.back),
        ] {
            let diff = diff(old, new);
            seen.extend(diff.facts.iter().map(|fact| fact.kind));
            let found = lines(&diff).join("\n");
            if found != expected {
                wrong += &format!("expected\n{expected}\nfound\n{found}\n\n");
            }
        }
    }
    seen.extend(features::kinds());
    let all: BTreeSet<Kind> = Kind::ALL.iter().copied().collect();
    let missing: Vec<&str> = all.difference(&seen).map(|kind| kind.id()).collect();
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(missing, ["rust-changed"]);
}
