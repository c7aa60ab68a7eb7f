//! Markdown, with the HTML in it.

use bindery::finding::SourceId;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::html::{self, Skipped};
use super::line::Span;
use super::mark::{Attributes, Mark};
use super::writer::Writer;
use super::{Block, Counts};

/// The blocks of a page in Markdown.
pub(super) fn read(text: &str, source: SourceId) -> (Vec<Block>, Counts) {
    let mut teller = Teller {
        text,
        writer: Writer::new(text, source),
        skipped: Skipped::keep_chrome(),
        left_out: 0,
        in_html: false,
        in_head: false,
        heading: None,
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        teller.tell(event, Span::new(range.start, range.end));
    }
    teller.writer.finish()
}

/// Tells the writer what the parser finds.
struct Teller<'a> {
    text: &'a str,
    writer: Writer<'a>,
    skipped: Skipped,
    /// How many pictures and the like are open, whose text is not text of the page.
    left_out: usize,
    /// The block that is open was read as HTML.
    in_html: bool,
    /// The row that is open is the heading of a table.
    in_head: bool,
    /// The text of the heading that is open.
    heading: Option<String>,
}

impl Teller<'_> {
    fn tell(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.open(tag, span),
            Event::End(tag) => self.close(tag, span),
            Event::Text(text) => self.say(&text, span),
            Event::Code(text) => {
                self.mark(Mark::Strong, span);
                self.say(&text, span);
                self.writer.close(Mark::Strong, span);
            }
            Event::InlineHtml(_) => self.html(span),
            Event::Html(_) if !self.in_html => self.html(span),
            Event::SoftBreak => self.say(" ", span),
            Event::HardBreak => self.mark(Mark::Break, span),
            Event::Rule => self.mark(Mark::Block, span),
            _ => {}
        }
    }

    fn say(&mut self, text: &str, span: Span) {
        if self.left_out > 0 || self.in_html || self.skipped.is_skipping() {
            return;
        }
        if let Some(heading) = &mut self.heading {
            heading.push_str(text);
        }
        self.writer.text(text, span);
    }

    fn html(&mut self, span: Span) {
        if let Some(html) = self.text.get(span.start..span.end) {
            html::feed(&mut self.writer, html, span.start, &mut self.skipped);
        }
    }

    fn mark(&mut self, mark: Mark, span: Span) {
        self.writer.open(mark, Attributes::default(), span);
    }

    fn open(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.mark(Mark::Heading(level as u8), span);
                if let Some(id) = id {
                    self.writer.anchor(id.to_string());
                }
                self.heading = Some(String::new());
            }
            Tag::HtmlBlock => {
                self.html(span);
                self.in_html = true;
            }
            // A blank line in a table of HTML ends it for Markdown, and what is indented
            // below it is no code.
            Tag::CodeBlock(CodeBlockKind::Indented) if self.writer.in_table() => {
                self.html(span);
                self.in_html = true;
            }
            Tag::CodeBlock(_) => self.mark(Mark::Code, span),
            Tag::Item => self.mark(Mark::Item, span),
            Tag::Table(_) => self.mark(Mark::Table, span),
            Tag::TableHead => {
                self.in_head = true;
                self.mark(Mark::TableHead, span);
                self.mark(Mark::Row, span);
            }
            Tag::TableRow => self.mark(Mark::Row, span),
            Tag::TableCell if self.in_head => self.mark(Mark::HeadCell, span),
            Tag::TableCell => self.mark(Mark::Cell, span),
            Tag::Strong => self.mark(Mark::Strong, span),
            Tag::Link { dest_url, .. } => {
                let attributes = Attributes {
                    href: Some(dest_url.to_string()),
                    ..Attributes::default()
                };
                self.writer.open(Mark::Link, attributes, span);
            }
            Tag::Image { .. } | Tag::MetadataBlock(_) => self.left_out += 1,
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::List(_) => self.mark(Mark::Block, span),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd, span: Span) {
        let mark = match tag {
            TagEnd::Heading(level) => {
                if let Some(heading) = self.heading.take() {
                    self.writer.anchor(slug(&heading));
                }
                Mark::Heading(level as u8)
            }
            TagEnd::HtmlBlock => {
                self.in_html = false;
                return;
            }
            TagEnd::CodeBlock if std::mem::take(&mut self.in_html) => return,
            TagEnd::CodeBlock => Mark::Code,
            TagEnd::Item => Mark::Item,
            TagEnd::Table => Mark::Table,
            TagEnd::TableHead => {
                self.in_head = false;
                Mark::TableHead
            }
            TagEnd::TableRow => Mark::Row,
            TagEnd::TableCell => Mark::Cell,
            TagEnd::Strong => Mark::Strong,
            TagEnd::Link => Mark::Link,
            TagEnd::Image | TagEnd::MetadataBlock(_) => {
                self.left_out = self.left_out.saturating_sub(1);
                return;
            }
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::List(_) => Mark::Block,
            _ => return,
        };
        self.writer.close(mark, span);
    }
}

/// The name by which links lead to a heading, as the forges make it.
fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|c| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}
