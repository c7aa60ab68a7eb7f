//! Lines: text with every run of white space as one blank.

use bindery::finding::{Place, SourceId};

use super::{Line, Link};

/// A range of bytes of the text of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// From the start of this to the end of that.
    pub(super) fn to(self, last: Span) -> Span {
        Span::new(self.start, last.end.max(self.start))
    }

    pub(super) fn place(self, source: SourceId) -> Place {
        let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place {
            source,
            start: byte(self.start),
            end: byte(self.end),
        }
    }
}

/// The text of a page, and its id.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin<'a> {
    pub(super) text: &'a str,
    pub(super) source: SourceId,
}

/// Takes text piece by piece, and gives lines.
#[derive(Debug, Default)]
pub(super) struct LineWriter {
    text: String,
    /// White space was seen since the last character.
    blank: bool,
    span: Option<Span>,
    /// Where the emphasised text began, while it goes on.
    strong_from: Option<usize>,
    /// Where the text of a link began, while it goes on, and where it leads.
    link: Option<(usize, String)>,
    strong: Vec<String>,
    links: Vec<Link>,
}

impl LineWriter {
    /// Adds text that was written at `span`.
    pub(super) fn push(&mut self, text: &str, span: Span) {
        let before = self.text.len();
        for c in text.chars() {
            if c.is_whitespace() {
                self.blank = true;
            } else if !is_invisible(c) {
                if self.blank && !self.text.is_empty() {
                    self.text.push(' ');
                }
                self.blank = false;
                self.text.push(c);
            }
        }
        if self.text.len() > before {
            self.span = Some(self.span.map_or(span, |first| first.to(span)));
        }
    }

    /// What follows is another word.
    pub(super) fn blank(&mut self) {
        self.blank = true;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The emphasised text begins.
    pub(super) fn begin_strong(&mut self) {
        self.strong_from.get_or_insert(self.text.len());
    }

    /// The emphasised text ends.
    pub(super) fn end_strong(&mut self) {
        if let Some(from) = self.strong_from.take() {
            push_part(&mut self.strong, &self.text[from..]);
        }
    }

    /// The text of a link begins.
    pub(super) fn begin_link(&mut self, target: String) {
        self.end_link();
        self.link = Some((self.text.len(), target));
    }

    /// The text of a link ends.
    pub(super) fn end_link(&mut self) {
        if let Some((from, target)) = self.link.take() {
            self.push_link(from, target);
        }
    }

    fn push_link(&mut self, from: usize, target: String) {
        let text = self.text[from..].trim().to_owned();
        if !text.is_empty() {
            self.links.push(Link { text, target });
        }
    }

    /// The line so far; `None` where there is no text. Emphasis and links that have not ended
    /// go on in the next line.
    pub(super) fn take(&mut self, source: SourceId) -> Option<(Line, Span)> {
        self.blank = false;
        let span = self.span.take()?;
        if let Some(from) = self.strong_from {
            push_part(&mut self.strong, &self.text[from..]);
            self.strong_from = Some(0);
        }
        if let Some((from, target)) = self.link.take() {
            self.push_link(from, target.clone());
            self.link = Some((0, target));
        }
        let line = Line {
            text: std::mem::take(&mut self.text),
            item: false,
            strong: std::mem::take(&mut self.strong),
            links: std::mem::take(&mut self.links),
            place: Some(span.place(source)),
        };
        Some((line, span))
    }
}

fn push_part(parts: &mut Vec<String>, part: &str) {
    let part = part.trim();
    if !part.is_empty() {
        parts.push(part.to_owned());
    }
}

/// Characters that are seen by no reader of a page, and would make different words of the
/// same: zero-width ones, soft hyphens, byte order marks, control characters.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    ) || c.is_control()
}

/// The part of `span` without white space around it.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let Some(part) = text.get(span.start..span.end) else {
        return span;
    };
    let start = span.start + (part.len() - part.trim_start().len());
    Span::new(
        start.min(span.end),
        (span.start + part.trim_end().len()).max(start.min(span.end)),
    )
}
