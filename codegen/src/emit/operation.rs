//! Operations: tables, calls, and what they answer.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs;
use super::types::{given, ident, schema, taken, ty};
use crate::plan::{
    Argument, Body, Failure, Into, Module, Operation, Parameter, Piece, Response, Status, Success,
    Target,
};

/// What stands before the module's types in the file of the operations.
fn types_path() -> TokenStream {
    quote!(super::)
}

/// The file of the operations.
pub(super) fn spell(module: &Module) -> TokenStream {
    let operations = module.operations.iter().map(|operation| {
        let (table, call, success, failure) = (
            table(operation),
            call(operation),
            success(operation),
            failure(operation),
        );
        let endpoint = endpoint(operation);
        quote!(#table #call #success #failure #endpoint)
    });
    quote!(#(#operations)*)
}

/// The method of the client.
pub(super) fn method(module: &Module, operation: &Operation) -> TokenStream {
    let here = TokenStream::new();
    let (name, call, table) = (
        ident(&operation.ident),
        ident(&operation.call),
        ident(&operation.table),
    );
    let mut words = operation.docs.clone();
    words
        .lines
        .extend(super::example::doc_lines(module, operation));
    let words = docs::outer(&words);
    let deprecated = docs::deprecated(operation.deprecated);
    let arguments = operation.arguments.iter().map(|argument| {
        let name = ident(&argument.ident);
        let given = given(&argument.ty, argument.into, &here);
        quote!(#name: #given)
    });
    let of_parameters = || {
        operation
            .arguments
            .iter()
            .filter_map(|argument| match argument.target {
                Target::Parameter(index) => Some((argument, index)),
                _ => None,
            })
    };
    let conversions = of_parameters().map(|(argument, _)| conversion(argument, &here));
    let parameters = of_parameters().map(|(argument, index)| {
        let (name, index) = (ident(&argument.ident), Literal::usize_unsuffixed(index));
        quote!(.with(#index, #name))
    });
    let body = operation.body.as_ref().map(|body| {
        let value = body_value(operation, body, &here);
        quote!(, body: #value)
    });
    quote! {
        #words
        #deprecated
        pub fn #name(&self, #(#arguments),*) -> operation::#call {
            #(#conversions)*
            operation::#call {
                call: rt::Call::new(&self.inner, &operation::#table) #(#parameters)*
                #body
            }
        }
    }
}

/// `let argument: Type = …;`, because a parameter is kept as whatever type it is given.
fn conversion(argument: &Argument, path: &TokenStream) -> TokenStream {
    let name = ident(&argument.ident);
    let (value, declared) = (taken(&name, argument.into), ty(&argument.ty, path));
    match argument.into {
        Into::Itself => TokenStream::new(),
        Into::Into | Into::Items | Into::Pairs | Into::Boxed => {
            quote!(let #name: #declared = #value;)
        }
    }
}

fn body_value(operation: &Operation, body: &Body, path: &TokenStream) -> TokenStream {
    if !body.required {
        return quote!(None);
    }
    if body.flat {
        let declared = ty(&body.ty, path);
        let values = operation
            .arguments
            .iter()
            .filter(|argument| matches!(argument.target, Target::BodyField(..)))
            .map(|argument| ident(&argument.ident));
        return quote!(#declared::new(#(#values),*));
    }
    let argument = operation
        .arguments
        .iter()
        .find(|argument| argument.target == Target::Body);
    match argument {
        Some(argument) => taken(&ident(&argument.ident), argument.into),
        None => quote!(rt::Blank::blank()),
    }
}

fn table(operation: &Operation) -> TokenStream {
    let (name, id, method) = (ident(&operation.table), &operation.id, &operation.method);
    let pieces = operation.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => quote!(rt::Segment::Text(#text)),
        Piece::Parameter(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(rt::Segment::Parameter(#index))
        }
    });
    let parameters = operation.parameters.iter().map(parameter);
    let body = match &operation.body {
        Some(Body {
            media_type,
            required,
            schema: reference,
            ..
        }) => {
            let reference = schema(reference, &quote!(super::schema::));
            quote!(Some(rt::Body { media_type: #media_type, required: #required, schema: #reference }))
        }
        None => quote!(None),
    };
    let responses = operation.responses.iter().map(response);
    quote! {
        pub(super) static #name: rt::Operation = rt::Operation {
            id: #id,
            method: #method,
            path: &[#(#pieces),*],
            parameters: &[#(#parameters),*],
            body: #body,
            responses: &[#(#responses),*],
        };
    }
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let Parameter {
        name,
        location,
        style,
        required,
        client,
        explode,
        allow_reserved,
        schema: reference,
    } = parameter;
    let (location, style) = (format_ident!("{location}"), format_ident!("{style}"));
    let reference = schema(reference, &quote!(super::schema::));
    quote! {
        rt::Parameter {
            name: #name,
            location: rt::Location::#location,
            required: #required,
            client: #client,
            schema: #reference,
            style: rt::Style::#style,
            explode: #explode,
            allow_reserved: #allow_reserved,
        }
    }
}

fn response(response: &Response) -> TokenStream {
    let status = match response.status {
        Status::Exactly(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(rt::Status::Exactly(#code))
        }
        Status::Range(hundred) => {
            let hundred = Literal::u8_unsuffixed(hundred);
            quote!(rt::Status::Range(#hundred))
        }
        Status::Default => quote!(rt::Status::Default),
    };
    let media_types = &response.media_types;
    let schema = match &response.schema {
        Some(reference) => {
            let reference = schema(reference, &quote!(super::schema::));
            quote!(Some(#reference))
        }
        None => quote!(None),
    };
    let headers = match &response.headers {
        Some(name) => {
            let name = ident(name);
            quote!(Some(&super::schema::#name))
        }
        None => quote!(None),
    };
    quote! {
        rt::Response { status: #status, media_types: &[#(#media_types),*], schema: #schema, headers: #headers }
    }
}

fn call(operation: &Operation) -> TokenStream {
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
    quote! {
        #[doc = #words]
        #[must_use = "a call does nothing until it is awaited or sent"]
        pub struct #call {
            pub(super) call: rt::Call
            #body
        }

        #setters

        ::bindery_runtime::call!(#call #kind);
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

fn success(operation: &Operation) -> TokenStream {
    match &operation.success {
        Success::One(_) => TokenStream::new(),
        Success::Several {
            ident: name,
            variants,
        } => {
            let words = format!(" What `{}` answers, by status.", operation.ident.plain());
            outcome(name, &words, variants)
        }
    }
}

fn failure(operation: &Operation) -> TokenStream {
    match &operation.failure {
        Failure::Undeclared => TokenStream::new(),
        Failure::Several {
            ident: name,
            variants,
        } => {
            let words = format!(
                " How the server refuses `{}`, by status.",
                operation.ident.plain()
            );
            outcome(name, &words, variants)
        }
    }
}

fn outcome(
    name: &crate::plan::Ident,
    words: &str,
    variants: &[(Status, crate::plan::Ident, crate::plan::Ty)],
) -> TokenStream {
    let name = ident(name);
    let path = types_path();
    let variants = variants.iter().map(|(status, variant, inner)| {
        let (variant, inner) = (ident(variant), ty(inner, &path));
        let words = format!(" Status {}.", status.label());
        quote!(#[doc = #words] #variant(#inner))
    });
    quote! {
        #[doc = #words]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* }
    }
}

fn endpoint(operation: &Operation) -> TokenStream {
    let call = ident(&operation.call);
    let path = types_path();
    let (success_ty, success) = match &operation.success {
        Success::One(inner) => {
            let inner = ty(inner, &path);
            (inner, quote!(let _ = status; reader.value()))
        }
        Success::Several {
            ident: name,
            variants,
        } => {
            let name = ident(name);
            let arms = arms(&name, variants, &quote!(Ok));
            let last = variants.last().map(|(_, variant, _)| ident(variant));
            (
                quote!(#name),
                quote!(match status { #(#arms,)* _ => Ok(#name::#last(reader.value()?)) }),
            )
        }
    };
    let (failure_ty, failure) = match &operation.failure {
        Failure::Undeclared => (
            quote!(rt::Undeclared),
            quote!(let _ = (status, reader); Ok(None)),
        ),
        Failure::Several {
            ident: name,
            variants,
        } => {
            let name = ident(name);
            let has_default = variants
                .iter()
                .any(|(status, _, _)| *status == Status::Default);
            let arms = arms(&name, variants, &quote!(Some));
            let rest = if has_default {
                TokenStream::new()
            } else {
                quote!(_ => return Ok(None),)
            };
            (quote!(#name), quote!(Ok(match status { #(#arms,)* #rest })))
        }
    };
    let headers = match &operation.headers {
        Some(name) => {
            let name = ident(name);
            quote!(super::#name)
        }
        None => quote!(()),
    };
    quote! {
        impl rt::Endpoint for #call {
            type Success = #success_ty;
            type Headers = #headers;
            type Failure = #failure_ty;

            fn success(status: u16, reader: &mut rt::Reader<'_>) -> Result<Self::Success, rt::ReadError> {
                #success
            }

            fn failure(status: u16, reader: &mut rt::Reader<'_>) -> Result<Option<Self::Failure>, rt::ReadError> {
                #failure
            }
        }
    }
}

/// An arm for each status, exact ones before ranges, the default last.
fn arms(
    name: &proc_macro2::Ident,
    variants: &[(Status, crate::plan::Ident, crate::plan::Ty)],
    wrap: &TokenStream,
) -> Vec<TokenStream> {
    variants
        .iter()
        .map(|(status, variant, _)| {
            let variant = ident(variant);
            let pattern = match status {
                Status::Exactly(code) => {
                    let code = Literal::u16_unsuffixed(*code);
                    quote!(#code)
                }
                Status::Range(hundred) => {
                    let low = Literal::u16_unsuffixed(u16::from(*hundred) * 100);
                    let high = Literal::u16_unsuffixed(u16::from(*hundred) * 100 + 99);
                    quote!(#low..=#high)
                }
                Status::Default => quote!(_),
            };
            quote!(#pattern => #wrap(#name::#variant(reader.value()?)))
        })
        .collect()
}
