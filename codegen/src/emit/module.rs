//! The crate's page, and the files of a module.

use super::tokens::{Tokens, quote};
use super::types::ident;
use super::{
    File, Piece, client, docs, gate, lints, operation, schema, security, server, types, webhook,
};
use crate::plan::{Crate, CredentialKind, Ident, Module, TypePlan};

/// `src/lib.rs`
pub(super) fn lib(plan: &Crate) -> Tokens {
    let words = docs::inner(&plan.docs);
    let modules = plan.modules.iter().map(|module| {
        let name = ident(&module.ident);
        quote!(pub mod #name;)
    });
    let lints = lints::of_crate();
    // It is only there where a document signs so.
    let signer = (plan.modules.iter())
        .flat_map(|module| &module.client.credentials)
        .any(|credential| credential.kind == CredentialKind::SdkHmacSha256)
        .then(|| quote!(SdkHmacSha256,));
    quote! {
        #words
        #lints
        #![forbid(unsafe_code)]
        #![deny(missing_docs)]

        pub use bindery_runtime as runtime;
        pub use bindery_runtime::codegen::{
            ApiKey, BuildError, Error, Json, Reply, #signer Secret, Violation, Violations,
        };
        pub use bindery_runtime::validate::validate;

        #(#modules)*
    }
}

/// The files of a module.
pub(super) fn files(module: &Module) -> Vec<File<'_>> {
    let name = module.ident.plain();
    let mut own = vec![Piece::new(|| {
        let words = docs::inner(&module.docs);
        let root = root(module, |_| quote!(;), &client::declared(module));
        quote!(#words #root)
    })];
    own.extend(client::methods(module));
    let mut files = vec![File::of_pieces(format!("src/{name}.rs"), own)];
    let parts = [
        "operation",
        "schema",
        "servers",
        "security",
        "types",
        "webhooks",
    ];
    for part in parts {
        let pieces = pieces(module, part);
        if !pieces.is_empty() {
            files.push(File::of_pieces(path(name, part), pieces));
        }
    }
    files
}

/// The file of types that are always there.
pub(super) fn types_file<'p>(module: &Ident, types: &'p [TypePlan]) -> File<'p> {
    let pieces = behind_door(each(types, types::plan));
    File::of_pieces(path(module.plain(), "types"), pieces)
}

fn path(module: &str, part: &str) -> String {
    format!("src/{module}/{part}.rs")
}

/// A module in one piece, without inner attributes: what `include!` can take.
pub(super) fn inline(module: &Module) -> Tokens {
    let content = |part: &str| {
        let pieces = pieces(module, part);
        let pieces = pieces.iter().map(Piece::tokens);
        quote!({ #(#pieces)* })
    };
    lints::of_items(&root(module, content, &client::spell(module)))
}

/// What a part of a module is made of, by its name; nothing where it would be empty.
fn pieces<'p>(module: &'p Module, part: &str) -> Vec<Piece<'p>> {
    let gates = &module.gates;
    let piece = |is_there: bool, spell: fn(&Module) -> Tokens| {
        let piece = is_there.then(|| Piece::new(move || spell(module)));
        piece.into_iter().collect()
    };
    match part {
        "operation" => operations(module),
        "types" => behind_door(each(module.types.iter(), |plan| {
            gate::gated(gates.of_type(plan.ident()), types::plan(plan))
        })),
        "schema" => behind_door(schema::spell(module)),
        "security" => {
            let tables = &module.security;
            let tables = (!tables.needs.is_empty()).then_some(tables);
            behind_door(each(tables, security::spell))
        }
        "servers" => piece(!module.servers.all.is_empty(), server::spell),
        "webhooks" => piece(!module.webhooks.is_empty(), webhook::spell),
        _ => Vec::new(),
    }
}

fn operations(module: &Module) -> Vec<Piece<'_>> {
    let mut pieces = behind_door(each(module.operations.iter(), operation::spell));
    if !pieces.is_empty() {
        pieces.insert(1, Piece::new(|| operation::calls(module)));
    }
    pieces.extend(each(&module.outcomes, operation::outcome));
    pieces.extend(each(&module.lists.parameters, operation::parameters));
    pieces.extend(each(&module.lists.responses, operation::responses));
    pieces
}

/// A piece for each thing.
fn each<'p, T: Sync + 'p>(
    things: impl IntoIterator<Item = &'p T>,
    spell: impl Fn(&T) -> Tokens + Copy + Send + Sync + 'p,
) -> Vec<Piece<'p>> {
    let things = things.into_iter();
    things.map(|one| Piece::new(move || spell(one))).collect()
}

/// Pieces behind what gives the runtime its short name.
fn behind_door(mut pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    if !pieces.is_empty() {
        let door = || {
            quote!(
                use ::bindery_runtime::codegen as rt;
            )
        };
        pieces.insert(0, Piece::new(door));
    }
    pieces
}

/// The module itself; `content` is what stands behind the name of a part.
fn root(module: &Module, content: impl Fn(&str) -> Tokens, client: &Tokens) -> Tokens {
    let gates = &module.gates;
    let with_types = gate::cfg(&gates.types_module);
    let operation = (!module.operations.is_empty()).then(|| {
        let (condition, content) = (gate::cfg(&gates.operation), content("operation"));
        quote! {
            #condition
            #[doc = " Calls of the operations, and what they answer."]
            pub mod operation #content
        }
    });
    let schema = (!module.tables.is_empty()).then(|| {
        let (condition, content) = (gate::cfg(&gates.schema), content("schema"));
        quote!(#condition mod schema #content)
    });
    // What an operation needs that is not there costs nothing.
    let gated = module.operations.iter().any(|one| !one.features.is_empty());
    let unused = gated.then(|| quote!(#[allow(dead_code)]));
    let security = (!module.security.needs.is_empty()).then(|| {
        let content = content("security");
        quote!(#unused mod security #content)
    });
    let types = (!module.types.is_empty()).then(|| {
        let content = content("types");
        quote!(#with_types mod types #content)
    });
    let servers = (!module.servers.all.is_empty()).then(|| {
        let (words, content) = (server::words(), content("servers"));
        quote!(#words pub mod servers #content)
    });
    let webhooks = (!module.webhooks.is_empty()).then(|| {
        let (words, content) = (webhook::words(module), content("webhooks"));
        let condition = gate::cfg(&gates.webhooks);
        quote!(#condition #words pub mod webhooks #content)
    });
    let exported = types.as_ref().map(|_| {
        quote!(
            #with_types
            pub use types::*;
        )
    });
    quote! {
        use ::bindery_runtime::codegen as rt;

        #exported
        #operation
        #schema
        #servers
        #security
        #types
        #webhooks
        #client
    }
}
