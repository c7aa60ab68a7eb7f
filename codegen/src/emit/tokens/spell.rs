//! How what stands in a [`quote!`](super::quote) is spelled.

use std::fmt::{self, Write};

use super::super::literal;
use super::{Kind, Part, Tokens};

/// What can stand in a [`quote!`].
pub(in crate::emit) trait Spell {
    /// Puts its tokens behind those that are there.
    fn spell(&self, tokens: &mut Tokens);

    /// Its tokens alone.
    fn tokens(&self) -> Tokens {
        let mut tokens = Tokens::new();
        self.spell(&mut tokens);
        tokens
    }
}

impl<T: Spell + ?Sized> Spell for &T {
    fn spell(&self, tokens: &mut Tokens) {
        (**self).spell(tokens);
    }
}

impl<T: Spell> Spell for Option<T> {
    fn spell(&self, tokens: &mut Tokens) {
        if let Some(one) = self {
            one.spell(tokens);
        }
    }
}

impl Spell for Tokens {
    fn spell(&self, tokens: &mut Tokens) {
        let Tokens { text, tokens: all } = self;
        Part { text, tokens: all }.spell(tokens);
    }
}

impl Spell for Part<'_> {
    fn spell(&self, tokens: &mut Tokens) {
        tokens.text.push_str(self.text);
        tokens.tokens.extend_from_slice(self.tokens);
    }
}

/// A literal of it.
impl Spell for str {
    fn spell(&self, tokens: &mut Tokens) {
        tokens.written(Kind::Literal, |out| literal::text(self, out));
    }
}

/// A literal of it.
impl Spell for String {
    fn spell(&self, tokens: &mut Tokens) {
        self.as_str().spell(tokens);
    }
}

/// A literal of it.
impl Spell for char {
    fn spell(&self, tokens: &mut Tokens) {
        tokens.written(Kind::Literal, |out| literal::character(*self, out));
    }
}

impl Spell for bool {
    fn spell(&self, tokens: &mut Tokens) {
        tokens.token(if *self { "true" } else { "false" }, Kind::Word);
    }
}

/// Literals of numbers have no suffix: the place where they stand says the type.
macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl Spell for $number {
            fn spell(&self, tokens: &mut Tokens) {
                tokens.written(Kind::Literal, |out| {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "{self}");
                });
            }
        })*
    };
}

numbers!(u8, u16, u32, u64, usize);

impl Spell for i128 {
    fn spell(&self, tokens: &mut Tokens) {
        signed(&self.to_string(), tokens);
    }
}

impl Spell for f64 {
    fn spell(&self, tokens: &mut Tokens) {
        let mut text = self.to_string();
        if !text.contains('.') {
            text.push_str(".0");
        }
        signed(&text, tokens);
    }
}

/// A number: the minus is a token of its own.
fn signed(text: &str, tokens: &mut Tokens) {
    let digits = match text.strip_prefix('-') {
        Some(digits) => {
            tokens.token("-", Kind::Sign);
            digits
        }
        None => text,
    };
    tokens.token(digits, Kind::Literal);
}

/// A word: a name or a keyword, which is one.
#[derive(Clone, Copy, Debug)]
pub(in crate::emit) struct Word<'n>(pub(in crate::emit) &'n str);

impl Spell for Word<'_> {
    fn spell(&self, tokens: &mut Tokens) {
        tokens.token(self.0, Kind::Word);
    }
}

/// The word that something is shown as.
pub(in crate::emit) fn word(shown: impl fmt::Display) -> Tokens {
    let mut tokens = Tokens::new();
    tokens.written(Kind::Word, |out| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{shown}");
    });
    tokens
}

/// Bytes, as a literal of them.
#[derive(Clone, Copy, Debug)]
pub(in crate::emit) struct Bytes<'b>(pub(in crate::emit) &'b [u8]);

impl Spell for Bytes<'_> {
    fn spell(&self, tokens: &mut Tokens) {
        tokens.written(Kind::Literal, |out| literal::bytes(self.0, out));
    }
}
