//! The type of a call, with its setters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::types::{given, ident, taken, ty};
use super::{conversion, types_path};
use crate::plan::{Argument, Operation, Target};

pub(super) fn call(operation: &Operation) -> TokenStream {
    let call = ident(&operation.call);
    let path = types_path();
    let words = format!(
        " A call of `{}`, to be awaited, or sent by hand.",
        operation.ident.plain()
    );
    let setters = operation
        .setters
        .iter()
        .map(|argument| setter(operation, argument));
    let setters = if operation.setters.is_empty() {
        TokenStream::new()
    } else {
        quote!(impl #call { #(#setters)* })
    };
    let (body, kind) = match &operation.body {
        Some(body) => {
            let declared = ty(&body.ty, &path);
            if body.required {
                (quote!(, pub(super) body: #declared), quote!(, body))
            } else {
                (
                    quote!(, pub(super) body: Option<#declared>),
                    quote!(, optional body),
                )
            }
        }
        None => (TokenStream::new(), TokenStream::new()),
    };
    let stream = operation.stream.as_ref().map(|item| {
        let item = ty(item, &path);
        quote! {
            ::bindery_runtime::events!(#call #kind);

            impl rt::Streamed for #call {
                type Item = #item;

                fn item(reader: &mut rt::Reader<'_>) -> Result<Self::Item, rt::ReadError> {
                    reader.value()
                }
            }
        }
    });
    quote! {
        #[doc = #words]
        #[must_use = "a call does nothing until it is awaited or sent"]
        pub struct #call {
            pub(super) call: rt::Call
            #body
        }

        #setters

        ::bindery_runtime::call!(#call #kind);

        #stream
    }
}

fn setter(operation: &Operation, argument: &Argument) -> TokenStream {
    let path = types_path();
    let name = ident(&argument.ident);
    let words = docs::outer(&argument.docs);
    let deprecated = docs::deprecated(argument.deprecated);
    let given = given(&argument.ty, argument.into, &path);
    let set = match &argument.target {
        Target::Parameter(index) => {
            let index = Literal::usize_unsuffixed(*index);
            let conversion = conversion(argument, &path);
            quote!(#conversion self.call = self.call.with(#index, #name);)
        }
        Target::BodyField(field, optional) => {
            let field = ident(field);
            let value = taken(&name, argument.into);
            let value = if *optional {
                quote!(Some(#value))
            } else {
                value
            };
            quote!(self.body.#field = #value;)
        }
        Target::Body if operation.body.as_ref().is_some_and(|body| body.several) => {
            let conversion = conversion(argument, &path);
            quote! {
                #conversion
                self.call = self.call.content(#name.index());
                self.body = Some(#name);
            }
        }
        Target::Body => {
            let value = taken(&name, argument.into);
            let optional = operation.body.as_ref().is_some_and(|body| !body.required);
            let value = if optional {
                quote!(Some(#value))
            } else {
                value
            };
            quote!(self.body = #value;)
        }
    };
    quote! {
        #words
        #deprecated
        pub fn #name(mut self, #name: #given) -> Self {
            #set
            self
        }
    }
}
