//! What is generated, and where it goes.

use std::path::{Path, PathBuf};

use bindery::format::Formats;
use bindery::generate::{ModuleSettings, Settings};
use bindery::plan::{Manifest, Runtime};
use bindery::select::Selection;

use super::Generate;
use crate::config::{self, Config};
use crate::fetch::{FetchOptions, Reach};
use crate::names;
use crate::outcome::Refusal;
use crate::subject::{Subject, told_apart};

/// What is generated, and where it goes.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) settings: Settings,
    pub(super) files: Reach,
    /// The folder of the crate.
    pub(super) out: PathBuf,
    /// The folder from which paths are relative; empty where it is the working directory.
    pub(super) folder: PathBuf,
    /// The configuration, where there is one.
    pub(super) config: Option<PathBuf>,
    /// The folder as it is shown.
    pub(super) shown: String,
}

impl Job {
    pub(super) fn of(arguments: &Generate) -> Result<Job, Refusal> {
        match (&arguments.out, &arguments.name) {
            (Some(out), Some(name)) => standalone(arguments, out, name),
            (Some(out), None) => standalone(arguments, out, &name_of(out)?),
            (None, _) => configured(&arguments.fetch),
        }
    }
}

fn configured(fetch: &FetchOptions) -> Result<Job, Refusal> {
    let config = Config::find()?;
    Ok(Job {
        out: config.folder.join(&config.out),
        folder: config.folder.clone(),
        config: Some(config.folder.join(config::FILE)),
        shown: shown(&config.out),
        settings: config.settings,
        files: Reach::new(config.folder, &config.fetch, fetch),
    })
}

fn standalone(arguments: &Generate, out: &Path, name: &str) -> Result<Job, Refusal> {
    let mut subject = Subject::of(&arguments.specs, &arguments.overlay, &arguments.fetch)?;
    if let Some(module) = &arguments.module {
        subject.modules = vec![ModuleSettings {
            name: module.clone(),
            documents: subject.documents(),
            overlays: arguments.overlay.clone(),
            ..ModuleSettings::default()
        }];
    }
    let mut formats = Formats::default();
    for (format, ty) in &arguments.format_as {
        formats
            .bind(format, ty)
            .map_err(|why| Refusal::new(format!("`--format-as {format}={ty}`: {why}")))?;
    }
    let selection = Selection {
        only: arguments.only.clone(),
        except: arguments.except.clone(),
    };
    for module in &mut subject.modules {
        module.selection.clone_from(&selection);
        module.formats.clone_from(&formats);
    }
    told_apart(&subject.modules)?;
    for module in &subject.modules {
        names::module(&module.name)
            .map_err(|why| Refusal::new(format!("{why}; name it with `--module`")))?;
    }
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let manifest = Manifest {
        name: name.to_owned(),
        version: arguments
            .version
            .clone()
            .unwrap_or_else(|| "0.1.0".to_owned()),
        description: config::describe(&subject.modules),
        license: None,
        repository: None,
        runtime: match &arguments.runtime {
            Some(path) => Runtime::Local {
                path: checkout(path)?,
                version,
            },
            None => Runtime::Published(version),
        },
        workspace_member: false,
        tag_features: arguments.tag_features,
    };
    Ok(Job {
        settings: Settings {
            manifest,
            modules: subject.modules,
        },
        files: subject.files,
        folder: PathBuf::new(),
        config: None,
        out: out.to_owned(),
        shown: shown(out),
    })
}

/// The name of a crate that nobody named: that of its folder.
fn name_of(out: &Path) -> Result<String, Refusal> {
    let folder = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    names::package(&name).map_err(|why| {
        Refusal::new(format!(
            "the folder `{}` gives the crate no name: {why}; say one with `--name`",
            out.display()
        ))
    })
}

/// The path of a checkout as a manifest anywhere can have it.
fn checkout(path: &Path) -> Result<String, Refusal> {
    let refuse = |why: &str| Refusal::new(format!("`--runtime {}`: {why}", path.display()));
    let whole = path
        .canonicalize()
        .map_err(|why| refuse(&why.to_string()))?;
    if !whole.join("Cargo.toml").is_file() {
        return Err(refuse("there is no Cargo.toml in it"));
    }
    let text = whole
        .to_str()
        .ok_or_else(|| refuse("a path in a manifest must be UTF-8"))?;
    Ok(text.to_owned())
}

fn shown(out: &Path) -> String {
    out.display()
        .to_string()
        .trim_end_matches('/')
        .replace('\\', "/")
}
