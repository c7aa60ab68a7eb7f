//! HTML.

use super::{Cell, Piece, Row, Table};

pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut before = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("<table") {
        let end = start + rest[start..].find("</table>").unwrap();
        match table(&rest[start..end]) {
            Some(table) => {
                before.push_str(&rest[..start]);
                pieces.push(Piece::Text(std::mem::take(&mut before)));
                pieces.push(Piece::Table(table));
            }
            None => before.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    before.push_str(rest);
    pieces.push(Piece::Text(before));
    pieces
}

/// A table whose first row has `th`; what is in a script has none.
fn table(text: &str) -> Option<Table> {
    text.contains("<th").then_some(())?;
    let mut rows = Vec::new();
    let mut between = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("<tr") {
        between.push(rest[..start].to_owned());
        let end = after(rest, start, "</tr>");
        rows.push(row(&rest[start..end]));
        rest = &rest[end..];
    }
    let heading = rows.remove(0);
    let open = between.remove(0);
    let middle = between.first().cloned().unwrap_or_default();
    assert!(between.iter().skip(1).all(String::is_empty));
    Some(Table {
        open,
        heading,
        between: Some(middle),
        rows,
        close: rest.to_owned(),
    })
}

fn row(text: &str) -> Row {
    let start = text.find('>').unwrap() + 1;
    let end = text.find("</tr>").unwrap();
    let mut cells = Vec::new();
    let mut rest = &text[start..end];
    while !rest.is_empty() {
        let open = rest.find('>').unwrap() + 1;
        let tag = if rest.starts_with("<th") {
            "</th>"
        } else {
            "</td>"
        };
        let close = rest.find(tag).unwrap();
        let end = after(rest, 0, tag);
        cells.push(Cell {
            open: rest[..open].to_owned(),
            inner: rest[open..close].to_owned(),
            close: rest[close..end].to_owned(),
        });
        rest = &rest[end..];
    }
    Row {
        open: text[..start].to_owned(),
        cells,
        close: text[end..].to_owned(),
    }
}

/// Where what begins at `start` is over: behind the tag and the end of its line.
fn after(text: &str, start: usize, tag: &str) -> usize {
    let end = start + text[start..].find(tag).unwrap() + tag.len();
    end + usize::from(text[end..].starts_with('\n'))
}
