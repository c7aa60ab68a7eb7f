//! The URLs of the servers.

use super::docs;
use super::tokens::{Tokens, quote};
use super::types::ident;
use crate::plan::{Choice, Module, Server, ServerVariable, Servers, UrlPiece};

/// The file of the servers: a function for each, and what their variables can be.
pub(super) fn spell(module: &Module) -> Tokens {
    let functions = module.servers.all.iter().map(function);
    let choices = &module.servers.choices;
    let tables = (!choices.is_empty()).then(|| tables(&module.servers));
    let choices = choices.iter().map(choice);
    let door = tables.iter().map(|_| {
        quote!(
            use ::bindery_runtime::codegen as rt;
        )
    });
    quote!(#(#door)* #(#functions)* #(#choices)* #tables)
}

fn function(server: &Server) -> Tokens {
    let name = ident(&server.ident);
    let words = docs::outer(&server.docs);
    let arguments = server.arguments.iter().map(|argument| {
        let name = ident(&argument.ident);
        match &argument.choice {
            Some(choice) => {
                let choice = ident(choice);
                quote!(#name: #choice)
            }
            None => quote!(#name: &str),
        }
    });
    let pieces = server.pieces.iter().filter_map(|piece| match piece {
        UrlPiece::Text(text) => Some(quote!(#text)),
        UrlPiece::Argument(index) => {
            let argument = server.arguments.get(*index)?;
            let name = ident(&argument.ident);
            Some(match argument.choice {
                Some(_) => quote!(#name.as_str()),
                None => quote!(#name),
            })
        }
    });
    quote! {
        #words
        #[must_use]
        pub fn #name(#(#arguments),*) -> String {
            [#(#pieces),*].concat()
        }
    }
}

fn choice(choice: &Choice) -> Tokens {
    let (name, table) = (ident(&choice.ident), ident(&choice.table));
    let words = docs::outer(&choice.docs);
    let derived = choice.default.iter().map(|_| quote!(, Default));
    let variants = choice.variants.iter().map(|value| {
        let words = docs::outer(&value.docs);
        let default = (choice.default.as_ref() == Some(&value.ident)).then(|| quote!(#[default]));
        let variant = ident(&value.ident);
        quote!(#words #default #variant)
    });
    let names = choice.variants.iter().map(|value| ident(&value.ident));
    quote! {
        #words
        #[derive(Clone, Copy, Debug, PartialEq, Eq #(#derived)*)]
        pub enum #name { #(#variants,)* }

        ::bindery_runtime::server_values!(#name, #table, [#(#names),*]);
    }
}

/// All servers, and which of them is there for each value.
fn tables(servers: &Servers) -> Tokens {
    let tables = servers.choices.iter().map(|choice| {
        let (table, variable) = (ident(&choice.table), &choice.variable);
        let values = choice.variants.iter().map(|value| {
            let (text, server) = (&value.text, value.server);
            quote!((#text, #server))
        });
        quote! {
            pub(super) static #table: rt::Servers = rt::Servers {
                variable: #variable,
                servers: &SERVERS,
                values: &[#(#values),*],
            };
        }
    });
    let all = servers.all.iter().map(|server| {
        let (url, variables) = (&server.url, server.variables.iter().map(variable));
        quote!(rt::Server { url: #url, variables: &[#(#variables),*] })
    });
    let number = servers.all.len();
    quote! {
        #(#tables)*

        static SERVERS: [rt::Server; #number] = [#(#all),*];
    }
}

fn variable(variable: &ServerVariable) -> Tokens {
    let (name, default) = (&variable.name, &variable.default);
    let listed = match &variable.table {
        Some(table) => {
            let table = ident(table);
            quote!(Some(&#table))
        }
        None => quote!(None),
    };
    quote!(rt::ServerVariable { name: #name, default: #default, listed: #listed })
}

/// The functions of the client that find a server.
pub(super) fn starts(servers: &Servers) -> Tokens {
    let starts = servers.choices.iter().filter_map(|choice| {
        let start = choice.start.as_ref()?;
        let (name, table) = (ident(&start.ident), ident(&choice.table));
        let words = docs::outer(&start.docs);
        Some(quote! {
            #words
            pub fn #name(value: impl AsRef<str>) -> Result<ClientBuilder, rt::BuildError> {
                let server = servers::#table.find(value.as_ref())?;
                Ok(ClientBuilder { inner: Self::builder("").inner.at(server) })
            }
        })
    });
    let starts: Vec<Tokens> = starts.collect();
    if starts.is_empty() {
        return Tokens::new();
    }
    quote!(impl Client { #(#starts)* })
}

/// What stands before the module.
pub(super) fn words() -> Tokens {
    docs::line("Where the documents say that the API is served: what [`Client::builder`] takes.")
}
