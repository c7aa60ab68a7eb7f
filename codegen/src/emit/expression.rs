//! Values from examples.

use super::tokens::{Spell, Tokens, quote};
use super::types::{ident, ty};
use crate::plan::Expression;

/// An expression; `path` is what stands before the module's own types.
pub(super) fn spell(expression: &Expression, path: &Tokens) -> Tokens {
    match expression {
        Expression::Text(text) => text.tokens(),
        Expression::Owned(text) => {
            quote!(#text.to_owned())
        }
        Expression::Some(inner) => {
            let inner = spell(inner, path);
            quote!(Some(#inner))
        }
        Expression::Bool(value) => quote!(#value),
        Expression::Integer(value) => {
            quote!(#value)
        }
        Expression::Float(value) => {
            quote!(#value)
        }
        Expression::Base64(text) => quote!(rt::Base64::from_text(#text)),
        Expression::List(items) => {
            let items = items.iter().map(|item| spell(item, path));
            quote!([#(#items),*])
        }
        Expression::Pairs(pairs) => {
            let pairs = pairs.iter().map(|(key, value)| {
                let value = spell(value, path);
                quote!((#key, #value))
            });
            quote!([#(#pairs),*])
        }
        Expression::New(name, arguments, setters) => {
            let name = ident(name);
            let arguments = arguments.iter().map(|argument| spell(argument, path));
            let setters = setters.iter().map(|(setter, value)| {
                let (setter, value) = (ident(setter), spell(value, path));
                quote!(.#setter(#value))
            });
            quote!(#path #name::new(#(#arguments),*) #(#setters)*)
        }
        Expression::Variant(name, variant) => {
            let (name, variant) = (ident(name), ident(variant));
            quote!(#path #name::#variant)
        }
        Expression::Json(text) => {
            quote!(#text.parse::<rt::Json>()?)
        }
        Expression::Read(of, text) => {
            let of = ty(of, path);
            quote!(rt::read::<#of>(#text)?)
        }
    }
}
