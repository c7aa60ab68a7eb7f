//! Which values are judged although no Rust type of their own has read them.

use crate::map::Set;
use crate::model::{Api, Kind, Rest, TypeId, TypeSet};

/// The types that are alternatives of unions, or that only rules speak of, and all that is
/// inside them. What does not fit the Rust type of an alternative is kept as JSON, and then
/// only the tables know what it must be. `same` gives the type whose table is used for another.
pub(super) fn loose(api: &Api, written: &[TypeId], same: impl Fn(TypeId) -> TypeId) -> TypeSet {
    let roots = written.iter().flat_map(|id| loose_parts(api, *id));
    let inside = api.set_reached_from(roots);
    api.set_reached_from(inside.iter().map(same))
}

fn loose_parts(api: &Api, id: TypeId) -> Vec<TypeId> {
    let ty = api.get(id);
    let rules = ty.rules.iter();
    let mut parts: Vec<TypeId> = rules.flat_map(|rule| rule.check.types()).collect();
    match &ty.kind {
        Kind::Union(union) => parts.extend(union.variants.iter().map(|variant| variant.ty)),
        Kind::Object(object) if object.rest() == Rest::Any => {
            let fields: Set<TypeId> = object.fields.iter().map(|field| field.ty).collect();
            let types = object.types().into_iter();
            parts.extend(types.filter(|ty| !fields.contains(ty)));
        }
        _ => {}
    }
    parts
}
