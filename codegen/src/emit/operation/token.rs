//! How an answer becomes a token.

use super::super::tokens::{Tokens, quote, word};
use super::super::types::ident;
use crate::plan::{Operation, TokenSource};

pub(super) fn token(operation: &Operation) -> Tokens {
    let Some(token) = &operation.token else {
        return Tokens::new();
    };
    let (name, value) = (ident(&operation.endpoint), source(&token.value));
    let expires = match &token.expires {
        Some((kind, part)) => {
            let (kind, part) = (word(kind), source(part));
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

fn source(source: &TokenSource) -> Tokens {
    match source {
        TokenSource::Header(name) => quote!(rt::TokenSource::Header(#name)),
        TokenSource::Body(pointer) => quote!(rt::TokenSource::Body(#pointer)),
    }
}
