//! The table of results.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::generated::Verdict;
use super::suite::Case;

/// The results of a file of the suite.
pub(crate) struct Row {
    file: String,
    pub(crate) cases: usize,
    /// Right by the judge of the generator.
    pub(crate) judged: usize,
    /// Right by the table, as JSON.
    by_table: usize,
    /// Right through the type.
    by_type: usize,
    /// Valid, and nothing that the type can hold: no type is stated.
    narrower: usize,
    /// Not the same value in the type: properties that are not declared are not kept.
    trimmed: usize,
    left_out: BTreeMap<String, usize>,
}

/// The row of a file.
pub(crate) fn row<'a>(rows: &'a mut Vec<Row>, file: &str) -> &'a mut Row {
    let index = rows.iter().position(|row| row.file == file);
    let index = index.unwrap_or_else(|| {
        rows.push(Row {
            file: file.to_owned(),
            cases: 0,
            judged: 0,
            by_table: 0,
            by_type: 0,
            narrower: 0,
            trimmed: 0,
            left_out: BTreeMap::new(),
        });
        rows.len() - 1
    });
    &mut rows[index]
}

impl Row {
    pub(crate) fn leave_out(&mut self, why: &str, cases: usize) {
        *self.left_out.entry(why.to_owned()).or_default() += cases;
    }

    /// Counts a verdict, or says what is wrong with it.
    pub(crate) fn count(&mut self, case: &Case, verdict: &Verdict) -> Result<(), &'static str> {
        if verdict.json != case.valid {
            return Err("table");
        }
        self.by_table += 1;
        match (case.valid, verdict.held) {
            (true, false) => self.narrower += 1,
            (false, false) => self.by_type += 1,
            (_, true) if !verdict.same => self.trimmed += 1,
            (valid, true) if valid == verdict.valid => self.by_type += 1,
            (_, true) => return Err("type"),
        }
        Ok(())
    }
}

const HEAD: &str = "\
# JSON Schema

The official test suite of JSON Schema, draft 2020-12, by keyword. Every case that is claimed
is judged three times, and none fails: by the generator (as an example in a document), by the
validator with the generated table (as JSON), and through the generated type.

- *narrower*: the value is valid, and the generated type cannot hold it, because the schema
  states no type and is bound as what it speaks of: a schema with `properties` and no `type`
  is a struct in Rust, and to the letter any string fits it.
- *trimmed*: the type does not keep properties that the schema does not declare.
- *not claimed*: a finding says so when such a document is read.

| keyword | cases | generator | as JSON | through the type | narrower | trimmed | not claimed |
|---|--:|--:|--:|--:|--:|--:|--:|
";

/// The whole page.
pub(crate) fn text(rows: &[Row]) -> String {
    let mut text = HEAD.to_owned();
    for row in rows {
        line(
            &mut text,
            &format!("`{}`", row.file),
            std::slice::from_ref(row),
        );
    }
    line(&mut text, "all", rows);
    let mut why: BTreeMap<&str, usize> = BTreeMap::new();
    for (reason, cases) in rows.iter().flat_map(|row| &row.left_out) {
        *why.entry(reason).or_default() += cases;
    }
    text.push_str("\n| not claimed, because of the finding | cases |\n|---|--:|\n");
    for (reason, cases) in why {
        let _ = writeln!(text, "| {reason} | {cases} |");
    }
    text
}

fn line(text: &mut String, name: &str, rows: &[Row]) {
    let sum = |count: fn(&Row) -> usize| rows.iter().map(count).sum::<usize>();
    let _ = writeln!(
        text,
        "| {name} | {} | {} | {} | {} | {} | {} | {} |",
        sum(|row| row.cases),
        sum(|row| row.judged),
        sum(|row| row.by_table),
        sum(|row| row.by_type),
        sum(|row| row.narrower),
        sum(|row| row.trimmed),
        sum(|row| row.left_out.values().sum()),
    );
}
