//! Keywords that apply schemas to parts of a value, and become rules.

use super::json_types::JsonTypes;
use super::layers::Layer;
use super::types::Types;
use crate::document::{Node, Value};
use crate::finding::Place;
use crate::model::{Check, Origin, Rule, TypeId};
use crate::openapi::Schema;

/// `contains`, `propertyNames` and `dependentSchemas` of a layer.
pub(super) fn rules<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    schema: Schema<'d>,
    only: Option<JsonTypes>,
) -> Vec<Rule> {
    let applies = |ty: JsonTypes| only.is_none_or(|only| only.has(ty));
    let mut rules = Vec::new();
    if applies(JsonTypes::ARRAY) {
        rules.extend(contains(types, id, schema));
    }
    if applies(JsonTypes::OBJECT) {
        if let Some(entry) = schema.node.entry("propertyNames") {
            let names = Schema { node: &entry.value };
            let ty = types.use_of(names, Origin::Rule(id)).ty;
            rules.push(rule(Check::PropertyNames(ty), entry.key_place));
        }
        rules.extend(dependent(types, id, schema));
    }
    rules
}

fn rule(check: Check, place: Place) -> Rule {
    Rule { check, place }
}

/// `minContains` and `maxContains` have no meaning without `contains`.
fn contains<'d>(types: &mut Types<'d, '_>, id: TypeId, schema: Schema<'d>) -> Option<Rule> {
    let entry = schema.node.entry("contains")?;
    let ty = types
        .use_of(Schema { node: &entry.value }, Origin::Rule(id))
        .ty;
    let min = schema.count("minContains").unwrap_or(1);
    let check = Check::Contains(ty, min, schema.count("maxContains"));
    Some(rule(check, entry.key_place))
}

fn dependent<'d>(types: &mut Types<'d, '_>, id: TypeId, schema: Schema<'d>) -> Option<Rule> {
    let entry = schema.node.entry("dependentSchemas")?;
    let mut list = Vec::new();
    for one in entry.value.object()? {
        let ty = types
            .use_of(Schema { node: &one.value }, Origin::Rule(id))
            .ty;
        list.push((one.key.to_string(), ty));
    }
    (!list.is_empty()).then(|| rule(Check::DependentSchemas(list), entry.key_place))
}

/// What `prefixItems` and `items` say, where one type of items cannot say it.
pub(super) fn items<'d>(types: &mut Types<'d, '_>, id: TypeId, schema: Schema<'d>) -> Option<Rule> {
    let place = schema
        .node
        .entry("prefixItems")
        .or_else(|| schema.node.entry("items"))?
        .key_place;
    let mut prefix = Vec::new();
    for item in schema.schemas("prefixItems") {
        prefix.push(types.use_of(item, Origin::Rule(id)).ty);
    }
    let rest = schema.schema("items");
    let rest = rest.map(|rest| types.use_of(rest, Origin::Items(id)).ty);
    (!prefix.is_empty() || rest.is_some()).then(|| rule(Check::Items(prefix, rest), place))
}

/// Whether what is left to `unevaluatedProperties` is known without a value: no other layer
/// says it, all others are parts of this one, and nothing depends on what holds.
pub(super) fn is_static(layers: &[Layer<'_>]) -> bool {
    let holds = |layer: &&Layer<'_>| layer.schema.get("unevaluatedProperties").is_some();
    let depends = |layer: &Layer<'_>| {
        let keywords = ["if", "dependentSchemas"];
        !layer.alternatives.is_empty()
            || layer.is_beside
            || keywords
                .iter()
                .any(|keyword| layer.schema.get(keyword).is_some())
    };
    layers.last().is_some_and(|last| last.is_whole)
        && layers.iter().filter(holds).count() == 1
        && layers.last().as_ref().is_some_and(holds)
        && !layers.iter().any(depends)
}

/// What is left to `unevaluatedProperties` and `unevaluatedItems`, where it depends on the
/// value. A part that says it speaks only of what it has inside, so it is judged apart.
pub(super) fn unevaluated<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
) -> Vec<Rule> {
    let is_static = is_static(layers);
    let mut rules = Vec::new();
    for layer in layers.iter().filter(|layer| !layer.is_beside) {
        let properties = layer.schema.node.entry("unevaluatedProperties");
        let properties = properties.filter(|_| !is_static);
        let items = layer.schema.node.entry("unevaluatedItems");
        let Some(entry) = properties.or(items) else {
            continue;
        };
        if !layer.is_whole {
            let part = types.use_of(layer.schema, Origin::Rule(id)).ty;
            if part != id {
                rules.push(rule(Check::AllOf(vec![part]), entry.key_place));
            }
            continue;
        }
        if let Some(entry) = properties {
            let ty = left(types, id, &entry.value);
            rules.push(rule(Check::UnevaluatedProperties(ty), entry.key_place));
        }
        if let Some(entry) = items {
            let ty = left(types, id, &entry.value);
            rules.push(rule(Check::UnevaluatedItems(ty), entry.key_place));
        }
    }
    rules
}

fn left<'d>(types: &mut Types<'d, '_>, id: TypeId, node: &'d Node) -> Option<TypeId> {
    match node.value {
        Value::Bool(false) => None,
        _ => Some(types.use_of(Schema { node }, Origin::Rule(id)).ty),
    }
}
