//! Overlays: what a user says about a document of somebody else, without touching it.
//!
//! An overlay ([1.0](https://spec.openapis.org/overlay/v1.0.0.html) or
//! [1.1](https://spec.openapis.org/overlay/v1.1.0.html)) is a list of actions, each with a
//! `JSONPath` and with what becomes of the nodes that it selects. After this stage the trees
//! are what the actions made of them, and every value has its place: those that an overlay
//! brought stand in the overlay.
//!
//! It comes before `openapi`, so a Swagger document is changed in its own words, and what an
//! overlay brings is judged as if it had stood in the document.

mod action;
mod apply;
mod path;
mod read;

use crate::document::{self, Documents, Files};
use crate::finding::code::overlay as code;
use crate::finding::{Finding, Findings, Place, SourceId, Stop};
use crate::map::{Map, Set};
use action::Overlay;
use std::path::{Path, PathBuf};

/// Reads the overlays of some documents, and the files that they refer to: references in an
/// overlay are relative to the document that it is put on.
pub(crate) fn read(
    documents: &mut Documents,
    paths: &[PathBuf],
    overlays: &[PathBuf],
    files: &dyn Files,
    findings: &mut Findings,
) {
    for path in overlays {
        let Some(overlay) = document::read_overlay(path, files, documents, findings) else {
            continue;
        };
        for host in hosts(documents, overlay, paths) {
            document::put_into(overlay, host, files, documents, findings);
        }
    }
}

/// The documents that an overlay is for: the one that it extends, or else all.
fn hosts(documents: &Documents, overlay: SourceId, paths: &[PathBuf]) -> Vec<SourceId> {
    let extends = documents
        .overlay(overlay)
        .and_then(|root| root.get("extends"));
    let extends = extends.and_then(|extends| extends.string());
    let own = documents.sources().path(overlay);
    // A URL that was not read says nothing about files of this machine; the user has named the
    // documents.
    if let Some(path) = extends.and_then(|extends| document::file_of(own, extends)) {
        return documents.at(&path).into_iter().collect();
    }
    if let Some(host) = extends.and_then(|extends| documents.at(Path::new(extends))) {
        return vec![host];
    }
    let mut hosts: Vec<SourceId> = Vec::new();
    for path in paths {
        let new = documents.at(path).filter(|source| !hosts.contains(source));
        hosts.extend(new);
    }
    hosts
}

/// The overlays of a run, and what became of their actions.
#[derive(Debug, Default)]
pub(crate) struct Overlays {
    by_source: Map<SourceId, Overlay>,
    /// Overlays with mistakes: nothing is made of what they concern.
    broken: Set<SourceId>,
    /// The places of targets (or of `extends`) that selected something.
    matched: Set<Place>,
    /// All that were tried, with what to say if they selected nothing.
    tried: Map<Place, String>,
}

impl Overlays {
    /// Understands overlays that have been read.
    pub(crate) fn new<'p>(
        documents: &Documents,
        paths: impl Iterator<Item = &'p PathBuf>,
        findings: &mut Findings,
    ) -> Overlays {
        let mut overlays = Overlays::default();
        let sources: Set<SourceId> = paths.filter_map(|path| documents.at(path)).collect();
        for source in sources {
            let Some(root) = documents.overlay(source) else {
                overlays.broken.insert(source);
                continue;
            };
            let mut own = Findings::new();
            let overlay = read::overlay(root, documents.sources(), &mut own);
            match overlay {
                Some(overlay) if !own.has_errors() => {
                    overlays.by_source.insert(source, overlay);
                }
                _ => _ = overlays.broken.insert(source),
            }
            own.all()
                .iter()
                .cloned()
                .for_each(|finding| findings.report(finding));
        }
        overlays
    }

    /// The documents as overlays make them; `None` where there are no overlays.
    ///
    /// # Errors
    /// When an overlay could not be read or understood, or does not fit.
    pub(crate) fn apply(
        &mut self,
        documents: &Documents,
        paths: &[PathBuf],
        overlays: &[PathBuf],
        findings: &mut Findings,
    ) -> Result<Option<Documents>, Stop> {
        let mut result = None;
        for path in overlays {
            let before = result.as_ref().unwrap_or(documents);
            result = Some(self.put_on(before, paths, path, findings)?);
        }
        Ok(result)
    }

    fn put_on(
        &mut self,
        documents: &Documents,
        paths: &[PathBuf],
        overlay: &Path,
        findings: &mut Findings,
    ) -> Result<Documents, Stop> {
        // What is wrong with it has been reported.
        let source = documents.at(overlay).ok_or(Stop)?;
        let overlay = self.by_source.get(&source).ok_or(Stop)?;
        let hosts = hosts(documents, source, paths);
        if let Some((place, text)) = &overlay.extends {
            let why = format!("`extends` names `{text}`, which is none of the documents");
            self.tried.insert(*place, why);
            if !hosts.is_empty() {
                self.matched.insert(*place);
            }
        }
        let mut trees = Vec::new();
        let mut heard = Findings::new();
        for host in hosts {
            let Some(tree) = documents.root(host) else {
                continue;
            };
            let twin = documents.put_into(source, host).unwrap_or(source);
            let mut tree = tree.clone();
            for action in &overlay.actions {
                self.tried.insert(action.place, no_match(action));
                if apply::action(action, twin, &mut tree, &mut heard) {
                    self.matched.insert(action.place);
                }
            }
            trees.push((host, tree));
        }
        for finding in heard.all() {
            findings.report(finding.clone());
        }
        heard.barrier()?;
        Ok(documents.with_trees(trees))
    }

    /// Reports what selected nothing anywhere: what is said for several documents need not be
    /// in each.
    pub(crate) fn judge(&self, findings: &mut Findings) {
        for (place, why) in &self.tried {
            if !self.matched.contains(place) {
                findings.report(
                    Finding::new(&code::NO_MATCH, *place, why.clone())
                        .help("nothing is changed; `bindery show document` shows what is there"),
                );
            }
        }
    }
}

fn no_match(action: &action::Action) -> String {
    format!("`{}` selects nothing", action.text)
}
