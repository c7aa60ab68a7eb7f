//! Lines end where one would be too wide.

use super::block::Part;
use super::flat::{Flat, Kind, Token};
use super::group::Class;

/// Spaces that what is inside something stands behind it.
pub(super) const INDENT: usize = 4;

/// Some tokens, from one to before another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Range {
    pub(super) fn is_empty(self) -> bool {
        self.from >= self.to
    }

    pub(super) fn starting(self, from: usize) -> Range {
        Range { from, ..self }
    }

    pub(super) fn ending(self, to: usize) -> Range {
        Range { to, ..self }
    }
}

/// Writes the one line as several.
pub(super) struct Fold<'f> {
    flat: &'f Flat,
    width: usize,
    out: &'f mut String,
    line_start: usize,
    /// Whether nothing but spaces is in the line yet.
    is_fresh: bool,
}

impl<'f> Fold<'f> {
    pub(super) fn new(flat: &'f Flat, width: usize, out: &'f mut String) -> Fold<'f> {
        Fold {
            flat,
            width,
            line_start: out.len(),
            out,
            is_fresh: true,
        }
    }

    /// Everything, as items that stand so far from the left. Says the words of the first and of
    /// the last of them, where these are one line.
    pub(super) fn items(&mut self, indent: usize) -> (Option<Box<str>>, Option<Box<str>>) {
        if indent > 0 && !self.all().is_empty() {
            self.indent(indent);
        }
        let (first, last) = self.block(self.all(), indent, true);
        let word = |part: Option<Part<'_>>| part.and_then(Part::word).map(Box::from);
        (word(first), word(last))
    }

    /// Everything, as statements.
    pub(super) fn statements(&mut self) {
        self.block(self.all(), 0, false);
    }

    fn all(&self) -> Range {
        Range {
            from: 0,
            to: self.flat.tokens.len() - 1,
        }
    }

    pub(super) fn token(&self, index: usize) -> &'f Token {
        &self.flat.tokens[index]
    }

    pub(super) fn text(&self, range: Range) -> &'f str {
        if range.is_empty() {
            return "";
        }
        let (start, end) = (self.token(range.from).start, self.token(range.to - 1).end);
        &self.flat.text[start..end]
    }

    /// The text of one token.
    pub(super) fn word(&self, index: usize) -> &'f str {
        let token = self.token(index);
        &self.flat.text[token.start..token.end]
    }

    /// The token behind a token, or behind the group that it opens.
    pub(super) fn behind(&self, index: usize) -> usize {
        match self.token(index).kind {
            Kind::Open(_, close) => close + 1,
            _ => index + 1,
        }
    }

    /// The tokens of a range, groups taken as one.
    pub(super) fn outer(&self, range: Range) -> impl Iterator<Item = usize> + use<'_, 'f> {
        let mut at = range.from;
        std::iter::from_fn(move || {
            let this = at;
            (this < range.to).then(|| {
                at = self.behind(this);
                this
            })
        })
    }

    /// Whether something in the range wants to be at the end of a line.
    pub(super) fn is_forced(&self, range: Range) -> bool {
        self.token(range.to).forced > self.token(range.from).forced
    }

    /// Whether the range fits into the line, with so much behind it.
    pub(super) fn fits(&self, range: Range, tail: usize) -> bool {
        !self.is_forced(range) && self.reaches(range, tail)
    }

    /// Whether the first part of something fits into the line: what follows may be folded.
    pub(super) fn reaches(&self, range: Range, tail: usize) -> bool {
        self.column() + self.gap(range.from).len() + self.wide(range) + tail <= self.width
    }

    /// How wide a range is in one line.
    pub(super) fn wide(&self, range: Range) -> usize {
        self.text(range).len()
    }

    /// Whether so much fits into a line of its own.
    pub(super) fn fits_alone(&self, range: Range, indent: usize, tail: usize) -> bool {
        !self.is_forced(range) && indent + self.wide(range) + tail <= self.width
    }

    fn column(&self) -> usize {
        self.out.len() - self.line_start
    }

    /// The space before a token, where it does not start the line.
    fn gap(&self, index: usize) -> &'f str {
        if self.is_fresh || index == 0 {
            return "";
        }
        &self.flat.text[self.token(index - 1).end..self.token(index).start]
    }

    /// Writes a range into the line.
    pub(super) fn push(&mut self, range: Range) {
        if range.is_empty() {
            return;
        }
        let (gap, text) = (self.gap(range.from), self.text(range));
        self.out.push_str(gap);
        self.out.push_str(text);
        self.is_fresh = false;
    }

    pub(super) fn push_one(&mut self, index: usize) {
        self.push(Range {
            from: index,
            to: index + 1,
        });
    }

    /// Writes a comma that was not there, or is left out in one line.
    pub(super) fn push_comma(&mut self) {
        self.out.push(',');
    }

    /// Ends the line.
    pub(super) fn line(&mut self, indent: usize) {
        self.out.push('\n');
        self.line_start = self.out.len();
        self.indent(indent);
        self.is_fresh = true;
    }

    fn indent(&mut self, indent: usize) {
        const SPACES: &str = "                                                                ";
        let mut left = indent;
        while left > 0 {
            let some = left.min(SPACES.len());
            self.out.push_str(&SPACES[..some]);
            left -= some;
        }
    }

    /// Leaves a line empty.
    pub(super) fn empty_line(&mut self) {
        self.out.push('\n');
    }

    /// Writes comments and attributes, each in a line, and tells what follows them.
    pub(super) fn lead(&mut self, range: Range, indent: usize) -> Range {
        let mut rest = range;
        while !rest.is_empty() {
            let end = match self.token(rest.from).kind {
                Kind::Doc | Kind::InnerDoc => rest.from + 1,
                Kind::Attribute | Kind::InnerAttribute => self.behind(rest.from + 1),
                _ => break,
            };
            self.run(rest.ending(end), indent, 0);
            rest = rest.starting(end);
            if !rest.is_empty() {
                self.line(indent);
            }
        }
        rest
    }

    /// Writes a range from where the line is, folded where it must be.
    pub(super) fn run(&mut self, range: Range, indent: usize, tail: usize) {
        if self.fits(range, tail) {
            return self.push(range);
        }
        if let Some(links) = self.chain(range) {
            return self.folded_chain(range, &links, indent, tail);
        }
        if let Some(equals) = self.late_value(range, indent, tail) {
            self.push(range.ending(equals + 1));
            self.line(indent + INDENT);
            return self.push(range.starting(equals + 1));
        }
        self.groups(range, indent, tail);
    }

    /// The `=` of a range behind which a line should end, because nothing behind it can be
    /// folded and all of it fits into a line.
    fn late_value(&self, range: Range, indent: usize, tail: usize) -> Option<usize> {
        let mut outer = self.outer(range);
        let equals = outer.find(|index| self.token(*index).kind == Kind::Equals)?;
        let value = range.starting(equals + 1);
        let group = self.first_group(value);
        let is_late = match group {
            Some(group) => !self.reaches(range.ending(group + 1), 0),
            None => true,
        };
        (is_late && self.fits_alone(value, indent + INDENT, tail)).then_some(equals)
    }

    /// The first group of a range that can be folded.
    fn first_group(&self, range: Range) -> Option<usize> {
        self.outer(range).find(|index| self.can_be_folded(*index))
    }

    fn can_be_folded(&self, index: usize) -> bool {
        matches!(self.token(index).kind, Kind::Open(class, _) if class != Class::Empty)
    }

    /// Writes a range and folds those of its groups that must be, from the left: the last one
    /// first.
    fn groups(&mut self, range: Range, indent: usize, tail: usize) {
        let mut at = range.from;
        while at < range.to {
            let rest = range.starting(at);
            if self.fits(rest, tail) {
                return self.push(rest);
            }
            let end = self.behind(at);
            if self.can_be_folded(at) && !self.can_wait(at, end, range) {
                // What follows the group up to the next one stays on its last line.
                let next = self.first_group(range.starting(end));
                let tail = match next {
                    Some(next) => self.wide(Range {
                        from: end,
                        to: next + 1,
                    }),
                    None => self.wide(range.starting(end)) + tail,
                };
                self.group(at, end, indent, tail);
            } else {
                self.push(Range { from: at, to: end });
            }
            at = end;
        }
    }

    /// Whether a group can stay in the line, because a later one is folded instead.
    fn can_wait(&self, at: usize, end: usize, range: Range) -> bool {
        let this = Range { from: at, to: end };
        let is_block = matches!(self.token(at).kind, Kind::Open(Class::Block, _));
        !is_block
            && !self.is_forced(this)
            && self.first_group(range.starting(end)).is_some_and(|next| {
                self.reaches(
                    Range {
                        from: at,
                        to: next + 1,
                    },
                    0,
                )
            })
    }

    /// Writes a group that does not stay in the line.
    fn group(&mut self, at: usize, end: usize, indent: usize, tail: usize) {
        let Kind::Open(class, close) = self.token(at).kind else {
            return;
        };
        let inside = Range {
            from: at + 1,
            to: close,
        };
        debug_assert_eq!(close + 1, end);
        if !class.is_forced() && class != Class::Block {
            return self.list(at, inside, indent, tail);
        }
        self.push_one(at);
        self.line(indent + INDENT);
        match class {
            Class::Items => drop(self.block(inside, indent + INDENT, true)),
            Class::Fields | Class::Arms => self.elements(inside, indent + INDENT, true),
            _ => drop(self.block(inside, indent + INDENT, false)),
        }
        self.line(indent);
        self.push_one(close);
    }
}
