//! Places in JSON that are written.

use bindery_runtime::json::Json;

/// Puts a value at a JSON pointer. Objects that are not there on the way are made; whether that
/// is allowed is another question. Says whether the pointer leads to a place.
pub(super) fn put(json: &mut Json, pointer: &str, value: Json) -> bool {
    let Some(place) = place(json, pointer) else {
        return false;
    };
    *place = value;
    true
}

/// The same value with another one at a JSON pointer, if that is allowed.
pub(super) fn with(
    json: &Json,
    pointer: &str,
    value: Json,
    is_allowed: impl Fn(&Json) -> bool,
) -> Option<Json> {
    let mut changed = json.clone();
    (put(&mut changed, pointer, value) && is_allowed(&changed)).then_some(changed)
}

/// The same value without the property at a JSON pointer.
pub(super) fn without(json: &Json, pointer: &str) -> Option<Json> {
    let (parent, token) = pointer.rsplit_once('/')?;
    let (mut changed, name) = (json.clone(), unescape(token));
    let Json::Object(entries) = place(&mut changed, parent)? else {
        return None;
    };
    entries.retain(|(known, _)| *known != name);
    Some(changed)
}

fn place<'j>(json: &'j mut Json, pointer: &str) -> Option<&'j mut Json> {
    let mut tokens = pointer.split('/').skip(1).map(unescape);
    tokens.try_fold(json, child)
}

fn child(json: &mut Json, token: String) -> Option<&mut Json> {
    if json.is_null() {
        *json = Json::Object(Vec::new());
    }
    match json {
        Json::Array(items) => items.get_mut(token.parse::<usize>().ok()?),
        Json::Object(entries) => {
            let at = entries.iter().position(|(name, _)| *name == token);
            let at = at.unwrap_or_else(|| {
                entries.push((token, Json::Null));
                entries.len() - 1
            });
            entries.get_mut(at).map(|(_, value)| value)
        }
        _ => None,
    }
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// A value as it is in a URL or a header, if it identifies something.
pub(super) fn plain(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Json::Number(_) | Json::Bool(_) => Some(value.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}
