//! Lints that the documents break, not the code: their names, words, numbers and shapes are
//! theirs. What can be written so that no lint minds is not here.

use super::item;
use super::tokens::{Tokens, quote};

/// The lints, each list with its reason.
fn lists() -> Vec<Tokens> {
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
pub(super) fn of_crate() -> Tokens {
    let lists = lists().into_iter().map(|list| quote!(#![allow(#list)]));
    quote! {
        #(#lists)*
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
pub(super) fn of_items(module: &Tokens) -> Tokens {
    let lists = lists().into_iter().map(|list| quote!(#[allow(#list)]));
    let allowed = quote! {
        #(#lists)*
        #[allow(dead_code, reason = "not all of an API is used everywhere")]
    };
    let unused = quote!(#[allow(unused_imports, reason = "not all of an API is used everywhere")]);
    let mut tokens = Tokens::new();
    for item in item::split(module) {
        tokens.push(&item.attributes);
        match item.kind {
            "impl" | "mod" | "struct" => tokens.push(&allowed),
            "use" => tokens.push(&unused),
            _ => {}
        }
        tokens.push(&item.rest);
    }
    tokens
}
