//! YAML text to nodes.
//!
//! Plain scalars are read by the core schema of YAML 1.2. Merge keys, which are YAML 1.1,
//! are honoured, because documents in the wild live on them.

mod ambiguous;
mod anchors;
mod map;
mod number;
mod scalar;
mod syntax;

use super::report::Report;
use super::{MAX_DEPTH, Node, Value};
use crate::finding::code::document::{EMPTY, SEVERAL_DOCUMENTS, TOO_DEEP};
use crate::finding::{Finding, Place};
use anchors::Anchors;
use granit_parser::{ErrorKind, Event, Marker, Parser, StrInput};
use std::ops::Range;

/// The rest of the text cannot be read; why has been reported.
#[derive(Debug)]
struct Stop;

/// Reads YAML. `None` when nothing usable came out, which has been reported.
pub(super) fn parse(text: &str, report: &mut Report<'_>) -> Option<Node> {
    let mut reader = Reader {
        text,
        events: Parser::new_from_str(text),
        anchors: Anchors::default(),
        end: 0,
        merge_seen: false,
        report,
    };
    reader.stream().ok().flatten()
}

struct Reader<'t, 'r, 'f> {
    text: &'t str,
    events: Parser<'t, StrInput<'t>>,
    anchors: Anchors,
    /// Where the last event ended that was not empty.
    end: usize,
    merge_seen: bool,
    report: &'r mut Report<'f>,
}

impl<'t> Reader<'t, '_, '_> {
    fn stream(&mut self) -> Result<Option<Node>, Stop> {
        let mut root = None;
        loop {
            let (event, range) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(..) if root.is_some() => {
                    self.several_documents(range);
                    return Ok(root);
                }
                Event::DocumentStart(..) => {
                    let (event, range) = self.next()?;
                    root = Some(self.node(event, range, 0)?);
                }
                // Anything else cannot stand here; the end of the stream is the usual case.
                _ => break,
            }
        }
        if root.is_none() {
            let place = self.report.place(0, 0);
            self.report
                .at(&EMPTY, place, "there is nothing in this file");
        }
        Ok(root)
    }

    fn several_documents(&mut self, range: Range<usize>) {
        let place = self.report.place(range.start, range.end);
        self.report.add(
            Finding::new(
                &SEVERAL_DOCUMENTS,
                place,
                "a second YAML document starts here",
            )
            .help("give it a file of its own, or remove the `---`"),
        );
    }

    /// The next event, and its bytes.
    fn next(&mut self) -> Result<(Event<'t>, Range<usize>), Stop> {
        match self.events.next_event() {
            Some(Ok((event, span))) => {
                let start = self.byte(span.start);
                let end = self.byte(span.end).max(start);
                Ok((event, start..end))
            }
            Some(Err(error)) => {
                let at = self.byte(*error.marker());
                // Where the text in quotes starts, and not where the rest of the file is in it.
                let at = match error.kind() {
                    ErrorKind::InvalidQuotedScalarIndent => {
                        self.sign(at, &['"', '\'']).unwrap_or(at)
                    }
                    _ => at,
                };
                let finding = syntax::finding(self.report.source, self.text, at, &error.info());
                self.report.add(finding);
                Err(Stop)
            }
            None => Ok((Event::StreamEnd, self.text.len()..self.text.len())),
        }
    }

    fn node(&mut self, event: Event<'t>, range: Range<usize>, depth: usize) -> Result<Node, Stop> {
        let has_properties = event.anchor_id().is_some() || event.tag().is_some();
        let range = match has_properties {
            true => self.properties(range.start)..range.end,
            false => range,
        };
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let place = self.scalar_place(style, has_properties, range);
                let value = scalar::value(text, style, tag.as_deref(), place, self.report);
                (Node { place, value }, anchor)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.enter(&range, depth)?;
                scalar::check_container_tag(tag.as_deref(), "seq", self.place(&range), self.report);
                let items = self.items(depth)?;
                (self.container(range.start, Value::Array(items)), anchor)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.enter(&range, depth)?;
                scalar::check_container_tag(tag.as_deref(), "map", self.place(&range), self.report);
                let entries = self.entries(depth)?;
                (self.container(range.start, Value::Object(entries)), anchor)
            }
            Event::Alias(anchor) => {
                self.end = range.end;
                let place = self.place(&range);
                return self.anchors.copy(anchor, place, depth, self.report);
            }
            // The parser does not send anything else where a node must stand.
            _ => {
                let place = self.place(&range);
                return Ok(Node {
                    place,
                    value: Value::Null,
                });
            }
        };
        self.anchors.keep(anchor, &node, self.report)?;
        Ok(node)
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Node>, Stop> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd | Event::StreamEnd, range) => {
                    self.leave(&range);
                    return Ok(items);
                }
                (event, range) => items.push(self.node(event, range, depth + 1)?),
            }
        }
    }

    /// A container's place ends where the last thing in it does, or behind its bracket.
    fn container(&self, start: usize, value: Value) -> Node {
        Node {
            place: self.report.place(start, self.end),
            value,
        }
    }

    /// At the start of a container.
    fn enter(&mut self, range: &Range<usize>, depth: usize) -> Result<(), Stop> {
        self.end = self.end.max(range.end);
        if depth < MAX_DEPTH {
            return Ok(());
        }
        let place = self.place(range);
        let message = format!("more than {MAX_DEPTH} arrays and objects inside each other");
        self.report.at(&TOO_DEEP, place, message);
        Err(Stop)
    }

    /// At the end of a container: a closing bracket counts, what is skipped behind it does
    /// not.
    fn leave(&mut self, range: &Range<usize>) {
        let skipped = self.text.get(range.clone()).unwrap_or_default();
        if skipped.starts_with([']', '}']) {
            self.end = range.start + 1;
        }
    }

    /// Where a mark of the parser is, which counts bytes where it reads a text.
    fn byte(&self, mark: Marker) -> usize {
        let end = self.text.len();
        mark.byte_offset().map_or(end, |byte| byte.min(end))
    }

    fn place(&self, range: &Range<usize>) -> Place {
        self.report.place(range.start, range.end)
    }
}
