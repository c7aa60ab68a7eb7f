//! Folders that a test may fill.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder outside the project, empty at first and gone with this value.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// A folder that no other test has; `name` tells them apart.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn new(name: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("bindery-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        let made = fs::create_dir_all(&path);
        assert!(made.is_ok(), "{}: {made:?}", path.display());
        Scratch { path }
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file, and the folders that it is in.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path.join(path);
        let folder = path.parent().unwrap_or(&self.path);
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, text));
        assert!(written.is_ok(), "{}: {written:?}", path.display());
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}
