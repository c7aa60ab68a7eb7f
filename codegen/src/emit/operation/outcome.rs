//! What an operation answers, by status.

use super::super::docs;
use super::super::tokens::{Spell, Tokens, Word, quote};
use super::super::types::{ident, ty};
use super::types_path;
use crate::plan::{Failure, Ident, Operation, Outcome, Status, StatusVariant, Success};

pub(super) fn success(operation: &Operation) -> Tokens {
    match &operation.success {
        Success::One(_) => Tokens::new(),
        Success::Several {
            ident: name,
            variants,
            same_as,
        } => {
            let words = format!("What `{}` answers, by status.", operation.ident.plain());
            match same_as {
                Some(other) => alias(name, vec![words], other),
                None => success_enum(name, &[words], variants),
            }
        }
    }
}

pub(super) fn failure(operation: &Operation) -> Tokens {
    match &operation.failure {
        Failure::Undeclared => Tokens::new(),
        Failure::Several {
            ident: name,
            variants,
            same_as,
        } => {
            let words = format!(
                "How the server refuses `{}`, by status.",
                operation.ident.plain()
            );
            match same_as {
                Some(other) => alias(name, vec![words], other),
                None => failure_enum(name, words, variants, operation.refusal_headers.as_ref()),
            }
        }
    }
}

/// An enum that several operations have.
pub(super) fn shared(outcome: &Outcome) -> Tokens {
    let (name, variants) = (&outcome.ident, &outcome.variants);
    if outcome.is_success {
        let words = "What several operations answer, by status.".to_owned();
        success_enum(name, &[words], variants)
    } else {
        let words = "How the server refuses several operations, by status.".to_owned();
        failure_enum(name, words, variants, outcome.headers.as_ref())
    }
}

fn alias(name: &Ident, mut words: Vec<String>, other: &Ident) -> Tokens {
    let (name, target) = (ident(name), ident(other));
    words.push(String::new());
    words.push(format!(
        "Others answer the same: it is [`{}`].",
        other.plain()
    ));
    let words = docs::lines(&words);
    quote!(#words pub type #name = #target;)
}

fn success_enum(name: &Ident, words: &[String], variants: &[StatusVariant]) -> Tokens {
    let declared = declared(name, words, variants);
    let name = ident(name);
    let arms = arms(name, variants, &quote!(Ok));
    let last = variants.last().map(|one| ident(&one.ident));
    quote! {
        #declared

        impl rt::Success for #name {
            fn read(status: u16, reader: &mut rt::Reader<'_>) -> Result<Self, rt::ReadError> {
                match status { #(#arms,)* _ => Ok(#name::#last(reader.value()?)) }
            }
        }
    }
}

fn failure_enum(
    name: &Ident,
    words: String,
    variants: &[StatusVariant],
    headers: Option<&Ident>,
) -> Tokens {
    let mut words = vec![words];
    if let Some(headers) = headers {
        let of = headers.plain();
        words.push(String::new());
        words.push(format!("Its `typed_headers()` are [`{of}`](super::{of})."));
    }
    let declared = declared(name, &words, variants);
    let name = ident(name);
    let has_default = variants.iter().any(|one| one.status == Status::Default);
    let arms = arms(name, variants, &quote!(Some));
    let rest = (!has_default).then(|| quote!(_ => return Ok(None),));
    let headers = headers.map(|headers| {
        let headers = ident(headers);
        quote!(impl rt::DeclaredHeaders for #name { type Headers = super::#headers; })
    });
    quote! {
        #declared

        #headers

        impl rt::Failure for #name {
            fn read(
                status: u16,
                reader: &mut rt::Reader<'_>,
            ) -> Result<Option<Self>, rt::ReadError> {
                Ok(match status { #(#arms,)* #rest })
            }
        }
    }
}

fn declared(name: &Ident, words: &[String], variants: &[StatusVariant]) -> Tokens {
    let (name, words) = (ident(name), docs::lines(words));
    let path = types_path();
    let variants = variants.iter().map(|one| {
        let (variant, inner) = (ident(&one.ident), ty(&one.ty, &path));
        let words = docs::outer(&one.docs);
        quote!(#words #variant(#inner))
    });
    quote! {
        #words
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* }
    }
}

/// The types of an operation.
pub(super) fn endpoint(operation: &Operation) -> Tokens {
    let (name, table) = (ident(&operation.endpoint), ident(&operation.table));
    let path = types_path();
    let words = docs::line(format!("The types of `{}`.", operation.ident.plain()));
    let body = match &operation.body {
        Some(body) => {
            let declared = ty(&body.ty, &path);
            match body.required {
                true => declared,
                false => quote!(Option<#declared>),
            }
        }
        None => quote!(()),
    };
    let success = match &operation.success {
        Success::One(inner) => ty(inner, &path),
        Success::Several { ident: name, .. } => ident(name).tokens(),
    };
    let headers = match &operation.headers {
        Some(name) => {
            let name = ident(name);
            quote!(super::#name)
        }
        None => quote!(()),
    };
    let failure = match &operation.failure {
        Failure::Undeclared => quote!(rt::Undeclared),
        Failure::Several { ident: name, .. } => ident(name).tokens(),
    };
    let stream = operation.stream.as_ref().map(|item| {
        let item = ty(item, &path);
        quote!(impl rt::Streamed for #name { type Item = #item; })
    });
    let idempotent = operation
        .idempotent
        .map(|is| quote!(const IDEMPOTENT: Option<bool> = Some(#is);));
    quote! {
        #words
        pub enum #name {}

        impl rt::Endpoint for #name {
            type Body = #body;
            type Success = #success;
            type Headers = #headers;
            type Failure = #failure;
            const OPERATION: &'static rt::Operation = &#table;
            #idempotent
        }

        #stream
    }
}

/// An arm for each status, exact ones before ranges, the default last.
fn arms(name: Word<'_>, variants: &[StatusVariant], wrap: &Tokens) -> Vec<Tokens> {
    variants
        .iter()
        .map(|one| {
            let variant = ident(&one.ident);
            let pattern = match &one.status {
                Status::Exactly(code) => {
                    quote!(#code)
                }
                Status::Range(hundred) => {
                    let low = u16::from(*hundred) * 100;
                    let high = u16::from(*hundred) * 100 + 99;
                    quote!(#low..=#high)
                }
                Status::Default => quote!(_),
            };
            quote!(#pattern => #wrap(#name::#variant(reader.value()?)))
        })
        .collect()
}
