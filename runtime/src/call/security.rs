//! What a request needs to be let in: which signers sign it, and in which order.

use bytes::Bytes;
use http::Request;
use http::header::COOKIE;

use super::{Call, Unsent};
use crate::client::Client;
use crate::describe::View;
use crate::error::NotSent;
use crate::operation::{Location, Operation, Requirement, Scheme, Security};
use crate::secret::Secret;
use crate::signer::{Preparation, SignContext, SignError, Signer};
use crate::target::{cookie_value, has_pair};
use crate::transport::Limits;

/// The texts that a signer may want to know: the call's own values of parameters of the client.
pub(super) type Known = Vec<(&'static str, Secret)>;

/// The signers of one request.
pub(super) struct Signers<'a> {
    client: &'a Client,
    list: Vec<Signing<'a>>,
}

struct Signing<'a> {
    signer: &'a dyn Signer,
    scopes: &'static [&'static str],
    /// What the signer got before.
    prepared: Option<Secret>,
}

impl<'a> Signers<'a> {
    /// Those of the first alternative that the client has all credentials for, and the
    /// client's own signer. An alternative that needs something goes before one that needs
    /// nothing. What the request has already needs no credential.
    pub(super) fn of(
        client: &'a Client,
        operation: &'static Operation,
        request: &Request<Bytes>,
    ) -> Result<Signers<'a>, Unsent> {
        let own = client.signer().filter(|_| !operation.security.is_empty());
        let alternatives = operation.security;
        let with_needs = alternatives.iter().filter(|all| !all.is_empty());
        let chosen = with_needs
            .clone()
            .find_map(|all| choose(client, all, request));
        let optional = with_needs.count() < alternatives.len() || alternatives.is_empty();
        let mut list = match chosen {
            Some(list) => list,
            None if optional || own.is_some() => Vec::new(),
            None => {
                let error = SignError::new(missing(alternatives));
                return Err(Unsent::NotSent(NotSent::unsigned(error)));
            }
        };
        list.extend(own.map(|signer| Signing {
            signer,
            scopes: &[],
            prepared: None,
        }));
        let (mut list, last): (Vec<_>, Vec<_>) = list
            .into_iter()
            .partition(|one| !one.signer.covers_others());
        list.extend(last);
        Ok(Signers { client, list })
    }

    /// Lets signers get what they need, and says whether any did.
    pub(super) async fn prepare(&mut self, limits: Limits) -> Result<bool, SignError> {
        let mut any = false;
        for one in &mut self.list {
            let preparation = Preparation::new(self.client)
                .with_limits(limits)
                .with_scopes(one.scopes);
            let refused = one.prepared.take();
            let preparation = match &refused {
                Some(refused) => preparation.with_refused(refused),
                None => preparation,
            };
            if let Some(preparing) = one.signer.prepare(preparation) {
                one.prepared = Some(preparing.await?);
                any = true;
            }
        }
        Ok(any)
    }

    /// Whether any of them dates what it adds.
    pub(super) fn are_dated(&self) -> bool {
        self.list.iter().any(|one| one.signer.is_dated())
    }

    /// Signs the request; each signer sees what those before it have added.
    pub(super) fn sign(&self, request: &mut Request<Bytes>, known: &Known) -> Result<(), Unsent> {
        for one in &self.list {
            let mut context = SignContext::of(self.client)
                .with_scopes(one.scopes)
                .with_prepared(one.prepared.as_ref());
            for (name, value) in known {
                context = context.with_parameter(name, value.expose());
            }
            one.signer.sign(request, &context).map_err(unsigned)?;
        }
        Ok(())
    }
}

pub(super) fn unsigned(error: SignError) -> Unsent {
    Unsent::NotSent(NotSent::unsigned(error))
}

/// The signers of all of these schemes, where the client has them.
fn choose<'a>(
    client: &'a Client,
    all: &'static [Requirement],
    request: &Request<Bytes>,
) -> Option<Vec<Signing<'a>>> {
    let mut list = Vec::new();
    for Requirement { scheme, scopes } in all {
        if !is_there(scheme, request) {
            list.push(Signing {
                signer: client.credential(scheme.name)?,
                scopes,
                prepared: None,
            });
        }
    }
    Some(list)
}

/// Whether the call brings the credential itself, as a header or a parameter of its own.
fn is_there(scheme: &Scheme, request: &Request<Bytes>) -> bool {
    match scheme.location {
        // There are few: comparing their names is less than making one of the key.
        Location::Header => {
            let mut names = request.headers().keys();
            names.any(|name| name.as_str().eq_ignore_ascii_case(scheme.key))
        }
        Location::Query => has_pair(request.uri(), scheme.key),
        Location::Cookie => request
            .headers()
            .get(COOKIE)
            .is_some_and(|cookies| cookie_value(cookies.as_bytes(), scheme.key).is_some()),
        Location::Path | Location::Body => false,
    }
}

/// What has to be said to the client's builder.
fn missing(alternatives: Security) -> String {
    let (mut schemes, mut setters) = (Vec::new(), Vec::new());
    for all in alternatives {
        let names: Vec<_> = all
            .iter()
            .map(|one| format!("`{}`", one.scheme.name))
            .collect();
        let calls: Vec<_> = all.iter().map(|one| setter(one.scheme)).collect();
        schemes.push(names.join(" and "));
        setters.push(format!("`{}`", calls.concat()));
    }
    format!(
        "no credentials for {}: call {} on the client's builder",
        schemes.join(" or "),
        setters.join(" or ")
    )
}

fn setter(scheme: &Scheme) -> String {
    match scheme.setter {
        "" => format!(".credential({:?}, …)", scheme.name),
        setter => format!(".{setter}(…)"),
    }
}

impl Call {
    /// The call's own values of parameters that the client holds otherwise.
    pub(super) fn known(&self) -> Known {
        let parameters = self.operation.parameters.iter().zip(&self.arguments);
        let own = parameters.filter(|(parameter, _)| parameter.client);
        own.filter_map(|(parameter, argument)| match argument.as_deref()?.view() {
            View::Text(text) | View::Secret(text) => Some((parameter.name, Secret::from(text))),
            _ => None,
        })
        .collect()
    }
}
