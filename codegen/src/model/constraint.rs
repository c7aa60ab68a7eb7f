//! The rules that values must keep.

use super::{Json, Object, TypeId};
use crate::finding::Place;

/// A rule with its place.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What must hold.
    pub check: Check,
    /// Where it is declared.
    pub place: Place,
}

/// What must hold. Numbers are JSON text, so that none is changed by reading it.
#[derive(Clone, Debug)]
pub enum Check {
    /// At least so many code points.
    MinLength(u64),
    /// At most so many code points.
    MaxLength(u64),
    /// An ECMA-262 regular expression, found anywhere in the text.
    Pattern(String),
    /// A password policy.
    Password(Password),
    /// At least this.
    Minimum(String),
    /// More than this.
    ExclusiveMinimum(String),
    /// At most this.
    Maximum(String),
    /// Less than this.
    ExclusiveMaximum(String),
    /// A multiple of this.
    MultipleOf(String),
    /// At least so many items.
    MinItems(u64),
    /// At most so many items.
    MaxItems(u64),
    /// No two equal items.
    UniqueItems,
    /// At least so many properties.
    MinProperties(u64),
    /// At most so many properties.
    MaxProperties(u64),
    /// One of these values.
    Enum(Vec<Json>),
    /// This value.
    Const(Json),
    /// Where a property is present, so must be others.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// Exactly one of the conditions holds.
    OneOf(Vec<Condition>),
    /// At least one of the conditions holds.
    AnyOf(Vec<Condition>),
    /// All of the types fit. Only where they could not be merged.
    AllOf(Vec<TypeId>),
    /// The condition does not hold.
    Not(Condition),
    /// Where the first fits, so must the second; where it does not, the third.
    If(TypeId, Option<TypeId>, Option<TypeId>),
    /// Where the value is an object, it has this property. Where no field says it.
    Required(String),
    /// A value of one of these JSON types, by name. Where the kind does not say it.
    Types(Vec<&'static str>),
    /// Where the value is an object, this is what its properties are. Where the kind does
    /// not say it.
    Properties(Object),
    /// Where the value is an array: what the first items are, and what the others are.
    Items(Vec<TypeId>, Option<TypeId>),
    /// At least and at most so many items are of a type.
    Contains(TypeId, u64, Option<u64>),
    /// Every name of a property is of a type.
    PropertyNames(TypeId),
    /// Where a property is present, the whole object is of a type.
    DependentSchemas(Vec<(String, TypeId)>),
    /// What no other rule, nor the kind, speaks of is of a type; `None` where there must be
    /// no such property.
    UnevaluatedProperties(Option<TypeId>),
    /// The same for items.
    UnevaluatedItems(Option<TypeId>),
}

/// A branch of a rule.
#[derive(Clone, Debug)]
pub enum Condition {
    /// All of these properties are present; the branch says nothing else.
    Present(Vec<String>),
    /// The value is of this type.
    Is(TypeId),
}

/// A password policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Password {
    /// At least so many of: upper case, lower case, digits, special.
    pub classes: u8,
    /// The characters that count as special.
    pub special: String,
    /// Words that it must not contain.
    pub forbidden: Vec<String>,
    /// Nor spelled backwards.
    pub reversed: bool,
    /// Compared without regard to ASCII case.
    pub ignore_case: bool,
    /// Whether characters outside the four classes are refused.
    pub only_listed: bool,
}
