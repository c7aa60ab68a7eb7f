//! A page that has changed, and is accepted as it is.

use bindery::document::Memory;
use bindery::finding::{Severity, Sources};
use bindery::generate::ModuleSettings;
use bindery_drift::page::{Page, decode};
use bindery_drift::read::read;
use bindery_drift::review::{Mapped, Review, Settings, review};
use bindery_drift::scaffold::scaffold;

use crate::own_pages::fixture;
use crate::sheet::{Form, Role};

const CLAIMS: &str = "spec.claims.yaml";

/// A document of a page, and nothing beside it.
fn document(page: &str) -> Memory {
    let mut sources = Sources::new();
    let source = sources.add("page", decode(page.as_bytes()).unwrap());
    let claims = read(&Page::read(source, &sources));
    let document = scaffold("Pages", &[&claims], &sources).text;
    Memory::new().with("spec.yaml", document)
}

fn reviewed(page: &str, files: &Memory, accept: bool) -> Review {
    let settings = Settings {
        pages: vec![Mapped {
            page: "page".into(),
            module: ModuleSettings::called_after("spec.yaml"),
            document: "spec.yaml".into(),
            operation: None,
            claims: CLAIMS.into(),
        }],
        rows_lost: 30,
        accept,
    };
    review(&settings, files, &Memory::new().with("page", page))
}

fn accepted(page: &str, files: &Memory) -> String {
    let review = reviewed(page, files, true);
    let (_, text) = review.pages[0].record.clone().unwrap();
    text
}

/// A field is gone, and its table stays. Which of the others is whose is known from before, and
/// stays so.
#[test]
fn tables_are_told_apart_after_a_page_was_accepted() {
    let fixture = fixture("devserver-now.txt", Form::Text);
    let mut sheet = fixture.sheet.clone();
    for table in sheet.tables_mut() {
        let name = table.column(Role::Name);
        let is_it = |words: String| words == "cloud_server";
        table
            .rows
            .retain(|row| name.is_none_or(|name| !is_it(row.cells[name].words())));
    }
    let (before, after) = (fixture.source.as_str(), sheet.text());
    let files = document(before);
    let files = files.clone().with(CLAIMS, accepted(before, &files));
    let record = accepted(&after, &files);
    assert!(record.contains("\"response 200 endpoints[].uri\""));
    assert!(!record.contains("cloud_server"));
    let files = files.with(CLAIMS, record.clone());
    let again = reviewed(&after, &files, false);
    let worse = |one: &&bindery::finding::Finding| one.severity == Severity::Error;
    let told: Vec<_> = again.findings.all().iter().filter(worse).collect();
    // The document has the field still, and nothing else is told.
    let told: Vec<&str> = told.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("cloud_server"), "{told:?}");
    assert_eq!(accepted(&after, &files), record);
}
