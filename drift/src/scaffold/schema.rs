//! Fields as schemas.

use bindery::pattern;
use serde_json::{Value, json};

use super::yaml::Map;
use crate::claim::{Field, Kind, Limit};

/// Where a nested table became a schema.
pub(crate) type Reference<'a> = Option<&'a str>;

/// The schema of a field; `reference` is that of its nested table.
pub(crate) fn of(field: &Field, reference: Reference<'_>, unread: &[String]) -> Map {
    let mut schema = Map::new();
    for place in unread {
        schema.comment(format!("unread: {place}"));
    }
    match field.kind.as_ref().map(|kind| &kind.value) {
        Some(kind) => describe(&mut schema, kind, field, reference),
        None if reference.is_some() => describe(&mut schema, &Kind::Object(None), field, reference),
        // A column that is not there, as in the tables of paths.
        None => describe(&mut schema, &Kind::Any, field, None),
    }
    if field.deprecated {
        schema.put("deprecated", true);
    }
    schema
}

fn describe(schema: &mut Map, kind: &Kind, field: &Field, reference: Reference<'_>) {
    match kind {
        Kind::Array(items) => {
            schema.put("type", "array");
            bounds(schema, field, Rank::List);
            let mut inner = Map::new();
            let any = Kind::Any;
            let items = items.as_deref().unwrap_or(&any);
            // A list without a word of its items, but with a table of their fields.
            let items = match (items, reference) {
                (Kind::Any, Some(_)) => &Kind::Object(None),
                _ => items,
            };
            describe(&mut inner, items, field, reference);
            schema.put("items", inner);
        }
        Kind::Map(values) => {
            schema.put("type", "object");
            let mut inner = Map::new();
            if let Some(values) = values {
                describe(&mut inner, values, field, reference);
            }
            schema.put("additionalProperties", inner);
        }
        Kind::Object(_) => match reference {
            Some(name) => schema.put("$ref", format!("#/components/schemas/{name}")),
            None => schema.put("type", "object"),
        },
        scalar => {
            if let Some(name) = type_name(scalar) {
                schema.put("type", name);
            }
            if let Some(format) = format(scalar) {
                schema.put("format", format);
            }
            bounds(schema, field, Rank::Item);
            values(schema, scalar, field);
        }
    }
}

/// Which of the limits of a field: those of a list, or those of what stands in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    List,
    Item,
}

fn bounds(schema: &mut Map, field: &Field, rank: Rank) {
    let kind = field.kind.as_ref().map(|kind| &kind.value);
    let innermost = kind.map_or(&Kind::Any, innermost);
    for limit in &field.limits {
        let of_list = matches!(limit.value, Limit::MinItems(_) | Limit::MaxItems(_));
        if of_list != (rank == Rank::List) {
            let lost = of_list && !matches!(kind, Some(Kind::Array(_)));
            if lost {
                schema.comment("a limit of items, of what is no list");
            }
            continue;
        }
        bound(schema, &limit.value, innermost);
    }
}

/// What stands in the lists and maps of a kind.
fn innermost(kind: &Kind) -> &Kind {
    let mut inner = kind;
    while let Kind::Array(Some(items)) | Kind::Map(Some(items)) = inner {
        inner = items;
    }
    inner
}

fn bound(schema: &mut Map, limit: &Limit, kind: &Kind) {
    let text = matches!(kind, Kind::String | Kind::Any);
    let number = matches!(kind, Kind::Integer(_) | Kind::Number(_) | Kind::Any);
    let (key, value, fits) = match limit {
        Limit::MinItems(n) => ("minItems", json!(n), true),
        Limit::MaxItems(n) => ("maxItems", json!(n), true),
        Limit::MinLength(n) => ("minLength", json!(n), text),
        Limit::MaxLength(n) => ("maxLength", json!(n), text),
        Limit::Minimum(n) => ("minimum", as_number(n), number),
        Limit::Maximum(n) => ("maximum", as_number(n), number),
        Limit::Format(name) => ("format", json!(name), text),
        Limit::Pattern(source) => {
            let sound = pattern::settle(source).is_ok() && pattern::suspicions(source).is_empty();
            if !sound {
                schema.comment(format!("no regular expression: {source}"));
            }
            ("pattern", json!(source), text && sound)
        }
    };
    if fits && !value.is_null() && !schema.has(key) {
        schema.put(key, value);
    } else if !matches!(limit, Limit::Pattern(_)) {
        schema.comment(format!("{key}: {value} does not suit the type"));
    }
}

