//! Reading documents, and what they refer to.

use super::documents::{Documents, MissingFile};
use super::reference::{self, Target};
use super::report::Report;
use super::{Files, text};
use crate::finding::code::document::UNREADABLE;
use crate::finding::{Finding, Findings, SourceId};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads documents, and every local file that a `$ref` in them names, and so on.
///
/// A document that cannot be read or understood is a finding. A file that only a `$ref`
/// names and that cannot be read is not: [`Documents::find`] remembers it, because not
/// every `$ref` is a reference (one in an example is not).
///
/// ```
/// use bindery::document::{Memory, read};
/// use bindery::finding::Findings;
///
/// let files = Memory::new()
///     .with("api.yaml", "error: { $ref: 'shared/error.yaml#/Error' }")
///     .with("shared/error.yaml", "Error: { type: object }");
/// let mut findings = Findings::new();
/// let documents = read(&["api.yaml".into()], &files, &mut findings);
///
/// assert!(findings.all().is_empty());
/// assert_eq!(documents.read_paths().count(), 2);
/// let error = documents.find(documents.roots()[0], "shared/error.yaml").unwrap();
/// assert!(documents.node_at(error, "/Error/type").is_some());
/// ```
pub fn read(paths: &[PathBuf], files: &dyn Files, findings: &mut Findings) -> Documents {
    let mut documents = Documents::default();
    let mut linked = VecDeque::new();
    for path in paths {
        let path = reference::normalised(path);
        match read_one(&path, files, &mut documents, &mut linked, findings) {
            Ok(source) if documents.roots.contains(&source) => {}
            Ok(source) => documents.roots.push(source),
            Err(missing) => findings.report(
                Finding::nowhere(&UNREADABLE, missing.to_string())
                    .help("paths in bindery.toml are relative to its folder, others to where the command is run"),
            ),
        }
    }
    while let Some(path) = linked.pop_front() {
        // A file that is not there is remembered; the resolver knows whether it is needed.
        let _ = read_one(&path, files, &mut documents, &mut linked, findings);
    }
    documents
}

/// Reads a file that was not read yet, and queues the files that it refers to.
fn read_one(
    path: &Path,
    files: &dyn Files,
    documents: &mut Documents,
    linked: &mut VecDeque<PathBuf>,
    findings: &mut Findings,
) -> Result<SourceId, MissingFile> {
    if let Some(result) = documents.tried.get(path) {
        return result.clone();
    }
    let result = match files.read(path) {
        Ok(bytes) => Ok(take(path, bytes, documents, linked, findings)),
        Err(error) => Err(MissingFile {
            path: path.to_owned(),
            why: error.to_string(),
        }),
    };
    documents.tried.insert(path.to_owned(), result.clone());
    result
}

/// Takes the bytes of a file into the documents.
fn take(
    path: &Path,
    bytes: Vec<u8>,
    documents: &mut Documents,
    linked: &mut VecDeque<PathBuf>,
    findings: &mut Findings,
) -> SourceId {
    let (source, is_text) =
        text::decode(path, bytes, Arc::make_mut(&mut documents.sources), findings);
    let text = documents.sources.get(source).map_or("", |own| &own.text);
    if !is_text {
        return source;
    }
    let Some(tree) = text::parse(path, text, &mut Report::new(source, findings)) else {
        return source;
    };
    let mut references = Vec::new();
    reference::in_tree(&tree, &mut references);
    for reference in references {
        if let Target::File(path) = reference::target(path, reference)
            && !documents.tried.contains_key(&path)
        {
            linked.push_back(path);
        }
    }
    documents.trees.insert(source, Arc::new(tree));
    source
}
