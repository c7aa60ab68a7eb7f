//! Rows removed, added, renamed and moved.

use super::{Expect, Fixture, Mutant};
use crate::expectation::Change;
use crate::sheet::{Role, Table};

pub(super) fn mutate(fixture: &Fixture, all: &mut Vec<Mutant>) {
    for at in fixture.rows() {
        let name = at.subjects[0].clone();
        let mut sheet = fixture.sheet.clone();
        sheet.table(at.table).rows.remove(at.row);
        let text = without_query(sheet.text(), &name);
        let gone = at
            .subjects
            .iter()
            .flat_map(|subject| fixture.beneath(subject));
        all.push(Mutant {
            mutator: "row removed",
            what: name.clone(),
            text,
            expect: Expect::Facts(gone.map(Change::Removed).collect()),
        });
        // What the path has as a parameter stands in the address too.
        if name.starts_with("path ") {
            continue;
        }
        added(fixture, &at, all);
        renamed(fixture, &at, all);
    }
    for (at, table) in fixture
        .sheet
        .tables()
        .filter(|(_, table)| table.rows.len() > 1)
    {
        let what = first_name(table);
        let mut sheet = fixture.sheet.clone();
        sheet.table(at).rows.reverse();
        let text = sheet.text();
        if text != fixture.source {
            all.push(Mutant {
                mutator: "rows in another order",
                what,
                text,
                expect: Expect::Same,
            });
        }
    }
}

/// What the query has stands in the address too, on some pages.
fn without_query(text: String, subject: &str) -> String {
    let Some(name) = subject.strip_prefix("query ") else {
        return text;
    };
    let part = format!("{name}={{{name}}}");
    let text = text.replace(&format!("{part}&amp;"), "");
    text.replace(&format!("&amp;{part}"), "").replace(&part, "")
}

fn first_name(table: &Table) -> String {
    table.rows[0].cells[0].words()
}

fn added(fixture: &Fixture, at: &super::At, all: &mut Vec<Mutant>) {
    let header = at.subjects[0].contains("header ");
    let new = if header { "X-Weather" } else { "weather" };
    let mut sheet = fixture.sheet.clone();
    let table = sheet.table(at.table);
    let roles = table.roles();
    let mut row = table.rows[at.row].clone();
    for (cell, role) in row.cells.iter_mut().zip(roles) {
        let words = match role.unwrap() {
            Role::Name => new,
            Role::Mandatory if cell.words().is_ascii() => "No",
            Role::Mandatory => "否",
            Role::Type => "String",
            Role::Default | Role::Status => "",
            Role::Description => "How the sky looks.",
        };
        cell.inner = match cell.inner.starts_with("<p>") {
            true => format!("<p>{words}</p>"),
            false => words.to_owned(),
        };
    }
    table.rows.insert(at.row + 1, row);
    let subjects = at
        .subjects
        .iter()
        .map(|subject| Change::Added(sibling(subject, new)));
    all.push(Mutant {
        mutator: "row added",
        what: format!("after {}", at.subjects[0]),
        text: sheet.text(),
        expect: Expect::Facts(subjects.collect()),
    });
}

fn renamed(fixture: &Fixture, at: &super::At, all: &mut Vec<Mutant>) {
    let old = fixture.words(at, Role::Name).unwrap();
    let new = format!(
        "{old}{}",
        if old.starts_with("X-") {
            "-Too"
        } else {
            "_too"
        }
    );
    let text = fixture
        .with_cell(at, Role::Name, |cell| cell.say(&new))
        .unwrap();
    let text = text.replace(&format!("{old}={{{old}}}"), &format!("{new}={{{new}}}"));
    let changes = at.subjects.iter().flat_map(|subject| {
        let to = sibling(subject, &new);
        let beneath = fixture.beneath(subject).into_iter();
        beneath.map(move |old| {
            let new = format!("{to}{}", &old[subject.len()..]);
            Change::Renamed(old, new)
        })
    });
    all.push(Mutant {
        mutator: "row renamed",
        what: format!("{} to {new}", at.subjects[0]),
        text,
        expect: Expect::Facts(changes.collect()),
    });
}

/// The subject that stands beside another, with another name.
fn sibling(subject: &str, name: &str) -> String {
    let end = subject.rfind(['.', ' ']).unwrap();
    format!("{}{name}", &subject[..=end])
}
