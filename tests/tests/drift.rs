//! The five pages against the five documents: only what is listed deviates, and what is
//! recorded is what the pages say.

#![allow(clippy::unwrap_used)] // a file of the project that cannot be read is a failure

use std::path::{Path, PathBuf};

use bindery::document::{Files, Memory};
use bindery::finding::render::{Style, text};
use bindery::finding::{Severity, Sources};
use bindery::generate::{Folder, ModuleSettings};
use bindery_drift::page::{Page, decode};
use bindery_drift::read::read;
use bindery_drift::review::{Mapped, Review, Settings, review};
use bindery_drift::scaffold::scaffold;

/// A page, its document without the ending, and how many deviations of it are listed.
const PAGES: [(&str, &str, usize); 5] = [
    (
        "workspace-reinstall-server",
        "workspace/reinstall-server",
        0,
    ),
    (
        "clouddc-batch-reinstall-instances",
        "clouddc/reinstall-os",
        1,
    ),
    (
        "ecs-reinstall-server-without-cloud-init",
        "ecs/reinstall-server-without-cloud-init",
        3,
    ),
    ("ecs-rebuild-server", "ecs/rebuild-server", 10),
    (
        "modelarts-change-dev-server-os",
        "modelarts/change-dev-server-os",
        3,
    ),
];

fn settings(accept: bool) -> Settings {
    let mapped = PAGES.map(|(page, document, _)| {
        let document = PathBuf::from(format!("spec/{document}.yaml"));
        Mapped {
            page: format!("{page}.txt").into(),
            module: ModuleSettings::called_after(&document),
            claims: Mapped::claims_of(&document, None),
            document,
            operation: None,
        }
    });
    Settings {
        pages: mapped.to_vec(),
        rows_lost: 30,
        accept,
    }
}

fn reviewed(pages: PathBuf, accept: bool) -> Review {
    let files = Folder::new(bindery_tests::root());
    review(&settings(accept), &files, &Folder::new(pages))
}

#[test]
fn only_what_is_listed_deviates() {
    let Some(pages) = bindery_tests::shared("pages") else {
        return;
    };
    let review = reviewed(pages, false);
    let told = text(review.findings.all(), &review.sources, Style::Plain);
    assert_eq!(told, "");
    let known: Vec<usize> = review.pages.iter().map(|page| page.known).collect();
    assert_eq!(known, PAGES.map(|(_, _, known)| known));
    for page in &review.pages {
        assert_eq!(page.operations.len(), 1, "{}", page.page.display());
    }
}

#[test]
fn what_is_recorded_is_what_the_pages_say() {
    let Some(pages) = bindery_tests::shared("pages") else {
        return;
    };
    let review = reviewed(pages, true);
    assert_eq!(review.pages.len(), PAGES.len());
    for page in &review.pages {
        let (path, text) = page.record.as_ref().unwrap();
        let path = bindery_tests::root().join(path);
        assert_eq!(
            *text,
            std::fs::read_to_string(&path).unwrap(),
            "{} is stale: run `bindery drift --pages DIR --accept`",
            path.display()
        );
    }
}

/// Every listed deviation is one: without its document's list, it is told.
#[test]
fn without_the_lists_each_deviation_is_told() {
    let Some(pages) = bindery_tests::shared("pages") else {
        return;
    };
    struct NoLists(Folder);
    impl Files for NoLists {
        fn read(&self, path: &Path) -> std::io::Result<Vec<u8>> {
            match path.to_string_lossy().ends_with(".deviations.yaml") {
                true => Err(std::io::ErrorKind::NotFound.into()),
                false => self.0.read(path),
            }
        }
    }
    let with = reviewed(pages.clone(), false);
    let files = NoLists(Folder::new(bindery_tests::root()));
    let without = review(&settings(false), &files, &Folder::new(pages));
    let errors = without.findings.all().iter();
    let errors = errors.filter(|one| one.severity == Severity::Error).count();
    let known: usize = with.pages.iter().map(|page| page.known).sum();
    assert_eq!(errors, known);
}

/// Pages that do not agree with themselves, by their names: what a parameter of the path is
/// called in the address and in the table, or one name twice in an address.
const AT_ODDS: [&str; 4] = [
    "en-us_topic_0020212659",
    "en-us_topic_0065817706",
    "en-us_topic_0065817716",
    "en-us_topic_0067298110",
];

/// A document that was written after a page says what the page says, and a page that was
/// recorded says what was recorded.
#[test]
fn every_page_agrees_with_its_own_document_and_record() {
    let Some(pages) = bindery_tests::shared("pages") else {
        return;
    };
    let mut wrong = Vec::new();
    let mut count = 0;
    for folder in [pages.join("html/ecs"), pages.clone()] {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .collect();
        files.sort();
        for path in files {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).unwrap();
            let told = with_itself(&bytes);
            count += 1;
            if told.is_empty() == AT_ODDS.contains(&name.as_str()) {
                wrong.push(format!("{name}\n{told}"));
            }
        }
    }
    assert_eq!(count, 137);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is told of a page after it was scaffolded and recorded; notes apart.
fn with_itself(bytes: &[u8]) -> String {
    let mut sources = Sources::new();
    let source = sources.add("page", decode(bytes).unwrap());
    let claims = read(&Page::read(source, &sources));
    let document = scaffold("Pages", &[&claims], &sources).text;
    let files = Memory::new().with("spec.yaml", document);
    let settings = |accept| Settings {
        pages: vec![Mapped {
            page: "page".into(),
            module: ModuleSettings::called_after("spec.yaml"),
            document: "spec.yaml".into(),
            operation: None,
            claims: "spec.claims.yaml".into(),
        }],
        rows_lost: 30,
        accept,
    };
    let pages = Memory::new().with("page", bytes.to_vec());
    let accepted = review(&settings(true), &files, &pages);
    let record = accepted.pages.into_iter().find_map(|page| page.record);
    let (path, record) = record.unwrap();
    let files = files.with(path, record);
    let again = review(&settings(false), &files, &pages);
    let errors = again.findings.all().iter();
    let errors = errors.filter(|one| one.severity != Severity::Note).cloned();
    text(&errors.collect::<Vec<_>>(), &again.sources, Style::Plain)
}
