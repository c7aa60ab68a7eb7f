//! What may be sent again: by its method, and where the document says otherwise.

#![allow(clippy::unwrap_used)]

mod road;

use bindery::finding::Findings;
use bindery::plan;
use road::walk;

fn document(said: &str) -> String {
    let operation = |method: &str, said: &str| {
        format!(
            "    {method}:\n      operationId: {method}{}\n{said}      responses: {{ '204': {{ description: d }} }}\n",
            if said.is_empty() { "" } else { "Said" }
        )
    };
    let all = |said: &str| {
        ["get", "put", "post", "delete"]
            .map(|one| operation(one, said))
            .concat()
    };
    let said = format!("      x-bindery-idempotent: {said}\n");
    format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths:\n  /a:\n{}  /b:\n{}",
        all(""),
        all(&said)
    )
}

/// What the tables have to say, of what is declared so.
fn planned(said: &str) -> Vec<(String, Option<bool>)> {
    let walked = walk(&document(said));
    assert_eq!(walked.findings, "");
    let module = plan::plan_included("api", &walked.api.unwrap(), &mut Findings::new());
    let operations = module.operations.iter();
    operations
        .map(|one| (one.id.clone(), one.idempotent))
        .collect()
}

#[test]
fn only_what_the_method_does_not_tell_is_written() {
    let expected = |get: Option<bool>, others: Option<bool>| {
        let quiet = ["get", "put", "post", "delete"].map(|id| (id.to_owned(), None));
        let said = ["putSaid", "postSaid", "deleteSaid"].map(|id| (id.to_owned(), others));
        let mut all = quiet.to_vec();
        all.push(("getSaid".to_owned(), get));
        all.extend(said);
        all.sort();
        all
    };
    let sorted = |said| {
        let mut all = planned(said);
        all.sort();
        all
    };
    assert_eq!(sorted("true"), expected(None, Some(true)));
    assert_eq!(sorted("false"), expected(Some(false), None));
}

#[test]
fn it_is_yes_or_no() {
    let walked = walk(&document("maybe"));
    assert_eq!(
        walked.findings.matches("B02").count(),
        4,
        "{}",
        walked.findings
    );
    assert!(
        walked.findings.contains("`true` or `false`"),
        "{}",
        walked.findings
    );
}
