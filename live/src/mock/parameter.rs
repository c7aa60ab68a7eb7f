//! The parameters of a request, read and judged.

use bindery_runtime::codegen::http::header::COOKIE;
use bindery_runtime::json::{self, Json};
use bindery_runtime::operation::{Location, Operation, Parameter, Style};
use bindery_runtime::validate;
use bindery_runtime::violation::{Violation, Violations};

use super::Head;
use super::flat::{Pairs, Way, decoded, pairs, plain};
use super::text::value;

/// The parameters of a request, by their index. Adds all that is wrong with them.
pub(super) fn judge(
    operation: &'static Operation,
    head: &Head<'_>,
    path: &[(usize, String)],
    out: &mut Violations,
) -> Vec<Option<Json>> {
    let query = pairs(head.query);
    let cookies = cookies(head);
    let mut values = Vec::with_capacity(operation.parameters.len());
    for (index, parameter) in operation.parameters.iter().enumerate() {
        let value = match parameter.location {
            Location::Path => {
                let found = path.iter().find(|(at, _)| *at == index);
                found.map(|(_, text)| of_path(parameter, text))
            }
            Location::Query => of_query(parameter, head.query, &query),
            Location::Header => of_header(parameter, head),
            Location::Cookie => way(parameter, decoded).among(parameter.name, &cookies),
            Location::Body => None,
        };
        let pointer = format!("/{}", parameter.name.replace('~', "~0").replace('/', "~1"));
        let location = parameter.location;
        match &value {
            Some(value) => {
                validate::check_sent(value, parameter.schema, location, &pointer, out);
            }
            None if parameter.required => {
                out.push(Violation::new(
                    location,
                    &pointer,
                    "required",
                    "",
                    "is missing",
                ));
            }
            None => {}
        }
        values.push(value);
    }
    values
}

fn way(parameter: &Parameter, decode: fn(&str) -> String) -> Way {
    Way {
        style: parameter.style,
        explode: parameter.explode,
        schema: parameter.schema,
        decode,
    }
}

fn of_path(parameter: &Parameter, text: &str) -> Json {
    let way = way(parameter, decoded);
    match parameter.style {
        Style::Label => way.one(text.strip_prefix('.').unwrap_or(text)),
        Style::Matrix => {
            let texts = text.split(';').filter(|part| !part.is_empty());
            let texts = texts.map(|part| part.split_once('=').unwrap_or((part, "")));
            let pairs: Pairs = texts
                .map(|(name, text)| (decoded(name), text.to_owned()))
                .collect();
            let found = way.among(parameter.name, &pairs);
            found.unwrap_or_else(|| Json::String(decoded(text)))
        }
        _ => way.one(text),
    }
}

fn of_query(parameter: &Parameter, whole: &str, pairs: &Pairs) -> Option<Json> {
    let way = way(parameter, plain);
    match parameter.style {
        _ if whole.is_empty() => None,
        Style::WholeForm => {
            let entries = pairs.iter();
            let entries = entries.map(|(name, text)| (name.clone(), way.of_property(name, text)));
            Some(Json::Object(entries.collect()))
        }
        Style::WholeJson => {
            let text = decoded(whole);
            Some(json::from_str(&text).unwrap_or(Json::String(text)))
        }
        Style::WholeText => Some(value(&decoded(whole), parameter.schema)),
        _ => way.among(parameter.name, pairs),
    }
}

fn of_header(parameter: &Parameter, head: &Head<'_>) -> Option<Json> {
    let values = head.headers.get_all(parameter.name).iter();
    let texts = values.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let texts: Vec<String> = texts.collect();
    // A header that comes twice is one with a list (RFC 9110, 5.3).
    let text = texts.join(",");
    let trimmed = |text: &str| text.trim().to_owned();
    (!texts.is_empty()).then(|| way(parameter, trimmed).one(&text))
}

fn cookies(head: &Head<'_>) -> Pairs {
    let values = head.headers.get_all(COOKIE).iter();
    let texts = values.filter_map(|value| value.to_str().ok());
    let pairs = texts.flat_map(|text| text.split(';'));
    let pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
    pairs
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}
