//! `bindery.toml`: what is generated when nothing is said.

pub(crate) mod code;
mod drift;
mod read;
#[cfg(feature = "diff")]
mod review;
mod table;

use std::io;
use std::path::{Path, PathBuf};

use bindery::document::{Disk, Files};
use bindery::generate::Settings;

pub(crate) use drift::DriftSettings;
#[cfg(feature = "pages")]
pub(crate) use drift::PageMapping;
pub(crate) use read::describe;

use crate::fetch::Prefix;
use crate::outcome::Refusal;

/// How the configuration is called.
pub(crate) const FILE: &str = "bindery.toml";

/// A whole file, with every key.
pub(crate) const SAMPLE: &str = include_str!("config/sample.toml");

/// What `bindery.toml` says.
#[derive(Debug)]
pub(crate) struct Config {
    /// The folder that it is in, from which all its paths are relative.
    pub(crate) folder: PathBuf,
    /// Where the crate is written, relative to the folder.
    pub(crate) out: PathBuf,
    /// The changelog of the crate, relative to the folder.
    #[cfg_attr(not(feature = "pages"), expect(dead_code))] // read, so that mistakes are found
    pub(crate) changelog: PathBuf,
    /// What is generated.
    pub(crate) settings: Settings,
    /// What may be fetched from other hosts.
    pub(crate) fetch: Vec<Prefix>,
    /// Which documentation pages belong to which documents.
    #[cfg_attr(not(feature = "pages"), expect(dead_code))] // the same
    pub(crate) drift: DriftSettings,
}

impl Config {
    /// Reads the configuration of the working directory, or of the nearest folder above it
    /// that has one.
    pub(crate) fn find() -> Result<Config, Refusal> {
        let here = std::env::current_dir()
            .map_err(|why| Refusal::new(format!("cannot tell the working directory: {why}")))?;
        for folder in here.ancestors() {
            match Disk.read(&folder.join(FILE)) {
                Ok(bytes) => return Config::read(folder, bytes),
                Err(why) if why.kind() == io::ErrorKind::NotFound => {}
                Err(why) => {
                    let path = folder.join(FILE);
                    return Err(Refusal::new(format!(
                        "cannot read {}: {why}",
                        path.display()
                    )));
                }
            }
        }
        Err(Refusal::new(format!(
            "there is no {FILE} in {} or above it; name documents on the command line, or write one: \
             `bindery help generate` shows how",
            here.display()
        )))
    }

    /// Reads the configuration of a folder from its bytes.
    pub(crate) fn read(folder: &Path, bytes: Vec<u8>) -> Result<Config, Refusal> {
        let text = String::from_utf8(bytes)
            .map_err(|_| Refusal::new(format!("{} is not UTF-8", folder.join(FILE).display())))?;
        let said = read::config(FILE, text)?;
        Ok(Config {
            folder: folder.to_owned(),
            ..said
        })
    }
}

/// What people say about the facts of `bindery diff`: in the file that is named, or else in the
/// one that is usually called so, if there is one.
#[cfg(feature = "diff")]
pub(crate) fn review(named: Option<&Path>, usual: &str) -> Result<bindery::diff::Review, Refusal> {
    let path = named.unwrap_or(Path::new(usual));
    let bytes = match Disk.read(path) {
        Ok(bytes) => bytes,
        Err(why) if named.is_none() && why.kind() == io::ErrorKind::NotFound => {
            return Ok(bindery::diff::Review::default());
        }
        Err(why) => {
            let why = format!("cannot read {}: {why}", path.display());
            return Err(Refusal::new(why));
        }
    };
    let text = String::from_utf8(bytes)
        .map_err(|_| Refusal::new(format!("{} is not UTF-8", path.display())))?;
    review::review(&path.to_string_lossy(), &text)
}
