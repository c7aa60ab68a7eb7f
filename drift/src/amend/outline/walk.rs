//! All operations of a document, and the nodes that their subjects hang on.

use bindery::document::{Documents, Entry, Node};
use bindery::finding::{Place, SourceId};

use super::{At, DEFAULT, FieldSpot, HeaderSpot, Operation, Outline, ParameterSpot, Spot};
use crate::subject::{Key, Part, Step};

/// The most values that are looked at: types can name each other in very many ways.
const MOST: usize = 100_000;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// A walk over a document.
pub(super) struct Walk<'d> {
    documents: &'d Documents,
    source: SourceId,
    outline: Outline<'d>,
    left: usize,
}

impl<'d> Walk<'d> {
    /// Looks at all operations.
    pub(super) fn of(documents: &'d Documents, source: SourceId) -> Outline<'d> {
        let mut walk = Walk {
            documents,
            source,
            outline: Outline {
                whole: true,
                ..Outline::default()
            },
            left: MOST,
        };
        let paths = documents.root(source).and_then(|root| root.get("paths"));
        for path in paths.and_then(Node::object).unwrap_or_default() {
            for method in path.value.object().unwrap_or_default() {
                if METHODS.contains(&&*method.key) {
                    let index = walk.outline.operations.len();
                    walk.outline.operations.push(Operation { path, method });
                    walk.operation(index, path, &method.value);
                }
            }
        }
        walk.outline
    }

    /// What a reference leads to, as long as it stays in the document.
    fn follow(&self, node: &'d Node) -> Option<&'d Node> {
        let mut node = node;
        for _ in 0..16 {
            let Some(reference) = node.get("$ref").and_then(Node::string) else {
                return Some(node);
            };
            let pointer = reference.strip_prefix('#')?;
            node = self.documents.node_at(self.source, pointer)?;
        }
        None
    }

    fn used(&mut self, node: &Node, at: &At) {
        self.outline
            .uses
            .entry(node.place)
            .or_default()
            .insert(at.clone());
    }

    fn operation(&mut self, index: usize, path: &'d Entry, node: &'d Node) {
        self.parameters(index, path.value.get("parameters"), false);
        self.parameters(index, node.get("parameters"), true);
        if let Some(body) = node.get("requestBody").and_then(|body| self.follow(body)) {
            self.contents(index, &Key::of(Part::Request), body);
        }
        for entry in node
            .get("responses")
            .and_then(Node::object)
            .unwrap_or_default()
        {
            let (Some(status), Some(response)) = (status(&entry.key), self.follow(&entry.value))
            else {
                continue;
            };
            self.outline.responses.insert((index, status), response);
            self.used(response, &(index, Key::of(Part::Response(Some(status)))));
            self.contents(index, &Key::of(Part::Response(Some(status))), response);
            self.headers(index, status, response);
        }
    }

    fn parameters(&mut self, index: usize, list: Option<&'d Node>, is_own: bool) {
        let Some(list) = list else { return };
        for (position, item) in list.array().unwrap_or_default().iter().enumerate() {
            let Some(node) = self.follow(item) else {
                continue;
            };
            let name = node.get("name").and_then(Node::string);
            let part = match node.get("in").and_then(Node::string) {
                Some("path") => Part::Path,
                Some("query") => Part::Query,
                Some("header") => Part::Header,
                _ => continue,
            };
            let Some(name) = name else { continue };
            let at = (index, Key::of(part).field(name));
            self.used(node, &at);
            let list = is_own.then_some((list, position));
            self.outline
                .parameters
                .insert(at.clone(), ParameterSpot { list, node });
            self.schema_of(&at, node);
        }
    }

    fn headers(&mut self, index: usize, status: u16, response: &'d Node) {
        let Some(all) = response.get("headers") else {
            return;
        };
        for entry in all.object().unwrap_or_default() {
            let Some(node) = self.follow(&entry.value) else {
                continue;
            };
            let key = Key::of(Part::ResponseHeader(Some(status))).field(&entry.key);
            let at = (index, key);
            self.used(node, &at);
            self.outline
                .headers
                .insert(at.clone(), HeaderSpot { all, node });
            self.schema_of(&at, node);
        }
    }

    fn schema_of(&mut self, at: &At, node: &'d Node) {
        if let Some(schema) = node.get("schema") {
            self.value(at, schema, false, &mut Vec::new());
        }
        self.contents(at.0, &at.1, node);
    }

    fn contents(&mut self, index: usize, key: &Key, node: &'d Node) {
        let contents = node.get("content").and_then(Node::object);
        for content in contents.unwrap_or_default() {
            if let Some(schema) = content.value.get("schema") {
                self.value(&(index, key.clone()), schema, false, &mut Vec::new());
            }
        }
    }

    /// `around` are the nodes that it is inside of: types can be inside themselves.
    fn value(&mut self, at: &At, node: &'d Node, is_alternative: bool, around: &mut Vec<Place>) {
        if around.contains(&node.place) || around.len() > 64 {
            return;
        }
        let Some(left) = self.left.checked_sub(1) else {
            self.outline.whole = false;
            return;
        };
        self.left = left;
        self.used(node, at);
        let spots = self.outline.values.entry(at.clone()).or_default();
        if spots.iter().any(|spot| spot.node.place == node.place) {
            return;
        }
        spots.push(Spot {
            node,
            is_alternative,
        });
        around.push(node.place);
        let reference = node.get("$ref").and_then(Node::string);
        let target = reference.and_then(|reference| reference.strip_prefix('#'));
        let target = target.and_then(|pointer| self.documents.node_at(self.source, pointer));
        if let Some(target) = target {
            self.value(at, target, is_alternative, around);
        }
        for (word, alternative) in [("allOf", is_alternative), ("oneOf", true), ("anyOf", true)] {
            for part in node.get(word).and_then(Node::array).unwrap_or_default() {
                self.value(at, part, alternative, around);
            }
        }
        self.inside(at, node, is_alternative, around);
        around.pop();
    }

    fn inside(&mut self, at: &At, node: &'d Node, is_alternative: bool, around: &mut Vec<Place>) {
        let (index, key) = at;
        for entry in node
            .get("properties")
            .and_then(Node::object)
            .unwrap_or_default()
        {
            let inner = (*index, key.field(&entry.key));
            let spot = FieldSpot {
                object: node,
                entry,
                is_alternative,
            };
            let spots = self.outline.fields.entry(inner.clone()).or_default();
            if spots
                .iter()
                .all(|own| own.entry.key_place != entry.key_place)
            {
                spots.push(spot);
            }
            self.value(&inner, &entry.value, is_alternative, around);
        }
        for (word, step) in [
            ("items", Step::Items),
            ("additionalProperties", Step::Values),
        ] {
            if let Some(inner) = node.get(word).filter(|inner| inner.object().is_some()) {
                self.value(&(*index, key.with(step)), inner, is_alternative, around);
            }
        }
    }
}

/// `409`, `4XX`, `default`
fn status(key: &str) -> Option<u16> {
    match key {
        "default" => Some(DEFAULT),
        range if range.to_ascii_uppercase().ends_with("XX") => range.get(..1)?.parse().ok(),
        status => status.parse().ok(),
    }
}
