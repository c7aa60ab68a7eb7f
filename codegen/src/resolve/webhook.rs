//! What the server sends on its own: webhooks, and callbacks of operations.
//!
//! They come after all operations, and have no part in the names of these.

use super::follow::follow;
use super::types::Types;
use super::{body, words};
use crate::finding::Place;
use crate::model::{CallbackOf, Location, Origin, Webhook, WebhookParameter};
use crate::openapi::{self, Callback, Document, Parameter, ParameterPlace, Part, PathItem};

/// The callbacks of an operation, by its index.
pub(super) type Callbacks<'d> = (usize, Vec<(&'d str, Place, Part<'d, Callback<'d>>)>);

/// The webhooks of all documents, then all callbacks.
pub(super) fn webhooks<'d>(
    types: &mut Types<'d, '_>,
    apis: &[Document<'d>],
    callbacks: &[Callbacks<'d>],
) -> Vec<Webhook> {
    let mut found = Vec::new();
    for (name, _, part) in apis.iter().flat_map(|api| &api.webhooks) {
        each(types, name, *part, None, &mut found);
    }
    for (operation, callbacks) in callbacks {
        for (name, _, part) in callbacks {
            let Some(callback) = follow(types.links, *part) else {
                continue;
            };
            for (url, _, item) in &callback.value.items {
                let of = CallbackOf {
                    operation: *operation,
                    url: (*url).to_owned(),
                };
                each(types, name, *item, Some(of), &mut found);
            }
        }
    }
    found
}

/// One for each method.
fn each<'d>(
    types: &mut Types<'d, '_>,
    name: &str,
    part: Part<'d, PathItem<'d>>,
    callback: Option<CallbackOf>,
    found: &mut Vec<Webhook>,
) {
    let Some(item) = follow(types.links, part) else {
        return;
    };
    for declared in &item.value.operations {
        let origin = Origin::Webhook(found.len());
        let of_item = words::docs(item.value.words);
        found.push(Webhook {
            name: name.to_owned(),
            preferred_name: declared.preferred_name.map(str::to_owned),
            callback: callback.clone(),
            selected: true,
            method: declared.method.clone(),
            docs: words::over(words::docs(declared.words), of_item),
            tags: declared.tags.iter().map(|tag| (*tag).to_owned()).collect(),
            parameters: parameters(types, &item.value, declared),
            body: declared
                .body
                .and_then(|part| body::body_as(types, part, "payload", origin)),
            answers: answers(types, declared),
            place: declared.place,
        });
    }
}

fn parameters<'d>(
    types: &Types<'d, '_>,
    item: &PathItem<'d>,
    declared: &openapi::Operation<'d>,
) -> Vec<WebhookParameter> {
    let mut parameters: Vec<WebhookParameter> = Vec::new();
    for part in item.parameters.iter().chain(&declared.parameters) {
        let Some(found) = follow(types.links, *part) else {
            continue;
        };
        let Some(one) = parameter(&found.value) else {
            continue;
        };
        // One of the operation overrides one of the path.
        parameters.retain(|other| other.name != one.name || other.location != one.location);
        parameters.push(one);
    }
    parameters
}

fn parameter(declared: &Parameter<'_>) -> Option<WebhookParameter> {
    Some(WebhookParameter {
        name: declared.name.to_owned(),
        location: match declared.location? {
            ParameterPlace::Path => Location::Path,
            ParameterPlace::Query | ParameterPlace::QueryString => Location::Query,
            ParameterPlace::Header => Location::Header,
            ParameterPlace::Cookie => Location::Cookie,
        },
        required: declared.required,
        docs: words::docs(declared.words),
    })
}

fn answers<'d>(
    types: &Types<'d, '_>,
    declared: &openapi::Operation<'d>,
) -> Vec<(crate::model::Status, crate::model::Docs)> {
    let responses = declared.responses.iter();
    responses
        .filter_map(|(status, _, part)| {
            let docs = words::docs(follow(types.links, *part)?.value.words);
            Some((body::status(*status), docs))
        })
        .collect()
}
