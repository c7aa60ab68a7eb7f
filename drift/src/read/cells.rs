//! The cells of a row, by their columns.

use crate::page::{Cell, Line, Row};
use crate::words::column::Column;
use bindery::finding::Place;

/// The cells of a parameter: of one row, or of several that go on with the same name.
pub(super) struct Cells<'t> {
    pub(super) rows: &'t [Row],
    pub(super) columns: &'t [Option<Column>],
}

impl<'t> Cells<'t> {
    /// The cells of a column, without those that only span.
    pub(super) fn cells(&self, column: Column) -> impl Iterator<Item = &'t Cell> {
        let columns = self.columns;
        self.rows.iter().enumerate().flat_map(move |(nth, row)| {
            row.cells
                .iter()
                .zip(columns)
                .filter(move |(cell, found)| **found == Some(column) && (nth == 0 || !cell.spanned))
                .map(|(cell, _)| cell)
        })
    }

    /// The lines of a column.
    pub(super) fn lines(&self, column: Column) -> impl Iterator<Item = &'t Line> {
        self.cells(column).flat_map(|cell| cell.lines.iter())
    }

    /// The text of the first cell of a column.
    pub(super) fn text(&self, column: Column) -> Option<String> {
        let text = self.cells(column).next()?.text();
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Where a column begins to say something.
    pub(super) fn place(&self, column: Column) -> Option<Place> {
        self.lines(column).next()?.place
    }

    /// All cells, in an order that does not depend on that of the columns.
    pub(super) fn for_digest(&self) -> Vec<&'t Cell> {
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        order.sort_by_key(|index| (self.columns[*index].is_none(), self.columns[*index]));
        let mut cells = Vec::new();
        for (nth, row) in self.rows.iter().enumerate() {
            let own = order.iter().filter_map(|index| row.cells.get(*index));
            let beyond = row.cells.iter().skip(self.columns.len());
            cells.extend(own.chain(beyond).filter(|cell| nth == 0 || !cell.spanned));
        }
        cells
    }
}
