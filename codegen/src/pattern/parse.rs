//! ECMA-262 patterns, read as the standard has them.
//!
//! JSON Schema wants patterns with the flag `u`. Many are only valid without it, by the
//! rules of Annex B, so those are tried where the first fail. Without `u`, ECMA-262 counts
//! UTF-16 code units; here a character is always a code point, which makes a difference
//! only for characters outside the Basic Multilingual Plane.

mod class;
mod escape;
mod group;
mod quantifier;

use super::PatternError;
use super::node::Node;
use super::set::Set;

/// How many groups can be inside each other.
const MAX_DEPTH: usize = 100;

/// A pattern that was understood.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) node: Node,
    /// Whether it is valid with the flag `u`.
    pub(super) unicode: bool,
    /// Letters behind a backslash that mean themselves, which is not valid with it.
    pub(super) escaped_letters: Vec<char>,
}

/// Reads a pattern, with the flag `u` if it is valid so, else without.
pub(super) fn parse(source: &str) -> Result<Parsed, PatternError> {
    Parser::new(source, true)
        .pattern()
        .or_else(|_| Parser::new(source, false).pattern())
}

struct Parser<'s> {
    source: &'s str,
    /// Where the next character is.
    at: usize,
    /// Whether the flag `u` is set.
    unicode: bool,
    groups: group::Groups,
    depth: usize,
    escaped_letters: Vec<char>,
}

type Result<T, E = PatternError> = std::result::Result<T, E>;

impl<'s> Parser<'s> {
    fn new(source: &'s str, unicode: bool) -> Parser<'s> {
        Parser {
            source,
            at: 0,
            unicode,
            groups: group::Groups::count(source),
            depth: 0,
            escaped_letters: Vec::new(),
        }
    }

    fn pattern(mut self) -> Result<Parsed> {
        let node = self.alternatives()?;
        if self.peek().is_some() {
            // Only a closing bracket ends the alternatives early.
            return Err(self.error_here("a `)` without its `(`"));
        }
        self.groups.check_references()?;
        Ok(Parsed {
            node,
            unicode: self.unicode,
            escaped_letters: self.escaped_letters,
        })
    }

    /// Alternatives, up to the end or to a `)`.
    fn alternatives(&mut self) -> Result<Node> {
        let mut branches = Vec::new();
        loop {
            branches.push(self.sequence()?);
            if !self.eat('|') {
                return Ok(Node::or(branches));
            }
        }
    }

    fn sequence(&mut self) -> Result<Node> {
        let mut terms = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            let (term, repeatable) = self.term()?;
            match self.quantifier()? {
                Some((at, _)) if !repeatable => {
                    return Err(self.error(at..self.at, "this has nothing to repeat"));
                }
                Some((_, (min, max))) => terms.push(Node::repeat(term, min, max)),
                None => terms.push(term),
            }
        }
        Ok(Node::concat(terms))
    }

    /// A term, and whether it can be repeated.
    fn term(&mut self) -> Result<(Node, bool)> {
        let start = self.at;
        let Some(c) = self.next() else {
            return Ok((Node::EMPTY, false));
        };
        Ok(match c {
            '^' => (Node::Start, false),
            '$' => (Node::End, false),
            '(' => return self.group(start),
            '[' => (self.class(start)?, true),
            '.' => (Node::Set(Set::dot()), true),
            '\\' => return self.atom_escape(start),
            '*' | '+' | '?' => return Err(self.error(start..self.at, "this has nothing to repeat")),
            '{' | '}' | ']' if self.unicode => {
                return Err(self.error(
                    start..self.at,
                    format!("a `{c}` that means itself is written `\\{c}`"),
                ));
            }
            '{' if self.braces(start).is_some() => {
                return Err(self.error(start..start + 1, "this has nothing to repeat"));
            }
            literal => (Node::Set(Set::one(literal.into())), true),
        })
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        if found {
            self.at += expected.len_utf8();
        }
        found
    }

    fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    fn error(&self, at: std::ops::Range<usize>, message: impl Into<String>) -> PatternError {
        PatternError {
            message: message.into(),
            at,
        }
    }

    /// An error about the next character, or the end.
    fn error_here(&self, message: impl Into<String>) -> PatternError {
        let width = self.peek().map_or(0, char::len_utf8);
        self.error(self.at..self.at + width, message)
    }
}
