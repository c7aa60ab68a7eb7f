//! The documents that generators are measured on.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A document of the corpus.
pub(crate) struct Document {
    /// Its file name without the ending.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// Its size.
    pub(crate) bytes: u64,
}

/// What the page shows: small, middle and large ones, and all of a megabyte or more.
const SHOWN: [&str; 19] = [
    "petstore",
    "museum",
    "train-travel",
    "opendota",
    "twilio-verify",
    "twilio-messaging",
    "prog-nexus",
    "star-trek",
    "superset",
    "k8s-batch-v1",
    "clerk",
    "k8s-apps-v1",
    "adyen-management-v3",
    "datadog-v1",
    "pagerduty-rest",
    "openai",
    "plaid",
    "asana",
    "github",
];

/// The documents of these names; those that the page shows where there are none.
pub(crate) fn chosen(corpus: &Path, names: &[String]) -> io::Result<Vec<Document>> {
    let shown = SHOWN.map(str::to_owned);
    let names = if names.is_empty() { &shown } else { names };
    names.iter().map(|name| find(corpus, name)).collect()
}

fn find(corpus: &Path, name: &str) -> io::Result<Document> {
    for folder in ["openapi", "oddities", "huawei"] {
        for ending in ["json", "yaml", "yml"] {
            let path = corpus.join(folder).join(format!("{name}.{ending}"));
            if let Ok(metadata) = fs::metadata(&path) {
                return Ok(Document {
                    name: name.to_owned(),
                    path,
                    bytes: metadata.len(),
                });
            }
        }
    }
    let said = format!("the corpus has no document `{name}`");
    Err(io::Error::new(io::ErrorKind::NotFound, said))
}
