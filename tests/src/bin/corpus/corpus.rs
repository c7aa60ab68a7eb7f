//! The documents, and how many operations each has by another count than the generator's.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use bindery::document::{self, Disk, Node};
use bindery::finding::Findings;
use bindery_tests::round_trip;

/// A document of the corpus.
pub(crate) struct Document {
    /// Its file name without the ending.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// How big it is.
    pub(crate) bytes: u64,
    /// The version that it states.
    pub(crate) version: String,
    /// The operations below `paths`, counted in the text as it is written.
    pub(crate) operations: usize,
}

/// All documents, by folder and name.
pub(crate) fn documents(corpus: &Path) -> io::Result<Vec<Document>> {
    let mut paths: Vec<PathBuf> = round_trip::documents(corpus)?
        .into_iter()
        .map(|(_, path)| path)
        .collect();
    // What users bring comes first, as on the page.
    paths.sort_by_key(|path| {
        let is_in = |folder: &&str| path.starts_with(corpus.join(folder));
        ["openapi", "oddities", "huawei"].iter().position(is_in)
    });
    paths.into_iter().map(document).collect()
}

fn document(path: PathBuf) -> io::Result<Document> {
    let mut findings = Findings::new();
    let read = document::read(std::slice::from_ref(&path), &Disk, &mut findings);
    let root = read.roots().first().and_then(|root| read.root(*root));
    let stem = path.file_stem().unwrap_or_default();
    Ok(Document {
        name: stem.to_string_lossy().into_owned(),
        bytes: fs::metadata(&path)?.len(),
        version: root.map(version).unwrap_or_default(),
        operations: root.map_or(0, operations),
        path,
    })
}

fn version(root: &Node) -> String {
    let stated = root.get("openapi").or_else(|| root.get("swagger"));
    match stated.map(|node| &node.value) {
        Some(document::Value::String(text) | document::Value::Number(text)) => text.to_string(),
        _ => String::new(),
    }
}

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

fn operations(root: &Node) -> usize {
    let entries = |node: &Node| {
        node.object().map_or(0, |entries| {
            entries
                .iter()
                .filter(|entry| METHODS.contains(&&*entry.key))
                .count()
        })
    };
    let paths = root.get("paths").and_then(Node::object).unwrap_or_default();
    paths.iter().map(|path| entries(&path.value)).sum()
}
