//! Objects, property by property.

use super::change::{Change, Part};
use super::docs::{self, Spot};
use super::location::{ITEMS, VALUES, step};
use super::types::Compared;
use super::{Direction, Kind};
use crate::map::Map;
use crate::model::{Additional, Api, Field, Object, PatternProperties, Rest, Tuple};

/// The changes of an object. Every field of the model is named here.
pub(super) fn compare(
    apis: (&Api, &Api),
    (old, new): (&Object, &Object),
    spot: &Spot,
    compared: &mut Compared,
) {
    let Object {
        fields,
        required: _,
        patterns,
        additional,
    } = old;
    let before = by_name(fields);
    let after = by_name(&new.fields);
    if taken(old, &after) != taken(new, &before) {
        let change = spot.change(Kind::RequiredReordered, "");
        compared.changes.push(change.part(Part::Arguments));
    }
    for (name, field) in &before {
        match after.get(name) {
            Some(other) => both(apis, field, other, compared),
            None => {
                let strict = matches!(new.additional, Additional::Forbidden);
                let kind = match (field.is_demanded(), strict) {
                    (true, true) => Kind::StrictRequiredFieldRemoved,
                    (true, false) => Kind::RequiredFieldRemoved,
                    (false, true) => Kind::StrictFieldRemoved,
                    (false, false) => Kind::OptionalFieldRemoved,
                };
                let mut change = alone(kind, field).gone(said(field), field.place);
                change.gone = vec![field.ty];
                compared.changes.push(change);
            }
        }
    }
    for (name, field) in &after {
        if before.contains_key(name) {
            continue;
        }
        let strict = matches!(additional, Additional::Forbidden);
        let kind = match (field.is_demanded(), strict) {
            (true, true) => Kind::StrictRequiredFieldAdded,
            (true, false) => Kind::RequiredFieldAdded,
            (false, true) => Kind::StrictFieldAdded,
            (false, false) => Kind::OptionalFieldAdded,
        };
        let mut change = alone(kind, field).come(said(field), field.place);
        change.come = vec![field.ty];
        compared.changes.push(change);
    }
    self::patterns(patterns, &new.patterns, compared);
    self::additional(*additional, new.additional, spot, compared);
}

/// The properties that both sides require, in the order in which a constructor takes them.
fn taken<'a>(object: &'a Object, others: &Map<&str, &Field>) -> Vec<&'a str> {
    let fields = object.required().into_iter();
    let names = fields.filter_map(|index| Some(object.fields.get(index)?.name.as_str()));
    let is_in_both = |name: &&str| others.get(name).is_some_and(|other| other.required);
    names.filter(is_in_both).collect()
}

fn by_name(fields: &[Field]) -> Map<&str, &Field> {
    let named = fields.iter().map(|field| (field.name.as_str(), field));
    named.collect()
}

/// A property that is on one side only.
fn alone(kind: Kind, field: &Field) -> Change {
    Change::new(kind)
        .at(step(&field.name))
        .part(Part::Named(field.name.clone()))
        .within(ways(field))
}

fn said(field: &Field) -> String {
    let word = if field.is_demanded() {
        "required"
    } else {
        "optional"
    };
    word.to_owned()
}

/// Which ways a property can go.
fn ways(field: &Field) -> Direction {
    Direction {
        sent: !field.read_only,
        received: !field.write_only,
    }
}

/// A property that is on both sides. Every field of the model is named here.
fn both(apis: (&Api, &Api), old: &Field, new: &Field, compared: &mut Compared) {
    let Field {
        name,
        preferred_name,
        required: _,
        required_when_sent: _,
        ty,
        docs: words,
        read_only,
        write_only,
        place,
    } = old;
    let within = ways(old).and(ways(new));
    let spot = Spot::new((*place, new.place))
        .at(step(name))
        .part(Part::Named(name.clone()));
    let from = compared.changes.len();
    let changes = &mut compared.changes;
    // What is not said of the property is said of its type: who of both says it is no change.
    let of_types = (&apis.0.get(*ty).docs, &apis.1.get(new.ty).docs);
    docs::compare_or((words, &new.docs), of_types, &spot, changes);
    docs::name(
        preferred_name.as_deref(),
        new.preferred_name.as_deref(),
        &spot,
        changes,
    );
    changes.extend(spot.turned(
        (old.is_demanded(), new.is_demanded()),
        (Kind::FieldRequired, Kind::FieldOptional),
    ));
    if (*read_only, *write_only) != (new.read_only, new.write_only) {
        let change = spot.change(Kind::FieldDirection, "");
        changes.push(change.values(side(old), side(new)));
    }
    for change in changes.iter_mut().skip(from) {
        change.within = within;
    }
    compared.part_within((*ty, new.ty), step(name), within);
}

