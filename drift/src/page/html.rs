//! HTML: tags and text, with their places, told to the writer.

use std::convert::Infallible;

use bindery::finding::SourceId;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};

use super::line::Span;
use super::mark::{self, Attributes, Mark};
use super::writer::Writer;
use super::{Block, Counts};

/// The blocks of a page in HTML.
pub(super) fn read(text: &str, source: SourceId) -> (Vec<Block>, Counts) {
    let mut writer = Writer::new(text, source);
    let mut skipped = Skipped::default();
    feed(&mut writer, text, 0, &mut skipped);
    if !skipped.lost_content {
        return writer.finish();
    }
    // What seemed to be a menu has the page in it.
    let mut writer = Writer::new(text, source);
    let mut skipped = Skipped::keep_chrome();
    feed(&mut writer, text, 0, &mut skipped);
    writer.finish()
}

/// Tells the writer what `html` says, which begins at the byte `offset` of the page.
pub(super) fn feed(writer: &mut Writer<'_>, html: &str, offset: usize, skipped: &mut Skipped) {
    let mut emitter = CallbackEmitter::new(Teller {
        writer,
        offset,
        skipped,
        tag: None,
    });
    emitter.naively_switch_states(true);
    // A text can always be read to its end.
    let Ok(_) = Tokenizer::new_with_emitter(html, emitter).finish();
}

/// What is being left out.
#[derive(Debug, Default)]
pub(super) struct Skipped {
    /// The element within which nothing is read, and how many of its name are open.
    within: Option<(Vec<u8>, usize)>,
    /// It is something of the site.
    chrome: bool,
    /// A heading of the page or a table was left out.
    lost_content: bool,
    /// Nothing is taken for something of the site.
    keep_chrome: bool,
}

impl Skipped {
    /// Nothing is taken for something of the site.
    pub(super) fn keep_chrome() -> Skipped {
        Skipped {
            keep_chrome: true,
            ..Skipped::default()
        }
    }

    /// Whether text is left out.
    pub(super) fn is_skipping(&self) -> bool {
        self.within.is_some()
    }

    /// Whether a tag that opens is left out.
    fn opens(&mut self, name: &[u8]) -> bool {
        let Some((within, depth)) = &mut self.within else {
            return false;
        };
        *depth += usize::from(within == name);
        self.lost_content |= self.chrome && matches!(name, b"table" | b"h1");
        true
    }

    /// Whether a tag that closes is left out.
    fn closes(&mut self, name: &[u8]) -> bool {
        let Some((within, depth)) = &mut self.within else {
            return false;
        };
        if within == name {
            *depth -= 1;
            if *depth == 0 {
                self.within = None;
            }
        }
        true
    }

    fn begin(&mut self, name: &[u8], chrome: bool) {
        self.within = Some((name.to_vec(), 1));
        self.chrome = chrome;
    }
}

/// A tag that is being read.
struct OpenTag {
    name: Vec<u8>,
    start: usize,
    attributes: Attributes,
    /// An attribute whose value was not told yet.
    pending: Option<Vec<u8>>,
}

/// Tells the writer what the tokenizer finds.
struct Teller<'w, 'a> {
    writer: &'w mut Writer<'a>,
    offset: usize,
    skipped: &'w mut Skipped,
    tag: Option<OpenTag>,
}

impl Callback<Infallible, usize> for Teller<'_, '_> {
    fn handle_event(
        &mut self,
        event: CallbackEvent<'_>,
        span: html5gum::Span<usize>,
    ) -> Option<Infallible> {
        let span = Span::new(self.offset + span.start, self.offset + span.end);
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(OpenTag {
                    name: name.to_vec(),
                    start: span.start,
                    attributes: Attributes::default(),
                    pending: None,
                });
            }
            CallbackEvent::AttributeName { name } => self.attribute(Some(name)),
            CallbackEvent::AttributeValue { value } => self.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                self.attribute(None);
                if let Some(tag) = self.tag.take() {
                    self.open(tag, self_closing, span.end);
                }
            }
            CallbackEvent::EndTag { name } => self.close(name, span),
            CallbackEvent::String { value } => {
                if !self.skipped.is_skipping() {
                    self.writer.text(&String::from_utf8_lossy(value), span);
                }
            }
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None
    }
}

impl Teller<'_, '_> {
    /// The next attribute begins: the one before had no value, if it was not told.
    fn attribute(&mut self, name: Option<&[u8]>) {
        if let Some(tag) = &mut self.tag {
            let before = std::mem::replace(&mut tag.pending, name.map(<[u8]>::to_vec));
            if let Some(before) = before {
                tag.attributes.take(&before, "");
            }
        }
    }

    fn value(&mut self, value: &[u8]) {
        if let Some(tag) = &mut self.tag
            && let Some(name) = tag.pending.take()
        {
            tag.attributes.take(&name, &String::from_utf8_lossy(value));
        }
    }

    fn open(&mut self, tag: OpenTag, self_closing: bool, end: usize) {
        let span = Span::new(tag.start, end);
        let name = tag.name.as_slice();
        if self.skipped.opens(name) {
            return;
        }
        let mark = mark::of_element(name);
        let own = !matches!(name, b"html" | b"body" | b"main" | b"article");
        let chrome =
            mark == Mark::Chrome || (own && (tag.attributes.chrome || tag.attributes.hidden));
        if mark == Mark::Hidden || (chrome && !self.skipped.keep_chrome) {
            self.writer.counts_mut().chrome += 1;
            self.skipped.lost_content |= chrome && matches!(mark, Mark::Table | Mark::Heading(1));
            let closed = mark::is_void(name) || (self_closing && mark == Mark::Hidden);
            if !closed {
                self.skipped.begin(name, chrome);
            }
            return;
        }
        self.writer.open(mark, tag.attributes, span);
    }

    fn close(&mut self, name: &[u8], span: Span) {
        if self.skipped.closes(name) {
            return;
        }
        match name {
            // These make one where none is open.
            b"br" => self.writer.open(Mark::Break, Attributes::default(), span),
            _ => self.writer.close(mark::of_element(name), span),
        }
    }
}
