//! Schemas, and what they are made of.

use std::collections::BTreeMap;

use bindery::plan;
use bindery::plan::schema::{
    AdditionalTable, FieldTable, PasswordTable, StepTable, TagTable, VariantsTable,
};
use bindery::plan::{Ident, PatternTable, SchemaTable, ShapeTable};
use bindery_runtime::matching;
use bindery_runtime::schema::{
    Additional, Automaton, Field, Matcher, Password, Pattern, PatternProperties, Reference, Rule,
    Schema, Shape, Step, Tag, Types, Variants,
};

use super::leak::{leak, list};
use super::{Named, Tables};

/// Schemas inside schemas, as far as they are made at once. What is deeper is referred to, and
/// made later, so that a document cannot use up the stack.
const DEEPEST: usize = 64;

/// Where the tables of a plan are, by their names.
pub(super) struct Places<'m> {
    schemas: BTreeMap<&'m str, &'m SchemaTable>,
    shapes: BTreeMap<&'m str, &'m ShapeTable>,
    variants: BTreeMap<&'m str, &'m VariantsTable>,
    patterns: BTreeMap<&'m str, &'m PatternTable>,
    passwords: BTreeMap<&'m str, &'m PasswordTable>,
}

impl<'m> Places<'m> {
    pub(super) fn of(tables: &'m plan::schema::Tables) -> Places<'m> {
        let schemas = tables.schemas.iter();
        let passwords = tables.passwords.iter();
        Places {
            schemas: schemas.map(|(name, one)| (name.as_str(), one)).collect(),
            shapes: named(&tables.shapes, |one| &one.ident),
            variants: named(&tables.variants, |one| &one.ident),
            patterns: named(&tables.patterns, |one| &one.ident),
            passwords: passwords.map(|(name, one)| (name.as_str(), one)).collect(),
        }
    }
}

fn named<T>(tables: &[T], name: fn(&T) -> &Ident) -> BTreeMap<&str, &T> {
    let tables = tables.iter();
    tables.map(|one| (name(one).as_str(), one)).collect()
}

impl<'m> Tables<'m> {
    /// A schema that something outside of schemas refers to: after this it is whole.
    pub(super) fn root(&mut self, reference: &'m plan::Reference) -> &'static Schema {
        let schema = self.schema(reference);
        self.finish();
        schema
    }

    /// Makes what was put off.
    pub(super) fn finish(&mut self) {
        while let Some(name) = self.later.pop() {
            if let Some(Named::Referred(_, reference)) = self.schemas.get(name).copied() {
                let made = self.made(name);
                reference.set(made);
                self.schemas.insert(name, Named::Made(made));
            }
        }
    }

    pub(super) fn schema(&mut self, reference: &'m plan::Reference) -> &'static Schema {
        match reference {
            plan::Reference::Any => &Schema::ANY,
            plan::Reference::Static(name) => self.named(name.as_str()),
            plan::Reference::Inline(table) => leak(self.table(table)),
        }
    }

    fn named(&mut self, name: &'m str) -> &'static Schema {
        match self.schemas.get(name).copied() {
            Some(Named::Made(schema) | Named::Referred(schema, _)) => return schema,
            Some(Named::Open) => return self.referred(name),
            None if self.depth >= DEEPEST => {
                self.later.push(name);
                return self.referred(name);
            }
            None => {}
        }
        self.schemas.insert(name, Named::Open);
        let made = self.made(name);
        if let Some(Named::Referred(_, reference)) = self.schemas.insert(name, Named::Made(made)) {
            reference.set(made);
        }
        made
    }

    fn made(&mut self, name: &'m str) -> &'static Schema {
        let Some(table) = self.places.schemas.get(name).copied() else {
            return &Schema::ANY;
        };
        leak(self.table(table))
    }

    /// A schema that says nothing but that another one holds.
    fn referred(&mut self, name: &'m str) -> &'static Schema {
        let reference: &'static Reference = leak(Reference::new());
        let schema = leak(Schema {
            rules: list([Rule::Reference(reference)]),
            ..Schema::ANY
        });
        self.schemas
            .insert(name, Named::Referred(schema, reference));
        schema
    }

    fn table(&mut self, table: &'m SchemaTable) -> Schema {
        self.depth += 1;
        let rules = table.rules.iter().filter_map(|rule| self.rule(rule));
        let schema = Schema {
            types: table
                .types
                .iter()
                .fold(Types::ANY, |all, name| all.or(types(name))),
            rules: list(rules),
            shape: table.shape.as_ref().and_then(|name| self.shape(name)),
            items: table.items.as_ref().map(|items| self.schema(items)),
            variants: table.variants.as_ref().and_then(|name| self.variants(name)),
            secret: table.secret,
        };
        self.depth -= 1;
        schema
    }

    /// The fields of an object. While they are being made, another schema can have the same
    /// ones; it gets its own.
    pub(super) fn shape(&mut self, name: &'m Ident) -> Option<&'static Shape> {
        let name = name.as_str();
        if let Some(known) = self.shapes.get(name) {
            return Some(known);
        }
        let table = self.places.shapes.get(name).copied()?;
        let fields = table.fields.iter().map(|field| self.field(field));
        let shape = leak(Shape {
            fields: list(fields),
            name: self.texts.keep(&table.name),
            additional: self.additional(&table.additional),
        });
        self.shapes.insert(name, shape);
        Some(shape)
    }

    fn field(&mut self, field: &'m FieldTable) -> Field {
        Field {
            name: self.texts.keep(&field.name),
            rust_name: self.texts.keep(field.rust_name.plain()),
            required: field.required,
            null: field.null,
            schema: self.schema(&field.schema),
        }
    }

    fn additional(&mut self, table: &'m AdditionalTable) -> Additional {
        match table {
            AdditionalTable::Any => Additional::Any,
            AdditionalTable::Forbidden => Additional::Forbidden,
            AdditionalTable::Each(reference) => Additional::Each(self.schema(reference)),
            AdditionalTable::Patterns(patterns, rest) => {
                let patterns = patterns.iter().filter_map(|(name, reference)| {
                    Some((self.pattern(name)?, self.schema(reference)))
                });
                Additional::Patterns(leak(PatternProperties {
                    patterns: list(patterns),
                    rest: self.additional(rest),
                }))
            }
        }
    }

    fn variants(&mut self, name: &'m Ident) -> Option<&'static Variants> {
        let name = name.as_str();
        if let Some(known) = self.variants.get(name) {
            return Some(known);
        }
        let table = self.places.variants.get(name).copied()?;
        let schemas = table.schemas.iter().map(|one| self.schema(one));
        let variants = leak(Variants {
            schemas: list(schemas),
            exactly_one: table.exactly_one,
            tag: table.tag.as_ref().map(|tag| self.tag(tag)),
        });
        self.variants.insert(name, variants);
        Some(variants)
    }

    fn tag(&mut self, tag: &TagTable) -> Tag {
        let values = tag.values.iter();
        let values = values.map(|(value, index)| (self.texts.keep(value), *index));
        Tag {
            values: list(values),
            property: self.texts.keep(&tag.property),
            default: tag.default,
        }
    }

    pub(super) fn pattern(&mut self, name: &'m Ident) -> Option<&'static Pattern> {
        let name = name.as_str();
        if let Some(known) = self.patterns.get(name) {
            return Some(known);
        }
        let table = self.places.patterns.get(name).copied()?;
        let pattern = leak(Pattern {
            source: self.texts.keep(&table.source),
            matcher: matcher(&table.matcher),
        });
        self.patterns.insert(name, pattern);
        Some(pattern)
    }

    pub(super) fn password(&mut self, name: &'m Ident) -> Option<&'static Password> {
        let name = name.as_str();
        if let Some(known) = self.passwords.get(name) {
            return Some(known);
        }
        let table = self.places.passwords.get(name).copied()?;
        let password = leak(Password {
            classes: table.classes,
            special: self.texts.keep(&table.special),
            forbidden: self.texts.all(&table.forbidden),
            reversed: table.reversed,
            ignore_case: table.ignore_case,
            only_listed: table.only_listed,
        });
        self.passwords.insert(name, password);
        Some(password)
    }
}

/// A set of JSON types by the name of the runtime's constant.
fn types(name: &str) -> Types {
    match name {
        "NULL" => Types::NULL,
        "BOOLEAN" => Types::BOOLEAN,
        "INTEGER" => Types::INTEGER,
        "NUMBER" => Types::NUMBER,
        "STRING" => Types::STRING,
        "ARRAY" => Types::ARRAY,
        "OBJECT" => Types::OBJECT,
        _ => Types::ANY,
    }
}

fn matcher(matcher: &plan::Matcher) -> Matcher {
    match matcher {
        plan::Matcher::Sequence(steps) => Matcher::Sequence(list(steps.iter().map(step))),
        plan::Matcher::Automaton {
            classes,
            stride,
            transitions,
            accepting,
            start,
        } => Matcher::Automaton(leak(Automaton {
            classes: list(classes.iter().copied()),
            stride: *stride,
            transitions: list(transitions.iter().copied()),
            accepting: list(accepting.iter().copied()),
            start: *start,
        })),
        plan::Matcher::Engine => Matcher::Engine(matching::engine),
    }
}

fn step(step: &StepTable) -> Step {
    Step {
        class: list(step.class.iter().copied()),
        min: step.min,
        max: step.max,
    }
}
