//! Signs that belong together.

use std::iter::Peekable;

use proc_macro2::{Punct, Spacing, TokenTree};

/// The operators of several signs.
const JOINED: &[&str] = &[
    "::", "->", "=>", "..", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "^=",
    "&=", "|=", "..=", "...",
];

/// The operator that starts with a sign: takes what belongs to it from the tokens behind it.
pub(super) fn joined(
    first: &Punct,
    rest: &mut Peekable<impl Iterator<Item = TokenTree>>,
) -> (&'static str, char) {
    let mut found = "";
    let mut last = first.clone();
    let mut text = String::from(first.as_char());
    while last.spacing() == Spacing::Joint {
        let Some(TokenTree::Punct(next)) = rest.peek() else {
            break;
        };
        text.push(next.as_char());
        let Some(operator) = JOINED.iter().find(|operator| **operator == text) else {
            break;
        };
        found = operator;
        last = next.clone();
        rest.next();
    }
    (found, first.as_char())
}
