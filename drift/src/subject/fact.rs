//! Facts.

use std::fmt;

use bindery::finding::Place;
use bindery::map::Map;
use bindery::model::Json;

use crate::claim::{Field, Limit, json};

/// The facts of a subject.
pub type Facts = Map<FactName, Fact>;

/// A fact and where it is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What is so: of a type its words, such as `array of string`.
    pub value: Json,
    /// Where it is stated.
    pub place: Place,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactName {
    /// What the value is.
    Type,
    /// Whether it must be there.
    Mandatory,
    /// The fewest characters.
    MinLength,
    /// The most characters.
    MaxLength,
    /// The fewest items.
    MinItems,
    /// The most items.
    MaxItems,
    /// The smallest number.
    Minimum,
    /// The largest number.
    Maximum,
    /// A regular expression.
    Pattern,
    /// A form with a name.
    Format,
    /// The values that there are.
    Enum,
    /// The value where none is given.
    Default,
    /// That it should not be used any more.
    Deprecated,
}

impl FactName {
    /// All of them, in the order in which they are written.
    pub const ALL: [FactName; 13] = [
        FactName::Type,
        FactName::Mandatory,
        FactName::MinLength,
        FactName::MaxLength,
        FactName::MinItems,
        FactName::MaxItems,
        FactName::Minimum,
        FactName::Maximum,
        FactName::Pattern,
        FactName::Format,
        FactName::Enum,
        FactName::Default,
        FactName::Deprecated,
    ];

    /// Its word, as in JSON Schema where that has one.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            FactName::Type => "type",
            FactName::Mandatory => "mandatory",
            FactName::MinLength => "minLength",
            FactName::MaxLength => "maxLength",
            FactName::MinItems => "minItems",
            FactName::MaxItems => "maxItems",
            FactName::Minimum => "minimum",
            FactName::Maximum => "maximum",
            FactName::Pattern => "pattern",
            FactName::Format => "format",
            FactName::Enum => "enum",
            FactName::Default => "default",
            FactName::Deprecated => "deprecated",
        }
    }

    /// The fact of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<FactName> {
        FactName::ALL.into_iter().find(|name| name.word() == word)
    }

    /// Whether it bounds what a value can be.
    #[must_use]
    pub fn is_limit(self) -> bool {
        FactName::MinLength <= self && self <= FactName::Format
    }
}

impl fmt::Display for FactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The facts of a row.
pub(super) fn of_field(field: &Field) -> Facts {
    let mut facts = Facts::new();
    let mut say = |name, value, place| {
        // Of two limits of one kind the first counts.
        facts.entry(name).or_insert(Fact { value, place });
    };
    if let Some(kind) = &field.kind {
        let words = Json::String(kind.value.to_string());
        say(FactName::Type, words, kind.place);
    }
    if let Some(mandatory) = &field.mandatory {
        let value = Json::Bool(mandatory.value);
        say(FactName::Mandatory, value, mandatory.place);
    }
    for limit in &field.limits {
        let (name, value) = of_limit(&limit.value);
        say(name, value, limit.place);
    }
    if let Some(values) = &field.values {
        let list = values.value.iter().map(json).collect();
        say(FactName::Enum, Json::Array(list), values.place);
    }
    if let Some(default) = &field.default {
        say(FactName::Default, json(&default.value), default.place);
    }
    if field.deprecated {
        say(FactName::Deprecated, Json::Bool(true), field.place);
    }
    facts
}

fn of_limit(limit: &Limit) -> (FactName, Json) {
    let count = |n: &u64| Json::Number(n.to_string());
    match limit {
        Limit::MinLength(n) => (FactName::MinLength, count(n)),
        Limit::MaxLength(n) => (FactName::MaxLength, count(n)),
        Limit::MinItems(n) => (FactName::MinItems, count(n)),
        Limit::MaxItems(n) => (FactName::MaxItems, count(n)),
        Limit::Minimum(text) => (FactName::Minimum, Json::Number(text.clone())),
        Limit::Maximum(text) => (FactName::Maximum, Json::Number(text.clone())),
        Limit::Pattern(text) => (FactName::Pattern, Json::String(text.clone())),
        Limit::Format(name) => (FactName::Format, Json::String((*name).to_owned())),
    }
}
