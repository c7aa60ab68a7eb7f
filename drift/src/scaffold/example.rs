//! The examples that keep what the document says: others would only be findings.

use std::path::PathBuf;

use bindery::check::Judge;
use bindery::document::Memory;
use bindery::finding::{Findings, Place};
use bindery::generate::{self, ModuleSettings};
use bindery::map::Set;
use bindery::model::{Api, Content, Operation, Status};

use crate::claim::{self, Claims, ExampleOf};

/// The places of the examples of pages that fit a document that was made of these pages.
pub(super) fn fitting(text: &str, pages: &[&Claims]) -> Set<Place> {
    let path = PathBuf::from("scaffold.yaml");
    let files = Memory::new().with(path.clone(), text);
    let module = ModuleSettings {
        name: "scaffold".to_owned(),
        documents: vec![path],
        ..ModuleSettings::default()
    };
    let mut findings = Findings::new();
    let modules = std::slice::from_ref(&module);
    let documents = generate::read(modules, &files, &mut findings);
    let Ok(api) = generate::read_api(&module, &documents, &mut findings) else {
        return Set::new();
    };
    let judge = Judge::new(&api);
    let operations = pages.iter().flat_map(|claims| &claims.operations);
    operations
        .filter_map(|claimed| Some((claimed, find(&api, claimed)?)))
        .flat_map(|(claimed, operation)| {
            let examples = claimed.examples.iter();
            examples.filter(|example| fits(&judge, operation, example))
        })
        .map(|example| example.place)
        .collect()
}

fn find<'a>(api: &'a Api, claimed: &claim::Operation) -> Option<&'a Operation> {
    let shape = super::path::shape(&claimed.path.value);
    api.operations.iter().find(|operation| {
        operation.method == claimed.method && super::path::shape(&operation.path) == shape
    })
}

fn fits(judge: &Judge<'_>, operation: &Operation, example: &claim::Example) -> bool {
    let content = match example.of {
        ExampleOf::Request => operation
            .body
            .as_ref()
            .and_then(|body| body.contents.first()),
        ExampleOf::Response(status) => answer(operation, status),
    };
    let ty = content.and_then(|content| content.ty);
    match (ty, &example.body) {
        (Some(ty), Some(body)) => judge.broken(ty, &claim::json(body)).is_empty(),
        _ => false,
    }
}

/// The body of a response; of the only one that is described, where the status is not said.
fn answer(operation: &Operation, status: Option<u16>) -> Option<&Content> {
    let mut described = operation.responses.iter().filter(|response| {
        !response.contents.is_empty()
            && match status {
                Some(code) => response.status == Status::Exactly(code),
                None => response.status.is_success(),
            }
    });
    described.next()?.contents.first()
}
