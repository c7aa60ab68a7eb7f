//! Lists of strings, value by value.

use super::Kind;
use super::change::{Change, Part};
use super::docs::{self, Spot};
use crate::map::Map;
use crate::model::{Enum, EnumValue};

/// The changes of a list. Every field of the model is named here.
pub(super) fn compare(old: &Enum, new: &Enum, spot: &Spot, changes: &mut Vec<Change>) {
    let Enum { values, closed } = old;
    let (before, after) = (by_value(values), by_value(&new.values));
    for (value, one) in &before {
        match after.get(value) {
            Some(other) => both(one, other, spot, changes),
            // Whoever does not list a value must be able to read it nevertheless.
            None => {
                let kind = if new.closed {
                    Kind::ClosedValueRemoved
                } else {
                    Kind::ValueRemoved
                };
                changes.push(alone(kind, value, spot).gone(*value, spot.places.0));
            }
        }
    }
    for value in after.keys().filter(|value| !before.contains_key(*value)) {
        let kind = if *closed {
            Kind::ClosedValueAdded
        } else {
            Kind::ValueAdded
        };
        changes.push(alone(kind, value, spot).come(*value, spot.places.1));
    }
    changes.extend(spot.turned((*closed, new.closed), (Kind::EnumClosed, Kind::EnumOpened)));
    let order = |one: &Enum, others: &Map<&str, &EnumValue>| -> Vec<String> {
        let values = one.values.iter().map(|value| value.value.clone());
        values
            .filter(|value| others.contains_key(value.as_str()))
            .collect()
    };
    if order(old, &after) != order(new, &before) {
        changes.push(spot.change(Kind::EnumReordered, ""));
    }
}

fn by_value(values: &[EnumValue]) -> Map<&str, &EnumValue> {
    let named = values.iter().map(|value| (value.value.as_str(), value));
    named.collect()
}

/// A value that is on one side only.
fn alone(kind: Kind, value: &str, spot: &Spot) -> Change {
    Change::new(kind)
        .at(spot.pointer.clone())
        .about(format!("value {value}"))
        .part(Part::Named(value.to_owned()))
}

/// A value that is on both sides. Every field of the model is named here.
fn both(old: &EnumValue, new: &EnumValue, spot: &Spot, changes: &mut Vec<Change>) {
    let EnumValue {
        value,
        preferred_name,
        description,
        deprecated,
    } = old;
    let spot = spot
        .clone()
        .about(format!("value {value}"))
        .part(Part::Named(value.clone()));
    docs::name(
        preferred_name.as_deref(),
        new.preferred_name.as_deref(),
        &spot,
        changes,
    );
    changes.extend(spot.text(
        Kind::WordsChanged,
        "description",
        description.as_deref(),
        new.description.as_deref(),
    ));
    docs::deprecated(*deprecated, new.deprecated, &spot, changes);
}
