//! Everything in square brackets.

use super::super::node::Node;
use super::super::set::Set;
use super::escape::{Escape, UNKNOWN_PROPERTY};
use super::{Parser, Result};

impl Parser<'_> {
    /// A class, whose `[` at `start` was just read.
    pub(super) fn class(&mut self, start: usize) -> Result<Node> {
        let negated = self.eat('^');
        let mut members = Members::default();
        loop {
            let from = self.at;
            if self.eat(']') {
                return Ok(members.node(negated));
            }
            let first = self.member(start)?;
            let is_range = self.rest().starts_with('-') && !self.rest().starts_with("-]");
            if !is_range {
                members.add(first);
                continue;
            }
            self.at += 1;
            let last = self.member(start)?;
            match (first, last) {
                (Escape::Char(first), Escape::Char(last)) if first <= last => {
                    members.ranges.push((first, last));
                }
                (Escape::Char(_), Escape::Char(_)) => {
                    return Err(self.error(from..self.at, "the range ends before it starts"));
                }
                (first, last) if !self.unicode => {
                    // By Annex B the `-` means itself.
                    members.add(first);
                    members.add(Escape::Char('-'.into()));
                    members.add(last);
                }
                _ => {
                    return Err(self.error(from..self.at, "only characters can be ends of a range"));
                }
            }
        }
    }

    /// A member of the class that started at `start`, or an end of a range.
    fn member(&mut self, start: usize) -> Result<Escape> {
        let at = self.at;
        match self.next() {
            None => Err(self.error(start..start + 1, "a `[` without its `]`")),
            Some('\\') => self.class_escape(at),
            Some(c) => Ok(Escape::Char(c.into())),
        }
    }

    /// An escape in a class, whose `\` at `start` was just read.
    fn class_escape(&mut self, start: usize) -> Result<Escape> {
        match self.peek() {
            Some('b') => {
                self.at += 1;
                Ok(Escape::Char(0x08))
            }
            Some('-') if self.unicode => {
                self.at += 1;
                Ok(Escape::Char('-'.into()))
            }
            Some('c') if !self.unicode => {
                let letter = self.rest().chars().nth(1);
                match letter {
                    // By Annex B digits and `_` can stand behind `\c` here, but only here.
                    Some(c) if c.is_ascii_digit() || c == '_' => {
                        self.at += 2;
                        Ok(Escape::Char(u32::from(c) % 32))
                    }
                    _ => self.escape(start),
                }
            }
            _ => self.escape(start),
        }
    }
}

/// The members of a class, so far.
#[derive(Default)]
struct Members {
    ranges: Vec<(u32, u32)>,
    unknown: bool,
}

impl Members {
    fn add(&mut self, member: Escape) {
        match member {
            Escape::Char(code) => self.ranges.push((code, code)),
            Escape::Set(set) => self.ranges.extend(set.ranges()),
            Escape::UnknownProperty => self.unknown = true,
        }
    }

    fn node(self, negated: bool) -> Node {
        let set = Set::new(self.ranges);
        match (self.unknown, negated) {
            (true, _) => Node::Beyond(UNKNOWN_PROPERTY),
            (false, true) => Node::Set(set.negated()),
            (false, false) => Node::Set(set),
        }
    }
}
