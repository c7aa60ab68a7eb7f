//! JSON values without an order of properties.

use crate::model::Json;

/// The text of a value, with the properties of objects in one order: values that are the same
/// but for their order have the same text.
pub(super) fn canonical(json: &Json) -> String {
    sorted(json).to_string()
}

fn sorted(json: &Json) -> Json {
    match json {
        Json::Array(items) => Json::Array(items.iter().map(sorted).collect()),
        Json::Object(entries) => {
            let mut entries: Vec<(String, Json)> = entries
                .iter()
                .map(|(key, value)| (key.clone(), sorted(value)))
                .collect();
            crate::map::sort_by(&mut entries, |one, other| one.0.cmp(&other.0));
            Json::Object(entries)
        }
        plain => plain.clone(),
    }
}
