//! Doc comments.

use super::tokens::{Kind, Spell, Tokens, quote};
use crate::plan::Text;

/// Outer doc comments.
pub(super) fn outer(text: &Text) -> Lines<'_> {
    lines(&text.lines)
}

/// Outer doc comments of these lines.
pub(super) fn lines(lines: &[String]) -> Lines<'_> {
    Lines {
        lines,
        kind: Kind::Doc,
    }
}

/// Inner doc comments.
pub(super) fn inner(text: &Text) -> Lines<'_> {
    Lines {
        lines: &text.lines,
        kind: Kind::InnerDoc,
    }
}

/// An outer doc comment of one line.
pub(super) fn line(words: impl AsRef<str>) -> Tokens {
    let mut tokens = Tokens::new();
    comment(words.as_ref(), Kind::Doc, &mut tokens);
    tokens
}

/// The lines of doc comments. They are not made to tokens of an attribute with a literal, of which
/// they would have to be made to comments again: they are a large part of most documents.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines<'t> {
    lines: &'t [String],
    kind: Kind,
}

impl Spell for Lines<'_> {
    fn spell(&self, tokens: &mut Tokens) {
        for line in self.lines {
            comment(line, self.kind, tokens);
        }
    }
}

fn comment(line: &str, kind: Kind, tokens: &mut Tokens) {
    // A line end would end it.
    if line.contains(['\n', '\r']) {
        let text = format!(" {line}");
        if kind == Kind::InnerDoc {
            tokens.push(&quote!(#![doc = #text]));
        } else {
            tokens.push(&quote!(#[doc = #text]));
        }
        return;
    }
    tokens.written(kind, |out| {
        if !line.is_empty() {
            out.push(' ');
        }
        out.push_str(line);
    });
}

/// `#[deprecated]`, where it is.
pub(super) fn deprecated(is: bool) -> Tokens {
    if is {
        quote!(#[deprecated])
    } else {
        Tokens::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::print::Printer;
    use super::*;

    #[test]
    fn a_line_that_would_end_a_comment_is_an_attribute() {
        let lines = ["one", "", "/ \\ \"two\" \u{200b}\t", "three\nfour"].map(str::to_owned);
        let text = Text {
            lines: lines.to_vec(),
        };
        let words = outer(&text);
        let printed = Printer::default().items(&quote!(#words mod x;), 0).text;
        let expected =
            "/// one\n///\n/// / \\ \"two\" \u{200b}\t\n#[doc = \" three\\nfour\"]\nmod x;";
        assert_eq!(printed, expected);
    }
}
