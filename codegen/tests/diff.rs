//! Facts and verdicts, on small documents.
#![allow(clippy::unwrap_used)]

use bindery::diff::{Bump, Diff, Kind};
use bindery::document::Memory;
use bindery::finding::render::{self, Style};
use bindery::generate::{ModuleSettings, Origin, compare};

/// Compares two documents.
fn diff(old: &str, new: &str) -> Diff {
    let modules = [ModuleSettings::called_after(std::path::Path::new(
        "api.yaml",
    ))];
    let (old, new) = (
        Memory::new().with("api.yaml", old),
        Memory::new().with("api.yaml", new),
    );
    let origin = |files| Origin {
        modules: &modules,
        files,
    };
    let compared = compare(origin(&old), origin(&new));
    for half in [&compared.old, &compared.new] {
        let sources = half.documents.sources();
        let shown = render::text(half.findings.all(), sources, Style::Plain);
        assert_eq!(shown, "");
    }
    compared.modules.unwrap().remove(0).1
}

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
