//! The static tables that describe values.

mod build;
mod prune;
mod rule;
mod share;

use build::Builder;

use super::Ident;
use super::distinct::Distinct;
use super::naming::Naming;
use std::hash::{Hash, Hasher};

use crate::map::Map;
use crate::model::{self, Api, ByType, Json, TypeId};

/// The tables of a module.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Schemas that have a name of their own.
    pub schemas: Vec<(Ident, SchemaTable)>,
    /// The fields of objects.
    pub shapes: Vec<ShapeTable>,
    /// The alternatives of unions.
    pub variants: Vec<VariantsTable>,
    /// Patterns, each once.
    pub patterns: Vec<PatternTable>,
    /// Password policies, each once.
    pub passwords: Vec<(Ident, PasswordTable)>,
    names: ByType<Ident>,
    /// The names of the types' own tables, which no other may take.
    own: Map<TypeId, Ident>,
    /// The names of the tables of fields and of alternatives.
    parts: Map<TypeId, Ident>,
    /// The tables of what has no type of its own, by all that they say.
    equal: Map<Vec<u8>, Ident>,
    /// How many of them have the same words for a name.
    alike: Map<String, usize>,
    /// Those words.
    words: Map<Ident, String>,
    taken: Distinct,
    rules: usize,
}

/// A schema that a table refers to.
#[derive(Clone, Debug, Hash)]
pub enum Reference {
    /// One that accepts everything.
    Any,
    /// One that has a name.
    Static(Ident),
    /// One that is written in place.
    Inline(Box<SchemaTable>),
}

/// A schema.
#[derive(Clone, Debug, Hash)]
pub struct SchemaTable {
    /// The JSON types, by the names of the runtime's constants; empty for any.
    pub types: Vec<&'static str>,
    /// The rules.
    pub rules: Vec<RuleTable>,
    /// The table of the fields.
    pub shape: Option<Ident>,
    /// The items.
    pub items: Option<Reference>,
    /// The table of the alternatives.
    pub variants: Option<Ident>,
    /// Whether values must never be shown.
    pub secret: bool,
}

/// The fields of an object.
#[derive(Clone, Debug)]
pub struct ShapeTable {
    /// The name of the table.
    pub ident: Ident,
    /// The name of the type.
    pub name: String,
    /// The fields.
    pub fields: Vec<FieldTable>,
    /// What other properties must be.
    pub additional: AdditionalTable,
}

/// A field of an object.
#[derive(Clone, Debug)]
pub struct FieldTable {
    /// The name in JSON.
    pub name: String,
    /// The name in Rust.
    pub rust_name: Ident,
    /// Whether the object must have it.
    pub required: bool,
    /// Whether `None` is written as `null`.
    pub null: bool,
    /// What it must be.
    pub schema: Reference,
}

/// What other properties must be.
#[derive(Clone, Debug)]
pub enum AdditionalTable {
    /// Anything.
    Any,
    /// There must be none.
    Forbidden,
    /// Of this schema.
    Each(Reference),
    /// Of these schemas where the name matches a pattern, and what is said of the others.
    Patterns(Vec<(Ident, Reference)>, Box<AdditionalTable>),
}

/// The alternatives of a union.
#[derive(Clone, Debug)]
pub struct VariantsTable {
    /// The name of the table.
    pub ident: Ident,
    /// The schemas.
    pub schemas: Vec<Reference>,
    /// Whether exactly one must fit.
    pub exactly_one: bool,
    /// The property that tells, with its values.
    pub tag: Option<TagTable>,
}

/// A pattern.
#[derive(Clone, Debug)]
pub struct PatternTable {
    /// The name of the table.
    pub ident: Ident,
    /// The pattern, as the document has it.
    pub source: String,
    /// How it is matched.
    pub matcher: Matcher,
}

/// How a pattern is matched.
#[derive(Clone, Debug)]
pub enum Matcher {
    /// Classes with counts.
    Sequence(Vec<StepTable>),
    /// A deterministic automaton.
    Automaton {
        /// The class of each byte.
        classes: Vec<u8>,
        /// How many classes.
        stride: usize,
        /// The transitions, two bytes each.
        transitions: Vec<u8>,
        /// The states that match at the end.
        accepting: Vec<u16>,
        /// The first state.
        start: u16,
    },
    /// An engine of the runtime.
    Engine,
}

