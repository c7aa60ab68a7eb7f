//! Tables: rows as they are written, then a grid.

use super::line::{Origin, Span, trimmed};
use super::mark::{Attributes, Mark};
use super::{Cell, Line, Row, Table};

/// What stands in a cell.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Line(Line, Span),
    Code(String, Span),
}

/// A cell as it is written.
#[derive(Debug)]
struct WrittenCell {
    pieces: Vec<Piece>,
    heading: bool,
    columns: usize,
    rows: usize,
}

/// A row as it is written.
#[derive(Debug)]
struct WrittenRow {
    cells: Vec<WrittenCell>,
    /// Which group of rows it is of.
    group: usize,
    /// That group is the heading.
    heading: bool,
    span: Span,
}

/// The most columns a cell can span, as in browsers.
const MOST_COLUMNS: usize = 1000;

/// A table that is being written.
#[derive(Debug)]
pub(super) struct TableWriter {
    /// The index of the block that it will be.
    pub(super) slot: usize,
    /// It only lays out.
    pub(super) layout: bool,
    pub(super) in_caption: bool,
    caption: Option<Line>,
    rows: Vec<WrittenRow>,
    row_open: bool,
    cell_open: bool,
    group: usize,
    heading: bool,
    span: Span,
}

impl TableWriter {
    pub(super) fn new(slot: usize, span: Span) -> TableWriter {
        TableWriter {
            slot,
            layout: false,
            in_caption: false,
            caption: None,
            rows: Vec::new(),
            row_open: false,
            cell_open: false,
            group: 0,
            heading: false,
            span,
        }
    }

    pub(super) fn in_cell(&self) -> bool {
        self.cell_open
    }

    /// Nothing yet says that it is more than layout.
    pub(super) fn is_bare(&self) -> bool {
        self.caption.is_none()
            && self
                .rows
                .iter()
                .all(|row| !row.heading && row.cells.iter().all(|cell| !cell.heading))
    }

