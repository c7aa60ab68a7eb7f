//! JSON among the lines of a text.

use serde_core::de::IgnoredAny;

use crate::page::line::Span;

/// The longest example that is taken for one although it is not JSON.
const LONGEST: usize = 64 << 10;

/// Finds examples.
#[derive(Debug, Default)]
pub(super) struct Examples {
    /// Before this byte nothing is an example: it was looked at. So every byte is looked at
    /// once only, whatever the text.
    none_before: usize,
}

impl Examples {
    /// The first example that begins in the line at `span`. It ends before `limit`.
    pub(super) fn find(&mut self, text: &str, span: Span, limit: usize) -> Option<Span> {
        let line = &text[span.start..span.end];
        let mut from = 0;
        while let Some(at) = line[from..].find(['{', '[']) {
            let start = span.start + from + at;
            from += at + 1;
            let first = line[..from - 1].trim().is_empty();
            let apart = first || line[..from - 1].ends_with([' ', '\t']);
            if start < self.none_before || !apart || !begins(&text[start..limit]) {
                continue;
            }
            if let Some(end) = self.end(text, start, limit, first) {
                return Some(Span::new(start, end));
            }
        }
        None
    }

    /// Where an example ends that begins at `start`.
    fn end(&mut self, text: &str, start: usize, limit: usize, first: bool) -> Option<usize> {
        let text = &text[start..limit];
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
        let failed = match values.next()? {
            Ok(_) => return Some(start + values.byte_offset()),
            Err(error) => offset(text, error.line(), error.column()),
        };
        let balanced = if first { balanced(text) } else { Err(0) };
        match balanced {
            Ok(length) => Some(start + length),
            Err(looked) => {
                self.none_before = start + looked.max(failed);
                None
            }
        }
    }
}

/// Whether this can be JSON: not the `{name}` of a path, nor the `[a-z]` of a pattern.
fn begins(text: &str) -> bool {
    let rest = text[1..].trim_start();
    let object = text.starts_with('{');
    match rest.bytes().next() {
        Some(b'"') => true,
        Some(b'{' | b'[') => !object,
        Some(b'}') => object && text[1..].len() > rest.len(),
        _ => false,
    }
}

/// The byte of a line and a column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        line => text
            .match_indices('\n')
            .nth(line - 2)
            .map_or(text.len(), |(at, _)| at + 1),
    };
    (start + column).min(text.len())
}

/// How long a text is that begins with a bracket, until that closes; an error says how far it
/// was looked at.
fn balanced(text: &str) -> Result<usize, usize> {
    let mut depth = 0usize;
    let mut quoted = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().take(LONGEST).enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            // No string goes over lines; a quote that does not close is a mistake.
            b'\n' => quoted = false,
            _ if quoted => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Ok(at + 1);
                }
            }
            _ => {}
        }
    }
    Err(text.len().min(LONGEST))
}
