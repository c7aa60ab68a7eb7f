//! The order of keys says nothing, and nothing follows it.

use std::path::PathBuf;

use bindery::document::{self, Memory};
use bindery::finding::Findings;
use bindery::model::Json;

use super::compare::{diff, lines};
use super::reversed::reversed;

/// The facts of a document and itself with other orders.
fn told(document: &str) -> Vec<String> {
    let files = Memory::new().with("api.yaml", document);
    let paths = [PathBuf::from("api.yaml")];
    let read = document::read(&paths, &files, &mut Findings::new());
    let root = read.root(read.at(&paths[0]).unwrap()).unwrap();
    let turned = reversed(Json::from(root)).to_string();
    lines(&diff(document, &turned))
}

fn document(body: &str, answer: &str, components: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths:\n  /s:\n    put:\n      \
         operationId: put\n      requestBody: {{ required: true, content: {{ {body} }} }}\n      \
         responses: {{ '200': {{ description: Ok, content: {{ {answer} }} }} }}\n\
         components: {{ schemas: {{ {components} }} }}\n"
    )
}

const TEXT: &str = "{ type: string }";

#[test]
fn arguments_follow_lists() {
    let properties = format!("properties: {{ a: {TEXT}, b: {TEXT} }}");
    let sent = format!(
        "application/json: {{ schema: {{ type: object, required: [a, b], {properties} }} }}"
    );
    assert!(told(&document(&sent, "", "")).is_empty());
}

#[test]
fn of_several_media_types_the_plainest_is_read() {
    let both = "application/vnd.x+json: { schema: { $ref: '#/components/schemas/A' } }, \
                application/json: { schema: { $ref: '#/components/schemas/B' } }";
    let components =
        "A: { type: object, properties: { a: {} } }, B: { type: object, properties: { b: {} } }";
    assert!(told(&document(both, both, components)).is_empty());
}

/// A reference can lead into another schema, which is met before or after it.
#[test]
fn what_is_referred_to_is_called_after_where_it_stands() {
    let components = "\
        A: { type: object, properties: { x: { $ref: '#/components/schemas/B/allOf/0/properties/y' } } }, \
        B: { allOf: [{ type: object, properties: { y: { type: object, properties: { z: {} } } } }] }, \
        C: { type: object, properties: { w: { $ref: '#/components/schemas/B/allOf/0' } } }";
    let (a, c) = (
        "{ $ref: '#/components/schemas/A' }",
        "{ $ref: '#/components/schemas/C' }",
    );
    let body = format!("application/json: {{ schema: {a} }}");
    let answer = format!("application/json: {{ schema: {c} }}");
    assert!(told(&document(&body, &answer, components)).is_empty());
}

#[test]
fn titles_are_told_apart_by_where_they_stand() {
    let union = |kind: &str| {
        format!(
            "{{ oneOf: [{{ title: Rule, type: object, properties: {{ r: {{ type: {kind} }} }} }}, {{ type: array, items: {{}} }}] }}"
        )
    };
    let (one, other) = (union("string"), union("integer"));
    let sent = format!(
        "application/json: {{ schema: {{ type: object, properties: {{ a: {one}, b: {other} }} }} }}"
    );
    assert!(told(&document(&sent, "", "")).is_empty());
}

/// What is made once does not depend on how its properties are listed.
#[test]
fn types_are_the_same_in_any_order() {
    let both = "properties: { a: { type: object, properties: { x: {}, y: {} } }, b: { type: object, properties: { y: {}, x: {} } } }";
    let sent = format!("application/json: {{ schema: {{ type: object, {both} }} }}");
    let old = document(&sent, "", "");
    assert!(told(&old).is_empty());
    let new = old.replace("{ y: {}, x: {} }", "{ x: {}, y: {} }");
    assert!(lines(&diff(&old, &new)).is_empty());
}
