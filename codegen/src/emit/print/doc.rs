//! Doc comments.

use super::super::tokens::{Kind, Token};

/// The words of `[doc = "…"]`, where brackets hold that and its words can stand in a comment of
/// one line. Comments of documents are none of these: they are tokens of their own.
pub(super) fn words<'t>(mut attribute: impl Iterator<Item = Token<'t>>) -> Option<&'t str> {
    for expected in ["[", "doc", "="] {
        attribute.next().filter(|token| token.text == expected)?;
    }
    let literal = attribute.next().filter(|one| one.kind == Kind::Literal)?;
    attribute.next().filter(|token| token.text == "]")?;
    let words = match literal.text.strip_prefix("r\"") {
        Some(raw) => raw.strip_suffix('"')?,
        None => literal.text.strip_prefix('"')?.strip_suffix('"')?,
    };
    let is_plain = literal.text.starts_with('r') || !words.contains('\\');
    // Four slashes are no doc comment, and a line end would end it.
    (is_plain && !words.starts_with('/') && !words.contains(['\n', '\r'])).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::super::super::tokens::{Tokens, quote};
    use super::*;

    fn of(tokens: &Tokens) -> Option<&str> {
        words(tokens.iter())
    }

    #[test]
    fn what_needs_no_escape_comes_back() {
        assert_eq!(of(&quote!([doc = ""])), Some(""));
        assert_eq!(of(&quote!([doc = " é"])), Some(" é"));
        assert_eq!(of(&quote!([doc = r" a \n"])), Some(r" a \n"));
    }

    #[test]
    fn other_attributes_are_none() {
        assert_eq!(of(&quote!([doc = " a\n"])), None);
        assert_eq!(of(&quote!([doc = "/ a"])), None);
        assert_eq!(of(&quote!([doc(hidden)])), None);
        assert_eq!(of(&quote!([cfg(test)])), None);
    }
}
