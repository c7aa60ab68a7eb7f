//! Schemas inside themselves, and schemas inside each other without end.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::Path;

use bindery::document::Memory;
use bindery::generate::ModuleSettings;
use bindery_live::Live;
use bindery_runtime::json::{self, Json};
use bindery_runtime::operation::Location;
use bindery_runtime::validate::check;
use bindery_runtime::violation::Violations;

/// The body of the one operation of a document with these component schemas.
fn broken(schemas: &str, body: &str) -> Vec<String> {
    let document = format!(
        "openapi: 3.1.0
info: {{ title: Trees, version: '1' }}
paths:
  /trees:
    post:
      operationId: plant
      requestBody:
        required: true
        content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Tree' }} }} }}
      responses: {{ '204': {{ description: Planted. }} }}
components:
  schemas:
{schemas}"
    );
    let files = Memory::new().with("trees.yaml", document);
    let read = Live::read(
        &ModuleSettings::called_after(Path::new("trees.yaml")),
        &files,
    );
    let live = read
        .live
        .unwrap_or_else(|| unreachable!("{:?}", read.findings.all()));
    let schema = live
        .operation("plant")
        .unwrap()
        .body
        .as_ref()
        .unwrap()
        .contents[0]
        .schema;
    let body: Json = json::from_str(body).unwrap();
    let mut out = Violations::new();
    check(&body, schema, Location::Body, "", &mut out);
    out.iter()
        .map(|one| format!("{} {}", one.pointer(), one.rule()))
        .collect()
}

#[test]
fn a_schema_can_be_part_of_itself() {
    let tree = "
    Tree:
      type: object
      required: [name]
      properties:
        name: { type: string, maxLength: 3 }
        branches: { type: array, items: { $ref: '#/components/schemas/Tree' } }
        graft: { oneOf: [ { $ref: '#/components/schemas/Tree' }, { type: 'null' } ] }
";
    let body = r#"{"name": "oak", "branches": [{"name": "a", "branches": [{"name": "birch"}, {}]}],
        "graft": {"name": "a", "graft": {"name": "larch"}}}"#;
    let broken = broken(tree, body);
    assert_eq!(
        broken,
        [
            "/branches/0/branches/0/name maxLength",
            "/branches/0/branches/1/name required",
            "/graft/graft/name maxLength",
        ]
    );
}

#[test]
fn schemas_inside_each_other_do_not_use_up_the_stack() {
    let mut schemas = String::from("    Tree: { $ref: '#/components/schemas/T0' }\n");
    for index in 0..300 {
        let _ = writeln!(
            schemas,
            "    T{index}: {{ type: object, properties: {{ n: {{ $ref: '#/components/schemas/T{}' }} }} }}",
            index + 1
        );
    }
    schemas.push_str(
        "    T300: { type: object, required: [x], properties: { x: { type: string } } }\n",
    );
    let (mut body, mut pointer) = ("{}".to_owned(), String::new());
    for _ in 0..100 {
        body = format!("{{\"n\":{body}}}");
        pointer.push_str("/n");
    }
    assert!(broken(&schemas, &body).is_empty());
    let wrong = body.replace("{}", "7");
    assert_eq!(broken(&schemas, &wrong), [format!("{pointer} type")]);
}
