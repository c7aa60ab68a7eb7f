//! The face for build scripts.
//!
//! Three lines bring an API into a crate without a command and without committed files.
//! In `Cargo.toml`:
//!
//! ```toml
//! [dependencies]
//! bindery-runtime = "0.1"
//!
//! [build-dependencies]
//! bindery = "0.1"
//! ```
//!
//! in `build.rs`:
//!
//! ```no_run
//! fn main() -> Result<(), bindery::BuildError> {
//!     bindery::build("spec/ecs.yaml")
//! }
//! ```
//!
//! and where the module should be:
//!
//! ```text
//! pub mod ecs {
//!     bindery_runtime::include_api!("ecs");
//! }
//! ```
//!
//! Cargo runs the script again only when a file changed that was really read. The network
//! is never touched.

mod directive;
mod environment;
mod error;
#[cfg(test)]
mod tests;

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::finding::render::{self, Style};
use crate::generate::{Folder, GeneratedFile, ModuleSettings, Run, include, module_name};
use crate::select::Selection;
use environment::Environment;
pub use error::BuildError;

/// Generates a module for one document, as [`Config`] does with nothing else said.
///
/// `build("spec/ecs.yaml")` writes `$OUT_DIR/ecs.rs`.
///
/// # Errors
/// When the document has errors, or when the file cannot be written.
pub fn build(document: impl Into<PathBuf>) -> Result<(), BuildError> {
    Config::new().document(document).build()
}

/// What a build script generates: one module, in one file. For several modules, say and
/// build one after the other.
///
/// ```no_run
/// fn main() -> Result<(), bindery::BuildError> {
///     bindery::Config::new()
///         .document("spec/ecs/rebuild-server.yaml")
///         .document("spec/ecs/reinstall-server.yaml")
///         .module("ecs")
///         .build()
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Config {
    documents: Vec<PathBuf>,
    overlays: Vec<PathBuf>,
    module: Option<String>,
    out_dir: Option<PathBuf>,
    selection: Selection,
    formats: Vec<(String, String)>,
}

impl Config {
    /// Nothing yet; at least one document is needed.
    #[must_use]
    pub fn new() -> Config {
        Config::default()
    }

    /// Adds a document. Its path is relative to the folder of the package.
    #[must_use]
    pub fn document(mut self, path: impl Into<PathBuf>) -> Config {
        self.documents.push(path.into());
        self
    }

    /// Puts an overlay on the documents: a file of the Overlay Specification that mends what
    /// somebody else has written. Overlays are put on in the order in which they are added.
    ///
    /// ```no_run
    /// fn main() -> Result<(), bindery::BuildError> {
    ///     bindery::Config::new()
    ///         .document("spec/ecs.yaml")
    ///         .overlay("spec/mended.overlay.yaml")
    ///         .build()
    /// }
    /// ```
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Config {
        self.overlays.push(path.into());
        self
    }

    /// Names the module, and so the file; otherwise it is called after the first document,
    /// in snake case: `reinstall_server` for `spec/reinstall-server.yaml`.
    #[must_use]
    pub fn module(mut self, name: impl Into<String>) -> Config {
        self.module = Some(name.into());
        self
    }

    /// Says where the file is written: a folder, relative to that of the package. Otherwise
    /// it is `$OUT_DIR`, the only folder in which `include_api!` looks.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Config {
        self.out_dir = Some(folder.into());
        self
    }

    /// Wants only the operations that match this selector, or another one that is said so: an
    /// `operationId`, a tag, or a path with or without its method, as [`Selection`] explains.
    /// What only other operations need is not generated.
    ///
    /// ```no_run
    /// fn main() -> Result<(), bindery::BuildError> {
    ///     bindery::Config::new()
    ///         .document("spec/ecs.yaml")
    ///         .only("tag:servers")
    ///         .only("GET /v1/{project_id}/jobs/*")
    ///         .except("deleteServer")
    ///         .build()
    /// }
    /// ```
    #[must_use]
    pub fn only(mut self, selector: impl Into<String>) -> Config {
        self.selection.only.push(selector.into());
        self
    }

    /// Leaves out the operations that match this selector.
    #[must_use]
    pub fn except(mut self, selector: impl Into<String>) -> Config {
        self.selection.except.push(selector.into());
        self
    }

    /// Binds a format to another type than it usually is, as
    /// [`Formats::bind`](crate::format::Formats::bind) explains.
    ///
    /// ```no_run
    /// fn main() -> Result<(), bindery::BuildError> {
    ///     bindery::Config::new()
    ///         .document("spec/ecs.yaml")
    ///         .format_as("date-time", "string")
    ///         .format_as("number", "f64")
    ///         .build()
    /// }
    /// ```
    #[must_use]
    pub fn format_as(mut self, format: impl Into<String>, ty: impl Into<String>) -> Config {
        self.formats.push((format.into(), ty.into()));
        self
    }

    /// Generates the module, and tells cargo which files it came from.
    ///
    /// The file is written only when its bytes differ. Warnings are shown by cargo, each in
    /// a line.
    ///
    /// # Errors
    /// When a document has errors (the error then is the findings, as text), or when the
    /// file cannot be written.
    pub fn build(&self) -> Result<(), BuildError> {
        self.build_in(&Environment::of_cargo(), &mut std::io::stdout())
    }

    fn build_in(&self, environment: &Environment, cargo: &mut dyn Write) -> Result<(), BuildError> {
        let module = self.module_settings()?;
        let out_dir = environment.out_dir(self.out_dir.as_deref())?;
        let run = include(&module, &Folder::new(&environment.package));
        directive::print(&run, cargo)
            .map_err(|why| BuildError::new(format!("cannot talk to cargo: {why}")))?;
        match &run.generated {
            Some(generated) => generated
                .files
                .iter()
                .try_for_each(|file| put(&out_dir, file)),
            None => Err(BuildError::new(words(&run))),
        }
    }

    fn module_settings(&self) -> Result<ModuleSettings, BuildError> {
        let first = self.documents.first().ok_or_else(|| {
            BuildError::new("no document: say which with `Config::document`".to_owned())
        })?;
        let mut module = ModuleSettings::called_after(first);
        if let Some(name) = &self.module {
            module.name = module_name(name);
        }
        module.documents.clone_from(&self.documents);
        module.overlays.clone_from(&self.overlays);
        module.selection.clone_from(&self.selection);
        for (format, ty) in &self.formats {
            let bound = module.formats.bind(format, ty);
            bound.map_err(|why| BuildError::new(why.to_string()))?;
        }
        Ok(module)
    }
}

fn words(run: &Run) -> String {
    render::text(run.findings.all(), run.documents.sources(), Style::Plain)
}

/// Writes a file when its bytes differ, so that what includes it is not built again.
fn put(folder: &Path, file: &GeneratedFile) -> Result<(), BuildError> {
    let path = folder.join(&file.path);
    if std::fs::read(&path).is_ok_and(|found| found == file.text.as_bytes()) {
        return Ok(());
    }
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&path, &file.text))
        .map_err(|why| BuildError::new(format!("cannot write {}: {why}", path.display())))
}
