//! The text of a page, with a line or more for each cell.

use super::{Cell, Piece, Row, Table};

pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut pieces = Vec::new();
    let mut before = String::new();
    let mut at = 0;
    while at < lines.len() {
        let Some(columns) = heading(&lines[at..]) else {
            before.push_str(lines[at]);
            at += 1;
            continue;
        };
        pieces.push(Piece::Text(std::mem::take(&mut before)));
        let (head, _) = row(&lines[at..], columns);
        at += columns + 1;
        let mut rows = Vec::new();
        while at < lines.len() && is_end(lines[at]) && heading(&lines[at..]).is_none() {
            let (row, used) = row(&lines[at..], columns);
            rows.push(row);
            at += used;
        }
        pieces.push(Piece::Table(Table {
            open: String::new(),
            heading: head,
            between: None,
            rows,
            close: String::new(),
        }));
    }
    pieces.push(Piece::Text(before));
    pieces
}

/// How many columns the heading has that begins here, where one does.
fn heading(lines: &[&str]) -> Option<usize> {
    let cells = lines
        .iter()
        .take_while(|line| is_end(line) && !is_dashes(line))
        .count();
    let dashes = lines.get(cells).filter(|line| is_dashes(line))?;
    (dashes.matches("---").count() == cells && cells > 1).then_some(cells)
}

fn row(lines: &[&str], columns: usize) -> (Row, usize) {
    let mut cells = Vec::new();
    let mut inner = String::new();
    let mut used = 0;
    for line in lines {
        used += 1;
        if !is_end(line) {
            inner.push_str(line);
            continue;
        }
        let words = line.trim_end_matches("|\n").trim_end_matches(' ');
        inner.push_str(words);
        cells.push(Cell {
            open: String::new(),
            inner: std::mem::take(&mut inner),
            close: line[words.len()..].to_owned(),
        });
        if cells.len() == columns {
            break;
        }
    }
    let row = Row {
        open: String::new(),
        cells,
        close: String::new(),
    };
    (row, used)
}

fn is_end(line: &str) -> bool {
    line.ends_with("|\n")
}

fn is_dashes(line: &str) -> bool {
    line.starts_with("---|")
}
