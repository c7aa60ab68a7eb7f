//! The static tables that describe values.

use std::collections::{BTreeMap, BTreeSet};

use super::Ident;
use super::naming::Naming;
use crate::finding::Findings;
use crate::model::{self, Additional, Api, Check, Condition, Json, Kind, Type, TypeId};
use crate::pattern::{self, Settled};

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
    names: BTreeMap<TypeId, Ident>,
    /// The names of the types' own tables, which no part of another may take.
    own: BTreeSet<Ident>,
    rules: usize,
}

/// A schema that a table refers to.
#[derive(Clone, Debug)]
pub enum Reference {
    /// One that accepts everything.
    Any,
    /// One that has a name.
    Static(Ident),
    /// One that is written in place.
    Inline(Box<SchemaTable>),
}

/// A schema.
#[derive(Clone, Debug)]
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
#[derive(Clone, Debug)]
pub enum RuleTable {
    /// A rule with a count, by the name of the runtime's variant.
    Count(&'static str, u64),
    /// A rule with a literal, by the name of the runtime's variant.
    Value(&'static str, Literal),
    /// A rule with literals.
    Enum(Vec<Literal>),
    /// No two equal items.
    UniqueItems,
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
    /// A string.
    Text(String),
    /// JSON text of an array or an object.
    Json(String),
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
            (_, Ok(float)) if float.is_finite() => Literal::Float(float),
            // Beyond what a table can hold; as a bound it is met by every number there is.
            _ if text.starts_with('-') => Literal::Float(f64::MIN),
            _ => Literal::Float(f64::MAX),
        }
    }
}

impl Tables {
    /// The tables of all types that operations reach.
    pub(super) fn new(api: &Api, naming: &Naming<'_>, _findings: &mut Findings) -> Tables {
        let own = naming.reached.iter().filter_map(|id| naming.ident(*id));
        let mut builder = Builder {
            api,
            naming,
            tables: Tables {
                own: own.map(|ident| Ident::shouty(ident.plain())).collect(),
                ..Tables::default()
            },
            open: Vec::new(),
        };
        for id in &naming.reached {
            builder.reference(*id);
        }
        builder.tables
    }

