//! The objects of the `x-bindery-` vocabulary.

use super::{Form, Keys, Shape, key, shape};

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

pub(super) static WAITER: Shape = shape(
    "`x-bindery-waiter`",
    &[
        key("operation", Form::Text),
        key("link", Form::Text),
        key("parameters", Form::Map(Keys::Any, &Form::Anything)),
        key("each", Form::Text),
        key("state", Form::Text).needed(),
        key("success", Form::List(&Form::Anything)).needed(),
        key("failure", Form::List(&Form::Anything)),
        key("pending", Form::List(&Form::Anything)),
        key("stale", Form::List(&Form::Anything)),
        key("stale-for", Form::Count),
        key("reason", Form::Text),
        key("delay", Form::Count),
        key("interval", Form::Count),
        key("deadline", Form::Count),
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
