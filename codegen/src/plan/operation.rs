//! Operations: a method, a call, a table.

use super::distinct::Distinct;
use super::naming::{Naming, operation_name};
use super::schema::{AdditionalTable, FieldTable, ShapeTable, Tables};
use super::{
    Argument, Field, Ident, Into, Proof, Record, Reference, RequestProof, Status, Target, Text, Ty,
    TypePlan, docs, example,
};
use crate::finding::code::plan as codes;
use crate::finding::{Finding, Findings};
use crate::model::{self, Api, Content, Location, Style};

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The id in the document.
    pub id: String,
    /// The method's name.
    pub ident: Ident,
    /// The name of the call's type.
    pub call: Ident,
    /// The name of the table.
    pub table: Ident,
    /// What it does.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The HTTP method.
    pub method: String,
    /// The path with its parameters, for people.
    pub path: String,
    /// The path, cut at its parameters.
    pub pieces: Vec<Piece>,
    /// The parameters, in the order of the table.
    pub parameters: Vec<Parameter>,
    /// The body.
    pub body: Option<Body>,
    /// The declared responses.
    pub responses: Vec<Response>,
    /// What the method takes.
    pub arguments: Vec<Argument>,
    /// What the call can be given besides.
    pub setters: Vec<Argument>,
    /// What a success is.
    pub success: Success,
    /// The type of the declared headers of a success.
    pub headers: Option<Ident>,
    /// What a refusal is.
    pub failure: Failure,
    /// A call made from the document's examples.
    pub request: RequestProof,
    /// What the document's examples prove.
    pub proofs: Vec<Proof>,
}

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text.
    Text(String),
    /// The parameter at this index.
    Parameter(usize),
}

/// A parameter of the table.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it is sent, by the name of the runtime's variant.
    pub location: &'static str,
    /// How it is written, by the name of the runtime's variant.
    pub style: &'static str,
    /// Whether a call must have it.
    pub required: bool,
    /// Whether the client holds it.
    pub client: bool,
    /// Whether each item becomes a pair of its own.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// What it must be.
    pub schema: Reference,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// The media type.
    pub media_type: String,
    /// Its type.
    pub ty: Ty,
    /// Whether a call must have it.
    pub required: bool,
    /// Whether the call's own arguments and setters are its fields.
    pub flat: bool,
    /// What it must be.
    pub schema: Reference,
}

/// A declared response.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status.
    pub status: Status,
    /// The media types.
    pub media_types: Vec<String>,
    /// What the body should be.
    pub schema: Option<Reference>,
    /// The table of its headers.
    pub headers: Option<Ident>,
}

/// What a success is.
#[derive(Clone, Debug)]
pub enum Success {
    /// One type, whatever the status.
    One(Ty),
    /// A type for each status.
    Several {
        /// The enum's name.
        ident: Ident,
        /// The variants.
        variants: Vec<(Status, Ident, Ty)>,
    },
}

/// What a refusal is.
#[derive(Clone, Debug)]
pub enum Failure {
    /// No refusal is declared.
    Undeclared,
    /// A type for each status.
    Several {
        /// The enum's name.
        ident: Ident,
        /// The variants, exact statuses first.
        variants: Vec<(Status, Ident, Ty)>,
    },
}

/// What a call already has.
const CALL_METHODS: &[&str] = &[
    "body",
    "clone",
    "header",
    "into_future",
    "send",
    "timeout",
    "to_http",
    "validate",
    "validation",
];

/// What a client already has.
const CLIENT_METHODS: &[&str] = &["builder", "clone", "fmt", "from", "into"];

/// More arguments than this are not readable: the body is then given as a whole.
const MOST_ARGUMENTS: usize = 6;

pub(super) fn plan_all(
    api: &Api,
    naming: &mut Naming<'_>,
    tables: &mut Tables,
    types: &mut Vec<TypePlan>,
    findings: &mut Findings,
) -> Vec<Operation> {
    let mut methods = Distinct::snake("operations");
    let mut plans = Vec::new();
    for operation in &api.operations {
        let name = operation_name(operation);
        let ident = methods.claim_as(method_ident(name), name, operation.place, findings);
        if let Some(why) = unsupported(operation) {
            findings.report(Finding::new(
                &codes::OPERATION_LEFT_OUT,
                operation.place,
                format!("the operation `{}` is left out: {why}", operation.id),
            ));
            continue;
        }
        plans.push(
            Planner {
                api,
                naming,
                tables,
                types,
                findings,
                operation,
            }
            .plan(ident),
        );
    }
    plans
}

