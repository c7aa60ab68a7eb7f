//! What code can name of the builder of the client.

use super::super::signature::given;
use super::{Holder, Item, List, Nature};
use crate::plan::{CredentialKind, Module};

impl List<'_> {
    pub(super) fn client(&mut self, module: &Module) {
        for parameter in &module.client.parameters {
            let setter = &parameter.setter;
            let item = Item {
                deprecated: setter.deprecated,
                ..Item::new(Holder::Builder, &parameter.name, given(setter, self.names))
            };
            self.add(format!("ClientBuilder::{}", setter.ident), item);
            if parameter.required {
                // Without it no client is built.
                let item = Item {
                    nature: Nature::Needed,
                    ..Item::new(Holder::Builder, &parameter.name, "needed")
                };
                self.add(format!("ClientBuilder needs {}", parameter.name), item);
            }
        }
        for credential in &module.client.credentials {
            let taken = match &credential.kind {
                CredentialKind::Header(_)
                | CredentialKind::Query(_)
                | CredentialKind::Cookie(_)
                | CredentialKind::Bearer
                | CredentialKind::Authorization(_) => "a key",
                CredentialKind::Basic => "two secrets",
                CredentialKind::SdkHmacSha256 => "a text and a secret",
                CredentialKind::ClientCredentials { token, .. } => {
                    let item = Item::new(Holder::Builder, "", "a key");
                    self.add(format!("ClientBuilder::{token}"), item);
                    "a text and a secret"
                }
            };
            let item = Item::new(Holder::Builder, &credential.name, taken);
            self.add(format!("ClientBuilder::{}", credential.ident), item);
        }
    }
}
