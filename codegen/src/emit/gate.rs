//! What is only there with a feature of the crate.

use proc_macro2::TokenStream;
use quote::quote;

use super::item::{self, Item};
use crate::plan::Gates;

/// The condition that one of the features is on; nothing where there is none.
pub(super) fn cfg(features: &[String]) -> TokenStream {
    match features {
        [] => TokenStream::new(),
        [one] => quote!(#[cfg(feature = #one)]),
        several => quote!(#[cfg(any(#(feature = #several),*))]),
    }
}

/// Puts every item under the condition.
pub(super) fn gated(features: &[String], items: TokenStream) -> TokenStream {
    if features.is_empty() {
        return items;
    }
    each(items, |_| cfg(features))
}

/// Puts every table under its own condition.
pub(super) fn tables(gates: &Gates, items: TokenStream) -> TokenStream {
    if gates.is_empty() {
        return items;
    }
    each(items, |item| match &*item.kind {
        "static" => cfg(gates.of_table(&item.name)),
        _ => TokenStream::new(),
    })
}

fn each(items: TokenStream, condition: impl Fn(&Item) -> TokenStream) -> TokenStream {
    let items = item::split(items).into_iter().map(|item| {
        let condition = condition(&item);
        let Item {
            attributes, rest, ..
        } = item;
        quote!(#condition #attributes #rest)
    });
    items.collect()
}
