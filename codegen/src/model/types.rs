//! What values are.

use super::{Docs, Example, Json, Rule, Status};
use crate::finding::Place;
use crate::map::Map;

/// The index of a type in [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// What a value is.
#[derive(Clone, Debug)]
pub struct Type {
    /// Where the type comes from, from which its name is made.
    pub origin: Origin,
    /// The name that the author wants, where he says so.
    pub preferred_name: Option<String>,
    /// What is said to people.
    pub docs: Docs,
    /// What it is, apart from `null`.
    pub kind: Kind,
    /// The first items of an array, where each of them has its own type.
    pub tuple: Option<Box<Tuple>>,
    /// Whether it can also be `null`.
    pub nullable: bool,
    /// Whether the kind is not stated, and only what the document otherwise says of values
    /// speaks for it: good for a type in Rust, and no rule that a value could break.
    pub implied: bool,
    /// The rules that values must keep.
    pub rules: Vec<Rule>,
    /// Whether values must never be shown.
    pub secret: bool,
    /// Whether values are bytes with a name: what a form uploads.
    pub file: bool,
    /// Whether values are strings that stand for bytes as they are.
    pub binary: bool,
    /// The value where none is given.
    pub default: Option<Json>,
    /// Examples.
    pub examples: Vec<Example>,
    /// The type that this one repeats with other words, a default, more rules or `null`:
    /// same kind, same fields, so that both can be one type in Rust.
    pub refines: Option<TypeId>,
    /// Where it is declared.
    pub place: Place,
}

/// Where a type comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It has a name in a document.
    Named(String),
    /// The value of a field of another type.
    Field(TypeId, String),
    /// The items of another type.
    Items(TypeId),
    /// The values of another type's additional properties.
    Values(TypeId),
    /// A variant of another type, from 0.
    Variant(TypeId, usize),
    /// A schema inside a rule of another type; never a Rust type.
    Rule(TypeId),
    /// A parameter of an operation, by indexes.
    Parameter(usize, usize),
    /// The request body of an operation.
    Request(usize),
    /// The body of a response of an operation.
    Response(usize, Status),
    /// A response header of an operation.
    Header(usize, Status, String),
    /// The body of a webhook, by its index.
    Webhook(usize),
}

/// What a value is, apart from `null`.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Any JSON value.
    Any,
    /// Only `null`.
    Null,
    /// No value at all.
    Never,
    /// A boolean.
    Boolean,
    /// A whole number, with its `format`.
    Integer(Option<String>),
    /// A number, with its `format`.
    Number(Option<String>),
    /// A string, with its `format`.
    String(Option<String>),
    /// One of a list of strings.
    Enum(Enum),
    /// An array of one type of items.
    Array(TypeId),
    /// An object. One without fields is a map.
    Object(Box<Object>),
    /// One of several types.
    Union(Box<Union>),
}

/// One of a list of strings.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The values, in the order of the document, without repetitions.
    pub values: Vec<EnumValue>,
    /// Whether a value that is not listed cannot even be read.
    pub closed: bool,
}

/// A string of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// The string.
    pub value: String,
    /// The name that the author wants, where he says so.
    pub preferred_name: Option<String>,
    /// What is said to people.
    pub description: Option<String>,
    /// Whether it should not be used any more.
    pub deprecated: bool,
}

/// An object.
#[derive(Clone, Debug)]
pub struct Object {
    /// The declared properties, in the order of the document.
    pub fields: Vec<Field>,
    /// The names of the properties that are required, in the order of the lists that say so.
    pub required: Vec<String>,
    /// What properties must be whose names match a pattern, declared or not.
    pub patterns: Vec<PatternProperties>,
    /// What a property that is neither declared nor matched by a pattern must be.
    pub additional: Additional,
}

/// The properties whose names match a pattern.
#[derive(Clone, Debug)]
pub struct PatternProperties {
    /// An ECMA-262 regular expression, found anywhere in the name.
    pub pattern: String,
    /// What the values must be.
    pub ty: TypeId,
    /// Where it is declared.
    pub place: Place,
}

