//! A value as OpenAPI's styles see it: one text, several, or pairs.
//!
//! OpenAPI leaves open how a list or an object inside of another is written. It is
//! written as JSON text here, except for `deepObject`, which goes on with brackets.

use super::escape::Escape;
use crate::describe::{ABSENT, Map, Record, Value, View};
use crate::json;

/// Why a value cannot be written: the rule that it breaks, and what is wrong in words.
pub(crate) type Refusal = (&'static str, &'static str);

/// A value, one level deep.
pub(super) enum Flat {
    One(String),
    Many(Vec<String>),
    Pairs(Vec<(String, String)>),
}

impl Flat {
    /// `None` for what is not written at all: nothing, `null`, an empty list or object.
    pub(super) fn of(view: View<'_>) -> Option<Flat> {
        match view {
            View::List(list) => {
                let items = (0..list.len()).filter_map(|index| text(list.item(index).view()));
                Some(items.collect::<Vec<_>>())
                    .filter(|m| !m.is_empty())
                    .map(Flat::Many)
            }
            View::Map(map) => pairs(|visit| entries(map, visit)),
            View::Record(record) => pairs(|visit| fields(record, visit)),
            scalar => text(scalar).map(Flat::One),
        }
    }

    /// The texts with `between` them; a key and its value have `inner` between them.
    pub(super) fn joined(&self, between: &str, inner: &str, escape: Escape) -> String {
        let pieces: Vec<String> = match self {
            Flat::One(text) => return escape.text(text),
            Flat::Many(items) => items.iter().map(|item| escape.item(item)).collect(),
            Flat::Pairs(pairs) => pairs
                .iter()
                .map(|(key, value)| format!("{}{inner}{}", escape.item(key), escape.item(value)))
                .collect(),
        };
        pieces.join(between)
    }

    /// Why what stands between items must not be in one of them, where it cannot be escaped:
    /// the server would see other items.
    pub(super) fn split_by(&self, delimiter: &str) -> Option<Refusal> {
        let has = |text: &String| text.contains(delimiter);
        let splits = match self {
            Flat::One(_) => false,
            Flat::Many(items) => items.iter().any(has),
            Flat::Pairs(pairs) => pairs.iter().any(|(key, value)| has(key) || has(value)),
        };
        splits.then_some((
            "delimiter",
            "must not have in an item what stands between items",
        ))
    }

    /// All texts of which it is made.
    pub(super) fn texts(&self) -> Vec<&str> {
        match self {
            Flat::One(text) => vec![text],
            Flat::Many(items) => items.iter().map(String::as_str).collect(),
            Flat::Pairs(pairs) => pairs.iter().flat_map(|(k, v)| [&**k, &**v]).collect(),
        }
    }
}

fn pairs(walk: impl FnOnce(&mut dyn FnMut(&str, &dyn Value))) -> Option<Flat> {
    let mut pairs = Vec::new();
    walk(&mut |key, value| {
        if let Some(text) = text(value.view()) {
            pairs.push((key.to_owned(), text));
        }
    });
    Some(pairs)
        .filter(|pairs| !pairs.is_empty())
        .map(Flat::Pairs)
}

/// Every property of a record, the additional ones last.
pub(crate) fn fields(record: &dyn Record, visit: &mut dyn FnMut(&str, &dyn Value)) {
    let shape = record.shape();
    record.fields(&mut |values| {
        for (field, value) in shape.fields.iter().zip(values) {
            visit(field.name, value.unwrap_or(&ABSENT));
        }
    });
    if let Some(additional) = record.additional() {
        entries(additional, visit);
    }
}

/// Every entry of a map.
pub(crate) fn entries(map: &dyn Map, visit: &mut dyn FnMut(&str, &dyn Value)) {
    map.visit(&mut |key, value| {
        visit(key, value);
        true
    });
}

/// The text of a scalar, JSON text for anything composite, `None` for nothing and `null`.
pub(crate) fn text(view: View<'_>) -> Option<String> {
    match view {
        View::Absent | View::Null => None,
        View::Bool(value) => Some(value.to_string()),
        View::Integer(value) => Some(value.to_string()),
        View::Unsigned(value) => Some(value.to_string()),
        // JSON has no spelling for these; the server shall see what it was given.
        View::Float(value) if !value.is_finite() => Some(value.to_string()),
        View::Digits(text) | View::Text(text) | View::Secret(text) => Some(text.to_owned()),
        View::Bytes(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        View::File(file) => Some(String::from_utf8_lossy(file.bytes()).into_owned()),
        composite => Some(json_text(composite)),
    }
}

/// JSON text; it is always UTF-8.
pub(crate) fn json_text(view: View<'_>) -> String {
    let mut bytes = Vec::new();
    json::write(view, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}
