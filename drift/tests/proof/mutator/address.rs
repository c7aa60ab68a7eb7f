//! Method, path, statuses, and the parts of a page that a status has.

use super::{Expect, Fixture, Mutant};
use crate::expectation::Change;
use crate::sheet::{Form, Piece, Role, Sheet};

pub(super) fn mutate(fixture: &Fixture, all: &mut Vec<Mutant>) {
    let operation = fixture.stated.operations.keys().next().unwrap();
    let (method, path) = operation.split_once(' ').unwrap();
    let mut push = |mutator, what: String, text: String, change| {
        all.push(Mutant {
            mutator,
            what,
            text,
            expect: Expect::Facts(change),
        });
    };

    let other = if method == "POST" { "PUT" } else { "POST" };
    let text = fixture
        .source
        .replace(&format!("{method} "), &format!("{other} "));
    let change = Change::Method(method.to_owned(), other.to_owned());
    push("method changed", method.to_owned(), text, vec![change]);

    let (_, rest) = path[1..].split_once('/').unwrap();
    let new = format!("/v9/{rest}");
    let text = fixture.source.replace(path, &new);
    push(
        "path changed",
        new.clone(),
        text,
        vec![Change::Path(path.to_owned(), new)],
    );

    let new = format!("{path}/later");
    let text = fixture.source.replace(path, &new);
    push(
        "path changed",
        new.clone(),
        text,
        vec![Change::Path(path.to_owned(), new)],
    );

    let mut sheet = fixture.sheet.clone();
    let table = statuses(&mut sheet);
    let mut row = table.rows.last().unwrap().clone();
    row.cells[0].say("418");
    table.rows.push(row);
    let change = Change::Added("status 418".to_owned());
    push("status added", "418".to_owned(), sheet.text(), vec![change]);

    let mut sheet = fixture.sheet.clone();
    let row = statuses(&mut sheet).rows.pop().unwrap();
    let status = row.cells[0].words();
    match block(&sheet, &status) {
        None => {
            let change = Change::Removed(format!("status {status}"));
            push("status removed", status, sheet.text(), vec![change]);
        }
        Some((first, last)) if fixture.sheet.form != Form::Html => {
            sheet.pieces.drain(first..last);
            let subjects = fixture.stated.operations[operation].keys();
            let (body, line) = (format!("response {status} "), format!("status {status}"));
            let gone = subjects.filter(|subject| subject.starts_with(&body) || **subject == line);
            let gone = gone.cloned().map(Change::Removed).collect();
            push(
                "status removed",
                format!("{status} with all it has"),
                sheet.text(),
                gone,
            );
            new_block(fixture, &status, &mut push);
        }
        Some(_) => {}
    }
}

/// The same that one status has, for another status.
fn new_block(
    fixture: &Fixture,
    status: &str,
    push: &mut impl FnMut(&'static str, String, String, Vec<Change>),
) {
    let mut sheet = fixture.sheet.clone();
    let (first, last) = block(&sheet, status).unwrap();
    let mut copy = sheet.pieces[first..last].to_vec();
    if let Piece::Text(text) = &mut copy[0] {
        *text = text.replace(status, "418");
    }
    for (index, piece) in copy.into_iter().enumerate() {
        sheet.pieces.insert(last + index, piece);
    }
    let subjects = fixture.stated.operations.values().next().unwrap().keys();
    let body = format!("response {status} ");
    let new = subjects
        .filter_map(|subject| Some(format!("response 418 {}", subject.strip_prefix(&body)?)));
    let new = new
        .chain(["status 418".to_owned()])
        .map(Change::Added)
        .collect();
    push(
        "status added",
        "418 with all it has".to_owned(),
        sheet.text(),
        new,
    );
}

/// The table of statuses.
fn statuses(sheet: &mut Sheet) -> &mut crate::sheet::Table {
    sheet
        .tables_mut()
        .find(|table| table.column(Role::Status).is_some())
        .unwrap()
}

/// The pieces that the part of a status consists of: its line, and the tables below.
fn block(sheet: &Sheet, status: &str) -> Option<(usize, usize)> {
    let lines = [format!("tatus code: {status}"), format!("状态码:{status}")];
    let first = sheet.pieces.iter().position(|piece| match piece {
        Piece::Text(text) => lines.iter().any(|line| text.contains(line)),
        Piece::Table(_) => false,
    })?;
    let below = sheet.pieces[first + 1..].iter();
    let below = below.take_while(|piece| match piece {
        Piece::Text(text) => text.is_empty(),
        Piece::Table(_) => true,
    });
    Some((first, first + 1 + below.count()))
}
