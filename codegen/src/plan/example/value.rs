//! Expressions for the document's values.

use super::super::naming::Naming;
use super::super::{Format, Ident, Ty};
use super::{Expression, json_text};
use crate::model::{Api, Field, Json, Kind, Rest, TypeId};

/// An expression for a JSON value where a value of the Rust type `ty` is to be given, in the
/// way of [`Into::of`](super::super::Into::of). What has no short spelling is read from JSON.
pub(in crate::plan) fn expression(
    naming: &Naming<'_>,
    api: &Api,
    id: TypeId,
    ty: &Ty,
    json: &Json,
) -> Expression {
    let spelled = Spelling { naming, api }.given(id, ty, json);
    spelled.unwrap_or_else(|| Expression::Read(ty.clone(), json_text(json)))
}

struct Spelling<'a, 'n> {
    naming: &'a Naming<'n>,
    api: &'a Api,
}

impl Spelling<'_, '_> {
    /// An expression that is accepted where a value of the type is to be given.
    fn given(&self, id: TypeId, ty: &Ty, json: &Json) -> Option<Expression> {
        match (ty, json) {
            (Ty::Formatted(format), Json::String(text)) => Some(formatted(*format, text)),
            (Ty::Text | Ty::Secret, Json::String(text)) => Some(Expression::Text(text.clone())),
            (Ty::Number, Json::Number(text)) => literal(text),
            (Ty::Named(_), Json::String(text)) if self.is_open_enum(id) => Some(
                self.listed(id, text)
                    .unwrap_or_else(|| Expression::Text(text.clone())),
            ),
            (Ty::List(item), Json::Array(values)) if is_converted(item) => {
                let item_id = self.item(id)?;
                let items = values.iter().map(|value| self.given(item_id, item, value));
                same_kind(items.collect::<Option<_>>()?).map(Expression::List)
            }
            (Ty::Map(value), Json::Object(entries)) if is_converted(value) => {
                let value_id = self.values(id)?;
                let values = entries
                    .iter()
                    .map(|(_, one)| self.given(value_id, value, one));
                let values = same_kind(values.collect::<Option<_>>()?)?;
                let keys = entries.iter().map(|(key, _)| key.clone());
                Some(Expression::Pairs(keys.zip(values).collect()))
            }
            (Ty::Nullable(inner), _) => match **inner {
                Ty::Text | Ty::Secret | Ty::Named(_) => self.exact(id, inner, json),
                Ty::Formatted(_) => self.given(id, inner, json),
                _ => None,
            },
            (Ty::Boxed(inner), _) => self.exact(id, inner, json),
            _ => self.exact(id, ty, json),
        }
    }

    /// An expression that is of the type, with nothing converted.
    fn exact(&self, id: TypeId, ty: &Ty, json: &Json) -> Option<Expression> {
        match (ty, json) {
            (Ty::Bool, Json::Bool(value)) => Some(Expression::Bool(*value)),
            (ty, Json::Number(text)) if ty.is_integer() => {
                let value: i128 = text.parse().ok()?;
                let fits = ty.integer_range()?.contains(&value);
                fits.then_some(Expression::Integer(value))
            }
            (Ty::F64, Json::Number(text)) => float(text),
            (Ty::Text, Json::String(text)) => Some(Expression::Owned(text.clone())),
            (Ty::Json, _) => Some(Expression::Json(json_text(json))),
            (Ty::Named(_), Json::String(text)) => self.listed(id, text),
            (Ty::Named(ident), Json::Object(entries)) => self.record(id, ident, entries),
            (Ty::Named(ident), Json::Array(items)) => self.tuple(id, ident, items),
            (Ty::Option(inner), json) if *json != Json::Null => {
                Some(Expression::Some(Box::new(self.exact(id, inner, json)?)))
            }
            _ => None,
        }
    }

    fn record(&self, id: TypeId, ident: &Ident, entries: &[(String, Json)]) -> Option<Expression> {
        let Kind::Object(object) = &self.api.get(id).kind else {
            return None;
        };
        // What is not declared would be lost on the way.
        let is_declared = |key: &str| object.fields.iter().any(|field| field.name == key);
        if !entries.iter().all(|(key, _)| is_declared(key)) {
            return None;
        }
        let value = |field: &Field| {
            let mut entries = entries.iter();
            Some(&entries.find(|(key, _)| *key == field.name)?.1)
        };
        let values = object.fields.iter().map(|field| (field, value(field)));
        self.fields(id, ident, &object.required(), values)
    }

