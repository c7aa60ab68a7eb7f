//! Objects.

use super::{Sampler, is_leaf, least, matching, set};
use crate::model::{Additional, Check, Json, Kind, Object, Type, TypeId};

/// Names of properties that no document declares; the odd ones need escapes in a pointer,
/// or in JSON.
const NAMES: &[&str] = &["sample", "a/b~c", "ключ \"1\"", ""];

/// Objects of few properties, the smallest first.
pub(super) fn forms(sampler: &Sampler<'_>, ty: &Type, object: &Object) -> Vec<Json> {
    let Some(base) = required(sampler, object) else {
        return Vec::new();
    };
    let bases = vec![
        Json::Object(base.clone()),
        filled(sampler, ty, object, &base),
    ];
    let mut forms = least::with_extras(sampler, ty, bases);
    let optional = object.fields.iter().filter(|field| !field.is_demanded());
    for field in optional.take(24) {
        if let Some(value) = sampler.least(field.ty) {
            let mut entries = base.clone();
            entries.push((field.name.clone(), value.clone()));
            forms.push(Json::Object(entries));
        }
    }
    crate::map::sort_by_key(&mut forms, |form| match form {
        Json::Object(entries) => entries.len(),
        _ => 0,
    });
    forms
}

/// The properties that are required, always or of what is sent; `None` where one of them has no value.
pub(super) fn required(sampler: &Sampler<'_>, object: &Object) -> Option<Vec<(String, Json)>> {
    let required = object.fields.iter().filter(|field| field.is_demanded());
    required
        .map(|field| Some((field.name.clone(), sampler.least(field.ty)?.clone())))
        .collect()
}

/// As many properties as there must be at least.
fn filled(sampler: &Sampler<'_>, ty: &Type, object: &Object, base: &[(String, Json)]) -> Json {
    let least = least_properties(ty);
    let mut entries = base.to_vec();
    for field in &object.fields {
        if entries.len() as u64 >= least {
            break;
        }
        if let Some(value) = sampler.least(field.ty) {
            set(&mut entries, &field.name, value.clone());
        }
    }
    let missing = least.saturating_sub(entries.len() as u64);
    entries.extend(more(sampler, ty, object, missing));
    Json::Object(entries)
}

/// So many undeclared properties, as far as they may be there: those of patterns first.
fn more(sampler: &Sampler<'_>, ty: &Type, object: &Object, count: u64) -> Vec<(String, Json)> {
    let count = usize::try_from(count.min(sampler.limits.items)).unwrap_or(0);
    let mut found = Vec::new();
    for pattern in &object.patterns {
        let settled = sampler.judge.pattern(&pattern.pattern);
        let names = settled.map(|settled| matching::texts(settled, 0, u64::MAX));
        if let Some(value) = sampler.least(pattern.ty) {
            let pairs = names
                .into_iter()
                .flatten()
                .map(|name| (name, value.clone()));
            found.extend(pairs);
        }
    }
    let value = match object.additional {
        Additional::Each(id) => sampler.least(id).cloned(),
        Additional::Open => Some(Json::String("sample".to_owned())),
        Additional::Tolerated | Additional::Forbidden => None,
    };
    if let Some(value) = value {
        let own = names(sampler, ty, count);
        found.extend(own.into_iter().map(|name| (name, value.clone())));
    }
    let is_free = |name: &str| object.fields.iter().all(|field| field.name != name);
    found.retain(|(name, _)| is_free(name) && is_allowed(sampler, ty, name));
    found.truncate(count);
    found
}

/// Names for properties that nobody declares.
fn names(sampler: &Sampler<'_>, ty: &Type, count: usize) -> Vec<String> {
    let mut names = Vec::new();
    for rule in &ty.rules {
        if let Check::PropertyNames(id) = rule.check
            && is_leaf(sampler.ty(id))
        {
            let texts = sampler.leaf(id).into_owned().into_iter();
            names.extend(texts.filter_map(|name| match name {
                Json::String(name) => Some(name),
                _ => None,
            }));
        }
    }
    names.extend(NAMES.iter().map(|name| (*name).to_owned()));
    names.extend((0..count).map(|index| format!("sample{index}")));
    names
}

fn is_allowed(sampler: &Sampler<'_>, ty: &Type, name: &str) -> bool {
    ty.rules.iter().all(|rule| match rule.check {
        Check::PropertyNames(id) => sampler.fits(id, &Json::String(name.to_owned())),
        _ => true,
    })
}

