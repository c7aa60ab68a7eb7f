//! What a server may send of a value: no property that only requests have.

use bindery::model::{Api, Json, Kind, TypeId};
use bindery_runtime::json::Json as Value;
use bindery_runtime::schema::Schema;

use super::scripted::of_model;
use super::text::holds;

/// How deep a value is looked into.
const DEEPEST: usize = 32;

/// A value without its `writeOnly` properties, where it keeps the rules without them.
pub(super) fn received(
    api: &Api,
    ty: TypeId,
    value: &Json,
    schema: Option<&'static Schema>,
) -> Value {
    let whole = of_model(value);
    let mut less = value.clone();
    drop_written(api, ty, &mut less, 0);
    let less = of_model(&less);
    match schema.is_none_or(|schema| holds(&less, schema)) {
        true => less,
        false => whole,
    }
}

fn drop_written(api: &Api, ty: TypeId, value: &mut Json, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match (&api.get(ty).kind, value) {
        (Kind::Array(items), Json::Array(values)) => {
            for value in values {
                drop_written(api, *items, value, depth + 1);
            }
        }
        (Kind::Object(object), Json::Object(entries)) => {
            let field = |name: &str| object.fields.iter().find(|field| field.name == name);
            entries.retain(|(name, _)| field(name).is_none_or(|field| !field.write_only));
            for (name, value) in entries {
                if let Some(field) = field(name) {
                    drop_written(api, field.ty, value, depth + 1);
                }
            }
        }
        // Whichever of them it is: what is secret in one is no secret less in another.
        (Kind::Union(union), value) => {
            for variant in &union.variants {
                drop_written(api, variant.ty, value, depth + 1);
            }
        }
        _ => {}
    }
}
