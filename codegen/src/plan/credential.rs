//! What a client can be given for the security schemes of its documents.

use super::client::setter;
use super::distinct::Distinct;
use super::{Ident, Text, docs};
use crate::finding::code::plan as codes;
use crate::finding::{Finding, Findings};
use crate::model::{Api, Docs, SecurityKind, SecurityScheme};

/// Something that authenticates requests.
#[derive(Clone, Debug)]
pub struct Credential {
    /// The setter's name.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// The scheme's name in the document.
    pub name: String,
    /// The scheme's index in the API.
    pub scheme: usize,
    /// How it is sent.
    pub kind: CredentialKind,
}

/// How a credential is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CredentialKind {
    /// A key in a header.
    Header(String),
    /// A key in the query.
    Query(String),
    /// A key in a cookie.
    Cookie(String),
    /// A name and a password in `Authorization: Basic`.
    Basic,
    /// A token in `Authorization: Bearer`.
    Bearer,
    /// Whatever stands in `Authorization` behind the name of this scheme.
    Authorization(String),
    /// A token that the client gets by itself.
    ClientCredentials {
        /// Where from.
        token_url: String,
        /// The setter for a token that the user has.
        token: Ident,
        /// What that setter is.
        token_docs: Text,
    },
    /// The signer `SdkHmacSha256` of the runtime.
    SdkHmacSha256,
}

impl CredentialKind {
    /// The feature of the runtime that it needs.
    #[must_use]
    pub fn feature(&self) -> Option<&'static str> {
        matches!(self, CredentialKind::SdkHmacSha256).then_some("sdk-hmac-sha256")
    }
}

/// Headers that say how a message is to be read; a key in one of them would make it another.
const FRAMING: [&str; 6] = [
    "connection",
    "content-length",
    "content-type",
    "host",
    "te",
    "transfer-encoding",
];

/// The credentials for the schemes that operations need. All schemes have their names, so that
/// another operation changes none.
pub(super) fn plan_all(
    api: &Api,
    taken: &mut Distinct,
    findings: &mut Findings,
) -> Vec<Credential> {
    let mut all = Vec::new();
    for (index, scheme) in api.security_schemes.iter().enumerate() {
        let needed = is_needed(api, index);
        all.extend(credential(index, scheme, needed, taken, findings).filter(|_| needed));
    }
    all
}

/// Whether an operation needs it, or does not say what it needs.
fn is_needed(api: &Api, scheme: usize) -> bool {
    let mut wanted = api.operations.iter().filter(|operation| operation.selected);
    wanted.any(|operation| match &operation.security {
        Some(alternatives) => alternatives
            .iter()
            .flatten()
            .any(|one| one.scheme == scheme),
        None => true,
    })
}

fn credential(
    index: usize,
    scheme: &SecurityScheme,
    needed: bool,
    taken: &mut Distinct,
    findings: &mut Findings,
) -> Option<Credential> {
    let name = scheme.preferred_name.as_deref().unwrap_or(&scheme.name);
    if let Some((why, help)) = unsupported(&scheme.kind) {
        if needed {
            let message = format!(
                "the client has no setter for the security scheme `{}`: {why}",
                scheme.name
            );
            let finding = Finding::new(&codes::CREDENTIAL_BY_HAND, scheme.place, message);
            findings.report(finding.help(help));
        }
        return None;
    }
    let ident = taken.claim_as(setter(name), name, scheme.place, findings);
    let kind = kind(scheme, name, taken, findings)?;
    if let CredentialKind::Authorization(http) = &kind
        && needed
    {
        let message = format!(
            "the http scheme `{http}` is not one that Bindery knows: the client sends what it is given behind that name"
        );
        findings.report(Finding::new(
            &codes::OTHER_HTTP_SCHEME,
            scheme.place,
            message,
        ));
    }
    Some(Credential {
        docs: words(scheme, &kind),
        ident,
        name: scheme.name.clone(),
        scheme: index,
        kind,
    })
}

fn kind(
    scheme: &SecurityScheme,
    name: &str,
    taken: &mut Distinct,
    findings: &mut Findings,
) -> Option<CredentialKind> {
    Some(match &scheme.kind {
        SecurityKind::HeaderKey(key) => CredentialKind::Header(key.clone()),
        SecurityKind::QueryKey(key) => CredentialKind::Query(key.clone()),
        SecurityKind::CookieKey(key) => CredentialKind::Cookie(key.clone()),
        SecurityKind::Basic => CredentialKind::Basic,
        SecurityKind::Bearer => CredentialKind::Bearer,
        SecurityKind::Http(http) => CredentialKind::Authorization(http.clone()),
        SecurityKind::Signer(_) => CredentialKind::SdkHmacSha256,
        SecurityKind::ClientCredentials { token_url, .. } => {
            let words = format!("{name} token");
            let token = taken.claim_as(setter(&words), &words, scheme.place, findings);
            CredentialKind::ClientCredentials {
                token_url: token_url.clone(),
                token,
                token_docs: token_docs(scheme),
            }
        }
        SecurityKind::MutualTls | SecurityKind::Other(_) => return None,
    })
}

