//! What a value is: its JSON type, its properties, its alternatives.

use super::Attempt;
use crate::model::{Additional, Check, Json, Kind, Object, Type};
use crate::sample::{number, set, text};

/// The name of a property that nobody declares.
pub(super) const UNDECLARED: &str = "undeclared property";

pub(super) fn attempts(ty: &Type, value: &Json) -> Vec<Attempt> {
    let mut attempts = Vec::new();
    match &ty.kind {
        Kind::Union(union) => {
            let rule = if union.exactly_one { "oneOf" } else { "anyOf" };
            attempts.extend(others().into_iter().map(|other| Attempt::here(rule, other)));
        }
        Kind::Any | Kind::Never => {}
        _ => attempts.extend(
            others()
                .into_iter()
                .map(|other| Attempt::here("type", other)),
        ),
    }
    attempts.extend(formats(&ty.kind).map(|other| Attempt::here("format", other)));
    if let (Kind::Object(object), Json::Object(entries)) = (&ty.kind, value) {
        attempts.extend(properties(object, entries));
    }
    for rule in &ty.rules {
        match (&rule.check, value) {
            (Check::Properties(object), Json::Object(entries)) => {
                attempts.extend(properties(object, entries));
            }
            (Check::Types(_), _) => {
                attempts.extend(
                    others()
                        .into_iter()
                        .map(|other| Attempt::here("type", other)),
                );
            }
            _ => {}
        }
    }
    attempts
}

/// Values that are not of the format that a kind has. That an integer without a format is one
/// of 64 bits is a decision about Rust: no document forbids the others.
fn formats(kind: &Kind) -> impl Iterator<Item = Json> {
    let texts = text::SHAPELESS
        .iter()
        .map(|text| Json::String((*text).to_owned()));
    let numbers = number::BEYOND
        .iter()
        .map(|text| Json::Number((*text).to_owned()));
    let texts = texts.filter(|_| matches!(kind, Kind::String(Some(_))));
    let numbers = numbers.filter(|_| matches!(kind, Kind::Integer(Some(_))));
    texts.chain(numbers)
}

/// A value of each JSON type.
pub(in crate::sample) fn others() -> Vec<Json> {
    vec![
        Json::Null,
        Json::Bool(true),
        Json::Number("7.5".to_owned()),
        Json::String("another type".to_owned()),
        Json::Array(Vec::new()),
        Json::Object(Vec::new()),
    ]
}

fn properties(object: &Object, entries: &[(String, Json)]) -> Vec<Attempt> {
    let mut attempts = Vec::new();
    for field in object.fields.iter().filter(|field| field.required) {
        let without = entries.iter().filter(|(name, _)| *name != field.name);
        let without = Json::Object(without.cloned().collect());
        attempts.push(Attempt::below(&field.name, "required", without));
    }
    if object.additional == Additional::Forbidden {
        let mut more = entries.to_vec();
        set(&mut more, UNDECLARED, Json::Bool(true));
        attempts.push(Attempt::below(
            UNDECLARED,
            "additionalProperties",
            Json::Object(more),
        ));
    }
    attempts
}
