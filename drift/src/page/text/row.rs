//! Lines of a text, and the cells on them.

use crate::page::line::{Span, trimmed};

/// A line with something on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextLine {
    /// Without white space around it.
    pub(super) span: Span,
    /// There is a blank line before it.
    pub(super) after_blank: bool,
}

impl TextLine {
    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.span.start..self.span.end]
    }
}

/// The lines of a text that are not blank.
pub(super) fn lines(text: &str) -> Vec<TextLine> {
    let mut lines = Vec::new();
    let mut after_blank = false;
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{feff}']) {
        let span = trimmed(text, Span::new(start, start + line.len()));
        // Where pages were put together, a byte order mark stands within.
        let end = span.start
            + text[span.start..span.end]
                .trim_end_matches('\u{feff}')
                .len();
        start += line.len();
        if span.start < end {
            lines.push(TextLine {
                span: Span::new(span.start, end),
                after_blank,
            });
            after_blank = false;
        } else {
            after_blank |= line != "\n" || !text[..start].ends_with("\r\n");
        }
    }
    lines
}

/// How many columns a line below a heading has; `None` for other lines.
pub(super) fn delimiter(line: &str) -> Option<usize> {
    if !line.contains('|') || !line.bytes().all(|b| matches!(b, b'-' | b'|' | b':' | b' ')) {
        return None;
    }
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let mut columns = 0;
    for part in inner.split('|') {
        let dashes = part.trim().trim_matches(':');
        if dashes.len() < 3 || !dashes.bytes().all(|b| b == b'-') {
            return None;
        }
        columns += 1;
    }
    Some(columns)
}

/// Whether a line stands below the heading of a table.
pub(in crate::page) fn is_delimiter(line: &str) -> bool {
    delimiter(line.trim()).is_some()
}

/// Whether a line has only the mark between cells.
pub(super) fn is_lone(line: &str) -> bool {
    line == "|"
}

/// The cells on a line with a row.
pub(super) fn cells(text: &str, span: Span) -> Vec<Span> {
    let line = &text[span.start..span.end];
    let mut cells = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'|' && !escaped {
            if at > 0 {
                cells.push(Span::new(span.start + start, span.start + at));
            }
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    if start < line.len() {
        cells.push(Span::new(span.start + start, span.end));
    }
    cells
}
