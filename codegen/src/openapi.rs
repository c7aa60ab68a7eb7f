//! OpenAPI, read into one shape.
//!
//! [`read`] compares a document with a table of known keys for each kind of object. After
//! it there are no unknown keys, no values of the wrong type, and no differences between
//! versions: the structs here are the same for all of them.
//!
//! Where a reference may stand, a struct has a [`Part`]: a node that is still to be
//! followed and then read. Reading never fails, because what is wrong has been reported;
//! a value of the wrong type counts as absent.

mod api;
mod exchange;
mod grammar;
mod identity;
mod keys;
mod link;
pub(crate) mod near;
pub(crate) mod number;
mod operation;
mod part;
pub(crate) mod reference;
mod schema;
mod security;
mod soft;
mod swagger;
mod waiter;
mod walk;

pub use api::{Component, Document, Server, ServerVariable, Version};
pub use exchange::{Encoding, Example, Header, MediaType, Refused, RequestBody, Response};
pub use keys::Status;
pub use link::Link;
pub use operation::{
    Callback, Operation, Parameter, PathItem, Place as ParameterPlace, Style, Token,
};
pub use part::{ExternalDocs, Part, Read, Words};
pub use reference::{Links, Missing, Reference};
pub use schema::{Alternatives, Bound, Discriminator, Password, Property, Schema};
pub use security::{Flow, Requirement, SecurityScheme};
pub use swagger::reshape;
pub use waiter::Waiter;

use crate::document::{Documents, Node};
use crate::finding::code::openapi as code;
use crate::finding::{Finding, Findings, SourceId};
use grammar::api::ROOT;
use grammar::swagger::REWRITTEN;

/// Reads an OpenAPI document; `None` where it is none, or of a version that is not
/// supported.
///
/// ```
/// use bindery::document::{self, Memory};
/// use bindery::finding::Findings;
/// use bindery::openapi;
///
/// let files = Memory::new().with(
///     "api.yaml",
///     "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths: {}\n",
/// );
/// let mut findings = Findings::new();
/// let documents = document::read(&["api.yaml".into()], &files, &mut findings);
/// # if documents.roots().is_empty() { return; }
/// let api = openapi::read(&documents, documents.roots()[0], &mut findings).unwrap();
/// assert_eq!(api.title, "Pets");
/// ```
pub fn read<'d>(
    documents: &'d Documents,
    root: SourceId,
    findings: &mut Findings,
) -> Option<Document<'d>> {
    let node = documents.root(root)?;
    if swagger::is_swagger(node) {
        return rewritten(documents, root, node, findings);
    }
    let version = version(node, findings)?;
    let walked = walk::walk(documents, node, &ROOT, version, findings);
    Some(Document::new(node, version, walked.references))
}

/// Reads a Swagger document that [`reshape`] has rewritten. It has been compared with the
/// tables of its own version, so what this walk finds are only references.
fn rewritten<'d>(
    documents: &'d Documents,
    root: SourceId,
    node: &'d Node,
    findings: &mut Findings,
) -> Option<Document<'d>> {
    if !documents.is_reshaped(root) {
        let place = node
            .get("swagger")
            .map_or(node.place, |version| version.place);
        let message = "this version of Swagger is not supported";
        let finding = Finding::new(&code::VERSION, place, message);
        findings.report(finding.help("2.0 is, and OpenAPI 3.0, 3.1 and 3.2 are"));
        return None;
    }
    let mut repeated = Findings::new();
    let walked = walk::walk(documents, node, &REWRITTEN, Version::V30, &mut repeated);
    Some(Document::new(node, Version::V20, walked.references))
}

/// The version is told by the content; how a file is called says nothing.
fn version(root: &Node, findings: &mut Findings) -> Option<Version> {
    let Some(openapi) = root.get("openapi") else {
        let message = "this is not an OpenAPI document: it has no key `openapi` or `swagger`";
        findings.report(
            Finding::new(&code::NOT_OPENAPI, root.place, message).help("write `openapi: 3.1.0`"),
        );
        return None;
    };
    let text = match &openapi.value {
        crate::document::Value::String(text) | crate::document::Value::Number(text) => text,
        _ => {
            let message = format!(
                "`openapi` must be a version such as `3.1.0`, found {}",
                openapi.kind()
            );
            findings.report(Finding::new(&code::WRONG_TYPE, openapi.place, message));
            return None;
        }
    };
    let version = Version::of(text);
    if version.is_none() {
        let message = format!("OpenAPI {text} is not supported");
        findings.report(
            Finding::new(&code::VERSION, openapi.place, message)
                .help("3.0, 3.1 and 3.2 are, and Swagger 2.0"),
        );
    }
    version
}
