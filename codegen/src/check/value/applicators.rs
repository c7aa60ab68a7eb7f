//! Rules that apply types to parts of a value.

use super::{Judge, has, is_integer};
use crate::model::{Json, TypeId};

impl Judge<'_> {
    /// Judges the first items, each by its own type, and the others.
    pub(super) fn items(&mut self, prefix: &[TypeId], rest: Option<TypeId>, items: &[Json]) {
        for (index, value) in items.iter().enumerate() {
            if let Some(ty) = prefix.get(index).copied().or(rest) {
                self.inside(&index.to_string(), |judge| judge.value(ty, value));
            }
        }
    }

    pub(super) fn contains(&mut self, ty: TypeId, least: u64, most: Option<u64>, items: &[Json]) {
        let fitting = items.iter().filter(|item| self.fits(ty, item)).count() as u64;
        if fitting < least {
            let rule = if least == 1 {
                "contains"
            } else {
                "minContains"
            };
            self.report(
                rule,
                format!("must contain at least {least} such items, and has {fitting}"),
            );
        }
        if let Some(most) = most.filter(|most| fitting > *most) {
            self.report(
                "maxContains",
                format!("must contain at most {most} such items, and has {fitting}"),
            );
        }
    }

    /// Judges the name of each property. What is wrong with one is said of the property.
    pub(super) fn names(&mut self, ty: TypeId, entries: &[(String, Json)]) {
        for (key, _) in entries {
            if !self.fits_name(ty, key) {
                self.inside(key, |judge| {
                    let message = "has a name that is not allowed".to_owned();
                    judge.report("propertyNames", message);
                });
            }
        }
    }

    pub(super) fn dependent_schemas(&mut self, list: &[(String, TypeId)], value: &Json) {
        let Json::Object(entries) = value else { return };
        for (name, ty) in list {
            if has(entries, name) {
                self.value(*ty, value);
            }
        }
    }

    pub(super) fn types(&mut self, words: &[&str], value: &Json) {
        let is = |word: &str| match value {
            Json::Null => word == "null",
            Json::Bool(_) => word == "boolean",
            Json::Number(text) => word == "number" || (word == "integer" && is_integer(text)),
            Json::String(_) => word == "string",
            Json::Array(_) => word == "array",
            Json::Object(_) => word == "object",
        };
        if !words.iter().any(|word| is(word)) {
            self.report("type", format!("must be of type {}", words.join(" or ")));
        }
    }
}
