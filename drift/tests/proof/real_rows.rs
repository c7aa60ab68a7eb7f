//! Rows of real pages are removed, one at a time: that is told, and nothing else.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::engine;
use crate::expectation::Change;

/// Of so many rows one is removed.
const EACH: usize = 5;

/// Rows whose removal makes something else of the page, by the page and the name. Two tables of
/// paths have other names than the address, so that only both rows together tell which is which;
/// and a table that has only a `Location` left is one of headers.
const OTHERS: [(&str, &str); 3] = [
    ("en-us_topic_0020212659", "project_id"),
    ("en-us_topic_0065817694", "image_id"),
    ("en-us_topic_0065817706", "project_id"),
];

fn pages(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == "html"));
    paths.sort();
    paths
}

/// The rows of a page in HTML, as ranges of it: those with cells of their own, in tables that
/// have others too.
fn rows(text: &str) -> Vec<(usize, usize)> {
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("<tr").map(|start| at + start) {
        let Some(end) = text[start..].find("</tr>") else {
            break;
        };
        at = start + end + "</tr>".len();
        let row = &text[start..at];
        let is_whole = row.contains("<td") && !row.contains("<table") && !row.contains("rowspan");
        let table = text[..start].rfind("<table").unwrap_or(0);
        let close = text[start..]
            .find("</table>")
            .map_or(text.len(), |end| start + end);
        if is_whole && text[table..close].matches("<td").count() > row.matches("<td").count() {
            rows.push((start, at));
        }
    }
    rows
}

/// What stands in the first cell of a row.
fn name(row: &str) -> String {
    let cell = row.split("</td>").next().unwrap_or_default();
    let pieces = cell.split('<').filter_map(|piece| piece.split_once('>'));
    pieces.map(|(_, words)| words.trim()).collect()
}

/// The last name of a subject.
fn last(subject: &str) -> &str {
    subject.rsplit(['.', ' ']).next().unwrap_or_default()
}

#[test]
fn a_row_that_is_gone_is_told_and_nothing_else() {
    let Some(folder) = bindery_tests::shared("pages/html/ecs") else {
        return;
    };
    let (mut seen, mut count, mut wrong) = (0, 0, Vec::new());
    for path in pages(&folder) {
        let page = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = String::from_utf8(std::fs::read(&path).unwrap()).unwrap();
        let mut record = None;
        for (start, end) in rows(&text) {
            let name = name(&text[start..end]);
            let is_other = OTHERS.contains(&(page.as_str(), name.as_str()));
            // What the query of the address has is still a parameter.
            if is_other || text.contains(&format!("{name}=")) {
                continue;
            }
            seen += 1;
            if seen % EACH != 0 {
                continue;
            }
            count += 1;
            let record = record.get_or_insert_with(|| engine::record(text.as_bytes()));
            let less = format!("{}{}", &text[..start], &text[end..]);
            let verdict = engine::against(record, less.as_bytes());
            let named = engine::folded(&verdict.content);
            let removed = |change: &Change| match change {
                Change::Removed(subject) => Some(last(subject).to_owned()),
                _ => None,
            };
            let names: BTreeSet<Option<String>> = named.iter().map(removed).collect();
            if !verdict.layout.is_empty() || names.len() > 1 || names.contains(&None) {
                wrong.push(format!("{page}: {name}: {named:?} {:?}", verdict.layout));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(count, 207);
}
