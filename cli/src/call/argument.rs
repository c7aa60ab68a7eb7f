//! Parameters: from text to the type that the document wants.

use bindery_live::Data;
use bindery_runtime::json::{self, Json};
use bindery_runtime::operation::{Location, Operation, Parameter};
use bindery_runtime::schema::{Schema, Types};
use bindery_runtime::validate;
use bindery_runtime::violation::Violations;

use crate::outcome::Refusal;
use crate::source::Source;

/// `NAME: VALUE`
pub(super) fn header(text: &str) -> Result<(String, String), String> {
    match text.split_once(':') {
        Some((name, value)) if !name.is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("say NAME: VALUE".to_owned()),
    }
}

/// The value of a parameter.
pub(super) struct Argument {
    pub(super) index: usize,
    pub(super) value: Data,
}

/// What was said, and for parameters of the client what the environment says.
pub(super) fn all(
    operation: &'static Operation,
    said: &[(String, String)],
    source: &Source,
) -> Result<Vec<Argument>, Refusal> {
    let mut texts: Vec<Vec<&str>> = operation.parameters.iter().map(|_| Vec::new()).collect();
    for (name, value) in said {
        texts[find(operation, name)?].push(value);
    }
    let parameters = operation.parameters.iter().zip(texts).enumerate();
    let arguments = parameters.filter_map(|(index, (parameter, texts))| {
        let known = source
            .parameter(parameter.name)
            .filter(|_| texts.is_empty());
        let texts = match &known {
            Some(known) => vec![known.as_str()],
            None => texts,
        };
        let value = value(parameter.schema, &texts)?;
        Some(Argument {
            index,
            value: Data::new(value, parameter.schema),
        })
    });
    Ok(arguments.collect())
}

fn find(operation: &Operation, said: &str) -> Result<usize, Refusal> {
    let named = |parameter: &Parameter| {
        parameter.name == said
            || format!("{}:{}", place(parameter.location), parameter.name) == said
    };
    let parameters = operation.parameters.iter().enumerate();
    let found: Vec<usize> = parameters
        .filter(|(_, parameter)| named(parameter))
        .map(|(index, _)| index)
        .collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let names: Vec<&str> = operation.parameters.iter().map(|one| one.name).collect();
            let near = crate::names::nearest(said, &names);
            let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            Err(Refusal::new(format!(
                "`{}` has no parameter `{said}`{near}",
                operation.id
            )))
        }
        _ => {
            let twins = found.iter().map(|index| {
                let twin = &operation.parameters[*index];
                format!("`{}:{}`", place(twin.location), twin.name)
            });
            let twins: Vec<String> = twins.collect();
            Err(Refusal::new(format!(
                "`{}` has several parameters `{said}`: say {}",
                operation.id,
                twins.join(" or ")
            )))
        }
    }
}

fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Body => "body",
    }
}

/// The first reading of the texts that the schema allows: as text, as JSON, as a list. Where it
/// allows none, the one of its type, so that the violations speak of the value that was meant.
fn value(schema: &'static Schema, texts: &[&str]) -> Option<Json> {
    let first = *texts.first()?;
    let as_text = Json::String(first.to_owned());
    let as_json = json::from_str::<Json>(first).ok();
    let as_list = list(schema, texts);
    let mut readings = Vec::new();
    if texts.len() == 1 {
        readings.push(as_text);
        readings.extend(as_json);
    }
    readings.push(as_list);
    let broken = |reading: &Json| {
        let mut out = Violations::new();
        validate::check(reading, schema, Location::Query, "", &mut out);
        out
    };
    let is_other_type = |reading: &Json| {
        broken(reading)
            .iter()
            .any(|one| one.pointer().is_empty() && one.rule() == "type")
    };
    let best = readings.iter().position(|one| broken(one).is_empty());
    let best = best.or_else(|| readings.iter().position(|one| !is_other_type(one)));
    // A number that is none is told best as what it was meant to be.
    let best = best.unwrap_or(0);
    (best < readings.len()).then(|| readings.swap_remove(best))
}

/// Items of text where the items are texts, of JSON where they are that.
fn list(schema: &'static Schema, texts: &[&str]) -> Json {
    let any = &Schema::ANY;
    let items = schema.items.unwrap_or(any);
    let is_text = items.types == Types::ANY || items.types.has(Types::STRING);
    let item = |text: &&str| match json::from_str::<Json>(text) {
        Ok(json) if !is_text => json,
        _ => Json::String((*text).to_owned()),
    };
    Json::Array(texts.iter().map(item).collect())
}
