//! Types and the ways to give values of them.

use super::tokens::{Tokens, Word, quote};
use crate::plan::{Alias, Ident, Into, Reference, Ty, TypePlan};

/// An identifier as a token.
pub(super) fn ident(name: &Ident) -> Word<'_> {
    Word(name.as_str())
}

/// A type; `path` is what stands before the module's own types.
pub(super) fn ty(ty: &Ty, path: &Tokens) -> Tokens {
    match ty {
        Ty::Bool => quote!(bool),
        Ty::I8 => quote!(i8),
        Ty::I16 => quote!(i16),
        Ty::I32 => quote!(i32),
        Ty::I64 => quote!(i64),
        Ty::U8 => quote!(u8),
        Ty::U16 => quote!(u16),
        Ty::U32 => quote!(u32),
        Ty::U64 => quote!(u64),
        Ty::Number => quote!(rt::Number),
        Ty::Formatted(format) => {
            let name = Word(format.type_name());
            quote!(rt::#name)
        }
        Ty::F64 => quote!(f64),
        Ty::Text => quote!(String),
        Ty::Secret => quote!(rt::Secret),
        Ty::Json => quote!(rt::Json),
        Ty::Bytes => quote!(rt::Bytes),
        Ty::File => quote!(rt::File),
        Ty::NoContent => quote!(rt::NoContent),
        Ty::Named(name) => {
            let name = ident(name);
            quote!(#path #name)
        }
        Ty::Option(inner) => {
            let inner = self::ty(inner, path);
            quote!(Option<#inner>)
        }
        Ty::Nullable(inner) => {
            let inner = self::ty(inner, path);
            quote!(rt::Nullable<#inner>)
        }
        Ty::List(item) => {
            let item = self::ty(item, path);
            quote!(Vec<#item>)
        }
        Ty::Map(value) => {
            let value = self::ty(value, path);
            quote!(rt::BTreeMap<String, #value>)
        }
        Ty::Boxed(inner) => {
            let inner = self::ty(inner, path);
            quote!(Box<#inner>)
        }
    }
}

/// The type of an argument through which a value is given.
pub(super) fn given(given: &Ty, into: Into, path: &Tokens) -> Tokens {
    match (into, given) {
        (Into::Items, Ty::List(item)) => {
            let item = ty(item, path);
            quote!(impl IntoIterator<Item = impl Into<#item>>)
        }
        (Into::Pairs, Ty::Map(value)) => {
            let value = ty(value, path);
            quote!(impl IntoIterator<Item = (impl Into<String>, impl Into<#value>)>)
        }
        (Into::Boxed, Ty::Boxed(inner)) => ty(inner, path),
        (Into::Into, _) => {
            let given = ty(given, path);
            quote!(impl Into<#given>)
        }
        _ => ty(given, path),
    }
}

/// The value that was given through an argument of this name.
pub(super) fn taken(name: Word<'_>, into: Into) -> Tokens {
    match into {
        Into::Itself => quote!(#name),
        Into::Into => quote!(#name.into()),
        Into::Items => quote!(#name.into_iter().map(Into::into).collect()),
        Into::Pairs => {
            quote!(#name.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
        }
        Into::Boxed => quote!(Box::new(#name)),
    }
}

/// A reference to a schema; `path` is what stands before the module's own tables.
pub(super) fn schema(reference: &Reference, path: &Tokens) -> Tokens {
    match reference {
        Reference::Any => quote!(&rt::Schema::ANY),
        Reference::Static(name) => {
            let name = ident(name);
            quote!(&#path #name)
        }
        Reference::Inline(table) => {
            let table = super::schema::table(table, path);
            quote!(&#table)
        }
    }
}

/// The path of a schema that has a name; `path` is what stands before it.
pub(super) fn schema_path(reference: &Reference, path: &Tokens) -> Tokens {
    match reference {
        Reference::Static(name) => {
            let name = ident(name);
            quote!(#path #name)
        }
        // Types have named schemas; one without says nothing.
        Reference::Any | Reference::Inline(_) => quote!(rt::Schema::ANY),
    }
}

/// A type of the module.
pub(super) fn plan(plan: &TypePlan) -> Tokens {
    match plan {
        TypePlan::Record(record) => super::record::spell(record),
        TypePlan::TextEnum(list) => super::text_enum::spell(list),
        TypePlan::Union(union) => super::union::spell(union),
        TypePlan::Newtype(newtype) => super::newtype::spell(newtype),
        TypePlan::Alias(alias) => self::alias(alias),
        TypePlan::Body(body) => super::body::spell(body),
    }
}

fn alias(alias: &Alias) -> Tokens {
    let (name, target) = (ident(&alias.ident), ident(&alias.target));
    let words = super::docs::outer(&alias.docs);
    let deprecated = super::docs::deprecated(alias.deprecated);
    quote!(#words #deprecated pub type #name = #target;)
}