    /// A reference to the schema of a type that has been met.
    pub(super) fn reference(&self, id: TypeId) -> Reference {
        match self.names.get(&id) {
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

    /// The table of the fields of a type that has one.
    pub(super) fn shape(&self, id: TypeId) -> Ident {
        self.part(id, "shape")
    }

    /// The table of the alternatives of a type that has one.
    pub(super) fn variants(&self, id: TypeId) -> Ident {
        self.part(id, "variants")
    }

    fn part(&self, id: TypeId, part: &str) -> Ident {
        let base = self.names.get(&id).map_or("", |ident| ident.plain());
        let mut ident = Ident::shouty(&format!("{base} {part}"));
        while self.own.contains(&ident) {
            ident = Ident::shouty(&format!("{} table", ident.plain()));
        }
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

    pub(super) fn finish(self) -> Tables {
        self
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

struct Builder<'a, 'n> {
    api: &'a Api,
    naming: &'a Naming<'n>,
    tables: Tables,
    /// The types without a table that are being written: one of them inside itself accepts
    /// everything, because a table in place cannot refer to itself.
    open: Vec<TypeId>,
}

impl Builder<'_, '_> {
    fn reference(&mut self, id: TypeId) -> Reference {
        if let Some(ident) = self.tables.names.get(&id) {
            return Reference::Static(ident.clone());
        }
        let ty = self.api.get(id);
        if !has_table(ty) {
            if self.open.contains(&id) {
                return Reference::Any;
            }
            self.open.push(id);
            let table = self.schema(id, ty);
            self.open.pop();
            return if table.says_nothing() {
                Reference::Any
            } else {
                Reference::Inline(Box::new(table))
            };
        }
        let ident = match self.naming.ident(id) {
            Some(ident) if self.naming.has_own_type(id) => Ident::shouty(ident.plain()),
            Some(ident) => Ident::shouty(&format!("{} as {}", ident.plain(), id.0)),
            None => Ident::shouty(&format!("part {}", id.0)),
        };
        self.tables.names.insert(id, ident.clone());
        let table = self.schema(id, ty);
        self.tables.schemas.push((ident.clone(), table));
        Reference::Static(ident)
    }

    fn schema(&mut self, id: TypeId, ty: &Type) -> SchemaTable {
        let mut table = SchemaTable {
            types: types(ty),
            secret: ty.secret,
            ..SchemaTable::any()
        };
        match &ty.kind {
            Kind::Array(items) => table.items = Some(self.reference(*items)),
            Kind::Object(object) if has_table(ty) => table.shape = Some(self.shape(id, object)),
            Kind::Union(union) => table.variants = Some(self.variants(id, union)),
            Kind::Never => table.rules.push(RuleTable::Not(Reference::Any)),
            _ => {}
        }
        for rule in &ty.rules {
            let rule = self.rule(&rule.check);
            self.tables.rules += 1;
            table.rules.push(rule);
        }
        table
    }

    fn shape(&mut self, id: TypeId, object: &model::Object) -> Ident {
        let ident = self.tables.shape(id);
        let fields = (0..)
            .zip(&object.fields)
            .map(|(index, one)| self.field(id, index, one))
            .collect();
        let additional = match object.additional {
            Additional::Tolerated | Additional::Open => AdditionalTable::Any,
            Additional::Forbidden => AdditionalTable::Forbidden,
            Additional::Each(values) => AdditionalTable::Each(self.reference(values)),
        };
        let name = self
            .naming
            .ident(id)
            .map_or("object", |ident| ident.plain())
            .to_owned();
        self.tables.shapes.push(ShapeTable {
            ident: ident.clone(),
            name,
            fields,
            additional,
        });
        ident
    }

    fn field(&mut self, owner: TypeId, index: usize, field: &model::Field) -> FieldTable {
        // What is only a rule has no Rust name; the property's own does for messages.
        let rust_name = match self.naming.part(owner, index) {
            Some(ident) => ident.clone(),
            None => Ident::snake(&field.name),
        };
        let ty = self.api.get(field.ty);
        FieldTable {
            name: field.name.clone(),
            rust_name,
            required: field.required,
            null: field.required && ty.nullable,
            schema: self.reference(field.ty),
        }
    }

    fn variants(&mut self, id: TypeId, union: &model::Union) -> Ident {
        let ident = self.tables.variants(id);
        let mut schemas: Vec<Reference> = union
            .variants
            .iter()
            .map(|variant| self.reference(variant.ty))
            .collect();
        if self.api.get(id).nullable {
            let null = SchemaTable {
                types: vec!["NULL"],
                ..SchemaTable::any()
            };
            schemas.push(Reference::Inline(Box::new(null)));
        }
        self.tables.variants.push(VariantsTable {
            ident: ident.clone(),
            schemas,
            exactly_one: union.exactly_one,
            tag: union.tag.as_ref().map(|tag| TagTable {
                property: tag.property.clone(),
                values: tag.values.clone(),
            }),
        });
        ident
    }

    fn rule(&mut self, check: &Check) -> RuleTable {
        match check {
            Check::MinLength(count) => RuleTable::Count("MinLength", *count),
            Check::MaxLength(count) => RuleTable::Count("MaxLength", *count),
            Check::MinItems(count) => RuleTable::Count("MinItems", *count),
            Check::MaxItems(count) => RuleTable::Count("MaxItems", *count),
            Check::MinProperties(count) => RuleTable::Count("MinProperties", *count),
            Check::MaxProperties(count) => RuleTable::Count("MaxProperties", *count),
            Check::Minimum(number) => RuleTable::Value("Minimum", Literal::number(number)),
            Check::ExclusiveMinimum(number) => {
                RuleTable::Value("ExclusiveMinimum", Literal::number(number))
            }
            Check::Maximum(number) => RuleTable::Value("Maximum", Literal::number(number)),
            Check::ExclusiveMaximum(number) => {
                RuleTable::Value("ExclusiveMaximum", Literal::number(number))
            }
            Check::MultipleOf(number) => RuleTable::Value("MultipleOf", Literal::number(number)),
            Check::Const(value) => RuleTable::Value("Const", Literal::of(value)),
            Check::Enum(values) => RuleTable::Enum(values.iter().map(Literal::of).collect()),
            Check::UniqueItems => RuleTable::UniqueItems,
            Check::Pattern(source) => RuleTable::Pattern(self.pattern(source)),
            Check::Password(policy) => RuleTable::Password(self.password(policy)),
            Check::DependentRequired(pairs) => RuleTable::DependentRequired(pairs.clone()),
            Check::OneOf(conditions) => self.conditions(conditions, "ExactlyOneOf", "OneOf"),
            Check::AnyOf(conditions) => self.conditions(conditions, "AtLeastOneOf", "AnyOf"),
            Check::AllOf(types) => RuleTable::Schemas(
                "AllOf",
                types.iter().map(|id| self.reference(*id)).collect(),
            ),
            Check::Not(Condition::Present(names)) => RuleTable::NotAllOf(names.clone()),
            Check::Not(Condition::Is(id)) => RuleTable::Not(self.reference(*id)),
            Check::If(condition, then, otherwise) => RuleTable::If(
                self.reference(*condition),
                then.map(|id| self.reference(id)),
                otherwise.map(|id| self.reference(id)),
            ),
        }
    }

    /// Lists of names where every branch is one, whole schemas otherwise.
    fn conditions(
        &mut self,
        conditions: &[Condition],
        lists: &'static str,
        schemas: &'static str,
    ) -> RuleTable {
        let names: Option<Vec<Vec<String>>> = conditions
            .iter()
            .map(|condition| match condition {
                Condition::Present(names) => Some(names.clone()),
                Condition::Is(_) => None,
            })
            .collect();
        match names {
            Some(names) => RuleTable::Lists(lists, names),
            None => RuleTable::Schemas(
                schemas,
                conditions
                    .iter()
                    .map(|condition| self.condition(condition))
                    .collect(),
            ),
        }
    }

    /// A list of names as a schema: an object of which all of them are required.
    fn condition(&mut self, condition: &Condition) -> Reference {
        match condition {
            Condition::Is(id) => self.reference(*id),
            Condition::Present(names) => {
                let ident = Ident::shouty(&format!("present {} shape", self.tables.shapes.len()));
                let field = |name: &String| FieldTable {
                    name: name.clone(),
                    rust_name: Ident::snake(name),
                    required: true,
                    null: false,
                    schema: Reference::Any,
                };
                self.tables.shapes.push(ShapeTable {
                    ident: ident.clone(),
                    name: "object".to_owned(),
                    fields: names.iter().map(field).collect(),
                    additional: AdditionalTable::Any,
                });
                Reference::Inline(Box::new(SchemaTable {
                    shape: Some(ident),
                    ..SchemaTable::any()
                }))
            }
        }
    }

    fn pattern(&mut self, source: &str) -> Ident {
        if let Some(known) = self
            .tables
            .patterns
            .iter()
            .find(|known| known.source == source)
        {
            return known.ident.clone();
        }
        let ident = Ident::shouty(&format!("pattern {}", self.tables.patterns.len() + 1));
        // `check` has refused patterns that cannot be read; an engine refuses nothing.
        let matcher = pattern::settle(source).map_or(Matcher::Engine, matcher);
        self.tables.patterns.push(PatternTable {
            ident: ident.clone(),
            source: source.to_owned(),
            matcher,
        });
        ident
    }

    fn password(&mut self, policy: &model::Password) -> Ident {
        let policy = PasswordTable::of(policy);
        if let Some((ident, _)) = self
            .tables
            .passwords
            .iter()
            .find(|(_, known)| *known == policy)
        {
            return ident.clone();
        }
        let ident = Ident::shouty(&format!("password {}", self.tables.passwords.len() + 1));
        self.tables.passwords.push((ident.clone(), policy));
        ident
    }
}

fn matcher(settled: Settled) -> Matcher {
    match settled {
        Settled::Sequence(steps) => Matcher::Sequence(
            steps
                .into_iter()
                .map(|step| StepTable {
                    class: step.class,
                    min: step.min,
                    max: step.max,
                })
                .collect(),
        ),
        Settled::Automaton(automaton) => Matcher::Automaton {
            classes: automaton.classes,
            stride: automaton.stride,
            transitions: automaton.transitions,
            accepting: automaton.accepting,
            start: automaton.start,
        },
        Settled::Engine(_) => Matcher::Engine,
    }
}

/// Whether a type's schema is a table of its own: types with a Rust name, all objects that
/// say something about properties, and all unions (they can refer to themselves).
fn has_table(ty: &Type) -> bool {
    match &ty.kind {
        Kind::Object(object) => {
            !object.fields.is_empty() || object.additional != Additional::Tolerated
        }
        Kind::Union(_) => true,
        Kind::Enum(_) => super::naming::is_rust_type(ty),
        _ => false,
    }
}

fn types(ty: &Type) -> Vec<&'static str> {
    let own = match &ty.kind {
        Kind::Any | Kind::Never | Kind::Union(_) => return Vec::new(),
        Kind::Null => return vec!["NULL"],
        Kind::Boolean => "BOOLEAN",
        Kind::Integer(_) => "INTEGER",
        Kind::Number(_) => "NUMBER",
        Kind::String(_) | Kind::Enum(_) => "STRING",
        Kind::Array(_) => "ARRAY",
        Kind::Object(_) => "OBJECT",
    };
    if ty.nullable {
        vec![own, "NULL"]
    } else {
        vec![own]
    }
}
