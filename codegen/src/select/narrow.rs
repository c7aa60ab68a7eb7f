//! An API with only what is wanted, for judging.

use std::borrow::Cow;

use crate::model::{Api, TypeId};

/// The API without the operations that are not wanted, and without what the types say that
/// no other reaches: nobody wants to hear of mistakes in what he left out.
#[must_use]
pub fn narrowed(api: &Api) -> Cow<'_, Api> {
    let webhooks = api.webhooks.iter().map(|webhook| webhook.selected);
    let mut all = api
        .operations
        .iter()
        .map(|operation| operation.selected)
        .chain(webhooks);
    if all.all(|selected| selected) {
        return Cow::Borrowed(api);
    }
    let needed = api.needed();
    let mut narrowed = api.clone();
    narrowed.operations.retain(|operation| operation.selected);
    narrowed.webhooks.retain(|webhook| webhook.selected);
    for (id, ty) in (0..).map(TypeId).zip(&mut narrowed.types) {
        if !needed.contains(&id) {
            ty.rules.clear();
            ty.examples.clear();
            ty.default = None;
        }
    }
    Cow::Owned(narrowed)
}
