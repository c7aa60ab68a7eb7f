//! Everything that a type declares, in one value.

use super::{Sampler, is_leaf, set, variety};
use crate::model::{Additional, Json, Kind, Object, TypeId};

pub(super) fn whole(sampler: &Sampler<'_>, id: TypeId) -> Option<Json> {
    let mut walk = Walk {
        sampler,
        room: sampler.limits.nodes,
        open: Vec::new(),
    };
    walk.value(id)
}

struct Walk<'s, 'a> {
    sampler: &'s Sampler<'a>,
    /// How many more objects and arrays there may be.
    room: usize,
    /// The types that the value at hand is inside of.
    open: Vec<TypeId>,
}

impl Walk<'_, '_> {
    fn value(&mut self, id: TypeId) -> Option<Json> {
        let ty = self.sampler.ty(id);
        if is_leaf(ty) {
            return self.sampler.leaf(id).first().cloned();
        }
        let least = self.sampler.least(id)?;
        if self.room == 0 || self.open.contains(&id) {
            return Some(least.clone());
        }
        self.room -= 1;
        self.open.push(id);
        let value = match &ty.kind {
            Kind::Object(object) => self.object(id, object, least),
            Kind::Array(items) => self.array(id, *items),
            Kind::Union(union) => (0..union.variants.len()).find_map(|index| {
                let variant = union.variants.get(index)?.ty;
                let value = self.value(variant).filter(|value| *value != Json::Null)?;
                let tagged = variety::tagged(union, index, value);
                tagged
                    .into_iter()
                    .find(|value| self.sampler.fits(id, value))
            }),
            _ => None,
        };
        self.open.pop();
        value
            .filter(|value| self.sampler.fits(id, value))
            .or_else(|| Some(least.clone()))
    }

    fn array(&mut self, id: TypeId, items: TypeId) -> Option<Json> {
        let whole = self.value(items);
        let least = self.sampler.least(items).cloned();
        let both: Vec<Json> = whole.iter().cloned().chain(least).collect();
        let one: Vec<Json> = whole.into_iter().collect();
        [Json::Array(both), Json::Array(one)]
            .into_iter()
            .find(|value| self.sampler.fits(id, value))
    }

    /// All properties at once; where they do not go together, as many as do.
    fn object(&mut self, id: TypeId, object: &Object, least: &Json) -> Option<Json> {
        let Json::Object(base) = least else {
            return None;
        };
        let mut values: Vec<(String, Json)> = Vec::new();
        for field in &object.fields {
            let value = self.value(field.ty);
            values.extend(value.map(|value| (field.name.clone(), value)));
        }
        if let Additional::Each(id) = object.additional {
            let value = self.value(id);
            values.extend(value.map(|value| ("sample".to_owned(), value)));
        }
        let mut all = base.clone();
        for (name, value) in &values {
            set(&mut all, name, value.clone());
        }
        let all = Json::Object(all);
        if self.sampler.fits(id, &all) {
            return Some(all);
        }
        let mut entries = base.clone();
        for (name, value) in values {
            let mut more = entries.clone();
            set(&mut more, &name, value);
            if self.sampler.fits(id, &Json::Object(more.clone())) {
                entries = more;
            }
        }
        Some(Json::Object(entries))
    }
}
