//! The client of a module.

use super::tokens::{Tokens, quote, word};
use super::types::{given, ident, taken, ty};
use super::{Piece, docs};
use crate::plan::{
    Client, ClientParameter, Credential, CredentialKind, Ident, Module, Operation, Text,
};

/// The client in one piece.
pub(super) fn spell(module: &Module) -> Tokens {
    let methods = module.operations.iter();
    let methods = methods.map(|operation| super::operation::method(module, operation));
    let (declared, operations) = (declared(module), operations(methods.collect()));
    quote!(#declared #operations)
}

/// The operations of the client, a piece for each.
pub(super) fn methods(module: &Module) -> Vec<Piece<'_>> {
    let all: Vec<&Operation> = module.operations.iter().collect();
    Piece::braced(&all, operations, |operation| {
        super::operation::method(module, operation)
    })
}

fn operations(methods: Tokens) -> Tokens {
    quote! {
        impl Client {
            #methods
        }
    }
}

/// The client without its operations.
pub(super) fn declared(module: &Module) -> Tokens {
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
    let parameters = parameters.iter().map(parameter);
    let credentials = credentials.iter().map(credential);
    let starts = super::server::starts(&module.servers);
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

        #starts

        impl ClientBuilder {
            #(#parameters)*
            #(#credentials)*
        }
    }
}

fn parameter(parameter: &ClientParameter) -> Tokens {
    let (argument, wire) = (&parameter.setter, &parameter.name);
    let name = ident(&argument.ident);
    let words = docs::outer(&argument.docs);
    let deprecated = docs::deprecated(argument.deprecated);
    let given = given(&argument.ty, argument.into, &Tokens::new());
    let declared = ty(&argument.ty, &Tokens::new());
    let value = taken(name, argument.into);
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

fn credential(credential: &Credential) -> Tokens {
    let scheme = &credential.name;
    let secret = |name: &str| {
        let name = word(name);
        quote!(#name: impl Into<rt::Secret>)
    };
    let key = |name: &str| {
        let name = word(name);
        quote!(#name: impl Into<rt::Key>)
    };
    let password = secret("password");
    let (key, token) = (key("key"), key("token"));
    let (given, signer) = match &credential.kind {
        CredentialKind::Header(name) => (key, quote!(rt::ApiKey::header(#name, key))),
        CredentialKind::Query(name) => (key, quote!(rt::ApiKey::query(#name, key))),
        CredentialKind::Cookie(name) => (key, quote!(rt::ApiKey::cookie(#name, key))),
        CredentialKind::Basic => {
            let user = secret("user");
            (
                quote!(#user, #password),
                quote!(rt::Basic::new(user, password)),
            )
        }
        CredentialKind::Bearer => (token, quote!(rt::Bearer::new(token))),
        CredentialKind::Authorization(name) => (
            quote!(credentials: impl Into<rt::Key>),
            quote!(rt::Authorization::new(#name, credentials)),
        ),
        CredentialKind::ClientCredentials {
            token_url,
            token: setter,
            token_docs,
        } => {
            let secret = secret("client_secret");
            let own = setter_of(
                &credential.ident,
                &credential.docs,
                scheme,
                &quote!(client_id: impl Into<String>, #secret),
                &quote!(rt::ClientCredentials::new(#token_url, client_id, client_secret)),
            );
            let signer = quote!(rt::Bearer::new(token));
            let token = setter_of(setter, token_docs, scheme, &token, &signer);
            return quote!(#own #token);
        }
        CredentialKind::SdkHmacSha256 => {
            let secret = secret("secret_key");
            (
                quote!(access_key: impl Into<String>, #secret),
                quote!(rt::SdkHmacSha256::new(access_key, secret_key)),
            )
        }
    };
    setter_of(&credential.ident, &credential.docs, scheme, &given, &signer)
}

fn setter_of(name: &Ident, words: &Text, scheme: &str, given: &Tokens, signer: &Tokens) -> Tokens {
    let (name, words) = (ident(name), docs::outer(words));
    quote! {
        #words
        #[must_use]
        pub fn #name(self, #given) -> Self {
            self.credential(#scheme, #signer)
        }
    }
}
