//! Takes away the tables that nothing refers to.
//!
//! A table is made for every type that operations reach, but where all uses of a type say more
//! about it (another default, more rules) each of them has a table of its own.

use super::{
    AdditionalTable, Reference, RuleTable, SchemaTable, ShapeTable, Tables, VariantsTable,
};
use crate::map::{Map, Set};
use crate::model::ByType;
use crate::plan::{Ident, Operation, TypePlan};

impl Tables {
    /// Keeps what types and operations refer to, directly or not.
    pub(in crate::plan) fn prune(&mut self, types: &[TypePlan], operations: &[Operation]) {
        let seen = self.used_by(types.iter(), operations.iter());
        let keep = |ident: &Ident| seen.contains(ident.plain());
        self.schemas.retain(|(ident, _)| keep(ident));
        self.shapes.retain(|shape| keep(&shape.ident));
        self.variants.retain(|variants| keep(&variants.ident));
        self.patterns.retain(|pattern| keep(&pattern.ident));
        self.passwords.retain(|(ident, _)| keep(ident));
        // Nobody asks any more what is called how, and what is equal to what.
        self.names = ByType::default();
        self.own = Map::new();
        self.parts = Map::new();
        self.equal = Map::new();
        self.alike = Map::new();
        self.words = Map::new();
    }
}

impl Tables {
    /// The names of the tables that these refer to, directly or not.
    pub(in crate::plan) fn used_by<'a>(
        &self,
        types: impl Iterator<Item = &'a TypePlan>,
        operations: impl Iterator<Item = &'a Operation>,
    ) -> Set<String> {
        let mut walk = Walk::of(self);
        types.for_each(|plan| walk.plan(plan));
        operations.for_each(|operation| walk.operation(operation));
        walk.finish()
    }
}

struct Walk<'a> {
    schemas: Map<&'a str, &'a SchemaTable>,
    shapes: Map<&'a str, &'a ShapeTable>,
    variants: Map<&'a str, &'a VariantsTable>,
    seen: Set<String>,
    /// Named tables that are still to be looked into: documents nest as deep as they like.
    open: Vec<&'a str>,
}

impl<'a> Walk<'a> {
    fn of(tables: &'a Tables) -> Walk<'a> {
        let schemas = tables.schemas.iter();
        let shapes = tables.shapes.iter();
        let variants = tables.variants.iter();
        Walk {
            schemas: schemas
                .map(|(ident, table)| (ident.plain(), table))
                .collect(),
            shapes: shapes.map(|shape| (shape.ident.plain(), shape)).collect(),
            variants: variants.map(|one| (one.ident.plain(), one)).collect(),
            seen: Set::new(),
            open: Vec::new(),
        }
    }

    fn plan(&mut self, plan: &TypePlan) {
        match plan {
            TypePlan::Record(record) => {
                self.name(&record.shape);
                self.reference(&record.schema);
            }
            TypePlan::Union(union) => {
                self.name(&union.variants_table);
                self.reference(&union.schema);
            }
            TypePlan::Newtype(newtype) => self.reference(&newtype.schema),
            TypePlan::TextEnum(_) | TypePlan::Alias(_) | TypePlan::Body(_) => {}
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let parameters = operation
            .parameters
            .iter()
            .map(|parameter| &parameter.schema);
        let body = operation
            .body
            .iter()
            .flat_map(|body| &body.contents)
            .map(|content| &content.schema);
        let responses = operation.responses.iter();
        let responses = responses.filter_map(|response| response.schema.as_ref());
        for reference in parameters.chain(body).chain(responses) {
            self.reference(reference);
        }
        let headers = operation.responses.iter();
        for shape in headers.filter_map(|response| response.headers.as_ref()) {
            self.name(shape);
        }
    }

    fn name(&mut self, ident: &Ident) {
        if self.seen.insert(ident.plain().to_owned()) {
            let known = [
                self.schemas
                    .get_key_value(ident.plain())
                    .map(|(key, _)| *key),
                self.shapes
                    .get_key_value(ident.plain())
                    .map(|(key, _)| *key),
                self.variants
                    .get_key_value(ident.plain())
                    .map(|(key, _)| *key),
            ];
            self.open.extend(known.into_iter().flatten());
        }
    }

    fn reference(&mut self, reference: &Reference) {
        match reference {
            Reference::Any => {}
            Reference::Static(ident) => self.name(ident),
            Reference::Inline(table) => self.table(table),
        }
    }

    fn table(&mut self, table: &SchemaTable) {
        table.shape.iter().for_each(|shape| self.name(shape));
        table.items.iter().for_each(|items| self.reference(items));
        table
            .variants
            .iter()
            .for_each(|variants| self.name(variants));
        table.rules.iter().for_each(|rule| self.rule(rule));
    }

    fn additional(&mut self, additional: &AdditionalTable) {
        match additional {
            AdditionalTable::Any | AdditionalTable::Forbidden => {}
            AdditionalTable::Each(values) => self.reference(values),
            AdditionalTable::Patterns(patterns, rest) => {
                for (pattern, values) in patterns {
                    self.name(pattern);
                    self.reference(values);
                }
                self.additional(rest);
            }
        }
    }

    fn rule(&mut self, rule: &RuleTable) {
        match rule {
            RuleTable::Pattern(ident) | RuleTable::Password(ident) => self.name(ident),
            RuleTable::Schemas(_, references) => {
                references.iter().for_each(|one| self.reference(one));
            }
            RuleTable::Not(reference) => self.reference(reference),
            RuleTable::If(condition, then, otherwise) => {
                self.reference(condition);
                then.iter()
                    .chain(otherwise)
                    .for_each(|one| self.reference(one));
            }
            RuleTable::Schema(_, reference) | RuleTable::Contains(reference, ..) => {
                self.reference(reference);
            }
            RuleTable::Left(_, left) => left.iter().for_each(|one| self.reference(one)),
            RuleTable::Items(prefix, rest) => {
                prefix
                    .iter()
                    .chain(rest)
                    .for_each(|one| self.reference(one));
            }
            RuleTable::DependentSchemas(list) => {
                list.iter().for_each(|(_, one)| self.reference(one));
            }
            RuleTable::Count(..)
            | RuleTable::Required(_)
            | RuleTable::RequiredWhenSent(_)
            | RuleTable::Value(..)
            | RuleTable::Enum(_)
            | RuleTable::UniqueItems
            | RuleTable::Format(_)
            | RuleTable::DependentRequired(_)
            | RuleTable::Lists(..)
            | RuleTable::NotAllOf(_) => {}
        }
    }

    fn finish(mut self) -> Set<String> {
        while let Some(name) = self.open.pop() {
            if let Some(table) = self.schemas.get(name).copied() {
                self.table(table);
            }
            if let Some(shape) = self.shapes.get(name).copied() {
                shape
                    .fields
                    .iter()
                    .for_each(|field| self.reference(&field.schema));
                self.additional(&shape.additional);
            }
            if let Some(variants) = self.variants.get(name).copied() {
                variants.schemas.iter().for_each(|one| self.reference(one));
            }
        }
        self.seen
    }
}
