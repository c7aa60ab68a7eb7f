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
mod operator;
mod space;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;

use flat::Flat;
use fold::Fold;

/// How wide a line should be. Long texts and names make wider ones.
const WIDTH: usize = 100;

/// The text of items, with empty lines in between.
pub(super) fn items(tokens: TokenStream) -> String {
    let flat = Flat::new(tokens);
    let mut out = String::with_capacity(flat.text.len() + flat.text.len() / 8);
    Fold::new(&flat, WIDTH, &mut out).items();
    out
}

/// The text of statements, for a place where lines may be this wide.
pub(super) fn statements(tokens: TokenStream, width: usize) -> String {
    let flat = Flat::new(tokens);
    let mut out = String::with_capacity(flat.text.len() + flat.text.len() / 8);
    Fold::new(&flat, width, &mut out).statements();
    out
}
