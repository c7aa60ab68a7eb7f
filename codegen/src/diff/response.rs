//! Answers.

use super::change::{Change, Part};
use super::docs::{self, Spot};
use super::found::Desk;
use super::json::canonical;
use super::{Direction, Kind, body, location};
use crate::map::Map;
use crate::model::{Header, Link, LinkParameter, LinkValue, Response, Status, TypeId};

/// The changes of the answers of a pair of operations.
pub(super) fn compare(old: &[Response], new: &[Response], desk: &mut Desk<'_>) {
    let (before, after) = (by_status(old), by_status(new));
    for (status, response) in &before {
        match after.get(status) {
            Some(other) => both(response, other, desk),
            None => {
                let kind = if status.is_success() {
                    Kind::SuccessRemoved
                } else {
                    Kind::RefusalRemoved
                };
                let mut change = Change::new(kind).gone("declared", response.place);
                change.gone = types(response);
                desk.take(&part(*status), Direction::RECEIVED, &Part::Answer, [change]);
            }
        }
    }
    for (status, response) in &after {
        if !before.contains_key(status) {
            let kind = if status.is_success() {
                Kind::SuccessAdded
            } else {
                Kind::RefusalAdded
            };
            let mut change = Change::new(kind).come("declared", response.place);
            change.come = types(response);
            desk.take(&part(*status), Direction::RECEIVED, &Part::Answer, [change]);
        }
    }
}

fn by_status(responses: &[Response]) -> Map<Status, &Response> {
    responses.iter().map(|one| (one.status, one)).collect()
}

fn part(status: Status) -> String {
    format!("response {}", location::status(status))
}

fn types(response: &Response) -> Vec<TypeId> {
    let mut types = body::types(&response.contents);
    types.extend(response.headers.iter().map(|header| header.ty));
    types
}

/// Every field of the model is named here, so that a new one is compared or left out on
/// purpose.
fn both(old: &Response, new: &Response, desk: &mut Desk<'_>) {
    let Response {
        status,
        docs: words,
        contents,
        headers,
        links,
        place,
    } = old;
    let part = part(*status);
    let mut changes = Vec::new();
    let spot = Spot::new((*place, new.place));
    docs::compare(words, &new.docs, &spot, &mut changes);
    self::links(links, &new.links, &mut changes);
    desk.take(&part, Direction::RECEIVED, &Part::Answer, changes);
    body::contents(
        &part,
        (contents, &new.contents),
        Direction::RECEIVED,
        &Part::Answer,
        desk,
    );
    self::headers(&part, headers, &new.headers, desk);
}

fn headers(part: &str, old: &[Header], new: &[Header], desk: &mut Desk<'_>) {
    let by_name = |list: &[Header]| -> Map<String, Header> {
        let named = list.iter();
        named
            .map(|one| (one.name.to_ascii_lowercase(), one.clone()))
            .collect()
    };
    let (before, after) = (by_name(old), by_name(new));
    for (name, header) in &before {
        let part = format!("{part} header {name}");
        match after.get(name) {
            Some(other) => header_pair(&part, header, other, desk),
            None => {
                let change = Change::new(Kind::HeaderRemoved);
                let mut change = change.gone(header.name.clone(), header.place);
                change.gone = vec![header.ty];
                desk.take(&part, Direction::RECEIVED, &Part::Answer, [change]);
            }
        }
    }
    for (name, header) in &after {
        if !before.contains_key(name) {
            let change = Change::new(Kind::HeaderAdded);
            let mut change = change.come(header.name.clone(), header.place);
            change.come = vec![header.ty];
            let part = format!("{part} header {name}");
            desk.take(&part, Direction::RECEIVED, &Part::Answer, [change]);
        }
    }
}

/// Every field of the model is named here.
fn header_pair(part: &str, old: &Header, new: &Header, desk: &mut Desk<'_>) {
    let Header {
        name: _,
        required,
        ty,
        docs: words,
        place,
    } = old;
    let spot = Spot::new((*place, new.place));
    let mut changes = Vec::new();
    docs::compare(words, &new.docs, &spot, &mut changes);
    changes.extend(spot.turned(
        (*required, new.required),
        (Kind::HeaderRequired, Kind::HeaderOptional),
    ));
    desk.take(part, Direction::RECEIVED, &Part::Answer, changes);
    desk.root(part, Direction::RECEIVED, (*ty, new.ty));
}

fn links(old: &[Link], new: &[Link], changes: &mut Vec<Change>) {
    let by_name = |list: &[Link]| -> Map<String, Link> {
        let named = list.iter();
        named.map(|one| (one.name.clone(), one.clone())).collect()
    };
    let (before, after) = (by_name(old), by_name(new));
    for (name, link) in &before {
        let about = format!("link {name}");
        match after.get(name) {
            Some(other) => {
                let spot = Spot::new((link.place, other.place)).about(&about);
                docs::compare(&link.docs, &other.docs, &spot, changes);
                if said(link) != said(other) {
                    let change = spot.change(Kind::LinkChanged, "");
                    changes.push(change.values(&link.operation, &other.operation));
                }
            }
            None => {
                let change = Change::new(Kind::LinkRemoved).about(about);
                changes.push(change.gone(&link.operation, link.place));
            }
        }
    }
    for (name, link) in after {
        if !before.contains_key(&name) {
            let change = Change::new(Kind::LinkAdded).about(format!("link {name}"));
            changes.push(change.come(link.operation, link.place));
        }
    }
}

/// What a link says. Every field of the model is named here.
fn said(link: &Link) -> String {
    let Link {
        name: _,
        operation,
        parameters,
        body,
        server,
        docs: _,
        place: _,
    } = link;
    let value = |value: &LinkValue| match value {
        LinkValue::Expression(text) => format!("{text:?}"),
        LinkValue::Constant(json) => canonical(json),
    };
    let one = |parameter: &LinkParameter| {
        let LinkParameter {
            name,
            location,
            value: given,
        } = parameter;
        format!("{name:?} {location:?} {}", value(given))
    };
    let mut parameters: Vec<String> = parameters.iter().map(one).collect();
    parameters.sort();
    let body = body.as_ref().map(value);
    format!("{operation:?} {parameters:?} {body:?} {server:?}")
}
