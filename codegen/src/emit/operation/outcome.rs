//! What an operation answers, by status.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::types::{ident, ty};
use super::types_path;
use crate::plan::{Failure, Operation, Status, StatusVariant, Success};

pub(super) fn success(operation: &Operation) -> TokenStream {
    match &operation.success {
        Success::One(_) => TokenStream::new(),
        Success::Several {
            ident: name,
            variants,
        } => {
            let words = format!(" What `{}` answers, by status.", operation.ident.plain());
            outcome(name, &[words], variants)
        }
    }
}

pub(super) fn failure(operation: &Operation) -> TokenStream {
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
            let mut words = vec![words];
            if let Some(headers) = &operation.refusal_headers {
                let of = headers.plain();
                words.push(String::new());
                words.push(format!(" Its `typed_headers()` are [`{of}`](super::{of})."));
            }
            outcome(name, &words, variants)
        }
    }
}

fn outcome(name: &crate::plan::Ident, words: &[String], variants: &[StatusVariant]) -> TokenStream {
    let name = ident(name);
    let path = types_path();
    let variants = variants.iter().map(|one| {
        let (variant, inner) = (ident(&one.ident), ty(&one.ty, &path));
        let words = docs::outer(&one.docs);
        quote!(#words #variant(#inner))
    });
    quote! {
        #(#[doc = #words])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* }
    }
}

pub(super) fn endpoint(operation: &Operation) -> TokenStream {
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
            let last = variants.last().map(|one| ident(&one.ident));
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
            let has_default = variants.iter().any(|one| one.status == Status::Default);
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
    let declared_headers = declared_headers(operation);
    quote! {
        #declared_headers
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

/// What the headers of a refusal are.
fn declared_headers(operation: &Operation) -> TokenStream {
    let (Some(headers), Failure::Several { ident: name, .. }) =
        (&operation.refusal_headers, &operation.failure)
    else {
        return TokenStream::new();
    };
    let (name, headers) = (ident(name), ident(headers));
    quote!(impl rt::DeclaredHeaders for #name { type Headers = super::#headers; })
}

/// An arm for each status, exact ones before ranges, the default last.
fn arms(
    name: &proc_macro2::Ident,
    variants: &[StatusVariant],
    wrap: &TokenStream,
) -> Vec<TokenStream> {
    variants
        .iter()
        .map(|one| {
            let variant = ident(&one.ident);
            let pattern = match &one.status {
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