fn side(field: &Field) -> &'static str {
    match (field.read_only, field.write_only) {
        (false, false) => "in requests and answers",
        (true, false) => "in answers only",
        (false, true) => "in requests only",
        (true, true) => "nowhere",
    }
}

/// Whether two arrays have as many first items, and the same kind of others, so that they can be
/// compared item by item.
pub(super) fn are_alike(old: &Tuple, new: &Tuple) -> bool {
    old.places.len() == new.places.len()
        && std::mem::discriminant(&old.rest) == std::mem::discriminant(&new.rest)
}

/// The changes of the first items of an array. Every field of the model is named here.
pub(super) fn tuple(apis: (&Api, &Api), (old, new): (&Tuple, &Tuple), compared: &mut Compared) {
    let Tuple { places, rest } = old;
    for (before, after) in places.iter().zip(&new.places) {
        both(apis, before, after, compared);
    }
    if let (Rest::Of(before), Rest::Of(after)) = (*rest, new.rest) {
        compared.part((before, after), ITEMS);
    }
}

fn patterns(old: &[PatternProperties], new: &[PatternProperties], compared: &mut Compared) {
    let by_pattern = |list: &[PatternProperties]| {
        let entries = list.iter().map(|one| {
            let PatternProperties { pattern, ty, place } = one;
            (pattern.clone(), (*ty, *place))
        });
        entries.collect::<Map<_, _>>()
    };
    let (before, after) = (by_pattern(old), by_pattern(new));
    let step = |pattern: &str| format!("/{{{pattern}}}");
    for (pattern, (ty, place)) in &before {
        match after.get(pattern) {
            Some((other, _)) => compared.part((*ty, *other), step(pattern)),
            None => {
                let change = Change::new(Kind::PatternRemoved).at(step(pattern));
                let mut change = change.gone(pattern.clone(), *place);
                change.gone = vec![*ty];
                compared.changes.push(change);
            }
        }
    }
    for (pattern, (ty, place)) in &after {
        if !before.contains_key(pattern) {
            let change = Change::new(Kind::PatternAdded).at(step(pattern));
            let mut change = change.come(pattern.clone(), *place);
            change.come = vec![*ty];
            compared.changes.push(change);
        }
    }
}

fn additional(old: Additional, new: Additional, spot: &Spot, compared: &mut Compared) {
    use Additional::{Each, Forbidden, Open, Tolerated};
    let kind = match (old, new) {
        (Each(before), Each(after)) => {
            compared.part((before, after), VALUES);
            return;
        }
        (Tolerated, Tolerated) | (Open, Open) | (Forbidden, Forbidden) => return,
        (Tolerated, Open) => Kind::OthersKept,
        (Open, Tolerated) => Kind::OthersTolerated,
        (Forbidden, _) => Kind::OthersAllowed,
        (_, Forbidden) => Kind::OthersForbidden,
        (_, Each(_)) => Kind::OthersTyped,
        (Each(_), _) => Kind::OthersUntyped,
    };
    let mut change = spot
        .change(kind, "")
        .at(VALUES)
        .values(others(old), others(new));
    if let Each(ty) = old {
        change.gone = vec![ty];
    }
    if let Each(ty) = new {
        change.come = vec![ty];
    }
    compared.changes.push(change);
}

fn others(additional: Additional) -> &'static str {
    match additional {
        Additional::Tolerated => "tolerated",
        Additional::Open => "any",
        Additional::Forbidden => "none",
        Additional::Each(_) => "of one type",
    }
}
