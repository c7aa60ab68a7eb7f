//! The query, pair by pair; cookies are pairs too.

use super::encode::{Encode, allowing_reserved, value as encoded};
use super::flat::{Flat, entries, fields, json_text, text};
use crate::describe::{Value, View};
use crate::operation::{Parameter, Style};

/// A key and its value, both encoded.
pub(super) type Pair = (String, String);

/// What a parameter adds to the query.
pub(super) fn pairs(parameter: &Parameter, view: View<'_>) -> Vec<Pair> {
    let way = Way {
        style: parameter.style,
        explode: parameter.explode,
        allow_reserved: parameter.allow_reserved,
    };
    pairs_of(&way, parameter.name, view)
}

/// How a value becomes pairs.
pub(super) struct Way {
    pub(super) style: Style,
    pub(super) explode: bool,
    pub(super) allow_reserved: bool,
}

/// The pairs for the value of a name.
pub(super) fn pairs_of(way: &Way, plain_name: &str, view: View<'_>) -> Vec<Pair> {
    let encode: Encode = if way.allow_reserved {
        allowing_reserved
    } else {
        encoded
    };
    let name = encoded(plain_name);
    let separator = match way.style {
        Style::Json if matches!(view, View::Absent) => return Vec::new(),
        Style::Json => return vec![(name, encode(&json_text(view)))],
        Style::DeepObject => return deep_object(plain_name, view, encode),
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    };
    match Flat::of(view) {
        None => Vec::new(),
        Some(Flat::Many(items)) if way.explode => items
            .iter()
            .map(|item| (name.clone(), encode(item)))
            .collect(),
        Some(Flat::Pairs(pairs)) if way.explode => pairs
            .iter()
            .map(|(key, value)| (encoded(key), encode(value)))
            .collect(),
        Some(flat) => vec![(name, flat.joined(separator, separator, encode))],
    }
}

/// `name[key]=value`, at any depth; a list repeats its key.
fn deep_object(name: &str, view: View<'_>, encode: Encode) -> Vec<Pair> {
    let mut out = Vec::new();
    let mut inner = |key: &str, value: &dyn Value| {
        out.extend(deep_object(&format!("{name}[{key}]"), value.view(), encode));
    };
    match view {
        View::Record(record) => fields(record, &mut inner),
        View::Map(map) => entries(map, &mut inner),
        View::List(list) => {
            let items = (0..list.len()).filter_map(|index| text(list.item(index).view()));
            out.extend(items.map(|item| (encoded(name), encode(&item))));
        }
        scalar => out.extend(text(scalar).map(|text| (encoded(name), encode(&text)))),
    }
    out
}

/// `key=value`, with `between` between the pairs.
pub(super) fn joined(pairs: &[Pair], between: &str) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    pairs.join(between)
}
