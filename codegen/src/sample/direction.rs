//! Values on their way: what only requests have is in no answer, and must be in a request.

use super::Sampler;
use crate::model::{Api, Json, Kind, TypeId};

/// How deep a value is looked into.
const DEEPEST: usize = 32;

/// The smallest value of a type, as a server sends it.
pub(super) fn received(sampler: &Sampler<'_>, id: TypeId) -> Option<Json> {
    let whole = sampler.least(id)?;
    let mut less = whole.clone();
    drop_written(sampler.api, id, &mut less);
    match sampler.fits(id, &less) {
        true => Some(less),
        false => Some(whole.clone()),
    }
}

/// Takes the `writeOnly` properties out of a value of a type.
///
/// A value of one of several alternatives loses what is `writeOnly` in any of them. The rules of
/// the type may not hold any more.
pub fn drop_written(api: &Api, ty: TypeId, value: &mut Json) {
    drop_inside(api, ty, value, 0);
}

fn drop_inside(api: &Api, ty: TypeId, value: &mut Json, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match (&api.get(ty).kind, value) {
        (Kind::Array(items), Json::Array(values)) => {
            for value in values {
                drop_inside(api, *items, value, depth + 1);
            }
        }
        (Kind::Object(object), Json::Object(entries)) => {
            let field = |name: &str| object.fields.iter().find(|field| field.name == name);
            entries.retain(|(name, _)| field(name).is_none_or(|field| !field.write_only));
            for (name, value) in entries {
                if let Some(field) = field(name) {
                    drop_inside(api, field.ty, value, depth + 1);
                }
            }
        }
        // Whichever of them it is: what is secret in one is no secret less in another.
        (Kind::Union(union), value) => {
            for variant in &union.variants {
                drop_inside(api, variant.ty, value, depth + 1);
            }
        }
        _ => {}
    }
}
