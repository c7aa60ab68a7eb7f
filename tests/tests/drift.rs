//! The five pages against the five documents: only what is listed deviates, and what is
//! recorded is what the pages say.

#![allow(clippy::unwrap_used)] // a file of the project that cannot be read is a failure

use std::path::PathBuf;

use bindery::finding::Severity;
use bindery::finding::render::{Style, text};
use bindery::generate::{Folder, ModuleSettings};
use bindery_drift::review::{Mapped, Review, Settings, review};

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
    impl bindery::document::Files for NoLists {
        fn read(&self, path: &std::path::Path) -> std::io::Result<Vec<u8>> {
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
