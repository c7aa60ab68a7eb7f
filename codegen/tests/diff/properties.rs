//! What holds for all pairs of documents.

use bindery::diff::{Diff, Kind, Verdict};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::compare::diff;

/// A schema that the generator takes, with references to the named ones.
fn schema() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!({ "type": "string" })),
        (0..4_u64, 4..8_u64)
            .prop_map(|(least, most)| json!({ "type": "string", "minLength": least, "maxLength": most })),
        (0..3_i64).prop_map(|least| json!({ "type": "integer", "minimum": least })),
        prop::sample::select(vec!["int32", "int64", "double"])
            .prop_map(|format| json!({ "type": if format == "double" { "number" } else { "integer" }, "format": format })),
        prop::sample::subsequence(vec!["a", "b", "c"], 1..=3)
            .prop_map(|values| json!({ "type": "string", "enum": values })),
        Just(json!({ "type": ["string", "null"] })),
        Just(json!({ "type": "boolean", "default": true })),
        prop::sample::select(vec!["A", "B"])
            // In a list, so that no value requires another one inside without end.
            .prop_map(|name| json!({ "type": "array", "items": { "$ref": format!("#/components/schemas/{name}") } })),
        Just(json!({})),
    ];
    leaf.prop_recursive(3, 16, 3, |inner| {
        prop_oneof![
            object(inner.clone()),
            inner
                .clone()
                .prop_map(|items| json!({ "type": "array", "items": items })),
            prop::collection::vec(inner, 2..4).prop_map(|all| json!({ "oneOf": all })),
        ]
    })
}

fn object(inner: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Value> {
    let fields = prop::collection::btree_map("[a-d]", inner, 1..4);
    let additional = prop::sample::select(vec![Value::Null, json!(true), json!(false)]);
    (fields, additional, any::<[bool; 4]>()).prop_map(|(fields, additional, required)| {
        let required = fields.keys().zip(required).filter(|(_, is)| *is);
        let required: Vec<&String> = required.map(|(name, _)| name).collect();
        let mut object = json!({ "type": "object", "required": required, "properties": fields });
        if !additional.is_null() {
            object["additionalProperties"] = additional;
        }
        object
    })
}

fn document() -> impl Strategy<Value = String> {
    let named = || object(schema().boxed());
    let parameters = prop::collection::btree_map("[p-s]", any::<bool>(), 0..3);
    (named(), named(), schema(), schema(), parameters, any::<bool>()).prop_map(
        |(a, b, sent, received, parameters, deprecated)| {
            let parameters: Vec<Value> = parameters
                .into_iter()
                .map(|(name, required)| {
                    json!({ "name": name, "in": "query", "required": required, "schema": { "type": "string" } })
                })
                .collect();
            let document = json!({
                "openapi": "3.1.0",
                "info": { "title": "T", "version": "1" },
                "paths": { "/s": { "put": {
                    "operationId": "put",
                    "deprecated": deprecated,
                    "parameters": parameters,
                    "requestBody": { "required": true, "content": { "application/json": { "schema": sent } } },
                    "responses": { "200": { "description": "Ok", "content": { "application/json": { "schema": received } } } },
                } } },
                "components": { "schemas": { "A": a, "B": b } },
            });
            document.to_string()
        },
    )
}

/// The facts of the documents, each as kind, place and verdicts, sorted.
fn facts(diff: &Diff, mirrored: bool) -> Vec<(&'static str, String, Verdict, Verdict)> {
    let facts = diff
        .facts
        .iter()
        .filter(|one| !matches!(one.kind, Kind::RustChanged | Kind::TypeRenamed));
    let one = |fact: &bindery::diff::Fact| {
        let (kind, wire) = match mirrored {
            true => (fact.kind.opposite(), fact.wire.mirrored()),
            false => (fact.kind, fact.wire),
        };
        (
            kind.id(),
            fact.place_in_words(),
            wire.old_client,
            wire.new_client,
        )
    };
    let mut facts: Vec<_> = facts.map(one).collect();
    facts.sort();
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_differs_from_itself(document in document()) {
        let same = diff(&document, &document);
        prop_assert!(same.facts.is_empty());
    }

    #[test]
    fn there_and_back_mirror_each_other(old in document(), new in document()) {
        let (there, back) = (diff(&old, &new), diff(&new, &old));
        prop_assert_eq!(facts(&there, false), facts(&back, true));
    }
}
