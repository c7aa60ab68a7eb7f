//! The values that a document itself gives.

use super::place::variant;
use super::{Sampler, is_leaf};
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
    // What is inside an example may have a pattern that is not judged here.
    let is_judged = is_leaf(ty) || !sampler.has_unjudged;
    if is_judged {
        let examples = ty.examples.iter().map(|example| &example.value);
        own.extend(examples.map(|example| declared(sampler, id, example, 0)));
        own.extend(ty.default.clone());
    }
    own
}

/// How deep an example is looked into.
const DEEPEST: usize = 24;

/// An example without the properties that no type declares: those are tolerated, and ignored,
/// so they would not come back.
pub(super) fn declared(sampler: &Sampler<'_>, id: TypeId, value: &Json, depth: usize) -> Json {
    if depth > DEEPEST {
        return value.clone();
    }
    match (&sampler.ty(id).kind, value) {
        (Kind::Union(union), value) => match variant(sampler, union, value) {
            Some(variant) => declared(sampler, variant, value, depth + 1),
            None => value.clone(),
        },
        (Kind::Array(items), Json::Array(values)) => {
            let items = values
                .iter()
                .map(|value| declared(sampler, *items, value, depth + 1));
            Json::Array(items.collect())
        }
        (Kind::Object(object), Json::Object(entries)) => {
            let kept = entries.iter().filter_map(|(name, value)| {
                let field = object.fields.iter().find(|field| field.name == *name);
                match (field, object.rest()) {
                    (Some(field), _) => Some(declared(sampler, field.ty, value, depth + 1)),
                    (None, Rest::Nothing) => None,
                    (None, Rest::Any) => Some(value.clone()),
                    (None, Rest::Of(id)) => Some(declared(sampler, id, value, depth + 1)),
                }
                .map(|value| (name.clone(), value))
            });
            Json::Object(kept.collect())
        }
        _ => value.clone(),
    }
}