    fn tuple(&self, id: TypeId, ident: &Ident, items: &[Json]) -> Option<Expression> {
        let tuple = self.api.get(id).tuple.as_ref()?;
        if items.len() > tuple.places.len() {
            return None;
        }
        let places = tuple.places.iter().enumerate();
        self.fields(
            id,
            ident,
            &tuple.required(),
            places.map(|(index, place)| (place, items.get(index))),
        )
    }

    fn fields<'f>(
        &self,
        id: TypeId,
        ident: &Ident,
        taken: &[usize],
        fields: impl Iterator<Item = (&'f Field, Option<&'f Json>)>,
    ) -> Option<Expression> {
        let (mut arguments, mut setters) = (Vec::new(), Vec::new());
        for (index, (field, value)) in fields.enumerate() {
            let name = self.naming.part(id, index)?;
            let Some(value) = value else {
                if field.required {
                    return None;
                }
                continue;
            };
            let (ty, _) = self.naming.field(id, field.ty, field.required);
            let value = expression(self.naming, self.api, field.ty, &ty, value);
            if field.required {
                arguments.push((taken.iter().position(|one| *one == index), value));
            } else {
                setters.push((Ident::snake(&format!("with_{}", name.plain())), value));
            }
        }
        crate::map::sort_by_key(&mut arguments, |(at, _)| *at);
        let arguments = arguments.into_iter().map(|(_, value)| value).collect();
        Some(Expression::New(ident.clone(), arguments, setters))
    }

    /// The variant that stands for a value of an enum.
    fn listed(&self, id: TypeId, text: &str) -> Option<Expression> {
        let Kind::Enum(list) = &self.api.get(id).kind else {
            return None;
        };
        let index = list.values.iter().position(|value| value.value == text)?;
        let (ident, variant) = (self.naming.ident(id)?, self.naming.part(id, index)?);
        Some(Expression::Variant(ident.clone(), variant.clone()))
    }

    fn is_open_enum(&self, id: TypeId) -> bool {
        matches!(&self.api.get(id).kind, Kind::Enum(list) if !list.closed)
    }

    fn item(&self, id: TypeId) -> Option<TypeId> {
        match &self.api.get(id).kind {
            Kind::Array(items) => Some(*items),
            _ => None,
        }
    }

    fn values(&self, id: TypeId) -> Option<TypeId> {
        match &self.api.get(id).kind {
            Kind::Object(object) => match object.rest() {
                Rest::Of(values) => Some(values),
                Rest::Any | Rest::Nothing => None,
            },
            _ => None,
        }
    }
}

/// Whether items of this type are given as something that converts into it.
fn is_converted(ty: &Ty) -> bool {
    matches!(
        ty,
        Ty::Number | Ty::Text | Ty::Secret | Ty::Formatted(_) | Ty::Json | Ty::Named(_)
    )
}

/// The expressions, where they are of one Rust type; without any the type is not known.
fn same_kind(expressions: Vec<Expression>) -> Option<Vec<Expression>> {
    let first = std::mem::discriminant(expressions.first()?);
    expressions
        .iter()
        .all(|one| std::mem::discriminant(one) == first)
        .then_some(expressions)
}

fn float(text: &str) -> Option<Expression> {
    let value: f64 = text.parse().ok()?;
    value.is_finite().then_some(Expression::Float(value))
}

/// A literal for a number of any size, where there is one that is the same number.
fn literal(text: &str) -> Option<Expression> {
    // Without a suffix it is an `i32`, or an `f64`, which keeps 15 digits.
    if let Ok(integer) = text.parse::<i32>() {
        return Some(Expression::Integer(integer.into()));
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_kept = text.contains('.') && !text.contains(['e', 'E']) && digits <= 15;
    is_kept.then(|| float(text)).flatten()
}

/// A text of the format. Only for bytes it has to be said that the text is not the value.
pub(super) fn formatted(format: Format, text: &str) -> Expression {
    match format {
        Format::Base64 => Expression::Base64(text.to_owned()),
        _ => Expression::Text(text.to_owned()),
    }
}
