//! A call made from the document's examples.

use super::super::naming::Naming;
use super::super::{Argument, Body, Ident, Target, Ty};
use super::json::json_text;
use super::value::formatted;
use super::{Expression, RequestProof};
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
    let content = operation.shown_content();
    let example = content.and_then(|content| {
        let id = content.ty?;
        Some((id, content.shown(api)?))
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
            let json = parameter.shown(api)?;
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

/// The first success that can be shown, as text.
fn answer(api: &Api, operation: &Operation) -> Option<(u16, String)> {
    let (code, body) = operation.shown_answer(api)?;
    Some((code, body.map(json_text).unwrap_or_default()))
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
        .filter_map(|parameter| Some((parameter.name.clone(), text_of(parameter.shown(api)?)?)))
        .collect()
}

pub(super) fn text_of(json: &Json) -> Option<String> {
    match json {
        Json::String(text) | Json::Number(text) => Some(text.clone()),
        _ => None,
    }
}

fn path(api: &Api, operation: &Operation) -> Option<String> {
    path_with(operation, |index| {
        text_of(operation.parameters.get(index)?.shown(api)?)
    })
}

/// The path with these texts for its parameters, where they need no encoding.
pub(super) fn path_with(
    operation: &Operation,
    text_for: impl Fn(usize) -> Option<String>,
) -> Option<String> {
    let mut path = String::new();
    for segment in &operation.segments {
        match segment {
            model::Segment::Text(text) if text.chars().all(is_plain_in_path) => path.push_str(text),
            model::Segment::Text(_) => return None,
            model::Segment::Parameter(index) => {
                let text = text_for(*index)?;
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