    /// A part of the table opens; what is open and cannot hold it closes.
    pub(super) fn open(&mut self, mark: Mark, attributes: &Attributes, span: Span) {
        self.in_caption = false;
        self.cell_open = false;
        match mark {
            Mark::Caption => self.in_caption = true,
            Mark::TableHead | Mark::TableBody => {
                self.row_open = false;
                self.group += 1;
                self.heading = mark == Mark::TableHead;
            }
            Mark::Row => self.open_row(span),
            Mark::HeadCell | Mark::Cell => {
                if !self.row_open {
                    self.open_row(span);
                }
                self.cell_open = true;
                let cell = WrittenCell {
                    pieces: Vec::new(),
                    heading: mark == Mark::HeadCell,
                    columns: attributes.colspan.unwrap_or(1).clamp(1, MOST_COLUMNS),
                    rows: match attributes.rowspan {
                        // To the end of the group.
                        Some(0) => usize::MAX,
                        Some(rows) => rows,
                        None => 1,
                    },
                };
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(cell);
                }
            }
            _ => {}
        }
    }

    fn open_row(&mut self, span: Span) {
        self.row_open = true;
        self.rows.push(WrittenRow {
            cells: Vec::new(),
            group: self.group,
            heading: self.heading,
            span,
        });
    }

    /// A part of the table closes.
    pub(super) fn close(&mut self, mark: Mark, span: Span) {
        self.in_caption = false;
        self.cell_open = false;
        if matches!(mark, Mark::Row | Mark::TableHead | Mark::TableBody) {
            self.row_open = false;
            if let Some(row) = self.rows.last_mut() {
                row.span = row.span.to(span);
            }
        }
        if matches!(mark, Mark::TableHead | Mark::TableBody) {
            self.group += 1;
            self.heading = false;
        }
    }

    /// The table closes.
    pub(super) fn end(&mut self, span: Span) {
        self.in_caption = false;
        self.cell_open = false;
        self.row_open = false;
        self.span = self.span.to(span);
    }

    /// Takes a piece into the caption or cell that is open, else gives it back.
    pub(super) fn put(&mut self, piece: Piece) -> Result<(), Piece> {
        if self.in_caption {
            let Piece::Line(line, _) = piece else {
                return Err(piece);
            };
            match &mut self.caption {
                Some(caption) => join(caption, line),
                None => self.caption = Some(line),
            }
            return Ok(());
        }
        let cell = self.rows.last_mut().and_then(|row| row.cells.last_mut());
        match cell.filter(|_| self.cell_open) {
            Some(cell) => {
                cell.pieces.push(piece);
                Ok(())
            }
            None => Err(piece),
        }
    }

    pub(super) fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// Whether it is only one cell, or program text with its line numbers: no table, although
    /// it is written as one.
    pub(super) fn is_only_layout(&self) -> bool {
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        let code = |piece: &Piece| matches!(piece, Piece::Code(..));
        self.is_bare()
            && match self.rows.as_slice() {
                [row] => row.cells.len() < 2 || cells.any(|cell| cell.pieces.iter().any(code)),
                _ => false,
            }
    }

    /// All its text, without the numbers of lines of program text.
    pub(super) fn into_pieces(mut self) -> Vec<Piece> {
        self.take_pieces()
    }

    /// All its text so far, which is no longer in it.
    pub(super) fn take_pieces(&mut self) -> Vec<Piece> {
        let cells = self.rows.iter_mut().flat_map(|row| &mut row.cells);
        let mut pieces: Vec<Piece> = cells
            .flat_map(|cell| std::mem::take(&mut cell.pieces))
            .collect();
        let several = pieces.len() > 1;
        pieces.retain(|piece| match piece {
            Piece::Code(code, _) => {
                !several
                    || !code
                        .chars()
                        .all(|c| c.is_ascii_digit() || c.is_whitespace())
            }
            Piece::Line(..) => true,
        });
        pieces
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.flat_map(|cell| &cell.pieces)
    }

    /// The lines in its cells.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.pieces().filter_map(|piece| match piece {
            Piece::Line(line, _) => Some(line),
            Piece::Code(..) => None,
        })
    }

    /// Its first text, else its tag.
    pub(super) fn place(&self) -> Span {
        let caption = self.caption.as_ref().and_then(|line| line.place);
        let caption = caption.map(|place| Span::new(place.start as usize, place.end as usize));
        caption
            .or_else(|| self.pieces().next().map(Piece::span))
            .unwrap_or(self.span)
    }

    /// The table, and how many cells were not repeated where they span, because `repeats`
    /// was used up.
    pub(super) fn finish(self, origin: Origin<'_>, repeats: &mut usize) -> (Table, usize) {
        let caption = self.caption.clone();
        let headings = self.heading_rows();
        let mut clipped = 0;
        let mut carried = Carried::default();
        let mut heading: Vec<Cell> = Vec::new();
        let mut rows = Vec::new();
        let mut group = None;
        for (index, written) in self.rows.into_iter().enumerate() {
            if group.replace(written.group) != Some(written.group) {
                carried.columns.clear();
            }
            let place = written.place().place(origin.source);
            let cells = carried.row(written.cells, origin, repeats, &mut clipped);
            if index < headings {
                join_heading(&mut heading, cells);
            } else if !cells.is_empty() {
                rows.push(Row { cells, place });
            }
        }
        let table = Table {
            caption,
            heading,
            rows,
        };
        (table, clipped)
    }

    /// How many rows are the heading: those that are marked so, else the first ones with only
    /// heading cells, else the first one, unless the headings are at the side.
    fn heading_rows(&self) -> usize {
        let marked = self.rows.iter().take_while(|row| row.heading).count();
        if marked == self.rows.len() {
            return marked.min(1);
        }
        if marked > 0 {
            return marked;
        }
        let only =
            |row: &&WrittenRow| !row.cells.is_empty() && row.cells.iter().all(|cell| cell.heading);
        let first = self.rows.iter().take_while(only).count();
        if first == self.rows.len() {
            return first.min(1);
        }
        if first > 0 {
            return first;
        }
        let at_side = self
            .rows
            .iter()
            .any(|row| row.cells.iter().any(|cell| cell.heading));
        usize::from(!at_side && self.rows.len() > 1)
    }
}

impl WrittenRow {
    /// Its first text, else its tag.
    fn place(&self) -> Span {
        let mut pieces = self.cells.iter().flat_map(|cell| &cell.pieces);
        pieces.next().map_or(self.span, Piece::span)
    }
}

impl Piece {
    fn span(&self) -> Span {
        match self {
            Piece::Line(_, span) | Piece::Code(_, span) => *span,
        }
    }

