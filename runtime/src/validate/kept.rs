//! Which properties of a value a type would keep.

use std::collections::BTreeSet;

use super::{object, types};
use crate::describe::View;
use crate::json::pointer;
use crate::matching::matches;
use crate::schema::{Additional, Rule, Schema, Shape};

/// How far schemas of one value are followed; tables can go round in circles.
const MAX_NESTED: usize = 16;

/// The properties of a value, and of what is inside, by their pointers.
#[derive(Default)]
pub(super) struct Properties {
    /// Those that a schema declares.
    pub(super) declared: BTreeSet<String>,
    /// Those that a value of its type has no place for.
    pub(super) lost: BTreeSet<String>,
}

impl Properties {
    /// What a schema makes of the properties of a value. A union inside keeps what it is
    /// given, and says for itself what that is.
    pub(super) fn of(view: View<'_>, schema: &'static Schema) -> Properties {
        let mut properties = Properties::default();
        properties.add(view, schema, &mut String::new(), MAX_NESTED);
        properties
    }

    fn add(&mut self, view: View<'_>, schema: &'static Schema, at: &mut String, nested: usize) {
        if let Some(nested) = nested.checked_sub(1) {
            for part in parts(schema) {
                // Whether a property is kept is said by the whole, not by its parts.
                let mut of_part = Properties::default();
                of_part.add(view, part, at, nested);
                self.declared.append(&mut of_part.declared);
            }
        }
        match view {
            View::List(list) => {
                for index in 0..list.len() {
                    let item = types::written(list.item(index).view());
                    self.inside(item, schema.item(index), at, &index.to_string());
                }
            }
            View::Map(_) | View::Record(_) => {
                if let Some(shape) = schema.shape {
                    object::each(view, &mut |name, value| {
                        self.property(value, shape, name, at);
                        true
                    });
                }
            }
            _ => {}
        }
    }

    fn inside(&mut self, view: View<'_>, schema: &'static Schema, at: &mut String, token: &str) {
        let length = at.len();
        pointer::push(at, token);
        self.add(view, schema, at, MAX_NESTED);
        at.truncate(length);
    }

    fn property(&mut self, view: View<'_>, shape: &'static Shape, name: &str, at: &mut String) {
        let place = || {
            let mut place = at.clone();
            pointer::push(&mut place, name);
            place
        };
        let schema = match shape.fields.iter().find(|field| field.name == name) {
            Some(field) => {
                self.declared.insert(place());
                Some(field.schema)
            }
            None => match &shape.additional {
                Additional::Each(schema) => Some(*schema),
                Additional::Any | Additional::Forbidden => {
                    self.lost.insert(place());
                    None
                }
                // Whatever the patterns say, what they do not match is kept beside them.
                Additional::Patterns(patterns) => {
                    let mut all = patterns.patterns.iter();
                    let found = all.find(|(pattern, _)| matches(pattern, name));
                    found.map(|(_, schema)| *schema)
                }
            },
        };
        if let Some(schema) = schema {
            self.inside(view, schema, at, name);
        }
    }
}

fn parts(schema: &'static Schema) -> impl Iterator<Item = &'static Schema> {
    schema.rules.iter().flat_map(|rule| {
        let (all, one) = match rule {
            Rule::AllOf(schemas) => (*schemas, None),
            Rule::Reference(reference) => (&[] as &[_], Some(reference.get())),
            _ => (&[] as &[_], None),
        };
        all.iter().copied().chain(one)
    })
}
