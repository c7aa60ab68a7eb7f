//! From each object of 2.0 to its counterpart.

use super::media_type::{self, MediaTypeName};
use super::{header, operation, parameter, response, root, schema, security};
use crate::document::{Documents, Entry, Node, Value};
use crate::finding::code::openapi as code;
use crate::finding::{Finding, Findings, Place};
use crate::map::{Map, Set};
use crate::openapi::grammar::swagger as grammar;
use crate::openapi::part::items;
use crate::openapi::reference::Reference;

/// What every node was taken for, by its address: the name of a shape.
pub(super) type Shapes = Map<usize, &'static str>;

/// Rewrites the parts of one file.
pub(super) struct Rewrite<'d, 'f> {
    documents: &'d Documents,
    shapes: &'f Shapes,
    /// What bodies of requests are, where an operation does not say.
    pub(super) consumes: Vec<MediaTypeName<'d>>,
    /// What bodies of responses are, where an operation does not say.
    pub(super) produces: Vec<MediaTypeName<'d>>,
    /// The schemes of the document.
    pub(super) schemes: Vec<&'d str>,
    findings: &'f mut Findings,
}

impl<'d, 'f> Rewrite<'d, 'f> {
    pub(super) fn new(
        documents: &'d Documents,
        shapes: &'f Shapes,
        context: &'d Node,
        findings: &'f mut Findings,
    ) -> Rewrite<'d, 'f> {
        Rewrite {
            documents,
            shapes,
            consumes: media_type::listed(context, "consumes").unwrap_or_default(),
            produces: media_type::listed(context, "produces").unwrap_or_default(),
            schemes: items(context, "schemes")
                .iter()
                .filter_map(Node::string)
                .collect(),
            findings,
        }
    }

    /// The counterpart of a node, with everything in it.
    pub(super) fn node(&mut self, node: &'d Node) -> Node {
        let Some(shape) = self.shapes.get(&std::ptr::from_ref(node).addr()) else {
            return self.parts(node);
        };
        match *shape {
            name if name == grammar::ROOT.name => root::root(self, node),
            name if name == grammar::PATH_ITEM.name => operation::path_item(self, node),
            name if name == grammar::PARAMETER.name => parameter::shared(self, node),
            name if name == grammar::RESPONSE.name => {
                let produces = self.produces.clone();
                response::response(self, node, &produces)
            }
            name if name == grammar::HEADER.name => header::header(self, node),
            name if name == grammar::SCHEMA.name => schema::schema(self, node),
            name if name == grammar::SCHEME.name => security::scheme(self, node),
            _ => self.parts(node),
        }
    }

    /// The node itself, with the counterparts of what is in it.
    pub(super) fn parts(&mut self, node: &'d Node) -> Node {
        let value = match &node.value {
            Value::Array(items) => Value::Array(items.iter().map(|item| self.node(item)).collect()),
            Value::Object(entries) => {
                Value::Object(entries.iter().map(|entry| self.entry(entry)).collect())
            }
            other => other.clone(),
        };
        Node {
            place: node.place,
            value,
        }
    }

    /// An entry with the counterpart of its value.
    pub(super) fn entry(&mut self, entry: &'d Entry) -> Entry {
        Entry {
            key: entry.key.clone(),
            key_place: entry.key_place,
            value: self.node(&entry.value),
        }
    }

    /// What a node is after all references; `None` where they lead nowhere, which is judged
    /// with all references.
    pub(super) fn followed(&self, node: &'d Node) -> Option<&'d Node> {
        let mut node = node;
        let mut seen = Set::new();
        while let Some(reference) = Reference::of(self.documents, node) {
            if !seen.insert(std::ptr::from_ref(node).addr()) {
                return None;
            }
            node = reference.node()?;
        }
        Some(node)
    }

    /// Reports a keyword that a reference beside it makes void.
    pub(super) fn beside_reference(&mut self, own: &Entry) {
        let message = format!("`{}` is ignored, because it stands beside `$ref`", own.key);
        let finding = Finding::new(&code::BESIDE_REFERENCE, own.key_place, message);
        self.findings.report(finding);
    }

    /// Reports what has no clear counterpart.
    pub(super) fn doubtful(&mut self, place: Place, message: String, help: &str) {
        let finding = Finding::new(&code::NO_COUNTERPART, place, message);
        self.findings.report(if help.is_empty() {
            finding
        } else {
            finding.help(help)
        });
    }
}
