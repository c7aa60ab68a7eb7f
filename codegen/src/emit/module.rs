//! The crate's page, and the files of a module.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::ident;
use super::{File, client, docs, gate, lints, operation, schema, security, server, types, webhook};
use crate::plan::{Crate, CredentialKind, Module};

/// `src/lib.rs`
pub(super) fn lib(plan: &Crate) -> TokenStream {
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
pub(super) fn files(module: &Module) -> Vec<File> {
    let name = module.ident.plain();
    let words = docs::inner(&module.docs);
    let parts = parts(module);
    let root = root(module, &parts, |_| quote!(;));
    let mut files = vec![File::rust(format!("src/{name}.rs"), quote!(#words #root))];
    let Parts {
        operation,
        schema,
        servers,
        security,
        types,
        webhooks,
    } = parts;
    for (part, tokens) in [
        ("operation", operation),
        ("schema", schema),
        ("servers", servers),
        ("security", security),
        ("types", types),
        ("webhooks", webhooks),
    ] {
        files.extend(tokens.map(|tokens| File::rust(format!("src/{name}/{part}.rs"), tokens)));
    }
    files
}

/// A module in one piece, without inner attributes: what `include!` can take.
pub(super) fn inline(module: &Module) -> TokenStream {
    lints::of_items(root(module, &parts(module), |part| quote!({ #part })))
}

/// What a module is made of besides its client; what would be empty is not there.
struct Parts {
    operation: Option<TokenStream>,
    schema: Option<TokenStream>,
    servers: Option<TokenStream>,
    security: Option<TokenStream>,
    types: Option<TokenStream>,
    webhooks: Option<TokenStream>,
}

fn parts(module: &Module) -> Parts {
    let door = quote!(
        use ::bindery_runtime::codegen as rt;
    );
    let part = |there: bool, tokens: TokenStream| there.then(|| quote!(#door #tokens));
    let gates = &module.gates;
    let plans = module
        .types
        .iter()
        .map(|plan| gate::gated(gates.of_type(plan.ident()), types::plan(plan)));
    Parts {
        operation: part(!module.operations.is_empty(), operation::spell(module)),
        schema: part(
            !module.tables.is_empty(),
            gate::tables(gates, schema::spell(&module.tables)),
        ),
        security: part(
            !module.security.needs.is_empty(),
            security::spell(&module.security),
        ),
        types: part(!module.types.is_empty(), quote!(#(#plans)*)),
        servers: (!module.servers.all.is_empty()).then(|| server::spell(module)),
        webhooks: (!module.webhooks.is_empty()).then(|| webhook::spell(module)),
    }
}

/// The module itself; `content` is what stands behind the name of a part.
fn root(
    module: &Module,
    parts: &Parts,
    content: impl Fn(&TokenStream) -> TokenStream,
) -> TokenStream {
    let client = client::spell(module);
    let gates = &module.gates;
    let with_types = gate::cfg(&gates.types_module);
    let operation = parts.operation.as_ref().map(&content).map(|content| {
        let condition = gate::cfg(&gates.operation);
        quote! {
            #condition
            #[doc = " Calls of the operations, and what they answer."]
            pub mod operation #content
        }
    });
    let schema = parts.schema.as_ref().map(&content).map(|content| {
        let condition = gate::cfg(&gates.schema);
        quote!(#condition mod schema #content)
    });
    // What an operation needs that is not there costs nothing.
    let gated = module.operations.iter().any(|one| !one.features.is_empty());
    let unused = gated.then(|| quote!(#[allow(dead_code)]));
    let security = parts
        .security
        .as_ref()
        .map(&content)
        .map(|content| quote!(#unused mod security #content));
    let types = parts
        .types
        .as_ref()
        .map(&content)
        .map(|content| quote!(#with_types mod types #content));
    let servers = parts.servers.as_ref().map(&content).map(|content| {
        let words = server::words();
        quote!(#words pub mod servers #content)
    });
    let webhooks = parts.webhooks.as_ref().map(&content).map(|content| {
        let words = webhook::words(module);
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
