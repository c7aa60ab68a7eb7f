//! What values of a document are, and whether a page means the same.

use bindery::model::{Check, Kind as ModelKind, Type, TypeId};

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

    fn kinds_to(&self, depth: usize) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = Vec::new();
        for (_, ty) in self.all() {
            for kind in self.of_type(ty, depth) {
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
        }
        kinds
    }

    fn of_type(&self, ty: &Type, depth: usize) -> Vec<Kind> {
        let inside = |id: TypeId| -> Option<Box<Kind>> {
            let view = View::new(self.api, vec![id], self.direction);
            let below = depth.checked_sub(1)?;
            let kinds = view.kinds_to(below);
            match <[Kind; 1]>::try_from(kinds) {
                Ok([kind]) => Some(Box::new(kind)),
                Err(_) => None,
            }
        };
        match &ty.kind {
            ModelKind::String(_) if ty.file => vec![Kind::File],
            ModelKind::String(_) | ModelKind::Enum(_) => vec![Kind::String],
            ModelKind::Boolean => vec![Kind::Boolean],
            ModelKind::Integer(format) => vec![Kind::Integer(known(format.as_deref()))],
            ModelKind::Number(format) => vec![Kind::Number(known(format.as_deref()))],
            ModelKind::Array(items) => vec![Kind::Array(inside(*items))],
            ModelKind::Object(object) if object.fields.is_empty() => match object.rest() {
                bindery::model::Rest::Of(values) => vec![Kind::Map(inside(values))],
                _ => vec![Kind::Object(None)],
            },
            ModelKind::Object(_) => vec![Kind::Object(None)],
            ModelKind::Any => named(ty),
            ModelKind::Null | ModelKind::Never | ModelKind::Union(_) => Vec::new(),
        }
    }
}

/// What a type is whose kind does not say it.
fn named(ty: &Type) -> Vec<Kind> {
    let types = ty.rules.iter().find_map(|rule| match &rule.check {
        Check::Types(types) => Some(types),
        _ => None,
    });
    let Some(types) = types else {
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
