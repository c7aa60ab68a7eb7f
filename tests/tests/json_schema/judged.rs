//! The judge of the generator: a value is an example, and is refused or not.

use bindery::document::{self, Documents, Memory};
use bindery::finding::Findings;
use bindery::finding::code::{Code, check as check_code, resolve as code};
use bindery::model::Api;
use bindery::{check, openapi, resolve};
use serde_json::{Value, json};

use super::suite::{Case, Group};

/// Why a schema is not claimed to be understood to the letter: the code of the finding that
/// says so.
pub(crate) fn not_claimed(group: &Group) -> Option<String> {
    let mut findings = Findings::new();
    let read = read(&group.schema, &Value::Null, &mut findings);
    let lenient: [&'static Code; 4] = [
        &code::KEYWORD_LEFT_OUT,
        &code::CLOSED_PARTS,
        &code::DANGLING,
        &code::CIRCULAR,
    ];
    let mut all = findings.all().iter();
    let first = all.find(|finding| {
        finding.severity == bindery::finding::Severity::Error
            || lenient.iter().any(|code| std::ptr::eq(*code, finding.code))
    });
    match (first, read) {
        (Some(finding), _) => Some(format!("{} {}", finding.code.id, finding.code.title)),
        (None, None) => Some("not read".to_owned()),
        (None, Some(_)) => None,
    }
}

/// Whether the judge accepts a value.
pub(crate) fn accepts(group: &Group, case: &Case) -> bool {
    let mut findings = Findings::new();
    if let Some((api, documents)) = read(&group.schema, &case.value, &mut findings) {
        check::check(&api, &documents, &mut findings);
    }
    let refused = |code: &'static Code| std::ptr::eq(code, &check_code::BAD_EXAMPLE);
    !findings.all().iter().any(|finding| refused(finding.code))
}

fn read(schema: &Value, value: &Value, findings: &mut Findings) -> Option<(Api, Documents)> {
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
    let documents = document::read(&["api.json".into()], &files, findings);
    let api = openapi::read(&documents, *documents.roots().first()?, findings)?;
    let api = resolve::resolve(&documents, &[api], findings);
    Some((api, documents))
}
