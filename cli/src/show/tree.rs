//! Documents as they were read.

use std::fmt::Write;

use bindery::document::{Documents, Node, Value};
use bindery::finding::{Place, Position, Source, SourceId, Sources};

/// The tree of every document, each value with its line and column, and with its file where
/// an overlay brought it.
pub(super) fn show(documents: &Documents) -> String {
    let mut out = String::new();
    for (id, source) in documents.sources().iter() {
        if documents.is_put_into_another(id) {
            continue;
        }
        let _ = writeln!(out, "{}", string(&source.path.to_string_lossy()));
        if let Some(root) = documents.root(id).or_else(|| documents.overlay(id)) {
            let mut tree = Tree {
                sources: documents.sources(),
                own: id,
                lines: Lines::of(source),
                out: &mut out,
            };
            tree.node(0, "", root);
        }
    }
    out
}

struct Tree<'t> {
    sources: &'t Sources,
    own: SourceId,
    lines: Lines<'t>,
    out: &'t mut String,
}

impl Tree<'_> {
    fn place(&mut self, place: Place) -> String {
        if place.source == self.own {
            let position = self.lines.position(place.start as usize);
            return format!("{}:{}", position.line, position.column);
        }
        let position = self.sources.position(place);
        let path = self.sources.path(place.source).display();
        format!("{path}:{}:{}", position.line, position.column)
    }

    /// `line:column`, then the key or the index, then the value.
    fn node(&mut self, depth: usize, name: &str, node: &Node) {
        let place = self.place(node.place);
        let indent = depth * 2;
        let _ = writeln!(self.out, "{place:>9}  {:indent$}{name}{}", "", value(node));
        match &node.value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.node(depth + 1, &format!("[{index}] "), item);
                }
            }
            Value::Object(entries) => {
                for entry in entries {
                    self.node(
                        depth + 1,
                        &format!("{}: ", string(&entry.key)),
                        &entry.value,
                    );
                }
            }
            _ => {}
        }
    }
}

/// A value in a line; what is in it follows in lines of its own.
fn value(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) => text.to_string(),
        Value::String(text) => string(text),
        Value::Array(items) => format!("array of {}", items.len()),
        Value::Object(entries) => format!("object of {}", entries.len()),
    }
}

/// A string as JSON has it, with nothing in it that a terminal would obey, or that would
/// turn the direction of the text around.
fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control()
                || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}') =>
            {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Where bytes of a text are. Values are met nearly in the order of the text, so counting
/// goes on from the one before: a document can be one line of many megabytes.
struct Lines<'t> {
    text: &'t str,
    /// Where each line starts.
    starts: Vec<usize>,
    /// The last byte that was asked for, and where it is.
    last: (usize, Position),
}

impl<'t> Lines<'t> {
    fn of(source: &'t Source) -> Lines<'t> {
        let text = source.text.as_str();
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Lines {
            text,
            starts,
            last: (0, Position { line: 1, column: 1 }),
        }
    }

    fn position(&mut self, byte: usize) -> Position {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line
            .checked_sub(1)
            .and_then(|index| self.starts.get(index))
            .copied()
            .unwrap_or(0);
        let (from, column) = match self.last {
            (last, position) if last >= start && last <= byte => (last, position.column),
            _ => (start, 1),
        };
        let between = self.text.get(from..byte).unwrap_or_default();
        let position = Position {
            line: count(line),
            column: column + count(between.chars().count()),
        };
        self.last = (byte, position);
        position
    }
}

#[cfg(test)]
mod tests {
    use bindery::finding::{Place, Sources};

    use super::*;

    #[test]
    fn strings_are_json_and_harmless() {
        let hostile: String = (0..0x2100).filter_map(char::from_u32).collect();
        let shown = string(&hostile);
        assert!(!shown.contains(char::is_control));
        assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), hostile);
    }

    #[test]
    fn positions_are_those_of_the_sources_in_any_order() {
        let mut sources = Sources::new();
        let id = sources.add("text", "ä\r\n€: b\n\n😀x");
        let source = sources.get(id).unwrap();
        let bytes: Vec<usize> = (0..=source.text.len())
            .filter(|at| source.text.is_char_boundary(*at))
            .collect();
        let mut lines = Lines::of(source);
        for at in bytes
            .iter()
            .chain(bytes.iter().rev())
            .chain(bytes.iter().step_by(3))
        {
            let byte = u32::try_from(*at).unwrap();
            let expected = sources.position(Place {
                source: id,
                start: byte,
                end: byte,
            });
            assert_eq!(lines.position(*at), expected, "{at}");
        }
    }
}
