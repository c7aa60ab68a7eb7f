//! Ways to change a page of ours, each with what must be said of it.

mod address;
mod columns;
mod facts;
mod limits;
mod lost;
mod markup;
mod plain;
mod rows;
mod words;

use crate::expectation::{Change, Facts, Stated};
use crate::sheet::{Cell, Role, Sheet};

/// A page of ours.
pub(crate) struct Fixture {
    /// The name of its file.
    pub(crate) name: &'static str,
    /// Its text.
    pub(crate) source: String,
    /// The same taken apart.
    pub(crate) sheet: Sheet,
    /// What it states.
    pub(crate) stated: Stated,
}

/// A row that speaks of parameters.
pub(crate) struct At {
    /// The index of the table among the pieces.
    pub(crate) table: usize,
    /// The index of the row.
    pub(crate) row: usize,
    /// Its subjects.
    pub(crate) subjects: Vec<String>,
    /// Their facts.
    pub(crate) facts: Facts,
}

/// A changed page.
pub(crate) struct Mutant {
    /// What changed it.
    pub(crate) mutator: &'static str,
    /// What was changed, for people.
    pub(crate) what: String,
    /// The page.
    pub(crate) text: String,
    /// What must be said.
    pub(crate) expect: Expect,
}

/// What must be said of a changed page.
#[derive(Clone, Debug)]
pub(crate) enum Expect {
    /// Nothing.
    Same,
    /// No change of content; perhaps of wording.
    Unchanged,
    /// The wording of these, and no content.
    Words(Vec<String>),
    /// Exactly these changes of content.
    Facts(Vec<Change>),
    /// That it cannot be judged.
    Layout,
}

/// All mutants of a page. `others` are the texts of the other pages.
pub(crate) fn mutants(fixture: &Fixture, others: &[&Fixture]) -> Vec<Mutant> {
    let mut all = Vec::new();
    rows::mutate(fixture, &mut all);
    facts::mutate(fixture, &mut all);
    limits::mutate(fixture, &mut all);
    address::mutate(fixture, &mut all);
    columns::mutate(fixture, &mut all);
    markup::mutate(fixture, &mut all);
    plain::mutate(fixture, &mut all);
    words::mutate(fixture, &mut all);
    lost::mutate(fixture, others, &mut all);
    all
}

impl Fixture {
    /// The rows that speak of parameters.
    pub(crate) fn rows(&self) -> Vec<At> {
        let tables = self
            .sheet
            .tables()
            .filter(|(_, table)| table.is_of_parameters());
        let rows = tables.flat_map(|(at, table)| (0..table.rows.len()).map(move |row| (at, row)));
        let rows: Vec<(usize, usize)> = rows.collect();
        assert_eq!(
            rows.len(),
            self.stated.rows.len(),
            "{}: the rows are all stated",
            self.name
        );
        let rows = rows.into_iter().zip(&self.stated.rows);
        let rows = rows.map(|((table, row), subjects)| At {
            table,
            row,
            subjects: subjects.clone(),
            facts: self.facts(&subjects[0]).clone(),
        });
        rows.collect()
    }

    /// The facts of a subject.
    pub(crate) fn facts(&self, subject: &str) -> &Facts {
        &self.stated.operations.values().next().unwrap()[subject]
    }

    /// What lies beneath a subject, itself included.
    pub(crate) fn beneath(&self, subject: &str) -> Vec<String> {
        let subjects = self.stated.operations.values().next().unwrap().keys();
        let subjects =
            subjects.filter(|other| other.as_str() == subject || is_beneath(other, subject));
        subjects.cloned().collect()
    }

    /// The page with a cell changed; `None` where there is no such cell, or it stays the same.
    pub(crate) fn with_cell(
        &self,
        at: &At,
        role: Role,
        change: impl FnOnce(&mut Cell),
    ) -> Option<String> {
        let mut sheet = self.sheet.clone();
        let table = sheet.table(at.table);
        let column = table.column(role)?;
        change(&mut table.rows[at.row].cells[column]);
        let text = sheet.text();
        (text != self.source).then_some(text)
    }

    /// What a cell says.
    pub(crate) fn words(&self, at: &At, role: Role) -> Option<String> {
        let (_, table) = self.sheet.tables().find(|(table, _)| *table == at.table)?;
        Some(table.rows[at.row].cells[table.column(role)?].words())
    }

    /// What stands in a cell, with its marks.
    pub(crate) fn inner(&self, at: &At, role: Role) -> Option<String> {
        let (_, table) = self.sheet.tables().find(|(table, _)| *table == at.table)?;
        Some(table.rows[at.row].cells[table.column(role)?].inner.clone())
    }
}

/// Whether a subject lies beneath another.
pub(crate) fn is_beneath(subject: &str, other: &str) -> bool {
    let rest = subject.strip_prefix(other);
    rest.is_some_and(|rest| rest.starts_with(['.', '[', '{']))
}

/// The same change for all subjects of a row: a fact is another.
pub(crate) fn changed(
    at: &At,
    fact: &str,
    before: Option<&serde_json::Value>,
    after: Option<serde_json::Value>,
) -> Vec<Change> {
    let subjects = at.subjects.iter();
    let text = |value: Option<&serde_json::Value>| value.map(ToString::to_string);
    let change = |subject: &String| {
        Change::Changed(
            subject.clone(),
            fact.to_owned(),
            text(before),
            text(after.as_ref()),
        )
    };
    subjects.map(change).collect()
}
