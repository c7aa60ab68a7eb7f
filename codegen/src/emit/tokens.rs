//! Tokens of Rust, and how they are written down: a [`quote!`] of our own.
//!
//! Most of what `generate` does is to spell, so that a token has to cost little: all tokens of a
//! piece are one text and one list of lengths. Putting tokens into others is copying two pieces
//! of memory, and nothing stands for itself in memory that would have to be freed.

mod quote;
mod spell;

use std::fmt;
use std::ops::Range;

pub(super) use quote::{put, put_all, put_one, quote};
pub(super) use spell::{Bytes, Spell, Word, word};

/// Tokens of Rust.
#[derive(Clone, Default)]
pub struct Tokens {
    /// The words of all of them, with nothing in between.
    text: String,
    tokens: Vec<Length>,
}

/// A token: what it is, and how much of the text.
#[derive(Clone, Copy)]
struct Length {
    /// More than four gigabytes in one token are a document that was refused.
    of: u32,
    kind: Kind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a keyword.
    Word,
    /// `'a`
    Lifetime,
    Literal,
    /// An operator, with all its signs.
    Sign,
    /// `(`, `[` or `{`
    Open,
    /// `)`, `]` or `}`
    Close,
    /// The words of a comment for what follows, which are one line.
    Doc,
    /// Those of a comment for what it is in.
    InnerDoc,
}

/// A token, as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) kind: Kind,
}

impl Tokens {
    /// None.
    pub(super) fn new() -> Tokens {
        Tokens::default()
    }

    /// None, with room for those whose source is so long. It is a guess that spares most of the
    /// growing: what is put in is about as long as its name and more.
    pub(super) fn with_room(source: usize) -> Tokens {
        Tokens {
            text: String::with_capacity(source),
            tokens: Vec::with_capacity(source / 2),
        }
    }

    /// A token of this text.
    pub(super) fn token(&mut self, text: &str, kind: Kind) {
        self.text.push_str(text);
        self.ended(text.len(), kind);
    }

    /// A token of what is written.
    pub(super) fn written(&mut self, kind: Kind, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        self.ended(self.text.len() - start, kind);
    }

    fn ended(&mut self, length: usize, kind: Kind) {
        let of = u32::try_from(length).unwrap_or(u32::MAX);
        self.tokens.push(Length { of, kind });
    }

    /// A token as it is in the source of Bindery, other than brackets.
    pub(super) fn constant(&mut self, text: &'static str) {
        match text {
            // Two groups end, which the compiler takes for an operator.
            ">>" => {
                self.token(">", Kind::Sign);
                self.token(">", Kind::Sign);
            }
            _ => self.token(text, kind(text)),
        }
    }

    /// What can be spelled, behind what is there.
    pub(super) fn push(&mut self, more: &(impl Spell + ?Sized)) {
        more.spell(self);
    }

    /// Each of several.
    pub(super) fn each(&mut self, all: impl IntoIterator<Item: Spell>) {
        for one in all {
            one.spell(self);
        }
    }

    pub(super) fn open(&mut self, bracket: &'static str) {
        self.token(bracket, Kind::Open);
    }

    pub(super) fn close(&mut self, bracket: &'static str) {
        self.token(bracket, Kind::Close);
    }

    /// The tokens, one after the other.
    pub(super) fn iter(&self) -> Iter<'_> {
        Iter {
            tokens: &self.tokens,
            text: &self.text,
        }
    }

    /// A part of them.
    pub(super) fn part(&self, tokens: Range<usize>, text: Range<usize>) -> Part<'_> {
        Part {
            text: self.text.get(text).unwrap_or_default(),
            tokens: self.tokens.get(tokens).unwrap_or_default(),
        }
    }
}

/// As tokens could be written, with a space between any two.
impl fmt::Display for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for token in self.iter() {
            match token.kind {
                Kind::Doc => write!(f, "#[doc = {:?}] ", token.text)?,
                Kind::InnerDoc => write!(f, "#![doc = {:?}] ", token.text)?,
                _ => write!(f, "{} ", token.text)?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromIterator<Tokens> for Tokens {
    fn from_iter<I: IntoIterator<Item = Tokens>>(all: I) -> Tokens {
        let mut tokens = Tokens::new();
        tokens.each(all);
        tokens
    }
}

/// Reads tokens.
#[derive(Clone)]
pub(super) struct Iter<'t> {
    tokens: &'t [Length],
    text: &'t str,
}

impl<'t> Iter<'t> {
    /// The next token, which is still to come.
    pub(super) fn peek(&self) -> Option<Token<'t>> {
        self.clone().next()
    }
}

impl<'t> Iterator for Iter<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        let (first, rest) = self.tokens.split_first()?;
        let (text, behind) = self.text.split_at_checked(first.of as usize)?;
        (self.tokens, self.text) = (rest, behind);
        Some(Token {
            text,
            kind: first.kind,
        })
    }
}

/// Some tokens of others.
#[derive(Clone, Copy)]
pub(super) struct Part<'t> {
    text: &'t str,
    tokens: &'t [Length],
}

#[cfg(test)]
impl Part<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }
}

/// What a token of Bindery's source is, by how it starts.
fn kind(text: &str) -> Kind {
    match text.as_bytes() {
        [b'b' | b'r' | b'c', b'"' | b'\'', ..] | [b'r', b'#', b'"', ..] => Kind::Literal,
        [b'"' | b'0'..=b'9', ..] | [b'\'', .., b'\''] => Kind::Literal,
        [b'\'', ..] => Kind::Lifetime,
        [b'a'..=b'z' | b'A'..=b'Z' | b'_', ..] => Kind::Word,
        _ => Kind::Sign,
    }
}
