//! The official JSON Schema test suite (draft 2020-12), three times: by the judge of the
//! generator, by the validator of the runtime with the generated table, and through the
//! generated type. What comes of it is `docs/json-schema.md`; a file in which a case fails,
//! or in which less is claimed than there, fails here.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "../standalone/cargo.rs"]
#[allow(dead_code)]
mod cargo;
mod generated;
mod judged;
mod suite;
mod table;

use bindery_tests::{root, shared};
use table::Row;

#[test]
fn what_is_claimed_of_json_schema_is_so() {
    let Some(folder) = shared("json-schema-suite/tests/draft2020-12") else {
        return;
    };
    let groups = suite::read(&folder);
    let mut rows: Vec<Row> = Vec::new();
    let mut wrong = Vec::new();
    let claims: Vec<Option<String>> = groups.iter().map(judged::not_claimed).collect();
    for (group, claim) in groups.iter().zip(&claims) {
        let row = table::row(&mut rows, &group.file);
        row.cases += group.cases.len();
        match claim {
            Some(why) => row.leave_out(why, group.cases.len()),
            None => {
                for case in &group.cases {
                    let accepted = judged::accepts(group, case);
                    row.judged += 1;
                    if accepted != case.valid {
                        wrong.push(format!("judge: {}: {}", group.name(), case.name));
                    }
                }
            }
        }
    }
    let claimed: Vec<&suite::Group> = groups
        .iter()
        .zip(&claims)
        .filter(|(_, claim)| claim.is_none())
        .map(|(group, _)| group)
        .collect();
    for (group, verdicts) in claimed.iter().zip(generated::run(&claimed)) {
        let row = table::row(&mut rows, &group.file);
        for (case, verdict) in group.cases.iter().zip(verdicts) {
            if let Err(why) = row.count(case, &verdict) {
                wrong.push(format!("{why}: {}: {}", group.name(), case.name));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    let text = table::text(&rows);
    let path = root().join("docs/json-schema.md");
    if std::env::var_os("BINDERY_UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        committed, text,
        "set BINDERY_UPDATE to write the table again"
    );
}
