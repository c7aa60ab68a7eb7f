//! Branches that are rules about a value, not types of it.

use super::layers::Layer;
use super::types::Types;
use crate::document::{Node, Value};
use crate::model::{Condition, Origin, TypeId};
use crate::openapi::{Alternatives, Property, Schema};

/// Whether every branch only says more about a value whose shape is declared beside it:
/// which properties are there, or what declared ones must be.
pub(super) fn are_rules(
    alternatives: &Alternatives<'_>,
    declared: &[Property<'_>],
    layers: &[Layer<'_>],
) -> bool {
    let has_shape =
        !declared.is_empty() || layers.iter().any(|layer| layer.schema.types().is_some());
    has_shape
        && alternatives
            .branches
            .iter()
            .all(|branch| is_rule(*branch, declared, layers))
}

fn is_rule(branch: Schema<'_>, declared: &[Property<'_>], layers: &[Layer<'_>]) -> bool {
    branch.boolean().is_none()
        && branch.keywords().iter().all(|entry| match &*entry.key {
            "required" | "dependentRequired" | "not" | "title" | "description" | "minLength"
            | "maxLength" | "pattern" | "format" | "minimum" | "maximum" | "exclusiveMinimum"
            | "exclusiveMaximum" | "multipleOf" | "minItems" | "maxItems" | "uniqueItems"
            | "minProperties" | "maxProperties" | "$comment" => true,
            "type" => layers
                .iter()
                .any(|layer| layer.schema.types() == branch.types()),
            "properties" => branch
                .properties()
                .all(|one| declared.iter().any(|other| other.name == one.name)),
            // Several layers of rules: nested groups that are rules themselves.
            "allOf" | "anyOf" | "oneOf" => branch
                .schemas(&entry.key)
                .all(|inner| inner.get("$ref").is_none() && is_rule(inner, declared, layers)),
            key => key.starts_with("x-") && !key.starts_with("x-bindery-"),
        })
}

/// A branch as a condition.
pub(super) fn condition<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    branch: Schema<'d>,
    declared: &[Property<'d>],
) -> Condition {
    match present(branch, declared) {
        Some(names) => Condition::Present(names),
        None => Condition::Is(types.use_of(branch, Origin::Rule(id)).ty),
    }
}

/// The properties whose presence is all that a branch asks for.
fn present(branch: Schema<'_>, declared: &[Property<'_>]) -> Option<Vec<String>> {
    branch.get("required")?.array()?;
    let only_presence = branch.keywords().iter().all(|entry| match &*entry.key {
        "required" | "title" | "description" | "$comment" => true,
        "type" => branch.types().as_deref() == Some(&["object"]) && !declared.is_empty(),
        "properties" => branch
            .properties()
            .all(|one| says_nothing_new(one, declared)),
        key => key.starts_with("x-") && !key.starts_with("x-bindery-"),
    });
    only_presence.then(|| branch.required().map(|(name, _)| name.to_owned()).collect())
}

fn says_nothing_new(property: Property<'_>, declared: &[Property<'_>]) -> bool {
    super::peel::is_words_only(property.schema)
        || property.schema.boolean() == Some(true)
        || declared.iter().any(|other| {
            other.name == property.name && is_same(other.schema.node, property.schema.node)
        })
}

/// Whether two nodes have the same value, wherever they stand.
pub(super) fn is_same(a: &Node, b: &Node) -> bool {
    let mut stack = vec![(a, b)];
    while let Some((a, b)) = stack.pop() {
        match (&a.value, &b.value) {
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                stack.extend(a.iter().zip(b))
            }
            (Value::Object(a), Value::Object(b)) if a.len() == b.len() => {
                for entry in a {
                    match b.iter().find(|other| other.key == entry.key) {
                        Some(other) => stack.push((&entry.value, &other.value)),
                        None => return false,
                    }
                }
            }
            (Value::Array(_) | Value::Object(_), _) => return false,
            (a, b) if a == b => {}
            _ => return false,
        }
    }
    true
}
