//! What must not be, and what must not get worse.

use crate::row::Row;

/// What is wrong whatever was before: operations lost without a word, crates that do not compile.
pub(crate) fn broken(rows: &[Row]) -> Vec<String> {
    let mut complaints = Vec::new();
    for row in rows {
        match row.methods {
            None => complaints.push(format!("{}: there is no crate", row.name)),
            Some(methods) if methods + row.named() != row.operations => complaints.push(format!(
                "{}: {} operations became {methods} methods, and findings name {}",
                row.name,
                row.operations,
                row.named()
            )),
            Some(_) => {}
        }
        if let Some(complaint) = row
            .check
            .as_ref()
            .and_then(|check| check.complaint.as_ref())
        {
            complaints.push(format!("{}: {complaint}", row.name));
        }
    }
    complaints
}

/// The cells of a document's line in the committed page.
pub(crate) fn cells(committed: &str, name: &str) -> Option<Vec<String>> {
    let start = format!("| {name} | ");
    let line = committed.lines().find(|line| line.starts_with(&start))?;
    let inner = line.trim_matches('|');
    Some(
        inner
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect(),
    )
}

/// What is not as the committed page says. Sizes may fall and rise: that is no fault, but it is
/// not what is written there either, so that the page is written again with the change.
pub(crate) fn compared(committed: &str, rows: &[Row]) -> Vec<String> {
    let mut complaints = Vec::new();
    for row in rows {
        let Some(cells) = cells(committed, &row.name) else {
            complaints.push(format!("{}: docs/corpus.md does not have it", row.name));
            continue;
        };
        let now = [
            (4, "methods", row.methods.unwrap_or(0)),
            (5, "operations left out", row.named()),
            (6, "types", row.types),
            (8, "untyped fields", row.untyped_fields),
            (9, "lines", row.lines),
        ];
        for (index, what, now) in now {
            let then = cells.get(index).map_or("nothing", String::as_str);
            if then != now.to_string() {
                complaints.push(format!(
                    "{}: {now} {what}, docs/corpus.md says {then}",
                    row.name
                ));
            }
        }
    }
    complaints
}
