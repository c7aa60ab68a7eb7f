//! Operations.

use super::change::{Change, Part};
use super::docs::{self, Spot};
use super::found::{Desk, Finds, Owner};
use super::matching::Match;
use super::{Direction, Kind, body, parameter, response, security, server};
use crate::model::{Api, Operation, Token, Waiter};

/// What an operation is called in facts.
pub(super) fn subject(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

/// The changes of a pair of operations.
pub(super) fn compare(old: &Api, new: &Api, (before, after): Match, finds: &mut Finds) {
    let one = before.and_then(|index| old.operations.get(index));
    let other = after.and_then(|index| new.operations.get(index));
    let Some(named) = other.or(one) else {
        return;
    };
    let mut desk = Desk {
        finds,
        owner: Owner::Operation(before, after),
        subject: subject(named),
    };
    match (one, other) {
        (Some(one), Some(other)) => both(old, new, one, other, &mut desk),
        (Some(one), None) => {
            let change = Change::new(Kind::OperationRemoved).gone(one.id.clone(), one.place);
            alone(one, change, true, &mut desk);
        }
        (None, Some(other)) => {
            let change = Change::new(Kind::OperationAdded).come(other.id.clone(), other.place);
            alone(other, change, false, &mut desk);
        }
        (None, None) => {}
    }
}

fn alone(operation: &Operation, mut change: Change, gone: bool, desk: &mut Desk<'_>) {
    let types = types(operation);
    if gone {
        change.gone = types;
    } else {
        change.come = types;
    }
    desk.take("", Direction::SENT, &Part::Whole, [change]);
}

/// The types that an operation is made of.
fn types(operation: &Operation) -> Vec<crate::model::TypeId> {
    let parameters = operation.parameters.iter().map(|one| one.ty);
    let bodies = operation.body.iter().flat_map(|body| &body.contents);
    let answers = operation.responses.iter().flat_map(|one| &one.contents);
    let contents = bodies.chain(answers).filter_map(|content| content.ty);
    let headers = operation.responses.iter().flat_map(|one| &one.headers);
    let headers = headers.map(|header| header.ty);
    parameters.chain(contents).chain(headers).collect()
}

/// Every field of the model is named here, so that a new one is compared or left out on
/// purpose.
fn both(old: &Api, new: &Api, one: &Operation, other: &Operation, desk: &mut Desk<'_>) {
    let Operation {
        id,
        preferred_name,
        selected: _,
        method,
        path,
        segments: _,
        docs: words,
        tags,
        parameters: _,
        body,
        responses,
        security,
        idempotent: _,
        servers,
        token,
        waiter,
        place,
    } = one;
    let spot = Spot::new((*place, other.place));
    let mut changes = Vec::new();
    docs::compare(words, &other.docs, &spot, &mut changes);
    docs::name(
        preferred_name.as_deref(),
        other.preferred_name.as_deref(),
        &spot,
        &mut changes,
    );
    let text = |kind, before: &str, after: &str| spot.text(kind, "", Some(before), Some(after));
    changes.extend(text(Kind::MethodChanged, method, &other.method));
    if !parameter::same_path(one, other) {
        changes.extend(text(Kind::PathChanged, path, &other.path));
    }
    changes.extend(text(Kind::OperationIdChanged, id, &other.id));
    let again = |operation: &Operation| operation.is_idempotent().to_string();
    changes.extend(text(Kind::IdempotencyChanged, &again(one), &again(other)));
    let sorted = |tags: &[String]| {
        let mut tags = tags.to_vec();
        tags.sort();
        tags.join(", ")
    };
    let mut tagged = text(Kind::TagsChanged, &sorted(tags), &sorted(&other.tags));
    if let Some(change) = &mut tagged {
        // Under features of tags they go where the operation goes.
        (change.gone, change.come) = (types(one), types(other));
    }
    changes.extend(tagged);
    let said = |token: &Token| {
        let ends = token.expires.as_ref().map_or("", |part| &*part.text);
        format!("{} {ends}", token.value.text).trim_end().to_owned()
    };
    let (before, after) = (token.as_ref().map(said), other.token.as_ref().map(said));
    changes.extend(spot.text(Kind::TokenChanged, "", before.as_deref(), after.as_deref()));
    changes.extend(text(
        Kind::WaiterChanged,
        &followed(waiter.as_ref()),
        &followed(other.waiter.as_ref()),
    ));
    desk.take("", Direction::SENT, &Part::Whole, changes);
    parameter::compare(one, other, desk);
    body::compare(body.as_ref(), other.body.as_ref(), desk);
    response::compare(responses, &other.responses, desk);
    security::of_operation(
        (old, security.as_deref()),
        (new, other.security.as_deref()),
        &spot,
        desk,
    );
    server::compare(servers, &other.servers, desk);
}

/// How an operation is followed, in words.
fn followed(waiter: Option<&Waiter>) -> String {
    waiter.map_or_else(|| "not followed".to_owned(), Waiter::to_string)
}
