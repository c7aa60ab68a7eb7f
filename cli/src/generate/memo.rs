//! What an earlier run did, so that nothing is done again while nothing has changed.
//!
//! A memo is a small file in the user's cache. It holds digests of what was asked of which build of
//! the command, and of each file that was read or written; only where all of them are what
//! they were, files edited or deleted by hand included, is the earlier run repeated in words.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use bindery::generate::leftovers;
use bindery::map::Set;
use xxhash_rust::xxh3::xxh3_128;

use super::job::Job;
use crate::output::Output;

/// The first line of a memo.
const HEAD: &str = "bindery memo 1";

/// Where a run is remembered, and what it is known by.
#[derive(Debug)]
pub(super) struct Memo {
    path: PathBuf,
    /// Of the command and of what it is asked for.
    asked: u128,
    /// The folder of the crate.
    out: PathBuf,
    /// When the run began.
    began: SystemTime,
}

/// Who changes a file while it is read, or just before on a disk whose clock is coarse (of FAT:
/// two seconds), may have changed it after it was read. Such a run is not remembered.
const COARSEST: Duration = Duration::from_secs(2);

/// What a run did that ended well.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Done {
    /// What it read.
    pub(super) inputs: Vec<PathBuf>,
    /// What it wrote, in the folder of the crate.
    pub(super) outputs: Vec<String>,
    /// What it said of the documents.
    pub(super) findings: String,
    /// What it said of what it made.
    pub(super) counts: String,
}

impl Memo {
    /// `None` where there is no cache, or the command cannot find itself.
    pub(super) fn of(job: &Job, output: &Output, options: &str) -> Option<Memo> {
        let cache = cache()?;
        let out = std::path::absolute(&job.out).ok()?;
        let command = command().ok()?;
        let here = std::env::current_dir().ok()?;
        let asked = format!("{command} {here:?} {job:?} {output:?} {options}");
        let name = format!("{:032x}", xxh3_128(out.as_os_str().as_encoded_bytes()));
        Some(Memo {
            path: cache.join(name),
            asked: xxh3_128(asked.as_bytes()),
            out,
            began: SystemTime::now(),
        })
    }

    /// The earlier run, where a run now would do the same.
    pub(super) fn recall(&self) -> Option<Done> {
        let text = fs::read_to_string(&self.path).ok()?;
        let done = self.parse(&text)?;
        let written: Set<&str> = done.outputs.iter().map(String::as_str).collect();
        match leftovers(&self.out, &written) {
            Ok(leftovers) if leftovers.is_empty() => Some(done),
            _ => None,
        }
    }

    /// Remembers a run. A cache that cannot be written only costs time.
    pub(super) fn keep(&self, done: &Done) {
        let Ok(text) = self.write(done) else {
            return;
        };
        let beside = self.path.with_extension(std::process::id().to_string());
        let folder = self.path.parent().unwrap_or(&self.path);
        let kept = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&beside, text))
            .and_then(|()| fs::rename(&beside, &self.path));
        if kept.is_err() {
            let _ = fs::remove_file(&beside);
        }
    }

    fn write(&self, done: &Done) -> io::Result<String> {
        let mut text = format!("{HEAD}\nasked {:x}\n", self.asked);
        for path in &done.inputs {
            if fs::metadata(path)?.modified()? + COARSEST > self.began {
                return Err(io::ErrorKind::ResourceBusy.into());
            }
            text += &line("in", digest(path)?, &path.to_string_lossy())?;
        }
        for path in &done.outputs {
            text += &line("out", digest(&self.out.join(path))?, path)?;
        }
        text += &format!("counts {}\n{}", done.counts.len(), done.counts);
        text += &format!("findings {}\n{}", done.findings.len(), done.findings);
        Ok(text)
    }

    /// What a memo says, where all that it names is as it was.
    fn parse(&self, text: &str) -> Option<Done> {
        let rest = text.strip_prefix(HEAD)?.strip_prefix('\n')?;
        let (asked, mut rest) = rest.split_once('\n')?;
        if asked != format!("asked {:x}", self.asked) {
            return None;
        }
        let mut done = Done::default();
        loop {
            let (line, behind) = rest.split_once('\n')?;
            let (word, of) = line.split_once(' ')?;
            rest = behind;
            match word {
                "in" => {
                    let path = PathBuf::from(same(of, Path::new(""))?);
                    done.inputs.push(path);
                }
                "out" => done.outputs.push(same(of, &self.out)?.to_owned()),
                "counts" => {
                    let (counts, behind) = rest.split_at_checked(of.parse().ok()?)?;
                    done.counts = counts.to_owned();
                    rest = behind;
                }
                "findings" => {
                    let length: usize = of.parse().ok()?;
                    done.findings = rest.to_owned();
                    return (rest.len() == length).then_some(done);
                }
                _ => return None,
            }
        }
    }
}

/// `in DIGEST PATH`; not of paths that do not fit into a line.
fn line(word: &str, digest: u128, path: &str) -> io::Result<String> {
    match path.contains(['\n', char::REPLACEMENT_CHARACTER]) {
        true => Err(io::ErrorKind::InvalidInput.into()),
        false => Ok(format!("{word} {digest:x} {path}\n")),
    }
}

/// The path of `DIGEST PATH`, where the file has that digest.
fn same<'t>(of: &'t str, folder: &Path) -> Option<&'t str> {
    let (known, path) = of.split_once(' ')?;
    let now = digest(&folder.join(path)).ok()?;
    (known == format!("{now:x}")).then_some(path)
}

/// Which build of the command this is. To read all of it would take longer than to generate a
/// small crate.
fn command() -> io::Result<String> {
    let path = std::env::current_exe()?;
    let file = fs::metadata(&path)?;
    let (length, changed) = (file.len(), file.modified()?);
    let version = env!("CARGO_PKG_VERSION");
    Ok(format!("{version} {path:?} {length} {changed:?}"))
}

/// Not for secrets: it tells files apart that differ by chance, at the speed of memory.
fn digest(path: &Path) -> io::Result<u128> {
    Ok(xxh3_128(&fs::read(path)?))
}

/// The folder of the cache. `BINDERY_CACHE_DIR` names another one; empty, there is none.
fn cache() -> Option<PathBuf> {
    let variable = |name| std::env::var_os(name).map(PathBuf::from);
    let is_whole = |path: &PathBuf| path.is_absolute();
    if let Some(named) = variable("BINDERY_CACHE_DIR") {
        return (!named.as_os_str().is_empty()).then_some(named);
    }
    variable("XDG_CACHE_HOME")
        .filter(is_whole)
        .or_else(|| variable("HOME").map(|home| home.join(".cache")))
        .or_else(|| variable("LOCALAPPDATA"))
        .filter(is_whole)
        .map(|folder| folder.join("bindery"))
}
