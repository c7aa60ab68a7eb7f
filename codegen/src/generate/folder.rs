//! Files that are found from a folder.

use std::io;
use std::path::{Path, PathBuf};

use crate::document::{Disk, Files};

/// The files of this machine, with relative paths relative to a folder instead of the
/// working directory: what is read, and how it is shown, is then the same wherever the
/// command was run.
///
/// ```
/// use bindery::document::Files;
/// use bindery::generate::Folder;
///
/// let here = Folder::new(env!("CARGO_MANIFEST_DIR"));
/// assert!(here.read("Cargo.toml".as_ref()).is_ok());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The files of a folder.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Folder {
        Folder { path: path.into() }
    }
}

impl Files for Folder {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        Disk.read(&self.path.join(path))
    }
}
