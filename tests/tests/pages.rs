//! Real documentation pages: nothing of them is lost, and everything has its place.

#![allow(clippy::unwrap_used)] // a page that cannot be read is a failure

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use bindery::finding::{Place, Sources};
use bindery_drift::page::{Content, Counts, Form, Line, Page, Table, decode};
use bindery_tests::shared;
use regex::Regex;

/// What stands between `<` and `>`.
static TAGS: LazyLock<Regex> = LazyLock::new(|| Regex::new("<[a-zA-Z/!][^>]*>").unwrap());

/// A page with its text.
struct Read {
    name: String,
    page: Page,
    sources: Sources,
    text: String,
}

fn read(path: &Path) -> Read {
    let text = decode(&std::fs::read(path).unwrap()).unwrap();
    let mut sources = Sources::new();
    let id = sources.add(path, text.clone());
    Read {
        name: path.display().to_string(),
        page: Page::read(id, &sources),
        sources,
        text,
    }
}

/// All files with an extension below a folder, in order.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn html_pages() -> Option<Vec<Read>> {
    let pages = shared("pages")?;
    let mut paths = files(&pages.join("html"), "html");
    assert_eq!(paths.len(), 132);
    paths.extend(files(&pages.join("pairs"), "html"));
    Some(paths.iter().map(|path| read(path)).collect())
}

fn text_pages() -> Option<Vec<Read>> {
    let paths = files(&shared("pages")?, "txt");
    assert_eq!(paths.len(), 5);
    Some(paths.iter().map(|path| read(path)).collect())
}

/// The lines of a page in the order in which they are written.
fn lines(page: &Page) -> Vec<(Option<&Line>, &str)> {
    let mut lines = Vec::new();
    for block in &page.blocks {
        match &block.content {
            Content::Heading(_, line) | Content::Line(line) => {
                lines.push((Some(line), line.text.as_str()));
            }
            Content::Code(code) => lines.push((None, code.as_str())),
            Content::Table(table) => {
                let own = table_lines(table);
                lines.extend(own.map(|line| (Some(line), line.text.as_str())));
            }
        }
    }
    lines
}

fn table_lines(table: &Table) -> impl Iterator<Item = &Line> {
    let rows = table.rows.iter().flat_map(|row| &row.cells);
    let cells = table.heading.iter().chain(rows);
    let cells = cells.filter(|cell| !cell.spanned);
    table
        .caption
        .iter()
        .chain(cells.flat_map(|cell| &cell.lines))
}

/// A text without white space.
fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What a browser would show of markup, without white space.
fn stripped(html: &str) -> String {
    let text = TAGS.replace_all(html, "");
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    dense(&text.replace("&amp;", "&"))
}

fn at(read: &Read, place: Place) -> &str {
    let text = &read.sources.get(place.source).unwrap().text;
    &text[place.start as usize..place.end as usize]
}

#[test]
fn no_word_of_a_page_in_html_is_lost() {
    let Some(pages) = html_pages() else {
        return;
    };
    let (mut tables, mut rows) = (0, 0);
    for read in &pages {
        assert_eq!(read.page.form, Form::Html, "{}", read.name);
        let all: String = lines(&read.page)
            .iter()
            .map(|(_, text)| dense(text))
            .collect();
        assert_eq!(all, stripped(&read.text), "{}", read.name);
        let expected = Counts {
            tables: read.text.matches("<table").count(),
            rows: read.text.matches("<tr ").count(),
            ..Counts::default()
        };
        assert_eq!(read.page.counts, expected, "{}", read.name);
        tables += expected.tables;
        rows += expected.rows;
    }
    println!("{} pages, {tables} tables, {rows} rows", pages.len());
}

#[test]
fn every_line_of_a_page_in_html_stands_at_its_place() {
    let Some(pages) = html_pages() else {
        return;
    };
    let mut count = 0;
    for read in &pages {
        for (line, text) in lines(&read.page) {
            if let Some(place) = line.and_then(|line| line.place) {
                let there = at(read, place);
                assert_eq!(stripped(there), dense(text), "{}: {there}", read.name);
                count += 1;
            }
        }
    }
    println!("{count} lines");
}

