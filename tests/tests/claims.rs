//! Real documentation pages: every row of every table of parameters is a claim, or listed as
//! not understood.

#![allow(clippy::unwrap_used)] // a page that cannot be read is a failure

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bindery::finding::Sources;
use bindery_drift::claim::{Claims, Rows, What};
use bindery_drift::page::{Cell, Content, Page, Table, decode};
use bindery_drift::read::read;
use bindery_tests::shared;

struct Known {
    name: String,
    page: Page,
    claims: Claims,
    length: u32,
}

fn pages(folder: &Path, extension: &str) -> Vec<Known> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        paths.push(entry.unwrap().path());
    }
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    paths.iter().map(|path| known(path)).collect()
}

fn known(path: &Path) -> Known {
    let text = decode(&std::fs::read(path).unwrap()).unwrap();
    let length = u32::try_from(text.len()).unwrap();
    let mut sources = Sources::new();
    let id = sources.add(path, text);
    let page = Page::read(id, &sources);
    Known {
        name: path.file_name().unwrap().to_string_lossy().into_owned(),
        claims: read(&page),
        page,
        length,
    }
}

/// The rows of tables whose heading starts with a word for a name, and is about parameters:
/// counted without the reader of claims.
fn rows_of_parameters(page: &Page) -> usize {
    let about = |table: &Table| {
        let words: Vec<String> = table.heading.iter().map(Cell::text).collect();
        matches!(
            words.first().map(String::as_str),
            Some("Parameter" | "Attribute")
        )
    };
    let tables = page.blocks.iter().filter_map(|block| match &block.content {
        Content::Table(table) => Some(table),
        _ => None,
    });
    tables
        .filter(|table| about(table))
        .map(|table| table.rows.len())
        .sum()
}

#[test]
fn rows_of_html_are_claims() {
    let Some(folder) = shared("pages/html/ecs") else {
        return;
    };
    let pages = pages(&folder, "html");
    assert_eq!(pages.len(), 132);
    let mut all = Rows::default();
    let mut unread: BTreeMap<What, usize> = BTreeMap::new();
    for page in &pages {
        let rows = page.claims.rows;
        assert_eq!(rows.all, rows_of_parameters(&page.page), "{}", page.name);
        assert_eq!(rows.all, rows.claims + rows.unread, "{}", page.name);
        assert!(page.claims.title.is_some(), "{}", page.name);
        let operations = page.claims.operations.len();
        assert!(
            (1..=2).contains(&operations),
            "{}: {operations} operations",
            page.name
        );
        all.all += rows.all;
        all.claims += rows.claims;
        for one in &page.claims.unread {
            *unread.entry(one.what).or_default() += 1;
        }
    }
    println!(
        "{} of {} rows are claims; unread: {unread:?}",
        all.claims, all.all
    );
    assert_eq!((all.all, all.claims), (1399, 1391));
    // Of these kinds each is known and stands on the page as it is listed.
    let count = |what| unread.get(&what).copied().unwrap_or_default();
    assert_eq!(count(What::Row), 3, "names that are sentences");
    assert_eq!(
        count(What::Group),
        3,
        "what such rows and a map of text refer to"
    );
    assert_eq!(
        count(What::Table),
        3,
        "tables of something else among those of parameters"
    );
    assert_eq!(count(What::Mandatory), 1, "yes, but");
    assert_eq!(count(What::Type), 0);
    assert_eq!(count(What::Address), 0);
}

#[test]
fn rows_of_the_five_pages_are_claims() {
    let Some(folder) = shared("pages") else {
        return;
    };
    let rows: Vec<(String, usize, usize)> = pages(&folder, "txt")
        .into_iter()
        .map(|page| (page.name, page.claims.rows.all, page.claims.rows.unread))
        .collect();
    let named = |name: &str, all, unread| (format!("{name}.txt"), all, unread);
    assert_eq!(
        rows,
        [
            // Its answer to too many calls has a row without a name.
            named("clouddc-batch-reinstall-instances", 14, 1),
            named("ecs-rebuild-server", 25, 0),
            named("ecs-reinstall-server-without-cloud-init", 8, 0),
            named("modelarts-change-dev-server-os", 57, 0),
            named("workspace-reinstall-server", 19, 0),
        ]
    );
}

#[test]
fn pairs_are_read_alike() {
    let Some(folder) = shared("pages/pairs") else {
        return;
    };
    for edit in std::fs::read_dir(&folder).unwrap() {
        for page in pages(&edit.unwrap().path(), "html") {
            assert!(!page.claims.operations.is_empty(), "{}", page.name);
            assert_eq!(
                page.claims.rows.all,
                rows_of_parameters(&page.page),
                "{}",
                page.name
            );
            assert!(
                page.claims.rows.unread <= 1,
                "{}: {:?}",
                page.name,
                page.claims.unread
            );
        }
    }
}

#[test]
fn places_are_on_the_page() {
    let Some(folder) = shared("pages/html/ecs") else {
        return;
    };
    for page in pages(&folder, "html") {
        let groups = page.claims.groups.iter().flat_map(|group| &group.fields);
        let fields = page.claims.operations.iter().flat_map(|operation| {
            let parameters = operation
                .parameters
                .iter()
                .map(|parameter| &parameter.field);
            let responses = operation
                .responses
                .iter()
                .flat_map(|response| &response.body);
            parameters.chain(&operation.request).chain(responses)
        });
        let fields = groups.chain(fields).map(|field| field.place);
        let unread = page.claims.unread.iter().map(|unread| unread.place);
        for place in fields.chain(unread) {
            assert!(
                place.start < place.end && place.end <= page.length,
                "{}: {place:?}",
                page.name
            );
        }
    }
}
