//! Sets of JSON types.

use crate::document::{Node, Value};
use crate::model::Json;

/// A set of JSON types, apart from `null`. Numbers are whole or not, so that `integer` is a
/// part of `number`, and what two schemas allow together is what is in both sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct JsonTypes(u8);

impl JsonTypes {
    pub(super) const NONE: JsonTypes = JsonTypes(0);
    pub(super) const BOOLEAN: JsonTypes = JsonTypes(1);
    pub(super) const INTEGER: JsonTypes = JsonTypes(2);
    pub(super) const NUMBER: JsonTypes = JsonTypes(2 | 4);
    pub(super) const STRING: JsonTypes = JsonTypes(8);
    pub(super) const ARRAY: JsonTypes = JsonTypes(16);
    pub(super) const OBJECT: JsonTypes = JsonTypes(32);
    pub(super) const ALL: JsonTypes = JsonTypes(63);

    /// The type of that name; `None` for `null` and unknown names.
    pub(super) fn of_word(word: &str) -> Option<JsonTypes> {
        Some(match word {
            "boolean" => JsonTypes::BOOLEAN,
            "integer" => JsonTypes::INTEGER,
            "number" => JsonTypes::NUMBER,
            "string" => JsonTypes::STRING,
            "array" => JsonTypes::ARRAY,
            "object" => JsonTypes::OBJECT,
            _ => return None,
        })
    }

    /// The type of a value.
    pub(super) fn of_value(node: &Node) -> JsonTypes {
        match &node.value {
            Value::Null => JsonTypes::NONE,
            Value::Bool(_) => JsonTypes::BOOLEAN,
            Value::Number(text) if text.contains(['.', 'e', 'E']) => JsonTypes::NUMBER,
            Value::Number(_) => JsonTypes::INTEGER,
            Value::String(_) => JsonTypes::STRING,
            Value::Array(_) => JsonTypes::ARRAY,
            Value::Object(_) => JsonTypes::OBJECT,
        }
    }

    /// Whether a value is of one of the types.
    pub(super) fn fits(self, value: &Json) -> bool {
        let one = match value {
            Json::Null => return false,
            Json::Bool(_) => JsonTypes::BOOLEAN,
            Json::Number(_) => JsonTypes::NUMBER,
            Json::String(_) => JsonTypes::STRING,
            Json::Array(_) => JsonTypes::ARRAY,
            Json::Object(_) => JsonTypes::OBJECT,
        };
        self.0 & one.0 != 0
    }

    pub(super) fn or(self, other: JsonTypes) -> JsonTypes {
        JsonTypes(self.0 | other.0)
    }

    pub(super) fn and(self, other: JsonTypes) -> JsonTypes {
        JsonTypes(self.0 & other.0)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn has(self, other: JsonTypes) -> bool {
        self.0 & other.0 == other.0
    }

    /// The names of the types; `integer` is not listed beside `number`.
    pub(super) fn words(self) -> Vec<&'static str> {
        let word = |one: JsonTypes| match one {
            JsonTypes::STRING => "string",
            JsonTypes::INTEGER => "integer",
            JsonTypes::NUMBER => "number",
            JsonTypes::BOOLEAN => "boolean",
            JsonTypes::ARRAY => "array",
            _ => "object",
        };
        self.each().into_iter().map(word).collect()
    }

    /// The types one by one; `integer` is not listed beside `number`.
    pub(super) fn each(self) -> Vec<JsonTypes> {
        let number = if self.has(JsonTypes::NUMBER) {
            JsonTypes::NUMBER
        } else {
            JsonTypes::INTEGER
        };
        [
            JsonTypes::STRING,
            number,
            JsonTypes::BOOLEAN,
            JsonTypes::ARRAY,
            JsonTypes::OBJECT,
        ]
        .into_iter()
        .filter(|one| self.has(*one))
        .collect()
    }
}
