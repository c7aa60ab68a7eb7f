//! Arrays whose first items have each their own type.

use super::items::says_nothing;
use super::layers::Layer;
use super::types::Types;
use super::words;
use crate::model::{Docs, Field, Origin, Rest, Tuple, TypeId};
use crate::openapi::Schema;

/// The places of an array, where one part of the schema says all of them, and something of one.
pub(super) fn tuple<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
) -> Option<Tuple> {
    let speaks = |layer: &&Layer<'d>| {
        let keywords = ["prefixItems", "items"];
        keywords
            .iter()
            .any(|keyword| layer.schema.get(keyword).is_some())
    };
    let mut speaking = layers.iter().filter(speaks);
    let (layer, None) = (speaking.next()?, speaking.next()) else {
        return None;
    };
    let prefix: Vec<Schema<'d>> = layer.schema.schemas("prefixItems").collect();
    if prefix.iter().all(says_nothing) {
        return None;
    }
    let count = |keyword| {
        layers
            .iter()
            .filter_map(move |layer| layer.schema.count(keyword))
    };
    let least = count("minItems").max().unwrap_or(0);
    let most = count("maxItems").min();
    let owner = layer.owner.unwrap_or(id);
    let is_full = most.is_some_and(|most| most <= prefix.len() as u64);
    let place = |(index, schema)| place(types, owner, index, schema, index < least);
    let places: Vec<Field> = (0..).zip(prefix).map(place).collect();
    let rest = match layer.schema.schema("items") {
        _ if is_full => Rest::Nothing,
        Some(rest) if rest.boolean() == Some(false) => Rest::Nothing,
        Some(rest) if !says_nothing(&rest) => Rest::Of(types.use_of(rest, Origin::Items(owner)).ty),
        _ => Rest::Any,
    };
    Some(Tuple { places, rest })
}

fn place<'d>(
    types: &mut Types<'d, '_>,
    owner: TypeId,
    index: u64,
    schema: Schema<'d>,
    required: bool,
) -> Field {
    let name = format!("item {index}");
    let used = types.use_of(schema, Origin::Field(owner, name.clone()));
    let docs = if used.is_own {
        Docs::default()
    } else {
        words::docs(schema.words())
    };
    Field {
        name,
        preferred_name: schema.text("x-bindery-name").map(str::to_owned),
        required,
        required_when_sent: false,
        ty: used.ty,
        docs,
        read_only: false,
        write_only: false,
        place: schema.node.place,
    }
}
