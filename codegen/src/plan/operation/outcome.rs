//! What comes back: tables of responses, successes, refusals, headers.

use super::super::distinct::Distinct;
use super::super::naming::{Naming, type_ident};
use super::super::schema::{AdditionalTable, FieldTable, ShapeTable};
use super::super::{
    Field, Ident, Into, Record, Reference, Status, Text, Ty, TypePlan, docs, value,
};
use super::build::Planner;
use super::{Failure, Response, Success};
use crate::finding::Finding;
use crate::finding::code::plan as codes;
use crate::model::{self, Content, Format, Header, Operation};

/// The headers that successes of an operation are declared to have.
fn declared_headers(operation: &Operation) -> impl Iterator<Item = &Header> {
    let successes = operation
        .responses
        .iter()
        .filter(|response| Status::of(response.status).is_success());
    successes.flat_map(|response| &response.headers)
}

fn headers_ident(naming: &mut Naming<'_>, method: &Ident) -> Ident {
    naming.claim(&format!("{} headers", method.plain()))
}

/// Takes the name that an operation would give to the type of its headers.
pub(super) fn claim_headers(naming: &mut Naming<'_>, operation: &Operation, method: &Ident) {
    if declared_headers(operation).next().is_some() {
        headers_ident(naming, method);
    }
}

impl Planner<'_, '_> {
    pub(super) fn responses(&mut self, header_shape: Option<&Ident>) -> Vec<Response> {
        let mut plans = Vec::new();
        for response in &self.operation.responses {
            let status = Status::of(response.status);
            let content = self.read(response);
            if let Some(content) = content.filter(|content| content.opaque) {
                self.findings.report(Finding::new(
                    &codes::RESPONSE_AS_BYTES,
                    response.place,
                    format!(
                        "there is no reader for `{}`; the response {} of `{}` is left as bytes",
                        content.media_type,
                        status.label(),
                        self.operation.id
                    ),
                ));
            }
            let stream = self.stream_of(response).filter(|_| self.is_success(status));
            self.other_pieces(response, status, stream.is_some());
            let schema = content
                .and_then(|content| content.ty)
                .map(|id| self.tables.schema(self.api, self.naming, id));
            plans.push(Response {
                status,
                media_types: content.map_or_else(Vec::new, |content| read_alike(response, content)),
                format: content.map_or("Json", |content| format(content.format)),
                stream,
                schema,
                headers: header_shape
                    .filter(|_| status.is_success() && !response.headers.is_empty())
                    .cloned(),
            });
        }
        let statuses = self.operation.responses.iter().map(|one| one.status);
        if !statuses
            .map(Status::of)
            .any(|status| self.is_success(status))
        {
            plans.push(Response {
                // An operation that declares no success can succeed nevertheless.
                status: Status::Range(2),
                media_types: Vec::new(),
                format: "Json",
                stream: None,
                schema: None,
                headers: None,
            });
        }
        plans
    }

    /// The declared headers of all successes, as a struct of optional fields.
    pub(super) fn headers(&mut self, method: &Ident) -> (Option<Ident>, Option<Ident>) {
        let mut fields: Vec<Field> = Vec::new();
        let mut names = Distinct::snake("headers");
        let mut rows: Vec<FieldTable> = Vec::new();
        for header in declared_headers(self.operation) {
            // Names of headers are the same in any case.
            if rows
                .iter()
                .any(|row: &FieldTable| row.name.eq_ignore_ascii_case(&header.name))
            {
                continue;
            }
            let ident = names.free(Ident::snake(&header.name));
            let inner = self.naming.ty(header.ty);
            fields.push(Field {
                setter: Ident::snake(&format!("with_{}", ident.plain())),
                docs: value::docs(self.api, &header.docs, header.ty, &[], || {
                    format!("The header {}.", docs::code(&header.name))
                }),
                deprecated: value::is_deprecated(self.api, &header.docs, header.ty),
                ty: Ty::Option(Box::new(inner.clone())),
                into: Into::of(&inner),
                required: false,
                inner,
                ident: ident.clone(),
            });
            rows.push(FieldTable {
                name: header.name.clone(),
                rust_name: ident,
                required: false,
                null: false,
                schema: self.tables.schema(self.api, self.naming, header.ty),
            });
        }
        if fields.is_empty() {
            return (None, None);
        }
        let ident = headers_ident(self.naming, method);
        let schema = self.tables.name(ident.plain());
        let shape = self.tables.name(&format!("{} shape", ident.plain()));
        self.tables.push_shape(
            ShapeTable {
                ident: shape.clone(),
                name: ident.plain().to_owned(),
                fields: rows,
                additional: AdditionalTable::Any,
            },
            schema.clone(),
        );
        self.types.push(TypePlan::Record(Record {
            docs: Text::plain(format!(
                "The headers of a successful answer to {}.",
                docs::code(&self.operation.id)
            )),
            deprecated: false,
            additional: None,
            shape: shape.clone(),
            schema: Reference::Static(schema),
            fields,
            ident: ident.clone(),
        }));
        (Some(ident), Some(shape))
    }

