//! What stands behind a backslash.

use super::super::node::Node;
use super::super::property;
use super::super::set::Set;
use super::{Parser, Result};

/// What an escape means.
pub(super) enum Escape {
    /// A character, or half a surrogate pair.
    Char(u32),
    /// One of several characters.
    Set(Set),
    /// A property whose members are not known here.
    UnknownProperty,
}

/// Why a pattern with a property that is not known needs an engine.
pub(super) const UNKNOWN_PROPERTY: &str = "it uses a Unicode property that is not known here";

impl Parser<'_> {
    /// An escape outside of a class, whose `\` at `start` was just read.
    pub(super) fn atom_escape(&mut self, start: usize) -> Result<(Node, bool)> {
        match self.peek() {
            Some('b') => {
                self.at += 1;
                return Ok((Node::Boundary, false));
            }
            Some('B') => {
                self.at += 1;
                return Ok((Node::NotBoundary, false));
            }
            Some('k') if self.unicode || self.groups.named => {
                self.at += 1;
                return Ok((self.named_reference(start)?, true));
            }
            Some('1'..='9') => {
                if let Some(node) = self.numbered_reference(start)? {
                    return Ok((node, true));
                }
            }
            _ => {}
        }
        Ok(match self.escape(start)? {
            Escape::Char(code) => (Node::Set(Set::one(code)), true),
            Escape::Set(set) => (Node::Set(set), true),
            Escape::UnknownProperty => (Node::Beyond(UNKNOWN_PROPERTY), true),
        })
    }

    /// `\1`, where there is such a group.
    fn numbered_reference(&mut self, start: usize) -> Result<Option<Node>> {
        let digits = self.rest().len()
            - self
                .rest()
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        let number = self.rest()[..digits].parse().unwrap_or(u32::MAX);
        if number <= self.groups.count {
            self.at += digits;
            return Ok(Some(Node::Beyond("it refers back to a group")));
        }
        if self.unicode {
            return Err(self.error(start..self.at + digits, "there is no such group"));
        }
        // By Annex B it is the code of a character.
        Ok(None)
    }

    /// An escape that means the same inside and outside of a class.
    pub(super) fn escape(&mut self, start: usize) -> Result<Escape> {
        let Some(c) = self.next() else {
            return Err(self.error(start..self.at, "a `\\` with nothing behind it"));
        };
        Ok(match c {
            'd' => Escape::Set(Set::digit()),
            'D' => Escape::Set(Set::digit().negated()),
            'w' => Escape::Set(Set::word()),
            'W' => Escape::Set(Set::word().negated()),
            's' => Escape::Set(Set::space()),
            'S' => Escape::Set(Set::space().negated()),
            't' => Escape::Char(0x09),
            'n' => Escape::Char(0x0A),
            'v' => Escape::Char(0x0B),
            'f' => Escape::Char(0x0C),
            'r' => Escape::Char(0x0D),
            'p' | 'P' if self.unicode => self.property(start, c == 'P')?,
            'c' => Escape::Char(self.control(start)?),
            'x' => match self.hex(2) {
                Some(code) => Escape::Char(code),
                None => self.identity(start, c)?,
            },
            'u' => match self.unicode_escape() {
                Some(code) => Escape::Char(code),
                None => self.identity(start, c)?,
            },
            '0'..='9' => Escape::Char(self.octal(start, c)?),
            _ => self.identity(start, c)?,
        })
    }

    /// A character that means itself.
    fn identity(&mut self, start: usize, c: char) -> Result<Escape> {
        let allowed = if self.unicode {
            "^$\\.*+?()[]{}|/".contains(c)
        } else {
            // Where groups have names, `\k` is always a reference.
            c != 'k' || !self.groups.named
        };
        if !allowed {
            return Err(self.error(start..self.at, format!("`\\{c}` means nothing")));
        }
        if c.is_ascii_alphabetic() {
            self.escaped_letters.push(c);
        }
        Ok(Escape::Char(c.into()))
    }

    /// `\cA`, of which `\c` was just read.
    fn control(&mut self, start: usize) -> Result<u32> {
        match self.peek() {
            Some(letter) if letter.is_ascii_alphabetic() => {
                self.at += 1;
                Ok(u32::from(letter) % 32)
            }
            _ if self.unicode => Err(self.error(start..self.at, "expected a letter behind `\\c`")),
            // By Annex B only the backslash is read, and means itself.
            _ => {
                self.at = start + 1;
                Ok('\\'.into())
            }
        }
    }

    /// `\0`, or without the flag `u` up to three octal digits; the first was just read.
    fn octal(&mut self, start: usize, first: char) -> Result<u32> {
        let next_is_digit = self.peek().is_some_and(|c| c.is_ascii_digit());
        if self.unicode {
            if first == '0' && !next_is_digit {
                return Ok(0);
            }
            return Err(self.error(
                start..self.at,
                "with the flag `u` characters have no octal codes",
            ));
        }
        let Some(mut code) = first.to_digit(8) else {
            return Ok(first.into());
        };
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(8))
            && code * 8 + digit <= 0o377
        {
            code = code * 8 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    /// So many hexadecimal digits, or nothing is read.
    fn hex(&mut self, count: usize) -> Option<u32> {
        let digits = self.rest().get(..count)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += count;
        u32::from_str_radix(digits, 16).ok()
    }

    /// What stands behind `\u`, or nothing is read. The two halves of a surrogate pair are
    /// one character.
    pub(super) fn unicode_escape(&mut self) -> Option<u32> {
        if self.unicode && self.rest().starts_with('{') {
            let (digits, _) = self.rest()[1..].split_once('}')?;
            let hex = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let significant = digits.trim_start_matches('0');
            let code = match significant {
                "" => 0,
                significant => u32::from_str_radix(significant, 16).ok()?,
            };
            if !hex || code > 0x0010_FFFF {
                return None;
            }
            self.at += digits.len() + 2;
            return Some(code);
        }
        let first = self.hex(4)?;
        let behind = self.at;
        if (0xD800..0xDC00).contains(&first) && self.eat('\\') && self.eat('u') {
            match self.hex(4) {
                Some(second @ 0xDC00..=0xDFFF) => {
                    return Some(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
                }
                _ => self.at = behind,
            }
        } else {
            self.at = behind;
        }
        Some(first)
    }

    /// `\p{…}`, of which `\p` was just read.
    fn property(&mut self, start: usize, negated: bool) -> Result<Escape> {
        let name = self
            .rest()
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'));
        let Some((name, _)) = name else {
            return Err(self.error(start..self.at, "expected a property, as in `\\p{L}`"));
        };
        self.at += name.len() + 2;
        match property::find(name) {
            property::Found::Members(set) if negated => Ok(Escape::Set(set.negated())),
            property::Found::Members(set) => Ok(Escape::Set(set)),
            property::Found::Unknown => Ok(Escape::UnknownProperty),
            property::Found::None => Err(self.error(
                start..self.at,
                format!("there is no Unicode property `{name}`"),
            )),
        }
    }
}
