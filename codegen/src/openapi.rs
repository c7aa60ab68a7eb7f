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
mod keys;
pub(crate) mod near;
pub(crate) mod number;
mod operation;
mod part;
pub(crate) mod reference;
mod schema;
mod security;
mod walk;

pub use api::{Component, Document, Server, ServerVariable, Version};
pub use exchange::{Example, Header, MediaType, Refused, RequestBody, Response};
pub use keys::Status;
pub use operation::{Operation, Parameter, PathItem, Place as ParameterPlace, Style};
pub use part::{Part, Read, Words};
pub use reference::{Links, Missing, Reference};
pub use schema::{Alternatives, Bound, Discriminator, Password, Property, Schema};
pub use security::{Flow, Requirement, SecurityScheme};

use crate::document::{Documents, Node};
use crate::finding::code::openapi as code;
use crate::finding::{Finding, Findings, SourceId};

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
    let version = version(node, findings)?;
    let references = walk::walk(documents, node, version, findings);
    Some(Document::new(node, version, references))
}

/// The version is told by the content; how a file is called says nothing.
fn version(root: &Node, findings: &mut Findings) -> Option<Version> {
    if let Some(swagger) = root.entry("swagger") {
        let message = "Swagger 2.0 is not supported yet";
        findings.report(
            Finding::new(&code::VERSION, swagger.key_place, message)
                .help("convert the document to OpenAPI 3"),
        );
        return None;
    }
    let Some(openapi) = root.get("openapi") else {
        let message = "this is not an OpenAPI document: it has no key `openapi`";
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
            Finding::new(&code::VERSION, openapi.place, message).help("3.0, 3.1 and 3.2 are"),
        );
    }
    version
}
