//! The rules: which one speaks of which values.

use super::judge::{Judge, Weight};
use super::path::Path;
use super::{alternatives, format, items, limits, object, sameness};
use crate::describe::View;
use crate::matching::matches;
use crate::schema::{Literal, Pattern, Rule};

/// Judges a value by a rule. A rule that speaks of another type says nothing.
pub(super) fn judge(judge: &mut Judge<'_>, view: View<'_>, rule: &'static Rule, path: &Path<'_>) {
    match view {
        View::Text(text) | View::Secret(text) => judge_text(judge, text, rule, path),
        View::Bytes(bytes) => judge_bytes(judge, bytes.len(), rule, path),
        View::File(file) => judge_bytes(judge, file.bytes().len(), rule, path),
        View::Integer(_) | View::Unsigned(_) | View::Float(_) | View::Digits(_) => {
            judge_number(judge, view, rule, path);
        }
        View::List(list) => match rule {
            Rule::MinItems(min) => {
                limits::at_least(judge, path, "minItems", list.len() as u64, *min, "item");
            }
            Rule::MaxItems(max) => {
                limits::at_most(judge, path, "maxItems", list.len() as u64, *max, "item");
            }
            Rule::UniqueItems => sameness::judge_unique(judge, list, path),
            Rule::Items { prefix, rest } => items::each(judge, list, prefix, *rest, path),
            Rule::Contains { schema, min, max } => {
                items::contains(judge, list, schema, (*min, *max), path);
            }
            _ => {}
        },
        View::Map(_) | View::Record(_) => judge_object(judge, view, rule, path),
        View::Absent | View::Null | View::Bool(_) => {}
    }
    judge_any(judge, view, rule, path);
}

fn judge_text(judge: &mut Judge<'_>, text: &str, rule: &'static Rule, path: &Path<'_>) {
    match rule {
        Rule::MinLength(min) => {
            limits::at_least(judge, path, "minLength", length(text), *min, "character");
        }
        // A text has no more characters than bytes, so most need no counting.
        Rule::MaxLength(max) if text.len() as u64 <= *max => {}
        Rule::MaxLength(max) => {
            limits::at_most(judge, path, "maxLength", length(text), *max, "character");
        }
        Rule::Pattern(pattern) => judge_pattern(judge, text, pattern, path),
        Rule::Format(name) if !format::holds(name, text) => {
            judge.broken(path, "format", Weight::Constraint, &|| {
                let message = format!("must be of the format `{name}`");
                ((*name).to_owned(), message)
            });
        }
        _ => {}
    }
}

/// The length of what is no text is counted in bytes.
fn judge_bytes(judge: &mut Judge<'_>, length: usize, rule: &'static Rule, path: &Path<'_>) {
    let length = length as u64;
    match rule {
        Rule::MinLength(min) => {
            limits::at_least(judge, path, "minLength", length, *min, "byte");
        }
        Rule::MaxLength(max) => {
            limits::at_most(judge, path, "maxLength", length, *max, "byte");
        }
        _ => {}
    }
}

/// The length of a text in code points.
fn length(text: &str) -> u64 {
    text.chars().count() as u64
}

fn judge_pattern(judge: &mut Judge<'_>, text: &str, pattern: &'static Pattern, path: &Path<'_>) {
    if !matches(pattern, text) {
        judge.broken(path, "pattern", Weight::Constraint, &|| {
            (
                pattern.source.to_owned(),
                format!("must match the pattern {}", pattern.source),
            )
        });
    }
}

fn judge_number(judge: &mut Judge<'_>, view: View<'_>, rule: &'static Rule, path: &Path<'_>) {
    use std::cmp::Ordering::{Greater, Less};
    let compared = |limit: &Literal| sameness::compare(view, limit);
    let (name, words, limit, holds) = match rule {
        Rule::Minimum(limit) => ("minimum", "at least", limit, compared(limit) != Some(Less)),
        Rule::Maximum(limit) => (
            "maximum",
            "at most",
            limit,
            compared(limit) != Some(Greater),
        ),
        Rule::ExclusiveMinimum(limit) => (
            "exclusiveMinimum",
            "greater than",
            limit,
            compared(limit) == Some(Greater),
        ),
        Rule::ExclusiveMaximum(limit) => (
            "exclusiveMaximum",
            "less than",
            limit,
            compared(limit) == Some(Less),
        ),
        Rule::MultipleOf(limit) => (
            "multipleOf",
            "a multiple of",
            limit,
            sameness::is_multiple(view, limit),
        ),
        Rule::Format(name) => return judge_integer(judge, view, name, path),
        _ => return,
    };
    if !holds {
        judge.broken(path, name, Weight::Constraint, &|| {
            let limit = sameness::text_of(limit);
            (limit.clone(), format!("must be {words} {limit}"))
        });
    }
}

