//! Alternatives that are only strings: an enum that is written as a union.

use super::build::is_closed;
use super::layers::Layer;
use super::peel::is_words_only;
use super::types::Types;
use crate::document::Node;
use crate::model::{Check, Enum, EnumValue, Json, Kind, Rule};
use crate::openapi::{Alternatives, Reference, Schema};

/// An enum, where every branch is a list of strings, or all but one, which is any string.
///
/// The first is how values get descriptions (`oneOf: [{const: a, description: …}]`), the
/// second is an enum that grows (`anyOf: [{type: string}, {enum: [a, b]}]`).
pub(super) fn kind(
    types: &Types<'_, '_>,
    layers: &[Layer<'_>],
    group: &Alternatives<'_>,
    rules: &mut Vec<Rule>,
) -> Option<Kind> {
    let mut values: Vec<EnumValue> = Vec::new();
    let mut any = false;
    for branch in &group.branches {
        let is_reference = branch.get("$ref").is_some();
        let target = target(types, *branch);
        if is_any_string(target) && !any {
            any = true;
            continue;
        }
        // A list with a name of its own stays a type, unless any other string is fine too.
        let others_are_any = group.branches.iter().any(|other| is_any_string(*other));
        if is_reference && !others_are_any {
            return None;
        }
        let before = values.len();
        for value in strings(target)? {
            match values.iter().position(|other| other.value == value.value) {
                None => values.push(value),
                // A value of two branches does not fit exactly one.
                Some(index) if index < before && group.exactly_one => return None,
                Some(_) => {}
            }
        }
    }
    if values.is_empty() || (any && group.exactly_one) {
        return None;
    }
    if !any {
        let list = values
            .iter()
            .map(|value| Json::String(value.value.clone()))
            .collect();
        rules.push(Rule {
            check: Check::Enum(list),
            place: group.place,
        });
    }
    Some(Kind::Enum(Enum {
        values,
        closed: is_closed(layers) && !any,
    }))
}

fn target<'d>(types: &Types<'d, '_>, schema: Schema<'d>) -> Schema<'d> {
    match types.links.of(schema.node).and_then(Reference::node) {
        Some(node) => Schema { node },
        _ => schema,
    }
}

fn is_any_string(schema: Schema<'_>) -> bool {
    let mut others = schema
        .keywords()
        .iter()
        .filter(|entry| &*entry.key != "type");
    schema.types().as_deref() == Some(&["string"])
        && others.all(|entry| {
            matches!(
                &*entry.key,
                "title" | "description" | "example" | "examples"
            )
        })
}

/// The strings that a schema lists, where it does nothing else.
fn strings(schema: Schema<'_>) -> Option<Vec<EnumValue>> {
    let known = [
        "type",
        "const",
        "enum",
        "title",
        "description",
        "deprecated",
        "x-bindery-name",
    ];
    let plain = schema.keywords().iter().all(|entry| {
        known.contains(&&*entry.key)
            || (entry.key.starts_with("x-") && !entry.key.starts_with("x-bindery-"))
    });
    let types = schema.types();
    if !plain || is_words_only(schema) || types.is_some_and(|types| types != ["string"]) {
        return None;
    }
    let constant = schema.get("const");
    let value = |node: &Node| {
        let described = constant.is_some();
        Some(EnumValue {
            value: node.string()?.to_owned(),
            preferred_name: schema
                .text("x-bindery-name")
                .filter(|_| described)
                .map(str::to_owned),
            description: schema
                .text("description")
                .or_else(|| schema.text("title"))
                .filter(|_| described)
                .map(str::to_owned),
            deprecated: schema.is("deprecated"),
        })
    };
    match constant {
        Some(node) => Some(vec![value(node)?]),
        None => schema.get("enum")?.array()?.iter().map(value).collect(),
    }
}
