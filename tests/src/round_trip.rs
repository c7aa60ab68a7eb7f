//! The proof that values come back as they were: for every component schema of a document,
//! samples made from it are read into the generated type, judged, written and compared; and
//! samples with one rule broken are refused by exactly that rule.
//!
//! A document is made into one whose only operation sends all component schemas, so that
//! each of them becomes a type of the generated crate. The crate gets a small program that
//! reads a file of samples; it has no code for each type, because one struct holds them all.

mod document;
mod krate;
mod outcome;
mod table;

pub use outcome::{Outcome, prove};
pub use table::Table;

use std::io;
use std::path::{Path, PathBuf};

/// What stands above the table.
pub const INTRODUCTION: &str = "\
# Values come back as they were

For every component schema of the documents, samples are made from it: its boundaries, each
of its properties, variants and listed values. Each is read into the generated type, judged,
written, and compared as JSON. Samples with one rule broken must be refused by exactly that
rule, at exactly that place. *Wrong* is what did not do so. A document that is not in the table
has not been proved.

One command proves all of them and writes this page again, in which nothing may get worse:

    BINDERY_SHARED=... cargo run --release -p bindery-tests --example round_trip -- --write
";

/// All documents of a corpus, by their names in it, in order.
///
/// # Errors
/// When the corpus cannot be read.
pub fn documents(corpus: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for part in ["huawei", "oddities", "openapi"] {
        for entry in std::fs::read_dir(corpus.join(part))? {
            let path = entry?.path();
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            found.extend(name.map(|name| (format!("{part}/{name}"), path)));
        }
    }
    found.sort();
    Ok(found)
}
