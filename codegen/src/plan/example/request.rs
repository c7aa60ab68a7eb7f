//! A call made from the document's examples.

use super::super::naming::Naming;
use super::super::{Argument, Body, Ident, Status, Target, Ty};
use super::json::json_text;
use super::value::formatted;
use super::{Expression, RequestProof, of_content, of_parameter};
use crate::model::{self, Api, Format, Json, Kind, Operation, TypeId};

/// A call from the examples; what has none gets a value that at least compiles.
pub(in crate::plan) fn request(
    api: &Api,
    naming: &Naming<'_>,
    operation: &Operation,
    body: Option<&Body>,
    arguments: &[Argument],
    setters: &[Argument],
) -> RequestProof {
    // Where a body has several forms, the value of one is turned into it.
    let several = body.is_some_and(|body| body.several);
    let content = operation
        .body
        .as_ref()
        .and_then(|body| body.contents.iter().find(|content| content.ty.is_some()));
    let example = content.and_then(|content| {
        let id = content.ty?;
        Some((id, of_content(api, content)?))
    });
    let mut proof = RequestProof {
        client: client_values(api, operation),
        credentials: Vec::new(),
        arguments: Vec::new(),
        setters: Vec::new(),
        path: path(api, operation),
        body: None,
        answer: answer(api, operation),
        proves: is_documented(operation, content),
        untoured: None,
    };
    proof.untoured = if proof.path.is_none() {
        Some("its path cannot be made of examples as it stands".to_owned())
    } else if proof.answer.is_none() {
        Some("no answer is known that can be given".to_owned())
    } else {
        None
    };
    let mut complete = body.is_none() || example.is_some();
    for argument in arguments {
        let value = value_for(api, naming, operation, argument, example, several);
        complete &= value.is_some();
        // A made-up argument may break its rules: such a call is only shown, never made.
        if value.is_none() {
            proof.path = None;
            let argument = argument.ident.plain();
            proof.untoured = Some(format!(
                "`{argument}` has no example, and no value of it is known to keep its rules"
            ));
        }
        proof
            .arguments
            .push(value.unwrap_or_else(|| placeholder(&argument.ty, &argument.ident)));
    }
    for setter in setters
        .iter()
        .filter(|setter| !matches!(setter.target, Target::Parameter(_)))
    {
        if let Some(value) = value_for(api, naming, operation, setter, example, several) {
            proof.setters.push((setter.ident.clone(), value));
        }
    }
    let is_json = content.is_some_and(|content| content.format == Format::Json);
    if complete && is_json {
        proof.body = example.map(|(_, json)| json_text(json));
    }
    proof
}

fn value_for(
    api: &Api,
    naming: &Naming<'_>,
    operation: &Operation,
    argument: &Argument,
    example: Option<(TypeId, &Json)>,
    several: bool,
) -> Option<Expression> {
    match &argument.target {
        Target::Parameter(index) => {
            let parameter = operation.parameters.get(*index)?;
            let json = of_parameter(api, parameter)?;
            Some(naming.expression(parameter.ty, &argument.ty, json))
        }
        Target::Body if several => {
            let (id, json) = example?;
            let ty = naming.ty(id);
            Some(match naming.expression(id, &ty, json) {
                whole @ (Expression::New(..) | Expression::Json(_)) => whole,
                _ => Expression::Read(ty, json_text(json)),
            })
        }
        Target::Body => {
            let (id, json) = example?;
            Some(naming.expression(id, &argument.ty, json))
        }
        Target::BodyField(ident, _) => {
            let (id, json) = example?;
            let (Kind::Object(object), Json::Object(entries)) = (&api.get(id).kind, json) else {
                return None;
            };
            let mut fields = object.fields.iter().enumerate();
            let (_, field) = fields.find(|(index, _)| naming.part(id, *index) == Some(ident))?;
            let (_, value) = entries.iter().find(|(key, _)| *key == field.name)?;
            Some(naming.expression(field.ty, &argument.ty, value))
        }
    }
}

/// Whether nothing had to be made up for a request.
fn is_documented(operation: &Operation, content: Option<&model::Content>) -> bool {
    let samples = operation.parameters.iter().map(|one| &one.sample);
    samples
        .chain(content.map(|content| &content.sample))
        .all(Option::is_none)
}

/// The first example of a success, or a success that has no body.
fn answer(api: &Api, operation: &Operation) -> Option<(u16, String)> {
    operation.responses.iter().find_map(|response| {
        let code = match response.status {
            model::Status::Exactly(code) => code,
            model::Status::Range(2) if response.contents.is_empty() => 200,
            model::Status::Range(_) | model::Status::Default => return None,
        };
        let body = match response.read() {
            None => String::new(),
            Some(content) if content.format == Format::Json => json_text(of_content(api, content)?),
            Some(_) => return None,
        };
        Status::of(model::Status::Exactly(code))
            .is_success()
            .then_some((code, body))
    })
}

/// A value that compiles: the name of the argument, or the type's zero.
fn placeholder(ty: &Ty, ident: &Ident) -> Expression {
    match ty {
        Ty::Bool => Expression::Bool(false),
        integer if integer.is_integer() => Expression::Integer(1),
        Ty::Number => Expression::Integer(1),
        Ty::F64 => Expression::Float(1.0),
        Ty::Formatted(format) => formatted(*format, format.example()),
        Ty::Text | Ty::Secret | Ty::Bytes | Ty::File => Expression::Text(ident.plain().to_owned()),
        Ty::List(_) => Expression::Read(ty.clone(), "[]".to_owned()),
        Ty::Map(_) => Expression::Read(ty.clone(), "{}".to_owned()),
        Ty::Json => Expression::Json("null".to_owned()),
        _ => Expression::Read(ty.clone(), "null".to_owned()),
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
