//! What a value is.

use std::fmt;

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A whole number, with the `format` that the words tell, such as `int64` for "Long".
    Integer(Option<&'static str>),
    /// A number, with the `format` that the words tell.
    Number(Option<&'static str>),
    /// A date, `2026-11-21`.
    Date,
    /// A point in time.
    DateTime,
    /// An object, with the name of its type where it has one: "CloudServer object".
    Object(Option<String>),
    /// A list, of these where the page says so.
    Array(Option<Box<Kind>>),
    /// An object with names that are not fixed, with these values where the page says so.
    Map(Option<Box<Kind>>),
    /// A file.
    File,
    /// Nothing but `null`.
    Null,
    /// Anything.
    Any,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, format) = match self {
            Kind::String => ("string", None),
            Kind::Boolean => ("boolean", None),
            Kind::Integer(format) => ("integer", *format),
            Kind::Number(format) => ("number", *format),
            Kind::Date => ("date", None),
            Kind::DateTime => ("date-time", None),
            Kind::Object(_) => ("object", None),
            Kind::Array(None) => ("array", None),
            Kind::Map(None) => ("map", None),
            Kind::File => ("file", None),
            Kind::Null => ("null", None),
            Kind::Any => ("any", None),
            Kind::Array(Some(items)) => return write!(f, "array of {items}"),
            Kind::Map(Some(values)) => return write!(f, "map of {values}"),
        };
        f.write_str(word)?;
        format.map_or(Ok(()), |format| write!(f, " ({format})"))
    }
}
