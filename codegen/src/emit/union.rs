//! Enums of types.

use super::docs;
use super::tokens::{Tokens, quote};
use super::types::{ident, schema_path, ty};
use crate::plan::Union;

pub(super) fn spell(union: &Union) -> Tokens {
    let name = ident(&union.ident);
    let here = Tokens::new();
    let words = docs::outer(&union.docs);
    let deprecated = docs::deprecated(union.deprecated);
    let unknown = ident(&union.unknown);
    let variants = union.variants.iter().map(|variant| {
        let (name, inner) = (ident(&variant.ident), ty(&variant.ty, &here));
        let words = docs::line(format!("The form `{}`.", variant.ty));
        quote!(#words #name(#inner))
    });
    let froms = union
        .variants
        .iter()
        .filter(|variant| variant.from)
        .map(|variant| {
            let (variant_name, inner) = (ident(&variant.ident), ty(&variant.ty, &here));
            quote! {
                impl From<#inner> for #name {
                    fn from(value: #inner) -> Self {
                        Self::#variant_name(value)
                    }
                }
            }
        });
    let (table, variants_table) = (
        schema_path(&union.schema, &quote!(super::schema::)),
        ident(&union.variants_table),
    );
    let actives = union.variants.iter().map(|variant| {
        let name = ident(&variant.ident);
        quote!(Self::#name(value) => value)
    });
    let switches = union.variants.iter().enumerate().map(|(index, variant)| {
        let name = ident(&variant.ident);
        quote!(#index => Self::#name(rt::Blank::blank()))
    });
    let filled = union.variants.iter().map(|variant| {
        let name = ident(&variant.ident);
        quote!(Self::#name(value) => value)
    });
    quote! {
        #words
        #deprecated
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " Any other JSON value."]
            #unknown(rt::Json),
        }

        #(#froms)*

        impl rt::Union for #name {
            fn variants(&self) -> &'static rt::Variants {
                &super::schema::#variants_table
            }

            fn active(&self) -> &dyn rt::Value {
                match self { #(#actives,)* Self::#unknown(value) => value }
            }

            fn switch(&mut self, index: usize) -> &mut dyn rt::Value {
                *self = match index { #(#switches,)* _ => Self::nothing() };
                match self { #(#filled,)* Self::#unknown(value) => value }
            }

            fn nothing() -> Self {
                Self::#unknown(rt::Blank::blank())
            }
        }

        ::bindery_runtime::union!(#name: #table);
    }
}
