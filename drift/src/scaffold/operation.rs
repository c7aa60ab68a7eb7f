//! Operations as path items.

use super::document::Document;
use super::yaml::Map;
use super::{name, path, security, status};
use crate::claim::{
    Claimed, Example, ExampleOf, Field, Kind, Limit, Location, Operation, Parameter, Response,
};
use crate::words::header::{is_answered_otherwise, otherwise};
use bindery::map::Set;

/// An operation; `path` is how the document spells its path.
pub(super) fn of(document: &mut Document<'_>, operation: &Operation, path: &str) -> Map {
    let mut map = Map::new();
    map.comment(document.at(operation.path.place));
    if let Some(id) = document.operation_id() {
        map.put("operationId", id);
    }
    if operation.deprecated.is_some() {
        map.put("deprecated", true);
    }
    let (tokens, parameters): (Vec<_>, Vec<_>) = operation
        .parameters
        .iter()
        .partition(|p| security::token(p).is_some());
    let parameters = self::parameters(document, &mut map, &parameters, path, &operation.path.value);
    if !parameters.is_empty() {
        map.put("parameters", parameters);
    }
    if !operation.request.is_empty() {
        map.put("requestBody", request(document, operation));
    }
    map.put("responses", responses(document, operation));
    security::security(document, &mut map, &tokens);
    map
}

fn parameters(
    document: &Document<'_>,
    map: &mut Map,
    claimed: &[&Parameter],
    path: &str,
    own_path: &str,
) -> Vec<Map> {
    let mut list = Vec::new();
    let names = path::template(own_path).unwrap_or_default();
    let spelled = path::template(path).unwrap_or_default();
    for (own, name) in names.iter().zip(&spelled) {
        let claim = claimed
            .iter()
            .find(|p| p.location == Location::Path && p.field.name == *own);
        list.push(match claim {
            Some(claim) => parameter(document, claim, name),
            None => unlisted(name),
        });
    }
    let mut seen = Set::new();
    for claim in claimed {
        let field = &claim.field;
        let place = document.at(field.place);
        let key = (claim.location, field.name.to_ascii_lowercase());
        if claim.location == Location::Path {
            if !names.contains(&field.name.as_str()) {
                map.comment(format!("not in the path: {} ({place})", field.name));
            }
        } else if claim.location == Location::Header && otherwise(&field.name).is_some() {
            map.comment(format!(
                "said by OpenAPI otherwise: {} ({place})",
                field.name
            ));
        } else if seen.insert(key) {
            list.push(parameter(document, claim, &field.name));
        } else {
            map.comment(format!("a second time: {} ({place})", field.name));
        }
    }
    list
}

fn parameter(document: &Document<'_>, claim: &Parameter, name: &str) -> Map {
    let mut map = Map::new();
    map.put("name", name);
    map.put("in", location(claim.location));
    let mandatory = claim.field.mandatory.as_ref().map(|claim| claim.value);
    if claim.location == Location::Path || mandatory == Some(true) {
        map.put("required", true);
    }
    map.put("schema", document.schema(&typed(&claim.field)));
    map
}

/// A parameter with a type, where its table has no column for it: text, or a number where its
/// limits are those of one.
fn typed(field: &Field) -> Field {
    let mut field = field.clone();
    if field.kind.is_none() && field.group.is_none() {
        let number = |limit: &Limit| matches!(limit, Limit::Minimum(_) | Limit::Maximum(_));
        let number = field.limits.iter().any(|claim| number(&claim.value));
        field.kind = Some(Claimed {
            value: if number {
                Kind::Integer(None)
            } else {
                Kind::String
            },
            place: field.place,
        });
    }
    field
}

/// A parameter of the path that no table lists.
fn unlisted(name: &str) -> Map {
    let mut schema = Map::new();
    schema.put("type", "string");
    let mut map = Map::new();
    map.put("name", name);
    map.comment("in the path, and in no table");
    map.put("in", "path");
    map.put("required", true);
    map.put("schema", schema);
    map
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
    }
}

