//! What the server sends on its own: seen from the client, its values are received.

use super::change::{Change, Part};
use super::docs::{self, Spot};
use super::found::{Desk, Finds, Owner};
use super::matching::Match;
use super::{Direction, Kind, body, location};
use crate::finding::Place;
use crate::map::Map;
use crate::model::{Api, Body, CallbackOf, Webhook, WebhookParameter};

/// The changes of a pair of webhooks.
pub(super) fn compare(old: &Api, new: &Api, (before, after): Match, finds: &mut Finds) {
    let one = before.and_then(|index| old.webhooks.get(index));
    let other = after.and_then(|index| new.webhooks.get(index));
    let Some((api, named)) = other
        .map(|other| (new, other))
        .or(one.map(|one| (old, one)))
    else {
        return;
    };
    let mut desk = Desk {
        finds,
        owner: Owner::Webhook(before, after),
        subject: subject(api, named),
    };
    let types = |webhook: &Webhook| {
        let body = webhook.body.as_ref();
        body.map_or_else(Vec::new, |body| body::types(&body.contents))
    };
    let change = match (one, other) {
        (Some(one), Some(other)) => return both(one, other, &mut desk),
        (Some(one), None) => {
            let mut change = Change::new(Kind::WebhookRemoved).gone(&one.name, one.place);
            change.gone = types(one);
            change
        }
        (None, Some(other)) => {
            let mut change = Change::new(Kind::WebhookAdded).come(&other.name, other.place);
            change.come = types(other);
            change
        }
        (None, None) => return,
    };
    desk.take("", Direction::RECEIVED, &Part::Whole, [change]);
}

fn subject(api: &Api, webhook: &Webhook) -> String {
    let operation = webhook.callback.as_ref();
    let operation = operation.and_then(|of| api.operations.get(of.operation));
    match operation {
        Some(operation) => format!(
            "callback {} {} of {} {}",
            webhook.method, webhook.name, operation.method, operation.path
        ),
        None => format!("webhook {} {}", webhook.method, webhook.name),
    }
}

/// Every field of the model is named here, so that a new one is compared or left out on
/// purpose.
fn both(old: &Webhook, new: &Webhook, desk: &mut Desk<'_>) {
    let Webhook {
        name: _,
        preferred_name,
        callback,
        selected: _,
        method: _,
        docs: words,
        tags,
        parameters,
        body,
        answers,
        place,
    } = old;
    let spot = Spot::new((*place, new.place));
    let mut changes = Vec::new();
    docs::compare(words, &new.docs, &spot, &mut changes);
    docs::name(
        preferred_name.as_deref(),
        new.preferred_name.as_deref(),
        &spot,
        &mut changes,
    );
    let url = |callback: &Option<CallbackOf>| {
        callback.as_ref().map(|callback| {
            let CallbackOf { operation: _, url } = callback;
            url.clone()
        })
    };
    changes.extend(spot.text(
        Kind::CallbackUrl,
        "",
        url(callback).as_deref(),
        url(&new.callback).as_deref(),
    ));
    let sorted = |tags: &[String]| {
        let mut tags = tags.to_vec();
        tags.sort();
        tags.join(", ")
    };
    let (before, after) = (sorted(tags), sorted(&new.tags));
    changes.extend(spot.text(Kind::TagsChanged, "", Some(&before), Some(&after)));
    self::answers(answers, &new.answers, &spot, &mut changes);
    desk.take("", Direction::RECEIVED, &Part::Whole, changes);
    self::parameters(parameters, &new.parameters, (*place, new.place), desk);
    bodies(body.as_ref(), new.body.as_ref(), desk);
}

fn answers(
    old: &[(crate::model::Status, crate::model::Docs)],
    new: &[(crate::model::Status, crate::model::Docs)],
    spot: &Spot,
    changes: &mut Vec<Change>,
) {
    let statuses = |list: &[(crate::model::Status, crate::model::Docs)]| {
        let mut all: Vec<_> = list.iter().map(|(status, _)| *status).collect();
        all.sort_unstable();
        let all: Vec<String> = all.into_iter().map(location::status).collect();
        all.join(", ")
    };
    let (before, after) = (statuses(old), statuses(new));
    changes.extend(spot.text(Kind::WebhookAnswers, "", Some(&before), Some(&after)));
    for (status, words) in old {
        if let Some((_, other)) = new.iter().find(|(one, _)| one == status) {
            let about = format!("answer {}", location::status(*status));
            docs::compare(words, other, &spot.clone().about(about), changes);
        }
    }
}

fn parameters(
    old: &[WebhookParameter],
    new: &[WebhookParameter],
    places: (Place, Place),
    desk: &mut Desk<'_>,
) {
    let by_name = |list: &[WebhookParameter]| -> Map<String, WebhookParameter> {
        let named = list.iter().map(|one| {
            let name = format!("{} parameter {}", location::place(one.location), one.name);
            (name, one.clone())
        });
        named.collect()
    };
    let (before, after) = (by_name(old), by_name(new));
    for (name, parameter) in &before {
        let changes = match after.get(name) {
            Some(other) => parameter_pair(parameter, other, places),
            None => vec![Change::new(Kind::WebhookParameterRemoved).gone("sent", places.0)],
        };
        desk.take(name, Direction::RECEIVED, &Part::Whole, changes);
    }
    for name in after.keys().filter(|name| !before.contains_key(*name)) {
        let change = Change::new(Kind::WebhookParameterAdded).come("sent", places.1);
        desk.take(name, Direction::RECEIVED, &Part::Whole, [change]);
    }
}

/// Every field of the model is named here.
fn parameter_pair(
    old: &WebhookParameter,
    new: &WebhookParameter,
    places: (Place, Place),
) -> Vec<Change> {
    let WebhookParameter {
        name: _,
        location: _,
        required,
        docs: words,
    } = old;
    let spot = Spot::new(places);
    let mut changes = Vec::new();
    docs::compare(words, &new.docs, &spot, &mut changes);
    changes.extend(spot.turned(
        (*required, new.required),
        (
            Kind::WebhookParameterRequired,
            Kind::WebhookParameterOptional,
        ),
    ));
    changes
}

fn bodies(old: Option<&Body>, new: Option<&Body>, desk: &mut Desk<'_>) {
    let none: &[crate::model::Content] = &[];
    let contents = |body: Option<&Body>| body.map(|body| body.contents.clone());
    let (before, after) = (contents(old), contents(new));
    if let (Some(before), Some(after)) = (old, new) {
        let spot = Spot::new((before.place, after.place));
        let mut changes = Vec::new();
        docs::compare(&before.docs, &after.docs, &spot, &mut changes);
        changes.extend(spot.turned(
            (before.required, after.required),
            (Kind::BodyRequired, Kind::BodyOptional),
        ));
        desk.take("body", Direction::RECEIVED, &Part::Body, changes);
    }
    body::contents(
        "body",
        (
            before.as_deref().unwrap_or(none),
            after.as_deref().unwrap_or(none),
        ),
        Direction::RECEIVED,
        &Part::Body,
        desk,
    );
}
