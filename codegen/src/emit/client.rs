//! The client of a module.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::types::{given, ident, taken, ty};
use crate::plan::{Client, ClientParameter, Credential, CredentialKind, Module};

pub(super) fn spell(module: &Module) -> TokenStream {
    let Client {
        docs: words,
        parameters,
        credentials,
        ..
    } = &module.client;
    let words = docs::outer(words);
    let required = parameters
        .iter()
        .filter(|parameter| parameter.required)
        .map(|parameter| &parameter.name);
    let methods = module
        .operations
        .iter()
        .map(|operation| super::operation::method(module, operation));
    let parameters = parameters.iter().map(parameter);
    let credentials = credentials.iter().map(credential);
    quote! {
        #words
        pub struct Client {
            inner: rt::Client,
        }

        #[doc = " What a client is made of."]
        pub struct ClientBuilder {
            inner: rt::ClientBuilder,
        }

        ::bindery_runtime::client!(Client, ClientBuilder, require: [#(#required),*]);

        impl ClientBuilder {
            #(#parameters)*
            #(#credentials)*
        }

        impl Client {
            #(#methods)*
        }
    }
}

fn parameter(parameter: &ClientParameter) -> TokenStream {
    let (argument, wire) = (&parameter.setter, &parameter.name);
    let name = ident(&argument.ident);
    let words = docs::outer(&argument.docs);
    let deprecated = docs::deprecated(argument.deprecated);
    let given = given(&argument.ty, argument.into, &TokenStream::new());
    let declared = ty(&argument.ty, &TokenStream::new());
    let value = taken(&name, argument.into);
    quote! {
        #words
        #deprecated
        #[must_use]
        pub fn #name(self, #name: #given) -> Self {
            let #name: #declared = #value;
            Self { inner: self.inner.parameter(#wire, #name) }
        }
    }
}

fn credential(credential: &Credential) -> TokenStream {
    let name = ident(&credential.ident);
    let words = docs::outer(&credential.docs);
    match &credential.kind {
        CredentialKind::Header(header) => quote! {
            #words
            #[must_use]
            pub fn #name(self, key: impl Into<rt::Secret>) -> Self {
                self.signer(rt::ApiKey::header(#header, key))
            }
        },
        CredentialKind::Bearer => quote! {
            #words
            #[must_use]
            pub fn #name(self, token: impl Into<rt::Secret>) -> Self {
                self.signer(rt::Bearer::new(token))
            }
        },
        CredentialKind::SdkHmacSha256 => quote! {
            #words
            #[must_use]
            pub fn #name(self, access_key: impl Into<String>, secret_key: impl Into<rt::Secret>) -> Self {
                self.signer(rt::SdkHmacSha256::new(access_key, secret_key))
            }
        },
    }
}