/// A password policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordTable {
    /// At least so many classes of characters.
    pub classes: u8,
    /// The special characters.
    pub special: String,
    /// Words that it must not contain.
    pub forbidden: Vec<String>,
    /// Nor spelled backwards.
    pub reversed: bool,
    /// Without regard to ASCII case.
    pub ignore_case: bool,
    /// Whether other characters are refused.
    pub only_listed: bool,
}

impl PasswordTable {
    fn of(policy: &model::Password) -> PasswordTable {
        PasswordTable {
            classes: policy.classes,
            special: policy.special.clone(),
            forbidden: policy.forbidden.clone(),
            reversed: policy.reversed,
            ignore_case: policy.ignore_case,
            only_listed: policy.only_listed,
        }
    }
}

/// A property that tells the alternatives apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagTable {
    /// Its name.
    pub property: String,
    /// Its values, each with the index of its alternative.
    pub values: Vec<(String, usize)>,
    /// The alternative of an object without the property, or with another value of it.
    pub default: Option<usize>,
}

/// So many characters of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepTable {
    /// Inclusive ranges of characters.
    pub class: Vec<(char, char)>,
    /// At least so many.
    pub min: u32,
    /// At most so many.
    pub max: u32,
}

/// A rule.
#[derive(Clone, Debug, Hash)]
pub enum RuleTable {
    /// A rule with a count, by the name of the runtime's variant.
    Count(&'static str, u64),
    /// A rule with a literal, by the name of the runtime's variant.
    Value(&'static str, Literal),
    /// A rule with literals.
    Enum(Vec<Literal>),
    /// No two equal items.
    UniqueItems,
    /// A format, by its name.
    Format(&'static str),
    /// A pattern, by its table.
    Pattern(Ident),
    /// A password policy, by its table.
    Password(Ident),
    /// Where a property is present, so must be others.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// Lists of properties, by the name of the runtime's variant.
    Lists(&'static str, Vec<Vec<String>>),
    /// A list of properties that must not all be there.
    NotAllOf(Vec<String>),
    /// Schemas, by the name of the runtime's variant.
    Schemas(&'static str, Vec<Reference>),
    /// A schema that must not hold.
    Not(Reference),
    /// A condition.
    If(Reference, Option<Reference>, Option<Reference>),
    /// A schema, by the name of the runtime's variant.
    Schema(&'static str, Reference),
    /// A schema, or that there must be nothing, by the name of the runtime's function.
    Left(&'static str, Option<Reference>),
    /// Properties that must be there.
    Required(Vec<String>),
    /// Properties that must be there where the value is sent.
    RequiredWhenSent(Vec<String>),
    /// The first items, and the others.
    Items(Vec<Reference>, Option<Reference>),
    /// At least and at most so many items of a schema.
    Contains(Reference, u64, Option<u64>),
    /// Where a property is present, a schema of the whole object.
    DependentSchemas(Vec<(String, Reference)>),
}

/// A literal of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i128),
    /// Another number.
    Float(f64),
    /// A number that neither can hold, as JSON text.
    Number(String),
    /// A string.
    Text(String),
    /// JSON text of an array or an object.
    Json(String),
}

/// Floats are different where their bits are.
impl Hash for Literal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Literal::Null => {}
            Literal::Bool(value) => value.hash(state),
            Literal::Integer(value) => value.hash(state),
            Literal::Float(value) => value.to_bits().hash(state),
            Literal::Number(text) | Literal::Text(text) | Literal::Json(text) => text.hash(state),
        }
    }
}

impl Literal {
    fn of(json: &Json) -> Literal {
        match json {
            Json::Null => Literal::Null,
            Json::Bool(value) => Literal::Bool(*value),
            Json::Number(text) => Literal::number(text),
            Json::String(text) => Literal::Text(text.clone()),
            Json::Array(_) | Json::Object(_) => Literal::Json(super::example::json_text(json)),
        }
    }

    fn number(text: &str) -> Literal {
        match (text.parse::<i128>(), text.parse::<f64>()) {
            (Ok(integer), _) => Literal::Integer(integer),
            (_, Ok(float)) if is_shortest(float, text) => Literal::Float(float),
            _ => Literal::Number(text.to_owned()),
        }
    }
}

/// Whether the shortest decimal of a float is the number of a text: with at most 15 digits,
/// and far from the ends of what a float can hold, it always is.
fn is_shortest(float: f64, text: &str) -> bool {
    let mantissa = text.split(['e', 'E']).next().unwrap_or(text);
    let digits = mantissa.trim_start_matches(['-', '0', '.']);
    let digits = digits.bytes().filter(u8::is_ascii_digit).count();
    let is_near = (1e-300..1e300).contains(&float.abs());
    digits == 0 || (digits <= 15 && is_near)
}

impl Tables {
    /// The tables of all types that selected operations reach.
    pub(super) fn new(api: &Api, naming: &Naming<'_>) -> Tables {
        let mut tables = Tables {
            taken: Distinct::shouty("tables"),
            ..Tables::default()
        };
        for id in naming.reached.iter().filter(|id| naming.has_own_type(**id)) {
            if let Some(ident) = naming.ident(*id) {
                let table = tables.name(ident.plain());
                tables.own.insert(*id, table);
            }
        }
        let mut builder = Builder {
            api,
            naming,
            tables,
            open: Vec::new(),
        };
        for id in &naming.written {
            builder.reference(*id);
        }
        builder.tables
    }

    /// A reference to the schema of a type that has been met.
    pub(super) fn reference(&self, id: TypeId) -> Reference {
        match self.names.get(id) {
            Some(ident) => Reference::Static(ident.clone()),
            None => Reference::Any,
        }
    }

    /// A reference to the schema of any type that operations reach.
    pub(super) fn schema(&mut self, api: &Api, naming: &Naming<'_>, id: TypeId) -> Reference {
        let mut builder = Builder {
            api,
            naming,
            tables: std::mem::take(self),
            open: Vec::new(),
        };
        let reference = builder.reference(id);
        *self = builder.tables;
        reference
    }

    /// A name for a table that no other one has.
    pub(super) fn name(&mut self, words: &str) -> Ident {
        self.taken.free(Ident::shouty(words))
    }

    /// The table of the fields, or of the alternatives, of a type that has one.
    pub(super) fn part(&self, id: TypeId) -> Ident {
        let unnamed = || Ident::shouty("nothing");
        self.parts.get(&id).cloned().unwrap_or_else(unnamed)
    }

    fn name_part(&mut self, id: TypeId, part: &str) -> Ident {
        let base = self.names.get(id).map_or("", |ident| ident.plain());
        let ident = self.name(&format!("{base} {part}"));
        self.parts.insert(id, ident.clone());
        ident
    }

    /// Adds a table of fields that belongs to no type of the model.
    pub(super) fn push_shape(&mut self, shape: ShapeTable, schema: Ident) {
        self.schemas.push((
            schema,
            SchemaTable {
                types: vec!["OBJECT"],
                shape: Some(shape.ident.clone()),
                ..SchemaTable::any()
            },
        ));
        self.shapes.push(shape);
    }

    /// Whether there is no table at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.schemas.is_empty()
            && self.shapes.is_empty()
            && self.variants.is_empty()
            && self.patterns.is_empty()
            && self.passwords.is_empty()
    }

    /// Whether a pattern needs an engine of the runtime.
    #[must_use]
    pub fn needs_engine(&self) -> bool {
        self.patterns
            .iter()
            .any(|pattern| matches!(pattern.matcher, Matcher::Engine))
    }

    /// How many rules there are in all tables.
    #[must_use]
    pub fn rule_count(&self) -> usize {
        self.rules
    }
}

impl SchemaTable {
    pub(super) fn any() -> SchemaTable {
        SchemaTable {
            types: Vec::new(),
            rules: Vec::new(),
            shape: None,
            items: None,
            variants: None,
            secret: false,
        }
    }

    fn says_nothing(&self) -> bool {
        self.types.is_empty()
            && self.rules.is_empty()
            && self.shape.is_none()
            && self.items.is_none()
            && self.variants.is_none()
            && !self.secret
    }
}
