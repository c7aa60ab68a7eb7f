//! The documents' examples as tests.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::types::{ident, ty};
use super::{docs, example, gate, lints};
use crate::plan::{Crate, Ident, Module, Operation, Proof, Text};

/// `tests/examples.rs`
pub(super) fn tests(plan: &Crate) -> TokenStream {
    let krate = ident(&Ident::snake(&plan.manifest.name));
    let words = Text {
        lines: vec!["The examples of the documents, as tests.".to_owned()],
    };
    let words = docs::inner(&words);
    let modules = plan
        .modules
        .iter()
        .filter_map(|module| self::module(&krate, module));
    let lints = lints::of_crate();
    quote! {
        #words
        #lints

        #(#modules)*
    }
}

fn module(krate: &proc_macro2::Ident, module: &Module) -> Option<TokenStream> {
    let name = ident(&module.ident);
    let of_operations = module.operations.iter().map(|operation| {
        let proofs = operation.proofs.iter().map(proof);
        let tests = proofs.chain(sends(module, operation));
        gate::gated(&operation.features, tests.collect())
    });
    let of_webhooks = module.webhooks.iter().map(|webhook| {
        let proofs = webhook.proofs.iter().map(proof);
        gate::gated(&webhook.features, proofs.collect())
    });
    let tests: Vec<TokenStream> = of_operations
        .chain(of_webhooks)
        .filter(|tests| !tests.is_empty())
        .collect();
    let condition = gate::cfg(&module.gates.tests);
    // An example of text alone names no type of the module.
    (!tests.is_empty()).then(|| {
        quote! {
            #condition
            mod #name {
                #[allow(unused_imports)]
                use #krate::#name as api;
                use #krate::runtime::codegen as rt;

                #(#tests)*
            }
        }
    })
}

fn proof(proof: &Proof) -> TokenStream {
    let path = quote!(api::);
    match proof {
        Proof::RoundTrip {
            name,
            ty: value,
            json,
            request,
        } => {
            let (name, value) = (ident(name), ty(value, &path));
            let check = if *request {
                format_ident!("request")
            } else {
                format_ident!("response")
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
            let (name, value) = (ident(name), ty(value, &path));
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

/// A call made from the examples asks for the right path with the right body.
fn sends(module: &Module, operation: &Operation) -> Option<TokenStream> {
    let request = &operation.request;
    let path = request.path.as_ref().filter(|_| request.proves)?;
    let body = match (&operation.body, &request.body) {
        (None, _) => quote!(None),
        (Some(_), Some(body)) => quote!(Some(#body)),
        (Some(_), None) => return None,
    };
    let name = format_ident!("{}_is_sent", operation.ident.plain());
    let client = example::built_client(
        module,
        operation,
        &quote!(api::),
        &quote!("https://api.example.com"),
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
