//! Operations.

use super::follow::follow;
use super::security::Schemes;
use super::types::Types;
use super::webhook::Callbacks;
use super::{body, link, operation_id, parameter, path, server, token, words};
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place, Severity};
use crate::map::{Map, Set};
use crate::model::Operation;
use crate::openapi::{self, Document, PathItem};

/// The operations of all documents, and their callbacks.
pub(super) fn operations<'d>(
    types: &mut Types<'d, '_>,
    apis: &[Document<'d>],
    schemes: &Schemes,
) -> (Vec<Operation>, Vec<Callbacks<'d>>, Vec<Waiters<'d>>) {
    let mut found = Vec::new();
    let mut callbacks = Vec::new();
    let mut waiters = Vec::new();
    let mut responses: Vec<link::Responses<'_>> = Vec::new();
    for api in apis {
        for (path, place, part) in &api.paths {
            if let Some(item) = follow(types.links, *part) {
                let slash = if path.starts_with('/') { "" } else { "/" };
                let path = format!("{slash}{path}");
                let spot = Spot {
                    api,
                    path: &path,
                    place: *place,
                };
                let declared = item.value.operations.iter();
                callbacks.extend((found.len()..).zip(declared.map(|one| one.callbacks.clone())));
                let declared = item.value.operations.iter();
                waiters.extend((found.len()..).zip(declared.map(|one| one.waiter.clone())));
                let declared = item.value.operations.iter();
                responses.extend((found.len()..).zip(declared.map(|one| one.responses.clone())));
                operations_of(types, spot, &item.value, schemes, &mut found);
            }
        }
    }
    same_operations(types, &found);
    ids(types, &mut found);
    let mut operations: Vec<Operation> =
        found.into_iter().map(|(operation, _)| operation).collect();
    link::links(types, &responses, &mut operations);
    (operations, callbacks, waiters)
}

/// The waiter of an operation, by its index.
pub(super) type Waiters<'d> = (usize, Option<openapi::Waiter<'d>>);

/// Where an operation stands.
#[derive(Clone, Copy)]
struct Spot<'a, 'd> {
    api: &'a Document<'d>,
    path: &'a str,
    place: Place,
}

/// An operation, and the id that it has in the document.
type Found<'d> = (Operation, Option<(&'d str, Place)>);

fn operations_of<'d>(
    types: &mut Types<'d, '_>,
    spot: Spot<'_, 'd>,
    item: &PathItem<'d>,
    schemes: &Schemes,
    found: &mut Vec<Found<'d>>,
) {
    for declared in &item.operations {
        let index = found.len();
        let mut parameters = parameter::parameters(
            types,
            index,
            &item.parameters,
            &declared.parameters,
            spot.path,
        );
        parameter::undeclared(types, index, &mut parameters, spot.path, spot.place);
        let segments = path::segments(spot.path, spot.place, &parameters, types.findings);
        let mut responses = Vec::new();
        for (status, place, part) in &declared.responses {
            responses.extend(body::response(types, index, *status, *place, *part));
        }
        let security = declared.security.as_ref().or(spot.api.security.as_ref());
        let servers = server::of_operation(
            &format!("{} {}", declared.method, spot.path),
            declared.servers.as_ref().or(item.servers.as_ref()),
            spot.api,
            types.findings,
        );
        let operation = Operation {
            id: declared
                .id
                .map_or_else(String::new, |(id, _)| id.to_owned()),
            preferred_name: declared.preferred_name.map(str::to_owned),
            selected: true,
            method: declared.method.clone(),
            path: spot.path.to_owned(),
            segments,
            docs: words::over(words::docs(declared.words), words::docs(item.words)),
            tags: declared.tags.iter().map(|tag| (*tag).to_owned()).collect(),
            parameters,
            body: declared
                .body
                .and_then(|part| body::body(types, index, part)),
            responses,
            security: security.and_then(|list| schemes.uses(list, types.findings)),
            idempotent: declared.idempotent,
            servers,
            token: token::token(declared.token, types.findings),
            waiter: None,
            place: declared.place,
        };
        found.push((operation, declared.id));
    }
}

/// Two operations of one method and path cannot be told apart. Where only the names of path
/// variables differ, servers may know better.
fn same_operations(types: &mut Types<'_, '_>, found: &[Found<'_>]) {
    let mut seen: Map<(&str, String), &Operation> = Map::new();
    for (operation, _) in found {
        let key = (&*operation.method, path::anonymous(&operation.path));
        let Some(other) = seen.get(&key) else {
            seen.insert(key, operation);
            continue;
        };
        let message = format!("`{} {}` stands twice", operation.method, operation.path);
        let mut finding = Finding::new(&code::SAME_OPERATION, operation.place, message);
        if operation.path != other.path {
            finding.severity = Severity::Warning;
            finding.message = format!(
                "`{} {}` differs from `{}` only in the names of variables",
                operation.method, operation.path, other.path
            );
        }
        types
            .findings
            .report(finding.related(other.place, "the other one"));
    }
}

/// Judges the ids, and makes those that are missing.
fn ids(types: &mut Types<'_, '_>, found: &mut [Found<'_>]) {
    let owners = owners(found);
    let mut missing = Map::new();
    for (index, (operation, id)) in found.iter().enumerate() {
        let spot = (operation.path.clone(), operation.method.clone());
        let told = match *id {
            Some((id, place)) => {
                let owner = owners.get(id).copied().unwrap_or(index);
                if owner == index {
                    continue;
                }
                Some((id, place, found.get(owner).map(|(owner, _)| owner.place)))
            }
            None => None,
        };
        missing.insert((spot, index), told);
    }
    let mut taken: Set<String> = owners.into_keys().map(str::to_owned).collect();
    // By path and method, so that the order of the document does not matter.
    for (((path, method), index), told) in missing {
        let Some((operation, _)) = found.get_mut(index) else {
            continue;
        };
        let made = operation_id::made(&method, &path);
        operation.id = operation_id::free(made, &format!("{method} {path}"), &taken);
        taken.insert(operation.id.clone());
        let called = format!("`{method} {path}` is called `{}`", operation.id);
        types.findings.report(match told {
            Some((id, place, other)) => {
                let message = format!("the operation id `{id}` stands twice: {called}");
                let finding = Finding::new(&code::SAME_OPERATION_ID, place, message)
                    .help("give one of them another `operationId`");
                match other {
                    Some(other) => finding.related(other, "it stands here as well"),
                    None => finding,
                }
            }
            None => Finding::new(&code::NO_OPERATION_ID, operation.place, called)
                .help("write an `operationId` to call it something else"),
        });
    }
}

/// The operation that has an id: of several, the one whose path and method come first in the
/// alphabet.
fn owners<'d>(found: &[Found<'d>]) -> Map<&'d str, usize> {
    let mut owners = Map::new();
    for (index, (operation, id)) in found.iter().enumerate() {
        let Some((id, _)) = *id else { continue };
        let spot = |index: usize| found.get(index).map(|(one, _)| (&one.path, &one.method));
        let owner = owners.entry(id).or_insert(index);
        if Some((&operation.path, &operation.method)) < spot(*owner) {
            *owner = index;
        }
    }
    owners
}
