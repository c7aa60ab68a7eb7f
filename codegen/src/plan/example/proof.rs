//! What the document's examples prove.

use super::super::naming::{Naming, operation_name};
use super::super::{Ident, Status, Ty};
use super::Proof;
use super::json::json_text;
use crate::finding::code::plan as codes;
use crate::finding::{Finding, Findings};
use crate::model::{Example, Operation, TypeId};

/// All that the examples of an operation prove.
///
/// Rules are only judged where the value has a type of its own, because only such a type
/// carries its schema.
pub(in crate::plan) fn proofs(
    naming: &Naming<'_>,
    operation: &Operation,
    findings: &mut Findings,
) -> Vec<Proof> {
    let mut proofs = Vec::new();
    let words = operation_name(operation);
    for content in operation.body.iter().flat_map(|body| &body.contents) {
        let Some(id) = content.ty else { continue };
        for example in &content.examples {
            proofs.push(round_trip(
                naming,
                id,
                example,
                &format!("{words} request {}", example.name),
                true,
            ));
        }
        for refused in &content.refused {
            let ty = naming.ty(id);
            if !matches!(ty, Ty::Named(_)) {
                findings.report(Finding::new(
                    &codes::REFUSED_NOT_PROVED,
                    refused.place,
                    "this body becomes no test, because it is not an object with declared properties",
                ));
                continue;
            }
            proofs.push(Proof::Refused {
                name: Ident::snake(&format!("{words} refuses {}", refused.summary)),
                summary: refused.summary.clone(),
                ty,
                json: json_text(&refused.value),
                violations: refused
                    .violations
                    .iter()
                    .map(|one| (one.pointer.clone(), one.rule.clone()))
                    .collect(),
            });
        }
    }
    for response in &operation.responses {
        let label = Status::of(response.status).label();
        if let Some(content) = response.read()
            && let Some(id) = content.ty
        {
            for example in &content.examples {
                proofs.push(round_trip(
                    naming,
                    id,
                    example,
                    &format!("{words} {label} {}", example.name),
                    false,
                ));
            }
        }
    }
    proofs
}

/// What an example of something that is only read proves.
pub(in crate::plan) fn read(
    naming: &Naming<'_>,
    id: TypeId,
    example: &Example,
    words: &str,
) -> Proof {
    round_trip(naming, id, example, words, false)
}

fn round_trip(
    naming: &Naming<'_>,
    id: TypeId,
    example: &Example,
    words: &str,
    request: bool,
) -> Proof {
    let ty = naming.ty(id);
    let request = request && matches!(ty, Ty::Named(_));
    Proof::RoundTrip {
        name: Ident::snake(words),
        ty,
        json: json_text(&example.value),
        request,
    }
}
