//! The URLs of the servers.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::types::ident;
use crate::plan::{Choice, Module, Server, Text, UrlPiece};

/// The file of the servers: a function for each.
pub(super) fn spell(module: &Module) -> TokenStream {
    let functions = module.servers.all.iter().map(function);
    let choices = module.servers.choices.iter().map(choice);
    quote!(#(#functions)* #(#choices)*)
}

fn function(server: &Server) -> TokenStream {
    let name = ident(&server.ident);
    let words = docs::outer(&server.docs);
    let arguments = server.arguments.iter().map(|argument| {
        let name = ident(&argument.ident);
        match &argument.choice {
            Some(choice) => {
                let choice = ident(choice);
                quote!(#name: #choice)
            }
            None => quote!(#name: &str),
        }
    });
    let pieces = server.pieces.iter().filter_map(|piece| match piece {
        UrlPiece::Text(text) => Some(quote!(#text)),
        UrlPiece::Argument(index) => {
            let argument = server.arguments.get(*index)?;
            let name = ident(&argument.ident);
            Some(match argument.choice {
                Some(_) => quote!(#name.as_str()),
                None => quote!(#name),
            })
        }
    });
    quote! {
        #words
        #[must_use]
        pub fn #name(#(#arguments),*) -> String {
            [#(#pieces),*].concat()
        }
    }
}

fn choice(choice: &Choice) -> TokenStream {
    let name = ident(&choice.ident);
    let words = docs::outer(&choice.docs);
    let derived = choice.default.iter().map(|_| quote!(, Default));
    let variants = choice.variants.iter().map(|(variant, _, words)| {
        let words = docs::outer(words);
        let default = (choice.default.as_ref() == Some(variant)).then(|| quote!(#[default]));
        let variant = ident(variant);
        quote!(#words #default #variant)
    });
    let texts = choice.variants.iter().map(|(variant, text, _)| {
        let variant = ident(variant);
        quote!(Self::#variant => #text)
    });
    quote! {
        #words
        #[derive(Clone, Copy, Debug, PartialEq, Eq #(#derived)*)]
        pub enum #name { #(#variants,)* }

        impl #name {
            #[doc = " The text in the URL."]
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { #(#texts,)* }
            }
        }
    }
}

/// What stands before the module.
pub(super) fn words() -> TokenStream {
    docs::outer(&Text {
        lines: vec![
            "Where the documents say that the API is served: what [`Client::builder`] takes."
                .to_owned(),
        ],
    })
}
