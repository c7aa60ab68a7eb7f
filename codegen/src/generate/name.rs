//! What a module is called when nobody says.

use std::path::PathBuf;

use super::ModuleSettings;
use crate::plan::Ident;

/// A module name made of any words: in snake case, and the name of a file as well.
///
/// ```
/// use bindery::generate::module_name;
///
/// assert_eq!(module_name("Rebuild-Server.v2"), "rebuild_server_v2");
/// ```
#[must_use]
pub fn module_name(words: &str) -> String {
    Ident::snake(words).plain().to_owned()
}

impl ModuleSettings {
    /// A module for one document, called after its file: `ecs` for `spec/ecs.yaml`.
    #[must_use]
    pub fn called_after(document: impl Into<PathBuf>) -> ModuleSettings {
        let document = document.into();
        let stem = document.file_stem().unwrap_or_default();
        ModuleSettings {
            name: module_name(&stem.to_string_lossy()),
            documents: vec![document],
            ..ModuleSettings::default()
        }
    }
}
