//! Different values of a type, its boundaries among them.

use super::{
    Sampler, apart, array, examples, is_leaf, is_named, least, merged, number, object, set, text,
};
use crate::model::{Json, Kind, TypeId, Union};

/// Values of a type that keep all rules. Named types inside it are sampled for themselves,
/// so of those only the smallest and the whole value are taken.
pub(super) fn values(sampler: &Sampler<'_>, id: TypeId, depth: usize) -> Vec<Json> {
    let ty = sampler.ty(id);
    if is_leaf(ty) {
        return sampler.leaf(id).into_owned();
    }
    let null = ty.nullable.then_some(Json::Null);
    if depth > 0 && (is_named(ty) || depth >= sampler.limits.depth) {
        let least = sampler.least(id).cloned();
        let few = least.into_iter().chain(sampler.whole(id)).chain(null);
        return sampler.fitting(id, few, 3);
    }
    let inside = |id| values(sampler, id, depth + 1);
    let mut found = match &ty.kind {
        Kind::Object(object) => object::variety(sampler, id, object, &inside),
        Kind::Array(items) => {
            let mut found: Vec<Json> = sampler.whole(id).into_iter().collect();
            found.extend(array::variety(sampler, ty, *items, &inside(*items)));
            found
        }
        Kind::Union(union) => of_union(sampler, id, union, &inside),
        _ => Vec::new(),
    };
    let few: Vec<Json> = found.iter().take(2).cloned().collect();
    found.splice(0..0, null.into_iter().chain(examples::own(sampler, id)));
    found.extend(least::with_extras(sampler, ty, few));
    sampler.fitting(id, found, sampler.limits.values)
}

/// The values of each variant in turns, so that a bound cuts no variant off.
fn of_union(
    sampler: &Sampler<'_>,
    id: TypeId,
    union: &Union,
    inside: &dyn Fn(TypeId) -> Vec<Json>,
) -> Vec<Json> {
    let columns: Vec<Vec<Json>> = union
        .variants
        .iter()
        .map(|variant| inside(variant.ty))
        .collect();
    let apart: Vec<Option<Json>> = (0..columns.len())
        .map(|index| apart::properties(sampler, id, union, index))
        .collect();
    let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut found = Vec::new();
    for row in 0..longest {
        for (index, values) in columns.iter().enumerate() {
            let value = values.get(row).cloned().into_iter();
            let tagged = value.flat_map(|value| tagged(union, index, value));
            let Some(Some(added)) = apart.get(index) else {
                found.extend(tagged);
                continue;
            };
            found.extend(tagged.flat_map(|value| [merged(added, &value), value]));
        }
    }
    found
}

/// A value of a variant with each of the tags that name it.
pub(super) fn tagged(union: &Union, index: usize, value: Json) -> Vec<Json> {
    let (Some(tag), Json::Object(entries)) = (&union.tag, &value) else {
        return vec![value];
    };
    let named = tag.values.iter().filter(|(_, variant)| *variant == index);
    let tagged: Vec<Json> = named
        .map(|(text, _)| {
            let mut entries = entries.clone();
            set(&mut entries, &tag.property, Json::String(text.clone()));
            Json::Object(entries)
        })
        .collect();
    if tagged.is_empty() {
        vec![value]
    } else {
        tagged
    }
}

/// Values of a type that contains no others.
pub(super) fn leaf(sampler: &Sampler<'_>, id: TypeId, most: usize) -> Vec<Json> {
    let ty = sampler.ty(id);
    let made = match &ty.kind {
        Kind::Boolean => vec![Json::Bool(true), Json::Bool(false)],
        Kind::Null => vec![Json::Null],
        Kind::Integer(format) => number::integers(ty, format.as_deref()),
        Kind::Number(format) => number::numbers(ty, format.as_deref()),
        Kind::String(format) => text::texts(sampler, id, ty, format.as_deref()),
        Kind::Enum(list) => {
            let values = list.values.iter();
            values
                .map(|value| Json::String(value.value.clone()))
                .collect()
        }
        Kind::Any => any(),
        Kind::Never | Kind::Array(_) | Kind::Object(_) | Kind::Union(_) => Vec::new(),
    };
    let mut found = examples::own(sampler, id);
    found.extend(made);
    found.extend(least::extras(sampler, ty));
    if ty.nullable {
        found.push(Json::Null);
    }
    sampler.fitting(id, found, most)
}

/// Values of every type.
fn any() -> Vec<Json> {
    let text = |text: &str| Json::String(text.to_owned());
    let nested = Json::Object(vec![
        ("a".to_owned(), Json::Array(vec![Json::Null, text("b")])),
        (String::new(), Json::Object(Vec::new())),
    ]);
    vec![
        text("sample"),
        nested,
        Json::Array(vec![Json::Number("1".to_owned()), Json::Bool(false)]),
        Json::Number("12345678901234567890.5".to_owned()),
        Json::Bool(true),
        Json::Null,
    ]
}
