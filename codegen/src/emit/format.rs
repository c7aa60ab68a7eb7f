//! From tokens to text that people can read.

use proc_macro2::TokenStream;

use super::{HEADER, Piece, print};

/// How wide the lines of an example may be: they stand in comments of methods.
const EXAMPLE_WIDTH: usize = 92;

/// The text of a piece of a file.
#[must_use]
pub fn piece(piece: &Piece<'_>) -> String {
    print::items(piece.tokens())
}

/// The text of a file that is made of these pieces.
#[must_use]
pub fn file(pieces: impl IntoIterator<Item = String>) -> String {
    let mut text = String::from(HEADER);
    text.push('\n');
    for piece in pieces {
        if !piece.is_empty() {
            text.push('\n');
            text.push_str(&piece);
            text.push('\n');
        }
    }
    text
}

/// The lines of some statements, as they stand in a function.
pub(super) fn lines(statements: TokenStream) -> Vec<String> {
    let text = print::statements(statements, EXAMPLE_WIDTH);
    text.lines().map(str::to_owned).collect()
}
