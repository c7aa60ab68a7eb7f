//! Bodies, responses, headers and examples.

use super::link::Link;
use super::operation::Style;
use super::part::{Part, Read, Words, entries, flag, items, text};
use super::schema::Schema;
use crate::document::Node;
use crate::finding::Place;

/// A request body.
#[derive(Clone, Debug)]
pub struct RequestBody<'d> {
    /// Whether a call must have it.
    pub required: bool,
    /// What is said to people.
    pub words: Words<'d>,
    /// The media types, each with the place of its key.
    pub contents: Vec<(&'d str, Place, Part<'d, MediaType<'d>>)>,
}

/// A response.
#[derive(Clone, Debug)]
pub struct Response<'d> {
    /// What is said to people.
    pub words: Words<'d>,
    /// The media types, each with the place of its key.
    pub contents: Vec<(&'d str, Place, Part<'d, MediaType<'d>>)>,
    /// The headers, each with the place of its key.
    pub headers: Vec<(&'d str, Place, Part<'d, Header<'d>>)>,
    /// Where it leads, each with the place of its name.
    pub links: Vec<(&'d str, Place, Part<'d, Link<'d>>)>,
}

/// A response header.
#[derive(Clone, Debug)]
pub struct Header<'d> {
    /// Whether it is always there.
    pub required: bool,
    /// What it is.
    pub schema: Option<Schema<'d>>,
    /// What it is, where it is written in a media type.
    pub content: Vec<(&'d str, Place, Part<'d, MediaType<'d>>)>,
    /// What is said to people.
    pub words: Words<'d>,
}

/// A body of one media type.
#[derive(Clone, Debug)]
pub struct MediaType<'d> {
    /// What it is.
    pub schema: Option<Schema<'d>>,
    /// What each item of a stream is.
    pub item_schema: Option<Schema<'d>>,
    /// How the properties of a form are written, each with its name and the place of it.
    pub encodings: Vec<(&'d str, Place, Encoding<'d>)>,
    /// Where parts are told apart by their position: `prefixEncoding`, `itemEncoding`.
    pub encoding_by_position: Option<Place>,
    /// Examples.
    pub examples: Vec<Example<'d>>,
    /// Named examples.
    pub named_examples: Vec<(&'d str, Part<'d, Example<'d>>)>,
    /// Bodies that must be refused.
    pub refused: Vec<Refused<'d>>,
}

/// How a property of a form is written.
#[derive(Clone, Debug)]
pub struct Encoding<'d> {
    /// The media type of its part.
    pub content_type: Option<&'d str>,
    /// How it is written as pairs, and where that is said.
    pub style: Option<(Style, Place)>,
    /// Whether each item or property becomes a pair of its own.
    pub explode: Option<bool>,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: Option<bool>,
    /// The headers of its part.
    pub headers: Vec<(&'d str, Place, Part<'d, Header<'d>>)>,
    /// Where the parts of the part are spoken of.
    pub nested: Option<Place>,
}

impl<'d> Encoding<'d> {
    fn read(node: &'d Node) -> Encoding<'d> {
        Encoding {
            content_type: text(node, "contentType"),
            style: super::operation::style_of(node),
            explode: flag(node, "explode"),
            allow_reserved: flag(node, "allowReserved"),
            headers: parts(node, "headers"),
            nested: first_place(node, &["encoding", "prefixEncoding", "itemEncoding"]),
        }
    }
}

fn first_place(node: &Node, keys: &[&str]) -> Option<Place> {
    keys.iter()
        .find_map(|key| node.entry(key).map(|entry| entry.key_place))
}

/// An example.
#[derive(Clone, Debug)]
pub struct Example<'d> {
    /// What it shows.
    pub summary: Option<&'d str>,
    /// The value, unless it is elsewhere.
    pub value: Option<&'d Node>,
}

/// A body that must be refused before it is sent.
#[derive(Clone, Debug)]
pub struct Refused<'d> {
    /// Why.
    pub summary: &'d str,
    /// The body.
    pub value: Option<&'d Node>,
    /// The rules that it breaks: pointer and keyword.
    pub violations: Vec<(&'d str, &'d str)>,
    /// All of it.
    pub node: &'d Node,
}

impl<'d> Read<'d> for RequestBody<'d> {
    fn read(node: &'d Node) -> RequestBody<'d> {
        RequestBody {
            required: flag(node, "required").unwrap_or(false),
            words: Words::read(node),
            contents: parts(node, "content"),
        }
    }
}

impl<'d> Read<'d> for Response<'d> {
    fn read(node: &'d Node) -> Response<'d> {
        Response {
            words: Words::read(node),
            contents: parts(node, "content"),
            headers: parts(node, "headers"),
            links: parts(node, "links"),
        }
    }
}

impl<'d> Read<'d> for Header<'d> {
    fn read(node: &'d Node) -> Header<'d> {
        Header {
            required: flag(node, "required").unwrap_or(false),
            schema: node.get("schema").map(Schema::new),
            content: parts(node, "content"),
            words: Words::read(node),
        }
    }
}

impl<'d> Read<'d> for MediaType<'d> {
    fn read(node: &'d Node) -> MediaType<'d> {
        let (examples, named_examples) = examples(node);
        MediaType {
            schema: node.get("schema").map(Schema::new),
            item_schema: node.get("itemSchema").map(Schema::new),
            encodings: entries(node, "encoding")
                .map(|(name, place, node)| (name, place, Encoding::read(node)))
                .collect(),
            encoding_by_position: first_place(node, &["prefixEncoding", "itemEncoding"]),
            examples,
            named_examples,
            refused: items(node, "x-bindery-refused")
                .iter()
                .map(refused)
                .collect(),
        }
    }
}

impl<'d> Read<'d> for Example<'d> {
    fn read(node: &'d Node) -> Example<'d> {
        Example {
            summary: text(node, "summary").or_else(|| text(node, "description")),
            value: node.get("value").or_else(|| node.get("dataValue")),
        }
    }
}

fn refused(node: &Node) -> Refused<'_> {
    let violations = items(node, "violations").iter();
    Refused {
        summary: text(node, "summary").unwrap_or_default(),
        value: node.get("value"),
        violations: violations
            .filter_map(|violation| Some((text(violation, "pointer")?, text(violation, "rule")?)))
            .collect(),
        node,
    }
}

fn parts<'d, T>(node: &'d Node, key: &str) -> Vec<(&'d str, Place, Part<'d, T>)> {
    entries(node, key)
        .map(|(name, place, node)| (name, place, Part::new(node)))
        .collect()
}

/// The unnamed example and the named ones.
#[allow(clippy::type_complexity)] // two lists, used once each
pub(super) fn examples<'d>(
    node: &'d Node,
) -> (Vec<Example<'d>>, Vec<(&'d str, Part<'d, Example<'d>>)>) {
    let unnamed = node.get("example").map(|value| Example {
        summary: None,
        value: Some(value),
    });
    let named = entries(node, "examples").map(|(name, _, node)| (name, Part::new(node)));
    (unnamed.into_iter().collect(), named.collect())
}
