//! Of every real page comes a document without findings, and all of them compile as one crate.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bindery::document::Memory;
use bindery::finding::Sources;
use bindery::finding::render::{self, Style};
use bindery::generate::{Mode, ModuleSettings, Settings, generate, lint, module_name, write};
use bindery_drift::page::{Page, decode};
use bindery_drift::read::read;
use bindery_drift::scaffold::scaffold;
use bindery_tests::{Scratch, manifest, shared};

use super::cargo::{lock, succeed};

/// The pages of a folder and its folders, in the order of their names.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The document of one page.
fn document(path: &Path) -> String {
    let mut sources = Sources::new();
    let name = path.file_name().unwrap();
    let text = decode(&std::fs::read(path).unwrap()).unwrap();
    let id = sources.add(name, text);
    let claims = read(&Page::read(id, &sources));
    scaffold("Scaffold", &[&claims], &sources).text
}

#[test]
fn real_pages_become_documents_that_lint_clean_and_compile() {
    let Some(folder) = shared("pages") else {
        return;
    };
    let mut paths = pages(&folder.join("html"));
    let text = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "txt");
    paths.extend(
        std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(text),
    );
    paths.sort();
    let (mut files, mut modules, mut said) = (Memory::new(), Vec::new(), String::new());
    for path in &paths {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file = format!("{stem}.yaml");
        files = files.with(file.clone(), document(path));
        modules.push(ModuleSettings {
            name: module_name(&stem),
            documents: vec![file.into()],
            ..ModuleSettings::default()
        });
        let run = lint(std::slice::from_ref(modules.last().unwrap()), &files);
        let shown = render::text(run.findings.all(), run.documents.sources(), Style::Plain);
        let _ = write!(said, "{shown}");
    }
    assert!(modules.len() >= 137, "{} pages", modules.len());
    assert!(said.is_empty(), "{said}");

    let run = generate(
        &Settings {
            manifest: manifest("bindery-proof-scaffold"),
            modules,
        },
        &files,
    );
    let generated = run.generated.unwrap();
    let operations: usize = generated
        .counts
        .iter()
        .map(|(_, counts)| counts.operations)
        .sum();
    assert!(operations >= paths.len(), "{operations} operations");
    let scratch = Scratch::new("scaffold");
    write(scratch.path(), &generated.files, Mode::Write).unwrap();
    lock(&scratch);
    succeed(scratch.path(), &["check", "--all-targets"]);
}
