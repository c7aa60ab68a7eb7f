//! The places in a value, each with its type.

use super::{Sampler, is_leaf, is_named};
use crate::model::{Additional, Check, Json, Kind, Object, TypeId, Union};

/// A step into a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Property(String),
    Item(usize),
}

/// A place in a value.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The way to it.
    pub(super) way: Vec<Step>,
    /// The type that the value has there.
    pub(super) ty: TypeId,
}

impl Place {
    /// Its JSON pointer.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.way {
            pointer.push('/');
            match step {
                Step::Property(name) => pointer.push_str(&escaped(name)),
                Step::Item(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }
}

pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// All places of a value, outer ones first. Inside of named types there are none, because
/// those are sampled for themselves.
pub(super) fn places(sampler: &Sampler<'_>, id: TypeId, value: &Json) -> Vec<Place> {
    let mut found = Vec::new();
    let mut open = vec![(
        Place {
            way: Vec::new(),
            ty: id,
        },
        value,
        0,
    )];
    while let Some((place, value, depth)) = open.pop() {
        if depth > 8 {
            continue;
        }
        let mut inside = Vec::new();
        // Whatever stands at the same place comes first.
        for ty in at_once(sampler, place.ty, value) {
            let way = place.way.clone();
            inside.push((Place { way, ty }, value, depth + 1));
        }
        let ty = sampler.ty(place.ty);
        if place.way.is_empty() || is_leaf(ty) || !is_named(ty) {
            for (step, ty, value) in parts(sampler, place.ty, value) {
                let mut way = place.way.clone();
                way.push(step);
                inside.push((Place { way, ty }, value, depth + 1));
            }
        }
        found.push(place);
        inside.reverse();
        open.extend(inside);
    }
    found
}

/// The types that a value has besides its own: the variant of a union, the types of a rule.
fn at_once(sampler: &Sampler<'_>, id: TypeId, value: &Json) -> Vec<TypeId> {
    let ty = sampler.ty(id);
    let mut types = Vec::new();
    if let Kind::Union(union) = &ty.kind {
        types.extend(variant(sampler, union, value));
    }
    for rule in &ty.rules {
        if let Check::AllOf(all) = &rule.check {
            types.extend(all);
        }
    }
    types
}

/// The variant that a value is of: the one that its tag names, or the first that it fits.
pub(super) fn variant(sampler: &Sampler<'_>, union: &Union, value: &Json) -> Option<TypeId> {
    let variants = || union.variants.iter().map(|variant| variant.ty);
    if let (Some(tag), Json::Object(entries)) = (&union.tag, value)
        && let Some((_, Json::String(text))) = entries.iter().find(|(key, _)| *key == tag.property)
        && let Some((_, index)) = tag.values.iter().find(|(value, _)| value == text)
    {
        return variants().nth(*index);
    }
    variants().find(|id| sampler.fits(*id, value))
}

fn parts<'v>(sampler: &Sampler<'_>, id: TypeId, value: &'v Json) -> Vec<(Step, TypeId, &'v Json)> {
    let ty = sampler.ty(id);
    let mut parts = match (&ty.kind, value) {
        (Kind::Array(items), Json::Array(values)) => items_of(&[], Some(*items), values),
        (Kind::Object(object), Json::Object(entries)) => properties_of(object, entries),
        _ => Vec::new(),
    };
    for rule in &ty.rules {
        match (&rule.check, value) {
            (Check::Items(prefix, rest), Json::Array(values)) => {
                parts.extend(items_of(prefix, *rest, values));
            }
            (Check::Properties(object), Json::Object(entries)) => {
                parts.extend(properties_of(object, entries));
            }
            _ => {}
        }
    }
    parts
}

/// The items with types of their own, and the first of the others.
fn items_of<'v>(
    prefix: &[TypeId],
    rest: Option<TypeId>,
    values: &'v [Json],
) -> Vec<(Step, TypeId, &'v Json)> {
    let types = prefix.iter().copied().chain(rest);
    let items = types.zip(values).enumerate();
    items
        .map(|(index, (ty, value))| (Step::Item(index), ty, value))
        .collect()
}

fn properties_of<'v>(
    object: &Object,
    entries: &'v [(String, Json)],
) -> Vec<(Step, TypeId, &'v Json)> {
    let part = |(name, value): &'v (String, Json)| {
        let declared = object.fields.iter().find(|field| field.name == *name);
        let ty = match (declared, object.additional) {
            (Some(field), _) => field.ty,
            (None, Additional::Each(ty)) => ty,
            _ => return None,
        };
        Some((Step::Property(name.clone()), ty, value))
    };
    entries.iter().filter_map(part).collect()
}

/// What stands at a place.
pub(super) fn at<'v>(value: &'v Json, way: &[Step]) -> Option<&'v Json> {
    way.iter()
        .try_fold(value, |value, step| match (value, step) {
            (Json::Object(entries), Step::Property(name)) => {
                Some(&entries.iter().find(|(key, _)| key == name)?.1)
            }
            (Json::Array(items), Step::Item(index)) => items.get(*index),
            _ => None,
        })
}

/// A copy with something else at a place.
pub(super) fn replaced(value: &Json, way: &[Step], other: &Json) -> Json {
    let Some((step, rest)) = way.split_first() else {
        return other.clone();
    };
    match (value, step) {
        (Json::Object(entries), Step::Property(name)) => Json::Object(
            entries
                .iter()
                .map(|(key, value)| {
                    let is_it = key == name;
                    let value = if is_it {
                        replaced(value, rest, other)
                    } else {
                        value.clone()
                    };
                    (key.clone(), value)
                })
                .collect(),
        ),
        (Json::Array(items), Step::Item(at)) => Json::Array(
            items
                .iter()
                .enumerate()
                .map(|(index, value)| {
                    if index == *at {
                        replaced(value, rest, other)
                    } else {
                        value.clone()
                    }
                })
                .collect(),
        ),
        _ => value.clone(),
    }
}
