//! Cells of HTML changed.

use crate::mutator::Fixture;
use crate::sheet::{Cell, Role, Sheet};

/// Every cell changed.
pub(super) fn cells(fixture: &Fixture, change: impl Fn(&mut Cell)) -> String {
    let mut sheet = fixture.sheet.clone();
    for table in sheet.tables_mut() {
        let rows = std::iter::once(&mut table.heading).chain(&mut table.rows);
        rows.flat_map(|row| &mut row.cells).for_each(&change);
    }
    sheet.text()
}

/// Every cell of a role changed.
fn role(fixture: &Fixture, role: Role, change: impl Fn(&mut Cell)) -> String {
    let mut sheet: Sheet = fixture.sheet.clone();
    for table in sheet.tables_mut() {
        if let Some(column) = table.column(role) {
            table
                .rows
                .iter_mut()
                .for_each(|row| change(&mut row.cells[column]));
        }
    }
    sheet.text()
}

pub(super) fn described_cells(fixture: &Fixture, change: impl Fn(&mut Cell)) -> String {
    role(fixture, Role::Description, change)
}

pub(super) fn described(fixture: &Fixture, change: impl Fn(&str) -> String) -> String {
    described_cells(fixture, |cell| cell.inner = runs(&cell.inner, &change))
}

pub(super) fn named(fixture: &Fixture, change: impl Fn(&str) -> String) -> String {
    role(fixture, Role::Name, |cell| {
        cell.inner = runs(&cell.inner, &change)
    })
}

/// Every run of text between tags changed.
fn runs(inner: &str, change: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut rest = inner;
    while let Some(tag) = rest.find('<') {
        text.push_str(&change(&rest[..tag]));
        let end = tag + rest[tag..].find('>').unwrap() + 1;
        text.push_str(&rest[tag..end]);
        rest = &rest[end..];
    }
    text.push_str(&change(rest));
    text
}

pub(super) fn entity(run: &str) -> String {
    let Some((at, letter)) = run.char_indices().find(|(_, c)| c.is_alphabetic()) else {
        return run.to_owned();
    };
    let rest = &run[at + letter.len_utf8()..];
    format!("{}&#{};{rest}", &run[..at], u32::from(letter))
}

pub(super) fn hexadecimal(run: &str) -> String {
    run.chars()
        .map(|c| format!("&#x{:x};", u32::from(c)))
        .collect()
}
