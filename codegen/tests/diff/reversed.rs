//! Other orders of what has none. The proof with real documents has this file too.

use bindery::model::Json;

/// A value with the keys of all mappings the other way around.
pub(crate) fn reversed(json: Json) -> Json {
    match json {
        Json::Array(items) => Json::Array(items.into_iter().map(reversed).collect()),
        Json::Object(entries) => {
            let entries = entries.into_iter().rev();
            Json::Object(entries.map(|(key, value)| (key, reversed(value))).collect())
        }
        plain => plain,
    }
}
