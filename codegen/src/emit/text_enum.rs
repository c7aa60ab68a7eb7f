//! Enums of strings.

use super::docs;
use super::tokens::{Tokens, quote};
use super::types::ident;
use crate::plan::TextEnum;

pub(super) fn spell(list: &TextEnum) -> Tokens {
    let name = ident(&list.ident);
    let words = docs::outer(&list.docs);
    let deprecated = docs::deprecated(list.deprecated);
    let variants = list.variants.iter().map(|variant| {
        let name = ident(&variant.ident);
        let words = docs::outer(&variant.docs);
        let deprecated = docs::deprecated(variant.deprecated);
        quote!(#words #deprecated #name)
    });
    let unknown = list.unknown.iter().map(|unknown| {
        let unknown = ident(unknown);
        quote!(#[doc = " A value that the document does not list."] #unknown(String))
    });
    let texts = list.variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.ident), &variant.value);
        quote!(Self::#name => #value)
    });
    let unknown_text = list.unknown.iter().map(|unknown| {
        let unknown = ident(unknown);
        quote!(Self::#unknown(value) => value)
    });
    let values = list.variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.ident), &variant.value);
        quote!(#value => Self::#name)
    });
    let (otherwise, kind) = match &list.unknown {
        Some(unknown) => {
            let unknown = ident(unknown);
            (quote!(Self::#unknown(other.to_owned())), quote!(open))
        }
        None => (quote!(return None), quote!(closed)),
    };
    let other = if list.unknown.is_some() {
        quote!(other)
    } else {
        quote!(_)
    };
    let first = list.variants.iter().take(1).map(|variant| {
        let first = ident(&variant.ident);
        quote!(const FIRST: Self = Self::#first;)
    });
    quote! {
        #words
        #deprecated
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* #(#unknown,)* }

        impl rt::TextEnum for #name {
            #(#first)*

            fn as_str(&self) -> &str {
                match self { #(#texts,)* #(#unknown_text,)* }
            }

            fn from_text(text: &str) -> Option<Self> {
                Some(match text { #(#values,)* #other => #otherwise })
            }
        }

        ::bindery_runtime::text_enum!(#kind #name);
    }
}
