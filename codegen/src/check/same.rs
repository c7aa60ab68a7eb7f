//! When two JSON values are the same.

use super::decimal::Decimal;
use crate::model::Json;

/// A text that values which are the same share, and others do not: numbers by value,
/// objects without order.
pub(super) fn canonical(value: &Json) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// Whether two values are the same.
pub(super) fn is_same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::String(a), Json::String(b)) => a == b,
        (Json::String(_), _) | (_, Json::String(_)) => false,
        _ => canonical(a) == canonical(b),
    }
}

fn write(value: &Json, text: &mut String) {
    match value {
        Json::Null => text.push_str("null"),
        Json::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => match Decimal::parse(number) {
            Some(decimal) => text.push_str(&decimal.canonical()),
            None => text.push_str(number),
        },
        Json::String(string) => text.push_str(&format!("{string:?}")),
        Json::Array(items) => {
            text.push('[');
            for item in items {
                write(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Json::Object(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            crate::map::sort_by(&mut entries, |a, b| a.0.cmp(&b.0));
            text.push('{');
            for (key, value) in entries {
                text.push_str(&format!("{key:?}:"));
                write(value, text);
                text.push(',');
            }
            text.push('}');
        }
    }
}
