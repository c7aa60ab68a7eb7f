//! Parameters that are no parts of the body.

use super::build::{entry, flag, object, put, text};
use super::rewrite::Rewrite;
use super::{body, operation, schema};
use crate::document::{Entry, Node};
use crate::openapi::part;

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It is the body.
    Body,
    /// It is a field of a form.
    Form,
    /// Path, query or header.
    Elsewhere,
}

/// A parameter of an operation: as it stands there, and after all references.
#[derive(Clone, Copy)]
pub(super) struct Found<'d> {
    pub(super) written: &'d Node,
    pub(super) node: &'d Node,
    pub(super) place: Place,
}

impl<'d> Found<'d> {
    /// What a parameter is; `None` where its reference leads nowhere.
    pub(super) fn of(rewrite: &Rewrite<'d, '_>, written: &'d Node) -> Option<Found<'d>> {
        let node = rewrite.followed(written)?;
        Some(Found {
            written,
            node,
            place: place(node),
        })
    }

    pub(super) fn name(&self) -> &'d str {
        operation::name_of(self.node)
    }
}

fn place(node: &Node) -> Place {
    match part::text(node, "in") {
        Some("body") => Place::Body,
        Some("formData") => Place::Form,
        _ => Place::Elsewhere,
    }
}

/// A parameter where it is declared. The body becomes a request body, to be referred to as
/// such; a field of a form is only used as a part of one.
pub(super) fn shared<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node) -> Node {
    match place(node) {
        Place::Body => {
            let consumes = rewrite.consumes.clone();
            body::whole(rewrite, node, &consumes)
        }
        Place::Form | Place::Elsewhere => parameter(rewrite, node),
    }
}

/// A parameter of path, query or header: its keywords move into `schema`.
fn parameter<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node) -> Node {
    let mut entries: Vec<Entry> = Vec::new();
    for own in node.object().unwrap_or_default() {
        match &*own.key {
            "collectionFormat" | "schema" => {}
            "x-example" if node.get("example").is_none() => {
                entries.push(entry("example", own.key_place, own.value.clone()));
            }
            key if schema::is_keyword(key) => {}
            _ => entries.push(own.clone()),
        }
    }
    let schema = schema::inline(rewrite, node);
    match style(rewrite, node) {
        Some(Joined::Style(style)) => {
            entries.extend(style);
            entries.extend(schema);
        }
        Some(Joined::ByHand) => entries.push(text_schema(node)),
        None => entries.extend(schema),
    }
    object(node.place, entries)
}

/// How the items of an array are joined.
pub(super) enum Joined {
    /// As 3.0 can say.
    Style(Vec<Entry>),
    /// In a way that 3.0 cannot say.
    ByHand,
}

/// How a parameter's items are joined; `None` where it is no array.
pub(super) fn style<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node) -> Option<Joined> {
    if part::text(node, "type") != Some("array") {
        return None;
    }
    let said = node.get("collectionFormat");
    let place = said
        .or_else(|| node.get("type"))
        .map_or(node.place, |at| at.place);
    let format = said.and_then(Node::string).unwrap_or("csv");
    let pairs = ["query", "formData"].contains(&part::text(node, "in").unwrap_or_default());
    let style = |style: &str, explode: bool| {
        Joined::Style(vec![
            put("style", text(place, style)),
            put("explode", flag(place, explode)),
        ])
    };
    Some(match format {
        "csv" if pairs => style("form", false),
        "multi" if pairs => style("form", true),
        "ssv" if pairs => style("spaceDelimited", false),
        "pipes" if pairs => style("pipeDelimited", false),
        "ssv" | "tsv" | "pipes" => {
            let name = operation::name_of(node);
            let message = format!(
                "the `collectionFormat` `{format}` of `{name}` is not supported here: the parameter is bound as text, for its items joined by hand"
            );
            rewrite.doubtful(place, message, "");
            Joined::ByHand
        }
        "multi" => {
            let message = "`multi` is for `query` and `formData`: the items are taken to be separated by commas";
            rewrite.doubtful(place, message.to_owned(), "");
            style("simple", false)
        }
        // What is no format has been reported.
        _ if pairs => style("form", false),
        _ => style("simple", false),
    })
}

/// The schema of an array that is joined by hand.
pub(super) fn text_schema(node: &Node) -> Entry {
    let place = node.get("type").map_or(node.place, |at| at.place);
    let string = put("type", text(place, "string"));
    put("schema", object(place, vec![string]))
}
