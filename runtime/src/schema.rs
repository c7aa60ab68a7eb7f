//! What a document says about a value, as static data.
//!
//! The generator writes these tables; [`validate`](mod@crate::validate), the reader and
//! the writer walk them. Everything is `'static` and has no code of its own, so a
//! constraint costs a generated crate a few bytes and no compile time.

use std::fmt;
use std::sync::OnceLock;

use crate::describe::View;
use crate::validate::{Judge, Path, password, unevaluated};

/// A schema.
///
/// All parts are optional: [`Schema::ANY`] accepts everything.
#[derive(Debug)]
pub struct Schema {
    /// The JSON types that are accepted; [`Types::ANY`] for all.
    pub types: Types,
    /// The rules that the value must keep.
    pub rules: &'static [Rule],
    /// The properties of an object.
    pub shape: Option<&'static Shape>,
    /// What every item of an array must be.
    pub items: Option<&'static Schema>,
    /// What the value may be one of.
    pub variants: Option<&'static Variants>,
    /// Whether the value must never be shown.
    pub secret: bool,
}

impl Schema {
    /// Accepts everything.
    pub const ANY: Schema = Schema {
        types: Types::ANY,
        rules: &[],
        shape: None,
        items: None,
        variants: None,
        secret: false,
    };

    /// What is said of the item at an index.
    pub(crate) fn item(&self, index: usize) -> &'static Schema {
        let of_rule = |rule: &Rule| match rule {
            Rule::Items { prefix, rest } => prefix.get(index).copied().or(*rest),
            _ => None,
        };
        self.items
            .or_else(|| self.rules.iter().find_map(of_rule))
            .unwrap_or(&Schema::ANY)
    }
}

/// A set of JSON types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Types(pub u8);

impl Types {
    /// Any type.
    pub const ANY: Types = Types(0);
    /// `null`
    pub const NULL: Types = Types(1);
    /// `true` and `false`
    pub const BOOLEAN: Types = Types(2);
    /// Numbers without a fractional part (`1.0` is one).
    pub const INTEGER: Types = Types(4);
    /// All numbers.
    pub const NUMBER: Types = Types(8);
    /// Strings
    pub const STRING: Types = Types(16);
    /// Arrays
    pub const ARRAY: Types = Types(32);
    /// Objects
    pub const OBJECT: Types = Types(64);

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }

    /// Whether any of `other` is in this set.
    #[must_use]
    pub const fn has(self, other: Types) -> bool {
        self.0 & other.0 != 0
    }
}

/// The properties of an object.
#[derive(Debug)]
pub struct Shape {
    /// The name of the Rust type, for `Debug`.
    pub name: &'static str,
    /// The fields, in the order of the document.
    pub fields: &'static [Field],
    /// What a property that is not a field must be.
    pub additional: Additional,
}

/// A property of an object.
#[derive(Debug)]
pub struct Field {
    /// The name in JSON.
    pub name: &'static str,
    /// The name in Rust, for `Debug`.
    pub rust_name: &'static str,
    /// Whether the object must have it.
    pub required: bool,
    /// Whether a value of `None` is written as `null` rather than left out.
    pub null: bool,
    /// What the value must be.
    pub schema: &'static Schema,
}

/// What a property that is not a field must be.
#[derive(Debug)]
pub enum Additional {
    /// Anything; it is ignored on reading unless the record keeps it.
    Any,
    /// There must not be one.
    Forbidden,
    /// A value of this schema.
    Each(&'static Schema),
    /// What the patterns that its name matches say.
    Patterns(&'static PatternProperties),
}

/// What properties must be whose names match a pattern, fields or not.
#[derive(Debug)]
pub struct PatternProperties {
    /// The patterns of names, each with the schema of the values.
    pub patterns: &'static [(&'static Pattern, &'static Schema)],
    /// What a property must be that is no field and whose name matches none.
    pub rest: Additional,
}

/// The alternatives of a `oneOf` or `anyOf`.
#[derive(Debug)]
pub struct Variants {
    /// The schemas, in the order of the document.
    pub schemas: &'static [&'static Schema],
    /// Whether exactly one must fit (`oneOf`), or at least one (`anyOf`).
    pub exactly_one: bool,
    /// The property whose value tells the variant, with its values.
    pub tag: Option<Tag>,
}

/// A property that tells which variant an object is.
#[derive(Debug)]
pub struct Tag {
    /// The name of the property.
    pub property: &'static str,
    /// Each value with the index of its variant in [`Variants::schemas`].
    pub values: &'static [(&'static str, usize)],
    /// The variant of an object without the property, or with another value of it.
    pub default: Option<usize>,
}

