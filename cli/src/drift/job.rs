//! Which pages are reviewed, and where everything is.

use std::path::{Path, PathBuf};

use bindery::generate::{Folder, ModuleSettings};
use bindery_drift::review::{Mapped, Settings};

use super::Drift;
use crate::config::{Config, PageMapping};
use crate::fetch::Reach;
use crate::outcome::Refusal;

/// How many of a hundred rows can be gone, where nothing else is said.
pub(crate) const ROWS_LOST: u8 = 30;

/// What is reviewed.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) settings: Settings,
    /// Documents, records and deviations.
    pub(super) files: Reach,
    pub(super) pages: Folder,
    /// The folder that their paths are relative to.
    pub(super) folder: PathBuf,
}

impl Job {
    pub(super) fn of(arguments: &Drift) -> Result<Job, Refusal> {
        match &arguments.spec {
            Some(spec) => Ok(named(arguments, spec)),
            None => configured(arguments),
        }
    }
}

/// What the command line names. Of several pages each is recorded under its own name.
fn named(arguments: &Drift, spec: &Path) -> Job {
    let module = ModuleSettings {
        overlays: arguments.overlay.clone(),
        ..ModuleSettings::called_after(spec)
    };
    let several = arguments.page.len() > 1;
    let mapped = arguments.page.iter().map(|page| {
        let stem = page.file_stem().unwrap_or_default().to_string_lossy();
        Mapped {
            page: page.clone(),
            module: module.clone(),
            document: spec.to_owned(),
            operation: None,
            claims: Mapped::claims_of(spec, several.then_some(&*stem)),
        }
    });
    Job {
        settings: Settings {
            pages: mapped.collect(),
            rows_lost: ROWS_LOST,
            accept: arguments.accept,
        },
        files: Reach::new("", &[], &arguments.fetch),
        pages: Folder::default(),
        folder: PathBuf::new(),
    }
}

fn configured(arguments: &Drift) -> Result<Job, Refusal> {
    let config = Config::find()?;
    let (settings, pages) = mapped(&config, arguments.pages.as_deref())?;
    Ok(Job {
        settings: Settings {
            accept: arguments.accept,
            ..settings
        },
        files: Reach::new(config.folder.clone(), &config.fetch, &arguments.fetch),
        pages,
        folder: config.folder,
    })
}

/// The pages that the configuration names, and where they are: `folder`, or what it says.
pub(crate) fn mapped(
    config: &Config,
    folder: Option<&Path>,
) -> Result<(Settings, Folder), Refusal> {
    if config.drift.mapped.is_empty() {
        return Err(Refusal::new(
            "bindery.toml maps no page to a document; name them on the command line, or write \
             `[[page]]`: `bindery help drift` shows how",
        ));
    }
    // What the command line names is relative to where it was run.
    let (pages, shown) = match (folder, &config.drift.pages) {
        (Some(folder), _) => (Folder::default(), folder),
        (None, Some(folder)) => (Folder::new(config.folder.clone()), folder.as_path()),
        (None, None) => {
            return Err(Refusal::new(
                "nothing says where the pages are: use `--pages DIR`, or `pages` in `[drift]`",
            ));
        }
    };
    let mapped = config.drift.mapped.iter();
    let mapped = mapped.map(|page| mapping(page, shown, &config.settings.modules));
    let settings = Settings {
        pages: mapped.collect(),
        rows_lost: config.drift.rows_lost.unwrap_or(ROWS_LOST),
        accept: false,
    };
    Ok((settings, pages))
}

/// A page of the configuration. Its document is that of the module which has it, overlays and
/// all, or stands alone.
fn mapping(page: &PageMapping, folder: &Path, modules: &[ModuleSettings]) -> Mapped {
    let has = |module: &&ModuleSettings| module.documents.contains(&page.document);
    let module = modules.iter().find(has).cloned();
    Mapped {
        page: folder.join(&page.file),
        module: module.unwrap_or_else(|| ModuleSettings::called_after(&page.document)),
        document: page.document.clone(),
        operation: page.operation.clone(),
        claims: Mapped::claims_of(&page.document, page.name.as_deref()),
    }
}
