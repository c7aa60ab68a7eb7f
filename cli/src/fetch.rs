//! Documents from other hosts: read only where the user has named what their URLs start with.
//!
//! The library never touches the network. It asks [`Files::fetch`], and this is the only place
//! that has an answer, and only in a command that was built with the feature `fetch`.

#[cfg(not(feature = "fetch"))]
mod absent;
#[cfg(feature = "fetch")]
mod prefix;
#[cfg(feature = "fetch")]
mod url;
#[cfg(feature = "fetch")]
mod web;

use std::io;
use std::path::{Path, PathBuf};

use bindery::document::{Fetched, Files};
use bindery::generate::Folder;
use clap::Arg;

use crate::arguments::Said;
use crate::arguments::option::options;
#[cfg(not(feature = "fetch"))]
use absent::Web;
#[cfg(not(feature = "fetch"))]
pub(crate) use absent::{Prefix, prefix};
#[cfg(feature = "fetch")]
pub(crate) use prefix::{Prefix, prefix};
#[cfg(feature = "fetch")]
use web::Web;

/// What may be fetched.
#[derive(Clone, Debug)]
pub(crate) struct FetchOptions {
    fetch: Vec<Prefix>,
}

impl FetchOptions {
    /// What can be said.
    pub(crate) fn argument() -> Arg {
        options(
            "fetch",
            "URL",
            "Fetches documents whose URL starts with this, such as `https://example.com/schemas/`; \
             can be said several times. Without it the network is never touched",
        )
        .value_parser(prefix)
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> FetchOptions {
        FetchOptions {
            fetch: said.values("fetch"),
        }
    }

    /// What was said, to be said again.
    #[cfg(feature = "call")]
    pub(crate) fn words(&self) -> Vec<String> {
        self.fetch.iter().map(ToString::to_string).collect()
    }
}

/// The files of this machine, and what may be fetched.
#[derive(Debug)]
pub(crate) struct Reach {
    folder: Folder,
    web: Web,
}

impl Reach {
    /// The files that are found from a folder, and what the configuration or the options name.
    pub(crate) fn new(
        folder: impl Into<PathBuf>,
        configured: &[Prefix],
        options: &FetchOptions,
    ) -> Reach {
        let prefixes = configured.iter().chain(&options.fetch).cloned();
        Reach {
            folder: Folder::new(folder),
            web: Web::new(prefixes.collect()),
        }
    }
}

impl Files for Reach {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.folder.read(path)
    }

    fn fetch(&self, url: &str) -> Option<io::Result<Fetched>> {
        self.web.fetch(url)
    }
}
