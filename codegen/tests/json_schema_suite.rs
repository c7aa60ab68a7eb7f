//! The official JSON Schema test suite (draft 2020-12) through the whole road: a value is an
//! example of a body with the schema, and is refused exactly where the suite says so.
//!
//! Cases whose schema has something that is not supported are told by a finding, and do not
//! count.

use bindery::document::{self, Memory};
use bindery::finding::Findings;
use bindery::finding::code;
use bindery::{check, openapi, resolve};
use serde_json::{Value, json};
use std::path::Path;

/// Whether the road accepts a value; `None` where it says that it does not support the schema.
fn accepts(schema: &Value, value: &Value) -> Option<bool> {
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "suite", "version": "1" },
        "paths": { "/": { "post": {
            "operationId": "post",
            "requestBody": { "content": { "application/json": {
                "schema": { "$ref": "schema.json" },
                "example": value
            } } }
        } } }
    });
    let files = Memory::new()
        .with("api.json", document.to_string())
        .with("schema.json", schema.to_string());
    let mut findings = Findings::new();
    let documents = document::read(&["api.json".into()], &files, &mut findings);
    let api = openapi::read(&documents, *documents.roots().first()?, &mut findings)?;
    let api = resolve::resolve(&documents, &[api], &mut findings);
    if findings.has_errors()
        || has(&findings, &code::resolve::KEYWORD_LEFT_OUT)
        || has(&findings, &code::resolve::CLOSED_PARTS)
    {
        return None;
    }
    check::check(&api, &documents, &mut findings);
    Some(!has(&findings, &code::check::BAD_EXAMPLE))
}

fn has(findings: &Findings, code: &'static code::Code) -> bool {
    findings
        .all()
        .iter()
        .any(|finding| std::ptr::eq(finding.code, code))
}

#[test]
fn values_are_refused_exactly_where_the_suite_says_so() {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else {
        assert!(
            std::env::var_os("CI").is_none(),
            "BINDERY_SHARED must name the test data"
        );
        eprintln!("skipped: BINDERY_SHARED is not set");
        return;
    };
    let folder = Path::new(&shared).join("json-schema-suite/tests/draft2020-12");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    let (mut right, mut not_supported, mut wrong) = (0, 0, Vec::new());
    for path in files {
        let groups: Vec<Value> = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        for group in &groups {
            for test in group["tests"].as_array().unwrap() {
                let name = format!(
                    "{}: {}",
                    group["description"].as_str().unwrap(),
                    test["description"].as_str().unwrap()
                );
                match accepts(&group["schema"], &test["data"]) {
                    None => not_supported += 1,
                    Some(accepted) if accepted == test["valid"].as_bool().unwrap() => right += 1,
                    Some(_) => wrong.push(format!("{}: {name}", path.display())),
                }
            }
        }
    }
    eprintln!("{right} right, {not_supported} not supported");
    assert_eq!(wrong, Vec::<String>::new());
    assert!(right >= 1160, "only {right} cases were judged");
}
