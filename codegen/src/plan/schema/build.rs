//! From the model's types to tables.

use super::super::naming::{Naming, is_rust_type};
use super::rule::required_when_sent;
use super::{
    AdditionalTable, FieldTable, Ident, Reference, RuleTable, SchemaTable, ShapeTable, Tables,
    TagTable, VariantsTable,
};
use crate::model::{self, Additional, Api, Kind, Rest, Type, TypeId};

pub(super) struct Builder<'a, 'n> {
    pub(super) api: &'a Api,
    pub(super) naming: &'a Naming<'n>,
    pub(super) tables: Tables,
    /// The types without a table that are being written: one of them inside itself accepts
    /// everything, because a table in place cannot refer to itself.
    pub(super) open: Vec<TypeId>,
}

impl Builder<'_, '_> {
    pub(super) fn reference(&mut self, id: TypeId) -> Reference {
        let id = self.naming.same_as(id);
        if let Some(ident) = self.tables.names.get(id) {
            return Reference::Static(ident.clone());
        }
        let ty = self.api.get(id);
        if !has_table(ty) && !self.naming.is_named_list(id) {
            if self.open.contains(&id) {
                return Reference::Any;
            }
            self.open.push(id);
            let table = self.schema(id, ty);
            self.open.pop();
            return self.tables.shared(table);
        }
        let ident = match self.naming.ident(id) {
            Some(ident) => match self.tables.own.get(&id) {
                Some(own) => own.clone(),
                None => self.tables.name(&format!("{} as {}", ident.plain(), id.0)),
            },
            None => self.tables.name(&format!("part {}", id.0)),
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
            Kind::Array(items) => {
                let items = self.reference(*items);
                table.items = (!matches!(items, Reference::Any)).then_some(items);
                if let Some(tuple) = &ty.tuple {
                    self.tuple(id, tuple);
                }
            }
            Kind::Object(object) if has_table(ty) => {
                table.shape = Some(self.shape(id, object));
                let rule = required_when_sent(object);
                self.tables.rules += usize::from(rule.is_some());
                table.rules.extend(rule);
            }
            Kind::Union(union) => table.variants = Some(self.variants(id, union)),
            Kind::String(Some(name)) | Kind::Integer(Some(name)) => {
                let is_loose = self.naming.loose.contains(id);
                let format = super::super::format::rule(name, is_loose).map(RuleTable::Format);
                self.tables.rules += usize::from(format.is_some());
                table.rules.extend(format);
            }
            Kind::Never => table.rules.push(RuleTable::Not(Reference::Any)),
            _ => {}
        }
        for rule in &ty.rules {
            let rule = self.rule(id, &rule.check);
            self.tables.rules += 1;
            table.rules.push(rule);
        }
        table
    }

    fn shape(&mut self, id: TypeId, object: &model::Object) -> Ident {
        let ident = self.tables.name_part(id, "shape");
        self.shape_as(ident.clone(), id, object);
        ident
    }

    /// The places of an array as a table of fields: how values are read and shown. What they
    /// must be is a rule.
    fn tuple(&mut self, id: TypeId, tuple: &model::Tuple) {
        let ident = self.tables.name_part(id, "shape");
        let fields = (0..).zip(&tuple.places);
        let fields = fields.map(|(index, one)| self.field(id, index, one));
        let fields = fields.collect();
        let additional = match tuple.rest {
            Rest::Nothing => AdditionalTable::Forbidden,
            Rest::Any => AdditionalTable::Any,
            Rest::Of(items) => AdditionalTable::Each(self.reference(items)),
        };
        self.push_shape(ident, id, fields, additional);
    }

    fn push_shape(
        &mut self,
        ident: Ident,
        id: TypeId,
        fields: Vec<FieldTable>,
        additional: AdditionalTable,
    ) {
        let name = self
            .naming
            .ident(id)
            .map_or("object", |ident| ident.plain())
            .to_owned();
        self.tables.shapes.push(ShapeTable {
            ident,
            name,
            fields,
            additional,
        });
    }

    /// A table of fields with a name. Those of a rule are beside the type's own.
    pub(super) fn shape_as(&mut self, ident: Ident, id: TypeId, object: &model::Object) {
        let fields = (0..)
            .zip(&object.fields)
            .map(|(index, one)| self.field(id, index, one))
            .collect();
        let additional = self.additional(object);
        self.push_shape(ident, id, fields, additional);
    }

    fn additional(&mut self, object: &model::Object) -> AdditionalTable {
        let additional = match object.additional {
            Additional::Tolerated => AdditionalTable::Any,
            Additional::Open => AdditionalTable::Each(Reference::Any),
            Additional::Forbidden => AdditionalTable::Forbidden,
            Additional::Each(values) => AdditionalTable::Each(self.reference(values)),
        };
        if object.patterns.is_empty() {
            return additional;
        }
        let pattern =
            |one: &model::PatternProperties| (self.pattern(&one.pattern), self.reference(one.ty));
        let patterns = object.patterns.iter().map(pattern).collect();
        AdditionalTable::Patterns(patterns, Box::new(additional))
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
        let ident = self.tables.name_part(id, "variants");
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
            schemas.push(self.tables.shared(null));
        }
        self.tables.variants.push(VariantsTable {
            ident: ident.clone(),
            schemas,
            exactly_one: union.exactly_one,
            tag: union.tag.as_ref().map(|tag| TagTable {
                property: tag.property.clone(),
                values: tag.values.clone(),
                default: tag.default,
            }),
        });
        ident
    }
}

/// Whether a type's schema is a table of its own: types with a Rust name, all objects that
/// say something about properties, and all unions (they can refer to themselves).
fn has_table(ty: &Type) -> bool {
    match &ty.kind {
        Kind::Object(object) => {
            !object.fields.is_empty()
                || !object.patterns.is_empty()
                || object.additional != Additional::Tolerated
        }
        Kind::Union(_) => true,
        Kind::Array(_) | Kind::Enum(_) => is_rust_type(ty),
        _ => false,
    }
}

fn types(ty: &Type) -> Vec<&'static str> {
    let own = match &ty.kind {
        // What is only implied is not asked.
        _ if ty.implied => return Vec::new(),
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

/// The runtime's constant for a JSON type.
pub(super) fn constant(word: &str) -> &'static str {
    match word {
        "null" => "NULL",
        "boolean" => "BOOLEAN",
        "integer" => "INTEGER",
        "number" => "NUMBER",
        "string" => "STRING",
        "array" => "ARRAY",
        _ => "OBJECT",
    }
}
