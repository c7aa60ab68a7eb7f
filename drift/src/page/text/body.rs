//! The rows of a table in a text.

use bindery::finding::SourceId;

use super::row::{TextLine, cells, is_lone};
use super::{Row, Written, line};
use crate::page::Cell;
use crate::page::line::Span;

/// How far a first cell can go over several lines, because at the beginning of a row it could
/// as well be text after the table.
const FIRST_CELL_LINES: usize = 4;

/// What the rows of a table are read from.
pub(super) struct Body<'a> {
    pub(super) text: &'a str,
    pub(super) source: SourceId,
    pub(super) lines: &'a [TextLine],
    pub(super) columns: usize,
    /// The line at which the table has ended, an index.
    pub(super) limit: usize,
}

/// A cell, and the line after it.
type Read = (Vec<Span>, usize);

impl Body<'_> {
    pub(super) fn heading(&self, start: usize, end: usize, written: Written) -> Vec<Cell> {
        match written {
            Written::Rows => {
                let cells = cells(self.text, self.lines[start].span);
                cells.into_iter().map(|span| self.cell(&[span])).collect()
            }
            Written::Cells | Written::LedCells => self.lines[start..end]
                .iter()
                .filter(|line| written == Written::Cells || !is_lone(line.of(self.text)))
                .map(|line| self.cell(&[without_mark(line.span)]))
                .collect(),
        }
    }

    /// The rows from the line `at`, and the line after them.
    pub(super) fn rows(&self, mut at: usize, written: Written) -> (Vec<Row>, usize) {
        let mut rows = Vec::new();
        // How many cells end between here and the limit.
        let mut left = (at..self.limit)
            .filter(|index| self.ends_cell(*index))
            .count();
        loop {
            let read = match written {
                Written::Rows => self.row_on_line(at),
                Written::Cells => self.row_of_cells(at, left),
                Written::LedCells => self.led_row(at),
            };
            let Some((cells, next)) = read else {
                return (rows, at);
            };
            left = left.saturating_sub(cells.len());
            let cells: Vec<Cell> = cells.iter().map(|lines| self.cell(lines)).collect();
            let first = cells.iter().flat_map(|cell| &cell.lines).next();
            let place = first.and_then(|line| line.place);
            let place = place.unwrap_or_else(|| self.lines[at].span.place(self.source));
            rows.push(Row { cells, place });
            at = next;
        }
    }

    fn cell(&self, lines: &[Span]) -> Cell {
        let lines = lines
            .iter()
            .filter_map(|span| line(self.text, *span, self.source));
        Cell {
            lines: lines.collect(),
            spanned: false,
        }
    }

    fn at(&self, index: usize) -> Option<&str> {
        let line = self.lines[..self.limit].get(index)?;
        Some(line.of(self.text))
    }

    /// A row on a line, or from a line that begins with `|` to one that ends so.
    fn row_on_line(&self, at: usize) -> Option<(Vec<Vec<Span>>, usize)> {
        let first = self.at(at)?;
        if self.lines[at].after_blank || !first.contains('|') {
            return None;
        }
        let mut end = at + 1;
        while first.starts_with('|') && !self.at(end - 1)?.ends_with('|') {
            let next = self.at(end).filter(|next| !next.starts_with('|'));
            if next.is_none() || self.lines[end].after_blank {
                // It never ends: what follows is no part of it.
                end = at + 1;
                break;
            }
            end += 1;
        }
        let mut row: Vec<Vec<Span>> = Vec::new();
        for (index, line) in self.lines[at..end].iter().enumerate() {
            for (cell, span) in cells(self.text, line.span).into_iter().enumerate() {
                let full = row.len() == self.columns;
                match row.last_mut() {
                    Some(last) if cell == 0 && index > 0 => last.push(span),
                    // A pattern can have the mark between cells in it, at the end where
                    // descriptions are.
                    Some(last) if full => match last.last_mut() {
                        Some(part) if cell > 0 => part.end = span.end,
                        _ => last.push(span),
                    },
                    _ => row.push(vec![span]),
                }
            }
        }
        Some((row, end))
    }

    /// As many cells as there are columns, each until a line that ends with `|`.
    fn row_of_cells(&self, at: usize, left: usize) -> Option<(Vec<Vec<Span>>, usize)> {
        self.at(at)?;
        let begins = self.ends_cell(at)
            || self.begins_with_long_cell(at)
            || self.begins_with_longest_cell(at, left);
        if !begins {
            return None;
        }
        let mut row = Vec::new();
        let mut next = at;
        while row.len() < self.columns {
            let Some((cell, after)) = self.cell_lines(next) else {
                break;
            };
            row.push(cell);
            next = after;
        }
        (!row.is_empty()).then_some((row, next))
    }

    /// Whether a row begins with a cell of several lines: it ends soon, and enough others
    /// follow.
    fn begins_with_long_cell(&self, at: usize) -> bool {
        let end = self.limit.min(at + FIRST_CELL_LINES);
        let soon = (at..end).any(|index| self.ends_cell(index));
        let rest = (at..self.limit).filter(|index| self.ends_cell(*index));
        soon && rest.take(self.columns).count() == self.columns
    }

    /// Whether a row begins with a cell of any number of lines, as where descriptions are in
    /// the first column: the `left` cells up to the limit are whole rows, and the other cells of
    /// this one have a line each.
    fn begins_with_longest_cell(&self, at: usize, left: usize) -> bool {
        if left == 0 || !left.is_multiple_of(self.columns) {
            return false;
        }
        let first = (at..self.limit).find(|index| self.ends_cell(*index));
        first.is_some_and(|first| (first..first + self.columns).all(|index| self.ends_cell(index)))
    }

    /// Whether a line is the end of a cell.
    fn ends_cell(&self, index: usize) -> bool {
        self.at(index).is_some_and(|line| line.ends_with('|'))
    }

    /// The lines of a cell, and the line after it; `None` where it does not end.
    fn cell_lines(&self, at: usize) -> Option<Read> {
        let mut lines = Vec::new();
        for index in at..self.limit {
            let line = self.lines[index];
            if line.of(self.text).ends_with('|') {
                lines.push(without_mark(line.span));
                return Some((lines, index + 1));
            }
            lines.push(line.span);
        }
        None
    }

    /// A line with only `|`, then cells.
    fn led_row(&self, at: usize) -> Option<(Vec<Vec<Span>>, usize)> {
        if !is_lone(self.at(at)?) {
            return None;
        }
        let mut row = Vec::new();
        let mut next = at + 1;
        while row.len() < self.columns {
            let lone = self.at(next).is_some_and(is_lone);
            if lone && !self.is_empty_cell(next, row.len()) {
                break;
            }
            let Some((cell, after)) = self.cell_lines(next) else {
                break;
            };
            row.push(cell);
            next = after;
        }
        (!row.is_empty()).then_some((row, next))
    }

    /// Whether a line with only `|` is an empty cell, and not the beginning of the next row:
    /// what follows it fills the row of which `read` cells were read.
    fn is_empty_cell(&self, at: usize, read: usize) -> bool {
        let mut follow = 0;
        let mut next = at + 1;
        while follow < self.columns && !self.at(next).is_some_and(is_lone) {
            let Some((_, after)) = self.cell_lines(next) else {
                break;
            };
            follow += 1;
            next = after;
        }
        let filled = read + 1 + follow;
        follow < self.columns && (filled == self.columns || follow == 0 && filled < self.columns)
    }
}

/// A cell without the mark at its end.
fn without_mark(span: Span) -> Span {
    Span::new(span.start, span.end - 1)
}
