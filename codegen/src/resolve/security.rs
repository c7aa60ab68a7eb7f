//! How requests are authenticated.

use super::follow::follow;
use super::words;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Findings};
use crate::model::{Operation, SecurityKind, SecurityScheme, SecurityUse};
use crate::openapi::near::did_you_mean;
use crate::openapi::{self, Document, Links, Requirement};

/// The security schemes of all documents.
pub(super) struct Schemes {
    pub(super) list: Vec<SecurityScheme>,
}

impl Schemes {
    /// Gathers them; one that several documents declare alike is one scheme.
    pub(super) fn of(links: &Links<'_>, apis: &[Document<'_>], findings: &mut Findings) -> Schemes {
        let mut list: Vec<SecurityScheme> = Vec::new();
        for component in apis.iter().flat_map(|api| &api.security_schemes) {
            let Some(found) = follow(links, component.part) else {
                continue;
            };
            let scheme = SecurityScheme {
                name: component.name.to_owned(),
                preferred_name: found.value.preferred_name.map(str::to_owned),
                kind: kind(&found.value),
                docs: words::docs(found.value.words),
                place: component.place,
            };
            match list.iter().find(|other| other.name == scheme.name) {
                None => list.push(scheme),
                Some(other) if other.kind == scheme.kind => {}
                Some(other) => {
                    let message = format!(
                        "`{}` is another security scheme in another document",
                        scheme.name
                    );
                    let finding = Finding::new(&code::OTHER_DEFINITION, scheme.place, message);
                    findings.report(finding.related(other.place, "it is declared here first"));
                }
            }
        }
        Schemes { list }
    }

    /// The alternatives to authenticate. One that needs an unknown scheme is left out; where
    /// no other is left, the document might as well have said nothing.
    pub(super) fn uses(
        &self,
        requirements: &[Requirement<'_>],
        findings: &mut Findings,
    ) -> Option<Vec<Vec<SecurityUse>>> {
        let known: Vec<_> = requirements
            .iter()
            .filter_map(|requirement| self.all_of(requirement, findings))
            .collect();
        (requirements.is_empty() || !known.is_empty()).then_some(known)
    }

    /// Tells of schemes that are declared for nothing. Where no operation says what it needs,
    /// none is.
    pub(super) fn judge(&self, operations: &[Operation], findings: &mut Findings) {
        let says = |operation: &&Operation| operation.security.is_some();
        if !operations.iter().all(|operation| says(&operation)) {
            return;
        }
        for (index, scheme) in self.list.iter().enumerate() {
            let uses = operations.iter().flat_map(|operation| &operation.security);
            let mut uses = uses.flatten().flatten();
            if !operations.is_empty() && !uses.any(|one| one.scheme == index) {
                let message = format!("no operation needs the security scheme `{}`", scheme.name);
                findings.report(
                    Finding::new(&code::IDLE_SCHEME, scheme.place, message)
                        .help("the client gets no setter for it"),
                );
            }
        }
    }

    fn all_of(
        &self,
        requirement: &Requirement<'_>,
        findings: &mut Findings,
    ) -> Option<Vec<SecurityUse>> {
        let mut uses = Vec::new();
        let mut complete = true;
        for (name, place, scopes) in &requirement.schemes {
            if let Some(scheme) = self.list.iter().position(|scheme| scheme.name == *name) {
                let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
                uses.push(SecurityUse { scheme, scopes });
                continue;
            }
            complete = false;
            let message = format!(
                "there is no security scheme `{name}`, so this way to authenticate is left out"
            );
            let mut finding = Finding::new(&code::NO_SCHEME, *place, message);
            finding.help = did_you_mean(name, self.list.iter().map(|scheme| &*scheme.name));
            findings.report(finding);
        }
        complete.then_some(uses)
    }
}

fn kind(scheme: &openapi::SecurityScheme<'_>) -> SecurityKind {
    if let Some(signer) = scheme.signer {
        return SecurityKind::Signer(signer.to_owned());
    }
    let key = scheme.key_name.unwrap_or_default().to_owned();
    match (scheme.kind, scheme.key_in, scheme.scheme) {
        ("apiKey", Some("header"), _) => SecurityKind::HeaderKey(key),
        ("apiKey", Some("query"), _) => SecurityKind::QueryKey(key),
        ("apiKey", Some("cookie"), _) => SecurityKind::CookieKey(key),
        ("http", _, Some(scheme)) if scheme.eq_ignore_ascii_case("basic") => SecurityKind::Basic,
        ("http", _, Some(scheme)) if scheme.eq_ignore_ascii_case("bearer") => SecurityKind::Bearer,
        ("http", _, Some(scheme)) => SecurityKind::Http(scheme.to_owned()),
        ("mutualTLS", ..) => SecurityKind::MutualTls,
        ("oauth2", ..) => oauth2(scheme),
        ("openIdConnect", ..) => SecurityKind::Bearer,
        (other, ..) => SecurityKind::Other(other.to_owned()),
    }
}

/// Only client credentials can be had without a person; other flows end with a token that
/// the user brings.
fn oauth2(scheme: &openapi::SecurityScheme<'_>) -> SecurityKind {
    let flow = scheme
        .flows
        .iter()
        .find(|flow| flow.kind == "clientCredentials");
    match flow.and_then(|flow| Some((flow, flow.token_url?))) {
        Some((flow, token_url)) => SecurityKind::ClientCredentials {
            token_url: token_url.to_owned(),
            scopes: flow
                .scopes
                .iter()
                .map(|(name, what)| ((*name).to_owned(), (*what).to_owned()))
                .collect(),
        },
        None => SecurityKind::Bearer,
    }
}
