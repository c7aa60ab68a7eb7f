//! What a verb is about: documents on the command line, or those of `bindery.toml`.

use std::path::PathBuf;

use bindery::generate::ModuleSettings;
use bindery::map::Map;
use clap::Arg;

use crate::arguments::Said;
use crate::arguments::option::{operands, overlay};
use crate::config::Config;
use crate::fetch::{FetchOptions, Reach};
use crate::outcome::Refusal;

/// Modules, and where their documents are found.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) modules: Vec<ModuleSettings>,
    pub(crate) files: Reach,
}

impl Subject {
    /// The documents that were named, a module each, with these overlays; without any, those
    /// of `bindery.toml`.
    pub(crate) fn of(
        specs: &[PathBuf],
        overlays: &[PathBuf],
        fetch: &FetchOptions,
    ) -> Result<Subject, Refusal> {
        if specs.is_empty() {
            let config = Config::find()?;
            return Ok(Subject {
                modules: config.settings.modules,
                files: Reach::new(config.folder, &config.fetch, fetch),
            });
        }
        let modules = specs.iter().map(|spec| ModuleSettings {
            overlays: overlays.to_owned(),
            ..ModuleSettings::called_after(spec)
        });
        Ok(Subject {
            modules: modules.collect(),
            files: Reach::new("", &[], fetch),
        })
    }

    /// Every document, in order.
    pub(crate) fn documents(&self) -> Vec<PathBuf> {
        self.modules
            .iter()
            .flat_map(|module| module.documents.clone())
            .collect()
    }
}

/// What a verb is told that is about documents and has to know nothing else of them.
#[derive(Debug)]
pub(crate) struct SubjectOptions {
    specs: Vec<PathBuf>,
    overlay: Vec<PathBuf>,
    fetch: FetchOptions,
}

impl SubjectOptions {
    /// What can be said.
    pub(crate) fn arguments() -> [Arg; 3] {
        [
            operands(
                "specs",
                "SPEC",
                "OpenAPI documents, each by itself; without any, the modules of bindery.toml",
            ),
            overlay().requires("specs"),
            FetchOptions::argument(),
        ]
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> SubjectOptions {
        SubjectOptions {
            specs: said.paths("specs"),
            overlay: said.paths("overlay"),
            fetch: FetchOptions::said(said),
        }
    }

    /// The documents that are meant.
    pub(crate) fn subject(&self) -> Result<Subject, Refusal> {
        Subject::of(&self.specs, &self.overlay, &self.fetch)
    }
}

/// Refuses two modules of one name.
pub(crate) fn told_apart(modules: &[ModuleSettings]) -> Result<(), Refusal> {
    let mut names = Map::new();
    for module in modules {
        if let Some(other) = names.insert(&module.name, module) {
            let path = |module: &ModuleSettings| {
                module
                    .documents
                    .first()
                    .map(|path| path.display().to_string())
                    .unwrap_or_default()
            };
            return Err(Refusal::new(format!(
                "`{}` and `{}` would both be the module `{}`; use `--module` to bind them as one, or name them in bindery.toml",
                path(other),
                path(module),
                module.name,
            )));
        }
    }
    Ok(())
}