fn judge_integer(judge: &mut Judge<'_>, view: View<'_>, name: &'static str, path: &Path<'_>) {
    // What is no integer breaks another rule.
    let integer = match view {
        View::Integer(integer) => Some(i128::from(integer)),
        View::Unsigned(unsigned) => Some(i128::from(unsigned)),
        _ => match sameness::decimal_of_view(view) {
            Some(decimal) if decimal.is_integer() => decimal.to_i128(),
            _ => return,
        },
    };
    if !format::holds_integer(name, integer) {
        judge.broken(path, "format", Weight::Constraint, &|| {
            (name.to_owned(), format!("must be of the format `{name}`"))
        });
    }
}

fn judge_object(judge: &mut Judge<'_>, view: View<'_>, rule: &'static Rule, path: &Path<'_>) {
    match rule {
        Rule::MinProperties(min) => {
            limits::at_least(
                judge,
                path,
                "minProperties",
                object::count(view),
                *min,
                "property",
            );
        }
        Rule::MaxProperties(max) => {
            limits::at_most(
                judge,
                path,
                "maxProperties",
                object::count(view),
                *max,
                "property",
            );
        }
        Rule::DependentRequired(dependencies) => {
            for (property, others) in *dependencies {
                if object::has(view, property) {
                    dependent(judge, view, property, others, path);
                }
            }
        }
        Rule::Required(names) => required(judge, view, names, path),
        Rule::RequiredWhenSent(names) if judge.is_sent() => required(judge, view, names, path),
        Rule::PropertyNames(schema) => object::names(judge, view, schema, path),
        Rule::DependentSchemas(list) => {
            for (_, schema) in list.iter().filter(|(name, _)| object::has(view, name)) {
                judge.value(view, schema, path);
            }
        }
        Rule::ExactlyOneOf(lists) => limits::exactly_one(judge, view, lists, path),
        Rule::AtLeastOneOf(lists) => limits::at_least_one(judge, view, lists, path),
        Rule::NotAllOf(list) => limits::not_all(judge, view, list, path),
        _ => {}
    }
}

fn required(
    judge: &mut Judge<'_>,
    view: View<'_>,
    names: &'static [&'static str],
    path: &Path<'_>,
) {
    for name in names.iter().filter(|name| !object::has(view, name)) {
        object::missing(judge, "required", &Path::Property(path, name));
    }
}

fn dependent(
    judge: &mut Judge<'_>,
    view: View<'_>,
    property: &'static str,
    others: &'static [&'static str],
    path: &Path<'_>,
) {
    for other in others {
        let place = Path::Property(path, other);
        if !object::has(view, other) && !judge.is_reported_missing(&place) {
            judge.broken(&place, "dependentRequired", Weight::Constraint, &|| {
                (
                    property.to_owned(),
                    format!("is missing; it is required with `{property}`"),
                )
            });
        }
    }
}

/// The rules that speak of values of every type.
fn judge_any(judge: &mut Judge<'_>, view: View<'_>, rule: &'static Rule, path: &Path<'_>) {
    match rule {
        Rule::Enum(values) => sameness::judge_enum(judge, view, values, path),
        Rule::Const(value) => sameness::judge_const(judge, view, value, path),
        Rule::AllOf(schemas) => {
            for schema in *schemas {
                judge.value(view, schema, path);
            }
        }
        Rule::Reference(reference) => judge.value(view, reference.get(), path),
        Rule::OneOf(schemas) => alternatives::judge_schemas(judge, view, schemas, true, path),
        Rule::AnyOf(schemas) => alternatives::judge_schemas(judge, view, schemas, false, path),
        Rule::Not(schema) if judge.count(view, schema).is_clean() => {
            judge.broken(path, "not", Weight::Constraint, &|| {
                let message = "must not be what the document rules out here";
                (String::new(), message.to_owned())
            });
        }
        Rule::If {
            condition,
            then,
            otherwise,
        } => {
            let holds = judge.count(view, condition).is_clean();
            if let Some(schema) = if holds { then } else { otherwise } {
                judge.value(view, schema, path);
            }
        }
        _ => {}
    }
}
