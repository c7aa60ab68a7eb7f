//! `Debug` for every generated type.

use std::fmt::{self, Debug, Formatter};

use crate::describe::{List, Map, Record, Value, View};
use crate::schema::{Additional, Schema, Shape};

/// Writes a value as a derived `Debug` would, but an optional field that is set without
/// `Some`, and secrets as `***`.
///
/// # Errors
/// When the formatter fails.
pub fn debug(value: &dyn Value, schema: &'static Schema, f: &mut Formatter<'_>) -> fmt::Result {
    Shown {
        view: value.view(),
        schema,
    }
    .fmt(f)
}

/// A value with its schema, which may say that the value is secret.
struct Shown<'a> {
    view: View<'a>,
    schema: &'static Schema,
}

impl Debug for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.view {
            View::Absent => f.write_str("None"),
            View::Null => f.write_str("Null"),
            View::Secret(_) => f.write_str("***"),
            _ if self.schema.secret => f.write_str("***"),
            View::Bool(bool) => bool.fmt(f),
            View::Integer(integer) => integer.fmt(f),
            View::Unsigned(unsigned) => unsigned.fmt(f),
            View::Float(float) => float.fmt(f),
            View::Digits(digits) => f.write_str(digits),
            View::Text(text) => text.fmt(f),
            View::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            View::File(file) => file.fmt(f),
            View::List(list) => match list.shape() {
                Some(shape) => debug_tuple(list, shape, f),
                None => debug_list(list, self.schema, f),
            },
            View::Map(map) => debug_map(map, self.schema, f),
            View::Record(record) => debug_record(record, f),
        }
    }
}

fn debug_list(list: &dyn List, schema: &'static Schema, f: &mut Formatter<'_>) -> fmt::Result {
    let items = (0..list.len()).map(|index| Shown {
        view: list.item(index).view(),
        schema: schema.item(index),
    });
    f.debug_list().entries(items).finish()
}

/// An array whose first items are fields.
fn debug_tuple(list: &dyn List, shape: &'static Shape, f: &mut Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_struct(shape.name);
    let schema_of_rest = of_additional(&shape.additional, "");
    let mut shown = Vec::new();
    for index in 0..list.len().max(shape.fields.len()) {
        let view = list.item(index).view();
        match shape.fields.get(index) {
            Some(field) => {
                let schema = field.schema;
                out.field(field.rust_name, &Shown { view, schema });
            }
            None => shown.push(Shown {
                view,
                schema: schema_of_rest,
            }),
        }
    }
    if !shown.is_empty() {
        out.field("rest", &shown);
    }
    out.finish()
}

fn debug_map(map: &dyn Map, schema: &'static Schema, f: &mut Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_map();
    map.visit(&mut |key, value| {
        out.entry(
            &key,
            &Shown {
                view: value.view(),
                schema: property(schema, key),
            },
        );
        true
    });
    out.finish()
}

/// What a schema says about a property.
fn property(schema: &'static Schema, key: &str) -> &'static Schema {
    let Some(shape) = schema.shape else {
        return &Schema::ANY;
    };
    match (
        shape.fields.iter().find(|field| field.name == key),
        &shape.additional,
    ) {
        (Some(field), _) => field.schema,
        (None, additional) => of_additional(additional, key),
    }
}

/// What is said of a property that is no field: the first that is secret, of several.
fn of_additional(additional: &'static Additional, key: &str) -> &'static Schema {
    match additional {
        Additional::Each(schema) => schema,
        Additional::Any | Additional::Forbidden => &Schema::ANY,
        Additional::Patterns(patterns) => {
            let found = || {
                let matching = patterns.patterns.iter();
                matching.filter(|(pattern, _)| crate::matching::matches(pattern, key))
            };
            let secret = found().find(|(_, schema)| schema.secret);
            match secret.or_else(|| found().next()) {
                Some((_, schema)) => schema,
                None => of_additional(&patterns.rest, key),
            }
        }
    }
}

fn debug_record(record: &dyn Record, f: &mut Formatter<'_>) -> fmt::Result {
    let shape = record.shape();
    let mut out = f.debug_struct(shape.name);
    record.each(&mut |field, view| {
        let schema = field.schema;
        out.field(field.rust_name, &Shown { view, schema });
    });
    if let Some(map) = record.additional() {
        let additional = &shape.additional;
        out.field("additional", &Entries { map, additional });
    }
    out.finish()
}

/// Additional properties with the schema of each of them.
struct Entries<'a> {
    map: &'a dyn Map,
    additional: &'static Additional,
}

impl Debug for Entries<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_map();
        self.map.visit(&mut |key, value| {
            out.entry(
                &key,
                &Shown {
                    view: value.view(),
                    schema: of_additional(self.additional, key),
                },
            );
            true
        });
        out.finish()
    }
}
