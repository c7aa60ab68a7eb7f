//! A command without the feature `fetch`: it says so, and fetches nothing.

use std::io;

use bindery::document::Fetched;

/// What the URLs of documents start with: there is none.
#[derive(Clone, Debug)]
pub(crate) enum Prefix {}

impl std::fmt::Display for Prefix {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {}
    }
}

/// Says that there is nothing to fetch with.
pub(crate) fn prefix(_: &str) -> Result<Prefix, String> {
    Err(
        "this command cannot fetch: it was built without its feature `fetch`; \
         install it with `cargo install bindery-cli --features fetch`"
            .to_owned(),
    )
}

/// No other host.
#[derive(Debug)]
pub(super) struct Web;

impl Web {
    pub(super) fn new(_: Vec<Prefix>) -> Web {
        Web
    }

    #[expect(clippy::unused_self)] // as it is with the feature
    pub(super) fn fetch(&self, _: &str) -> Option<io::Result<Fetched>> {
        None
    }
}
