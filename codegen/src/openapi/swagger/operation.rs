//! Paths and operations.

use super::body;
use super::build::{array, entry, object, put};
use super::media_type::listed;
use super::parameter::{self, Place};
use super::rewrite::Rewrite;
use crate::document::{Entry, Node};
use crate::openapi::grammar::swagger::METHODS;
use crate::openapi::part::{items, text};

/// A path item: each operation takes the parts of the body that are declared for all of them.
pub(super) fn path_item<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node) -> Node {
    let inherited = items(node, "parameters");
    let entries = node.object().unwrap_or_default().iter();
    let entries = entries.map(|own| {
        let is_method = METHODS.contains(&&*own.key) && own.value.object().is_some();
        let value = match &*own.key {
            _ if is_method => operation(rewrite, &own.value, inherited),
            "parameters" => kept_parameters(rewrite, &own.value),
            _ => rewrite.node(&own.value),
        };
        entry(&own.key, own.key_place, value)
    });
    object(node.place, entries.collect())
}

fn operation<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node, inherited: &'d [Node]) -> Node {
    let consumes = listed(node, "consumes");
    let produces = listed(node, "produces");
    let mut entries: Vec<Entry> = Vec::new();
    for own in node.object().unwrap_or_default() {
        let value = match &*own.key {
            "consumes" | "produces" => continue,
            "schemes" => {
                schemes(rewrite, own);
                continue;
            }
            "parameters" => kept_parameters(rewrite, &own.value),
            "responses" => match &produces {
                Some(produces) => responses(rewrite, &own.value, produces),
                None => rewrite.node(&own.value),
            },
            _ => rewrite.node(&own.value),
        };
        entries.push(entry(&own.key, own.key_place, value));
    }
    let parts = body_parts(rewrite, inherited, items(node, "parameters"));
    if let Some(body) = body::body(rewrite, &parts, consumes.as_deref()) {
        entries.push(put("requestBody", body));
    }
    object(node.place, entries)
}

/// The parameters that are parts of the body, as they stand; an operation's own ones in the
/// place of inherited ones of the same name.
fn body_parts<'d>(
    rewrite: &Rewrite<'d, '_>,
    inherited: &'d [Node],
    own: &'d [Node],
) -> Vec<parameter::Found<'d>> {
    let find = |node: &'d Node| parameter::Found::of(rewrite, node);
    let own: Vec<_> = own.iter().filter_map(find).collect();
    let overridden = |found: &parameter::Found<'d>| {
        own.iter().any(|other| {
            found.place == other.place
                && (found.place == Place::Body || found.name() == other.name())
        })
    };
    let inherited = inherited.iter().filter_map(find);
    let mut parts: Vec<_> = inherited.filter(|found| !overridden(found)).collect();
    parts.extend(own);
    parts.retain(|found| found.place != Place::Elsewhere);
    parts
}

/// A list of parameters without those that are parts of the body.
fn kept_parameters<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node) -> Node {
    let Some(items) = node.array() else {
        return rewrite.node(node);
    };
    let mut kept = Vec::new();
    for item in items {
        let found = parameter::Found::of(rewrite, item);
        // A reference that leads nowhere stays, to be judged.
        if found.is_none_or(|found| found.place == Place::Elsewhere) {
            kept.push(rewrite.node(item));
        }
    }
    array(node.place, kept)
}

/// Responses with media types of their own. One that is shared is shared no longer, unless
/// its media types are the usual ones.
fn responses<'d>(
    rewrite: &mut Rewrite<'d, '_>,
    node: &'d Node,
    produces: &[super::media_type::MediaTypeName<'d>],
) -> Node {
    let usual = same(produces, &rewrite.produces);
    let mut entries = Vec::new();
    for own in node.object().unwrap_or_default() {
        let response = rewrite.followed(&own.value).filter(|response| {
            let is_here = std::ptr::eq(*response, &own.value);
            response.object().is_some() && (is_here || !usual)
        });
        let value = match response {
            Some(response) if !own.key.starts_with("x-") => {
                super::response::response(rewrite, response, produces)
            }
            _ => rewrite.node(&own.value),
        };
        entries.push(entry(&own.key, own.key_place, value));
    }
    object(node.place, entries)
}

/// Whether two lists name the same media types.
pub(super) fn same(
    one: &[super::media_type::MediaTypeName<'_>],
    other: &[super::media_type::MediaTypeName<'_>],
) -> bool {
    let names = |list: &[super::media_type::MediaTypeName<'_>]| {
        list.iter()
            .map(|media_type| media_type.name.to_owned())
            .collect::<Vec<_>>()
    };
    names(one) == names(other)
}

/// The schemes of one operation: it is sent to the servers of the document, so others than
/// theirs are not kept.
fn schemes(rewrite: &mut Rewrite<'_, '_>, own: &Entry) {
    let said: Vec<&str> = own
        .value
        .array()
        .unwrap_or_default()
        .iter()
        .filter_map(Node::string)
        .collect();
    let fits = said.is_empty()
        || said
            .iter()
            .any(|scheme| rewrite.schemes.contains(scheme) || rewrite.schemes.is_empty());
    if !fits {
        let message = "the schemes of one operation are not supported: it is sent to the servers of the document";
        rewrite.doubtful(own.key_place, message.to_owned(), "");
    }
}

/// The name of a parameter.
pub(super) fn name_of(node: &Node) -> &str {
    text(node, "name").unwrap_or_default()
}
