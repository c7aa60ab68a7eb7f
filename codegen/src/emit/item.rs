//! Items, one by one, where something is said of each.

use std::ops::Range;

use super::tokens::{Kind, Part, Token, Tokens};

/// An item.
#[derive(Clone, Copy)]
pub(super) struct Item<'t> {
    /// Its comments and attributes.
    pub(super) attributes: Part<'t>,
    /// The item without them.
    pub(super) rest: Part<'t>,
    /// The word that says what it is: `struct`, `static`, `impl`; empty for the call of a macro.
    pub(super) kind: &'t str,
    /// The word behind that: its name, for most.
    pub(super) name: &'t str,
}

const KINDS: [&str; 10] = [
    "const", "enum", "fn", "impl", "mod", "static", "struct", "trait", "type", "use",
];

/// The items that tokens are.
pub(super) fn split(tokens: &Tokens) -> Vec<Item<'_>> {
    let mut reader = Reader {
        tokens,
        rest: tokens.iter().collect::<Vec<_>>().into_iter(),
        at: 0,
        byte: 0,
    };
    let mut items = Vec::new();
    while !reader.is_at_end() {
        items.push(reader.item());
    }
    items
}

/// Reads items, and knows where it is.
struct Reader<'t> {
    tokens: &'t Tokens,
    rest: std::vec::IntoIter<Token<'t>>,
    at: usize,
    byte: usize,
}

impl<'t> Reader<'t> {
    fn is_at_end(&self) -> bool {
        self.rest.as_slice().is_empty()
    }

    fn item(&mut self) -> Item<'t> {
        let start = self.place();
        self.attributes();
        let attributes = self.since(start);
        let start = self.place();
        let (kind, name) = self.declared();
        Item {
            attributes,
            rest: self.since(start),
            kind,
            name,
        }
    }

    fn attributes(&mut self) {
        while let Some(next) = self.rest.as_slice().first() {
            match next.kind {
                Kind::Doc | Kind::InnerDoc => {
                    self.next();
                }
                Kind::Sign if next.text == "#" => {
                    self.next();
                    self.group();
                }
                _ => return,
            }
        }
    }

    /// Reads to the end of an item. Gives the word that says what it is, and its name.
    fn declared(&mut self) -> (&'t str, &'t str) {
        let (mut kind, mut name) = ("", "");
        while let Some(next) = self.rest.as_slice().first().copied() {
            match next.kind {
                Kind::Open => {
                    self.group();
                    // Those with a semicolon can have braces and go on.
                    let goes_on = matches!(kind, "static" | "const" | "use" | "type");
                    if next.text == "{" && !goes_on {
                        break;
                    }
                    continue;
                }
                Kind::Word if kind.is_empty() && KINDS.contains(&next.text) => kind = next.text,
                Kind::Word if name.is_empty() && !is_prefix(next.text) => name = next.text,
                _ => {}
            }
            self.next();
            if next.text == ";" {
                break;
            }
        }
        (kind, name)
    }

    fn next(&mut self) -> Option<Token<'t>> {
        let next = self.rest.next()?;
        self.at += 1;
        self.byte += next.text.len();
        Some(next)
    }

    /// Reads a token, and all of a group where it opens one.
    fn group(&mut self) {
        let mut depth = 0_usize;
        while let Some(next) = self.next() {
            match next.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn place(&self) -> (usize, usize) {
        (self.at, self.byte)
    }

    fn since(&self, (at, byte): (usize, usize)) -> Part<'t> {
        let (tokens, text): (Range<usize>, Range<usize>) = (at..self.at, byte..self.byte);
        self.tokens.part(tokens, text)
    }
}

fn is_prefix(word: &str) -> bool {
    matches!(word, "pub" | "async" | "unsafe")
}

#[cfg(test)]
mod tests {
    use super::super::tokens::quote;
    use super::*;

    #[test]
    fn items_are_told_apart() {
        let tokens = quote! {
            /// Words.
            #[must_use]
            pub struct One { field: u8 }
            struct Two(u8);
            pub(super) static THREE: Table = Table { rows: &[] };
            use a::{b, c};
            impl One { fn f(&self) {} }
            ::runtime::call!(One, body);
            mod four;
        };
        let items = split(&tokens);
        let seen: Vec<_> = items
            .iter()
            .map(|item| (item.kind, item.name, item.attributes.is_empty()))
            .collect();
        let expected = [
            ("struct", "One", false),
            ("struct", "Two", true),
            ("static", "THREE", true),
            ("use", "a", true),
            ("impl", "One", true),
            ("", "runtime", true),
            ("mod", "four", true),
        ];
        assert_eq!(seen, expected);
    }
}
