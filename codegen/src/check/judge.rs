//! The judge, for those who make values.

use super::patterns::Patterns;
use super::same;
use super::value::{self, Broken};
use crate::model::{Api, Json, TypeId};
use crate::pattern::Settled;

/// Says which rules of an API's types a value breaks, as the validators of generated code do.
pub struct Judge<'a> {
    api: &'a Api,
    patterns: Patterns,
}

impl<'a> Judge<'a> {
    /// A judge for the types of an API. Its patterns are settled once, here.
    #[must_use]
    pub fn new(api: &'a Api) -> Judge<'a> {
        Judge {
            api,
            patterns: Patterns::of(api),
        }
    }

    /// All rules of a type that a value breaks. What only an engine can match is not judged.
    #[must_use]
    pub fn broken(&self, ty: TypeId, value: &Json) -> Vec<Broken> {
        value::judge(self.api, &self.patterns, ty, value)
    }

    /// The same for what is on its way to a server: it must also have what only requests have.
    #[must_use]
    pub fn broken_when_sent(&self, ty: TypeId, value: &Json) -> Vec<Broken> {
        value::judge_sent(self.api, &self.patterns, ty, value)
    }

    /// The rules of a type that a value breaks; `None` where a pattern that only an engine can match could say otherwise.
    #[must_use]
    pub fn surely_broken(&self, ty: TypeId, value: &Json) -> Option<Vec<Broken>> {
        value::judge_surely(self.api, &self.patterns, ty, value)
    }

    /// How a pattern of the API is matched; `None` where it is no pattern.
    #[must_use]
    pub fn pattern(&self, pattern: &str) -> Option<&Settled> {
        self.patterns.settled(pattern)
    }

    /// A text that values which are the same share, and others do not: numbers by value,
    /// objects without order.
    #[must_use]
    pub fn canonical(value: &Json) -> String {
        same::canonical(value)
    }
}
