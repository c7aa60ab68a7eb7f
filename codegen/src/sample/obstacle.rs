//! Why a type has no sample.

use super::Sampler;
use crate::model::{Kind, TypeId};

/// The reason, in words: that of the part that it needs, at the end of the chain.
pub(super) fn obstacle(sampler: &Sampler<'_>, id: TypeId) -> String {
    let mut way = Vec::new();
    let mut at = id;
    loop {
        let ty = sampler.ty(at);
        if way.contains(&at) {
            return "it needs itself inside".to_owned();
        }
        way.push(at);
        if sampler.needs_engine(ty) {
            return "its pattern needs an engine".to_owned();
        }
        let missing = |id: &TypeId| sampler.least(*id).is_none();
        let next = match &ty.kind {
            Kind::Never => return "nothing is a value of it".to_owned(),
            Kind::Object(object) => {
                let required = object.fields.iter().filter(|field| field.required);
                required.map(|field| field.ty).find(missing)
            }
            Kind::Array(items) => Some(*items).filter(missing),
            Kind::Union(union) => {
                let variants = union.variants.iter().map(|variant| variant.ty);
                let first = variants.clone().next().filter(missing);
                first.filter(|_| variants.into_iter().all(|id| missing(&id)))
            }
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => return "no value was found that keeps all its rules".to_owned(),
        }
    }
}
