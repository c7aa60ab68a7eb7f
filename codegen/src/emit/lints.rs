//! Lints that the documents break, not the code: their names, words, numbers and shapes are
//! theirs. What can be written so that no lint minds is not here.

use proc_macro2::TokenStream;
use quote::quote;

use super::item::{self, Item};

/// The lints, each list with its reason.
fn lists() -> Vec<TokenStream> {
    vec![
        quote!(
            clippy::enum_variant_names,
            clippy::just_underscores_and_digits,
            clippy::module_inception,
            clippy::new_ret_no_self,
            clippy::self_named_constructors,
            clippy::should_implement_trait,
            clippy::upper_case_acronyms,
            clippy::wrong_self_convention,
            reason = "names are those of the documents"
        ),
        quote!(
            clippy::doc_lazy_continuation,
            clippy::doc_overindented_list_items,
            clippy::doc_suspicious_footnotes,
            clippy::tabs_in_doc_comments,
            reason = "words are those of the documents"
        ),
        quote!(
            clippy::approx_constant,
            clippy::excessive_precision,
            reason = "numbers are those of the documents"
        ),
        quote!(
            clippy::large_enum_variant,
            clippy::match_overlapping_arm,
            clippy::match_single_binding,
            clippy::type_complexity,
            reason = "values have the shape that the documents say"
        ),
        quote!(
            deprecated,
            reason = "what is deprecated is there until it is gone"
        ),
    ]
}

/// The head of a crate.
pub(super) fn of_crate() -> TokenStream {
    let lists = lists();
    quote! {
        #(#![allow(#lists)])*
        #![allow(
            confusable_idents,
            mixed_script_confusables,
            uncommon_codepoints,
            reason = "names are those of the documents"
        )]
    }
}

/// The items of a module that is included into a crate whose head is not ours. What the
/// crate does not use of it is no news either.
pub(super) fn of_items(module: TokenStream) -> TokenStream {
    let lists = lists();
    let allowed = quote! {
        #(#[allow(#lists)])*
        #[allow(dead_code, reason = "not all of an API is used everywhere")]
    };
    let unused = quote!(#[allow(unused_imports, reason = "not all of an API is used everywhere")]);
    let items = item::split(module).into_iter().map(|item| {
        let more = match &*item.kind {
            "impl" | "mod" | "struct" => Some(&allowed),
            "use" => Some(&unused),
            _ => None,
        };
        let Item {
            attributes, rest, ..
        } = &item;
        quote!(#attributes #more #rest)
    });
    items.collect()
}
