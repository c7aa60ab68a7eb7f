//! From a text to a path.

use super::text::Text;
use super::{Mistake, Path, Segment, Selector};

/// How deep filters and brackets may be inside each other: they are read by recursion.
const MAX_DEPTH: usize = 32;

impl Path {
    /// Reads a path.
    pub(in crate::overlay) fn parse(text: &str) -> Result<Path, Mistake> {
        let mut parser = Parser {
            text: Text::new(text),
            depth: 0,
        };
        if !parser.text.take("$") {
            return Err(parser.text.expected("`$` for the root of the document"));
        }
        let segments = parser.segments()?;
        if !parser.text.rest().is_empty() {
            return Err(parser.text.expected("`.`, `[` or the end"));
        }
        Ok(Path { segments })
    }
}

pub(super) struct Parser<'t> {
    pub(super) text: Text<'t>,
    depth: usize,
}

impl Parser<'_> {
    /// All segments that stand here. White space behind the last one is not taken.
    pub(super) fn segments(&mut self) -> Result<Vec<Segment>, Mistake> {
        let mut segments = Vec::new();
        loop {
            let before = self.text.at;
            self.text.skip_space();
            if self.text.take("..") {
                let selectors = if self.text.is_at("[") {
                    self.bracketed()?
                } else {
                    vec![self.short()?]
                };
                segments.push(Segment {
                    descends: true,
                    selectors,
                });
                continue;
            }
            let selectors = if self.text.take(".") {
                vec![self.short()?]
            } else if self.text.is_at("[") {
                self.bracketed()?
            } else {
                self.text.at = before;
                return Ok(segments);
            };
            segments.push(Segment {
                descends: false,
                selectors,
            });
        }
    }

    /// What may stand behind a dot: a name without quotes, or `*`.
    fn short(&mut self) -> Result<Selector, Mistake> {
        if self.text.take("*") {
            return Ok(Selector::Wildcard);
        }
        let start = self.text.at;
        let is_letter = |c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii();
        if !self.text.peek().is_some_and(is_letter) {
            return Err(self.text.expected("a name, `*` or `[`"));
        }
        let name = self
            .text
            .take_while(|c| is_letter(c) || c.is_ascii_digit())
            .to_owned();
        // A frequent slip with extensions: other tools let it pass.
        if self.text.is_at("-") {
            let rest = self
                .text
                .take_while(|c| is_letter(c) || c.is_ascii_digit() || c == '-');
            return Err(Mistake {
                at: start,
                why: format!("a name with `-` needs quotes: write `['{name}{rest}']`"),
            });
        }
        Ok(Selector::Name(name))
    }

    fn bracketed(&mut self) -> Result<Vec<Selector>, Mistake> {
        self.text.need("[")?;
        let mut selectors = Vec::new();
        loop {
            self.text.skip_space();
            selectors.push(self.selector()?);
            self.text.skip_space();
            if self.text.take("]") {
                return Ok(selectors);
            }
            if !self.text.take(",") {
                return Err(self.text.expected("`,` or `]`"));
            }
        }
    }

    fn selector(&mut self) -> Result<Selector, Mistake> {
        match self.text.peek() {
            Some('\'' | '"') => Ok(Selector::Name(self.text.string()?)),
            Some('*') => {
                self.text.at += 1;
                Ok(Selector::Wildcard)
            }
            Some('?') => {
                self.text.at += 1;
                self.text.skip_space();
                Ok(Selector::Filter(self.inside(Parser::any)?))
            }
            Some('0'..='9' | '-' | ':') => self.index_or_slice(),
            _ => Err(self
                .text
                .expected("a name in quotes, an index, `*` or a filter `?…`")),
        }
    }

    fn index_or_slice(&mut self) -> Result<Selector, Mistake> {
        let start = self.part_of_slice()?;
        self.text.skip_space();
        if !self.text.take(":") {
            return match start {
                Some(index) => Ok(Selector::Index(index)),
                None => Err(self.text.expected("an index")),
            };
        }
        self.text.skip_space();
        let end = self.part_of_slice()?;
        self.text.skip_space();
        let mut step = None;
        if self.text.take(":") {
            self.text.skip_space();
            step = self.part_of_slice()?;
        }
        Ok(Selector::Slice {
            start,
            end,
            step: step.unwrap_or(1),
        })
    }

    fn part_of_slice(&mut self) -> Result<Option<i64>, Mistake> {
        match self.text.peek() {
            Some('0'..='9' | '-') => self.text.integer().map(Some),
            _ => Ok(None),
        }
    }

    /// Reads what is inside of something else.
    pub(super) fn inside<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Mistake>,
    ) -> Result<T, Mistake> {
        if self.depth >= MAX_DEPTH {
            return Err(self.text.mistake("this is nested too deep"));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }
}