#[test]
fn every_row_of_a_page_in_html_has_the_columns_of_the_heading() {
    let Some(pages) = html_pages() else {
        return;
    };
    for read in &pages {
        for block in &read.page.blocks {
            let Content::Table(table) = &block.content else {
                continue;
            };
            assert!(
                table.caption.is_some() || table.heading.len() > 1,
                "{}",
                read.name
            );
            for row in &table.rows {
                let there = at(read, row.place);
                assert_eq!(
                    row.cells.len(),
                    table.heading.len(),
                    "{}: {there}",
                    read.name
                );
            }
        }
    }
}

#[test]
fn links_to_tables_lead_to_tables() {
    let Some(pages) = html_pages() else {
        return;
    };
    let mut count = 0;
    for read in &pages {
        for (line, _) in lines(&read.page) {
            for link in line.iter().flat_map(|line| &line.links) {
                let Some(name) = link.target.strip_prefix('#') else {
                    continue;
                };
                if !link.text.starts_with("Table") {
                    continue;
                }
                let block = read
                    .page
                    .blocks
                    .iter()
                    .find(|block| block.anchors.iter().any(|anchor| anchor == name));
                let is_table =
                    block.is_some_and(|block| matches!(block.content, Content::Table(_)));
                assert!(is_table, "{}: {}", read.name, link.target);
                count += 1;
            }
        }
    }
    println!("{count} links");
}

#[test]
fn no_word_of_a_page_in_text_is_lost() {
    let Some(pages) = text_pages() else {
        return;
    };
    let delimiters = Regex::new(r"(?m)^\|?(---\|)+$").unwrap();
    let items = Regex::new("(?m)^- ([^|]{2})").unwrap();
    let without_marks = |text: &str| text.replace('|', "");
    for read in &pages {
        assert_eq!(read.page.form, Form::Text, "{}", read.name);
        assert_eq!(read.page.counts.loose, 0, "{}", read.name);
        let all: String = lines(&read.page)
            .iter()
            .map(|(_, text)| dense(text))
            .collect();
        assert_eq!(
            read.page.counts.tables,
            delimiters.find_iter(&read.text).count(),
            "{}",
            read.name
        );
        let text = delimiters.replace_all(&read.text, "");
        let text = items.replace_all(&text, "$1");
        assert_eq!(
            without_marks(&all),
            without_marks(&dense(&text)),
            "{}",
            read.name
        );
        for (line, text) in lines(&read.page) {
            if let Some(place) = line.and_then(|line| line.place) {
                assert_eq!(dense(at(read, place)), dense(text), "{}", read.name);
            }
        }
    }
}

/// The rows of each page with those of headings.
#[test]
fn pages_in_text_have_all_their_rows() {
    let Some(pages) = text_pages() else {
        return;
    };
    let rows: Vec<usize> = pages.iter().map(|read| read.page.counts.rows).collect();
    assert_eq!(rows, [29, 29, 12, 80, 39]);
    for read in &pages {
        for block in &read.page.blocks {
            let Content::Table(table) = &block.content else {
                continue;
            };
            for row in &table.rows {
                // One row of these pages really lacks a cell.
                let lacks = usize::from(row.cells[0].text() == "-");
                assert_eq!(
                    row.cells.len() + lacks,
                    table.heading.len(),
                    "{}",
                    read.name
                );
            }
        }
    }
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing_but_places() {
    let Some(pages) = shared("pages") else {
        return;
    };
    let mut paths = files(&pages, "txt");
    paths.extend(files(&pages.join("html"), "html"));
    for path in paths {
        let one = read(&path);
        let text = format!("\u{feff}{}", one.text.replace('\n', "\r\n"));
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [text.as_bytes(), &units] {
            let mut sources = Sources::new();
            let id = sources.add("other", decode(bytes).unwrap());
            let other = Page::read(id, &sources);
            let texts = |page: &Page| -> Vec<String> {
                let lines = lines(page);
                lines
                    .iter()
                    .map(|(_, text)| text.replace('\r', ""))
                    .collect()
            };
            assert_eq!(texts(&other), texts(&one.page), "{}", one.name);
            assert_eq!(other.counts, one.page.counts, "{}", one.name);
        }
    }
}
