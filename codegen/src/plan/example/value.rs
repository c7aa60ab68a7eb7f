//! Expressions for the document's values.

use super::super::Ident;
use super::super::naming::Naming;
use super::{Expression, json_text};
use crate::model::{self, Additional, Api, Json, Kind, TypeId};

/// An expression for a JSON value of a type; `None` where the value does not fit.
pub(in crate::plan) fn expression(
    naming: &Naming<'_>,
    api: &Api,
    id: TypeId,
    json: &Json,
) -> Option<Expression> {
    let ty = api.get(id);
    Some(match (&ty.kind, json) {
        (_, Json::Null) => return None,
        (Kind::Boolean, Json::Bool(value)) => Expression::Bool(*value),
        (Kind::Integer(_), Json::Number(text)) => Expression::Integer(text.parse().ok()?),
        (Kind::Number(_), Json::Number(text)) => Expression::Float(text.parse().ok()?),
        (Kind::String(_), Json::String(text)) => Expression::Text(text.clone()),
        (Kind::Enum(list), Json::String(text)) => match listed(naming, id, list, text) {
            Some(variant) => Expression::Variant(naming.ident(id)?.clone(), variant),
            None if !list.closed => Expression::Text(text.clone()),
            None => return None,
        },
        // An empty array has no type, and an array of arrays would have to be vectors inside.
        (Kind::Array(items), Json::Array(values)) => {
            if values.is_empty() || matches!(api.get(*items).kind, Kind::Array(_)) {
                return None;
            }
            Expression::List(
                values
                    .iter()
                    .map(|value| expression(naming, api, *items, value))
                    .collect::<Option<_>>()?,
            )
        }
        (Kind::Object(object), Json::Object(entries)) if object.fields.is_empty() => {
            let Additional::Each(values) = object.additional else {
                return None;
            };
            if entries.is_empty() || matches!(api.get(values).kind, Kind::Array(_)) {
                return None;
            }
            Expression::Pairs(
                entries
                    .iter()
                    .map(|(key, value)| {
                        Some((key.clone(), expression(naming, api, values, value)?))
                    })
                    .collect::<Option<_>>()?,
            )
        }
        (Kind::Object(object), Json::Object(entries)) => record(naming, api, id, object, entries)?,
        (Kind::Any, _) => Expression::Json(json_text(json)),
        _ => return None,
    })
}

/// The variant that stands for a value of an enum.
fn listed(naming: &Naming<'_>, id: TypeId, list: &model::Enum, text: &str) -> Option<Ident> {
    let index = list.values.iter().position(|value| value.value == text)?;
    naming.part(id, index).cloned()
}

fn record(
    naming: &Naming<'_>,
    api: &Api,
    id: TypeId,
    object: &model::Object,
    entries: &[(String, Json)],
) -> Option<Expression> {
    let (mut arguments, mut setters) = (Vec::new(), Vec::new());
    for (index, field) in object.fields.iter().enumerate() {
        let name = naming.part(id, index)?;
        match entries.iter().find(|(key, _)| *key == field.name) {
            Some((_, value)) => {
                let value = expression(naming, api, field.ty, value)?;
                if field.required {
                    arguments.push(value);
                } else {
                    setters.push((Ident::snake(&format!("with_{}", name.plain())), value));
                }
            }
            None if field.required => return None,
            None => {}
        }
    }
    Some(Expression::New(
        naming.ident(id)?.clone(),
        arguments,
        setters,
    ))
}
