//! Facts and verdicts, on small documents.
#![allow(clippy::unwrap_used)]

mod cases;
mod compare;
mod kinds;
mod properties;
mod table;

use bindery::diff::{Bump, Kind};
use compare::diff;

const PETS: &str = "\
openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      responses:
        '201': { description: Added }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, maxLength: 40 }
        owner: { type: string }
";

#[test]
fn a_document_and_itself_differ_in_nothing() {
    let same = diff(PETS, PETS);
    assert!(same.facts.is_empty());
    assert_eq!(same.bump, Bump::None);
}

#[test]
fn a_required_property_breaks_both() {
    let diff = diff(PETS, &PETS.replace("[name]", "[name, owner]"));
    let facts: Vec<String> = diff
        .facts
        .iter()
        .map(|fact| fact.place_in_words())
        .collect();
    assert_eq!(facts, ["schema Pet /owner"]);
    assert_eq!(diff.facts[0].kind, Kind::FieldRequired);
    assert_eq!(diff.bump, Bump::Major);
}
