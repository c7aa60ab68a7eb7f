//! The text of a page, as it is copied or fetched without its markup: a line for each cell or
//! for each row, `---|---|` below the heading of a table, no marks for headings.

mod body;
mod example;
mod row;

use bindery::finding::SourceId;

use super::line::{LineWriter, Span};
use super::{Block, Content, Counts, Line, Row, Table};
use body::Body;
use example::Examples;
pub(super) use row::is_delimiter;
use row::{TextLine, delimiter, is_lone, lines};

/// The blocks of a text.
pub(super) fn read(text: &str, source: SourceId) -> (Vec<Block>, Counts) {
    let lines = lines(text);
    let tables = tables(text, &lines);
    let mut reader = Reader {
        text,
        source,
        lines: &lines,
        blocks: Vec::new(),
        counts: Counts::default(),
        examples: Examples::default(),
    };
    let mut next = 0;
    for (index, table) in tables.iter().enumerate() {
        reader.lines(next, table.start);
        let limit = tables
            .get(index + 1)
            .map_or(lines.len(), |table| table.start);
        next = reader.table(table, limit);
    }
    reader.lines(next, lines.len());
    (reader.blocks, reader.counts)
}

/// Where a table begins, and how it is written.
struct Found {
    /// The first line of the heading, an index.
    start: usize,
    /// The line below the heading, an index.
    delimiter: usize,
    columns: usize,
    written: Written,
}

/// How the rows of a table are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// A row on a line.
    Rows,
    /// A cell on a line.
    Cells,
    /// A cell on a line, and a line with only `|` before each row.
    LedCells,
}

/// All tables, by the lines below their headings.
fn tables(text: &str, lines: &[TextLine]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut free = 0;
    for (index, line) in lines.iter().enumerate() {
        let Some(columns) = delimiter(line.of(text)) else {
            continue;
        };
        if let Some(table) = heading(text, lines, free, index, columns) {
            free = index + 1;
            found.push(table);
        }
    }
    found
}

/// The heading above the line `at`, not before the line `free`.
fn heading(
    text: &str,
    lines: &[TextLine],
    free: usize,
    at: usize,
    columns: usize,
) -> Option<Found> {
    let above = lines[free..at].last()?;
    let found = |start, written| Found {
        start,
        delimiter: at,
        columns,
        written,
    };
    if row::cells(text, above.span).len() == columns
        && (columns > 1 || above.of(text).starts_with('|'))
        && !is_lone(above.of(text))
        && !is_delimiter(above.of(text))
    {
        return Some(found(at - 1, Written::Rows));
    }
    let start = at.checked_sub(columns).filter(|start| *start >= free)?;
    let is_cell = |line: &TextLine| line.of(text).ends_with('|') && !is_lone(line.of(text));
    if !lines[start..at].iter().all(is_cell) {
        return None;
    }
    // A `|` above can also be the end of a long cell of the table before.
    let is_led = |at: usize| lines.get(at).is_some_and(|line| is_lone(line.of(text)));
    let led = lines[at].of(text).starts_with('|') || is_led(at + 1);
    match start > free && led && is_led(start - 1) {
        true => Some(found(start - 1, Written::LedCells)),
        false => Some(found(start, Written::Cells)),
    }
}

struct Reader<'a> {
    text: &'a str,
    source: SourceId,
    lines: &'a [TextLine],
    blocks: Vec<Block>,
    counts: Counts,
    examples: Examples,
}

impl Reader<'_> {
    /// Reads a table, which ends before the line `limit`; gives the line after it.
    fn table(&mut self, found: &Found, limit: usize) -> usize {
        let body = Body {
            text: self.text,
            source: self.source,
            lines: self.lines,
            columns: found.columns,
            limit,
        };
        let heading = body.heading(found.start, found.delimiter, found.written);
        let (rows, next) = body.rows(found.delimiter + 1, found.written);
        let first = heading.iter().flat_map(|cell| &cell.lines).next();
        let place = first.and_then(|line| line.place);
        let place = place.unwrap_or_else(|| self.lines[found.start].span.place(self.source));
        self.counts.tables += 1;
        self.counts.rows += 1 + rows.len();
        self.push(
            Content::Table(Table {
                caption: None,
                heading,
                rows,
            }),
            place,
        );
        next
    }

    /// Reads lines that are no table.
    fn lines(&mut self, from: usize, to: usize) {
        let mut index = from;
        // Where in the line the rest begins, behind an example.
        let mut rest = 0;
        while let Some(line) = self.lines[..to].get(index) {
            let span = Span::new(line.span.start.max(rest), line.span.end);
            if span.start >= span.end {
                index += 1;
                continue;
            }
            let limit = self.lines[to - 1].span.end;
            match self.examples.find(self.text, span, limit) {
                Some(example) => {
                    self.line(Span::new(span.start, example.start));
                    let code = self.text[example.start..example.end].to_owned();
                    self.push(Content::Code(code), example.place(self.source));
                    rest = example.end;
                }
                None => {
                    self.line(span);
                    index += 1;
                }
            }
        }
    }

    fn line(&mut self, span: Span) {
        let text = &self.text[span.start..span.end];
        self.counts.loose += usize::from(text.trim_end().ends_with('|'));
        if let Some(line) = line(self.text, span, self.source) {
            let place = line.place.unwrap_or_else(|| span.place(self.source));
            self.push(Content::Line(line), place);
        }
    }

    fn push(&mut self, content: Content, place: bindery::finding::Place) {
        self.blocks.push(Block {
            content,
            anchors: Vec::new(),
            place,
        });
    }
}

/// The line at `span`, without the mark of an item of a list.
fn line(text: &str, span: Span, source: SourceId) -> Option<Line> {
    let mut span = super::line::trimmed(text, span);
    let mut item = false;
    for mark in ["- ", "* ", "• ", "· ", "● "] {
        if let Some(rest) = text[span.start..span.end].strip_prefix(mark) {
            item = true;
            span.start = span.end - rest.trim_start().len();
            break;
        }
    }
    let mut writer = LineWriter::default();
    writer.push(&text[span.start..span.end], span);
    let (line, _) = writer.take(source)?;
    Some(Line { item, ..line })
}
