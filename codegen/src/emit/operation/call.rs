//! The type of a call, with its setters.

use super::super::docs;
use super::super::tokens::{Tokens, quote};
use super::super::types::{given, ident, taken};
use super::{conversion, types_path};
use crate::plan::{Argument, Operation, Target};

pub(super) fn call(operation: &Operation) -> Tokens {
    let call = ident(&operation.call);
    let words = docs::line(format!(
        "A call of `{}`, to be awaited, or sent by hand.",
        operation.ident.plain()
    ));
    let setters = operation
        .setters
        .iter()
        .map(|argument| setter(operation, argument));
    let setters = if operation.setters.is_empty() {
        Tokens::new()
    } else {
        quote!(impl #call { #(#setters)* })
    };
    let endpoint = ident(&operation.endpoint);
    quote! {
        #words
        pub type #call = Call<#endpoint>;

        #setters
    }
}

fn setter(operation: &Operation, argument: &Argument) -> Tokens {
    let path = types_path();
    let name = ident(&argument.ident);
    let words = docs::outer(&argument.docs);
    let deprecated = docs::deprecated(argument.deprecated);
    let given = given(&argument.ty, argument.into, &path);
    let set = match &argument.target {
        Target::Parameter(index) => {
            let conversion = conversion(argument, &path);
            return quote! {
                #words
                #deprecated
                pub fn #name(self, #name: #given) -> Self {
                    #conversion
                    self.__with(#index, #name)
                }
            };
        }
        Target::BodyField(field, optional) => {
            let field = ident(field);
            let value = taken(name, argument.into);
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
            let value = taken(name, argument.into);
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
