//! Operations: tables, calls, and what they answer.

mod call;
mod outcome;
mod table;
mod token;

use super::tokens::{Spell, Tokens, Word, quote};
use super::types::{given, ident, taken, ty};
use super::{docs, gate};
use crate::plan::{
    Argument, Body, Into, List, Module, Operation, Outcome, Parameter, Response, Target,
};

use call::call;
use outcome::{endpoint, failure, shared, success};
use table::table;
use token::token;

/// What stands before the module's types in the file of the operations.
fn types_path() -> Tokens {
    quote!(super::)
}

/// The type of all calls, at the head of the file of the operations.
pub(super) fn calls(module: &Module) -> Tokens {
    let tokens = module.operations.iter().any(|one| one.token.is_some());
    let issues = tokens.then(|| quote!(::bindery_runtime::issues!();));
    quote!(::bindery_runtime::calls!(); #issues)
}

/// What several operations answer, at the end of that file.
pub(super) fn outcome(outcome: &Outcome) -> Tokens {
    gate::gated(&outcome.features, shared(outcome))
}

/// Parameters that several operations have, behind those.
pub(super) fn parameters(list: &List<Parameter>) -> Tokens {
    gate::gated(&list.features, table::parameters(list))
}

/// Responses that several operations have, behind those.
pub(super) fn responses(list: &List<Response>) -> Tokens {
    gate::gated(&list.features, table::responses(list))
}

/// An operation in the file of the operations.
pub(super) fn spell(operation: &Operation) -> Tokens {
    let (table, call, success, failure) = (
        table(operation),
        call(operation),
        success(operation),
        failure(operation),
    );
    let (endpoint, token) = (endpoint(operation), token(operation));
    let waiter = super::waiter::waiter(operation);
    gate::gated(
        &operation.features,
        quote!(#table #call #success #failure #endpoint #token #waiter),
    )
}

/// The method of the client.
pub(super) fn method(module: &Module, operation: &Operation) -> Tokens {
    let here = Tokens::new();
    let (name, call) = (ident(&operation.ident), ident(&operation.call));
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
    let several = operation
        .body
        .as_ref()
        .filter(|body| body.several && body.required);
    let body_argument = several.and_then(|_| whole_body(operation));
    let body_conversion = body_argument.map(|argument| conversion(argument, &here));
    let content = body_argument.map(|argument| {
        let name = ident(&argument.ident);
        quote!(#name.index(),)
    });
    let parameters = of_parameters().map(|(argument, index)| {
        let (name, index) = (ident(&argument.ident), index);
        quote!(.__with(#index, #name))
    });
    let body = match (&operation.body, body_argument) {
        (None, _) => quote!(()),
        (Some(_), Some(argument)) => ident(&argument.ident).tokens(),
        (Some(body), None) => body_value(operation, body, &here),
    };
    let new = Word(match content {
        Some(_) => "__in_form",
        None => "__new",
    });
    let condition = gate::cfg(&operation.features);
    quote! {
        #condition
        #words
        #deprecated
        pub fn #name(&self, #(#arguments),*) -> operation::#call {
            #(#conversions)*
            #body_conversion
            operation::#call::#new(&self.inner, #content #body) #(#parameters)*
        }
    }
}

/// `let argument: Type = …;`, because a parameter is kept as whatever type it is given.
fn conversion(argument: &Argument, path: &Tokens) -> Tokens {
    let name = ident(&argument.ident);
    let (value, declared) = (taken(name, argument.into), ty(&argument.ty, path));
    match argument.into {
        Into::Itself => Tokens::new(),
        Into::Into | Into::Items | Into::Pairs | Into::Boxed => {
            quote!(let #name: #declared = #value;)
        }
    }
}

/// The argument that is the whole body.
fn whole_body(operation: &Operation) -> Option<&Argument> {
    operation
        .arguments
        .iter()
        .find(|argument| argument.target == Target::Body)
}

fn body_value(operation: &Operation, body: &Body, path: &Tokens) -> Tokens {
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
    match whole_body(operation) {
        Some(argument) => taken(ident(&argument.ident), argument.into),
        None => quote!(rt::Blank::blank()),
    }
}
