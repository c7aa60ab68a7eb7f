//! Tokens in headers: how calls are authenticated.

use serde_json::json;

use super::document::Document;
use super::yaml::Map;
use crate::claim::{Location, Parameter};
use crate::words::header;

/// The header and the scheme of a parameter that carries a token.
pub(super) fn token(parameter: &Parameter) -> Option<(&'static str, &'static str)> {
    let token = header::token(&parameter.field.name);
    token.filter(|_| parameter.location == Location::Header)
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
