//! From the texts of a URL or a header to values: the document says which type is meant.

use bindery_runtime::json::{self, Json};
use bindery_runtime::operation::Location;
use bindery_runtime::schema::{Field, Rule, Schema, Types};
use bindery_runtime::validate;
use bindery_runtime::violation::Violations;

/// A text as the value that the schema allows: a text, or else the number, boolean or `null`
/// that is written in it. Where none is allowed, it is what its type is, so that violations
/// speak of what was meant.
pub(super) fn value(text: &str, schema: &'static Schema) -> Json {
    let as_text = Json::String(text.to_owned());
    let is_scalar =
        |json: &Json| !matches!(json, Json::Array(_) | Json::Object(_) | Json::String(_));
    let as_json = json::from_str::<Json>(text).ok().filter(is_scalar);
    let Some(as_json) = as_json.filter(|_| text.trim() == text) else {
        return as_text;
    };
    match holds(&as_text, schema) {
        true => as_text,
        false if holds(&as_json, schema) || !admits(schema, Types::STRING) => as_json,
        false => as_text,
    }
}

/// Whether a value breaks no rule.
pub(super) fn holds(value: &Json, schema: &'static Schema) -> bool {
    let mut out = Violations::new();
    validate::check(value, schema, Location::Body, "", &mut out);
    out.is_empty()
}

/// Whether a schema has room for values of a type.
pub(super) fn admits(schema: &'static Schema, types: Types) -> bool {
    said(schema, 0).is_none_or(|said| said.has(types))
}

/// Whether values of a type are what a schema speaks of.
pub(super) fn wants(schema: &'static Schema, types: Types) -> bool {
    said(schema, 0).is_some_and(|said| said.has(types))
}

/// How far references and alternatives are followed.
const DEEPEST: usize = 8;

/// The types that a schema names itself or through others; `None` where it names none.
fn said(schema: &'static Schema, depth: usize) -> Option<Types> {
    if schema.types != Types::ANY {
        return Some(schema.types);
    }
    if depth >= DEEPEST {
        return None;
    }
    let of_all = |all: &[&'static Schema]| {
        let types = all.iter().map(|one| said(one, depth + 1));
        types.reduce(|one, other| Some(one?.or(other?))).flatten()
    };
    if schema.shape.is_some() {
        return Some(Types::OBJECT);
    }
    if let Some(variants) = schema.variants {
        return of_all(variants.schemas);
    }
    schema.rules.iter().find_map(|rule| match rule {
        Rule::AllOf(all) => all.iter().find_map(|one| said(one, depth + 1)),
        Rule::OneOf(all) | Rule::AnyOf(all) => of_all(all),
        Rule::Reference(reference) => said(reference.get(), depth + 1),
        _ => None,
    })
}

/// What is said of the items of an array.
pub(super) fn items(schema: &'static Schema) -> &'static Schema {
    let own = every(schema).into_iter().find_map(|one| one.items);
    own.unwrap_or(&Schema::ANY)
}

/// What is said of a property of an object.
pub(super) fn property(schema: &'static Schema, name: &str) -> Option<&'static Schema> {
    let found = fields(schema).find(|field| field.name == name);
    found.map(|field| field.schema)
}

/// The names of all properties.
pub(super) fn properties(schema: &'static Schema) -> Vec<&'static str> {
    fields(schema).map(|field| field.name).collect()
}

/// What is said of the properties of an object.
fn fields(schema: &'static Schema) -> impl Iterator<Item = &'static Field> {
    let shapes = every(schema).into_iter().filter_map(|one| one.shape);
    shapes.flat_map(|shape| shape.fields)
}

/// A schema and those that are beside it.
fn every(schema: &'static Schema) -> Vec<&'static Schema> {
    let (mut found, mut open): (Vec<&'static Schema>, _) = (Vec::new(), vec![schema]);
    while let Some(schema) = open.pop() {
        if found.len() >= 64
            || found
                .iter()
                .any(|known: &&Schema| std::ptr::eq(*known, schema))
        {
            continue;
        }
        found.push(schema);
        open.extend(schema.variants.iter().flat_map(|all| all.schemas).copied());
        for rule in schema.rules {
            match rule {
                Rule::AllOf(all) | Rule::OneOf(all) | Rule::AnyOf(all) => open.extend(*all),
                Rule::Reference(reference) => open.push(reference.get()),
                _ => {}
            }
        }
    }
    found
}
