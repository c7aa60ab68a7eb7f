//! Whether a request brings a credential: its form alone, since nobody here knows the secrets.

use bindery::model::{SecurityKind, SecurityScheme};
use bindery_runtime::codegen::http::header::COOKIE;
use bindery_runtime::operation::{Location, Operation, Scheme};

use super::Head;
use super::flat::pairs;

/// Whether all schemes of one of the alternatives are there.
pub(super) fn is_there(operation: &Operation, schemes: &[SecurityScheme], head: &Head<'_>) -> bool {
    let alternatives = operation.security;
    alternatives.is_empty()
        || alternatives.iter().any(|all| {
            let mut all = all.iter();
            all.all(|one| is_sent(one.scheme, schemes, head))
        })
}

fn is_sent(scheme: &Scheme, schemes: &[SecurityScheme], head: &Head<'_>) -> bool {
    match scheme.location {
        Location::Header => {
            let start = start(scheme, schemes);
            let values = head.headers.get_all(scheme.key).iter();
            let mut texts = values.filter_map(|value| value.to_str().ok());
            texts.any(|text| begins(text, &start))
        }
        Location::Query => {
            let pairs = pairs(head.query);
            pairs
                .iter()
                .any(|(key, text)| key == scheme.key && !text.is_empty())
        }
        Location::Cookie => {
            let values = head.headers.get_all(COOKIE).iter();
            let texts = values.filter_map(|value| value.to_str().ok());
            let mut pairs = texts.flat_map(|text| text.split(';'));
            pairs.any(|pair| pair.trim().split('=').next() == Some(scheme.key))
        }
        Location::Path | Location::Body => true,
    }
}

/// With what the value of `Authorization` starts; nothing for a key.
pub(super) fn start(scheme: &Scheme, schemes: &[SecurityScheme]) -> String {
    let found = schemes.iter().find(|one| one.name == scheme.name);
    match found.map(|one| &one.kind) {
        Some(SecurityKind::Basic) => "Basic".to_owned(),
        Some(SecurityKind::Bearer | SecurityKind::ClientCredentials { .. }) => "Bearer".to_owned(),
        Some(SecurityKind::Http(name)) => name.clone(),
        Some(SecurityKind::Signer(name)) => name.to_ascii_uppercase(),
        _ => String::new(),
    }
}

/// Names of schemes are written in any case.
fn begins(text: &str, start: &str) -> bool {
    if start.is_empty() {
        return !text.trim().is_empty();
    }
    let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
    name.eq_ignore_ascii_case(start) && !rest.trim().is_empty()
}
