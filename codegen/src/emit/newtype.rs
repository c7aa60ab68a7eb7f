//! Structs around lists and maps of themselves.

use super::docs;
use super::tokens::{Tokens, quote};
use super::types::{ident, schema_path, ty};
use crate::plan::Newtype;

pub(super) fn spell(newtype: &Newtype) -> Tokens {
    let name = ident(&newtype.ident);
    let words = docs::outer(&newtype.docs);
    let deprecated = docs::deprecated(newtype.deprecated);
    let inner = ty(&newtype.inner, &Tokens::new());
    let table = schema_path(&newtype.schema, &quote!(super::schema::));
    quote! {
        #words
        #deprecated
        #[derive(Clone, Default, PartialEq)]
        pub struct #name(pub #inner);

        impl From<#inner> for #name {
            fn from(inner: #inner) -> Self {
                Self(inner)
            }
        }

        impl rt::Blank for #name {
            fn blank() -> Self {
                Self::default()
            }
        }

        ::bindery_runtime::newtype!(#name: #table);
    }
}