fn method_ident(name: &str) -> Ident {
    let ident = Ident::snake(name);
    if CLIENT_METHODS.contains(&ident.plain()) {
        Ident::snake(&format!("call_{}", ident.plain()))
    } else {
        ident
    }
}

/// Why an operation cannot be written, if so.
fn unsupported(operation: &model::Operation) -> Option<String> {
    let body = operation.body.as_ref()?;
    match json_content(&body.contents) {
        Some(_) => None,
        None if body.contents.is_empty() => None,
        None => Some(format!(
            "its request body is `{}`, and only JSON is written yet",
            body.contents[0].media_type
        )),
    }
}

/// The first content that is JSON.
fn json_content(contents: &[Content]) -> Option<&Content> {
    contents.iter().find(|content| is_json(&content.media_type))
}

/// The first content whose body can be read: JSON, or else text.
fn readable_content(contents: &[Content]) -> Option<&Content> {
    json_content(contents).or_else(|| contents.iter().find(|content| is_text(&content.media_type)))
}

/// Plain text; pages and scripts are not what an API answers on purpose.
fn is_text(media_type: &str) -> bool {
    media_type
        .split(';')
        .next()
        .unwrap_or("")
        .trim()
        .eq_ignore_ascii_case("text/plain")
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type
        .split(';')
        .next()
        .unwrap_or("")
        .trim()
        .to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

struct Planner<'a, 'n> {
    api: &'a Api,
    naming: &'a mut Naming<'n>,
    tables: &'a mut Tables,
    types: &'a mut Vec<TypePlan>,
    findings: &'a mut Findings,
    operation: &'a model::Operation,
}

impl Planner<'_, '_> {
    fn plan(mut self, ident: Ident) -> Operation {
        let operation = self.operation;
        let body = self.body();
        let (arguments, setters) = self.arguments(body.as_ref());
        let (headers, header_shape) = self.headers();
        let responses = self.responses(header_shape.as_ref());
        let words = ident.plain().to_owned();
        let request = example::request(
            self.api,
            self.naming,
            operation,
            body.as_ref(),
            &arguments,
            &setters,
        );
        Operation {
            id: operation.id.clone(),
            call: Ident::pascal(&words),
            table: Ident::shouty(&words),
            docs: self.docs(),
            deprecated: operation.docs.deprecated,
            method: operation.method.clone(),
            path: operation.path.clone(),
            pieces: operation.segments.iter().map(piece).collect(),
            parameters: self.parameters(),
            success: self.success(&words),
            failure: self.failure(&words),
            proofs: example::proofs(self.naming, operation, self.findings),
            headers,
            request,
            responses,
            arguments,
            setters,
            body,
            ident,
        }
    }

    fn docs(&self) -> Text {
        let operation = self.operation;
        let mut text = docs::of(&operation.docs, || {
            format!("The operation {}.", docs::code(&operation.id))
        });
        text.paragraph(docs::code(&format!(
            "{} {}",
            operation.method, operation.path
        )));
        text
    }

    fn body(&mut self) -> Option<Body> {
        let body = self.operation.body.as_ref()?;
        let content = json_content(&body.contents)?;
        let (ty, schema) = match content.ty {
            Some(id) => (
                self.naming.ty(id),
                self.tables.schema(self.api, self.naming, id),
            ),
            None => (Ty::Json, Reference::Any),
        };
        let flat = body.required && self.fits_flat(&ty);
        Some(Body {
            media_type: content.media_type.clone(),
            ty,
            required: body.required,
            flat,
            schema,
        })
    }

    /// Whether the body's fields can be the call's own arguments and setters.
    fn fits_flat(&self, ty: &Ty) -> bool {
        let Some(record) = self.record(ty) else {
            return false;
        };
        let own = self
            .operation
            .parameters
            .iter()
            .filter(|parameter| parameter.required && !parameter.client)
            .count();
        record.additional.is_none()
            && own + record.fields.iter().filter(|field| field.required).count() <= MOST_ARGUMENTS
    }

    fn record(&self, ty: &Ty) -> Option<&Record> {
        self.types.iter().find_map(|plan| match (plan, ty) {
            (TypePlan::Record(record), Ty::Named(ident)) if record.ident == *ident => Some(record),
            _ => None,
        })
    }

    fn arguments(&self, body: Option<&Body>) -> (Vec<Argument>, Vec<Argument>) {
        let mut names = Names::default();
        let (mut arguments, mut setters) = (Vec::new(), Vec::new());
        for (index, parameter) in self.operation.parameters.iter().enumerate() {
            if parameter.client {
                continue;
            }
            let ident = Ident::snake(
                parameter
                    .preferred_name
                    .as_deref()
                    .unwrap_or(&parameter.name),
            );
            let ty = self.naming.ty(parameter.ty);
            let argument = Argument {
                ident: if parameter.required {
                    names.argument(ident)
                } else {
                    names.setter(ident)
                },
                docs: docs::of(&parameter.docs, || {
                    format!("The parameter {}.", docs::code(&parameter.name))
                }),
                deprecated: parameter.docs.deprecated,
                into: Into::of(&ty),
                ty,
                target: Target::Parameter(index),
            };
            if parameter.required {
                arguments.push(argument)
            } else {
                setters.push(argument)
            }
        }
        if let Some(body) = body {
            self.body_arguments(body, &mut names, &mut arguments, &mut setters);
        }
        (arguments, setters)
    }

    fn body_arguments(
        &self,
        body: &Body,
        names: &mut Names,
        arguments: &mut Vec<Argument>,
        setters: &mut Vec<Argument>,
    ) {
        let Some(record) = self.record(&body.ty).filter(|_| body.flat) else {
            let argument = Argument {
                ident: if body.required {
                    names.argument(Ident::snake("body"))
                } else {
                    Ident::snake("body")
                },
                docs: Text::plain("The request body."),
                deprecated: false,
                into: Into::of(&body.ty),
                ty: body.ty.clone(),
                target: Target::Body,
            };
            if body.required {
                arguments.push(argument)
            } else {
                setters.push(argument)
            }
            return;
        };
        for field in &record.fields {
            let argument = Argument {
                ident: if field.required {
                    names.argument(field.ident.clone())
                } else {
                    names.setter(field.ident.clone())
                },
                docs: field.docs.clone(),
                deprecated: field.deprecated,
                ty: field.inner.clone(),
                into: field.into,
                target: Target::BodyField(field.ident.clone(), !field.required),
            };
            if field.required {
                arguments.push(argument)
            } else {
                setters.push(argument)
            }
        }
    }

    fn parameters(&mut self) -> Vec<Parameter> {
        let mut plans = Vec::new();
        for parameter in &self.operation.parameters {
            plans.push(Parameter {
                name: parameter.name.clone(),
                location: match parameter.location {
                    Location::Path => "Path",
                    Location::Query => "Query",
                    Location::Header => "Header",
                    Location::Cookie => "Cookie",
                },
                style: match parameter.style {
                    Style::Simple => "Simple",
                    Style::Form => "Form",
                    Style::Label => "Label",
                    Style::Matrix => "Matrix",
                    Style::SpaceDelimited => "SpaceDelimited",
                    Style::PipeDelimited => "PipeDelimited",
                    Style::DeepObject => "DeepObject",
                    Style::Json => "Json",
                },
                required: parameter.required,
                client: parameter.client,
                explode: parameter.explode,
                allow_reserved: parameter.allow_reserved,
                schema: self.tables.schema(self.api, self.naming, parameter.ty),
            });
        }
        plans
    }

    fn responses(&mut self, header_shape: Option<&Ident>) -> Vec<Response> {
        let mut plans = Vec::new();
        for response in &self.operation.responses {
            let status = Status::of(response.status);
            let content = readable_content(&response.contents);
            if content.is_none() && !response.contents.is_empty() {
                self.findings.report(Finding::new(
                    &codes::RESPONSE_AS_BYTES,
                    response.place,
                    format!(
                        "the response {} of `{}` is neither JSON nor text; its body is left as bytes",
                        status.label(),
                        self.operation.id
                    ),
                ));
            }
            let schema = content
                .and_then(|content| content.ty)
                .map(|id| self.tables.schema(self.api, self.naming, id));
            plans.push(Response {
                status,
                media_types: response
                    .contents
                    .iter()
                    .map(|content| content.media_type.clone())
                    .collect(),
                schema,
                headers: header_shape
                    .filter(|_| status.is_success() && !response.headers.is_empty())
                    .cloned(),
            });
        }
        plans
    }

    /// The declared headers of all successes, as a struct of optional fields.
    fn headers(&mut self) -> (Option<Ident>, Option<Ident>) {
        let mut fields: Vec<Field> = Vec::new();
        let mut rows: Vec<FieldTable> = Vec::new();
        let successes = self
            .operation
            .responses
            .iter()
            .filter(|response| Status::of(response.status).is_success());
        for header in successes.flat_map(|response| &response.headers) {
            let ident = Ident::snake(&header.name);
            if fields.iter().any(|field| field.ident == ident) {
                continue;
            }
            let inner = self.naming.ty(header.ty);
            fields.push(Field {
                setter: Ident::snake(&format!("with_{}", ident.plain())),
                docs: docs::of(&header.docs, || {
                    format!("The header {}.", docs::code(&header.name))
                }),
                deprecated: header.docs.deprecated,
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
        let ident = self
            .naming
            .claim(&format!("{} headers", operation_name(self.operation)));
        let schema = Ident::shouty(ident.plain());
        let shape = Ident::shouty(&format!("{} shape", ident.plain()));
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

    fn outcomes(&self, success: bool) -> Vec<(Status, Ident, Ty)> {
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
                let ty = match readable_content(&response.contents) {
                    Some(Content { ty: Some(id), .. }) => self.naming.ty(*id),
                    Some(Content {
                        ty: None,
                        media_type,
                        ..
                    }) if is_text(media_type) => Ty::Text,
                    Some(Content { ty: None, .. }) => Ty::Json,
                    None => Ty::NoContent,
                };
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
    fn is_success(&self, status: Status) -> bool {
        let declared = self
            .operation
            .responses
            .iter()
            .any(|response| Status::of(response.status).is_success());
        status.is_success() || (status == Status::Default && !declared)
    }

    fn success(&mut self, words: &str) -> Success {
        let variants = self.outcomes(true);
        match variants.as_slice() {
            [] => Success::One(Ty::NoContent),
            [(_, _, first), rest @ ..] if rest.iter().all(|(_, _, ty)| ty == first) => {
                Success::One(first.clone())
            }
            _ => Success::Several {
                ident: Ident::pascal(&format!("{words} success")),
                variants,
            },
        }
    }

    fn failure(&mut self, words: &str) -> Failure {
        let variants = self.outcomes(false);
        if variants.is_empty() {
            Failure::Undeclared
        } else {
            Failure::Several {
                ident: Ident::pascal(&format!("{words} error")),
                variants,
            }
        }
    }
}

fn piece(segment: &model::Segment) -> Piece {
    match segment {
        model::Segment::Text(text) => Piece::Text(text.clone()),
        model::Segment::Parameter(index) => Piece::Parameter(*index),
    }
}

/// The names of a call's arguments and setters, each once.
#[derive(Default)]
struct Names {
    taken: Vec<Ident>,
}

impl Names {
    fn argument(&mut self, ident: Ident) -> Ident {
        self.free(ident)
    }

    fn setter(&mut self, ident: Ident) -> Ident {
        let ident = if CALL_METHODS.contains(&ident.plain()) {
            Ident::snake(&format!("set_{}", ident.plain()))
        } else {
            ident
        };
        self.free(ident)
    }

    /// A parameter and a property can have the same name; the later one gets `body_` or a number.
    fn free(&mut self, ident: Ident) -> Ident {
        let mut free = ident.clone();
        let mut number = 2;
        while self.taken.contains(&free) {
            free = Ident::snake(&format!("{} {number}", ident.plain()));
            number += 1;
        }
        self.taken.push(free.clone());
        free
    }
}
