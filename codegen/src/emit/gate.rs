//! What is only there with a feature of the crate.

use super::item::{self, Item};
use super::tokens::{Tokens, quote};
use crate::plan::Gates;

/// The condition that one of the features is on; nothing where there is none.
pub(super) fn cfg(features: &[String]) -> Tokens {
    match features {
        [] => Tokens::new(),
        [one] => quote!(#[cfg(feature = #one)]),
        several => {
            let several = several.iter().map(|one| quote!(feature = #one));
            quote!(#[cfg(any(#(#several),*))])
        }
    }
}

/// Puts every item under the condition.
pub(super) fn gated(features: &[String], items: Tokens) -> Tokens {
    if features.is_empty() {
        return items;
    }
    each(&items, |_| cfg(features))
}

/// Puts every table under its own condition.
pub(super) fn tables(gates: &Gates, items: Tokens) -> Tokens {
    if gates.is_empty() {
        return items;
    }
    each(&items, |item| match item.kind {
        "static" => cfg(gates.of_table(item.name)),
        _ => Tokens::new(),
    })
}

fn each(items: &Tokens, condition: impl Fn(&Item<'_>) -> Tokens) -> Tokens {
    let mut tokens = Tokens::new();
    for item in item::split(items) {
        tokens.push(&condition(&item));
        tokens.push(&item.attributes);
        tokens.push(&item.rest);
    }
    tokens
}
