//! What several operations answer alike.
//!
//! Most operations of an API are refused in the same way. Their enums are one type, so that it
//! is compiled once, and code that knows what to do with the refusal of one operation can do it
//! with the others; each operation has its own name for it. The type is called after its
//! statuses, because it is none of theirs alone.

use super::super::distinct::Distinct;
use super::super::naming::type_ident;
use super::super::{Ident, Status, Ty};
use super::{Failure, Operation, Outcome, StatusVariant, Success};
use crate::map::Map;

/// What makes two enums the same: whether of success, the headers, the variants.
type Key = (bool, Option<Ident>, Vec<(Status, Ident, Vec<String>, Ty)>);

/// Finds the enums that several operations have, and lets those say so.
pub(super) fn share(operations: &mut [Operation], names: &mut Distinct) -> Vec<Outcome> {
    let mut known: Map<Key, usize> = Map::new();
    for (key, _) in operations.iter().flat_map(outcomes) {
        *known.entry(key).or_default() += 1;
    }
    let mut written: Map<Key, Ident> = Map::new();
    let mut shared = Vec::new();
    for operation in operations {
        let of_operation: Vec<(Key, Vec<StatusVariant>)> = outcomes(operation)
            .filter(|(key, _)| known.get(key).is_some_and(|count| *count > 1))
            .map(|(key, variants)| (key, variants.to_vec()))
            .collect();
        for (key, variants) in of_operation {
            let (is_success, headers, _) = key.clone();
            let ident = written.entry(key).or_insert_with(|| {
                let ident = names.free(type_ident(&words(is_success, &variants)));
                shared.push(Outcome {
                    ident: ident.clone(),
                    is_success,
                    variants,
                    headers,
                    features: Vec::new(),
                });
                ident
            });
            if let Some(same_as) = same_as(operation, is_success) {
                *same_as = Some(ident.clone());
            }
        }
    }
    shared
}

/// The enums of an operation.
fn outcomes(operation: &Operation) -> impl Iterator<Item = (Key, &[StatusVariant])> {
    let success = match &operation.success {
        Success::Several { variants, .. } => Some((true, None, variants)),
        Success::One(_) => None,
    };
    let failure = match &operation.failure {
        Failure::Several { variants, .. } => {
            Some((false, operation.refusal_headers.clone(), variants))
        }
        Failure::Undeclared => None,
    };
    let both = success.into_iter().chain(failure);
    both.map(|(is_success, headers, variants)| {
        let parts = variants.iter().map(|one| {
            let words = one.docs.lines.clone();
            (one.status, one.ident.clone(), words, one.ty.clone())
        });
        ((is_success, headers, parts.collect()), &**variants)
    })
}

fn same_as(operation: &mut Operation, is_success: bool) -> Option<&mut Option<Ident>> {
    match (is_success, &mut operation.success, &mut operation.failure) {
        (true, Success::Several { same_as, .. }, _)
        | (false, _, Failure::Several { same_as, .. }) => Some(same_as),
        (true, Success::One(_), _) | (false, _, Failure::Undeclared) => None,
    }
}

/// The most statuses that a name lists.
const MOST_STATUSES: usize = 3;

fn words(is_success: bool, variants: &[StatusVariant]) -> String {
    let what = if is_success { "success" } else { "error" };
    let labels: Vec<String> = variants
        .iter()
        .map(|one| match one.status {
            Status::Exactly(code) => code.to_string(),
            Status::Range(hundred) => format!("{hundred} xx"),
            Status::Default => "other".to_owned(),
        })
        .collect();
    let statuses = match labels.as_slice() {
        [first, .., last] if labels.len() > MOST_STATUSES => format!("{first} to {last}"),
        all => all.join(" or "),
    };
    format!("status {statuses} {what}")
}
