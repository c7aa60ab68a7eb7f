//! Links: to which operation an answer leads, and with what.
//!
//! They come after all operations have their ids.

use super::follow::follow;
use super::types::Types;
use super::words;
use crate::document::Node;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place};
use crate::model::{Json, Link, LinkParameter, LinkValue, Location, Operation};
use crate::openapi::near::did_you_mean;
use crate::openapi::{self, Missing, Part, reference};

/// The responses of an operation, by its index.
pub(super) type Responses<'d> = (
    usize,
    Vec<(openapi::Status, Place, Part<'d, openapi::Response<'d>>)>,
);

/// Gives every response its links.
pub(super) fn links<'d>(
    types: &mut Types<'d, '_>,
    declared: &[Responses<'d>],
    operations: &mut [Operation],
) {
    for (index, responses) in declared {
        for (_, place, part) in responses {
            let Some(response) = follow(types.links, *part) else {
                continue;
            };
            let mut links = Vec::new();
            for (name, place, part) in &response.value.links {
                links.extend(link(types, operations, name, *place, *part));
            }
            let mut own = operations
                .get_mut(*index)
                .into_iter()
                .flat_map(|operation| &mut operation.responses);
            if let Some(response) = own.find(|response| response.place == *place) {
                response.links = links;
            }
        }
    }
}

/// A link; `None` where it leads nowhere, which is reported.
fn link<'d>(
    types: &mut Types<'d, '_>,
    operations: &[Operation],
    name: &str,
    place: Place,
    part: Part<'d, openapi::Link<'d>>,
) -> Option<Link> {
    let declared = follow(types.links, part)?.value;
    let target = match target(types, operations, name, place, &declared) {
        Ok(target) => target,
        Err(finding) => {
            types.findings.report(finding);
            return None;
        }
    };
    let mut parameters = Vec::new();
    for (name, place, node) in &declared.parameters {
        match parameter(target, name, *place, node) {
            Ok(parameter) => parameters.push(parameter),
            Err(finding) => types.findings.report(finding),
        }
    }
    Some(Link {
        name: name.to_owned(),
        operation: target.id.clone(),
        parameters,
        body: declared.body.map(value),
        server: declared.server.map(str::to_owned),
        docs: words::docs(declared.words),
        place,
    })
}

fn target<'o>(
    types: &Types<'_, '_>,
    operations: &'o [Operation],
    name: &str,
    place: Place,
    declared: &openapi::Link<'_>,
) -> Result<&'o Operation, Finding> {
    let nowhere = |place: Place, why: String| {
        let message = format!("the link `{name}` is left out: {why}");
        Finding::new(&code::IDLE_LINK, place, message)
    };
    if let Some((id, place)) = declared.operation_id {
        let ids = || operations.iter().map(|operation| &*operation.id);
        let found = operations.iter().find(|operation| operation.id == id);
        return found.ok_or_else(|| {
            let mut finding = nowhere(place, format!("there is no operation `{id}`"));
            finding.help = did_you_mean(id, ids());
            finding
        });
    }
    let Some((text, place)) = declared.operation_ref else {
        let why = "it has neither an `operationId` nor an `operationRef`";
        return Err(nowhere(place, why.to_owned()));
    };
    referred(types, operations, text, place).map_err(|(why, help)| {
        let mut finding = nowhere(place, why);
        finding.help = help;
        finding
    })
}

/// The operation that a reference names: the method at the end of a path item, because an
/// operation is known by the place of its method.
fn referred<'o>(
    types: &Types<'_, '_>,
    operations: &'o [Operation],
    text: &str,
    place: Place,
) -> Result<&'o Operation, (String, Option<String>)> {
    let none = |help| (format!("`{text}` is no operation of this API"), help);
    let (item, method) = text.rsplit_once('/').ok_or_else(|| none(None))?;
    let item = match reference::find(types.documents, place.source, item) {
        Ok(item) => follow(types.links, Part::<openapi::PathItem<'_>>::new(item)),
        Err(Missing::Remote) => {
            let why = format!("`{text}` is on another host");
            return Err((why, None));
        }
        Err(Missing::File(file)) => return Err((format!("`{text}` leads nowhere: {file}"), None)),
        Err(Missing::Node { help, .. }) => return Err(none(help)),
    };
    let item = item.map(|item| item.node).ok_or_else(|| none(None))?;
    let entry = item.entry(method).or_else(|| {
        let others = item.get("additionalOperations")?;
        others.entry(method)
    });
    entry
        .and_then(|entry| operations.iter().find(|one| one.place == entry.key_place))
        .ok_or_else(|| none(None))
}

/// What a link gives to a parameter: `id`, or `path.id` where a name alone is not enough.
fn parameter(
    target: &Operation,
    written: &str,
    place: Place,
    node: &Node,
) -> Result<LinkParameter, Finding> {
    let has = |name: &str, location: Option<Location>| {
        target.parameters.iter().any(|parameter| {
            parameter.name == name && location.is_none_or(|one| one == parameter.location)
        })
    };
    let qualified = written
        .split_once('.')
        .and_then(|(word, name)| Some((Some(location(word)?), name)));
    let (location, name) = [Some((None, written)), qualified]
        .into_iter()
        .flatten()
        .find(|(location, name)| has(name, *location))
        .ok_or_else(|| not_there(target, written, place))?;
    Ok(LinkParameter {
        name: name.to_owned(),
        location,
        value: value(node),
    })
}

fn not_there(target: &Operation, name: &str, place: Place) -> Finding {
    let message = format!(
        "`{name}` of this link is left out: `{}` has no such parameter",
        target.id
    );
    let names = target.parameters.iter().map(|parameter| &*parameter.name);
    let mut finding = Finding::new(&code::IDLE_LINK, place, message);
    finding.help = did_you_mean(name, names);
    finding
}

fn location(word: &str) -> Option<Location> {
    Some(match word {
        "path" => Location::Path,
        "query" => Location::Query,
        "header" => Location::Header,
        "cookie" => Location::Cookie,
        _ => return None,
    })
}

fn value(node: &Node) -> LinkValue {
    match node.string() {
        Some(text) if text.starts_with('$') || text.contains("{$") => {
            LinkValue::Expression(text.to_owned())
        }
        _ => LinkValue::Constant(Json::from(node)),
    }
}
