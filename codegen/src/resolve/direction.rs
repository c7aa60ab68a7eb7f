//! Properties that only one side sends.
//!
//! `required` speaks of an object on its way to those who read it. A property that is only in
//! responses need not be in a request, and one that is only in requests need not be in a
//! response. A type that goes both ways can demand neither of every value; of those that are
//! sent it demands what only requests have.

use crate::model::{Api, Check, Field, Kind, Object, TypeId, TypeSet};

/// Makes optional what a required property says of the other way.
pub(super) fn relax(api: &mut Api) {
    let (sent, received) = (sent(api), received(api));
    let sent = with_twins(api, &api.set_reached_from(sent));
    let received = with_twins(api, &api.set_reached_from(received));
    for (id, ty) in (0..).map(TypeId).zip(&mut api.types) {
        let relax = |field: &mut Field| {
            let (is_sent, is_received) = (sent.contains(id), received.contains(id));
            field.required &= !(field.read_only && is_sent);
            if field.write_only && is_received {
                field.required_when_sent = field.required && is_sent;
                field.required = false;
            }
        };
        let relax_all = |object: &mut Object| object.fields.iter_mut().for_each(relax);
        if let Kind::Object(object) = &mut ty.kind {
            relax_all(object);
        }
        for rule in &mut ty.rules {
            if let Check::Properties(object) = &mut rule.check {
                relax_all(object);
            }
        }
    }
}

/// What callers send.
fn sent(api: &Api) -> Vec<TypeId> {
    let operations = api.operations.iter();
    let roots = operations.flat_map(|operation| {
        let bodies = operation.body.iter().flat_map(|body| &body.contents);
        let parameters = operation.parameters.iter().map(|parameter| parameter.ty);
        bodies.filter_map(|content| content.ty).chain(parameters)
    });
    roots.collect()
}

/// What callers receive: answers, and what the server sends on its own.
fn received(api: &Api) -> Vec<TypeId> {
    let responses = api
        .operations
        .iter()
        .flat_map(|operation| &operation.responses)
        .flat_map(|response| &response.contents);
    let webhooks = api
        .webhooks
        .iter()
        .filter_map(|webhook| webhook.body.as_ref());
    let pushed = webhooks.flat_map(|body| &body.contents);
    responses
        .chain(pushed)
        .filter_map(|content| content.ty)
        .collect()
}

/// The types, with those that repeat one of them or are repeated by one: they are one type in
/// Rust.
fn with_twins(api: &Api, types: &TypeSet) -> TypeSet {
    let first = |mut id: TypeId| {
        let mut steps = api.types.len();
        while let (Some(base), true) = (api.get(id).refines, steps > 0) {
            id = base;
            steps -= 1;
        }
        id
    };
    let firsts: TypeSet = types.iter().map(first).collect();
    let all = (0..).map(TypeId).take(api.types.len());
    all.filter(|id| firsts.contains(first(*id))).collect()
}
