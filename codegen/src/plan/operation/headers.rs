//! The types of declared headers: one for the successes of an operation, one for its refusals.
//!
//! Documents declare the same headers over and over. They are one type, under the name that
//! they have with the first operation; the names that they have with others mean that type.

use super::super::distinct::Distinct;
use super::super::naming::Naming;
use super::super::schema::{AdditionalTable, FieldTable, ShapeTable};
use super::super::{
    Alias, Field, Ident, Into, Record, Reference, Status, Text, Ty, TypePlan, docs, value,
};
use super::build::Planner;
use crate::map::Map;
use crate::model::{Header, Operation};

/// Whose headers they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Success,
    Refusal,
}

impl Side {
    /// Whether a declared response is on this side. `default` can be on both.
    fn has(self, operation: &Operation, status: Status) -> bool {
        match (self, status) {
            (Side::Success, status) => is_success(operation, status),
            (Side::Refusal, Status::Exactly(code)) => (400..600).contains(&code),
            (Side::Refusal, Status::Range(hundred)) => matches!(hundred, 4 | 5),
            (Side::Refusal, Status::Default) => true,
        }
    }

    fn ident(self, naming: &mut Naming<'_>, method: &Ident) -> Ident {
        let words = match self {
            Side::Success => "headers",
            Side::Refusal => "error headers",
        };
        naming.claim(&format!("{} {words}", method.plain()))
    }

    fn words(self, operation: &Operation) -> String {
        let id = docs::code(&operation.id);
        match self {
            Side::Success => format!("The headers of a successful answer to {id}."),
            Side::Refusal => format!("The headers of an answer that refuses {id}."),
        }
    }
}

/// Whether a status is one of success: without a declared success, `default` speaks of them too.
pub(super) fn is_success(operation: &Operation, status: Status) -> bool {
    let mut declared = operation.responses.iter();
    let mut has_success = || declared.any(|response| Status::of(response.status).is_success());
    status.is_success() || (status == Status::Default && !has_success())
}

/// The headers that are declared on a side.
fn declared(operation: &Operation, side: Side) -> impl Iterator<Item = &Header> {
    let responses = operation.responses.iter();
    let responses =
        responses.filter(move |response| side.has(operation, Status::of(response.status)));
    responses.flat_map(|response| &response.headers)
}

/// Takes the names that an operation would give to the types of its headers.
pub(super) fn claim(naming: &mut Naming<'_>, operation: &Operation, method: &Ident) {
    for side in [Side::Success, Side::Refusal] {
        if declared(operation, side).next().is_some() {
            side.ident(naming, method);
        }
    }
}

/// A type of headers, and its table.
#[derive(Clone, Debug)]
pub(super) struct Headers {
    pub(super) ident: Ident,
    pub(super) shape: Ident,
}

/// The types of headers that are there, by all that tells them apart.
pub(super) type Known = Map<String, Headers>;

/// The fields, and their rows in the table.
#[derive(Default)]
struct Rows {
    fields: Vec<Field>,
    rows: Vec<FieldTable>,
}

impl Rows {
    /// What tells these apart from others; words for people do not.
    fn key(&self) -> String {
        let fields = self.fields.iter().zip(&self.rows);
        let line = |(field, row): (&Field, &FieldTable)| {
            let (name, ty, schema) = (&row.name, &field.inner, &row.schema);
            format!("{name:?} {ty} {} {schema:?}\n", field.deprecated)
        };
        fields.map(line).collect()
    }
}

impl Planner<'_, '_> {
    /// The declared headers of one side, as a struct of optional fields.
    pub(super) fn headers(&mut self, method: &Ident, side: Side) -> Option<Headers> {
        let rows = self.rows(side);
        if rows.fields.is_empty() {
            return None;
        }
        let ident = side.ident(self.naming, method);
        let key = rows.key();
        if let Some(known) = self.headers.get(&key).cloned() {
            let mut words = Text::plain(side.words(self.operation));
            words.paragraph(format!("The same as [`{}`].", known.ident.plain()));
            self.own_types.push(TypePlan::Alias(Alias {
                ident: ident.clone(),
                docs: words,
                deprecated: false,
                target: known.ident,
            }));
            let shape = known.shape;
            return Some(Headers { ident, shape });
        }
        let headers = self.record_of(rows, ident, side);
        self.headers.insert(key, headers.clone());
        Some(headers)
    }

    fn rows(&mut self, side: Side) -> Rows {
        let mut found = Rows::default();
        let mut names = Distinct::snake("headers");
        for header in declared(self.operation, side) {
            // Names of headers are the same in any case.
            let is_same = |row: &FieldTable| row.name.eq_ignore_ascii_case(&header.name);
            if found.rows.iter().any(is_same) {
                continue;
            }
            let ident = names.free(Ident::snake(&header.name));
            found.fields.push(self.field(header, ident.clone()));
            found.rows.push(FieldTable {
                name: header.name.clone(),
                rust_name: ident,
                required: false,
                null: false,
                schema: self.tables.schema(self.api, self.naming, header.ty),
            });
        }
        found
    }

    fn field(&self, header: &Header, ident: Ident) -> Field {
        let inner = self.naming.ty(header.ty);
        Field {
            name: header.name.clone(),
            setter: Ident::snake(&format!("with_{}", ident.plain())),
            docs: value::docs(self.api, &header.docs, header.ty, &[], || {
                format!("The header {}.", docs::code(&header.name))
            }),
            deprecated: value::is_deprecated(self.api, &header.docs, header.ty),
            ty: Ty::Option(Box::new(inner.clone())),
            into: Into::of(&inner),
            required: false,
            inner,
            ident,
        }
    }

    fn record_of(&mut self, rows: Rows, ident: Ident, side: Side) -> Headers {
        let schema = self.tables.name(ident.plain());
        let shape = self.tables.name(&format!("{} shape", ident.plain()));
        self.tables.push_shape(
            ShapeTable {
                ident: shape.clone(),
                name: ident.plain().to_owned(),
                fields: rows.rows,
                additional: AdditionalTable::Any,
            },
            schema.clone(),
        );
        self.own_types.push(TypePlan::Record(Record {
            docs: Text::plain(side.words(self.operation)),
            deprecated: false,
            additional: None,
            is_array: false,
            shape: shape.clone(),
            schema: Reference::Static(schema),
            taken: Vec::new(),
            fields: rows.fields,
            ident: ident.clone(),
        }));
        Headers { ident, shape }
    }
}
