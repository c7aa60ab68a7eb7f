//! What a table is.

use super::row;
use crate::page::{Cell, Table};
use crate::words::column::{COLUMNS, Column};
use crate::words::section::Part;
use crate::words::{fold, look_up};

/// What a table is.
pub(super) enum Judgement {
    /// It speaks of parameters; which column is which.
    Parameters(Vec<Option<Column>>),
    /// It lists statuses.
    Statuses,
    /// It stands where parameters are spoken of.
    Unknown,
    /// It speaks of something else.
    Nothing,
}

/// The words above the columns.
pub(super) fn headings(table: &Table) -> Vec<String> {
    table.heading.iter().map(Cell::text).collect()
}

/// What a table is, by the words above its columns and where it stands.
pub(super) fn judge(table: &Table, part: Part) -> Judgement {
    let columns = columns(table);
    let has = |column| columns.contains(&Some(column));
    let about = matches!(part, Part::Uri | Part::Request | Part::Response);
    let typed = has(Column::Kind)
        || has(Column::Mandatory)
        || has(Column::Optional)
        || has(Column::Location);
    if has(Column::Name) && (typed || (about && names(table, &columns))) {
        return Judgement::Parameters(columns);
    }
    if !has(Column::Name) && (has(Column::Status) || part == Part::Status) {
        return Judgement::Statuses;
    }
    if about {
        Judgement::Unknown
    } else {
        Judgement::Nothing
    }
}

/// Whether all rows have a name as it is sent: then a table without types speaks of
/// parameters too.
fn names(table: &Table, columns: &[Option<Column>]) -> bool {
    let index = columns
        .iter()
        .position(|column| *column == Some(Column::Name));
    columns.contains(&Some(Column::Description))
        && index.is_some_and(|index| {
            table.rows.iter().all(|row| {
                row.cells
                    .get(index)
                    .is_some_and(|cell| row::name(&cell.text()).is_some())
            })
        })
}

/// Which column is which, by the words above them.
pub(super) fn columns(table: &Table) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = Vec::new();
    for (index, heading) in headings(table).iter().enumerate() {
        let column = look_up(COLUMNS, &fold(heading)).map(|column| match column {
            // Where all say "path" or "query", they are no types.
            Column::Kind if locations(table, index) => Column::Location,
            column => column,
        });
        // Of two names the first is the name.
        let again = column != Some(Column::Description) && columns.contains(&column);
        columns.push(column.filter(|_| !again));
    }
    columns
}

fn locations(table: &Table, index: usize) -> bool {
    !table.rows.is_empty()
        && table.rows.iter().all(|row| {
            row.cells
                .get(index)
                .is_some_and(|cell| row::location(&cell.text()).is_some())
        })
}
