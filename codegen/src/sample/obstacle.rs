//! Why a type has no sample.

use super::{Sampler, place};
use crate::model::{Kind, TypeId};

/// The reason, in words: that of the part that it needs, at the end of the chain.
pub(super) fn obstacle(sampler: &Sampler<'_>, id: TypeId) -> String {
    let mut way = Vec::new();
    let mut pointer = String::new();
    let mut at = id;
    loop {
        let ty = sampler.ty(at);
        if way.contains(&at) {
            return at_pointer("it needs itself inside", &pointer);
        }
        way.push(at);
        if sampler.needs_engine(ty) {
            return at_pointer("the pattern needs an engine", &pointer);
        }
        let missing = |id: &TypeId| sampler.least(*id).is_none();
        let next = match &ty.kind {
            Kind::Never => return at_pointer("nothing is a value of it", &pointer),
            Kind::Object(object) => {
                let mut required = object.fields.iter().filter(|field| field.is_demanded());
                let first = required.find(|field| missing(&field.ty));
                if let Some(field) = first {
                    pointer.push('/');
                    pointer.push_str(&place::escaped(&field.name));
                }
                first.map(|field| field.ty)
            }
            Kind::Array(items) => {
                pointer.push_str("/0");
                Some(*items).filter(missing)
            }
            Kind::Union(union) => {
                let variants = union.variants.iter().map(|variant| variant.ty);
                let first = variants.clone().next().filter(missing);
                first.filter(|_| variants.into_iter().all(|id| missing(&id)))
            }
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => return at_pointer(among(sampler, &ty.kind), &pointer),
        }
    }
}

/// The reason where no part lacks a value.
fn among(sampler: &Sampler<'_>, kind: &Kind) -> &'static str {
    let union = match kind {
        Kind::Union(union) if union.exactly_one => union,
        _ => return "no value was found that keeps all rules",
    };
    let mut types = union.variants.iter().map(|variant| sampler.ty(variant.ty));
    if types.any(|ty| sampler.needs_engine(ty)) {
        "the pattern needs an engine"
    } else {
        "what fits an alternative fits another one as well"
    }
}

fn at_pointer(why: &str, pointer: &str) -> String {
    if pointer.is_empty() {
        why.to_owned()
    } else {
        format!("{why}, at `{pointer}`")
    }
}
