//! Doc comments.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal;
use crate::plan::Text;

/// Outer doc comments.
pub(super) fn outer(text: &Text) -> TokenStream {
    let lines = text.lines.iter().map(|line| literal::text(&spaced(line)));
    quote!(#(#[doc = #lines])*)
}

/// Inner doc comments.
pub(super) fn inner(text: &Text) -> TokenStream {
    let lines = text.lines.iter().map(|line| literal::text(&spaced(line)));
    quote!(#(#![doc = #lines])*)
}

fn spaced(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    }
}

/// `#[deprecated]`, where it is.
pub(super) fn deprecated(is: bool) -> TokenStream {
    if is {
        quote!(#[deprecated])
    } else {
        TokenStream::new()
    }
}
