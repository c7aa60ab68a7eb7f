//! Who is let in by a server that pretends.

use bindery::plan::CredentialKind;
use bindery_live::Live;
use bindery_live::mock::Credentials;

use crate::outcome::Refusal;
use crate::source::{KEYS, SECURITY_TOKEN, Source, TOKEN, USER, variable};

/// What there is for the security schemes of documents. It must be something: a server that lets
/// in nobody is a mistake.
pub(super) fn of(lives: &[Live], source: &Source) -> Result<Credentials, Refusal> {
    let mut given = Given {
        source,
        credentials: Credentials::default(),
        wanted: Vec::new(),
    };
    for live in lives {
        for credential in &live.module().client.credentials {
            given.look(&credential.name, &credential.kind);
        }
    }
    let mut operations = lives.iter().flat_map(|live| &live.api().operations);
    let has_tokens = operations.any(|one| one.selected && one.token.is_some());
    if !given.credentials.is_empty() || has_tokens {
        return Ok(given.credentials);
    }
    Err(Refusal::new(match given.wanted.is_empty() {
        true => "there is nothing to verify: the documents have no security schemes".to_owned(),
        false => format!(
            "there is nothing to verify with: set {}",
            given.wanted.join(", or ")
        ),
    }))
}

struct Given<'s> {
    source: &'s Source,
    credentials: Credentials,
    /// The variables that would be enough.
    wanted: Vec<String>,
}

impl Given<'_> {
    fn look(&mut self, scheme: &str, kind: &CredentialKind) {
        match kind {
            CredentialKind::SdkHmacSha256 => self.pair(scheme, KEYS),
            CredentialKind::Basic => self.pair(scheme, USER),
            CredentialKind::ClientCredentials { .. } => self.key(scheme, TOKEN),
            CredentialKind::Header(_)
            | CredentialKind::Query(_)
            | CredentialKind::Cookie(_)
            | CredentialKind::Bearer
            | CredentialKind::Authorization(_) => self.key(scheme, ""),
        }
    }

    fn key(&mut self, scheme: &str, part: &str) {
        if let Some(key) = self.variable(scheme, part) {
            self.add(|known| known.key(scheme, key));
        }
        self.want(self.called(scheme, part));
    }

    fn pair(&mut self, scheme: &str, parts: [&str; 2]) {
        let [name, secret] = parts.map(|part| self.variable(scheme, part));
        let token = self.variable(scheme, SECURITY_TOKEN);
        match (name, secret, token) {
            (Some(name), Some(secret), Some(token)) => {
                self.add(|known| known.temporary(scheme, name, secret, token));
            }
            (Some(name), Some(secret), None) => self.add(|known| known.pair(scheme, name, secret)),
            _ => {}
        }
        let names = parts.map(|part| self.called(scheme, part));
        self.want(names.join(" and "));
    }

    fn variable(&self, scheme: &str, part: &str) -> Option<String> {
        self.source.variable(&variable(scheme, part))
    }

    fn called(&self, scheme: &str, part: &str) -> String {
        format!("`{}`", self.source.called(&variable(scheme, part)))
    }

    fn add(&mut self, add: impl FnOnce(Credentials) -> Credentials) {
        self.credentials = add(std::mem::take(&mut self.credentials));
    }

    fn want(&mut self, names: String) {
        if !self.wanted.contains(&names) {
            self.wanted.push(names);
        }
    }
}