    /// As lines: program text has one for each of its own.
    fn into_lines(self, origin: Origin<'_>) -> Vec<Line> {
        let (code, span) = match self {
            Piece::Line(line, _) => return vec![line],
            Piece::Code(code, span) => (code, span),
        };
        let written = origin.text.get(span.start..span.end).unwrap_or_default();
        // Where a line of it is, if it is written with as many lines.
        let alike = written.lines().count() == code.lines().count();
        let mut lines = Vec::new();
        let mut start = span.start;
        let mut written = written.split_inclusive('\n');
        for text in code.lines() {
            let length = written.next().map_or(0, str::len);
            let own = trimmed(origin.text, Span::new(start, start + length));
            start += length;
            if !text.trim().is_empty() {
                lines.push(Line {
                    text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                    place: Some(if alike { own } else { span }.place(origin.source)),
                    ..Line::default()
                });
            }
        }
        lines
    }
}

/// The cells that reach into the rows below.
#[derive(Debug, Default)]
struct Carried {
    /// For each column how many more rows, and the cell.
    columns: Vec<Option<(usize, Cell)>>,
}

impl Carried {
    /// The cells of a row with those that reach into it.
    fn row(
        &mut self,
        written: Vec<WrittenCell>,
        origin: Origin<'_>,
        repeats: &mut usize,
        clipped: &mut usize,
    ) -> Vec<Cell> {
        let mut cells = Vec::new();
        for next in written {
            self.fill(&mut cells, repeats, clipped);
            let lines = next
                .pieces
                .into_iter()
                .flat_map(|piece| piece.into_lines(origin));
            let cell = Cell {
                lines: lines.collect(),
                spanned: false,
            };
            for column in 0..next.columns {
                if column > 0 && !pay(&cell, repeats) {
                    *clipped += next.columns - column;
                    break;
                }
                if next.rows > 1 && pay(&cell, repeats) {
                    self.carry(cells.len(), next.rows - 1, &cell);
                }
                cells.push(Cell {
                    spanned: column > 0,
                    ..cell.clone()
                });
            }
        }
        self.fill(&mut cells, repeats, clipped);
        cells
    }

    fn carry(&mut self, column: usize, rows: usize, cell: &Cell) {
        if self.columns.len() <= column {
            self.columns.resize_with(column + 1, || None);
        }
        let spanned = Cell {
            spanned: true,
            ..cell.clone()
        };
        self.columns[column] = Some((rows, spanned));
    }

    /// Adds the cells from above that stand at the end of the row so far.
    fn fill(&mut self, cells: &mut Vec<Cell>, repeats: &mut usize, clipped: &mut usize) {
        while let Some(slot) = self.columns.get_mut(cells.len()) {
            let Some((rows, cell)) = slot else {
                return;
            };
            if !pay(cell, repeats) {
                *clipped += self.columns.iter().flatten().count();
                self.columns.clear();
                return;
            }
            cells.push(cell.clone());
            *rows -= 1;
            if *rows == 0 {
                *slot = None;
            }
        }
    }
}

/// Takes what a copy of a cell costs from what may be spent.
fn pay(cell: &Cell, repeats: &mut usize) -> bool {
    let text: usize = cell.lines.iter().map(|line| 1 + line.text.len()).sum();
    match repeats.checked_sub(1 + text) {
        Some(left) => {
            *repeats = left;
            true
        }
        None => {
            *repeats = 0;
            false
        }
    }
}

/// Adds a row of the heading to those above it.
fn join_heading(heading: &mut Vec<Cell>, cells: Vec<Cell>) {
    if heading.is_empty() {
        *heading = cells;
        return;
    }
    for (column, cell) in cells.into_iter().enumerate() {
        match heading.get_mut(column) {
            // What reaches down from above is there already.
            Some(above) if above.lines == cell.lines => {}
            Some(above) => {
                above.lines.extend(cell.lines);
                above.spanned &= cell.spanned;
            }
            None => heading.push(cell),
        }
    }
}

/// Adds a line of a caption to the one above it.
fn join(caption: &mut Line, line: Line) {
    caption.text.push(' ');
    caption.text.push_str(&line.text);
    caption.strong.extend(line.strong);
    caption.links.extend(line.links);
}
