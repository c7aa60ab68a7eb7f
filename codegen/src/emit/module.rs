//! The crate's page, and the files of a module.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::ident;
use super::{File, client, docs, operation, schema, types};
use crate::plan::{Crate, Module};

/// `src/lib.rs`
pub(super) fn lib(plan: &Crate) -> TokenStream {
    let words = docs::inner(&plan.docs);
    let modules = plan.modules.iter().map(|module| {
        let name = ident(&module.ident);
        quote!(pub mod #name;)
    });
    quote! {
        #words
        #![forbid(unsafe_code)]
        #![deny(missing_docs)]

        pub use bindery_runtime as runtime;
        pub use bindery_runtime::codegen::{
            ApiKey, BuildError, Error, Json, Reply, SdkHmacSha256, Secret, Violation, Violations,
        };
        pub use bindery_runtime::validate::validate;

        #(#modules)*
    }
}

/// The files of a module.
pub(super) fn files(module: &Module) -> Vec<File> {
    let name = module.ident.plain();
    let parts = parts(module);
    let (outer, inner) = (
        root(module, &quote!(;), &quote!(;), &quote!(;)),
        docs::inner(&module.docs),
    );
    vec![
        File::rust(format!("src/{name}.rs"), quote!(#inner #outer)),
        File::rust(format!("src/{name}/operation.rs"), parts.operation),
        File::rust(format!("src/{name}/schema.rs"), parts.schema),
        File::rust(format!("src/{name}/types.rs"), parts.types),
    ]
}

/// A module in one piece, without inner attributes: what `include!` can take.
pub(super) fn inline(module: &Module) -> TokenStream {
    let Parts {
        operation,
        schema,
        types,
    } = parts(module);
    let braced = |part: TokenStream| quote!({ #part });
    root(module, &braced(operation), &braced(schema), &braced(types))
}

struct Parts {
    operation: TokenStream,
    schema: TokenStream,
    types: TokenStream,
}

fn parts(module: &Module) -> Parts {
    let operation = operation::spell(module);
    let schema = schema::spell(&module.tables);
    let plans = module.types.iter().map(types::plan);
    Parts {
        operation: quote!(use ::bindery_runtime::codegen as rt; #operation),
        schema: quote!(use ::bindery_runtime::codegen as rt; #schema),
        types: quote!(use ::bindery_runtime::codegen as rt; #(#plans)*),
    }
}

fn root(
    module: &Module,
    operation: &TokenStream,
    schema: &TokenStream,
    types: &TokenStream,
) -> TokenStream {
    let client = client::spell(module);
    let exported = if module.types.is_empty() {
        TokenStream::new()
    } else {
        quote!(
            pub use types::*;
        )
    };
    quote! {
        use ::bindery_runtime::codegen as rt;

        #exported

        #[doc = " Calls of the operations, and what they answer."]
        #[allow(deprecated)]
        pub mod operation #operation
        mod schema #schema
        #[allow(deprecated)]
        mod types #types

        #client
    }
}
