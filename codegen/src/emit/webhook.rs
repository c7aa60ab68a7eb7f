//! The payloads of webhooks.

use super::tokens::{Spell, Tokens, quote};
use super::types::{ident, ty};
use super::{docs, gate};
use crate::plan::Module;

/// The file of the webhooks: a name for each payload.
pub(super) fn spell(module: &Module) -> Tokens {
    let names = module.webhooks.iter().map(|webhook| {
        let name = ident(&webhook.ident);
        let words = docs::outer(&webhook.docs);
        let deprecated = docs::deprecated(webhook.deprecated);
        let payload = ty(&webhook.ty, &quote!(super::));
        let condition = gate::cfg(&webhook.features);
        quote! {
            #condition
            #words
            #deprecated
            pub type #name = #payload;
        }
    });
    quote! {
        // Not every payload is a type of the library.
        #[allow(unused_imports)]
        use ::bindery_runtime::codegen as rt;

        #(#names)*
    }
}

/// What stands before the module: how a payload is read.
pub(super) fn words(module: &Module) -> Tokens {
    let mut lines = vec!["The payloads of what the server sends on its own.".to_owned()];
    let first = module
        .webhooks
        .iter()
        .find(|webhook| webhook.features.is_empty());
    if let (Some(path), Some(webhook)) = (&module.path, first) {
        let krate = path.split("::").next().unwrap_or(path);
        let name = &webhook.ident;
        lines.extend([
            String::new(),
            "```".to_owned(),
            format!("use {path}::webhooks;"),
            format!("use {krate}::runtime::json;"),
            String::new(),
            "fn received(".to_owned(),
            "    body: &[u8],".to_owned(),
            format!(") -> Result<webhooks::{name}, json::ReadError> {{"),
            "    json::from_slice(body)".to_owned(),
            "}".to_owned(),
            "```".to_owned(),
        ]);
    }
    docs::lines(&lines).tokens()
}
