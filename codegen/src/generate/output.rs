//! From files in memory to files on the disk.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::GeneratedFile;
use crate::emit::{HASH_HEADER, HEADER};
use crate::map::Set;

/// Whether to write, or only to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Writes what differs, and removes generated files that are no longer generated.
    Write,
    /// Writes nothing.
    Check,
}

/// What a file on the disk was found to be, and in [`Mode::Write`] no longer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileState {
    /// As generated.
    Unchanged,
    /// Other than generated.
    Changed,
    /// Not there.
    Missing,
    /// Generated once, but no longer.
    Leftover,
}

/// A file could not be read, written or removed.
#[derive(Debug)]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Brings a folder up to date, or says how it is not: each file's path with its state, the
/// generated ones in their order, then leftovers sorted by path.
///
/// A file whose bytes would be the same is not touched, so that nothing is built again.
///
/// # Errors
/// When a file cannot be read, written or removed.
pub fn write(
    folder: &Path,
    files: &[GeneratedFile],
    mode: Mode,
) -> Result<Vec<(String, FileState)>, WriteError> {
    let mut states = brought_up_to_date(folder, files, mode)?;
    let generated = files.iter().map(|file| file.path.as_str()).collect();
    for path in leftovers(folder, &generated)? {
        if mode == Mode::Write {
            let full = folder.join(&path);
            std::fs::remove_file(&full).map_err(|source| WriteError { path: full, source })?;
        }
        states.push((path, FileState::Leftover));
    }
    Ok(states)
}

/// Two files at a time: most of the time goes to copying them to the system.
fn brought_up_to_date(
    folder: &Path,
    files: &[GeneratedFile],
    mode: Mode,
) -> Result<Vec<(String, FileState)>, WriteError> {
    let each = |file: &GeneratedFile| {
        let path = folder.join(&file.path);
        let state = state_of(&path, file.text.as_bytes())?;
        if state != FileState::Unchanged && mode == Mode::Write {
            put(&path, file.text.as_bytes())?;
        }
        Ok((file.path.clone(), state))
    };
    let half = half(files);
    let (first, second) = files.split_at(half);
    std::thread::scope(|scope| {
        let beside = std::thread::Builder::new()
            .spawn_scoped(scope, || second.iter().map(each).collect::<Vec<_>>());
        let mut states: Vec<_> = first.iter().map(each).collect();
        match beside.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(others)) => states.extend(others),
            // No thread was to be had.
            _ => states.extend(second.iter().map(each)),
        }
        states.into_iter().collect()
    })
}

/// At which file about half of all bytes are behind.
fn half(files: &[GeneratedFile]) -> usize {
    let all: usize = files.iter().map(|file| file.text.len()).sum();
    let mut bytes = 0;
    let half = files.iter().position(|file| {
        bytes += file.text.len();
        bytes * 2 > all
    });
    half.unwrap_or(0)
}

fn state_of(path: &Path, bytes: &[u8]) -> Result<FileState, WriteError> {
    let is_other =
        |metadata: &std::fs::Metadata| metadata.is_file() && metadata.len() != bytes.len() as u64;
    if std::fs::metadata(path).as_ref().is_ok_and(is_other) {
        return Ok(FileState::Changed);
    }
    match std::fs::read(path) {
        Ok(found) if found == bytes => Ok(FileState::Unchanged),
        Ok(_) => Ok(FileState::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(FileState::Missing),
        Err(source) => Err(WriteError {
            path: path.to_owned(),
            source,
        }),
    }
}

/// Writes beside the file and renames, so that nobody ever reads half a file.
fn put(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let fail = |source| WriteError {
        path: path.to_owned(),
        source,
    };
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(fail)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let beside = PathBuf::from(beside);
    std::fs::write(&beside, bytes).map_err(fail)?;
    std::fs::rename(&beside, path).map_err(fail)
}

/// Files in the folder that bear the header of a generated file, but were not generated now:
/// their paths in the folder, sorted.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn leftovers(folder: &Path, generated: &Set<&str>) -> Result<Vec<String>, WriteError> {
    let mut found = Vec::new();
    for part in ["src", "tests", "examples"] {
        collect(folder, Path::new(part), &mut found)?;
    }
    found.retain(|path| !generated.contains(path.as_str()));
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, part: &Path, found: &mut Vec<String>) -> Result<(), WriteError> {
    let path = folder.join(part);
    let fail = |source| WriteError {
        path: path.clone(),
        source,
    };
    let entries = match std::fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(fail(source)),
    };
    for entry in entries {
        let entry = entry.map_err(fail)?;
        let kind = entry.file_type().map_err(fail)?;
        let inner = part.join(entry.file_name());
        if kind.is_dir() {
            collect(folder, &inner, found)?;
        } else if kind.is_file() && is_generated(&folder.join(&inner))? {
            found.push(inner.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

fn is_generated(path: &Path) -> Result<bool, WriteError> {
    let headers = [HEADER.as_bytes(), HASH_HEADER.as_bytes()];
    let longest = headers.map(<[u8]>::len).into_iter().max().unwrap_or(0);
    let mut start = Vec::with_capacity(longest);
    File::open(path)
        .and_then(|file| file.take(longest as u64).read_to_end(&mut start))
        .map_err(|source| WriteError {
            path: path.to_owned(),
            source,
        })?;
    Ok(headers.iter().any(|header| start.starts_with(header)))
}
