//! Tokens of Rust, and how they are written down: a [`quote!`] of our own.
//!
//! Most of what `generate` does is to spell, so that a token has to cost little: all tokens of a
//! piece are one text and one list of lengths. Putting tokens into others is copying two pieces
//! of memory, and nothing stands for itself in memory that would have to be freed.

use std::fmt::{self, Write};
use std::ops::Range;

use super::literal;

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

/// What can stand in a [`quote!`].
pub(super) trait Spell {
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
pub(super) struct Word<'n>(pub(super) &'n str);

impl Spell for Word<'_> {
    fn spell(&self, tokens: &mut Tokens) {
        tokens.token(self.0, Kind::Word);
    }
}

/// The word that something is shown as.
pub(super) fn word(shown: impl fmt::Display) -> Tokens {
    let mut tokens = Tokens::new();
    tokens.written(Kind::Word, |out| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{shown}");
    });
    tokens
}

/// Bytes, as a literal of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bytes<'b>(pub(super) &'b [u8]);

impl Spell for Bytes<'_> {
    fn spell(&self, tokens: &mut Tokens) {
        tokens.written(Kind::Literal, |out| literal::bytes(self.0, out));
    }
}

/// Tokens as they are written here. `#name` is what the variable spells, `#(#names …)*` that of each
/// of several and what stands behind it, and `#(#names …),*` the same with commas in between.
macro_rules! quote {
    ($($token:tt)*) => {{
        #[allow(unused_mut)]
        let mut tokens =
            $crate::emit::tokens::Tokens::with_room(stringify!($($token)*).len());
        $crate::emit::tokens::put!(tokens $($token)*);
        tokens
    }};
}

/// Puts tokens behind those of a variable. Each is seen with the three before it and the three
/// behind it, which tell what it is: so many lists, each a step further. To take one after the other
/// off one list would take the compiler time in the square of its length.
macro_rules! put {
    ($to:ident $($token:tt)*) => {
        $crate::emit::tokens::put_all! { $to
            (@ @ @ @ @ @ $($token)*)
            (@ @ @ @ @ $($token)* @)
            (@ @ @ @ $($token)* @ @)
            (@ @ @ $(($token))* @ @ @)
            (@ @ $($token)* @ @ @ @)
            (@ $($token)* @ @ @ @ @)
            ($($token)* @ @ @ @ @ @)
        }
    };
}

macro_rules! put_all {
    ($to:ident
        ($($third:tt)*) ($($second:tt)*) ($($first:tt)*)
        ($($this:tt)*)
        ($($next:tt)*) ($($then:tt)*) ($($last:tt)*)
    ) => {
        $($crate::emit::tokens::put_one!($to $third $second $first $this $next $then $last);)*
    };
}

macro_rules! put_one {
    ($to:ident $a:tt $b:tt $c:tt @ $x:tt $y:tt $z:tt) => {};
    // What is said of each of several.
    ($to:ident $a:tt $b:tt $c:tt (#) (#$one:ident $($rest:tt)*) * $z:tt) => {
        for $one in $one {
            $crate::emit::tokens::put!($to #$one $($rest)*);
        }
    };
    ($to:ident $a:tt $b:tt $c:tt (#) (#$one:ident $($rest:tt)*) , *) => {
        for (index, $one) in IntoIterator::into_iter($one).enumerate() {
            if index > 0 {
                $to.constant(",");
            }
            $crate::emit::tokens::put!($to #$one $($rest)*);
        }
    };
    ($to:ident $a:tt $b:tt # (($($inside:tt)*)) $x:tt $y:tt $z:tt) => {};
    ($to:ident $a:tt # ($($inside:tt)*) (*) $x:tt $y:tt $z:tt) => {};
    ($to:ident $a:tt # ($($inside:tt)*) (,) * $y:tt $z:tt) => {};
    ($to:ident # ($($inside:tt)*) , (*) $x:tt $y:tt $z:tt) => {};
    // What a variable spells.
    ($to:ident $a:tt $b:tt $c:tt (#) $one:ident $y:tt $z:tt) => {
        $to.push(&$one);
    };
    ($to:ident $a:tt $b:tt # ($one:ident) $x:tt $y:tt $z:tt) => {};
    // What stands for itself.
    ($to:ident $a:tt $b:tt $c:tt (($($inside:tt)*)) $x:tt $y:tt $z:tt) => {
        $to.open("(");
        $crate::emit::tokens::put!($to $($inside)*);
        $to.close(")");
    };
    ($to:ident $a:tt $b:tt $c:tt ([$($inside:tt)*]) $x:tt $y:tt $z:tt) => {
        $to.open("[");
        $crate::emit::tokens::put!($to $($inside)*);
        $to.close("]");
    };
    ($to:ident $a:tt $b:tt $c:tt ({$($inside:tt)*}) $x:tt $y:tt $z:tt) => {
        $to.open("{");
        $crate::emit::tokens::put!($to $($inside)*);
        $to.close("}");
    };
    ($to:ident $a:tt $b:tt $c:tt ($this:tt) $x:tt $y:tt $z:tt) => {
        $to.constant(stringify!($this));
    };
}

pub(crate) use {put, put_all, put_one, quote};