fn request(document: &Document<'_>, operation: &Operation) -> Map {
    let mut body = Map::new();
    if operation.request.iter().any(Field::is_mandatory) {
        body.put("required", true);
    }
    let examples = operation.examples.iter();
    let examples = examples.filter(|example| example.of == ExampleOf::Request);
    body.put("content", content(document, &operation.request, examples));
    body
}

/// A body of JSON.
fn content<'e>(
    document: &Document<'_>,
    fields: &[Field],
    examples: impl Iterator<Item = &'e Example>,
) -> Map {
    let mut media = Map::new();
    media.put("schema", body(document, fields));
    let mut shown = Map::new();
    for (index, example) in examples
        .filter(|example| document.shows(example))
        .enumerate()
    {
        let mut map = Map::new();
        map.put("value", example.body.clone().unwrap_or_default());
        shown.comment(document.at(example.place));
        shown.put(format!("page{}", index + 1), map);
    }
    if !shown.is_empty() {
        media.put("examples", shown);
    }
    let mut content = Map::new();
    content.put("application/json", media);
    content
}

fn body(document: &Document<'_>, fields: &[Field]) -> Map {
    match fields {
        // A row without a name speaks of the whole body.
        [only] if only.name.chars().all(|c| !c.is_alphanumeric()) => document.schema(only),
        fields => document.body(fields),
    }
}

fn responses(document: &mut Document<'_>, operation: &Operation) -> Map {
    let stated: Set<u16> = operation.statuses.iter().map(|claim| claim.value).collect();
    let success: Vec<u16> = stated
        .iter()
        .copied()
        .filter(|s| (200..300).contains(s))
        .collect();
    document.share(operation);
    let mut map = Map::new();
    let mut seen = Set::new();
    for claim in &operation.responses {
        let status = claim.status.or(match success[..] {
            [only] => Some(only),
            _ => None,
        });
        let key = status.map_or_else(|| "2XX".to_owned(), |status| status.to_string());
        if seen.insert(key.clone()) {
            map.put(key, response(document, operation, claim, status));
        } else {
            map.comment(format!(
                "a second time: {key} ({})",
                document.at(claim.place)
            ));
        }
    }
    for status in stated {
        if (100..600).contains(&status) && seen.insert(status.to_string()) {
            let mut bare = Map::new();
            bare.put("description", status::phrase(status));
            map.put(status.to_string(), bare);
        }
    }
    if map.is_empty() {
        let mut bare = Map::new();
        bare.put("description", "Success");
        map.comment("the page names no status");
        map.put("2XX", bare);
    }
    map
}

fn response(
    document: &Document<'_>,
    operation: &Operation,
    claim: &Response,
    status: Option<u16>,
) -> Map {
    let mut map = Map::new();
    map.put("description", status.map_or("Success", status::phrase));
    let mut headers = Map::new();
    for field in &claim.headers {
        if !headers.has(&field.name) && !is_answered_otherwise(&field.name) {
            let mut header = Map::new();
            header.put("schema", document.schema(field));
            headers.put(field.name.clone(), header);
        }
    }
    if !headers.is_empty() {
        map.put("headers", headers);
    }
    if !claim.body.is_empty() {
        let shows = |of: ExampleOf| match of {
            ExampleOf::Request => false,
            ExampleOf::Response(None) => status.is_none_or(|code| (200..300).contains(&code)),
            ExampleOf::Response(code) => code == status,
        };
        let examples = operation.examples.iter();
        let examples = examples.filter(|example| shows(example.of));
        map.put("content", content(document, &claim.body, examples));
    }
    map
}

/// The id of an operation that a title tells.
pub(super) fn id(title: Option<&str>, taken: &mut Set<String>) -> Option<String> {
    let id = name::operation_id(title?)?;
    Some(name::unique(&id, taken))
}
