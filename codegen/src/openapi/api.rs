//! A document as a whole.

use super::operation::PathItem;
use super::part::{Part, Read, Words, entries, items, text};
use super::reference::Reference;
use super::schema::Schema;
use super::security::{Requirement, SecurityScheme, requirements};
use crate::document::{Node, Value};
use crate::finding::Place;

/// A version of OpenAPI, apart from corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 2.0, called Swagger
    V20,
    /// 3.0
    V30,
    /// 3.1
    V31,
    /// 3.2
    V32,
}

impl Version {
    pub(super) fn of(text: &str) -> Option<Version> {
        let known = [
            ("3.0", Version::V30),
            ("3.1", Version::V31),
            ("3.2", Version::V32),
        ];
        known
            .into_iter()
            .find(|(prefix, _)| {
                text.strip_prefix(prefix)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
            .map(|(_, version)| version)
    }

    /// The version as it is written, without its last number.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Version::V20 => "2.0",
            Version::V30 => "3.0",
            Version::V31 => "3.1",
            Version::V32 => "3.2",
        }
    }
}

/// An OpenAPI document.
#[derive(Debug)]
pub struct Document<'d> {
    /// Its version.
    pub version: Version,
    /// The title of the API.
    pub title: &'d str,
    /// The version of the API.
    pub api_version: &'d str,
    /// What is said to people.
    pub words: Words<'d>,
    /// The servers.
    pub servers: Vec<Server<'d>>,
    /// The paths, each with the place of its key.
    pub paths: Vec<(&'d str, Place, Part<'d, PathItem<'d>>)>,
    /// What the server calls, each with the place of its key.
    pub webhooks: Vec<(&'d str, Place, Part<'d, PathItem<'d>>)>,
    /// The named schemas.
    pub schemas: Vec<Component<'d, Schema<'d>>>,
    /// The named security schemes.
    pub security_schemes: Vec<Component<'d, SecurityScheme<'d>>>,
    /// What operations need that do not say otherwise.
    pub security: Option<Vec<Requirement<'d>>>,
    /// Every reference that was met, in the order of the document.
    pub references: Vec<Reference<'d>>,
    /// The whole document.
    pub node: &'d Node,
}

/// A named part of a document.
#[derive(Clone, Copy, Debug)]
pub struct Component<'d, T> {
    /// Its name.
    pub name: &'d str,
    /// Where the name stands.
    pub place: Place,
    /// What it is.
    pub part: Part<'d, T>,
}

/// Where the API is served.
#[derive(Clone, Debug)]
pub struct Server<'d> {
    /// Its name, which OpenAPI 3.2 has.
    pub name: Option<&'d str>,
    /// The URL, with `{variables}`.
    pub url: &'d str,
    /// What it is.
    pub description: Option<&'d str>,
    /// The variables of the URL.
    pub variables: Vec<ServerVariable<'d>>,
    /// Where it is declared.
    pub place: Place,
}

/// A variable of a server's URL.
#[derive(Clone, Debug)]
pub struct ServerVariable<'d> {
    /// Its name.
    pub name: &'d str,
    /// The value where none is said.
    pub default: &'d str,
    /// The values that it can have, where they are listed.
    pub values: Vec<&'d str>,
}

impl<'d> Document<'d> {
    pub(super) fn new(
        node: &'d Node,
        version: Version,
        references: Vec<Reference<'d>>,
    ) -> Document<'d> {
        let info = node.get("info").unwrap_or(node);
        let mut words = Words::read(info);
        words.external = Words::read(node).external;
        words.title = None;
        let components = node.get("components").unwrap_or(node);
        let (schemas, schemes) = match version {
            Version::V20 => ("definitions", "securityDefinitions"),
            _ => ("schemas", "securitySchemes"),
        };
        Document {
            version,
            title: text_or_digits(info, "title").unwrap_or_default(),
            api_version: text_or_digits(info, "version").unwrap_or_default(),
            words,
            servers: servers(node),
            paths: entries(node, "paths")
                .filter(|(path, ..)| !path.starts_with("x-"))
                .map(|(path, place, node)| (path, place, Part::new(node)))
                .collect(),
            webhooks: entries(node, "webhooks")
                .filter(|(name, ..)| !name.starts_with("x-"))
                .map(|(name, place, node)| (name, place, Part::new(node)))
                .collect(),
            schemas: named(components, schemas),
            security_schemes: named(components, schemes),
            security: requirements(node),
            references,
            node,
        }
    }
}

/// A text, or the digits of a number that stands in its place.
fn text_or_digits<'d>(node: &'d Node, key: &str) -> Option<&'d str> {
    match &node.get(key)?.value {
        Value::String(text) | Value::Number(text) => Some(text),
        _ => None,
    }
}

fn named<'d, T>(components: &'d Node, key: &str) -> Vec<Component<'d, T>> {
    let named = entries(components, key);
    named
        .map(|(name, place, node)| Component {
            name,
            place,
            part: Part::new(node),
        })
        .collect()
}

/// The servers that an object declares.
pub(super) fn servers<'d>(node: &'d Node) -> Vec<Server<'d>> {
    let server = |node: &'d Node| {
        Some(Server {
            name: text(node, "name"),
            url: text(node, "url")?,
            description: text(node, "description"),
            variables: entries(node, "variables")
                .map(|(name, _, node)| ServerVariable {
                    name,
                    default: text(node, "default").unwrap_or_default(),
                    values: items(node, "enum")
                        .iter()
                        .filter_map(Node::string)
                        .collect(),
                })
                .collect(),
            place: node.get("url").map_or(node.place, |url| url.place),
        })
    };
    items(node, "servers").iter().filter_map(server).collect()
}