/// A number as the page has it; `null` where it is none.
fn as_number(text: &str) -> Value {
    serde_json::from_str(text)
        .ok()
        .filter(Value::is_number)
        .unwrap_or(Value::Null)
}

fn values(schema: &mut Map, kind: &Kind, field: &Field) {
    if let Some(values) = &field.values {
        let mut fitting: Vec<Value> = Vec::new();
        for value in &values.value {
            match fit(value, kind) {
                Some(value) if !fitting.contains(&value) => fitting.push(value),
                Some(_) => {}
                None => schema.comment(format!("{value} is listed and does not suit the type")),
            }
        }
        if !fitting.is_empty() {
            schema.put("enum", Value::Array(fitting));
        }
    }
    let list = matches!(
        field.kind.as_ref().map(|kind| &kind.value),
        Some(Kind::Array(_) | Kind::Map(_))
    );
    if let Some(default) = field.default.as_ref().filter(|_| !list) {
        match fit(&default.value, kind) {
            Some(value) => schema.put("default", value),
            None => schema.comment(format!(
                "the default {} does not suit the type",
                default.value
            )),
        }
    }
}

/// A value of a page as one of a kind: pages write all values as words.
pub(crate) fn fit(value: &Value, kind: &Kind) -> Option<Value> {
    let words = match value {
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Object(_) | Value::Null => {
            return matches!(kind, Kind::Any).then(|| value.clone());
        }
        other => other.to_string(),
    };
    match kind {
        Kind::String | Kind::Date | Kind::DateTime => Some(Value::String(words)),
        Kind::Boolean => match words.to_ascii_lowercase().as_str() {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => None,
        },
        Kind::Integer(_) => words.parse::<i64>().ok().map(Value::from),
        Kind::Number(_) => Some(as_number(&words)).filter(Value::is_number),
        Kind::Any => Some(value.clone()),
        Kind::File | Kind::Object(_) | Kind::Array(_) | Kind::Map(_) | Kind::Null => None,
    }
}

pub(crate) fn type_name(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::String | Kind::Date | Kind::DateTime | Kind::File => Some("string"),
        Kind::Boolean => Some("boolean"),
        Kind::Integer(_) => Some("integer"),
        Kind::Number(_) => Some("number"),
        Kind::Object(_) | Kind::Map(_) => Some("object"),
        Kind::Array(_) => Some("array"),
        Kind::Null => Some("null"),
        Kind::Any => None,
    }
}

pub(crate) fn format(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Integer(format) | Kind::Number(format) => *format,
        Kind::Date => Some("date"),
        Kind::DateTime => Some("date-time"),
        Kind::File => Some("binary"),
        _ => None,
    }
}

/// Fills an object with its fields: `schema` is that of one, `again` what is said where a name
/// stands a second time.
pub(crate) fn fill(
    map: &mut Map,
    fields: &[Field],
    mut schema: impl FnMut(&Field) -> Map,
    again: impl Fn(&Field) -> Option<String>,
) {
    required(map, fields);
    let mut properties = Map::new();
    for field in fields {
        if properties.has(&field.name) {
            again(field)
                .into_iter()
                .for_each(|words| properties.comment(words));
        } else {
            properties.put(field.name.clone(), schema(field));
        }
    }
    if !properties.is_empty() {
        map.put("properties", properties);
    }
}

/// Puts down which of the fields must be there, each once.
fn required(map: &mut Map, fields: &[Field]) {
    let mut required: Vec<&str> = Vec::new();
    for field in fields.iter().filter(|field| field.is_mandatory()) {
        if !required.contains(&field.name.as_str()) {
            required.push(&field.name);
        }
    }
    if !required.is_empty() {
        map.put("required", required);
    }
}
