//! Items, one by one, where something is said of each.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// An item.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// Its comments and attributes.
    pub(super) attributes: TokenStream,
    /// The item without them.
    pub(super) rest: TokenStream,
    /// The word that says what it is: `struct`, `static`, `impl`; empty for the call of a macro.
    pub(super) kind: String,
    /// The word behind that: its name, for most.
    pub(super) name: String,
}

impl Item {
    /// Whether the item can have braces and go on.
    fn ends_with_semicolon(&self) -> bool {
        matches!(&*self.kind, "static" | "const" | "use" | "type")
    }

    fn take(&mut self, tree: TokenTree) {
        if let TokenTree::Ident(word) = &tree {
            let word = word.to_string();
            let is_prefix = matches!(&*word, "pub" | "async" | "unsafe");
            if self.kind.is_empty() && KINDS.contains(&&*word) {
                self.kind = word;
            } else if !is_prefix && self.name.is_empty() {
                self.name = word;
            }
        }
        self.rest.extend([tree]);
    }
}

const KINDS: [&str; 10] = [
    "const", "enum", "fn", "impl", "mod", "static", "struct", "trait", "type", "use",
];

/// The items that tokens are.
pub(super) fn split(tokens: TokenStream) -> Vec<Item> {
    let mut items = Vec::new();
    let mut item = Item::default();
    let mut trees = tokens.into_iter();
    while let Some(tree) = trees.next() {
        match &tree {
            TokenTree::Punct(sign) if sign.as_char() == '#' && item.rest.is_empty() => {
                item.attributes.extend([tree]);
                item.attributes.extend(trees.next());
                continue;
            }
            _ => {}
        }
        let is_end = match &tree {
            TokenTree::Punct(sign) => sign.as_char() == ';',
            TokenTree::Group(group) => {
                group.delimiter() == Delimiter::Brace && !item.ends_with_semicolon()
            }
            _ => false,
        };
        item.take(tree);
        if is_end {
            items.push(std::mem::take(&mut item));
        }
    }
    if !item.rest.is_empty() {
        items.push(item);
    }
    items
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn items_are_told_apart() {
        let items = split(quote! {
            /// Words.
            #[must_use]
            pub struct One { field: u8 }
            struct Two(u8);
            pub(super) static THREE: Table = Table { rows: &[] };
            use a::{b, c};
            impl One { fn f(&self) {} }
            ::runtime::call!(One, body);
            mod four;
        });
        let seen: Vec<_> = items
            .iter()
            .map(|item| (&*item.kind, &*item.name, item.attributes.is_empty()))
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
