//! The committed table.

use crate::judge;
use crate::row::Row;

const HEAD: &str = "\
# The corpus

What Bindery makes of real documents: widely used ones, small oddities, and those of a cloud
vendor. `cargo run --release -p bindery-tests --bin corpus -- --compile all` writes this page;
CI fails when a document gets worse. *Untyped* fields can hold any JSON value, because the
document says nothing else of them. Seconds are of one machine with two processors: the whole
generation in memory, and `cargo check` of the crate alone.

| document | version | KB | operations | methods | left out | types | fields | untyped | lines | generated in | checked in |
|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
";

/// The page. Where a crate was not compiled this time, what is known of it stays.
pub(crate) fn document(rows: &[Row], committed: &str) -> String {
    let mut page = HEAD.to_owned();
    for row in rows {
        page += &line(row, committed);
    }
    page += &totals(rows);
    page += &reasons(rows);
    page
}

fn line(row: &Row, committed: &str) -> String {
    let checked = match &row.check {
        Some(check) if check.complaint.is_none() => format!("{:.1} s", check.seconds),
        Some(_) => "fails".to_owned(),
        None => judge::cells(committed, &row.name)
            .and_then(|cells| cells.last().cloned())
            .unwrap_or_else(|| "–".to_owned()),
    };
    let methods = row
        .methods
        .map_or_else(|| "none".to_owned(), |count| count.to_string());
    format!(
        "| {} | {} | {} | {} | {methods} | {} | {} | {} | {} | {} | {:.2} s | {checked} |\n",
        row.name,
        row.version,
        row.kilobytes,
        row.operations,
        row.named(),
        row.types,
        row.fields,
        row.untyped_fields,
        row.lines,
        row.seconds,
    )
}

fn totals(rows: &[Row]) -> String {
    let sum = |count: fn(&Row) -> usize| rows.iter().map(count).sum::<usize>();
    format!(
        "\n{} documents, {} operations, {} methods, {} left out; {} types with {} fields, {} of \
         them untyped; {} lines.\n",
        rows.len(),
        sum(|row| row.operations),
        sum(|row| row.methods.unwrap_or(0)),
        sum(Row::named),
        sum(|row| row.types),
        sum(|row| row.fields),
        sum(|row| row.untyped_fields),
        sum(|row| row.lines),
    )
}

fn reasons(rows: &[Row]) -> String {
    let mut text = "\n## Left out, and why\n\n".to_owned();
    for row in rows {
        for (why, count) in &row.left_out {
            text += &format!("- {}: {count} × {why}\n", row.name);
        }
    }
    if rows.iter().all(|row| row.left_out.is_empty()) {
        text += "Nothing.\n";
    }
    text += "\n## Warnings\n\n`bindery explain CODE` tells what each means.\n\n";
    for row in rows.iter().filter(|row| !row.findings.is_empty()) {
        let codes = row
            .findings
            .iter()
            .map(|(code, count)| format!("{code} × {count}"));
        text += &format!("- {}: {}\n", row.name, codes.collect::<Vec<_>>().join(", "));
    }
    text
}
