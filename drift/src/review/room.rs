//! Documents, records and lists of deviations, all read at once: places are in one set of texts.

use std::io::ErrorKind;
use std::path::PathBuf;

use bindery::document::{Documents, Files};
use bindery::finding::{Findings, Place, Severity, SourceId};
use bindery::generate::{ModuleSettings, read as read_documents, read_api};
use bindery::map::Map;
use bindery::model::Api;

use super::known::Known;
use super::{Mapped, Settings};
use crate::deviation;
use crate::record::{self, Record};

/// All that is not a page.
pub(super) struct Room {
    pub(super) documents: Documents,
    /// The APIs of the modules that could be understood, by their documents.
    apis: Map<Vec<PathBuf>, Api>,
}

impl Room {
    pub(super) fn read(settings: &Settings, files: &dyn Files, findings: &mut Findings) -> Room {
        let mut modules: Vec<ModuleSettings> = Vec::new();
        let mut beside: Vec<PathBuf> = Vec::new();
        for mapped in &settings.pages {
            let module = plain(&mapped.module);
            if !modules.iter().any(|own| own.documents == module.documents) {
                modules.push(module);
            }
            for path in [mapped.claims.clone(), mapped.deviations()] {
                let is_missing = || {
                    let read = files.read(&path);
                    read.is_err_and(|why| why.kind() == ErrorKind::NotFound)
                };
                if !beside.contains(&path) && !is_missing() {
                    beside.push(path);
                }
            }
        }
        let files_beside = ModuleSettings {
            documents: beside,
            ..ModuleSettings::default()
        };
        let all: Vec<ModuleSettings> = modules.iter().cloned().chain([files_beside]).collect();
        let mut heard = Findings::new();
        let documents = read_documents(&all, files, &mut heard);
        let mut apis = Map::new();
        for module in &modules {
            if let Ok(api) = read_api(module, &documents, &mut heard) {
                apis.insert(module.documents.clone(), api);
            }
        }
        // What else there is to say of a document, `bindery lint` says.
        let errors = heard
            .all()
            .iter()
            .filter(|one| one.severity == Severity::Error);
        errors.cloned().for_each(|error| findings.report(error));
        Room { documents, apis }
    }

    /// The operations of a page's document. Those of the other documents of its module are no
    /// concern of the page's.
    pub(super) fn api(&self, mapped: &Mapped) -> Option<Api> {
        let mut api = self.apis.get(&mapped.module.documents)?.clone();
        let own: Option<SourceId> = self.documents.at(&mapped.document);
        let is_own = |place: Place| Some(place.source) == own;
        if api
            .operations
            .iter()
            .any(|operation| is_own(operation.place))
        {
            api.operations.retain(|operation| is_own(operation.place));
        }
        Some(api)
    }

    /// The title that the document says its page has.
    pub(super) fn title(&self, mapped: &Mapped) -> Option<&str> {
        let root = self.documents.root(self.documents.at(&mapped.document)?)?;
        root.get("x-bindery-page")?.string()
    }

    pub(super) fn record(&self, mapped: &Mapped, findings: &mut Findings) -> Option<Record> {
        let root = self.documents.root(self.documents.at(&mapped.claims)?)?;
        record::read(root, findings)
    }

    pub(super) fn known(&self, mapped: &Mapped, findings: &mut Findings) -> Known {
        let source = self.documents.at(&mapped.deviations());
        let root = source.and_then(|source| self.documents.root(source));
        let deviations = root.map_or_else(Vec::new, |root| deviation::read(root, findings));
        Known {
            used: vec![false; deviations.len()],
            deviations,
            ..Known::default()
        }
    }
}

/// A module as its documents have it: what is generated of it does not matter.
fn plain(module: &ModuleSettings) -> ModuleSettings {
    ModuleSettings {
        name: module.name.clone(),
        documents: module.documents.clone(),
        overlays: module.overlays.clone(),
        ..ModuleSettings::default()
    }
}
