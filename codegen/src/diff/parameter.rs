//! Parameters.

use super::change::{Change, Part};
use super::docs::{self, Spot};
use super::found::Desk;
use super::{Direction, Kind, location};
use crate::model::{Location, Operation, Parameter, Segment};

/// Whether two operations have the same path, whatever its parameters are called.
pub(super) fn same_path(old: &Operation, new: &Operation) -> bool {
    old.segments.len() == new.segments.len()
        && old
            .segments
            .iter()
            .zip(&new.segments)
            .all(|pair| match pair {
                (Segment::Text(one), Segment::Text(other)) => one == other,
                (Segment::Parameter(_), Segment::Parameter(_)) => true,
                _ => false,
            })
}

/// The changes of the parameters of a pair of operations.
pub(super) fn compare(old: &Operation, new: &Operation, desk: &mut Desk<'_>) {
    let pairs = matched(old, new);
    for (before, after) in &pairs {
        both(old, new, (*before, *after), desk);
    }
    for (index, parameter) in old.parameters.iter().enumerate() {
        if pairs.iter().all(|(before, _)| *before != index) {
            let kind = if parameter.required {
                Kind::RequiredParameterRemoved
            } else {
                Kind::OptionalParameterRemoved
            };
            let mut change = Change::new(kind).gone(said(parameter), parameter.place);
            change.gone = vec![parameter.ty];
            alone(parameter, change, Part::Parameter(Some(index), None), desk);
        }
    }
    for (index, parameter) in new.parameters.iter().enumerate() {
        if pairs.iter().all(|(_, after)| *after != index) {
            let kind = if parameter.required {
                Kind::RequiredParameterAdded
            } else {
                Kind::OptionalParameterAdded
            };
            let mut change = Change::new(kind).come(said(parameter), parameter.place);
            change.come = vec![parameter.ty];
            alone(parameter, change, Part::Parameter(None, Some(index)), desk);
        }
    }
    let mut order = pairs.clone();
    order.sort_unstable();
    if !order.is_sorted_by_key(|(_, after)| *after) {
        let change = Change::new(Kind::ParametersReordered).places(old.place, new.place);
        desk.take("", Direction::SENT, &Part::Whole, [change]);
    }
}

fn alone(parameter: &Parameter, change: Change, part: Part, desk: &mut Desk<'_>) {
    let name = location::parameter(parameter);
    desk.take(&name, Direction::SENT, &part, [change]);
}

fn said(parameter: &Parameter) -> &'static str {
    if parameter.required {
        "required"
    } else {
        "optional"
    }
}

/// Which parameter is which: those of the path by where they stand in it, the others by place
/// and name, and then by name alone.
fn matched(old: &Operation, new: &Operation) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    if same_path(old, new) {
        for pair in old.segments.iter().zip(&new.segments) {
            if let (Segment::Parameter(one), Segment::Parameter(other)) = pair
                && pairs
                    .iter()
                    .all(|known| known.0 != *one && known.1 != *other)
            {
                pairs.push((*one, *other));
            }
        }
    }
    let same_name = |one: &Parameter, other: &Parameter| match one.location {
        Location::Header => one.name.eq_ignore_ascii_case(&other.name),
        _ => one.name == other.name,
    };
    for with_place in [true, false] {
        for (index, parameter) in old.parameters.iter().enumerate() {
            if pairs.iter().any(|(one, _)| *one == index) {
                continue;
            }
            let other = new.parameters.iter().enumerate().position(|(at, other)| {
                same_name(parameter, other)
                    && (parameter.location == other.location || !with_place)
                    && pairs.iter().all(|(_, known)| *known != at)
            });
            pairs.extend(other.map(|other| (index, other)));
        }
    }
    pairs
}

/// Every field of the model is named here, so that a new one is compared or left out on
/// purpose.
fn both(old: &Operation, new: &Operation, (one, other): (usize, usize), desk: &mut Desk<'_>) {
    let (Some(before), Some(after)) = (old.parameters.get(one), new.parameters.get(other)) else {
        return;
    };
    let Parameter {
        name,
        preferred_name,
        location: at,
        required,
        client,
        ty,
        style,
        explode,
        allow_reserved,
        allow_empty,
        docs: words,
        examples,
        sample: _,
        place,
    } = before;
    let spot = Spot::new((*place, after.place));
    let mut changes = Vec::new();
    docs::compare(words, &after.docs, &spot, &mut changes);
    docs::examples(examples, &after.examples, &spot, &mut changes);
    docs::name(
        preferred_name.as_deref(),
        after.preferred_name.as_deref(),
        &spot,
        &mut changes,
    );
    if *at == Location::Path && after.location == Location::Path && *name != after.name {
        let change = spot.change(Kind::PathParameterRenamed, "");
        changes.push(change.values(name.clone(), after.name.clone()));
    }
    if *at != after.location {
        let change = spot.change(Kind::ParameterMoved, "");
        changes.push(change.values(location::place(*at), location::place(after.location)));
    }
    for (before, after, forth, back) in [
        (
            *required,
            after.required,
            Kind::ParameterRequired,
            Kind::ParameterOptional,
        ),
        (
            *allow_empty,
            after.allow_empty,
            Kind::EmptyAllowed,
            Kind::EmptyRefused,
        ),
        (
            *client,
            after.client,
            Kind::ParameterHolder,
            Kind::ParameterHolder,
        ),
    ] {
        changes.extend(spot.turned((before, after), (forth, back)));
    }
    let written = |style: crate::model::Style, explode: bool, reserved: bool| {
        let explode = if explode { ", exploded" } else { "" };
        let reserved = if reserved { ", reserved as it is" } else { "" };
        format!("{style:?}{explode}{reserved}")
    };
    // Where it is sent decides how it is written, unless the document says something else.
    if *at == after.location {
        let before = written(*style, *explode, *allow_reserved);
        let after = written(after.style, after.explode, after.allow_reserved);
        changes.extend(spot.text(Kind::ParameterStyle, "", Some(&before), Some(&after)));
    }
    let name = location::parameter(after);
    let part = Part::Parameter(Some(one), Some(other));
    desk.take(&name, Direction::SENT, &part, changes);
    desk.root(&name, Direction::SENT, (*ty, after.ty));
}
