//! The items of arrays.

use super::applicators;
use super::conditions::is_same;
use super::layers::Layer;
use super::tuple::tuple;
use super::types::Types;
use crate::finding::Place;
use crate::model::{Kind, Origin, Rule, TypeId};
use crate::openapi::Schema;

/// The type of all items of an array. Where it cannot say all that the document says of
/// them, there is a rule as well.
pub(super) fn items<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
    rules: &mut Vec<Rule>,
) -> TypeId {
    let owner = layers
        .iter()
        .find(|layer| layer.schema.get("items").is_some())
        .and_then(|layer| layer.owner);
    let origin = Origin::Items(owner.unwrap_or(id));
    let Some(place) = place(types, id, layers) else {
        return id;
    };
    if !has_prefix(layers) {
        let schemas: Vec<_> = layers
            .iter()
            .filter_map(|layer| layer.schema.schema("items"))
            .collect();
        let ty = types.use_of_all(&schemas, origin, place).ty;
        if schemas.iter().any(says_nothing) {
            self::rules(types, id, layers, rules);
        }
        return ty;
    }
    let common = common(layers);
    let scalar = common_scalar(layers);
    if common.is_none() && scalar.is_none() {
        let tuple = tuple(types, id, layers);
        if let Some(ty) = types.get_mut(id) {
            ty.tuple = tuple.map(Box::new);
        }
    }
    // The types in rules are those of the places, which come first for their names' sake.
    self::rules(types, id, layers, rules);
    if let Some(schema) = common {
        return types.use_of(schema, origin).ty;
    }
    let ty = types.any(origin, place);
    if let (Some(ty), Some(kind)) = (types.get_mut(ty), scalar) {
        ty.kind = kind;
        ty.implied = false;
    }
    ty
}

/// What is said of the items, as rules.
pub(super) fn rules<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
    rules: &mut Vec<Rule>,
) {
    for layer in layers {
        rules.extend(applicators::items(types, id, layer.schema));
    }
}

fn place(types: &mut Types<'_, '_>, id: TypeId, layers: &[Layer<'_>]) -> Option<Place> {
    let place = layers.last().map(|layer| layer.schema.node.place);
    place.or_else(|| types.get_mut(id).map(|ty| ty.place))
}

fn has_prefix(layers: &[Layer<'_>]) -> bool {
    layers
        .iter()
        .any(|layer| layer.schema.get("prefixItems").is_some())
}

/// `items: true` and `items: {}`: nothing is asked, but the items are spoken of.
pub(super) fn says_nothing(schema: &Schema<'_>) -> bool {
    schema.boolean() == Some(true) || schema.node.object().is_some_and(<[_]>::is_empty)
}

/// The schemas of all items that there can be; `None` where some can be anything.
fn each<'d>(layers: &[Layer<'d>]) -> Option<Vec<Schema<'d>>> {
    let [layer] = layers else { return None };
    let schema = layer.schema;
    let mut all: Vec<Schema<'d>> = schema.schemas("prefixItems").collect();
    let most = schema.count("maxItems");
    let no_more = most.is_some_and(|most| most <= all.len() as u64);
    match schema.schema("items") {
        Some(rest) if rest.boolean() == Some(false) => {}
        Some(rest) => all.push(rest),
        None if no_more => {}
        None => return None,
    }
    Some(all)
}

/// The schema that all items share word by word.
fn common<'d>(layers: &[Layer<'d>]) -> Option<Schema<'d>> {
    let all = each(layers)?;
    let (first, others) = all.split_first()?;
    let same = |other: &Schema<'d>| is_same(first.node, other.node);
    others.iter().all(same).then_some(*first)
}

/// The kind that all items share, where it holds nothing else and only rules differ.
fn common_scalar(layers: &[Layer<'_>]) -> Option<Kind> {
    let all = each(layers)?;
    fn of<'d>(schema: &Schema<'d>) -> Option<(Vec<&'d str>, Option<String>)> {
        let format = schema.text("format").map(str::to_owned);
        let more = ["$ref", "allOf", "oneOf", "anyOf", "enum", "const"];
        let other = ["x-bindery-secret", "contentMediaType"];
        let is_plain = format.as_deref() != Some("password")
            && more
                .iter()
                .chain(&other)
                .all(|keyword| schema.get(keyword).is_none());
        let types = schema
            .types()
            .filter(|_| is_plain && !schema.is("nullable"))?;
        Some((types, format))
    }
    let (first, others) = all.split_first()?;
    let shared = of(first)?;
    if !others
        .iter()
        .all(|other| of(other).as_ref() == Some(&shared))
    {
        return None;
    }
    Some(match (shared.0.as_slice(), shared.1) {
        (["boolean"], _) => Kind::Boolean,
        (["integer"], format) => Kind::Integer(format),
        (["number"], format) => Kind::Number(format),
        (["string"], format) => Kind::String(format),
        _ => return None,
    })
}
