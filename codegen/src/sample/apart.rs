//! What tells an alternative from the others, where exactly one may fit.
//!
//! The smallest values of objects often fit several alternatives, because what one of them does
//! not declare it tolerates. A value fits one alone once there are properties in it that the
//! others refuse.

use super::breaking::others;
use super::{Sampler, is_leaf, merged, set, variety};
use crate::model::{Additional, Json, Kind, Object, TypeId, Union};

/// The most values of a property that are tried.
const MOST_VALUES: usize = 12;

/// The properties that make values of an alternative fit it alone, found with its smallest
/// value. `None` where that needs none, or where there are no such properties.
pub(super) fn properties(
    sampler: &Sampler<'_>,
    id: TypeId,
    union: &Union,
    index: usize,
) -> Option<Json> {
    if !union.exactly_one {
        return None;
    }
    let own = union.variants.get(index)?.ty;
    let least = sampler.least(own)?.clone();
    let least = variety::tagged(union, index, least).into_iter().next()?;
    if sampler.fits(id, &least) {
        return None;
    }
    let mut added = Vec::new();
    for other in union.variants.iter().map(|variant| variant.ty) {
        let so_far = merged(&least, &Json::Object(added.clone()));
        if other != own && sampler.fits(other, &so_far) {
            let (name, value) = refused(sampler, own, other, &so_far)?;
            set(&mut added, &name, value);
        }
    }
    let added = Json::Object(added);
    sampler.fits(id, &merged(&least, &added)).then_some(added)
}

/// A property that one type takes and the other one refuses.
fn refused(
    sampler: &Sampler<'_>,
    own: TypeId,
    other: TypeId,
    value: &Json,
) -> Option<(String, Json)> {
    let Json::Object(entries) = value else {
        return None;
    };
    candidates(sampler, own, other).find(|(name, value)| {
        let mut entries = entries.clone();
        set(&mut entries, name, value.clone());
        let value = Json::Object(entries);
        sampler.fits(own, &value) && !sampler.fits(other, &value)
    })
}

/// Properties of the type's own first, then those that only the other one declares, where the
/// type keeps what it does not declare: what is only tolerated would not come back.
fn candidates<'s>(
    sampler: &'s Sampler<'_>,
    own: TypeId,
    other: TypeId,
) -> impl Iterator<Item = (String, Json)> + 's {
    let own = object(sampler, own);
    let declared = own.into_iter().flat_map(|object| &object.fields);
    let declared = declared.flat_map(|field| each(&field.name, values(sampler, field.ty)));
    let foreign = object(sampler, other)
        .into_iter()
        .flat_map(|object| &object.fields);
    let foreign = foreign.flat_map(move |field| {
        let values = match own.map(|own| own.additional) {
            Some(Additional::Open) => others(),
            Some(Additional::Each(id)) => values(sampler, id),
            _ => Vec::new(),
        };
        each(&field.name, values)
    });
    declared.chain(foreign)
}

fn each(name: &str, values: Vec<Json>) -> impl Iterator<Item = (String, Json)> {
    let name = name.to_owned();
    values.into_iter().map(move |value| (name.clone(), value))
}

fn object<'a>(sampler: &Sampler<'a>, id: TypeId) -> Option<&'a Object> {
    match &sampler.ty(id).kind {
        Kind::Object(object) => Some(object),
        _ => None,
    }
}

fn values(sampler: &Sampler<'_>, id: TypeId) -> Vec<Json> {
    if is_leaf(sampler.ty(id)) {
        let leaf = sampler.leaf(id);
        return leaf.iter().take(MOST_VALUES).cloned().collect();
    }
    let least = sampler.least(id).cloned();
    least.into_iter().chain(sampler.whole(id)).collect()
}
