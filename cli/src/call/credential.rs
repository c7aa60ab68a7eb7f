//! What a request is signed with.

use bindery::plan::CredentialKind;
use bindery_live::Live;
use bindery_runtime::client::ClientBuilder;
use bindery_runtime::operation::{Operation, Scheme};
use bindery_runtime::secret::{Redaction, Secret};
use bindery_runtime::signer::{
    ApiKey, Authorization, Basic, Bearer, ClientCredentials, SdkHmacSha256,
};

use crate::outcome::Refusal;
use crate::source::{KEYS, SECURITY_TOKEN, Source, TOKEN, USER, variable};

/// Gives a client what there is for the security schemes of an operation. `fetched` says
/// whether tokens may be fetched; to be shown, a request needs none.
pub(super) fn given(
    mut builder: ClientBuilder,
    live: &Live,
    operation: &'static Operation,
    source: &Source,
    fetched: bool,
    hidden: &mut Redaction,
) -> Result<ClientBuilder, Refusal> {
    let (mut held, mut wanted) = (Vec::new(), Vec::new());
    for scheme in schemes(operation) {
        let mut giver = Giver {
            scheme,
            source,
            hidden,
            wanted: Vec::new(),
        };
        match giver.give(builder, live, fetched) {
            Ok(given) => {
                builder = given;
                held.push(scheme.name);
            }
            Err(same) => builder = *same,
        }
        wanted.extend(giver.wanted);
    }
    let is_enough = |all: &&[bindery_runtime::operation::Requirement]| {
        all.iter().all(|one| held.contains(&one.scheme.name))
    };
    if operation.security.is_empty() || operation.security.iter().any(is_enough) {
        return Ok(builder);
    }
    Err(Refusal::new(format!(
        "there are no credentials for `{}`: set {}",
        operation.id,
        wanted.join(", or ")
    )))
}

fn schemes(operation: &'static Operation) -> Vec<&'static Scheme> {
    let mut all: Vec<&'static Scheme> = Vec::new();
    for one in operation.security.iter().copied().flatten() {
        if all.iter().all(|known| known.name != one.scheme.name) {
            all.push(one.scheme);
        }
    }
    all
}

/// Looks for the credentials of one scheme.
struct Giver<'a> {
    scheme: &'static Scheme,
    source: &'a Source,
    hidden: &'a mut Redaction,
    /// The variables that would be enough.
    wanted: Vec<String>,
}

impl Giver<'_> {
    /// The builder with the credential, or as it was.
    fn give(
        &mut self,
        builder: ClientBuilder,
        live: &Live,
        fetched: bool,
    ) -> Result<ClientBuilder, Box<ClientBuilder>> {
        let name = self.scheme.name;
        let credentials = &live.module().client.credentials;
        let Some(credential) = credentials.iter().find(|one| one.name == name) else {
            return Err(Box::new(builder));
        };
        let one = |giver: &mut Self| giver.secrets([""]);
        Ok(match &credential.kind {
            CredentialKind::Header(key) => match one(self) {
                Some([secret]) => builder.credential(name, ApiKey::header(key, secret)),
                None => return Err(Box::new(builder)),
            },
            CredentialKind::Query(key) => match one(self) {
                Some([secret]) => builder.credential(name, ApiKey::query(key, secret)),
                None => return Err(Box::new(builder)),
            },
            CredentialKind::Cookie(key) => match one(self) {
                Some([secret]) => builder.credential(name, ApiKey::cookie(key, secret)),
                None => return Err(Box::new(builder)),
            },
            CredentialKind::Bearer => match one(self) {
                Some([secret]) => builder.credential(name, Bearer::new(secret)),
                None => return Err(Box::new(builder)),
            },
            CredentialKind::Authorization(http) => match one(self) {
                Some([secret]) => builder.credential(name, Authorization::new(http, secret)),
                None => return Err(Box::new(builder)),
            },
            CredentialKind::Basic => match self.secrets(USER) {
                Some([user, password]) => builder.credential(name, Basic::new(user, password)),
                None => return Err(Box::new(builder)),
            },
            CredentialKind::SdkHmacSha256 => match self.secrets(KEYS) {
                Some([access, secret]) => {
                    let mut signer = SdkHmacSha256::new(access.expose(), secret);
                    if let Some(token) = self.secret(SECURITY_TOKEN) {
                        signer = signer.security_token(token);
                    }
                    builder.credential(name, signer)
                }
                None => return Err(Box::new(builder)),
            },
            CredentialKind::ClientCredentials { token_url, .. } => {
                if let Some(token) = self.secret(TOKEN) {
                    return Ok(builder.credential(name, Bearer::new(token)));
                }
                match self.secrets(["client id", "client secret"]) {
                    Some(_) if !fetched => builder.credential(name, Bearer::new("***")),
                    Some([id, secret]) => {
                        let signer = ClientCredentials::new(token_url, id.expose(), secret);
                        builder.credential(name, signer)
                    }
                    None => return Err(Box::new(builder)),
                }
            }
        })
    }

    /// All of these parts, or none. What would have been read is what is wanted.
    fn secrets<const N: usize>(&mut self, parts: [&str; N]) -> Option<[Secret; N]> {
        let names = parts.map(|part| variable(self.scheme.name, part));
        let names = names.map(|name| format!("`{}`", self.source.called(&name)));
        self.wanted.push(names.join(" and "));
        let found: Option<Vec<Secret>> = parts.iter().map(|part| self.secret(part)).collect();
        found?.try_into().ok()
    }

    fn secret(&mut self, part: &str) -> Option<Secret> {
        let text = self.source.variable(&variable(self.scheme.name, part))?;
        let secret = Secret::new(text);
        self.hidden.add_secret(&secret);
        Some(secret)
    }
}
