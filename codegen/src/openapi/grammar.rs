//! What may stand where: one table of known keys for each kind of object.
//!
//! The tables are data. [`walk`](super::walk) compares a document with them; nothing else
//! knows which keys exist, so a new keyword is a new row.

pub(super) mod api;
pub(super) mod extension;
pub(super) mod operation;
pub(super) mod schema;
pub(super) mod security;
pub(super) mod swagger;

use super::Version;

/// A kind of object: its name and its keys.
pub(super) struct Shape {
    /// What it is called in messages, with its article.
    pub(super) name: &'static str,
    /// The keys that it may have.
    pub(super) keys: &'static [Key],
    /// Whether an unknown key is only doubtful: JSON Schema lets authors add their own.
    pub(super) lenient: bool,
}

/// A key that a kind of object may have.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) form: Form,
    pub(super) since: Version,
    pub(super) until: Version,
    /// Whether the object makes no sense without it.
    pub(super) needed: bool,
}

/// What a value must be.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// Whatever it is.
    Anything,
    Text,
    /// A text; a number is taken for the text that it is, which is told: `version: 1.10`.
    Version,
    Flag,
    /// A non-negative integer.
    Count,
    Number,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Words from which an identifier can be made.
    Name,
    List(&'static Form),
    Map(Keys, &'static Form),
    Object(&'static Shape),
    /// An object of the shape, or a reference to one.
    Referable(&'static Shape),
    /// A schema: an object, a reference, or (since 3.1) a boolean.
    Schema,
    /// A boolean, or else what is said.
    FlagOr(&'static Form),
    /// A text, or else what is said.
    TextOr(&'static Form),
    /// A list of it, or one of it.
    ListOr(&'static Form),
}

/// What the keys of a map must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keys {
    Any,
    /// Names of components.
    Component,
    /// Path templates; `x-…` is free.
    Path,
    /// Status codes; `x-…` is free.
    Status,
    /// Media types.
    MediaType,
    /// Whatever is not `x-…`.
    Expression,
}

impl Keys {
    /// Whether `x-…` keys are extensions here, rather than names.
    pub(super) fn has_extensions(self) -> bool {
        matches!(self, Keys::Path | Keys::Status | Keys::Expression)
    }
}

impl Form {
    /// What is expected, in words.
    pub(super) fn expected(self) -> String {
        match self {
            Form::Anything => "any value".to_owned(),
            Form::Text | Form::Version | Form::Word(_) | Form::Name => "a string".to_owned(),
            Form::Flag => "`true` or `false`".to_owned(),
            Form::Count => "a non-negative integer".to_owned(),
            Form::Number => "a number".to_owned(),
            Form::List(_) => "an array".to_owned(),
            Form::Map(..) | Form::Object(_) | Form::Referable(_) => "an object".to_owned(),
            Form::Schema => "a schema".to_owned(),
            Form::TextOr(form) => format!("a string or {}", form.expected()),
            Form::FlagOr(form) => format!("a boolean or {}", form.expected()),
            Form::ListOr(form) => format!("{} or an array", form.expected()),
        }
    }
}

/// A key that all versions know.
pub(super) const fn key(name: &'static str, form: Form) -> Key {
    Key {
        name,
        form,
        since: Version::V20,
        until: Version::V32,
        needed: false,
    }
}

impl Key {
    pub(super) const fn since(mut self, version: Version) -> Key {
        self.since = version;
        self
    }

    pub(super) const fn until(mut self, version: Version) -> Key {
        self.until = version;
        self
    }

    pub(super) const fn needed(mut self) -> Key {
        self.needed = true;
        self
    }
}

/// A kind of object whose unknown keys are mistakes.
pub(super) const fn shape(name: &'static str, keys: &'static [Key]) -> Shape {
    Shape {
        name,
        keys,
        lenient: false,
    }
}

/// Every shape that has `x-bindery-` keys of its own, to say where a misplaced one belongs.
pub(super) static WITH_EXTENSIONS: &[&Shape] = &[
    &api::ROOT,
    &operation::OPERATION,
    &operation::PARAMETER,
    &operation::MEDIA_TYPE,
    &schema::SCHEMA,
    &security::SCHEME,
];
