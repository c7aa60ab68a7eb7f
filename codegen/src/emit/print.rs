//! Writes tokens as text that people can read.
//!
//! It does not parse: it knows how Rust looks, not what it means. Every token comes out as it
//! went in, so that a rule which does not fit some code can make it ugly, and never wrong; only
//! the comma behind the last thing of a list comes and goes with the ends of lines.
//!
//! First all tokens are put into [one line](flat), which says how wide each of them is; then the
//! line is [folded](fold) where it is too wide, from the outside in. Both take time that is in
//! proportion to the text.

mod block;
mod chain;
mod doc;
mod flat;
mod fold;
mod group;
mod list;
mod space;
#[cfg(test)]
mod tests;

use super::tokens::Tokens;
use flat::Flat;
use fold::Fold;

/// How wide a line should be. Long texts and names make wider ones.
const WIDTH: usize = 100;

/// Prints tokens; what it needs for that is kept from one time to the next.
#[derive(Debug, Default)]
pub(super) struct Printer {
    flat: Flat,
}

/// The text of items.
pub(super) struct Items {
    pub(super) text: String,
    /// The word of the first item, where that is one line.
    pub(super) first: Option<Box<str>>,
    /// That of the last.
    pub(super) last: Option<Box<str>>,
}

impl Printer {
    /// The text of items, with empty lines in between, so far from the left.
    pub(super) fn items(&mut self, tokens: &Tokens, indent: usize) -> Items {
        self.flat.set(tokens);
        let mut text = self.room();
        let (first, last) = Fold::new(&self.flat, WIDTH, &mut text).items(indent);
        Items { text, first, last }
    }

    /// The text of statements, for a place where lines may be this wide.
    pub(super) fn statements(&mut self, tokens: &Tokens, width: usize) -> String {
        self.flat.set(tokens);
        let mut text = self.room();
        Fold::new(&self.flat, width, &mut text).statements();
        text
    }

    fn room(&self) -> String {
        String::with_capacity(self.flat.text.len() + self.flat.text.len() / 8)
    }
}
