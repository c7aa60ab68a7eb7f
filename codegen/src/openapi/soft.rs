//! What can be ignored where it is wrong, because no call depends on it.

use super::grammar::Shape;

/// Objects that only say something to people, or that are left out where they are wrong.
const SHAPES: &[&str] = &[
    "`info`",
    "`contact`",
    "`license`",
    "a tag",
    "`externalDocs`",
    "`xml`",
    "`discriminator`",
    "an example",
    "a link",
    "a server",
    "a server variable",
    "a security scheme",
    "`flows`",
    "a flow",
];

/// Keys that only say something to people, wherever they stand.
const KEYS: &[&str] = &[
    "info",
    "title",
    "summary",
    "description",
    "deprecated",
    "tags",
    "externalDocs",
    "example",
    "x-example",
    "examples",
    "links",
];

/// Whether a wrong value under a key, or that it is not there, can be ignored. Of a schema
/// nothing is left but the keyword: more values are accepted then. What is said in our own
/// vocabulary is always meant.
pub(super) fn is_soft(shape: &Shape, key: &str) -> bool {
    let of_2_0 = ["a parameter", "a header"].contains(&shape.name) && key == "type";
    let soft = shape.lenient || of_2_0 || SHAPES.contains(&shape.name) || KEYS.contains(&key);
    soft && !key.starts_with("x-bindery-")
}
