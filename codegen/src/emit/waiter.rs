//! How an operation is followed: a table, and the types.

use super::gate;
use super::tokens::{Tokens, quote, word};
use super::types::ident;
use crate::plan::{Operation, Waiter, WaiterSource};

/// For the operations that have a waiter; the others cost nothing.
pub(super) fn waiter(operation: &Operation) -> Tokens {
    let Some(waiter) = &operation.waiter else {
        return Tokens::new();
    };
    let (endpoint, query) = (ident(&operation.endpoint), ident(&waiter.query));
    let kind = match waiter.each {
        Some(_) => quote!(Waiters),
        None => quote!(Waiter),
    };
    let table = table(waiter);
    let items = quote! {
        impl rt::Waited for #endpoint {
            type Query = #query;
            type Waiter = rt::#kind<Self>;
            const WAITER: &'static rt::Following = &#table;
        }
    };
    gate::gated(&waiter.features, items)
}

fn table(waiter: &Waiter) -> Tokens {
    let Waiter {
        query: _,
        table,
        arguments,
        each,
        state,
        success,
        failure,
        pending,
        stale,
        stale_for,
        reason,
        delay,
        interval,
        deadline,
        features: _,
        shown: _,
    } = waiter;
    let table = ident(table);
    let arguments = arguments.iter().map(|(parameter, source)| {
        let source = spell_source(source);
        quote!(rt::Argument { parameter: #parameter, source: #source })
    });
    let (each, reason) = (option(each.as_ref()), option(reason.as_ref()));
    quote! {
        rt::Following {
            query: &#table,
            arguments: &[#(#arguments),*],
            each: #each,
            state: #state,
            success: &[#(#success),*],
            failure: &[#(#failure),*],
            pending: &[#(#pending),*],
            stale: &[#(#stale),*],
            stale_for: #stale_for,
            reason: #reason,
            delay: #delay,
            interval: #interval,
            deadline: #deadline,
        }
    }
}

fn spell_source(source: &WaiterSource) -> Tokens {
    match source {
        WaiterSource::Parameter(index) => {
            quote!(rt::Source::Parameter(#index))
        }
        WaiterSource::Text(variant, text) => {
            let variant = word(variant);
            quote!(rt::Source::#variant(#text))
        }
    }
}

fn option(text: Option<&String>) -> Tokens {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}
