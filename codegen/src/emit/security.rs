//! The tables of what operations need to be let in.

use super::tokens::{Tokens, quote, word};
use super::types::ident;
use crate::plan::{Need, Security, SecurityTables};

/// The file of these tables.
pub(super) fn spell(tables: &SecurityTables) -> Tokens {
    let schemes = tables.schemes.iter().map(|scheme| {
        let (table, name, key) = (ident(&scheme.ident), &scheme.name, &scheme.key);
        let (setter, location) = (scheme.setter.as_str(), word(scheme.location));
        quote! {
            static #table: rt::Scheme = rt::Scheme {
                name: #name,
                setter: #setter,
                location: rt::Location::#location,
                key: #key,
            };
        }
    });
    let needs = tables.needs.iter().map(|needs| {
        let name = ident(&needs.ident);
        let alternatives = needs.alternatives.iter().map(|all| {
            let all = all.iter().map(|one| need(tables, one));
            quote!(&[#(#all),*])
        });
        quote!(pub(super) static #name: rt::Security = &[#(#alternatives),*];)
    });
    quote!(#(#schemes)* #(#needs)*)
}

fn need(tables: &SecurityTables, need: &Need) -> Tokens {
    let scheme = ident(&tables.schemes[need.scheme].ident);
    let scopes = &need.scopes;
    quote!(rt::Requirement { scheme: &#scheme, scopes: &[#(#scopes),*] })
}

/// What an operation needs, as an expression.
pub(super) fn of(security: &Security) -> Tokens {
    match security {
        Security::Nothing => quote!(&[]),
        Security::Unsaid => quote!(&[&[]]),
        Security::Needs(table) => {
            let table = ident(table);
            quote!(super::security::#table)
        }
    }
}
