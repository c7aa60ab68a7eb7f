//! Swagger 2.0 in the shape of OpenAPI 3.0.
//!
//! A document of version 2.0 is compared with the tables of 2.0 first, so that findings speak
//! its own words. Then every object that was met is rewritten where it stands: definitions stay
//! under `definitions`, so that references into them, from whatever file, stay what they are.
//! All values keep their places.

mod body;
mod build;
mod header;
mod media_type;
mod operation;
mod parameter;
mod references;
mod response;
mod rewrite;
mod root;
mod schema;
mod security;

use super::Version;
use super::grammar::swagger::ROOT;
use super::walk;
use crate::document::{Documents, Node, Value};
use crate::finding::{Findings, SourceId};
use crate::map::{Map, Set};
use rewrite::{Rewrite, Shapes};

/// Whether a document calls itself Swagger.
pub(super) fn is_swagger(root: &Node) -> bool {
    root.get("swagger").is_some()
}

/// Brings all Swagger documents among the roots into the shape of OpenAPI 3.0, together with
/// what they refer to in other files. `None` where there are none.
///
/// [`read`](super::read) takes what this gives.
pub fn reshape(
    documents: &Documents,
    roots: &[SourceId],
    findings: &mut Findings,
) -> Option<Documents> {
    let mut shapes = Shapes::new();
    let mut references = Vec::new();
    let mut contexts: Map<SourceId, &Node> = Map::new();
    let mut done = Set::new();
    for source in roots {
        let Some(root) = documents.root(*source).filter(|root| is_swagger(root)) else {
            continue;
        };
        if !done.insert(*source) || !is_version_2(root) {
            continue;
        }
        let walked = walk::walk(documents, root, &ROOT, Version::V20, findings);
        let targets = walked.references.iter().filter_map(|found| {
            let target = found.node()?;
            Some((references::source_of(documents, found)?, target))
        });
        let reached: Set<SourceId> = targets.map(|(source, _)| source).collect();
        references.extend_from_slice(&walked.references);
        shapes.extend(walked.shapes());
        for reached in reached.into_iter().chain([*source]) {
            // A whole document says by itself which media types it has; a part of one is
            // taken to be written for the first document that needs it.
            let own = documents.root(reached).filter(|root| is_swagger(root));
            contexts.entry(reached).or_insert(own.unwrap_or(root));
        }
    }
    if contexts.is_empty() {
        return None;
    }
    let mut trees = Vec::new();
    for (source, context) in &contexts {
        let Some(tree) = documents.root(*source) else {
            continue;
        };
        let mut rewrite = Rewrite::new(documents, &shapes, context, findings);
        trees.push((*source, rewrite.node(tree)));
    }
    let mut reshaped = documents.with_trees(trees);
    if let Some(trees) = references::mend(documents, &reshaped, &references) {
        reshaped = reshaped.with_trees(trees);
    }
    done.into_iter()
        .for_each(|source| reshaped.set_reshaped(source));
    Some(reshaped)
}

fn is_version_2(root: &Node) -> bool {
    match root.get("swagger").map(|node| &node.value) {
        Some(Value::String(text) | Value::Number(text)) => ["2.0", "2"].contains(&&**text),
        _ => false,
    }
}
