//! The values that a document itself gives.

use super::Sampler;
use super::place::variant;
use crate::model::{Check, Json, Kind, Rest, TypeId};

/// What the document says is a value of a type: constants, listed values, examples, the
/// default.
pub(super) fn own(sampler: &Sampler<'_>, id: TypeId) -> Vec<Json> {
    let ty = sampler.ty(id);
    let mut own = Vec::new();
    for rule in &ty.rules {
        match &rule.check {
            Check::Const(value) => own.push(value.clone()),
            Check::Enum(values) => own.extend(values.iter().cloned()),
            _ => {}
        }
    }
    let examples = ty.examples.iter().map(|example| &example.value);
    own.extend(examples.map(|example| declared(sampler, id, example, 0)));
    own.extend(ty.default.clone());
    own
}

/// How deep an example is looked into.
const DEEPEST: usize = 24;

/// An example without the properties that no type declares: those are tolerated, and ignored,
/// so they would not come back.
pub(super) fn declared(sampler: &Sampler<'_>, id: TypeId, value: &Json, depth: usize) -> Json {
    shorter(sampler, id, value, depth).unwrap_or_else(|| value.clone())
}

/// The same, where there are such properties. Few examples have any, and most are large.
pub(super) fn shorter(
    sampler: &Sampler<'_>,
    id: TypeId,
    value: &Json,
    depth: usize,
) -> Option<Json> {
    if depth > DEEPEST {
        return None;
    }
    match (&sampler.ty(id).kind, value) {
        (Kind::Union(union), value) => {
            let variant = variant(sampler, union, value)?;
            shorter(sampler, variant, value, depth + 1)
        }
        (Kind::Array(items), Json::Array(values)) => {
            let items = *items;
            let list = changed(values, |value| {
                match shorter(sampler, items, value, depth + 1) {
                    Some(value) => Fate::Becomes(value),
                    None => Fate::Stays,
                }
            });
            list.map(Json::Array)
        }
        (Kind::Object(object), Json::Object(entries)) => {
            let entries = changed(entries, |(name, value)| {
                let field = object.fields.iter().find(|field| field.name == *name);
                let ty = match (field, object.rest()) {
                    (Some(field), _) => field.ty,
                    (None, Rest::Nothing) => return Fate::Goes,
                    (None, Rest::Any) => return Fate::Stays,
                    (None, Rest::Of(id)) => id,
                };
                match shorter(sampler, ty, value, depth + 1) {
                    Some(value) => Fate::Becomes((name.clone(), value)),
                    None => Fate::Stays,
                }
            });
            entries.map(Json::Object)
        }
        _ => None,
    }
}

/// What becomes of one of several things.
enum Fate<T> {
    Stays,
    Becomes(T),
    Goes,
}

/// The things that are left, where not all stay what they are.
fn changed<T: Clone>(all: &[T], fate: impl Fn(&T) -> Fate<T>) -> Option<Vec<T>> {
    let mut left: Option<Vec<T>> = None;
    for (index, one) in all.iter().enumerate() {
        let fate = fate(one);
        if left.is_none() && !matches!(fate, Fate::Stays) {
            left = Some(all.iter().take(index).cloned().collect());
        }
        let Some(left) = &mut left else { continue };
        match fate {
            Fate::Stays => left.push(one.clone()),
            Fate::Becomes(other) => left.push(other),
            Fate::Goes => {}
        }
    }
    left
}
