//! The smallest value of each type.

use super::{Sampler, apart, array, is_leaf, object, variety};
use crate::model::{Check, Condition, Json, Kind, Type, TypeId};

/// The most forms of one type that are tried.
const MOST_FORMS: usize = 64;

/// Finds them from the leaves up: a type has one as soon as those that it needs have one.
/// What is never reached needs itself, or contradicts itself.
pub(super) fn find(
    sampler: &mut Sampler<'_>,
    types: impl IntoIterator<Item = TypeId, IntoIter: DoubleEndedIterator>,
) {
    // What is inside a type usually has a higher number.
    let mut open: Vec<TypeId> = types.into_iter().rev().collect();
    loop {
        let before = open.len();
        let mut left = Vec::new();
        for id in open {
            match of(sampler, id) {
                Some(value) => {
                    if let Some(place) = sampler.least.get_mut(id.0 as usize) {
                        *place = Some(value);
                    }
                }
                None => left.push(id),
            }
        }
        open = left;
        if open.len() == before {
            return;
        }
    }
}

fn of(sampler: &Sampler<'_>, id: TypeId) -> Option<Json> {
    let ty = sampler.ty(id);
    if let Some(plain) = plain(sampler, ty).filter(|form| sampler.fits(id, form)) {
        return Some(plain);
    }
    let forms = forms(sampler, id, ty);
    let first = forms
        .into_iter()
        .take(MOST_FORMS)
        .find(|form| sampler.fits(id, form));
    let first = first.or_else(|| apart_forms(sampler, id, ty));
    // `null` is a value, but says the least about a type.
    first.or_else(|| {
        let null = Json::Null;
        (ty.nullable && sampler.fits(id, &null)).then_some(null)
    })
}

/// The first form of most objects, without the others: where there are no rules, nothing asks
/// for more than the required properties.
fn plain(sampler: &Sampler<'_>, ty: &Type) -> Option<Json> {
    match &ty.kind {
        Kind::Object(object) if ty.rules.is_empty() => {
            object::required(sampler, object).map(Json::Object)
        }
        _ => None,
    }
}

fn forms(sampler: &Sampler<'_>, id: TypeId, ty: &Type) -> Vec<Json> {
    match &ty.kind {
        _ if is_leaf(ty) => variety::leaf(sampler, id, 1),
        Kind::Object(object) => object::forms(sampler, ty, object),
        Kind::Array(items) => {
            let bases = array::forms(sampler, ty, *items);
            with_extras(sampler, ty, bases)
        }
        Kind::Union(union) => {
            let variants = 0..union.variants.len();
            let bases = variants
                .filter_map(|index| {
                    let least = sampler.least(union.variants.get(index)?.ty)?;
                    Some(variety::tagged(union, index, least.clone()))
                })
                .flatten()
                .collect();
            with_extras(sampler, ty, bases)
        }
        _ => Vec::new(),
    }
}

/// A value of an alternative that fits it alone, where the smallest ones do not.
fn apart_forms(sampler: &Sampler<'_>, id: TypeId, ty: &Type) -> Option<Json> {
    let Kind::Union(union) = &ty.kind else {
        return None;
    };
    (0..union.variants.len()).find_map(|index| {
        let added = apart::properties(sampler, id, union, index)?;
        let least = sampler.least(union.variants.get(index)?.ty)?;
        let tagged = variety::tagged(union, index, least.clone()).into_iter();
        let mut forms = tagged.map(|least| super::merged(&least, &added));
        forms.find(|form| sampler.fits(id, form))
    })
}

/// Each base as it is, and with what the rules ask for.
pub(super) fn with_extras(sampler: &Sampler<'_>, ty: &Type, bases: Vec<Json>) -> Vec<Json> {
    let extras = extras(sampler, ty);
    let mut forms = bases.clone();
    for base in &bases {
        forms.extend(extras.iter().map(|extra| super::merged(base, extra)));
        let all = extras
            .iter()
            .fold(base.clone(), |value, extra| super::merged(&value, extra));
        forms.push(all);
    }
    forms
}

/// What the rules of a type ask for beside its shape, as values to be merged.
pub(super) fn extras(sampler: &Sampler<'_>, ty: &Type) -> Vec<Json> {
    let mut extras = Vec::new();
    for rule in &ty.rules {
        match &rule.check {
            Check::OneOf(conditions) | Check::AnyOf(conditions) => {
                let values = conditions
                    .iter()
                    .filter_map(|condition| branch(sampler, ty, condition));
                extras.extend(values);
            }
            Check::AllOf(types) => {
                let all = types.iter().filter_map(|id| sampler.least(*id));
                extras.extend(all.cloned().reduce(|a, b| super::merged(&a, &b)));
            }
            Check::If(condition, then, otherwise) => {
                let condition = sampler.least(*condition);
                let then = then.and_then(|id| sampler.least(id));
                extras.extend(match (condition, then) {
                    (Some(a), Some(b)) => Some(super::merged(a, b)),
                    (a, b) => a.or(b).cloned(),
                });
                extras.extend(otherwise.and_then(|id| sampler.least(id)).cloned());
            }
            Check::DependentRequired(list) => {
                for (name, others) in list {
                    let mut names = vec![name.clone()];
                    names.extend(others.iter().cloned());
                    extras.extend(object::present(sampler, ty, &names));
                }
            }
            Check::Required(name) => {
                extras.extend(object::present(sampler, ty, std::slice::from_ref(name)));
            }
            Check::Properties(inner) => {
                extras.extend(object::required(sampler, inner).map(Json::Object))
            }
            Check::DependentSchemas(list) => {
                let types = list.iter().map(|(_, id)| *id);
                extras.extend(types.filter_map(|id| sampler.least(id)).cloned());
            }
            Check::Items(..) | Check::Contains(..) => {
                extras.extend(array::asked(sampler, &rule.check))
            }
            _ => {}
        }
    }
    extras
}

fn branch(sampler: &Sampler<'_>, ty: &Type, condition: &Condition) -> Option<Json> {
    match condition {
        Condition::Is(id) => sampler.least(*id).cloned(),
        Condition::Present(names) => object::present(sampler, ty, names),
    }
}
