//! Enums of the forms of a request body.

use super::docs;
use super::tokens::{Tokens, quote};
use super::types::{ident, ty};
use crate::plan::BodyEnum;

pub(super) fn spell(body: &BodyEnum) -> Tokens {
    let name = ident(&body.ident);
    let here = Tokens::new();
    let words = docs::outer(&body.docs);
    let variants = body.variants.iter().map(|variant| {
        let (name, inner) = (ident(&variant.ident), ty(&variant.ty, &here));
        let words = docs::outer(&variant.docs);
        quote!(#words #name(#inner))
    });
    let froms = body
        .variants
        .iter()
        .filter(|variant| variant.from)
        .map(|variant| {
            let (variant, inner) = (ident(&variant.ident), ty(&variant.ty, &here));
            quote! {
                impl From<#inner> for #name {
                    fn from(body: #inner) -> Self {
                        Self::#variant(body)
                    }
                }
            }
        });
    let indexes = body.variants.iter().enumerate().map(|(index, variant)| {
        let variant = ident(&variant.ident);
        quote!(#index => #variant)
    });
    quote! {
        #words
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant)]
        pub enum #name { #(#variants,)* }

        #(#froms)*

        ::bindery_runtime::body!(#name { #(#indexes),* });
    }
}
