//! Real edits: the verdict on every pair is the one that was reached by hand.

use std::collections::BTreeSet;
use std::path::Path;

use crate::engine;
use crate::expectation::{folder, judged};

#[test]
fn every_pair_is_judged_as_by_hand() {
    let Some(pairs) = bindery_tests::shared("pages/pairs") else {
        return;
    };
    let judged = judged(&folder().join("pairs.yaml"));
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for pair in &judged {
        for edit in &pair.edits {
            let page = |which| {
                let name = format!("{edit}/{}.{which}.html", pair.page);
                std::fs::read(pairs.join(&name)).unwrap()
            };
            let verdict = engine::compare(&page("old"), &page("new"));
            let name = format!("{edit}/{}", pair.page);
            wrong.extend(engine::wrong(&name, &verdict, pair));
            seen.insert(name);
        }
    }
    assert_eq!(seen, all(&pairs), "every pair has a verdict");
    assert!(
        wrong.is_empty(),
        "of {} pairs:\n{}",
        seen.len(),
        wrong.join("\n")
    );
    println!("{} pairs", seen.len());
}

fn all(pairs: &Path) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for edit in std::fs::read_dir(pairs).unwrap() {
        let edit = edit.unwrap();
        for page in std::fs::read_dir(edit.path()).unwrap() {
            let name = page.unwrap().file_name().into_string().unwrap();
            let folder = edit.file_name().into_string().unwrap();
            all.extend(
                name.strip_suffix(".new.html")
                    .map(|page| format!("{folder}/{page}")),
            );
        }
    }
    all
}
