//! Layout of Markdown and of text that says the same.

use super::{Expect, Fixture, Mutant};
use crate::sheet::{Form, Piece, Role, Row};

pub(super) fn mutate(fixture: &Fixture, all: &mut Vec<Mutant>) {
    let mut push = |mutator, what: &str, text: String| {
        if text != fixture.source {
            let (what, expect) = (what.to_owned(), Expect::Same);
            all.push(Mutant {
                mutator,
                what,
                text,
                expect,
            });
        }
    };
    match fixture.sheet.form {
        Form::Html => {}
        Form::Markdown => markdown(fixture, &mut push),
        Form::Text => text(fixture, &mut push),
    }
}

type Push<'p> = dyn FnMut(&'static str, &str, String) + 'p;

/// Every row changed, headings too.
fn rows(fixture: &Fixture, change: impl Fn(&mut Row)) -> String {
    let mut sheet = fixture.sheet.clone();
    for table in sheet.tables_mut() {
        std::iter::once(&mut table.heading)
            .chain(&mut table.rows)
            .for_each(&change);
    }
    sheet.text()
}

/// Every cell of a column changed.
fn column(fixture: &Fixture, role: Role, change: impl Fn(&str) -> String) -> String {
    let mut sheet = fixture.sheet.clone();
    for table in sheet.tables_mut() {
        if let Some(column) = table.column(role) {
            let cells = table.rows.iter_mut().map(|row| &mut row.cells[column]);
            cells.for_each(|cell| cell.inner = change(&cell.inner));
        }
    }
    sheet.text()
}

fn ends(fixture: &Fixture, push: &mut Push<'_>) {
    let source = &fixture.source;
    push(
        "white space",
        "lines end with CRLF",
        source.replace('\n', "\r\n"),
    );
    push(
        "white space",
        "a mark of the byte order",
        format!("\u{feff}{source}"),
    );
    push(
        "white space",
        "no end of the last line",
        source.trim_end().to_owned(),
    );
    push(
        "white space",
        "empty lines at the end",
        format!("{source}\n\n\n"),
    );
}

fn markdown(fixture: &Fixture, push: &mut Push<'_>) {
    let source = &fixture.source;
    ends(fixture, push);
    push(
        "white space",
        "cells of one width",
        rows(fixture, |row| {
            row.cells
                .iter_mut()
                .for_each(|cell| cell.inner = format!("{:40}", cell.inner));
        }),
    );
    push(
        "white space",
        "cells without any",
        rows(fixture, |row| {
            row.cells.iter_mut().for_each(|cell| {
                cell.open.clear();
                cell.close = "|".to_owned();
            });
        }),
    );
    push(
        "tags",
        "no pipes at the ends",
        rows(fixture, |row| {
            row.open.clear();
            row.cells[0].open.clear();
            row.cells.last_mut().unwrap().close.clear();
        }),
    );
    push("tags", "strong for code", source.replace('`', "**"));
    push(
        "tags",
        "nothing for code",
        column(fixture, Role::Name, |inner| inner.replace('`', "")),
    );
    push(
        "tags",
        "columns aligned",
        source.replace("|---|", "|:--|").replace("---|\n", "--:|\n"),
    );
    push(
        "tags",
        "headings with lines below",
        source
            .replace(
                "# Change how a book is bound",
                "Change how a book is bound\n=========================",
            )
            .replacen("## URI", "URI\n---", 1),
    );
    push(
        "tags",
        "headings one level lower",
        source.replace("\n##", "\n###"),
    );
    push(
        "entities",
        "an underscore",
        source.replace("`ready_on`", "ready&#95;on"),
    );
    let list = |inner: &str| format!("- {inner}<br>");
    push(
        "nested lists",
        "each description",
        column(fixture, Role::Description, list),
    );
}

fn text(fixture: &Fixture, push: &mut Push<'_>) {
    let source = &fixture.source;
    ends(fixture, push);
    push(
        "tags",
        "a pipe on a line in front of each row",
        rows(fixture, |row| row.open = "|\n".to_owned()),
    );
    push(
        "tags",
        "a pipe in front of the dashes",
        rows(fixture, |row| row.open = "|\n".to_owned()).replace("\n---|", "\n|---|"),
    );
    push(
        "white space",
        "at the ends of lines",
        source.replace("|\n", "|  \n"),
    );
    push(
        "white space",
        "no-break spaces",
        source.replace(" |\n", "\u{a0}|\n"),
    );
    push("tags", "a row on a line", one_line(fixture));
    push(
        "nested lists",
        "lists flattened",
        rows(fixture, |row| {
            row.cells
                .iter_mut()
                .for_each(|cell| cell.inner = cell.inner.replace('\n', " "));
        }),
    );
}

/// Rows on one line each, as other savers of text have them.
fn one_line(fixture: &Fixture) -> String {
    let mut sheet = fixture.sheet.clone();
    for piece in &mut sheet.pieces {
        let Piece::Table(table) = piece else {
            continue;
        };
        let count = table.heading.cells.len();
        table.between = Some(format!("|{}\n", "---|".repeat(count)));
        for row in std::iter::once(&mut table.heading).chain(&mut table.rows) {
            row.open = "|".to_owned();
            row.close = "\n".to_owned();
            for cell in &mut row.cells {
                cell.inner = cell.inner.replace('\n', " ");
                (cell.open, cell.close) = (" ".to_owned(), " |".to_owned());
            }
        }
    }
    sheet.text()
}
