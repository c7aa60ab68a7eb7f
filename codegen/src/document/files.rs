//! Where documents come from.

use super::reference::normalised;
use crate::map::Map;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A way to read files. The stage `document` touches the outside world only through this.
pub trait Files {
    /// The content of a file.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// What a URL of the scheme `http` or `https` names; `None` where it is not to be read,
    /// which is the case for all URLs unless somebody who implements this decides otherwise.
    /// This library never touches the network.
    fn fetch(&self, url: &str) -> Option<io::Result<Fetched>> {
        let _ = url;
        None
    }
}

/// What a URL names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Where it really was found: references in it are relative to this, and findings show it.
    pub url: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// The files of this machine; relative paths are relative to the working directory.
///
/// Only regular files of at most [`Disk::LIMIT`] bytes are read, because the name of a file
/// can come from a document: a device or a pipe would never end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Disk {
    /// The most bytes that are read from one file.
    pub const LIMIT: u64 = 256 * 1024 * 1024;
}

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        // Asked before opening: opening a pipe waits until somebody writes to it.
        let metadata = std::fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(io::Error::other("not a regular file"));
        }
        // One more byte than there is: so the end is seen without asking for more room.
        let length = metadata.len().min(Disk::LIMIT) + 1;
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        File::open(path)?
            .take(Disk::LIMIT + 1)
            .read_to_end(&mut bytes)?;
        if bytes.len() as u64 > Disk::LIMIT {
            return Err(io::Error::other("larger than 256 MiB"));
        }
        Ok(bytes)
    }
}

/// Files that exist only in memory.
///
/// ```
/// use bindery::document::{Files, Memory};
/// use std::path::Path;
///
/// let files = Memory::new().with("api.yaml", "openapi: 3.1.0");
/// assert_eq!(files.read(Path::new("api.yaml")).unwrap(), b"openapi: 3.1.0");
/// assert!(files.read(Path::new("other.yaml")).is_err());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: Map<PathBuf, Vec<u8>>,
}

impl Memory {
    /// No files.
    #[must_use]
    pub fn new() -> Memory {
        Memory::default()
    }

    /// Adds a file.
    #[must_use]
    pub fn with(mut self, path: impl Into<PathBuf>, content: impl Into<Vec<u8>>) -> Memory {
        let path = normalised(&path.into());
        self.files.insert(path, content.into());
        self
    }
}

impl Files for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files
            .get(&normalised(path))
            .cloned()
            .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "no such file"))
    }
}
