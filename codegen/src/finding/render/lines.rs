//! Lines of texts, found once for many findings.

use super::super::{Place, Position, SourceId, Sources};
use crate::map::Map;

/// The lines of the texts that findings point into. Counting them anew for each finding
/// would be quadratic.
pub(crate) struct Lines<'s> {
    sources: &'s Sources,
    texts: Map<SourceId, Text>,
}

struct Text {
    /// The line that each block begins in, and that the text ends in: its index, and where it
    /// starts. Those of all lines would be half a million, of which a few hundred are asked for.
    blocks: Vec<(usize, usize)>,
    ascii: bool,
}

/// How many bytes are looked at to find a line.
const BLOCK: usize = 1 << 12;

/// The line behind some bytes from `from` on, which begin in a line.
fn line_behind(bytes: &[u8], from: usize, (index, start): (usize, usize)) -> (usize, usize) {
    // In pieces whose count is a byte, so that many bytes are looked at together.
    let count = |some: &[u8]| {
        let ends = some.iter().map(|byte| u8::from(*byte == b'\n'));
        usize::from(ends.fold(0_u8, u8::wrapping_add))
    };
    let ends: usize = bytes.chunks(usize::from(u8::MAX)).map(count).sum();
    let last = bytes.iter().rposition(|byte| *byte == b'\n');
    (index + ends, last.map_or(start, |last| from + last + 1))
}

impl Text {
    fn of(text: &str) -> Text {
        let mut line = (0, 0);
        let mut blocks = vec![line];
        for (number, block) in text.as_bytes().chunks(BLOCK).enumerate() {
            line = line_behind(block, number * BLOCK, line);
            blocks.push(line);
        }
        Text {
            blocks,
            ascii: text.is_ascii(),
        }
    }
}

/// A line, and what a place covers of it.
#[derive(Debug)]
pub(super) struct Line<'s> {
    /// The line without its end.
    pub(super) text: &'s str,
    /// The first byte of the place, in the line.
    pub(super) start: usize,
    /// The byte behind the place, in the line; the end of the line for longer places.
    pub(super) end: usize,
}

impl<'s> Lines<'s> {
    pub(crate) fn new(sources: &'s Sources) -> Lines<'s> {
        Lines {
            sources,
            texts: Map::new(),
        }
    }

    /// The path of a text, as it is shown.
    pub(crate) fn path(&self, source: SourceId) -> String {
        let path = self.sources.path(source).to_string_lossy();
        super::visible::visible(&path).into_owned()
    }

    /// Where a place starts and ends.
    pub(crate) fn span(&mut self, place: Place) -> (Position, Position) {
        let start = self.position(place.source, place.start as usize);
        let end = self.position(place.source, place.end.max(place.start) as usize);
        (start, end)
    }

    /// The line in which a place starts.
    pub(super) fn line(&mut self, place: Place) -> Line<'s> {
        let text = self.text(place.source);
        let at = floor(text, place.start as usize);
        let line_start = self.start_of_line(place.source, at).1;
        let rest = &text[line_start..];
        let end = rest.find('\n').unwrap_or(rest.len());
        let line = rest[..end].trim_end_matches('\r');
        let start = (at - line_start).min(line.len());
        let end = floor(text, place.end as usize).max(at) - line_start;
        Line {
            text: line,
            start,
            end: end.min(line.len()),
        }
    }

    fn position(&mut self, source: SourceId, byte: usize) -> Position {
        let text = self.text(source);
        let at = floor(text, byte);
        let (index, start) = self.start_of_line(source, at);
        let ascii = self.texts.get(&source).is_some_and(|text| text.ascii);
        let column = if ascii {
            at - start
        } else {
            text[start..at].chars().count()
        };
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position {
            line: count(index + 1),
            column: count(column + 1),
        }
    }

    fn text(&self, source: SourceId) -> &'s str {
        self.sources.get(source).map_or("", |source| &source.text)
    }

    /// The index and the first byte of the line that a byte is in.
    fn start_of_line(&mut self, source: SourceId, byte: usize) -> (usize, usize) {
        let text = self.text(source);
        let lines = self.texts.entry(source);
        let lines = lines.or_insert_with(|| Text::of(text));
        let from = byte / BLOCK * BLOCK;
        let line = lines.blocks[byte / BLOCK];
        line_behind(&text.as_bytes()[from..byte], from, line)
    }
}

/// The start of the character that a byte is in.
fn floor(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_of_the_sources() {
        let mut sources = Sources::new();
        let long = "two\nlines".repeat(BLOCK / 6);
        let whole = "\n".repeat(BLOCK);
        for text in [
            "",
            "a",
            "\n",
            "ä\r\n€\n\n😀x",
            "plain\ntext\n",
            &long,
            &whole,
        ] {
            let source = sources.add("text", text);
            let byte = |n: usize| u32::try_from(n).unwrap();
            // Of long texts some, those around the end of a block among them.
            let near =
                |start: &usize| text.len() < 100 || start % BLOCK < 3 || start.is_multiple_of(977);
            for start in (0..=text.len() + 1).filter(near) {
                let place = Place {
                    source,
                    start: byte(start),
                    end: byte(start),
                };
                let expected = sources.position(place);
                assert_eq!(
                    Lines::new(&sources).span(place).0,
                    expected,
                    "{text:?} {start}"
                );
            }
        }
    }

    #[test]
    fn a_line_has_no_end_of_line() {
        let mut sources = Sources::new();
        let source = sources.add("text", "ä: b\r\nc");
        let line = Lines::new(&sources).line(Place {
            source,
            start: 4,
            end: 7,
        });
        assert_eq!((line.text, line.start, line.end), ("ä: b", 4, 5));
    }
}
