//! Markdown.

use super::{Cell, Piece, Row, Table};

pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut before = String::new();
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        if !line.starts_with('|') {
            before.push_str(line);
            continue;
        }
        pieces.push(Piece::Text(std::mem::take(&mut before)));
        assert!(lines.next().unwrap().starts_with("|---|"));
        let mut rows = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with('|')) {
            rows.push(row(line));
        }
        pieces.push(Piece::Table(Table {
            open: String::new(),
            heading: row(line),
            between: None,
            rows,
            close: String::new(),
        }));
    }
    pieces.push(Piece::Text(before));
    pieces
}

fn row(line: &str) -> Row {
    let cells = line
        .trim_end()
        .trim_start_matches('|')
        .trim_end_matches('|')
        .split('|');
    let cells = cells.map(|cell| Cell {
        open: " ".to_owned(),
        inner: cell[1..cell.len() - 1].to_owned(),
        close: " |".to_owned(),
    });
    Row {
        open: "|".to_owned(),
        cells: cells.collect(),
        close: "\n".to_owned(),
    }
}
