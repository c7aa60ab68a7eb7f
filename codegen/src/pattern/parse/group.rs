//! Everything in round brackets.

use super::super::PatternError;
use super::super::node::Node;
use super::{MAX_DEPTH, Parser, Result};
use std::ops::Range;

/// The groups that a pattern captures. References can stand in front of their groups, so
/// the groups are counted beforehand.
pub(super) struct Groups {
    pub(super) count: u32,
    /// Whether any has a name, which makes `\k` special without the flag `u` too.
    pub(super) named: bool,
    /// The names so far.
    names: Vec<String>,
    /// The names that are referred to, with their places.
    references: Vec<(String, Range<usize>)>,
}

impl Groups {
    pub(super) fn count(source: &str) -> Groups {
        let mut groups = Groups {
            count: 0,
            named: false,
            names: Vec::new(),
            references: Vec::new(),
        };
        let mut in_class = false;
        let mut chars = source.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' => _ = chars.next(),
                '[' => in_class = true,
                ']' => in_class = false,
                '(' if !in_class => {
                    let rest = &source[at + 1..];
                    let name = rest.starts_with("?<")
                        && !rest.starts_with("?<=")
                        && !rest.starts_with("?<!");
                    groups.named |= name;
                    groups.count += u32::from(name || !rest.starts_with('?'));
                }
                _ => {}
            }
        }
        groups
    }

    pub(super) fn check_references(&self) -> Result<()> {
        match self
            .references
            .iter()
            .find(|(name, _)| !self.names.contains(name))
        {
            None => Ok(()),
            Some((name, at)) => Err(PatternError {
                message: format!("there is no group called `{name}`"),
                at: at.clone(),
            }),
        }
    }
}

impl Parser<'_> {
    /// A group, whose `(` at `start` was just read.
    pub(super) fn group(&mut self, start: usize) -> Result<(Node, bool)> {
        if !self.eat('?') {
            return Ok((self.inside(start)?, true));
        }
        match self.next() {
            Some(':') => Ok((self.inside(start)?, true)),
            // Without the flag `u` an assertion that looks ahead can be repeated.
            Some('=' | '!') => self.look(start, Node::Beyond("it looks ahead"), !self.unicode),
            Some('<') if self.eat('=') || self.eat('!') => {
                self.look(start, Node::Beyond("it looks behind"), false)
            }
            Some('<') => {
                let (name, at) = self.name()?;
                if self.groups.names.contains(&name) {
                    return Err(self.error(at, format!("two groups are called `{name}`")));
                }
                self.groups.names.push(name);
                Ok((self.inside(start)?, true))
            }
            other => Err(self.error(start..self.at, foreign(other))),
        }
    }

    fn look(&mut self, start: usize, node: Node, repeatable: bool) -> Result<(Node, bool)> {
        self.inside(start)?;
        Ok((node, repeatable))
    }

    /// What is in a group, up to and with its `)`.
    fn inside(&mut self, start: usize) -> Result<Node> {
        if self.depth == MAX_DEPTH {
            let message = format!("more than {MAX_DEPTH} groups inside each other");
            return Err(self.error(start..start + 1, message));
        }
        self.depth += 1;
        let node = self.alternatives()?;
        self.depth -= 1;
        if self.eat(')') {
            Ok(node)
        } else {
            Err(self.error(start..start + 1, "a `(` without its `)`"))
        }
    }

    /// A reference by name, whose `\k` at `start` was just read.
    pub(super) fn named_reference(&mut self, start: usize) -> Result<Node> {
        if !self.eat('<') {
            return Err(self.error(
                start..self.at,
                "expected a name behind `\\k`, as in `\\k<name>`",
            ));
        }
        let reference = self.name()?;
        self.groups.references.push(reference);
        Ok(Node::Beyond("it refers back to a group"))
    }

    /// A name, up to and with its `>`.
    fn name(&mut self) -> Result<(String, Range<usize>)> {
        let start = self.at;
        let mut name = String::new();
        loop {
            let c = match self.next() {
                Some('>') if !name.is_empty() => return Ok((name, start..self.at - 1)),
                Some('\\') if self.eat('u') => self.name_escape(),
                other => other,
            };
            match c {
                Some(c) if is_in_name(c, name.is_empty()) => name.push(c),
                _ => return Err(self.error(start..self.at, "this is not the name of a group")),
            }
        }
    }

    /// An escape in a name, which has the form of the flag `u` even without it.
    fn name_escape(&mut self) -> Option<char> {
        let unicode = std::mem::replace(&mut self.unicode, true);
        let escape = self.unicode_escape();
        self.unicode = unicode;
        escape.and_then(char::from_u32)
    }
}

fn is_in_name(c: char, first: bool) -> bool {
    matches!(c, '$' | '_')
        || c.is_alphabetic()
        || (!first && (c.is_alphanumeric() || matches!(c, '\u{200C}' | '\u{200D}')))
}

/// What other languages write behind `(?`.
fn foreign(c: Option<char>) -> &'static str {
    match c {
        Some('P') => "named groups are written `(?<name>…)`",
        Some('>') => "ECMA-262 has no atomic groups",
        Some('#') => "ECMA-262 has no comments",
        Some('a'..='z' | '-') => "flags cannot be set inside of a pattern",
        _ => "this is no group of ECMA-262",
    }
}
