//! Which tables describe the values of an API.

#![allow(clippy::unwrap_used, clippy::panic)]

mod road;

use bindery::finding::Findings;
use bindery::plan::{self, Reference};
use road::walk;

const DOCUMENT: &str = "
openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /p/{id}:
    post:
      operationId: o
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, maxLength: 9 } }
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Z' }
      responses: { '204': { description: d } }
components:
  schemas:
    # Its table has the name that those of two properties would have.
    IntegerMinimum:
      type: object
      properties:
        a: { type: string }
    Z:
      type: object
      properties:
        a: { type: string }
        b: { type: string, description: Another one. }
        c: { type: string, maxLength: 9 }
        d: { type: array, items: { type: string } }
        e: { type: array, items: { type: string } }
        f: { type: integer, minimum: 1 }
        g: { type: integer, minimum: 2 }
        h: { $ref: '#/components/schemas/IntegerMinimum' }
";

#[test]
fn equal_schemas_without_a_type_of_their_own_are_one_table() {
    let walked = walk(DOCUMENT);
    assert_eq!(walked.findings, "");
    let mut findings = Findings::new();
    let module = plan::plan_included("api", &walked.api.unwrap(), &mut findings);
    let mut names: Vec<&str> = module
        .tables
        .schemas
        .iter()
        .map(|(name, _)| name.plain())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "ARRAY_OF_STRING",
            "INTEGER_MINIMUM",
            "INTEGER_MINIMUM_2",
            "INTEGER_MINIMUM_2_2",
            "STRING",
            "STRING_MAX_LENGTH_9",
            "Z"
        ]
    );
    let parameter = &module.operations[0].parameters[0].schema;
    assert!(matches!(parameter, Reference::Static(name) if name.plain() == "STRING_MAX_LENGTH_9"));
}
