//! A page as a row of blocks, whatever it was written in.
//!
//! - [`decode`] makes text of bytes.
//! - `form` tells what the text is written in.
//! - `html` and `markdown` say what opens and closes to one `writer`, which makes the blocks;
//!   `text` makes its own.

mod count;
mod decode;
mod form;
mod html;
mod line;
mod mark;
mod markdown;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod writer;

pub use count::Counts;
pub use decode::{LONGEST, decode};

use std::fmt;

use bindery::finding::{Place, SourceId, Sources};

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    /// What it was written in.
    pub form: Form,
    /// What it consists of, in order.
    pub blocks: Vec<Block>,
    /// What there was, and what is not among the blocks.
    pub counts: Counts,
}

impl Page {
    /// Reads a page. Any text is a page; what it says is for others to judge.
    ///
    /// ```
    /// use bindery::finding::Sources;
    /// use bindery_drift::page::{Content, Page, decode};
    ///
    /// let mut sources = Sources::new();
    /// let id = sources.add("page.html", decode(b"<h1>Stopping a Server</h1>")?);
    /// let page = Page::read(id, &sources);
    /// let Content::Heading(1, line) = &page.blocks[0].content else {
    ///     panic!("a heading");
    /// };
    /// assert_eq!(line.text, "Stopping a Server");
    /// # Ok::<(), bindery_drift::page::PageError>(())
    /// ```
    #[must_use]
    pub fn read(source: SourceId, sources: &Sources) -> Page {
        let text = sources.get(source).map_or("", |source| &source.text);
        let form = form::of(text);
        let (blocks, counts) = match form {
            Form::Html => html::read(text, source),
            Form::Markdown => markdown::read(text, source),
            Form::Text => text::read(text, source),
        };
        Page {
            form,
            blocks,
            counts,
        }
    }
}

/// Why there is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageError {
    /// It is not text.
    NoText {
        /// What it is instead.
        what: &'static str,
    },
    /// It is longer than any page.
    TooLong {
        /// How long it is.
        bytes: usize,
        /// What is allowed.
        longest: usize,
    },
    /// It cannot be read in the encoding that it names, or in UTF-8 where it names none.
    Encoding {
        /// The encoding.
        encoding: &'static str,
        /// The first line that cannot be read, from 1.
        line: usize,
    },
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PageError::NoText { what } => write!(f, "it is {what}"),
            PageError::TooLong { bytes, longest } => {
                write!(f, "it has {bytes} bytes; pages of up to {longest} are read")
            }
            PageError::Encoding { encoding, line } => write!(
                f,
                "line {line} is not {encoding}, and the page names no other encoding that fits"
            ),
        }
    }
}

impl std::error::Error for PageError {}

/// What a page was written in. Told by the content, not by the name of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// HTML, as a browser saves it or as a part of a page.
    Html,
    /// Markdown, with tables between pipes.
    Markdown,
    /// The text of a page, with a line for each cell or for each row, and no marks for
    /// headings.
    Text,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub content: Content,
    /// Names by which links of the same page lead here.
    pub anchors: Vec<String>,
    /// Where it is.
    pub place: Place,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A heading, from 1. In [`Form::Text`] nothing marks them: what could be one is a
    /// paragraph there.
    Heading(u8, Line),
    /// A paragraph, or an item of a list.
    Line(Line),
    /// Text that is shown as it stands, lines and all.
    Code(String),
    /// A table.
    Table(Table),
}

/// A paragraph, or an item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The text: entities are resolved, every run of white space is one blank.
    pub text: String,
    /// Whether it is an item of a list.
    pub item: bool,
    /// The texts that are emphasised, in order: many pages write values so.
    pub strong: Vec<String>,
    /// The links.
    pub links: Vec<Link>,
    /// Where it is; `None` only for what has no text.
    pub place: Option<Place>,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its text.
    pub text: String,
    /// Where it leads; `#name` within the page.
    pub target: String,
}

/// A table. Cells that span rows or columns stand at every position that they cover.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The caption.
    pub caption: Option<Line>,
    /// The heading.
    pub heading: Vec<Cell>,
    /// The rows below.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The cells. There may be fewer or more than in the heading.
    pub cells: Vec<Cell>,
    /// Where it is.
    pub place: Place,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What stands in it. Empty where it is empty.
    pub lines: Vec<Line>,
    /// The same cell also stands above or to the left, because it spans.
    pub spanned: bool,
}

impl Cell {
    /// All its text, a blank between lines.
    #[must_use]
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join(" ")
    }
}
