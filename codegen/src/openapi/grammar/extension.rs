//! The objects of the `x-bindery-` vocabulary.

use super::{Form, Shape, key, shape};

pub(super) static PASSWORD: Shape = shape(
    "`x-bindery-password`",
    &[
        key("classes", Form::Count),
        key("special", Form::Text),
        key("forbidden", Form::List(&Form::Text)),
        key("reversed", Form::Flag),
        key("ignore-case", Form::Flag),
        key("only-listed", Form::Flag),
    ],
);

pub(super) static REFUSED: Shape = shape(
    "a refused body",
    &[
        key("summary", Form::Text),
        key("value", Form::Anything).needed(),
        key("violations", Form::List(&Form::Object(&VIOLATION))).needed(),
    ],
);

/// How an answer becomes a token.
pub(super) static TOKEN: Shape = shape(
    "`x-bindery-token`",
    &[
        key("value", Form::Text).needed(),
        key("expires", Form::Text),
    ],
);

static VIOLATION: Shape = shape(
    "a violation",
    &[
        key("pointer", Form::Text).needed(),
        key("rule", Form::Word(RULES)).needed(),
    ],
);

/// The keywords that a body can break.
const RULES: &[&str] = &[
    "type",
    "required",
    "minLength",
    "maxLength",
    "pattern",
    "x-bindery-password",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "enum",
    "const",
    "dependentRequired",
    "oneOf",
    "anyOf",
    "allOf",
    "not",
    "if",
    "additionalProperties",
];
