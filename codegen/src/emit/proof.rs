//! The documents' examples as tests.

use super::tokens::{Tokens, quote, word};
use super::types::{ident, ty};
use super::{Piece, docs, example, gate, lints};
use crate::plan::{Crate, Ident, Module, Operation, Proof, Text, Webhook};

/// `tests/examples.rs`
pub(super) fn tests(plan: &Crate) -> Vec<Piece<'_>> {
    let mut pieces = vec![Piece::new(|| {
        let words = Text {
            lines: vec!["The examples of the documents, as tests.".to_owned()],
        };
        let (words, lints) = (docs::inner(&words), lints::of_crate());
        quote!(#words #lints)
    })];
    pieces.extend(plan.modules.iter().flat_map(|one| module(plan, one)));
    pieces
}

/// What has examples.
#[derive(Clone, Copy)]
enum Proved<'p> {
    Operation(&'p Operation),
    Webhook(&'p Webhook),
}

/// The tests of a module; nothing where there are none.
fn module<'p>(plan: &'p Crate, module: &'p Module) -> Vec<Piece<'p>> {
    let operations = module.operations.iter().map(Proved::Operation);
    let webhooks = module.webhooks.iter().map(Proved::Webhook);
    let proved: Vec<Proved<'_>> = operations.chain(webhooks).filter(has_tests).collect();
    if proved.is_empty() {
        return Vec::new();
    }
    Piece::braced(
        &proved,
        |tests| frame(plan, module, &tests),
        |proved| of(module, proved),
    )
}

fn frame(plan: &Crate, module: &Module, tests: &Tokens) -> Tokens {
    let krate = Ident::snake(&plan.manifest.name);
    let krate = ident(&krate);
    let (name, condition) = (ident(&module.ident), gate::cfg(&module.gates.tests));
    // An example of text alone names no type of the module.
    quote! {
        #condition
        mod #name {
            #[allow(unused_imports)]
            use #krate::#name as api;
            use #krate::runtime::codegen as rt;

            #tests
        }
    }
}

fn has_tests(proved: &Proved<'_>) -> bool {
    match proved {
        Proved::Operation(one) => !one.proofs.is_empty() || sent(one).is_some(),
        Proved::Webhook(one) => !one.proofs.is_empty(),
    }
}

fn of(module: &Module, proved: Proved<'_>) -> Tokens {
    match proved {
        Proved::Operation(one) => {
            let tests = one.proofs.iter().map(proof);
            gate::gated(&one.features, tests.chain(sends(module, one)).collect())
        }
        Proved::Webhook(one) => gate::gated(&one.features, one.proofs.iter().map(proof).collect()),
    }
}

fn proof(proof: &Proof) -> Tokens {
    let path = quote!(api::);
    match proof {
        Proof::RoundTrip {
            name,
            ty: value,
            json,
            request,
        } => {
            let (name, value, json) = (ident(name), ty(value, &path), json);
            let check = if *request {
                word("request")
            } else {
                word("response")
            };
            quote! {
                #[test]
                fn #name() -> Result<(), rt::proof::Failed> {
                    rt::proof::#check::<#value>(#json)
                }
            }
        }
        Proof::Refused {
            name,
            ty: value,
            json,
            violations,
            ..
        } => {
            let (name, value, json) = (ident(name), ty(value, &path), json);
            let violations = violations
                .iter()
                .map(|(pointer, rule)| quote!((#pointer, #rule)));
            quote! {
                #[test]
                fn #name() -> Result<(), rt::proof::Failed> {
                    rt::proof::refused::<#value>(#json, &[#(#violations),*])
                }
            }
        }
    }
}

/// The path and the body that a call made from the examples asks for.
fn sent(operation: &Operation) -> Option<(&String, Option<&String>)> {
    let request = &operation.request;
    let path = request.path.as_ref().filter(|_| request.proves)?;
    match (&operation.body, &request.body) {
        (None, _) => Some((path, None)),
        (Some(_), Some(body)) => Some((path, Some(body))),
        (Some(_), None) => None,
    }
}

/// A call made from the examples asks for the right path with the right body.
fn sends(module: &Module, operation: &Operation) -> Option<Tokens> {
    let (path, body) = sent(operation)?;
    let body = match body {
        Some(body) => {
            quote!(Some(#body))
        }
        None => quote!(None),
    };
    let name = word(format_args!("{}_is_sent", operation.ident.plain()));
    let client = example::built_client(
        module,
        operation,
        &quote!(api::),
        &quote!(builder("https://api.example.com")),
        Some(&quote!(.transport(rt::Memory::new()))),
    );
    let call = example::call(operation, &quote!(api::));
    let method = &operation.method;
    Some(quote! {
        #[test]
        fn #name() -> Result<(), Box<dyn std::error::Error>> {
            #client
            let request = #call.to_http()?;
            rt::proof::sends(&request, #method, #path, #body)?;
            Ok(())
        }
    })
}
