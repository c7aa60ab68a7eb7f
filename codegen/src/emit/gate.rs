//! What is only there with a feature of the crate.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Item};

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
    each(items, |item| match item {
        Item::Static(table) => cfg(gates.of_table(&table.ident.to_string())),
        _ => TokenStream::new(),
    })
}

fn each(items: TokenStream, condition: impl Fn(&Item) -> TokenStream) -> TokenStream {
    // What is no Rust is told when it is formatted.
    let Ok(mut file) = syn::parse2::<syn::File>(items.clone()) else {
        return items;
    };
    for item in &mut file.items {
        let condition = condition(item);
        let attributes = attributes(item);
        let new = syn::parse::Parser::parse2(Attribute::parse_outer, condition);
        if let (Some(attributes), Ok(new)) = (attributes, new) {
            attributes.splice(0..0, new);
        }
    }
    file.into_token_stream()
}

fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}