/// Why there is no setter for a kind of scheme, and what to do.
fn unsupported(kind: &SecurityKind) -> Option<(String, &'static str)> {
    const BY_HAND: &str = "give the client a signer of your own with `signer(…)`";
    let bad = |what: &str, key: &str| Some((format!("{key:?} is no {what}"), BY_HAND));
    match kind {
        SecurityKind::HeaderKey(key) if !is_token(key) => bad("name of a header", key),
        SecurityKind::HeaderKey(key) if FRAMING.contains(&&*key.to_ascii_lowercase()) => {
            bad("header for a key", key)
        }
        SecurityKind::CookieKey(key) if !is_token(key) => bad("name of a cookie", key),
        SecurityKind::QueryKey(key) if key.is_empty() => bad("name of a parameter", key),
        SecurityKind::Http(scheme) if !is_token(scheme) => bad("http scheme", scheme),
        SecurityKind::Signer(name) if name != "sdk-hmac-sha256" => {
            Some((format!("there is no signer {name:?}"), BY_HAND))
        }
        SecurityKind::MutualTls => Some((
            "a certificate is sent by the transport".to_owned(),
            "give the client a transport that has the certificate, with `transport(…)`",
        )),
        SecurityKind::Other(kind) => Some((format!("it is {kind:?}"), BY_HAND)),
        _ => None,
    }
}

/// What HTTP lets a name be made of.
fn is_token(text: &str) -> bool {
    let symbol = |byte: u8| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || symbol(byte))
}

fn words(scheme: &SecurityScheme, kind: &CredentialKind) -> Text {
    let said = Docs {
        title: None,
        ..scheme.docs.clone()
    };
    let name = docs::code(&scheme.name);
    let mut text = docs::of(&said, || {
        format!("Authenticates with the security scheme {name}.")
    });
    text.paragraph(match kind {
        CredentialKind::Header(key) => format!("Sent in the header {}.", docs::code(key)),
        CredentialKind::Query(key) => format!("Sent as {} in the query.", docs::code(key)),
        CredentialKind::Cookie(key) => format!("Sent as the cookie {}.", docs::code(key)),
        CredentialKind::Basic => "Sent as `Authorization: Basic`. The user's name must not have a colon in it.".to_owned(),
        CredentialKind::Bearer => "Sent as `Authorization: Bearer`.".to_owned(),
        CredentialKind::Authorization(http) => format!(
            "Sent in `Authorization`, behind the name {}.",
            docs::code(http)
        ),
        CredentialKind::ClientCredentials { token_url, .. } => format!(
            "Gets tokens from {} with the client's id and secret, and sends them as `Authorization: Bearer`. What else that server wants to know can be said to a `ClientCredentials` of the runtime, given to [`credential`](ClientBuilder::credential) for the scheme {name}.",
            docs::code(token_url)
        ),
        CredentialKind::SdkHmacSha256 => "Sent as `Authorization: SDK-HMAC-SHA256`.".to_owned(),
    });
    text
}

fn token_docs(scheme: &SecurityScheme) -> Text {
    Text::plain(format!(
        "Authenticates with the security scheme {} by a token that is there already. Sent as `Authorization: Bearer`.",
        docs::code(&scheme.name)
    ))
}

#[cfg(test)]
mod tests {
    use super::unsupported;
    use crate::model::SecurityKind;

    #[test]
    fn what_cannot_be_sent_has_no_setter() {
        let key = |name: &str| name.to_owned();
        for kind in [
            SecurityKind::HeaderKey(key("a b")),
            SecurityKind::HeaderKey(key("")),
            SecurityKind::HeaderKey(key("Content-Length")),
            SecurityKind::HeaderKey(key("X\r\nY: z")),
            SecurityKind::CookieKey(key("a=b")),
            SecurityKind::QueryKey(key("")),
            SecurityKind::Http(key("a\nb")),
            SecurityKind::Signer(key("md5")),
            SecurityKind::MutualTls,
            SecurityKind::Other(key("magic")),
        ] {
            assert!(unsupported(&kind).is_some(), "{kind:?}");
        }
        for kind in [
            SecurityKind::HeaderKey(key("X-Key")),
            SecurityKind::CookieKey(key("SID")),
            SecurityKind::QueryKey(key("api key[]")),
            SecurityKind::Http(key("GenieKey")),
            SecurityKind::Signer(key("sdk-hmac-sha256")),
            SecurityKind::Basic,
            SecurityKind::Bearer,
        ] {
            assert!(unsupported(&kind).is_none(), "{kind:?}");
        }
    }
}
