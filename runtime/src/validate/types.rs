//! The rule `type`.

use crate::describe::View;
use crate::json::decimal::Decimal;
use crate::schema::Types;

/// The view of what is written for a value that has a place of its own.
pub(super) fn written(view: View<'_>) -> View<'_> {
    match view {
        View::Absent => View::Null,
        View::Float(float) if !float.is_finite() => View::Null,
        other => other,
    }
}

/// Whether a value is of one of the types.
pub(super) fn admits(types: Types, view: View<'_>) -> bool {
    types == Types::ANY || types.has(types_of(view))
}

fn types_of(view: View<'_>) -> Types {
    match written(view) {
        View::Absent | View::Null => Types::NULL,
        View::Bool(_) => Types::BOOLEAN,
        View::Integer(_) | View::Unsigned(_) => Types::INTEGER.or(Types::NUMBER),
        View::Float(float) => number(float.fract() == 0.0),
        View::Digits(digits) => {
            number(Decimal::parse(digits).is_some_and(|decimal| decimal.is_integer()))
        }
        View::Text(_) | View::Secret(_) | View::Bytes(_) | View::File(_) => Types::STRING,
        View::List(_) => Types::ARRAY,
        View::Map(_) | View::Record(_) => Types::OBJECT,
    }
}

fn number(is_integer: bool) -> Types {
    if is_integer {
        Types::INTEGER.or(Types::NUMBER)
    } else {
        Types::NUMBER
    }
}

/// The types with their articles: `a string or null`.
pub(super) fn in_words(types: Types) -> String {
    const NAMES: [(Types, &str); 7] = [
        (Types::STRING, "a string"),
        (Types::INTEGER, "an integer"),
        (Types::NUMBER, "a number"),
        (Types::BOOLEAN, "a boolean"),
        (Types::ARRAY, "an array"),
        (Types::OBJECT, "an object"),
        (Types::NULL, "null"),
    ];
    let names: Vec<&str> = NAMES
        .iter()
        .filter(|(one, _)| types.has(*one))
        .map(|(_, name)| *name)
        .collect();
    names.join(" or ")
}
