//! A small crate, as far as its files.

use bindery::document::Memory;
use bindery::generate::{ModuleSettings, Settings, generate};
use bindery::plan::Manifest;

use crate::manifest;

/// The text of a file of the crate `pets`, which is made of this document alone.
///
/// `None` where the document cannot be generated, or the crate has no such file.
#[must_use]
pub fn file_of_pets(document: &str, tag_features: bool, path: &str) -> Option<String> {
    let settings = Settings {
        manifest: Manifest {
            tag_features,
            ..manifest("pets")
        },
        modules: vec![ModuleSettings {
            name: "pets".to_owned(),
            documents: vec!["pets.yaml".into()],
            ..ModuleSettings::default()
        }],
    };
    let run = generate(&settings, &Memory::new().with("pets.yaml", document));
    let mut files = run.generated?.files.into_iter();
    files.find(|file| file.path == path).map(|file| file.text)
}
