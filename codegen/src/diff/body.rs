//! Request bodies, and what bodies are made of.

use super::change::{Change, Part};
use super::docs::{self, Spot};
use super::found::Desk;
use super::json::canonical;
use super::{Direction, Kind};
use crate::map::Map;
use crate::model::{Body, Content, Encoding, Refused, TypeId};

/// The changes of the request body of a pair of operations.
pub(super) fn compare(old: Option<&Body>, new: Option<&Body>, desk: &mut Desk<'_>) {
    let change = match (old, new) {
        (None, None) => return,
        (Some(old), Some(new)) => return both(old, new, desk),
        (None, Some(body)) => {
            let kind = if body.required {
                Kind::RequiredBodyAdded
            } else {
                Kind::OptionalBodyAdded
            };
            let mut change = Change::new(kind).come(said(body), body.place);
            change.come = types(&body.contents);
            change
        }
        (Some(body), None) => {
            let kind = if body.required {
                Kind::RequiredBodyRemoved
            } else {
                Kind::OptionalBodyRemoved
            };
            let mut change = Change::new(kind).gone(said(body), body.place);
            change.gone = types(&body.contents);
            change
        }
    };
    desk.take("request body", Direction::SENT, &Part::Body, [change]);
}

fn said(body: &Body) -> &'static str {
    if body.required {
        "required"
    } else {
        "optional"
    }
}

/// The types of bodies.
pub(super) fn types(contents: &[Content]) -> Vec<TypeId> {
    contents.iter().filter_map(|content| content.ty).collect()
}

/// Every field of the model is named here, so that a new one is compared or left out on
/// purpose.
fn both(old: &Body, new: &Body, desk: &mut Desk<'_>) {
    let Body {
        required,
        docs: words,
        contents,
        place,
    } = old;
    let spot = Spot::new((*place, new.place));
    let mut changes = Vec::new();
    docs::compare(words, &new.docs, &spot, &mut changes);
    changes.extend(spot.turned(
        (*required, new.required),
        (Kind::BodyRequired, Kind::BodyOptional),
    ));
    desk.take("request body", Direction::SENT, &Part::Body, changes);
    self::contents(
        "request body",
        (contents, &new.contents),
        Direction::SENT,
        &Part::Body,
        desk,
    );
}

/// The changes of what bodies can be.
pub(super) fn contents(
    part: &str,
    (old, new): (&[Content], &[Content]),
    direction: Direction,
    of: &Part,
    desk: &mut Desk<'_>,
) {
    let (before, after) = (by_type(old), by_type(new));
    for (name, content) in &before {
        match after.get(name) {
            Some(other) => content_pair(&located(part, name), content, other, direction, of, desk),
            None => {
                let change = Change::new(Kind::MediaTypeRemoved);
                let mut change = change.gone(content.media_type.clone(), content.place);
                change.gone.extend(content.ty);
                // The client says what it takes, as it says what it sends.
                desk.take(&listed(part, name), Direction::SENT, of, [change]);
            }
        }
    }
    for (name, content) in &after {
        if !before.contains_key(name) {
            let change = Change::new(Kind::MediaTypeAdded);
            let mut change = change.come(content.media_type.clone(), content.place);
            change.come.extend(content.ty);
            desk.take(&listed(part, name), Direction::SENT, of, [change]);
        }
    }
}

fn by_type(contents: &[Content]) -> Map<String, &Content> {
    let named = contents.iter();
    named
        .map(|content| (content.media_type.to_ascii_lowercase(), content))
        .collect()
}

/// A body that is JSON needs no word for it.
fn located(part: &str, media_type: &str) -> String {
    if media_type == "application/json" {
        part.to_owned()
    } else {
        listed(part, media_type)
    }
}

fn listed(part: &str, media_type: &str) -> String {
    format!("{part} {media_type}")
}

/// Every field of the model is named here, so that a new one is compared or left out on
/// purpose.
fn content_pair(
    part: &str,
    old: &Content,
    new: &Content,
    direction: Direction,
    of: &Part,
    desk: &mut Desk<'_>,
) {
    let Content {
        media_type: _,
        format,
        ty,
        opaque: _,
        encodings,
        examples,
        sample: _,
        refused,
        place,
    } = old;
    let spot = Spot::new((*place, new.place));
    let mut changes = Vec::new();
    docs::examples(examples, &new.examples, &spot, &mut changes);
    if refusals(refused) != refusals(&new.refused) {
        changes.push(spot.change(Kind::ExamplesChanged, "refused"));
    }
    let (before, after) = (said_of(encodings), said_of(&new.encodings));
    if before != after || *format != new.format {
        changes.push(spot.change(Kind::EncodingChanged, ""));
    }
    match (ty, new.ty) {
        (Some(ty), Some(other)) => desk.root(part, direction, (*ty, other)),
        (None, Some(other)) => {
            let mut change = spot.change(Kind::ContentStated, "");
            change.come = vec![other];
            changes.push(change);
        }
        (Some(ty), None) => {
            let mut change = spot.change(Kind::ContentUnstated, "");
            change.gone = vec![*ty];
            changes.push(change);
        }
        (None, None) => {}
    }
    desk.take(part, direction, of, changes);
}

fn refusals(list: &[Refused]) -> Vec<String> {
    let one = |refused: &Refused| {
        let Refused {
            summary,
            value,
            violations,
            place: _,
        } = refused;
        format!("{summary} {} {violations:?}", canonical(value))
    };
    let mut all: Vec<String> = list.iter().map(one).collect();
    all.sort();
    all
}

fn said_of(encodings: &[Encoding]) -> Vec<String> {
    let one = |encoding: &Encoding| {
        let Encoding {
            property,
            content_type,
            style,
            explode,
            allow_reserved,
            headers,
        } = encoding;
        let mut headers = headers.clone();
        headers.sort();
        format!("{property:?} {content_type:?} {style:?} {explode} {allow_reserved} {headers:?}")
    };
    let mut all: Vec<String> = encodings.iter().map(one).collect();
    all.sort();
    all
}
