//! Arrows run one way: a room of the generator uses only rooms that come before it.

#![allow(clippy::unwrap_used)] // a file of the project that cannot be read is a failure

use std::fs;
use std::path::{Path, PathBuf};

/// What every room may use, as it does the standard library.
const FOR_ALL: &[&str] = &["map", "parallel"];

/// The rooms in road order, each with what it may use besides itself.
const ROOMS: &[(&str, &[&str])] = &[
    ("map", &[]),
    ("parallel", &[]),
    ("finding", &[]),
    ("document", &["finding"]),
    ("mark", &[]),
    ("pattern", &[]),
    ("overlay", &["finding", "document", "pattern"]),
    ("openapi", &["finding", "document"]),
    ("model", &["finding", "document", "pattern"]),
    (
        "resolve",
        &["finding", "mark", "document", "openapi", "model"],
    ),
    ("format", &["model"]),
    ("select", &["finding", "openapi", "model"]),
    ("check", &["finding", "document", "model", "pattern"]),
    ("sample", &["check", "model", "pattern"]),
    ("plan", &["finding", "mark", "model", "pattern"]),
    ("emit", &["plan"]),
    ("diff", &["finding", "model", "check", "plan"]),
    (
        "generate",
        &[
            "finding", "document", "overlay", "openapi", "resolve", "model", "format", "select",
            "check", "sample", "plan", "emit", "diff",
        ],
    ),
    (
        "build",
        &["finding", "document", "generate", "format", "select"],
    ),
];

/// The rooms of `bindery-drift`, in road order, each with what it may use besides itself.
const OF_PAGES: &[(&str, &[&str])] = &[
    ("page", &[]),
    ("claim", &[]),
    ("words", &["claim"]),
    ("read", &["page", "claim", "words"]),
    ("scaffold", &["claim", "words"]),
    ("code", &[]),
    ("subject", &["claim"]),
    ("spec", &["claim", "subject"]),
    ("record", &["claim", "code", "subject"]),
    (
        "compare",
        &["claim", "code", "record", "spec", "subject", "words"],
    ),
    ("deviation", &["code", "compare", "subject"]),
    (
        "review",
        &[
            "claim",
            "code",
            "compare",
            "deviation",
            "page",
            "read",
            "record",
        ],
    ),
    (
        "amend",
        &["claim", "compare", "scaffold", "spec", "subject", "words"],
    ),
    ("follow", &["amend", "code", "compare", "review", "subject"]),
];

/// What pages may use of the generator: the ground floor, the model, and the road as a whole.
const FOR_PAGES: [&str; 7] = [
    "document", "finding", "generate", "map", "model", "check", "pattern",
];

fn files(room: &str) -> Vec<PathBuf> {
    files_in("codegen", room)
}

fn files_in(package: &str, room: &str) -> Vec<PathBuf> {
    let source = bindery_tests::root().join(package).join("src");
    let mut found = vec![source.join(format!("{room}.rs"))];
    collect(&source.join(room), &mut found);
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules that a file declares for its tests only: they may look around.
fn test_modules(file: &Path) -> Vec<String> {
    let Ok(text) = fs::read_to_string(file) else {
        return Vec::new();
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines
        .windows(2)
        .filter(|pair| pair[0] == "#[cfg(test)]")
        .filter_map(|pair| Some(pair[1].strip_prefix("mod ")?.strip_suffix(';')?.to_owned()))
        .collect()
}

/// A file without the tests at its end.
fn without_tests(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod tests {")
        .map_or(text, |at| &text[..at])
}

/// The rooms that a file names after `crate::`, comments apart.
fn used(text: &str) -> Vec<String> {
    used_of("crate::", text)
}

/// The rooms of a crate that a file names, comments apart.
fn used_of(root: &str, text: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for line in text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
    {
        for (at, _) in line.match_indices(root) {
            let rest = &line[at + root.len()..];
            let names = rest
                .strip_prefix('{')
                .map_or(rest, |list| list.split('}').next().unwrap_or(list));
            for name in names.split(if rest.starts_with('{') { ',' } else { '\0' }) {
                let room: String = name
                    .trim()
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                rooms.push(room);
            }
        }
    }
    rooms
}

/// The arrows of a package that point the wrong way.
fn wrong_arrows(package: &str, rooms: &[(&str, &[&str])]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (room, allowed) in rooms {
        let files = files_in(package, room);
        assert!(
            files.iter().any(|file| file.exists()),
            "there is no room `{room}`"
        );
        let tests: Vec<String> = files.iter().flat_map(|file| test_modules(file)).collect();
        for file in files {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            let folder = file.parent().and_then(Path::file_name);
            let in_tests = folder.is_some_and(|name| name == "tests");
            if tests.contains(&name) || in_tests {
                continue;
            }
            let text = fs::read_to_string(&file).unwrap();
            for other in used(without_tests(&text)) {
                if other != *room
                    && !FOR_ALL.contains(&other.as_str())
                    && !allowed.contains(&other.as_str())
                    && rooms.iter().any(|(name, _)| *name == other)
                {
                    wrong.push(format!("{} uses `{other}`", file.display()));
                }
            }
        }
    }
    wrong
}

#[test]
fn arrows_run_one_way() {
    let wrong = wrong_arrows("codegen", ROOMS);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn arrows_of_pages_run_one_way() {
    let wrong = wrong_arrows("drift", OF_PAGES);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_generator_knows_nothing_of_pages() {
    let mut wrong = Vec::new();
    for file in ROOMS.iter().flat_map(|(room, _)| files(room)) {
        if fs::read_to_string(&file).is_ok_and(|text| text.contains("bindery_drift")) {
            wrong.push(file);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    for file in OF_PAGES
        .iter()
        .flat_map(|(room, _)| files_in("drift", room))
    {
        let text = fs::read_to_string(&file).unwrap();
        for room in used_of("bindery::", without_tests(&text)) {
            assert!(FOR_PAGES.contains(&room.as_str()), "{file:?} uses `{room}`");
        }
    }
}

#[test]
fn every_room_is_listed() {
    for (package, rooms) in [("codegen", ROOMS), ("drift", OF_PAGES)] {
        let lib = bindery_tests::root().join(package).join("src/lib.rs");
        for line in fs::read_to_string(lib).unwrap().lines() {
            if let Some(name) = line.strip_prefix("pub mod ").or(line.strip_prefix("mod ")) {
                let name = name.trim_end_matches(';');
                assert!(
                    rooms.iter().any(|(room, _)| *room == name),
                    "`{name}` is in no list of who may use whom"
                );
            }
        }
    }
}

/// Those of the standard library take a third of the time to compile (record 10).
#[test]
fn maps_are_those_that_compile_quickly() {
    for package in ["codegen", "drift", "cli"] {
        let mut files = Vec::new();
        collect(&bindery_tests::root().join(package).join("src"), &mut files);
        assert!(!files.is_empty(), "{package} has no files");
        for file in files.iter().filter(|file| !file.ends_with("map/tests.rs")) {
            let text = fs::read_to_string(file).unwrap();
            let imports = ["collections::BTree", "collections::{BTree"];
            let found = imports
                .iter()
                .any(|import| without_tests(&text).contains(import));
            assert!(!found, "{file:?}: use `bindery::map`");
        }
    }
}

#[test]
fn no_room_is_a_drawer() {
    for file in ROOMS.iter().flat_map(|(room, _)| files(room)) {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            ![
                "util", "utils", "common", "helper", "helpers", "misc", "manager"
            ]
            .contains(&name.as_str()),
            "{file:?}"
        );
    }
}
