//! `unevaluatedProperties` and `unevaluatedItems`: what nothing else has spoken of.
//!
//! What a schema speaks of depends on the value: of its alternatives, only those that hold
//! do. It is found out only where a schema has one of the two keywords.

use super::judge::{Judge, Weight};
use super::path::Path;
use super::{items, object, types};
use crate::describe::View;
use crate::matching::matches;
use crate::order::order;
use crate::schema::{Additional, Rule, Schema, Shape};

/// How far schemas of one value are followed; tables can go round in circles.
const MAX_NESTED: usize = 64;

/// What has been spoken of in a value.
#[derive(Default)]
struct Spoken {
    all: bool,
    names: Vec<String>,
    items: Vec<bool>,
}

impl Spoken {
    /// The names in order, to look one up.
    fn names(&self) -> Vec<&str> {
        let names = &self.names;
        let order = order(names.len(), &mut |left, right| {
            names[left].cmp(&names[right])
        });
        order.into_iter().map(|index| &*names[index]).collect()
    }

    fn item(&mut self, index: usize) {
        if self.items.len() <= index {
            self.items.resize(index + 1, false);
        }
        self.items[index] = true;
    }

    fn has_item(&self, index: usize) -> bool {
        self.all || self.items.get(index).is_some_and(|spoken| *spoken)
    }
}

/// Judges what the rest of a schema does not speak of.
pub(crate) fn judge(
    judge: &mut Judge<'_>,
    view: View<'_>,
    schema: &'static Schema,
    rule: &'static Rule,
    path: &Path<'_>,
) {
    match (rule, view) {
        (Rule::UnevaluatedProperties(left, _), View::Map(_) | View::Record(_)) => {
            let spoken = spoken(judge, view, schema);
            let names = spoken.names();
            object::each(view, &mut |name, value| {
                if !spoken.all && names.binary_search(&name).is_err() {
                    let place = Path::Property(path, name);
                    rest(judge, "unevaluatedProperties", *left, value, &place);
                }
                true
            });
        }
        (Rule::UnevaluatedItems(left, _), View::List(list)) => {
            let spoken = spoken(judge, view, schema);
            for index in 0..list.len() {
                if !spoken.has_item(index) {
                    let item = types::written(list.item(index).view());
                    let place = Path::Item(path, index);
                    rest(judge, "unevaluatedItems", *left, item, &place);
                }
            }
        }
        _ => {}
    }
}

fn rest(
    judge: &mut Judge<'_>,
    rule: &'static str,
    left: Option<&'static Schema>,
    view: View<'_>,
    place: &Path<'_>,
) {
    match left {
        Some(schema) => judge.value(view, schema, place),
        None => judge.broken(place, rule, Weight::Constraint, &|| {
            (String::new(), "is not described".to_owned())
        }),
    }
}

/// What a schema speaks of, apart from its own rules about the rest.
fn spoken(judge: &mut Judge<'_>, view: View<'_>, schema: &'static Schema) -> Spoken {
    let mut spoken = Spoken::default();
    of_parts(judge, view, schema, &mut spoken, MAX_NESTED);
    spoken
}

fn of_schema(
    judge: &mut Judge<'_>,
    view: View<'_>,
    schema: &'static Schema,
    spoken: &mut Spoken,
    nested: usize,
) {
    spoken.all |= schema.rules.iter().any(|rule| {
        matches!(
            (rule, view),
            (
                Rule::UnevaluatedProperties(..),
                View::Map(_) | View::Record(_)
            ) | (Rule::UnevaluatedItems(..), View::List(_))
        )
    });
    if let (false, Some(nested)) = (spoken.all, nested.checked_sub(1)) {
        of_parts(judge, view, schema, spoken, nested);
    }
}

fn of_parts(
    judge: &mut Judge<'_>,
    view: View<'_>,
    schema: &'static Schema,
    spoken: &mut Spoken,
    nested: usize,
) {
    match view {
        View::List(_) => spoken.all |= schema.items.is_some(),
        View::Map(_) | View::Record(_) => {
            if let Some(shape) = schema.shape {
                of_shape(view, shape, spoken);
            }
        }
        _ => {}
    }
    for rule in schema.rules {
        of_rule(judge, view, rule, spoken, nested);
    }
    if let Some(variants) = schema.variants {
        of_fitting(judge, view, variants.schemas, spoken, nested);
    }
}

fn of_shape(view: View<'_>, shape: &'static Shape, spoken: &mut Spoken) {
    let names = shape.fields.iter().map(|field| field.name.to_owned());
    spoken.names.extend(names);
    match &shape.additional {
        Additional::Any => {}
        Additional::Each(_) | Additional::Forbidden => spoken.all = true,
        Additional::Patterns(patterns) => {
            spoken.all |= !matches!(patterns.rest, Additional::Any);
            object::each(view, &mut |name, _| {
                let mut all = patterns.patterns.iter();
                if all.any(|(pattern, _)| matches(pattern, name)) {
                    spoken.names.push(name.to_owned());
                }
                true
            });
        }
    }
}

fn of_fitting(
    judge: &mut Judge<'_>,
    view: View<'_>,
    schemas: &'static [&'static Schema],
    spoken: &mut Spoken,
    nested: usize,
) {
    for schema in schemas {
        if judge.count(view, schema).is_clean() {
            of_schema(judge, view, schema, spoken, nested);
        }
    }
}

fn of_rule(
    judge: &mut Judge<'_>,
    view: View<'_>,
    rule: &'static Rule,
    spoken: &mut Spoken,
    nested: usize,
) {
    match (rule, view) {
        (Rule::AllOf(schemas), _) => {
            for schema in *schemas {
                of_schema(judge, view, schema, spoken, nested);
            }
        }
        (Rule::Reference(reference), _) => {
            of_schema(judge, view, reference.get(), spoken, nested);
        }
        (Rule::OneOf(schemas) | Rule::AnyOf(schemas), _) => {
            of_fitting(judge, view, schemas, spoken, nested);
        }
        (
            Rule::If {
                condition,
                then,
                otherwise,
            },
            _,
        ) => {
            let holds = judge.count(view, condition).is_clean();
            let others = if holds { then } else { otherwise };
            let condition = holds.then_some(*condition);
            for schema in condition.into_iter().chain(*others) {
                of_schema(judge, view, schema, spoken, nested);
            }
        }
        (Rule::DependentSchemas(list), View::Map(_) | View::Record(_)) => {
            for (_, schema) in list.iter().filter(|(name, _)| object::has(view, name)) {
                of_schema(judge, view, schema, spoken, nested);
            }
        }
        (Rule::Items { prefix, rest }, View::List(list)) => {
            spoken.all |= rest.is_some();
            (0..prefix.len().min(list.len())).for_each(|index| spoken.item(index));
        }
        (Rule::Contains { schema, .. }, View::List(list)) => {
            let fitting = items::fitting(judge, list, schema);
            fitting.into_iter().for_each(|index| spoken.item(index));
        }
        _ => {}
    }
}
