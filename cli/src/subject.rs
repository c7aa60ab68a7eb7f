//! What a verb is about: documents on the command line, or those of `bindery.toml`.

use std::path::PathBuf;

use bindery::generate::ModuleSettings;
use bindery::map::Map;

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