    /// The body that is read; an answer to `HEAD` has none.
    fn read<'r>(&self, response: &'r model::Response) -> Option<&'r Content> {
        response.read().filter(|_| self.operation.method != "HEAD")
    }

    fn variants(&self, success: bool) -> Vec<(Status, Ident, Ty)> {
        let mut outcomes: Vec<(Status, Ident, Ty)> = self
            .operation
            .responses
            .iter()
            .filter(|response| {
                let status = Status::of(response.status);
                if success {
                    self.is_success(status)
                } else {
                    !status.is_success()
                }
            })
            .map(|response| {
                let status = Status::of(response.status);
                let ty = self.read(response).map_or(Ty::NoContent, |content| {
                    let declared = content.ty.map(|id| self.naming.ty(id));
                    match format(content.format) {
                        "Json" => declared.unwrap_or(Ty::Json),
                        // The whole of a stream is the text of it.
                        "Text" if content.format.is_stream() => Ty::Text,
                        "Text" => declared.unwrap_or(Ty::Text),
                        _ => Ty::Bytes,
                    }
                });
                (status, status.variant(), ty)
            })
            .collect();
        outcomes.sort_by_key(|(status, _, _)| match status {
            Status::Exactly(_) => 0,
            Status::Range(_) => 1,
            Status::Default => 2,
        });
        outcomes
    }

    /// Without a declared success, `default` speaks of successes too.
    pub(super) fn is_success(&self, status: Status) -> bool {
        let declared = self
            .operation
            .responses
            .iter()
            .any(|response| Status::of(response.status).is_success());
        status.is_success() || (status == Status::Default && !declared)
    }

    pub(super) fn success(&mut self, words: &str) -> Success {
        let variants = self.variants(true);
        match variants.as_slice() {
            [] => Success::One(Ty::NoContent),
            [(_, _, first), rest @ ..] if rest.iter().all(|(_, _, ty)| ty == first) => {
                Success::One(first.clone())
            }
            _ => Success::Several {
                ident: self.outcomes.free(type_ident(&format!("{words} success"))),
                variants,
            },
        }
    }

    pub(super) fn failure(&mut self, words: &str) -> Failure {
        let variants = self.variants(false);
        if variants.is_empty() {
            Failure::Undeclared
        } else {
            Failure::Several {
                ident: self.outcomes.free(type_ident(&format!("{words} error"))),
                variants,
            }
        }
    }
}

/// The media types that are read like `content`, itself the first. Of one with several
/// parameters (`;stream=watch`) only the first is asked for: they mean different things.
fn read_alike(response: &model::Response, content: &Content) -> Vec<String> {
    let essence = |media_type: &str| {
        let essence = media_type.split(';').next().unwrap_or(media_type);
        essence.trim().to_ascii_lowercase()
    };
    let mut found = vec![content.media_type.clone()];
    for other in &response.contents {
        let alike = other.format == content.format && other.ty == content.ty;
        let known = found
            .iter()
            .any(|one| essence(one) == essence(&other.media_type));
        if alike && !known && other.media_type.contains('/') {
            found.push(other.media_type.clone());
        }
    }
    found
}

/// The name of the runtime's variant.
fn format(format: Format) -> &'static str {
    match format {
        Format::Json => "Json",
        Format::Text | Format::Events | Format::Lines | Format::Sequence => "Text",
        Format::Form | Format::Multipart | Format::Xml | Format::Bytes => "Bytes",
    }
}
