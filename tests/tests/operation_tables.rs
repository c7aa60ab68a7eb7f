//! What several operations have in their tables is written once.
#![allow(clippy::unwrap_used)]

use bindery_tests::file_of_pets;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: show
      tags: [pets]
      responses: { '200': { description: It., content: { text/plain: { schema: { type: string } } } } }
    delete:
      operationId: drop
      tags: [staff]
      responses: { '204': { description: Gone. } }
  /toys/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    delete:
      operationId: lose
      tags: [toys]
      responses: { '204': { description: Gone. } }
";

fn operations(tag_features: bool) -> String {
    file_of_pets(DOCUMENT, tag_features, "src/pets/operation.rs").unwrap()
}

/// The table of an operation, from its name to its end.
fn table<'a>(text: &'a str, name: &str) -> &'a str {
    let start = text.find(&format!("static {name}: ")).unwrap();
    let table = &text[start..];
    &table[..table.find("};").unwrap()]
}

#[test]
fn lists_that_are_the_same_are_one() {
    let text = operations(false);
    for name in ["SHOW", "DROP"] {
        assert!(table(&text, name).contains("parameters: &ID_PARAMETERS,"));
    }
    for name in ["DROP", "LOSE"] {
        assert!(table(&text, name).contains("responses: &STATUS_204_RESPONSES,"));
    }
    assert_eq!(text.matches("static ID_PARAMETERS").count(), 1);
    assert_eq!(text.matches("Status::Exactly(204)").count(), 1);
}

#[test]
fn what_only_one_operation_has_stays_in_its_table() {
    let text = operations(false);
    let toys = table(&text, "LOSE");
    assert!(toys.contains("parameters: &[rt::Parameter {"), "{toys}");
    let show = table(&text, "SHOW");
    assert!(show.contains("Status::Exactly(200)"), "{show}");
}

#[test]
fn a_list_is_there_when_an_operation_that_has_it_is() {
    let text = operations(true);
    let condition = |features: &str, list: &str| {
        let gate = format!("#[cfg(any({features}))]\nstatic {list}: ");
        assert!(text.contains(&gate), "{text}");
    };
    condition(r#"feature = "pets", feature = "staff""#, "ID_PARAMETERS");
    condition(
        r#"feature = "staff", feature = "toys""#,
        "STATUS_204_RESPONSES",
    );
}
