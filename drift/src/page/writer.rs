//! Makes blocks of what opens and closes. Real pages do not close what they open, so an end
//! is never waited for: a cell ends where the next one begins, a line where a block begins.
//! Nothing here follows the depth of a page, except for tables, and of these only
//! [`DEEPEST`].

use bindery::finding::SourceId;

use super::line::{LineWriter, Origin, Span, trimmed};
use super::mark::{Attributes, Mark};
use super::table::{Piece, TableWriter};
use super::{Block, Content, Counts, Line, Table};

/// How deep tables are nested that are read as tables.
const DEEPEST: usize = 8;

/// How many names a block has at most; real ones have two or three.
const MOST_ANCHORS: usize = 64;

pub(super) struct Writer<'a> {
    text: &'a str,
    source: SourceId,
    blocks: Vec<Block>,
    counts: Counts,
    /// The tables that are open, the innermost last.
    tables: Vec<TableWriter>,
    /// How many tables are open that are nested too deep.
    too_deep: usize,
    line: LineWriter,
    heading: Option<u8>,
    /// The next line begins an item of a list.
    item: bool,
    code: Option<(String, Option<Span>)>,
    strong: usize,
    anchors: Vec<String>,
    /// How many more cells may be repeated, over the page.
    repeats: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(text: &'a str, source: SourceId) -> Writer<'a> {
        Writer {
            text,
            source,
            blocks: Vec::new(),
            counts: Counts::default(),
            tables: Vec::new(),
            too_deep: 0,
            line: LineWriter::default(),
            heading: None,
            item: false,
            code: None,
            strong: 0,
            anchors: Vec::new(),
            repeats: 100_000 + text.len(),
        }
    }

    pub(super) fn counts_mut(&mut self) -> &mut Counts {
        &mut self.counts
    }

    /// Whether a table is open.
    pub(super) fn in_table(&self) -> bool {
        !self.tables.is_empty()
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str, span: Span) {
        let span = trimmed(self.text, span);
        match &mut self.code {
            Some((code, place)) => {
                code.push_str(text);
                *place = Some(place.map_or(span, |first| first.to(span)));
            }
            None => self.line.push(text, span),
        }
    }

    /// A name by which links lead to what follows.
    pub(super) fn anchor(&mut self, name: String) {
        let known = self.anchors.len() == MOST_ANCHORS || self.anchors.contains(&name);
        if !name.is_empty() && !known {
            self.anchors.push(name);
        }
    }

    /// Something opens; `span` is its tag.
    pub(super) fn open(&mut self, mark: Mark, attributes: Attributes, span: Span) {
        match mark {
            Mark::Table => self.open_table(attributes, span),
            Mark::Caption
            | Mark::TableHead
            | Mark::TableBody
            | Mark::Row
            | Mark::HeadCell
            | Mark::Cell => self.open_part(mark, attributes, span),
            _ => {
                if !matches!(mark, Mark::Strong | Mark::Link | Mark::Break | Mark::Inline) {
                    self.begin_block();
                }
                self.name(&attributes);
                match mark {
                    Mark::Heading(level) => self.open_heading(level),
                    Mark::Item => self.item = true,
                    Mark::Code => self.code = Some((String::new(), None)),
                    Mark::Strong => {
                        self.strong += 1;
                        self.line.begin_strong();
                    }
                    Mark::Link => match attributes.href {
                        Some(target) => self.line.begin_link(target),
                        None => self.line.end_link(),
                    },
                    Mark::Break => self.line_break(),
                    _ => {}
                }
            }
        }
    }

    /// Something closes; `span` is its tag.
    pub(super) fn close(&mut self, mark: Mark, span: Span) {
        match mark {
            Mark::Table => self.close_table(span),
            Mark::Caption
            | Mark::TableHead
            | Mark::TableBody
            | Mark::Row
            | Mark::HeadCell
            | Mark::Cell => self.close_part(mark, span),
            Mark::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            Mark::Code => self.flush(),
            Mark::Item => {
                self.flush();
                self.item = false;
            }
            Mark::Block => self.begin_block(),
            Mark::Strong => {
                self.strong = self.strong.saturating_sub(1);
                if self.strong == 0 {
                    self.line.end_strong();
                }
            }
            Mark::Link => self.line.end_link(),
            Mark::Break | Mark::Hidden | Mark::Chrome | Mark::Inline => {}
        }
    }

    /// The end of the page: all that is open closes.
    pub(super) fn finish(mut self) -> (Vec<Block>, Counts) {
        let end = Span::new(self.text.len(), self.text.len());
        self.flush();
        while !self.tables.is_empty() {
            self.too_deep = 0;
            self.close_table(end);
        }
        self.blocks.retain(|block| match &block.content {
            Content::Table(table) => !table.heading.is_empty() || !table.rows.is_empty(),
            _ => true,
        });
        (self.blocks, self.counts)
    }

    fn name(&mut self, attributes: &Attributes) {
        for name in [&attributes.id, &attributes.name].into_iter().flatten() {
            self.anchor(name.clone());
        }
    }

    /// A block begins or ends: the line before it ends. A heading goes on where it has no
    /// text yet, as in `<h2><div>…`.
    fn begin_block(&mut self) {
        if !self.line.is_empty() || self.code.is_some() {
            self.flush();
            self.heading = None;
        }
    }

    fn open_heading(&mut self, level: u8) {
        self.strong = 0;
        self.line.end_strong();
        self.item = false;
        let bare = self.tables.last().is_some_and(TableWriter::is_bare);
        if bare {
            self.lay_out();
        }
        let in_table = self.tables.iter().any(|table| !table.layout);
        self.heading = Some(level).filter(|_| !in_table);
    }

    fn line_break(&mut self) {
        let in_caption = self.tables.last().is_some_and(|table| table.in_caption);
        if let Some((code, _)) = &mut self.code {
            code.push('\n');
        } else if self.heading.is_some() || in_caption {
            self.line.blank();
        } else {
            self.flush();
        }
    }

    /// Ends the line or the code that is being written.
    fn flush(&mut self) {
        if let Some((code, span)) = self.code.take() {
            let code = code.strip_prefix('\n').unwrap_or(&code).trim_end();
            if let Some(span) = span.filter(|_| !code.trim().is_empty()) {
                self.put(Piece::Code(code.to_owned(), span));
            }
        }
        let Some((mut line, span)) = self.line.take(self.source) else {
            return;
        };
        line.item = std::mem::take(&mut self.item);
        match self.heading {
            Some(level) => self.push(Content::Heading(level, line), span),
            None => self.put(Piece::Line(line, span)),
        }
    }

    /// Puts a piece where it belongs: into the cell or caption that is open, else among the
    /// blocks.
    fn put(&mut self, piece: Piece) {
        let table = self.tables.iter_mut().rev().find(|table| !table.layout);
        let Some(table) = table else {
            return self.push_piece(piece);
        };
        if let Err(piece) = table.put(piece) {
            self.counts.strays += 1;
            self.push_piece(piece);
        }
    }

    fn push_piece(&mut self, piece: Piece) {
        match piece {
            Piece::Line(line, span) => self.push(Content::Line(line), span),
            Piece::Code(code, span) => self.push(Content::Code(code), span),
        }
    }

    fn push(&mut self, content: Content, span: Span) {
        self.blocks.push(Block {
            content,
            anchors: std::mem::take(&mut self.anchors),
            place: span.place(self.source),
        });
    }

    fn open_table(&mut self, attributes: Attributes, span: Span) {
        self.begin_block();
        self.heading = None;
        if self.too_deep > 0 || self.tables.len() >= DEEPEST {
            self.too_deep += 1;
            self.counts.deep += 1;
            return;
        }
        // A table that begins where no cell is open does not nest: the one before was not
        // closed.
        if self.tables.last().is_some_and(|table| !table.in_cell()) {
            self.close_table(span);
        }
        self.name(&attributes);
        let slot = self.blocks.len();
        self.push(Content::Table(Table::default()), span);
        let mut table = TableWriter::new(slot, span);
        table.layout = attributes.presentation;
        self.tables.push(table);
        self.leave_line();
    }

    fn open_part(&mut self, mark: Mark, attributes: Attributes, span: Span) {
        self.begin_block();
        if self.too_deep > 0 {
            return;
        }
        self.leave_line();
        let Some(table) = self.tables.last_mut() else {
            self.counts.loose += usize::from(matches!(mark, Mark::Cell | Mark::HeadCell));
            return;
        };
        table.open(mark, &attributes, span);
        let outermost = self.tables.len() == 1;
        match mark {
            // Names within a table lead to it, not to what comes after it.
            Mark::Caption | Mark::TableHead | Mark::TableBody => {}
            _ if outermost => self.anchors.clear(),
            _ => {}
        }
    }

    fn close_part(&mut self, mark: Mark, span: Span) {
        self.begin_block();
        if self.too_deep > 0 {
            return;
        }
        self.leave_line();
        if let Some(table) = self.tables.last_mut() {
            table.close(mark, span);
        }
    }

    fn close_table(&mut self, span: Span) {
        self.begin_block();
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        self.leave_line();
        let Some(mut table) = self.tables.pop() else {
            return;
        };
        table.end(span);
        self.anchors.clear();
        if table.layout || table.is_only_layout() {
            self.counts.layouts += 1;
            for piece in table.into_pieces() {
                self.put(piece);
            }
            return;
        }
        self.counts.tables += 1;
        self.counts.rows += table.row_count();
        let place = table.place().place(self.source);
        let slot = table.slot;
        let nested: Vec<Line> = table.lines().cloned().collect();
        let origin = Origin {
            text: self.text,
            source: self.source,
        };
        let (table, clipped) = table.finish(origin, &mut self.repeats);
        self.counts.clipped += clipped;
        if let Some(block) = self.blocks.get_mut(slot) {
            block.content = Content::Table(table);
            block.place = place;
        }
        if self.tables.iter().any(|table| !table.layout) {
            for line in nested {
                let span = line.place.map_or(span, |place| {
                    Span::new(place.start as usize, place.end as usize)
                });
                self.put(Piece::Line(line, span));
            }
        }
    }

    /// What was within a line ends with the cell, whether it was closed or not.
    fn leave_line(&mut self) {
        self.heading = None;
        self.item = false;
        self.strong = 0;
        self.line.end_strong();
        self.line.end_link();
    }

    /// The innermost table only lays out: what it has is blocks.
    fn lay_out(&mut self) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        table.layout = true;
        for piece in table.take_pieces() {
            self.put(piece);
        }
    }
}
