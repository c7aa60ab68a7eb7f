//! Where one piece of a stream ends and the next begins.

use super::sse::Sse;
use super::{EventsError, is_json};
use crate::operation::Framing;

/// A piece: an event, or a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) name: String,
    pub(super) id: String,
    pub(super) data: String,
}

const RECORD_SEPARATOR: u8 = 0x1e;

/// Cuts what arrives, however it is torn, into lines, and lines into pieces.
pub(super) struct Framer {
    framing: Framing,
    cap: usize,
    arrived: Vec<u8>,
    /// Up to here `arrived` was cut or has no end of a line.
    looked: usize,
    start: usize,
    /// Whether the line before ended with a CR, so that an LF is part of its end.
    after_cr: bool,
    sse: Sse,
    /// The part of a record of a sequence that arrived.
    record: Vec<u8>,
}

impl Framer {
    pub(super) fn new(framing: Framing, cap: usize) -> Framer {
        Framer {
            framing,
            cap,
            arrived: Vec::new(),
            looked: 0,
            start: 0,
            after_cr: false,
            sse: Sse::default(),
            record: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, chunk: &[u8]) {
        self.arrived.drain(..self.start);
        self.looked -= self.start;
        self.start = 0;
        self.arrived.extend_from_slice(chunk);
    }

    /// The next piece of what arrived; `ended` says that nothing more will.
    pub(super) fn next(&mut self, ended: bool) -> Result<Option<Frame>, EventsError> {
        while let Some(line) = self.line(ended) {
            let frame = match self.framing {
                Framing::Events => self.sse.line(&line),
                Framing::Lines => of_record(&line),
                Framing::Sequence => self.sequence(&line),
            };
            if frame.is_some() {
                return Ok(frame);
            }
            self.within_cap()?;
        }
        self.within_cap()?;
        Ok(None.or_else(|| ended.then(|| self.rest()).flatten()))
    }

    /// What is not finished counts against the limit; no server can fill the memory.
    fn within_cap(&self) -> Result<(), EventsError> {
        let open = self.arrived.len() - self.start + self.sse.len() + self.record.len();
        if self.arrived.len() - self.start > self.cap || self.sse.len() > self.cap {
            return Err(EventsError::TooLong(self.cap));
        }
        if self.record.len() > self.cap || open > self.cap.saturating_mul(2) {
            return Err(EventsError::TooLong(self.cap));
        }
        Ok(())
    }

    /// The next line without its end. The last line needs none, except in events.
    fn line(&mut self, ended: bool) -> Option<Vec<u8>> {
        if self.after_cr && self.arrived.get(self.start) == Some(&b'\n') {
            self.start += 1;
            self.after_cr = false;
        }
        self.looked = self.looked.max(self.start);
        let is_end = |byte: &u8| match self.framing {
            Framing::Events => matches!(byte, b'\n' | b'\r'),
            Framing::Lines => *byte == b'\n',
            Framing::Sequence => matches!(*byte, b'\n' | RECORD_SEPARATOR),
        };
        let open = self.arrived.get(self.looked..).unwrap_or_default();
        if let Some(at) = open.iter().position(is_end) {
            let end = self.looked + at;
            let byte = self.arrived.get(end).copied();
            // A separator belongs to the record that it starts.
            let line = self
                .arrived
                .get(self.start..end)
                .unwrap_or_default()
                .to_vec();
            self.start = end + 1;
            self.looked = self.start;
            self.after_cr = byte == Some(b'\r');
            if byte == Some(RECORD_SEPARATOR) && self.framing == Framing::Sequence {
                let mut line = line;
                line.push(RECORD_SEPARATOR);
                return Some(line);
            }
            return Some(line);
        }
        self.looked = self.arrived.len();
        if ended && self.framing != Framing::Events && self.start < self.arrived.len() {
            let line = self.arrived.get(self.start..).unwrap_or_default().to_vec();
            self.start = self.arrived.len();
            return Some(line);
        }
        None
    }

    /// A record ends where the next one starts, or with a line after which it is JSON.
    fn sequence(&mut self, line: &[u8]) -> Option<Frame> {
        if let Some(before) = line.strip_suffix(&[RECORD_SEPARATOR]) {
            self.record.extend_from_slice(before);
            return of_record(&std::mem::take(&mut self.record));
        }
        self.record.extend_from_slice(line);
        let is_whole = std::str::from_utf8(&self.record).is_ok_and(is_json);
        if is_whole {
            return of_record(&std::mem::take(&mut self.record));
        }
        if !self.record.is_empty() {
            self.record.push(b'\n');
        }
        None
    }

    /// What is left at the end: of events nothing, they end with an empty line.
    fn rest(&mut self) -> Option<Frame> {
        of_record(&std::mem::take(&mut self.record))
    }
}

/// A line or a record as a piece, unless it is empty.
fn of_record(record: &[u8]) -> Option<Frame> {
    let text = String::from_utf8_lossy(record.trim_ascii()).into_owned();
    let text = text.trim_start_matches('\u{feff}');
    (!text.is_empty()).then(|| Frame {
        data: text.to_owned(),
        ..Frame::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(framing: Framing, chunks: &[&[u8]]) -> Vec<String> {
        let mut framer = Framer::new(framing, 64);
        let mut found = Vec::new();
        for chunk in chunks {
            framer.push(chunk);
            while let Some(frame) = framer.next(false).unwrap() {
                found.push(frame.data);
            }
        }
        while let Some(frame) = framer.next(true).unwrap() {
            found.push(frame.data);
        }
        found
    }

    #[test]
    fn lines_are_told_apart_however_they_are_torn() {
        let text = b"{\"a\":1}\r\n\n {\"a\":2}\n{\"a\":3}";
        let expected = ["{\"a\":1}", "{\"a\":2}", "{\"a\":3}"];
        for size in 1..text.len() {
            let chunks: Vec<&[u8]> = text.chunks(size).collect();
            assert_eq!(frames(Framing::Lines, &chunks), expected, "{size}");
        }
    }

    #[test]
    fn records_of_a_sequence_may_have_several_lines() {
        let text = b"\x1e{\"a\":\n1}\n\x1e2\n\x1etorn\x1e3";
        for size in 1..text.len() {
            let chunks: Vec<&[u8]> = text.chunks(size).collect();
            assert_eq!(
                frames(Framing::Sequence, &chunks),
                ["{\"a\":\n1}", "2", "torn", "3"],
                "{size}"
            );
        }
    }

    #[test]
    fn a_piece_without_end_is_an_error() {
        for framing in [Framing::Events, Framing::Lines, Framing::Sequence] {
            let mut framer = Framer::new(framing, 8);
            framer.push(b"data: 1234567890");
            assert!(framer.next(false).is_err(), "{framing:?}");
        }
        let mut framer = Framer::new(Framing::Events, 8);
        framer.push(b"data:12345\ndata:67890\n");
        assert!(framer.next(false).is_err());
    }
}