/// What a value keeps of the properties, or the items, that are not declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// None of them.
    Nothing,
    /// All of them, as any values.
    Any,
    /// All of them, as values of this type.
    Of(TypeId),
}

impl Object {
    /// The indexes of the fields that are required, in the order in which the document requires
    /// them: that of keys says nothing.
    #[must_use]
    pub fn required(&self) -> Vec<usize> {
        let ranks: Map<&str, usize> = self.required.iter().map(String::as_str).zip(0..).collect();
        let fields = self.fields.iter().enumerate();
        let mut required: Vec<(usize, &Field)> =
            fields.filter(|(_, field)| field.required).collect();
        crate::map::sort_by_key(&mut required, |(_, field)| ranks.get(field.name.as_str()));
        required.into_iter().map(|(index, _)| index).collect()
    }

    /// What a value keeps of the properties that are not declared: they have one type where
    /// the additional properties, and those of all patterns, have the same one.
    #[must_use]
    pub fn rest(&self) -> Rest {
        let of_pattern = self.patterns.first().map(|first| {
            let same = self.patterns.iter().all(|other| other.ty == first.ty);
            same.then_some(first.ty)
        });
        match (of_pattern, self.additional) {
            (None, Additional::Tolerated | Additional::Forbidden) => Rest::Nothing,
            (None, Additional::Each(ty)) => Rest::Of(ty),
            (Some(Some(ty)), Additional::Each(other)) if ty == other => Rest::Of(ty),
            (Some(Some(ty)), Additional::Forbidden) => Rest::Of(ty),
            // Where a pattern is all that is said, it is what the map is for.
            (Some(Some(ty)), Additional::Tolerated) if self.fields.is_empty() => Rest::Of(ty),
            _ => Rest::Any,
        }
    }
}

/// An array whose first items have each their own type.
#[derive(Clone, Debug)]
pub struct Tuple {
    /// The first items, named after their index: `item 0`.
    pub places: Vec<Field>,
    /// The items behind them.
    pub rest: Rest,
}

impl Tuple {
    /// The indexes of the first items that must be there.
    #[must_use]
    pub fn required(&self) -> Vec<usize> {
        let places = self.places.iter().enumerate();
        let required = places.filter(|(_, place)| place.required);
        required.map(|(index, _)| index).collect()
    }

    /// The types of all items.
    pub fn types(&self) -> impl Iterator<Item = TypeId> {
        let rest = match self.rest {
            Rest::Of(ty) => Some(ty),
            Rest::Nothing | Rest::Any => None,
        };
        self.places.iter().map(|place| place.ty).chain(rest)
    }
}

/// A declared property.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name in JSON.
    pub name: String,
    /// The name that the author wants, where he says so.
    pub preferred_name: Option<String>,
    /// Whether the object must have it, whichever way it goes.
    pub required: bool,
    /// Whether the object must have it where it is sent: it is only in requests, and the type
    /// is in answers too. Then it is not `required`.
    pub required_when_sent: bool,
    /// What it is.
    pub ty: TypeId,
    /// What is said to people about this use; empty where only the type says something.
    pub docs: Docs,
    /// Only in responses.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
    /// Where it is declared.
    pub place: Place,
}

impl Field {
    /// Whether the object must have it, always or where it is sent.
    #[must_use]
    pub fn is_demanded(&self) -> bool {
        self.required || self.required_when_sent
    }
}

/// What a property that is not declared must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Additional {
    /// Nothing is said: unknown properties are tolerated, and ignored.
    Tolerated,
    /// Explicitly any: they are kept.
    Open,
    /// There must not be one.
    Forbidden,
    /// A value of this type.
    Each(TypeId),
}

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// The types.
    pub variants: Vec<Variant>,
    /// Exactly one must fit (`oneOf`), or at least one (`anyOf`).
    pub exactly_one: bool,
    /// The property that tells which.
    pub tag: Option<Tag>,
}

/// A type of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The type.
    pub ty: TypeId,
    /// Where it is declared.
    pub place: Place,
}

/// The property that tells which variant an object is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub property: String,
    /// Its values, each with the index of its variant.
    pub values: Vec<(String, usize)>,
    /// The variant of an object without the property, or with another value of it.
    pub default: Option<usize>,
}
