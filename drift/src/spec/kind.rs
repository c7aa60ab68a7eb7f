//! What values of a document are, and whether a page means the same.

use bindery::model::{Check, Json, Kind as ModelKind, Rest, Type};

use super::View;
use crate::claim::Kind;

/// How deep lists of lists are looked into.
const DEEPEST: usize = 8;

/// Formats of numbers that words of pages can tell.
const FORMATS: [&str; 4] = ["int32", "int64", "float", "double"];

impl View<'_> {
    /// What the value can be, `null` apart. Each kind once.
    pub(crate) fn kinds(&self) -> Vec<Kind> {
        self.kinds_to(DEEPEST)
    }

    /// Whether the value can be `null`.
    pub(crate) fn is_nullable(&self) -> bool {
        let mut all = self.all();
        all.any(|(_, ty)| ty.nullable || matches!(ty.kind, ModelKind::Null))
    }

    /// Lists of several things are one kind, and looked into together: what is in each of them
    /// apart could be endless.
    fn kinds_to(&self, depth: usize) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = Vec::new();
        for (_, ty) in self.all() {
            for kind in of_type(ty) {
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
        }
        let inside = |value: Option<View<'_>>| {
            let kinds = value?.kinds_to(depth.checked_sub(1)?);
            match <[Kind; 1]>::try_from(kinds) {
                Ok([kind]) => Some(Box::new(kind)),
                Err(_) => None,
            }
        };
        for kind in &mut kinds {
            match kind {
                Kind::Array(items) => *items = inside(self.items()),
                Kind::Map(values) => *values = inside(self.values()),
                _ => {}
            }
        }
        kinds
    }
}

/// What a type is; not what is in it.
fn of_type(ty: &Type) -> Vec<Kind> {
    let kind = match &ty.kind {
        ModelKind::String(_) if ty.file => Kind::File,
        ModelKind::String(_) | ModelKind::Enum(_) => Kind::String,
        ModelKind::Boolean => Kind::Boolean,
        ModelKind::Integer(format) => Kind::Integer(known(format.as_deref())),
        ModelKind::Number(format) => Kind::Number(known(format.as_deref())),
        ModelKind::Array(_) => Kind::Array(None),
        ModelKind::Object(object) => match object.rest() {
            Rest::Of(_) if object.fields.is_empty() => Kind::Map(None),
            _ => Kind::Object(None),
        },
        ModelKind::Any => return named(ty),
        ModelKind::Null | ModelKind::Never | ModelKind::Union(_) => return Vec::new(),
    };
    vec![kind]
}

/// What a type is whose kind does not say it.
fn named(ty: &Type) -> Vec<Kind> {
    let types = ty.rules.iter().find_map(|rule| match &rule.check {
        Check::Types(types) => Some(types),
        _ => None,
    });
    let Some(types) = types else {
        if let Some(kinds) = of_values(ty) {
            return kinds;
        }
        // What only rules speak of says nothing of its own.
        let judged = ty.rules.iter().any(|rule| {
            matches!(
                rule.check,
                Check::OneOf(_) | Check::AnyOf(_) | Check::AllOf(_)
            )
        });
        return if judged { Vec::new() } else { vec![Kind::Any] };
    };
    let kinds = types.iter().filter_map(|name| {
        Some(match *name {
            "string" => Kind::String,
            "boolean" => Kind::Boolean,
            "integer" => Kind::Integer(None),
            "number" => Kind::Number(None),
            "array" => Kind::Array(None),
            "object" => Kind::Object(None),
            _ => return None,
        })
    });
    kinds.collect()
}

/// What the values are that a type lists.
fn of_values(ty: &Type) -> Option<Vec<Kind>> {
    let values: Vec<&Json> = ty.rules.iter().find_map(|rule| match &rule.check {
        Check::Enum(values) => Some(values.iter().collect()),
        Check::Const(value) => Some(vec![value]),
        _ => None,
    })?;
    let mut kinds = Vec::new();
    for value in values {
        let kind = match value {
            Json::Null => continue,
            Json::Bool(_) => Kind::Boolean,
            Json::Number(text) if text.contains(['.', 'e', 'E']) => Kind::Number(None),
            Json::Number(_) => Kind::Integer(None),
            Json::String(_) => Kind::String,
            Json::Array(_) => Kind::Array(None),
            Json::Object(_) => Kind::Object(None),
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    Some(kinds)
}

fn known(format: Option<&str>) -> Option<&'static str> {
    FORMATS.into_iter().find(|known| Some(*known) == format)
}

/// Kinds as words.
pub(crate) fn shown(kinds: &[Kind]) -> String {
    let words: Vec<String> = kinds.iter().map(ToString::to_string).collect();
    words.join(" or ")
}

/// Whether what a page calls a value is one of what it can be.
pub(crate) fn is_one_of(page: &Kind, kinds: &[Kind]) -> bool {
    kinds.iter().any(|kind| fits(page, kind))
}

/// Whether a page that says one kind can mean the other. The document may say more.
fn fits(page: &Kind, kind: &Kind) -> bool {
    let format = |page: &Option<&str>, own: &Option<&str>| match (page, own) {
        (Some(page), Some(own)) => page == own,
        _ => true,
    };
    let inside = |page: &Option<Box<Kind>>, own: &Option<Box<Kind>>| match (page, own) {
        (Some(page), Some(own)) => fits(page, own),
        _ => true,
    };
    match (page, kind) {
        (Kind::Any, _) => true,
        (Kind::String | Kind::Date, Kind::String | Kind::Date | Kind::DateTime) => true,
        // A point in time is text, or counted.
        (Kind::DateTime, Kind::String | Kind::DateTime | Kind::Integer(_)) => true,
        (Kind::String | Kind::File, Kind::File) | (Kind::File, Kind::String) => true,
        (Kind::Boolean, Kind::Boolean) => true,
        (Kind::Integer(page), Kind::Integer(own)) | (Kind::Number(page), Kind::Number(own)) => {
            format(page, own)
        }
        (Kind::Object(_), Kind::Object(_) | Kind::Map(_)) => true,
        (Kind::Map(_), Kind::Object(_)) => true,
        (Kind::Array(page), Kind::Array(own)) | (Kind::Map(page), Kind::Map(own)) => {
            inside(page, own)
        }
        _ => false,
    }
}
