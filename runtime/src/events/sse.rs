//! Server-sent events, line by line, as the HTML standard interprets them.

use super::framing::Frame;

/// The event that is being put together.
#[derive(Default)]
pub(super) struct Sse {
    begun: bool,
    name: String,
    data: String,
    has_data: bool,
    /// The id of the last event holds until another one is given.
    id: String,
}

impl Sse {
    /// How many bytes of the open event are kept.
    pub(super) fn len(&self) -> usize {
        self.data.len() + self.name.len() + self.id.len()
    }

    /// Takes a line; an empty one ends the event.
    pub(super) fn line(&mut self, line: &[u8]) -> Option<Frame> {
        let line = match line.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) if !self.begun => rest,
            _ => line,
        };
        self.begun = true;
        if line.is_empty() {
            return self.dispatch();
        }
        let line = String::from_utf8_lossy(line);
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => {
                if self.has_data {
                    self.data.push('\n');
                }
                self.data.push_str(value);
                self.has_data = true;
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            // A comment, `retry` (a stream is taken up again by whoever wants it), or a
            // field of tomorrow.
            _ => {}
        }
        None
    }

    /// An event without data is none.
    fn dispatch(&mut self) -> Option<Frame> {
        let name = std::mem::take(&mut self.name);
        let data = std::mem::take(&mut self.data);
        std::mem::take(&mut self.has_data).then(|| Frame {
            name: if name.is_empty() {
                "message".to_owned()
            } else {
                name
            },
            id: self.id.clone(),
            data,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::framing::Framer;
    use super::*;
    use crate::operation::Framing;

    fn events(text: &str) -> Vec<(String, String, String)> {
        let mut all = Vec::new();
        for size in 1..=text.len() {
            let mut framer = Framer::new(Framing::Events, 1024);
            let mut found = Vec::new();
            for chunk in text.as_bytes().chunks(size) {
                framer.push(chunk);
                while let Some(Frame { name, id, data }) = framer.next(false).unwrap() {
                    found.push((name, id, data));
                }
            }
            while let Some(Frame { name, id, data }) = framer.next(true).unwrap() {
                found.push((name, id, data));
            }
            all.push(found);
        }
        let first = all.first().cloned().unwrap_or_default();
        assert!(all.iter().all(|found| *found == first), "{all:?}");
        first
    }

    fn event(name: &str, id: &str, data: &str) -> (String, String, String) {
        (name.to_owned(), id.to_owned(), data.to_owned())
    }

    #[test]
    fn the_examples_of_the_standard() {
        assert_eq!(
            events("data: YHOO\ndata: +2\ndata: 10\n\n"),
            [event("message", "", "YHOO\n+2\n10")]
        );
        assert_eq!(
            events(
                ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n"
            ),
            [
                event("message", "1", "first event"),
                event("message", "", "second event"),
                event("message", "", " third event")
            ]
        );
        assert_eq!(
            events("data\n\ndata\ndata\n\ndata:"),
            [event("message", "", ""), event("message", "", "\n")]
        );
        assert_eq!(
            events("data:test\n\ndata: test\n\n"),
            [event("message", "", "test"), event("message", "", "test")]
        );
    }

    #[test]
    fn line_ends_marks_names_and_ids() {
        assert_eq!(
            events(
                "\u{feff}event: add\r\ndata: 1\r\n\r\nid: 7\rdata: 2\r\rretry: 5\nevent: x\n\ndata: ü\nid: a\0b\n\n"
            ),
            [
                event("add", "", "1"),
                event("message", "7", "2"),
                event("message", "7", "ü")
            ]
        );
        assert_eq!(events("data: unfinished\n"), []);
    }
}
