//! Paths, operations and parameters.

use super::api::{Server, servers};
use super::exchange::{Example, MediaType, RequestBody, Response, examples};
use super::grammar::operation::METHODS;
use super::keys::{self, Status};
use super::part::{Part, Read, Words, entries, flag, items, text};
use super::schema::Schema;
use super::security::{Requirement, requirements};
use super::waiter::{Waiter, waiter};
use crate::document::Node;
use crate::finding;

/// What can be done at a path.
#[derive(Clone, Debug)]
pub struct PathItem<'d> {
    /// What is said to people.
    pub words: Words<'d>,
    /// Parameters of all operations.
    pub parameters: Vec<Part<'d, Parameter<'d>>>,
    /// The operations.
    pub operations: Vec<Operation<'d>>,
    /// The servers of its own, and where they are declared.
    pub servers: Option<(finding::Place, Vec<Server<'d>>)>,
}

/// Something that can be asked of the API.
#[derive(Clone, Debug)]
pub struct Operation<'d> {
    /// The method, upper case.
    pub method: String,
    /// Its id, with its place.
    pub id: Option<(&'d str, finding::Place)>,
    /// The name that the author wants.
    pub preferred_name: Option<&'d str>,
    /// What is said to people.
    pub words: Words<'d>,
    /// The tags.
    pub tags: Vec<&'d str>,
    /// The parameters.
    pub parameters: Vec<Part<'d, Parameter<'d>>>,
    /// The request body.
    pub body: Option<Part<'d, RequestBody<'d>>>,
    /// The responses.
    pub responses: Vec<(Status, finding::Place, Part<'d, Response<'d>>)>,
    /// What is needed; `None` where it does not say.
    pub security: Option<Vec<Requirement<'d>>>,
    /// Callbacks, each with the place of its name.
    pub callbacks: Vec<(&'d str, finding::Place, Part<'d, Callback<'d>>)>,
    /// The servers of its own, and where they are declared.
    pub servers: Option<(finding::Place, Vec<Server<'d>>)>,
    /// What `x-bindery-idempotent` says.
    pub idempotent: Option<bool>,
    /// How its answer becomes a token.
    pub token: Option<Token<'d>>,
    /// How it is followed.
    pub waiter: Option<Waiter<'d>>,
    /// Where the method stands.
    pub place: finding::Place,
}

/// How an answer becomes a token: `x-bindery-token`. Each expression has its place.
#[derive(Clone, Copy, Debug)]
pub struct Token<'d> {
    /// Where the token is.
    pub value: (&'d str, finding::Place),
    /// Where it says when the token ends.
    pub expires: Option<(&'d str, finding::Place)>,
    /// Where that is said.
    pub place: finding::Place,
}

/// What the server calls in the course of an operation.
#[derive(Clone, Debug)]
pub struct Callback<'d> {
    /// The expressions for its URLs, each with what is done there.
    pub items: Vec<(&'d str, finding::Place, Part<'d, PathItem<'d>>)>,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// As the whole query.
    QueryString,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the words of OpenAPI
pub enum Style {
    Matrix,
    Label,
    Simple,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    Cookie,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter<'d> {
    /// Its name.
    pub name: &'d str,
    /// Where the name stands.
    pub name_place: finding::Place,
    /// Where it is sent; `None` where that is not known.
    pub location: Option<Place>,
    /// Whether a call must have it.
    pub required: bool,
    /// Whether it is said once, to the client.
    pub client: Option<finding::Place>,
    /// How it is written.
    pub style: Option<(Style, finding::Place)>,
    /// Whether each item or property becomes a pair of its own.
    pub explode: Option<bool>,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Whether an empty value means something.
    pub allow_empty: bool,
    /// What it is.
    pub schema: Option<Schema<'d>>,
    /// What it is, where it is written in a media type.
    pub content: Vec<(&'d str, finding::Place, Part<'d, MediaType<'d>>)>,
    /// Examples.
    pub examples: Vec<Example<'d>>,
    /// Named examples.
    pub named_examples: Vec<(&'d str, Part<'d, Example<'d>>)>,
    /// The name that the author wants.
    pub preferred_name: Option<&'d str>,
    /// What is said to people.
    pub words: Words<'d>,
    /// All of it.
    pub node: &'d Node,
}

impl<'d> Read<'d> for PathItem<'d> {
    fn read(node: &'d Node) -> PathItem<'d> {
        let entries = node.object().unwrap_or_default();
        let known = entries
            .iter()
            .filter(|entry| METHODS.contains(&&*entry.key))
            .map(|entry| {
                operation(
                    entry.key.to_ascii_uppercase(),
                    entry.key_place,
                    &entry.value,
                )
            });
        let others = self::entries(node, "additionalOperations")
            .map(|(method, place, node)| operation(method.to_owned(), place, node));
        PathItem {
            words: Words::read(node),
            parameters: parameters(node),
            operations: known.chain(others).collect(),
            servers: own_servers(node),
        }
    }
}

fn own_servers(node: &Node) -> Option<(finding::Place, Vec<Server<'_>>)> {
    let entry = node.entry("servers")?;
    Some((entry.key_place, servers(node)))
}

fn parameters<'d>(node: &'d Node) -> Vec<Part<'d, Parameter<'d>>> {
    items(node, "parameters").iter().map(Part::new).collect()
}

fn operation(method: String, place: finding::Place, node: &Node) -> Operation<'_> {
    Operation {
        method,
        id: node
            .get("operationId")
            .and_then(|id| Some((id.string()?, id.place))),
        preferred_name: text(node, "x-bindery-name"),
        words: Words::read(node),
        tags: items(node, "tags")
            .iter()
            .filter_map(Node::string)
            .collect(),
        parameters: parameters(node),
        body: node.get("requestBody").map(Part::new),
        responses: entries(node, "responses")
            .filter_map(|(key, place, node)| Some((keys::status(key)?, place, Part::new(node))))
            .collect(),
        security: requirements(node),
        callbacks: entries(node, "callbacks")
            .filter(|(name, ..)| !name.starts_with("x-"))
            .map(|(name, place, node)| (name, place, Part::new(node)))
            .collect(),
        idempotent: flag(node, "x-bindery-idempotent"),
        servers: own_servers(node),
        token: token(node),
        waiter: waiter(node),
        place,
    }
}

fn token(node: &Node) -> Option<Token<'_>> {
    let entry = node.entry("x-bindery-token")?;
    let expression = |key: &str| {
        let node = entry.value.get(key)?;
        Some((node.string()?, node.place))
    };
    Some(Token {
        value: expression("value")?,
        expires: expression("expires"),
        place: entry.key_place,
    })
}

impl<'d> Read<'d> for Callback<'d> {
    fn read(node: &'d Node) -> Callback<'d> {
        let entries = node.object().unwrap_or_default().iter();
        Callback {
            items: entries
                .filter(|entry| !entry.key.starts_with("x-"))
                .map(|entry| (&*entry.key, entry.key_place, Part::new(&entry.value)))
                .collect(),
        }
    }
}

impl<'d> Read<'d> for Parameter<'d> {
    fn read(node: &'d Node) -> Parameter<'d> {
        let client = node
            .entry("x-bindery-client")
            .filter(|_| flag(node, "x-bindery-client") == Some(true));
        let (examples, named_examples) = examples(node);
        Parameter {
            name: text(node, "name").unwrap_or_default(),
            name_place: node.get("name").map_or(node.place, |name| name.place),
            location: text(node, "in").and_then(location),
            required: flag(node, "required").unwrap_or(false),
            client: client.map(|entry| entry.key_place),
            style: style_of(node),
            explode: flag(node, "explode"),
            allow_reserved: flag(node, "allowReserved").unwrap_or(false),
            allow_empty: flag(node, "allowEmptyValue").unwrap_or(false),
            schema: node.get("schema").map(Schema::new),
            content: entries(node, "content")
                .map(|(key, place, node)| (key, place, Part::new(node)))
                .collect(),
            examples,
            named_examples,
            preferred_name: text(node, "x-bindery-name"),
            words: Words::read(node),
            node,
        }
    }
}

fn location(word: &str) -> Option<Place> {
    Some(match word {
        "path" => Place::Path,
        "query" => Place::Query,
        "querystring" => Place::QueryString,
        "header" => Place::Header,
        "cookie" => Place::Cookie,
        _ => return None,
    })
}

/// What a part says about how it is written, and where.
pub(super) fn style_of(node: &Node) -> Option<(Style, finding::Place)> {
    let word = node.get("style")?;
    Some((style(word.string()?)?, word.place))
}

fn style(word: &str) -> Option<Style> {
    Some(match word {
        "matrix" => Style::Matrix,
        "label" => Style::Label,
        "simple" => Style::Simple,
        "form" => Style::Form,
        "cookie" => Style::Cookie,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "deepObject" => Style::DeepObject,
        _ => return None,
    })
}
