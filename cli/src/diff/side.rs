//! One of two sides: documents on the disk or in a revision.

use std::path::{Path, PathBuf};

use bindery::document::{Disk, Files};
use bindery::generate::{ModuleSettings, Origin};
use bindery::select::Selection;

use super::Diff;
use super::revision::Revision;
use crate::config::Config;
use crate::outcome::Refusal;

/// Modules, and where their files are.
pub(super) struct Side {
    modules: Vec<ModuleSettings>,
    files: Box<dyn Files + Sync>,
    is_config: bool,
    tag_features: bool,
}

/// What the module of a single document is called on both sides.
const ONE: &str = "api";

impl Side {
    /// What an argument names.
    pub(super) fn of(argument: &str, diff: &Diff) -> Result<Side, Refusal> {
        let path = Path::new(argument);
        // A file wins over a revision: its name can have a colon in it.
        let revision = match argument.split_once(':') {
            Some((revision, path)) if !Path::new(argument).exists() => {
                Some((Revision::find(revision)?, path))
            }
            _ => None,
        };
        let (files, path): (Box<dyn Files + Sync>, PathBuf) = match revision {
            Some((revision, path)) => {
                let path = revision.path(path)?;
                (Box::new(revision), path)
            }
            None => (Box::new(Disk), path.to_owned()),
        };
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            return Side::of_config(files, &path, diff);
        }
        let overlays = diff.overlay.clone();
        let module = ModuleSettings {
            name: ONE.to_owned(),
            documents: vec![path],
            overlays,
            selection: diff.selection(),
            ..ModuleSettings::default()
        };
        Ok(Side {
            modules: vec![module],
            files,
            is_config: false,
            tag_features: diff.tag_features,
        })
    }

    /// The modules of a `bindery.toml`, with paths from its folder on.
    fn of_config(files: Box<dyn Files + Sync>, path: &Path, diff: &Diff) -> Result<Side, Refusal> {
        if !diff.overlay.is_empty() {
            let why = "`--overlay` is for documents; a bindery.toml says its own";
            return Err(Refusal::new(why));
        }
        if diff.tag_features {
            let why = "`--tag-features` is for documents; a bindery.toml says its own";
            return Err(Refusal::new(why));
        }
        let bytes = files.read(path);
        let bytes =
            bytes.map_err(|why| Refusal::new(format!("cannot read {}: {why}", path.display())))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let settings = Config::read(folder, bytes)?.settings;
        let tag_features = settings.manifest.tag_features;
        let mut modules = settings.modules;
        for module in &mut modules {
            let paths = module.documents.iter_mut().chain(&mut module.overlays);
            paths.for_each(|path| *path = folder.join(&*path));
            if !diff.selection().is_all() {
                module.selection = diff.selection();
            }
        }
        Ok(Side {
            modules,
            files,
            is_config: true,
            tag_features,
        })
    }

    /// Refuses to compare a document with a configuration.
    pub(super) fn fits(&self, other: &Side) -> Result<(), Refusal> {
        if self.is_config == other.is_config {
            return Ok(());
        }
        let why = "a document cannot be compared with a bindery.toml";
        Err(Refusal::new(why))
    }

    pub(super) fn origin(&self) -> Origin<'_> {
        Origin {
            modules: &self.modules,
            files: &*self.files,
            tag_features: self.tag_features,
        }
    }
}

impl Diff {
    fn selection(&self) -> Selection {
        Selection {
            only: self.only.clone(),
            except: self.except.clone(),
        }
    }
}
