//! The values that a document itself gives.

use super::{Sampler, is_leaf};
use crate::model::{Check, Json, Type};

/// What the document says is a value of a type: constants, listed values, examples, the
/// default.
pub(super) fn own(sampler: &Sampler<'_>, ty: &Type) -> Vec<Json> {
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
        own.extend(ty.examples.iter().map(|example| example.value.clone()));
        own.extend(ty.default.clone());
    }
    own
}
