//! The layout of tables: columns in another order, other headings, more columns, merged cells.

use super::{Expect, Fixture, Mutant};
use crate::sheet::{Cell, Form, Role, Row, Table};

/// Other words for columns.
const SYNONYMS: [(Role, [&str; 4], [&str; 4]); 4] = [
    (
        Role::Name,
        ["Name", "Parameter Name", "Field", "Attribute"],
        ["名称", "参数名", "字段", "参数名称"],
    ),
    (
        Role::Mandatory,
        [
            "Required",
            "Mandatory (Yes/No)",
            "Is Mandatory",
            "MANDATORY",
        ],
        ["必选", "是否必填", "是否必须", "必填"],
    ),
    (
        Role::Type,
        ["Data Type", "Parameter Type", "Value Type", "TYPE"],
        ["类型", "数据类型", "字段类型", "参数类型"],
    ),
    (
        Role::Description,
        ["Remarks", "Meaning", "Explanation", "Details"],
        ["说明", "含义", "备注", "参数说明"],
    ),
];

pub(super) fn mutate(fixture: &Fixture, all: &mut Vec<Mutant>) {
    let mut push = |mutator, what: &str, expect, change: &dyn Fn(&mut Table)| {
        let mut sheet = fixture.sheet.clone();
        sheet
            .tables_mut()
            .filter(|table| table.is_of_parameters())
            .for_each(change);
        let text = sheet.text();
        if text != fixture.source {
            let what = what.to_owned();
            all.push(Mutant {
                mutator,
                what,
                text,
                expect,
            });
        }
    };
    let order = "columns in another order";
    push(order, "the last first", Expect::Same, &|table| {
        each(table, |cells| cells.reverse())
    });
    push(order, "the first last", Expect::Same, &|table| {
        each(table, |cells| cells.rotate_left(1))
    });
    push(order, "the last two", Expect::Same, &|table| {
        each(table, |cells| {
            let count = cells.len();
            cells.swap(count - 1, count - 2);
        });
    });
    for choice in 0..4 {
        push(
            "other headings",
            SYNONYMS[0].1[choice],
            Expect::Same,
            &|table| synonyms(table, choice),
        );
    }
    for (at, what) in [(0, "in front"), (2, "in between"), (9, "at the end")] {
        push("one more column", what, Expect::Unchanged, &|table| {
            extra(table, at)
        });
    }
    if fixture.sheet.form == Form::Html {
        push("merged cells", "below each other", Expect::Same, &merged);
        push(
            "merged cells",
            "a row that is a title",
            Expect::Unchanged,
            &titled,
        );
    }
}

fn each(table: &mut Table, change: impl Fn(&mut Vec<Cell>)) {
    change(&mut table.heading.cells);
    table.rows.iter_mut().for_each(|row| change(&mut row.cells));
}

fn synonyms(table: &mut Table, choice: usize) {
    let roles = table.roles();
    for (cell, role) in table.heading.cells.iter_mut().zip(roles) {
        let Some((_, english, chinese)) = SYNONYMS.iter().find(|(of, ..)| Some(*of) == role) else {
            continue;
        };
        let words = if cell.words().is_ascii() {
            english
        } else {
            chinese
        };
        cell.say(words[choice]);
    }
}

fn extra(table: &mut Table, at: usize) {
    let at = at.min(table.heading.cells.len());
    let add = |row: &mut Row, words: &str| {
        let mut cell = row.cells[0].clone();
        cell.say(words);
        row.cells.insert(at, cell);
    };
    add(&mut table.heading, "Since");
    table.rows.iter_mut().for_each(|row| add(row, "v1"));
}

/// Cells that say the same as the one above become one with it.
fn merged(table: &mut Table) {
    let Some(column) = table.column(Role::Mandatory) else {
        return;
    };
    let mut above: Option<usize> = None;
    for at in 1..table.rows.len() {
        let same = table.rows[at].cells[column].words() == table.rows[at - 1].cells[column].words();
        if !same || above.is_some() {
            above = None;
            continue;
        }
        above = Some(at - 1);
        table.rows[at].cells.remove(column);
        let cell = &mut table.rows[at - 1].cells[column];
        cell.open = cell.open.replacen("<td", "<td rowspan=\"2\"", 1);
    }
}

fn titled(table: &mut Table) {
    let mut row = table.rows[0].clone();
    row.cells.truncate(1);
    let cell = &mut row.cells[0];
    cell.open = format!("<td colspan=\"{}\">", table.heading.cells.len());
    cell.inner = "<p>What is seldom asked for</p>".to_owned();
    table.rows.insert(1, row);
}