/// An object of these properties, declared or not.
pub(super) fn present(sampler: &Sampler<'_>, ty: &Type, names: &[String]) -> Option<Json> {
    let value = |name: &String| {
        let Kind::Object(object) = &ty.kind else {
            return Some(Json::String("sample".to_owned()));
        };
        let declared = object.fields.iter().find(|field| field.name == *name);
        match (declared, object.additional) {
            (Some(field), _) => sampler.least(field.ty).cloned(),
            (None, Additional::Each(id)) => sampler.least(id).cloned(),
            // What is required, but not declared, is kept only where anything is.
            (None, Additional::Open | Additional::Tolerated) => {
                Some(Json::String("sample".to_owned()))
            }
            (None, Additional::Forbidden) => None,
        }
    };
    let entries = names.iter().map(|name| Some((name.clone(), value(name)?)));
    Some(Json::Object(entries.collect::<Option<_>>()?))
}

/// Objects that differ from the smallest, and from the whole one, in one property each.
pub(super) fn variety(
    sampler: &Sampler<'_>,
    id: TypeId,
    object: &Object,
    values: &dyn Fn(TypeId) -> Vec<Json>,
) -> Vec<Json> {
    let ty = sampler.ty(id);
    let mut found: Vec<Json> = sampler.least(id).cloned().into_iter().collect();
    let whole = sampler.whole(id);
    found.extend(whole.clone());
    found.extend(forms(sampler, ty, object).into_iter().take(6));
    let bases: Vec<Json> = sampler
        .least(id)
        .cloned()
        .into_iter()
        .chain(whole)
        .collect();
    let columns: Vec<(&str, Vec<Json>)> = object
        .fields
        .iter()
        .map(|field| (field.name.as_str(), values(field.ty)))
        .collect();
    let longest = columns.iter().map(|(_, values)| values.len()).max();
    // Row by row, so that a bound on the whole cuts no property off.
    for row in 0..longest.unwrap_or(0) {
        for (name, values) in &columns {
            let Some(value) = values.get(row) else {
                continue;
            };
            let with = bases.iter().map(|base| with(base, name, value));
            found.extend(with.flatten().find(|form| sampler.fits(id, form)));
        }
    }
    found.extend(counts(sampler, ty, object));
    if let Some(base) = bases.first() {
        found.extend(undeclared(sampler, ty, object, base, values));
    }
    found
}

/// Each value that a property can have which is not declared.
fn undeclared(
    sampler: &Sampler<'_>,
    ty: &Type,
    object: &Object,
    base: &Json,
    values: &dyn Fn(TypeId) -> Vec<Json>,
) -> Vec<Json> {
    let mut found = Vec::new();
    let mut each = |names: Vec<String>, id: TypeId| {
        let pairs = values(id).into_iter().zip(names.iter().cycle());
        found.extend(pairs.filter_map(|(value, name)| with(base, name, &value)));
    };
    if let Additional::Each(id) = object.additional {
        let mut names = names(sampler, ty, 4);
        names.retain(|name| is_allowed(sampler, ty, name));
        each(names, id);
    }
    for pattern in &object.patterns {
        each(matching_names(sampler, &pattern.pattern), pattern.ty);
    }
    found
}

fn matching_names(sampler: &Sampler<'_>, pattern: &str) -> Vec<String> {
    let settled = sampler.judge.pattern(pattern);
    settled.map_or_else(Vec::new, |settled| matching::texts(settled, 0, u64::MAX))
}

fn with(base: &Json, name: &str, value: &Json) -> Option<Json> {
    let Json::Object(entries) = base else {
        return None;
    };
    let mut entries = entries.clone();
    set(&mut entries, name, value.clone());
    Some(Json::Object(entries))
}

/// As few and as many undeclared properties as there may be, and a few.
fn counts(sampler: &Sampler<'_>, ty: &Type, object: &Object) -> Vec<Json> {
    let Some(base) = required(sampler, object) else {
        return Vec::new();
    };
    let mut counts = vec![NAMES.len() as u64 + 1, least_properties(ty)];
    counts.extend(ty.rules.iter().filter_map(|rule| match rule.check {
        Check::MaxProperties(most) => Some(most),
        _ => None,
    }));
    let missing = counts
        .into_iter()
        .map(|count| count.saturating_sub(base.len() as u64));
    missing
        .map(|count| {
            let mut entries = base.clone();
            entries.extend(more(sampler, ty, object, count));
            Json::Object(entries)
        })
        .collect()
}

/// An object with undeclared properties added until there are so many.
pub(super) fn of_count(
    sampler: &Sampler<'_>,
    ty: &Type,
    object: &Object,
    entries: &[(String, Json)],
    count: u64,
) -> Json {
    let mut entries = entries.to_vec();
    let missing = count.saturating_sub(entries.len() as u64);
    for (name, value) in more(sampler, ty, object, missing + NAMES.len() as u64) {
        if (entries.len() as u64) < count {
            set(&mut entries, &name, value);
        }
    }
    Json::Object(entries)
}

fn least_properties(ty: &Type) -> u64 {
    let counts = ty.rules.iter().filter_map(|rule| match rule.check {
        Check::MinProperties(least) => Some(least),
        _ => None,
    });
    counts.max().unwrap_or(0)
}
