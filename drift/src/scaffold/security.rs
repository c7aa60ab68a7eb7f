//! Tokens in headers: how calls are authenticated.

use serde_json::json;

use super::document::Document;
use super::yaml::Map;
use crate::claim::{Location, Parameter};

/// Headers that are known to carry a token: how calls are authenticated, and no parameters.
const TOKENS: [(&str, &str); 2] = [
    ("X-Auth-Token", "AuthToken"),
    ("X-Subject-Token", "SubjectToken"),
];

/// The header and the scheme of a parameter that carries a token.
pub(super) fn token(parameter: &Parameter) -> Option<(&'static str, &'static str)> {
    let named = |(header, _): &&(&str, &str)| header.eq_ignore_ascii_case(&parameter.field.name);
    let header = parameter.location == Location::Header;
    TOKENS.iter().find(named).copied().filter(|_| header)
}

/// A token that the page asks for is how calls are authenticated.
pub(super) fn security(document: &mut Document<'_>, map: &mut Map, tokens: &[&Parameter]) {
    let mut together = Map::new();
    let mut optional = true;
    for parameter in tokens {
        if let Some((header, scheme)) = token(parameter) {
            document.token(header, scheme);
            together.put(scheme, json!([]));
            let mandatory = parameter.field.mandatory.as_ref();
            optional &= mandatory.is_some_and(|claim| !claim.value);
        }
    }
    if !together.is_empty() {
        let mut alternatives = vec![together];
        if optional {
            alternatives.push(Map::new());
        }
        map.put("security", alternatives);
    }
}
