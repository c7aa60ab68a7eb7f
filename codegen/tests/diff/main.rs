//! Facts and verdicts, on small documents.
#![allow(clippy::unwrap_used)]

mod cases;
mod compare;
mod features;
mod kinds;
mod order;
mod properties;
mod reversed;
mod table;

use bindery::diff::{Bump, Kind, render};
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

/// Inline types that are the same are written once, and which of them it is can change.
#[test]
fn types_that_were_the_same_part_because_of_one_fact() {
    let inline = "{ type: object, properties: { x: { type: string } } }";
    let document = |b: &str, c: &str| {
        PETS.replace(
            "        owner: { type: string }\n",
            &format!("        b: {b}\n        c: {c}\n        d: {inline}\n"),
        )
    };
    let other = inline.replace("string", "integer");
    let told = |new: &str| compare::lines(&diff(&document(inline, inline), new));
    assert_eq!(
        told(&document(&other, inline)),
        ["type-replaced | schema Pet /b/x | breaks breaks | breaks"]
    );
    assert_eq!(
        told(&document(inline, &other)),
        ["type-replaced | schema Pet /c/x | breaks breaks | breaks"]
    );
}

/// So are those that they are inside of.
#[test]
fn types_around_others_part_because_of_one_fact() {
    let inline = "{ type: object, properties: { x: { type: object, properties: { y: { type: string } } } } }";
    let document = |b: &str| {
        PETS.replace(
            "        owner: { type: string }\n",
            &format!("        b: {b}\n        c: {inline}\n"),
        )
    };
    let diff = diff(
        &document(inline),
        &document(&inline.replace("string", "integer")),
    );
    assert_eq!(
        compare::lines(&diff),
        ["type-replaced | schema Pet /b/x/y | breaks breaks | breaks"]
    );
    assert!(
        diff.facts[0]
            .items
            .iter()
            .any(|item| item.contains("PetC = PetB"))
    );
}

/// A name is nothing on the wire, and everything in Rust.
#[test]
fn a_schema_of_another_name_is_told_as_that() {
    let renamed = |text: &str| {
        let text = text.replace("schemas/Pet'", "schemas/Animal'");
        text.replace("    Pet:\n", "    Animal:\n")
    };
    let tags = "        owner: { type: object, properties: { name: { type: string } } }\n";
    let old = PETS.replace("        owner: { type: string }\n", tags);
    let diff = compare::diff(&old, &renamed(&old));
    let items: Vec<&String> = diff.facts.iter().flat_map(|fact| &fact.items).collect();
    let expected = [
        "type `Pet` is now `Animal`",
        "type `PetOwner` is now `AnimalOwner`",
    ];
    assert_eq!(items, expected);
    let all = [
        "type-renamed | Rust Pet | works works | breaks",
        "type-renamed | Rust PetOwner | works works | breaks",
    ];
    assert_eq!(compare::lines(&diff), all);
    assert_eq!(diff.bump, Bump::Major);
    // What else changed is said as ever, by the parts that have it.
    let new = renamed(&old).replace(
        "maxLength: 40 }",
        "maxLength: 40 }\n        age: { type: integer }",
    );
    let diff = compare::diff(&old, &new);
    let added = diff
        .facts
        .iter()
        .find(|fact| fact.kind == Kind::OptionalFieldAdded);
    let items = &added.unwrap().items;
    assert!(
        items.contains(&"`Animal.age` is new".to_owned()),
        "{items:?}"
    );
    assert_eq!(diff.facts.len(), 3);
}

#[test]
fn a_name_that_the_author_wants_is_one_fact() {
    let new = PETS.replace(
        "      required: [name]",
        "      x-bindery-name: Animal\n      required: [name]",
    );
    let diff = compare::diff(PETS, &new);
    assert_eq!(
        compare::lines(&diff),
        ["name-changed | schema Pet | works works | breaks"]
    );
    assert!(
        diff.facts[0]
            .items
            .contains(&"type `Pet` is now `Animal`".to_owned())
    );
}

#[test]
fn nothing_from_a_document_reaches_a_terminal_as_it_is() {
    let hostile = PETS.replace(
        "maxLength: 40",
        "description: \"a\\e[31m\\u202e\\n::error::x\"",
    );
    let hostile = hostile.replace("owner:", "\"owner\\e[2J\\n\":");
    let found = diff(PETS, &hostile);
    let sources = bindery::finding::Sources::new();
    let facts = bindery::diff::Review::default().look(&found.facts);
    let report = render::Report {
        facts: &facts,
        bump: found.bump,
        versions: None,
        old: &sources,
        new: &sources,
    };
    for text in [
        render::text(report),
        render::json(report),
        render::markdown(report),
        render::github(report),
    ] {
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
        assert!(!text.contains("\n::error::x"), "{text}");
    }
}
