//! Files, some of them with other texts than on the disk.

use std::io;
use std::path::{Component, Path, PathBuf};

use bindery::document::{Fetched, Files};
use bindery::map::Map;

/// The byte order mark of UTF-8.
const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// Files, some of them with other texts.
#[derive(Clone)]
pub struct Amended<'f> {
    files: &'f (dyn Files + Sync),
    texts: Map<PathBuf, String>,
}

impl std::fmt::Debug for Amended<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let paths: Vec<&PathBuf> = self.texts.keys().collect();
        f.debug_struct("Amended").field("texts", &paths).finish()
    }
}

impl<'f> Amended<'f> {
    /// The files as they are.
    #[must_use]
    pub fn new(files: &'f (dyn Files + Sync)) -> Amended<'f> {
        Amended {
            files,
            texts: Map::new(),
        }
    }

    /// The same with another text of one file.
    #[must_use]
    pub fn with(&self, path: &Path, text: impl Into<String>) -> Amended<'f> {
        let mut other = self.clone();
        other.texts.insert(plain(path), text.into());
        other
    }

    /// The files with other texts, by their paths.
    #[must_use]
    pub fn texts(&self) -> Vec<(PathBuf, String)> {
        let texts = self.texts.iter().map(|(path, text)| {
            // The mark in front of a text is none of its letters, and stays.
            let is_marked = self
                .files
                .read(path)
                .is_ok_and(|old| old.starts_with(&MARK));
            let mark = if is_marked { "\u{feff}" } else { "" };
            (path.clone(), format!("{mark}{text}"))
        });
        texts.collect()
    }
}

impl Files for Amended<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.texts.get(&plain(path)) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => self.files.read(path),
        }
    }

    fn fetch(&self, url: &str) -> Option<io::Result<Fetched>> {
        self.files.fetch(url)
    }
}

/// A path without detours, so that one file has one.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if out.file_name().is_some() => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}
