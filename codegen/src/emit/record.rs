//! Structs.

use super::docs;
use super::tokens::{Tokens, quote};
use super::types::{given, ident, schema_path, taken, ty};
use crate::plan::{Field, Record};

pub(super) fn spell(record: &Record) -> Tokens {
    let name = ident(&record.ident);
    let declaration = declaration(record);
    let methods = methods(record);
    let description = description(record);
    let kind = if record.is_array {
        quote!(tuple)
    } else {
        quote!(record)
    };
    let table = schema_path(&record.schema, &quote!(super::schema::));
    quote! {
        #declaration
        #methods
        #description
        ::bindery_runtime::#kind!(#name: #table);
    }
}

fn declaration(record: &Record) -> Tokens {
    let name = ident(&record.ident);
    let words = docs::outer(&record.docs);
    let deprecated = docs::deprecated(record.deprecated);
    let default = if record.has_default() {
        quote!(, Default)
    } else {
        Tokens::new()
    };
    let fields = record.fields.iter().map(|field| {
        let name = ident(&field.ident);
        let words = docs::outer(&field.docs);
        let deprecated = docs::deprecated(field.deprecated);
        let declared = ty(&field.ty, &Tokens::new());
        quote!(#words #deprecated pub #name: #declared)
    });
    let additional = record.additional.iter().map(|(name, value)| {
        let name = ident(name);
        let value = ty(value, &Tokens::new());
        if record.is_array {
            quote!(#[doc = " All other items."] pub #name: Vec<#value>)
        } else {
            quote!(#[doc = " All other properties."] pub #name: rt::BTreeMap<String, #value>)
        }
    });
    quote! {
        #words
        #deprecated
        #[derive(Clone, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* #(#additional,)* }
    }
}

fn methods(record: &Record) -> Tokens {
    let name = ident(&record.ident);
    let here = Tokens::new();
    let required: Vec<&Field> = record.taken().collect();
    let arguments = required.iter().map(|field| {
        let name = ident(&field.ident);
        let given = given(&field.inner, field.into, &here);
        quote!(#name: #given)
    });
    let values = record.fields.iter().map(|field| {
        let name = ident(&field.ident);
        let value = if field.required {
            taken(name, field.into)
        } else {
            quote!(None)
        };
        if field.required && field.into == crate::plan::Into::Itself {
            quote!(#name)
        } else {
            quote!(#name: #value)
        }
    });
    let additional = nothing_kept(record);
    let many = if required.len() > 7 {
        quote!(#[allow(clippy::too_many_arguments)])
    } else {
        Tokens::new()
    };
    let setters = record
        .fields
        .iter()
        .filter(|field| !field.required)
        .map(setter);
    let words = if required.is_empty() && record.is_array {
        "A value without an item."
    } else if required.is_empty() {
        "A value with no property set."
    } else {
        "A value with what is required."
    };
    let words = docs::line(words);
    quote! {
        impl #name {
            #words
            #many
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values,)* #additional }
            }

            #(#setters)*
        }
    }
}

fn setter(field: &Field) -> Tokens {
    let (name, setter) = (ident(&field.ident), ident(&field.setter));
    let words = docs::outer(&field.docs);
    let deprecated = docs::deprecated(field.deprecated);
    let given = given(&field.inner, field.into, &Tokens::new());
    let value = taken(name, field.into);
    quote! {
        #words
        #deprecated
        #[must_use]
        pub fn #setter(mut self, #name: #given) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

fn description(record: &Record) -> Tokens {
    let name = ident(&record.ident);
    let shape = ident(&record.shape);
    let reads = record.fields.iter().map(|field| {
        let name = ident(&field.ident);
        if field.is_option() {
            quote!(rt::present(&self.#name))
        } else {
            quote!(Some(&self.#name))
        }
    });
    let writes = record.fields.iter().enumerate().map(|(index, field)| {
        let name = ident(&field.ident);
        quote!(#index => &mut self.#name)
    });
    let nothing = nothing(record);
    let additional = record.additional.iter().map(|(name, _)| {
        let name = ident(name);
        if record.is_array {
            return quote! {
                fn rest(&self) -> Option<&dyn rt::List> {
                    Some(&self.#name)
                }

                fn rest_mut(&mut self) -> Option<&mut dyn rt::List> {
                    Some(&mut self.#name)
                }
            };
        }
        quote! {
            fn additional(&self) -> Option<&dyn rt::Map> {
                Some(&self.#name)
            }

            fn additional_mut(&mut self) -> Option<&mut dyn rt::Map> {
                Some(&mut self.#name)
            }
        }
    });
    quote! {
        impl rt::Record for #name {
            fn shape(&self) -> &'static rt::Shape {
                &super::schema::#shape
            }

            fn fields<'a>(&'a self, see: rt::See<'_, 'a>) {
                see(&[#(#reads),*]);
            }

            fn field_mut(&mut self, index: usize) -> Option<&mut dyn rt::Value> {
                Some(match index { #(#writes,)* _ => return None })
            }

            #nothing

            #(#additional)*
        }
    }
}

fn nothing(record: &Record) -> Tokens {
    let fields = record.fields.iter().map(|field| {
        let name = ident(&field.ident);
        if field.is_option() {
            quote!(#name: None)
        } else {
            quote!(#name: rt::Blank::blank())
        }
    });
    let additional = nothing_kept(record);
    quote! {
        fn nothing() -> Self {
            Self { #(#fields,)* #additional }
        }
    }
}

/// The field for what is not declared, empty.
fn nothing_kept(record: &Record) -> Tokens {
    let Some((name, _)) = &record.additional else {
        return Tokens::new();
    };
    let name = ident(name);
    if record.is_array {
        quote!(#name: Vec::new(),)
    } else {
        quote!(#name: rt::BTreeMap::new(),)
    }
}
