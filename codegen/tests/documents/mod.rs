//! The documents that tests of the whole road read.

#![allow(clippy::unwrap_used)] // a file that cannot be read is a failure

use std::path::{Path, PathBuf};

/// Those of this repository.
pub(crate) fn of_this_repository() -> Vec<PathBuf> {
    let mut paths = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"),
        &mut paths,
    );
    paths.retain(|path| {
        std::fs::read_to_string(path)
            .unwrap()
            .starts_with("openapi:")
    });
    assert_eq!(paths.len(), 6);
    paths
}

/// Real ones; `BINDERY_SHARED` names a folder with `corpus/`. `None`, said aloud, without it.
pub(crate) fn of_others() -> Option<Vec<PathBuf>> {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else {
        assert!(
            std::env::var_os("CI").is_none(),
            "BINDERY_SHARED must name the test data"
        );
        eprintln!("skipped: BINDERY_SHARED is not set");
        return None;
    };
    let mut paths = Vec::new();
    collect(&Path::new(&shared).join("corpus"), &mut paths);
    Some(paths)
}

/// All YAML and JSON files below a folder, sorted.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, found);
        } else if path
            .extension()
            .is_some_and(|end| end == "yaml" || end == "json")
        {
            found.push(path);
        }
    }
}
