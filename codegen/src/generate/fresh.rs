//! Whether generated files are still what would be generated.

use std::fmt;
use std::path::Path;

use super::{FileState, GeneratedFile, Mode, Settings, WriteError, generate, write};
use crate::document::Files;
use crate::finding::render::{self, Style};

/// Why generated files are not known to be up to date.
///
/// `Debug` is the same as `Display`, so that `unwrap` in a test shows words.
pub enum NotFresh {
    /// Nothing could be generated; the findings, as text.
    Findings(String),
    /// These files differ from what would be generated.
    Files(Vec<(String, FileState)>),
    /// The files could not be compared.
    Disk(WriteError),
}

impl fmt::Display for NotFresh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotFresh::Findings(text) => f.write_str(text.trim_end()),
            NotFresh::Disk(error) => write!(f, "{error}"),
            NotFresh::Files(files) => {
                f.write_str("generated files are not up to date")?;
                files
                    .iter()
                    .try_for_each(|(path, state)| write!(f, "\n  {state:<9} {path}"))
            }
        }
    }
}

impl fmt::Debug for NotFresh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for NotFresh {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            NotFresh::Disk(error) => Some(error),
            NotFresh::Findings(_) | NotFresh::Files(_) => None,
        }
    }
}

impl fmt::Display for FileState {
    /// One word: what the file on the disk is, compared with what would be generated.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            FileState::Unchanged => "unchanged",
            FileState::Changed => "stale",
            FileState::Missing => "missing",
            FileState::Leftover => "leftover",
        })
    }
}

/// Whether a folder holds exactly what would be generated now, as a test of a crate whose
/// generated files are committed. Nothing is written.
///
/// ```no_run
/// use bindery::generate::{Folder, ModuleSettings, Settings, is_fresh};
/// use bindery::plan::{Manifest, Runtime};
///
/// // #[test]
/// fn generated_files_are_fresh() -> Result<(), bindery::generate::NotFresh> {
///     let settings = Settings {
///         manifest: Manifest {
///             name: "pets".to_owned(),
///             version: "0.1.0".to_owned(),
///             description: "Bindings for the pet store".to_owned(),
///             license: None,
///             repository: None,
///             runtime: Runtime::Published("0.1.0".to_owned()),
///             workspace_member: false,
///             tag_features: false,
///         },
///         modules: vec![ModuleSettings {
///             name: "pets".to_owned(),
///             documents: vec!["spec/pets.yaml".into()],
///             ..ModuleSettings::default()
///         }],
///     };
///     let here = env!("CARGO_MANIFEST_DIR");
///     is_fresh(&settings, &Folder::new(here), here.as_ref())
/// }
/// # generated_files_are_fresh().unwrap();
/// ```
///
/// # Errors
/// When the files differ, when the documents have errors, or when a file cannot be read.
pub fn is_fresh(settings: &Settings, files: &dyn Files, folder: &Path) -> Result<(), NotFresh> {
    let run = generate(settings, files);
    match run.generated {
        Some(generated) => are_fresh(&generated.files, folder),
        None => Err(NotFresh::Findings(render::text(
            run.findings.all(),
            run.documents.sources(),
            Style::Plain,
        ))),
    }
}

/// Whether a folder holds exactly these generated files. Nothing is written.
///
/// # Errors
/// When it does not, or when a file cannot be read.
pub fn are_fresh(files: &[GeneratedFile], folder: &Path) -> Result<(), NotFresh> {
    let mut states = write(folder, files, Mode::Check).map_err(NotFresh::Disk)?;
    states.retain(|(_, state)| *state != FileState::Unchanged);
    if states.is_empty() {
        Ok(())
    } else {
        Err(NotFresh::Files(states))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::document::Memory;
    use crate::generate::ModuleSettings;
    use crate::plan::{Manifest, Runtime};

    fn settings() -> Settings {
        Settings {
            manifest: Manifest {
                name: "pets".to_owned(),
                version: "0.1.0".to_owned(),
                description: "Pets".to_owned(),
                license: None,
                repository: None,
                runtime: Runtime::Published("0.1.0".to_owned()),
                workspace_member: false,
                tag_features: false,
            },
            modules: vec![ModuleSettings {
                name: "pets".to_owned(),
                documents: vec!["api.yaml".into()],
                ..ModuleSettings::default()
            }],
        }
    }

    #[test]
    fn a_folder_is_fresh_until_a_file_differs() {
        let api = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths: {}\n";
        let files = Memory::new().with("api.yaml", api);
        let folder = std::env::temp_dir().join(format!("bindery-fresh-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let generated = generate(&settings(), &files).generated.unwrap();
        write(&folder, &generated.files, Mode::Write).unwrap();
        is_fresh(&settings(), &files, &folder).unwrap();

        fs::write(folder.join("src/lib.rs"), "// by hand").unwrap();
        fs::remove_file(folder.join("README.md")).unwrap();
        fs::copy(folder.join("src/pets.rs"), folder.join("src/cats.rs")).unwrap();
        let error = is_fresh(&settings(), &files, &folder).unwrap_err();
        assert_eq!(
            format!("{error:?}"),
            "generated files are not up to date\n  missing   README.md\n  stale     src/lib.rs\n  leftover  src/cats.rs"
        );
        assert_eq!(
            fs::read_to_string(folder.join("src/lib.rs")).unwrap(),
            "// by hand"
        );
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_has_errors_is_not_fresh() {
        let files = Memory::new().with("api.yaml", "openapi: 3.1.0\nopenapi: 3.1.0\n");
        let error = is_fresh(&settings(), &files, Path::new("nowhere")).unwrap_err();
        assert!(error.to_string().contains("error[B0106]"), "{error}");
    }
}
