//! The document's examples, as Rust expressions and as proofs.

use super::naming::Naming;
use super::{Argument, Body, Ident, Status, Target, Ty};
use crate::finding::code::plan as codes;
use crate::finding::{Finding, Findings};
use crate::model::{self, Additional, Api, Example, Json, Kind, Operation, Parameter, TypeId};

/// A Rust expression for a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A string literal.
    Text(String),
    /// A boolean literal.
    Bool(bool),
    /// An integer literal.
    Integer(i64),
    /// A float literal.
    Float(f64),
    /// A list of values.
    List(Vec<Expression>),
    /// A list of pairs.
    Pairs(Vec<(String, Expression)>),
    /// A struct: what `new` takes, and the setters.
    New(Ident, Vec<Expression>, Vec<(Ident, Expression)>),
    /// A variant of an enum of strings.
    Variant(Ident, Ident),
    /// JSON text.
    Json(String),
}

/// A call made from the document's examples, and what it must send.
#[derive(Clone, Debug)]
pub struct RequestProof {
    /// What the client's parameters are, by their names on the wire.
    pub client: Vec<(String, String)>,
    /// What the method takes.
    pub arguments: Vec<Expression>,
    /// What the call is given besides.
    pub setters: Vec<(Ident, Expression)>,
    /// The path that it must ask for, where every parameter has an example.
    pub path: Option<String>,
    /// The body that it must send, where the document has an example.
    pub body: Option<String>,
    /// A successful answer, where the document has an example: the status and the body.
    pub answer: Option<(u16, String)>,
}

/// Something that the document's examples prove.
#[derive(Clone, Debug)]
pub enum Proof {
    /// A value comes back as it was read, and keeps all rules where it is a request's.
    RoundTrip {
        /// The name of the test.
        name: Ident,
        /// The type.
        ty: Ty,
        /// The value.
        json: String,
        /// Whether it must keep the rules.
        request: bool,
    },
    /// A value is refused for these reasons.
    Refused {
        /// The name of the test.
        name: Ident,
        /// Why, in a few words.
        summary: String,
        /// The type.
        ty: Ty,
        /// The value.
        json: String,
        /// The pointers and rules.
        violations: Vec<(String, String)>,
    },
}

impl Proof {
    pub(super) fn name_mut(&mut self) -> &mut Ident {
        match self {
            Proof::RoundTrip { name, .. } | Proof::Refused { name, .. } => name,
        }
    }
}

/// The first example of a parameter.
pub(super) fn of_parameter<'a>(api: &'a Api, parameter: &'a Parameter) -> Option<&'a Json> {
    first(&parameter.examples).or_else(|| first(&api.get(parameter.ty).examples))
}

fn first(examples: &[Example]) -> Option<&Json> {
    examples.first().map(|example| &example.value)
}

/// An expression for a JSON value of a type; `None` where the value does not fit.
pub(super) fn expression(
    naming: &Naming<'_>,
    api: &Api,
    id: TypeId,
    json: &Json,
) -> Option<Expression> {
    let ty = api.get(id);
    Some(match (&ty.kind, json) {
        (_, Json::Null) => return None,
        (Kind::Boolean, Json::Bool(value)) => Expression::Bool(*value),
        (Kind::Integer(_), Json::Number(text)) => Expression::Integer(text.parse().ok()?),
        (Kind::Number(_), Json::Number(text)) => Expression::Float(text.parse().ok()?),
        (Kind::String(_), Json::String(text)) => Expression::Text(text.clone()),
        (Kind::Enum(list), Json::String(text)) => match listed(naming, id, list, text) {
            Some(variant) => Expression::Variant(naming.ident(id)?.clone(), variant),
            None if !list.closed => Expression::Text(text.clone()),
            None => return None,
        },
        // An empty array has no type, and an array of arrays would have to be vectors inside.
        (Kind::Array(items), Json::Array(values)) => {
            if values.is_empty() || matches!(api.get(*items).kind, Kind::Array(_)) {
                return None;
            }
            Expression::List(
                values
                    .iter()
                    .map(|value| expression(naming, api, *items, value))
                    .collect::<Option<_>>()?,
            )
        }
        (Kind::Object(object), Json::Object(entries)) if object.fields.is_empty() => {
            let Additional::Each(values) = object.additional else {
                return None;
            };
            if entries.is_empty() || matches!(api.get(values).kind, Kind::Array(_)) {
                return None;
            }
            Expression::Pairs(
                entries
                    .iter()
                    .map(|(key, value)| {
                        Some((key.clone(), expression(naming, api, values, value)?))
                    })
                    .collect::<Option<_>>()?,
            )
        }
        (Kind::Object(object), Json::Object(entries)) => record(naming, api, id, object, entries)?,
        (Kind::Any, _) => Expression::Json(json_text(json)),
        _ => return None,
    })
}

