//! Items and statements.

use super::flat::Kind;
use super::fold::{Fold, Range};

impl<'f> Fold<'f> {
    /// Writes what stands below each other: statements, or items with empty lines in between.
    /// Gives the first and the last.
    pub(super) fn block(
        &mut self,
        range: Range,
        indent: usize,
        are_items: bool,
    ) -> (Option<Part<'f>>, Option<Part<'f>>) {
        let mut rest = range;
        let mut first = None;
        let mut last: Option<Part<'f>> = None;
        while !rest.is_empty() {
            let part = self.part(rest, indent);
            if let Some(last) = last {
                if are_items && !last.is_close_to(&part) {
                    self.empty_line();
                }
                self.line(indent);
            }
            let content = self.lead(part.range, indent);
            self.run(content, indent, 0);
            rest = rest.starting(part.range.to);
            first = first.or(Some(part));
            last = Some(part);
        }
        (first, last)
    }

    /// The first item or statement of a range.
    fn part(&self, range: Range, indent: usize) -> Part<'f> {
        let first = self.token(range.from).kind;
        if let Some(end) = match first {
            Kind::InnerDoc => Some(range.from + 1),
            Kind::InnerAttribute => Some(self.behind(range.from + 1)),
            _ => None,
        } {
            return Part {
                range: range.ending(end),
                kind: if first == Kind::InnerDoc { "//!" } else { "#!" },
                is_line: true,
            };
        }
        let start = self.behind_attributes(range);
        let kind = self.first_word(range.starting(start));
        let range = range.ending(self.end(range.starting(start), kind));
        Part {
            range,
            kind,
            is_line: start == range.from && self.fits_alone(range, indent, 0),
        }
    }

    fn behind_attributes(&self, range: Range) -> usize {
        let mut at = range.from;
        while at < range.to {
            match self.token(at).kind {
                Kind::Doc => at += 1,
                Kind::Attribute => at = self.behind(at + 1),
                _ => break,
            }
        }
        at
    }

    /// The word that says what an item or a statement is.
    fn first_word(&self, range: Range) -> &'f str {
        for index in self.outer(range) {
            let word = self.word(index);
            match word {
                "pub" | "async" | "const" | "unsafe" | "(" | "default" => {}
                "fn" | "impl" | "mod" | "enum" | "struct" | "trait" | "if" | "match" | "for"
                | "while" | "loop" | "extern" | "macro_rules" | "{" | "use" | "static" | "type"
                | "let" => return word,
                _ if self.is_macro(range.starting(index)) => return "!",
                _ => return "",
            }
        }
        ""
    }

    /// Whether a range starts with the call of a macro.
    fn is_macro(&self, range: Range) -> bool {
        let mut outer = self.outer(range);
        let bang = outer.find(|index| {
            let text = self.word(*index);
            text != "::" && self.token(*index).kind != Kind::Word
        });
        bang.is_some_and(|index| self.word(index) == "!")
    }

    /// Where the first item or statement of a range ends.
    fn end(&self, range: Range, kind: &str) -> usize {
        let ends_with_braces = !matches!(kind, "" | "use" | "static" | "type" | "let");
        for index in self.outer(range) {
            match self.token(index).kind {
                Kind::Semicolon => return index + 1,
                Kind::Open(_, close)
                    if ends_with_braces
                        && self.is_brace(index)
                        && (close + 1 >= range.to || !self.goes_on(close + 1)) =>
                {
                    return close + 1;
                }
                _ => {}
            }
        }
        range.to
    }

    fn is_brace(&self, index: usize) -> bool {
        self.word(index) == "{"
    }

    /// Whether a statement goes on behind braces.
    fn goes_on(&self, index: usize) -> bool {
        let word = self.word(index);
        matches!(word, "else" | "." | "?" | ";" | "=" | "as")
    }
}

/// An item or a statement.
#[derive(Clone, Copy)]
pub(super) struct Part<'f> {
    range: Range,
    /// The word that says what it is.
    kind: &'f str,
    /// Whether it is one line.
    is_line: bool,
}

impl<'f> Part<'f> {
    /// The word that says what it is, where it is one line.
    pub(super) fn word(self) -> Option<&'f str> {
        self.is_line.then_some(self.kind)
    }

    /// Whether no line should be empty before the next one.
    fn is_close_to(&self, next: &Part<'_>) -> bool {
        self.is_line && next.is_line && self.kind == next.kind
    }
}
