//! Reading documents, and what they refer to.

use super::documents::{Documents, MissingFile, NOT_WANTED};
use super::reference::{self, Target};
use super::report::Report;
use super::{Fetched, Files, Node, text, uri};
use crate::finding::code::document::UNREADABLE;
use crate::finding::{Finding, Findings, SourceId};
use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What makes that a document is read from another host.
pub(crate) const FETCH: &str = "keep a copy beside your own documents, or let the command fetch it: `--fetch` with what its URL \
     starts with";

const RELATIVE: &str =
    "paths in bindery.toml are relative to its folder, others to where the command is run";

/// Reads documents, and every file that a `$ref` in them names, and so on.
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
            Err(missing) => findings.report(unreadable(&missing)),
        }
    }
    follow(linked, files, &mut documents, findings);
    documents
}

/// What is said of a file that was asked for and could not be read.
fn unreadable(missing: &MissingFile) -> Finding {
    let finding = Finding::nowhere(&UNREADABLE, missing.to_string());
    match (missing.is_remote, uri::is_url(&missing.path)) {
        (true, _) => finding.help(FETCH),
        (false, true) => finding,
        (false, false) => finding.help(RELATIVE),
    }
}

/// Reads files that references name, and what they refer to.
fn follow(
    mut linked: VecDeque<PathBuf>,
    files: &dyn Files,
    documents: &mut Documents,
    findings: &mut Findings,
) {
    while let Some(path) = linked.pop_front() {
        // A file that is not there is remembered; the resolver knows whether it is needed.
        let _ = read_one(&path, files, documents, &mut linked, findings);
    }
}

/// Reads a file that is no OpenAPI document. What it refers to is not read yet, because it
/// is not known from where.
///
/// What is wrong with it is reported when it is read for the first time.
pub(crate) fn read_overlay(
    path: &Path,
    files: &dyn Files,
    documents: &mut Documents,
    findings: &mut Findings,
) -> Option<SourceId> {
    let path = reference::normalised(path);
    let is_new = !documents.tried.contains_key(path.as_os_str());
    match read_one(&path, files, documents, &mut VecDeque::new(), findings) {
        Ok(source) => {
            // What is a document as well stays one.
            let tree = match is_new {
                true => documents.trees.remove(&source),
                false => documents.trees.get(&source).cloned(),
            };
            if let Some(tree) = tree {
                documents.overlays.entry(source).or_insert(tree);
            }
            Some(source)
        }
        Err(missing) => {
            if is_new {
                findings.report(unreadable(&missing));
            }
            None
        }
    }
}

/// Adds the text of an overlay once more, for its values in a document, and reads the files
/// that they refer to from there.
pub(crate) fn put_into(
    overlay: SourceId,
    host: SourceId,
    files: &dyn Files,
    documents: &mut Documents,
    findings: &mut Findings,
) {
    if documents.put_into(overlay, host).is_some() {
        return;
    }
    let (Some(text), Some(tree)) = (
        documents.sources.get(overlay).cloned(),
        documents.overlays.get(&overlay).cloned(),
    ) else {
        return;
    };
    let twin = Arc::make_mut(&mut documents.sources).add(text.path, text.text);
    documents.hosts.insert(twin, host);
    let from = documents.sources.path(host).to_owned();
    follow(links(&from, &tree, documents), files, documents, findings);
}

/// The file of this machine that a reference in another file names, where it names one.
pub(crate) fn file_of(from: &Path, reference: &str) -> Option<PathBuf> {
    linked(from, reference).filter(|path| !uri::is_url(path))
}

/// What a reference in a file names, where that can be read.
fn linked(from: &Path, reference: &str) -> Option<PathBuf> {
    match reference::target(from, reference) {
        Target::File(path) => Some(path),
        Target::Own | Target::Remote | Target::Refused(_) => None,
    }
}

/// The files that a tree refers to and that were not read yet.
fn links(from: &Path, tree: &Node, documents: &Documents) -> VecDeque<PathBuf> {
    let mut references = Vec::new();
    reference::in_tree(tree, &mut references);
    let files = references.into_iter();
    let files = files.filter_map(|reference| linked(from, reference));
    files
        .filter(|path| !documents.tried.contains_key(path.as_os_str()))
        .collect()
}

/// Reads a file that was not read yet, and queues the files that it refers to.
fn read_one(
    path: &Path,
    files: &dyn Files,
    documents: &mut Documents,
    linked: &mut VecDeque<PathBuf>,
    findings: &mut Findings,
) -> Result<SourceId, MissingFile> {
    if let Some(result) = documents.tried.get(path.as_os_str()) {
        return result.clone();
    }
    let result = match get(path, files) {
        Ok((found, bytes)) => match documents.tried.get(found.as_os_str()) {
            // Another URL has led there already.
            Some(result) => result.clone(),
            None => {
                let source = take(&found, bytes, documents, linked, findings);
                documents.tried.insert(found.into(), Ok(source));
                Ok(source)
            }
        },
        Err(missing) => Err(missing),
    };
    documents.tried.insert(path.into(), result.clone());
    result
}

/// The bytes of a file, and where they really were.
fn get(path: &Path, files: &dyn Files) -> Result<(PathBuf, Vec<u8>), MissingFile> {
    let missing = |why: &str, is_remote| MissingFile {
        path: path.to_owned(),
        why: why.to_owned(),
        is_remote,
    };
    let failed = |error: io::Error| missing(&error.to_string(), false);
    let Some(url) = path.to_str().filter(|_| uri::is_url(path)) else {
        let bytes = files.read(path).map_err(failed)?;
        return Ok((path.to_owned(), bytes));
    };
    match files.fetch(url) {
        Some(result) => {
            let Fetched { url, bytes } = result.map_err(failed)?;
            Ok((reference::normalised(Path::new(&url)), bytes))
        }
        None => Err(missing(NOT_WANTED, true)),
    }
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
    linked.extend(links(path, &tree, documents));
    documents.trees.insert(source, Arc::new(tree));
    source
}
