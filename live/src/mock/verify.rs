//! Whether credentials are those that are known, and not only of the right form.
//!
//! `credentials` is what is known from the start, `tokens` what operations have answered with
//! since, and `signature` knows whether a request was signed by a pair of keys.

mod credentials;
mod signature;
mod tokens;

use std::time::SystemTime;

use bindery::model::{SecurityKind, SecurityScheme};
use bindery_runtime::codegen::http::Request;
use bindery_runtime::codegen::http::header::COOKIE;
use bindery_runtime::operation::{Location, Scheme};
use bytes::Bytes;

use self::credentials::Known;
use self::tokens::Tokens;
use super::chosen::Chosen;
use super::credential;
use super::flat::pairs;
use super::scripted::Scripted;
use super::settings::Settings;
use crate::Live;

pub use credentials::Credentials;

/// Knows who is let in.
pub(super) struct Verifier {
    /// Nobody is refused where nothing is said.
    credentials: Option<Credentials>,
    tokens: Tokens,
}

impl Verifier {
    pub(super) fn new(lives: &[Live], settings: &Settings) -> Verifier {
        let issuers = lives.iter().flat_map(|live| {
            let operations = live.operations().iter();
            operations.map(|one| {
                live.described(one)
                    .and_then(|one| tokens::issuer(live, one))
            })
        });
        Verifier {
            credentials: settings.credentials.clone(),
            tokens: Tokens::new(issuers.collect(), settings.tokens_last),
        }
    }

    /// Puts a token of its own into an answer that has one.
    pub(super) fn issue(&self, index: usize, chosen: &mut Chosen<'_>) {
        if chosen.status.is_success() {
            self.tokens.issue(index, SystemTime::now(), chosen);
        }
    }

    /// Whether a request proves who sends it, by one of the alternatives of its operation.
    pub(super) fn lets_in(&self, scripted: &Scripted, request: &Request<Bytes>) -> bool {
        let Some(credentials) = &self.credentials else {
            return true;
        };
        let alternatives = scripted.operation.security;
        let now = SystemTime::now();
        let is_proved = |scheme: &Scheme| {
            let proof = Proof {
                scheme,
                schemes: &scripted.schemes,
                request,
                now,
            };
            self.is_proved(&proof, credentials)
        };
        alternatives.is_empty()
            || alternatives
                .iter()
                .any(|all| all.iter().all(|one| is_proved(one.scheme)))
    }

    fn is_proved(&self, proof: &Proof<'_>, credentials: &Credentials) -> bool {
        let known = credentials.of(proof.scheme.name);
        let is_signature = |kind: &SecurityKind| matches!(kind, SecurityKind::Signer(_));
        if proof.kind().is_some_and(is_signature) {
            return known.iter().any(|known| match known {
                Known::Pair(pair) => signature::is_of(proof.request, pair, proof.now),
                Known::Text(_) => false,
            });
        }
        let sent = proof.sent();
        let is_known = |text: &String| {
            known.iter().any(|known| match known {
                Known::Text(digest) => *digest == credentials::digest(text),
                Known::Pair(pair) => pair.is_basic(text),
            })
        };
        // A token stands where a key does; a name and a password are no token.
        let is_token = |text: &String| {
            proof.kind() != Some(&SecurityKind::Basic) && self.tokens.holds(text, proof.now)
        };
        sent.iter().any(|text| is_known(text) || is_token(text))
    }
}

/// What a request has for a scheme.
struct Proof<'r> {
    scheme: &'r Scheme,
    schemes: &'r [SecurityScheme],
    request: &'r Request<Bytes>,
    now: SystemTime,
}

impl Proof<'_> {
    fn kind(&self) -> Option<&SecurityKind> {
        let mut schemes = self.schemes.iter();
        let found = schemes.find(|one| one.name == self.scheme.name);
        found.map(|one| &one.kind)
    }

    /// The credentials in the place of the scheme, without the name of a scheme of HTTP.
    fn sent(&self) -> Vec<String> {
        let headers = self.request.headers();
        let texts = |name: &str| {
            let values = headers.get_all(name).iter();
            let texts = values.filter_map(|value| value.to_str().ok());
            texts.map(str::to_owned).collect::<Vec<String>>()
        };
        match self.scheme.location {
            Location::Header => {
                let start = credential::start(self.scheme, self.schemes);
                let texts = texts(self.scheme.key).into_iter();
                let texts = texts.filter_map(|text| match start.is_empty() {
                    true => Some(text.trim().to_owned()),
                    false => {
                        let (name, rest) = text.split_once(' ')?;
                        let is_it = name.eq_ignore_ascii_case(&start);
                        is_it.then(|| rest.trim().to_owned())
                    }
                });
                texts.collect()
            }
            Location::Query => {
                let query = self.request.uri().query().unwrap_or_default();
                let pairs = pairs(query).into_iter();
                let pairs = pairs.filter(|(key, _)| key == self.scheme.key);
                pairs.map(|(_, text)| super::flat::plain(&text)).collect()
            }
            Location::Cookie => {
                let texts = texts(COOKIE.as_str());
                let pairs = texts.iter().flat_map(|text| text.split(';'));
                let pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
                let pairs = pairs.filter(|(key, _)| *key == self.scheme.key);
                pairs.map(|(_, text)| text.to_owned()).collect()
            }
            Location::Path | Location::Body => Vec::new(),
        }
    }
}
