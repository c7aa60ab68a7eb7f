//! How an answer becomes a token.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::super::types::ident;
use crate::plan::{Operation, TokenSource};

pub(super) fn token(operation: &Operation) -> TokenStream {
    let Some(token) = &operation.token else {
        return TokenStream::new();
    };
    let (name, value) = (ident(&operation.endpoint), source(&token.value));
    let expires = match &token.expires {
        Some((kind, part)) => {
            let (kind, part) = (format_ident!("{kind}"), source(part));
            quote!(rt::Expires::#kind(#part))
        }
        None => quote!(rt::Expires::Unsaid),
    };
    quote! {
        impl rt::Issues for #name {
            const TOKEN: &'static rt::IssuedToken =
                &rt::IssuedToken { value: #value, expires: #expires };
        }
    }
}

fn source(source: &TokenSource) -> TokenStream {
    match source {
        TokenSource::Header(name) => quote!(rt::TokenSource::Header(#name)),
        TokenSource::Body(pointer) => quote!(rt::TokenSource::Body(#pointer)),
    }
}