/// The variant that stands for a value of an enum.
fn listed(naming: &Naming<'_>, id: TypeId, list: &model::Enum, text: &str) -> Option<Ident> {
    let index = list.values.iter().position(|value| value.value == text)?;
    naming.part(id, index).cloned()
}

fn record(
    naming: &Naming<'_>,
    api: &Api,
    id: TypeId,
    object: &model::Object,
    entries: &[(String, Json)],
) -> Option<Expression> {
    let (mut arguments, mut setters) = (Vec::new(), Vec::new());
    for (index, field) in object.fields.iter().enumerate() {
        let name = naming.part(id, index)?;
        match entries.iter().find(|(key, _)| *key == field.name) {
            Some((_, value)) => {
                let value = expression(naming, api, field.ty, value)?;
                if field.required {
                    arguments.push(value);
                } else {
                    setters.push((Ident::snake(&format!("with_{}", name.plain())), value));
                }
            }
            None if field.required => return None,
            None => {}
        }
    }
    Some(Expression::New(
        naming.ident(id)?.clone(),
        arguments,
        setters,
    ))
}

/// A call from the examples; what has none gets a value that at least compiles.
pub(super) fn request(
    api: &Api,
    naming: &Naming<'_>,
    operation: &Operation,
    body: Option<&Body>,
    arguments: &[Argument],
    setters: &[Argument],
) -> RequestProof {
    let content = operation
        .body
        .as_ref()
        .and_then(|body| body.contents.iter().find(|content| content.ty.is_some()));
    let example = content.and_then(|content| {
        let id = content.ty?;
        let json = content
            .examples
            .iter()
            .chain(&api.get(id).examples)
            .map(|example| &example.value)
            .next()?;
        Some((id, json, expression(naming, api, id, json)?))
    });
    let mut proof = RequestProof {
        client: client_values(api, operation),
        arguments: Vec::new(),
        setters: Vec::new(),
        path: path(api, operation),
        body: None,
        answer: answer(operation),
    };
    let mut complete = body.is_none() || example.is_some();
    for argument in arguments {
        let value = value_for(api, naming, operation, argument, example.as_ref());
        complete &= value.is_some();
        proof
            .arguments
            .push(value.unwrap_or_else(|| placeholder(&argument.ty, &argument.ident)));
    }
    for setter in setters
        .iter()
        .filter(|setter| !matches!(setter.target, Target::Parameter(_)))
    {
        if let Some(value) = value_for(api, naming, operation, setter, example.as_ref()) {
            proof.setters.push((setter.ident.clone(), value));
        }
    }
    if complete {
        proof.body = example.map(|(_, json, _)| json_text(json));
    }
    proof
}

fn value_for(
    api: &Api,
    naming: &Naming<'_>,
    operation: &Operation,
    argument: &Argument,
    example: Option<&(TypeId, &Json, Expression)>,
) -> Option<Expression> {
    match &argument.target {
        Target::Parameter(index) => {
            let parameter = operation.parameters.get(*index)?;
            naming.expression(parameter.ty, of_parameter(api, parameter)?)
        }
        Target::Body => example.map(|(_, _, expression)| expression.clone()),
        Target::BodyField(ident, _) => {
            let (id, json, _) = example?;
            let (Kind::Object(object), Json::Object(entries)) = (&api.get(*id).kind, *json) else {
                return None;
            };
            let mut fields = object.fields.iter().enumerate();
            let (_, field) = fields.find(|(index, _)| naming.part(*id, *index) == Some(ident))?;
            let (_, value) = entries.iter().find(|(key, _)| *key == field.name)?;
            naming.expression(field.ty, value)
        }
    }
}

/// The first example of a success.
fn answer(operation: &Operation) -> Option<(u16, String)> {
    operation.responses.iter().find_map(|response| {
        let model::Status::Exactly(code) = response.status else {
            return None;
        };
        let example = response
            .contents
            .iter()
            .find_map(|content| first(&content.examples))?;
        Status::of(response.status)
            .is_success()
            .then(|| (code, json_text(example)))
    })
}

