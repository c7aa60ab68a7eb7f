//! Properties: which there are, which there must be, and what they must be.

use super::judge::{Judge, Weight};
use super::path::Path;
use super::types;
use crate::describe::{Map, Record, Value, View};
use crate::matching::matches;
use crate::schema::{Additional, Field, Schema, Shape};

/// Judges the properties of an object. Does nothing where the view is not one.
pub(super) fn judge(judge: &mut Judge<'_>, view: View<'_>, shape: &'static Shape, path: &Path<'_>) {
    match view {
        View::Record(record) if std::ptr::eq(record.shape(), shape) => {
            own_shape(judge, record, shape, path);
        }
        _ => other_shape(judge, view, shape, path),
    }
}

/// A record by the shape of its type: the indexes are the same.
fn own_shape(judge: &mut Judge<'_>, record: &dyn Record, shape: &'static Shape, path: &Path<'_>) {
    record.fields(&mut |values| {
        for (field, value) in shape.fields.iter().zip(values) {
            let place = Path::Property(path, field.name);
            match value.map_or(View::Absent, Value::view) {
                View::Absent if field.null => {
                    judge.value(View::Null, field.schema, &place);
                    by_pattern(judge, &shape.additional, field.name, View::Null, path);
                }
                View::Absent if field.required => missing(judge, "required", &place),
                View::Absent => {}
                present => {
                    judge.value(present, field.schema, &place);
                    by_pattern(judge, &shape.additional, field.name, present, path);
                }
            }
        }
    });
    each_additional(record, &mut |name, view| {
        additional(judge, &shape.additional, name, view, path)
    });
}

/// An object by the names of its properties.
fn other_shape(judge: &mut Judge<'_>, view: View<'_>, shape: &'static Shape, path: &Path<'_>) {
    let mut seen = vec![false; shape.fields.len()];
    let mut expected = 0;
    each(view, &mut |name, view| {
        match position(shape.fields, expected, name) {
            Some((index, field)) => {
                expected = index + 1;
                if let Some(seen) = seen.get_mut(index) {
                    *seen = true;
                }
                judge.value(view, field.schema, &Path::Property(path, name));
                by_pattern(judge, &shape.additional, name, view, path);
            }
            None => additional(judge, &shape.additional, name, view, path),
        }
        true
    });
    for (field, seen) in shape.fields.iter().zip(seen) {
        if field.required && !seen {
            missing(judge, "required", &Path::Property(path, field.name));
        }
    }
}

/// The field of that name; the expected one is tried first.
fn position(
    fields: &'static [Field],
    expected: usize,
    name: &str,
) -> Option<(usize, &'static Field)> {
    match fields.get(expected) {
        Some(field) if field.name == name => Some((expected, field)),
        _ => fields
            .iter()
            .enumerate()
            .find(|(_, field)| field.name == name),
    }
}

/// Judges a property that is no field.
fn additional(
    judge: &mut Judge<'_>,
    additional: &'static Additional,
    name: &str,
    view: View<'_>,
    path: &Path<'_>,
) {
    let place = Path::Property(path, name);
    match additional {
        Additional::Any => {}
        Additional::Each(schema) => judge.value(view, schema, &place),
        Additional::Forbidden => {
            judge.broken(&place, "additionalProperties", Weight::Constraint, &|| {
                (String::new(), "is not a known property".to_owned())
            });
        }
        Additional::Patterns(patterns) => {
            if !by_pattern(judge, additional, name, view, path) {
                self::additional(judge, &patterns.rest, name, view, path);
            }
        }
    }
}

/// Judges a property by the patterns that its name matches, and says whether there are any.
fn by_pattern(
    judge: &mut Judge<'_>,
    additional: &'static Additional,
    name: &str,
    view: View<'_>,
    path: &Path<'_>,
) -> bool {
    let Additional::Patterns(patterns) = additional else {
        return false;
    };
    let mut found = false;
    for (pattern, schema) in patterns.patterns {
        if matches(pattern, name) {
            found = true;
            judge.value(view, schema, &Path::Property(path, name));
        }
    }
    found
}

/// Judges the name of each property. What is wrong with one is said of the property.
pub(super) fn names(
    judge: &mut Judge<'_>,
    view: View<'_>,
    schema: &'static Schema,
    path: &Path<'_>,
) {
    each(view, &mut |name, _| {
        if !judge.count(View::Text(name), schema).is_clean() {
            let place = Path::Property(path, name);
            judge.broken(&place, "propertyNames", Weight::Constraint, &|| {
                let message = "has a name that is not allowed".to_owned();
                (String::new(), message)
            });
        }
        true
    });
}

/// Reports that the property at `place` is missing.
pub(super) fn missing(judge: &mut Judge<'_>, rule: &'static str, place: &Path<'_>) {
    judge.broken(place, rule, Weight::Kind, &|| {
        (String::new(), "is missing".to_owned())
    });
}

/// Calls `visit` with each property that is written, until it returns `false`.
pub(super) fn each(view: View<'_>, visit: &mut dyn FnMut(&str, View<'_>) -> bool) {
    match view {
        View::Map(map) => map.visit(&mut |name, value| visit(name, types::written(value.view()))),
        View::Record(record) => {
            let mut more = true;
            record.each(&mut |field, view| {
                if more && (field.null || !matches!(view, View::Absent)) {
                    more = visit(field.name, types::written(view));
                }
            });
            if let Some(map) = record.additional().filter(|_| more) {
                visit_additional(record, map, visit);
            }
        }
        _ => {}
    }
}

fn each_additional(record: &dyn Record, visit: &mut dyn FnMut(&str, View<'_>)) {
    if let Some(map) = record.additional() {
        visit_additional(record, map, &mut |name, view| {
            visit(name, view);
            true
        });
    }
}

/// A field wins over an additional property of the same name, here as in writing.
fn visit_additional(
    record: &dyn Record,
    map: &dyn Map,
    visit: &mut dyn FnMut(&str, View<'_>) -> bool,
) {
    map.visit(&mut |name, value| {
        crate::json::is_written_field(record, name) || visit(name, types::written(value.view()))
    });
}

/// Whether an object has the property.
pub(super) fn has(view: View<'_>, name: &str) -> bool {
    match view {
        View::Record(record) if crate::json::is_written_field(record, name) => true,
        View::Record(record) => record
            .additional()
            .is_some_and(|map| has(View::Map(map), name)),
        _ => {
            let mut found = false;
            each(view, &mut |other, _| {
                found = other == name;
                !found
            });
            found
        }
    }
}

/// How many properties an object has.
pub(super) fn count(view: View<'_>) -> u64 {
    let mut count = 0;
    each(view, &mut |_, _| {
        count += 1;
        true
    });
    count
}