/// A rule that a value must keep. Rules that speak of another JSON type do not apply.
#[derive(Debug)]
#[non_exhaustive]
pub enum Rule {
    /// `minLength`, in Unicode code points.
    MinLength(u64),
    /// `maxLength`, in Unicode code points.
    MaxLength(u64),
    /// `pattern`
    Pattern(&'static Pattern),
    /// `format`, by its name. One that is not known says nothing.
    Format(&'static str),
    /// `x-bindery-password`; made by [`Rule::password`].
    Password(&'static Password, JudgedBy),
    /// `minimum`
    Minimum(Literal),
    /// `exclusiveMinimum`
    ExclusiveMinimum(Literal),
    /// `maximum`
    Maximum(Literal),
    /// `exclusiveMaximum`
    ExclusiveMaximum(Literal),
    /// `multipleOf`
    MultipleOf(Literal),
    /// `minItems`
    MinItems(u64),
    /// `maxItems`
    MaxItems(u64),
    /// `uniqueItems`
    UniqueItems,
    /// `minProperties`
    MinProperties(u64),
    /// `maxProperties`
    MaxProperties(u64),
    /// `enum`
    Enum(&'static [Literal]),
    /// `const`
    Const(Literal),
    /// `dependentRequired`: where the property is present, so must be the others.
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `oneOf` whose every branch is a `required` list: exactly one list is complete.
    ExactlyOneOf(&'static [&'static [&'static str]]),
    /// `anyOf` whose every branch is a `required` list: at least one list is complete.
    AtLeastOneOf(&'static [&'static [&'static str]]),
    /// `not` of a `required` list: the list is not complete.
    NotAllOf(&'static [&'static str]),
    /// `allOf`: every schema holds.
    AllOf(&'static [&'static Schema]),
    /// `oneOf`: exactly one schema holds.
    OneOf(&'static [&'static Schema]),
    /// `anyOf`: at least one schema holds.
    AnyOf(&'static [&'static Schema]),
    /// `not`: the schema does not hold.
    Not(&'static Schema),
    /// `if` / `then` / `else`
    If {
        /// The condition.
        condition: &'static Schema,
        /// What must hold where the condition does.
        then: Option<&'static Schema>,
        /// What must hold where it does not.
        otherwise: Option<&'static Schema>,
    },
    /// `required`, of properties that are no fields.
    Required(&'static [&'static str]),
    /// `required`, of `writeOnly` properties of a type that is in answers too: judged where the
    /// value is sent, and only there.
    RequiredWhenSent(&'static [&'static str]),
    /// `propertyNames`
    PropertyNames(&'static Schema),
    /// `dependentSchemas`: where the property is present, the schema holds.
    DependentSchemas(&'static [(&'static str, &'static Schema)]),
    /// `prefixItems`, with `items` for the others.
    Items {
        /// What the first items must be, each for itself.
        prefix: &'static [&'static Schema],
        /// What the others must be.
        rest: Option<&'static Schema>,
    },
    /// `contains`, with `minContains` and `maxContains`.
    Contains {
        /// What is looked for.
        schema: &'static Schema,
        /// At least so many.
        min: u64,
        /// At most so many.
        max: Option<u64>,
    },
    /// `unevaluatedProperties`: what a property must be of which the rest of the schema says
    /// nothing; `None` where there must not be one. Made by [`Rule::unevaluated_properties`].
    UnevaluatedProperties(Option<&'static Schema>, JudgedBy),
    /// `unevaluatedItems`: the same for items. Made by [`Rule::unevaluated_items`].
    UnevaluatedItems(Option<&'static Schema>, JudgedBy),
    /// `$ref`, in tables that are made while the program runs: the schema holds. Tables that
    /// are written by the generator name each other instead.
    Reference(&'static Reference),
}

/// What judges a rule that few documents have: a rule that brings it along is the only thing that
/// names it, so that no other program carries it.
#[derive(Clone, Copy)]
pub struct JudgedBy(pub(crate) Judges);

/// Judges a value by one of the rules of a schema.
pub(crate) type Judges = fn(&mut Judge<'_>, View<'_>, &'static Schema, &'static Rule, &Path<'_>);

impl fmt::Debug for JudgedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("JudgedBy").finish_non_exhaustive()
    }
}

impl Rule {
    /// `x-bindery-password`
    #[must_use]
    pub const fn password(policy: &'static Password) -> Rule {
        Rule::Password(policy, JudgedBy(password::judge))
    }

    /// `unevaluatedProperties`
    #[must_use]
    pub const fn unevaluated_properties(schema: Option<&'static Schema>) -> Rule {
        Rule::UnevaluatedProperties(schema, JudgedBy(unevaluated::judge))
    }

    /// `unevaluatedItems`
    #[must_use]
    pub const fn unevaluated_items(schema: Option<&'static Schema>) -> Rule {
        Rule::UnevaluatedItems(schema, JudgedBy(unevaluated::judge))
    }
}

/// A schema that is known later than what refers to it.
///
/// A schema can be part of itself. A `static` can name another one that names it; what is made
/// while the program runs cannot, so there the way back is one of these.
#[derive(Default)]
pub struct Reference(OnceLock<&'static Schema>);

impl Reference {
    /// One that accepts everything until it is known.
    #[must_use]
    pub const fn new() -> Reference {
        Reference(OnceLock::new())
    }

    /// Says which schema it is. Only the first is heard.
    pub fn set(&self, schema: &'static Schema) {
        // It is known already; to say it again changes nothing.
        let _ = self.0.set(schema);
    }

    /// The schema that it is.
    #[must_use]
    pub fn get(&self) -> &'static Schema {
        self.0.get().copied().unwrap_or(&Schema::ANY)
    }
}

impl fmt::Debug for Reference {
    // What it refers to is what it stands in, or beside.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Reference").finish_non_exhaustive()
    }
}

/// A JSON value written in a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal {
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer in the range of `i128`.
    Integer(i128),
    /// Any other number that is the shortest decimal of a float.
    Float(f64),
    /// Any other number, as JSON text.
    Number(&'static str),
    /// A string.
    Text(&'static str),
    /// An array or an object, as JSON text without white space.
    Json(&'static str),
}

/// A `pattern`, settled when the code was generated.
#[derive(Debug)]
pub struct Pattern {
    /// The pattern as the document has it, for messages.
    pub source: &'static str,
    /// How it is matched.
    pub matcher: Matcher,
}

/// How a pattern is matched. All but [`Matcher::Engine`] take time linear in the text.
#[derive(Debug)]
#[non_exhaustive]
pub enum Matcher {
    /// The whole text is this sequence of classes, each so many times. The generator
    /// proved that taking as many as fit is always right: no step needs to give back.
    Sequence(&'static [Step]),
    /// A deterministic automaton over UTF-8 bytes.
    Automaton(&'static Automaton),
    /// An ECMA-262 engine: [`engine`](crate::matching::engine), given the source and the text.
    Engine(fn(&'static str, &str) -> bool),
}

/// So many characters of a class.
#[derive(Debug)]
pub struct Step {
    /// Inclusive ranges of characters, sorted, none overlapping another.
    pub class: &'static [(char, char)],
    /// At least so many.
    pub min: u32,
    /// At most so many.
    pub max: u32,
}

/// A deterministic automaton over the bytes of a text.
///
/// State 0 is dead: nothing that follows can match. State 1 has matched whatever follows.
#[derive(Debug)]
pub struct Automaton {
    /// The class of each byte: 256 entries.
    pub classes: &'static [u8],
    /// How many classes there are.
    pub stride: usize,
    /// The next state for each state and class, two bytes each, little-endian.
    pub transitions: &'static [u8],
    /// The states that match when the text ends, sorted.
    pub accepting: &'static [u16],
    /// The first state.
    pub start: u16,
}

/// The policy of `x-bindery-password`.
#[derive(Debug)]
pub struct Password {
    /// At least so many of: upper case, lower case, digits, special.
    pub classes: u8,
    /// The characters that count as special.
    pub special: &'static str,
    /// Words that the password must not contain.
    pub forbidden: &'static [&'static str],
    /// Nor spelled backwards.
    pub reversed: bool,
    /// Compared without regard to ASCII case.
    pub ignore_case: bool,
    /// Whether characters outside the four classes are refused.
    pub only_listed: bool,
}