/// A value that compiles: the name of the argument, or the type's zero.
fn placeholder(ty: &Ty, ident: &Ident) -> Expression {
    match ty {
        Ty::Bool => Expression::Bool(false),
        Ty::I32 | Ty::I64 => Expression::Integer(1),
        Ty::F32 | Ty::F64 => Expression::Float(1.0),
        Ty::Text | Ty::Secret => Expression::Text(ident.plain().to_owned()),
        Ty::List(item) => Expression::List(vec![placeholder(item, ident)]),
        Ty::Map(value) => Expression::Pairs(vec![("key".to_owned(), placeholder(value, ident))]),
        _ => Expression::Json("null".to_owned()),
    }
}

fn client_values(api: &Api, operation: &Operation) -> Vec<(String, String)> {
    let parameters = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.client);
    parameters
        .filter_map(|parameter| {
            Some((
                parameter.name.clone(),
                text_of(of_parameter(api, parameter)?)?,
            ))
        })
        .collect()
}

fn text_of(json: &Json) -> Option<String> {
    match json {
        Json::String(text) | Json::Number(text) => Some(text.clone()),
        _ => None,
    }
}

/// The path with the examples in it, where they need no encoding.
fn path(api: &Api, operation: &Operation) -> Option<String> {
    let mut path = String::new();
    for segment in &operation.segments {
        match segment {
            model::Segment::Text(text) if text.chars().all(is_plain_in_path) => path.push_str(text),
            model::Segment::Text(_) => return None,
            model::Segment::Parameter(index) => {
                let text = text_of(of_parameter(api, operation.parameters.get(*index)?)?)?;
                if !text
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_.~".contains(c))
                    || text.starts_with('.')
                {
                    return None;
                }
                path.push_str(&text);
            }
        }
    }
    Some(path)
}

/// Whether a character of a document's path is sent as it is.
fn is_plain_in_path(c: char) -> bool {
    c.is_ascii_alphanumeric() || "/-_.~:@!$&'()*+,;=".contains(c)
}

/// All that the examples of an operation prove.
///
/// Rules are only judged where the value has a type of its own, because only such a type
/// carries its schema.
pub(super) fn proofs(
    naming: &Naming<'_>,
    operation: &Operation,
    findings: &mut Findings,
) -> Vec<Proof> {
    let mut proofs = Vec::new();
    let words = super::naming::operation_name(operation);
    for content in operation.body.iter().flat_map(|body| &body.contents) {
        let Some(id) = content.ty else { continue };
        for example in &content.examples {
            proofs.push(round_trip(
                naming,
                id,
                example,
                &format!("{words} request {}", example.name),
                true,
            ));
        }
        for refused in &content.refused {
            let ty = naming.ty(id);
            if !matches!(ty, Ty::Named(_)) {
                findings.report(Finding::new(
                    &codes::REFUSED_NOT_PROVED,
                    refused.place,
                    "this body becomes no test, because it is not an object with declared properties",
                ));
                continue;
            }
            proofs.push(Proof::Refused {
                name: Ident::snake(&format!("{words} refuses {}", refused.summary)),
                summary: refused.summary.clone(),
                ty,
                json: json_text(&refused.value),
                violations: refused
                    .violations
                    .iter()
                    .map(|one| (one.pointer.clone(), one.rule.clone()))
                    .collect(),
            });
        }
    }
    for response in &operation.responses {
        let label = Status::of(response.status).label();
        for content in &response.contents {
            let Some(id) = content.ty else { continue };
            for example in &content.examples {
                proofs.push(round_trip(
                    naming,
                    id,
                    example,
                    &format!("{words} {label} {}", example.name),
                    false,
                ));
            }
        }
    }
    proofs
}

fn round_trip(
    naming: &Naming<'_>,
    id: TypeId,
    example: &Example,
    words: &str,
    request: bool,
) -> Proof {
    let ty = naming.ty(id);
    let request = request && matches!(ty, Ty::Named(_));
    Proof::RoundTrip {
        name: Ident::snake(words),
        ty,
        json: json_text(&example.value),
        request,
    }
}

/// JSON text without white space.
pub(super) fn json_text(json: &Json) -> String {
    let mut out = String::new();
    write_json(json, &mut out);
    out
}

fn write_json(json: &Json, out: &mut String) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Number(text) => out.push_str(text),
        Json::String(text) => write_string(text, out),
        Json::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_json(item, out);
            }
            out.push(']');
        }
        Json::Object(entries) => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_string(key, out);
                out.push(':');
                write_json(value, out);
            }
            out.push('}');
        }
    }
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
