//! Bodies of type `application/x-www-form-urlencoded`.

use super::flat::{entries, fields};
use super::query::{Pair, Way, joined, pairs_of};
use crate::describe::{Value, View};
use crate::operation::{Encoding, Style};

/// Every property a pair of its own: lists repeat their key, objects are JSON text, unless
/// the document says otherwise.
pub(crate) fn form(view: View<'_>, encodings: &[Encoding]) -> String {
    let mut pairs = Vec::new();
    let mut add = |key: &str, value: &dyn Value| {
        let encoding = encodings.iter().find(|one| one.property == key);
        pairs.extend(property(key, value.view(), encoding));
    };
    match view {
        View::Record(record) => fields(record, &mut add),
        View::Map(map) => entries(map, &mut add),
        _ => {}
    }
    joined(&pairs, "&")
}

fn property(key: &str, view: View<'_>, encoding: Option<&Encoding>) -> Vec<Pair> {
    let said = encoding.and_then(|encoding| encoding.style);
    let is_json = encoding.is_some_and(|encoding| {
        said.is_none() && encoding.content_type.is_some_and(super::is_json)
    });
    let style = match (said, view) {
        (Some(style), _) => style,
        (None, View::Absent | View::Null) => return Vec::new(),
        // A string is text already, whatever it holds.
        (None, View::List(_) | View::Map(_) | View::Record(_)) if is_json => Style::Json,
        (None, View::Map(_) | View::Record(_)) => Style::Json,
        (None, _) => Style::Form,
    };
    let way = Way {
        style,
        explode: encoding.is_none_or(|encoding| encoding.explode),
        allow_reserved: encoding.is_some_and(|encoding| encoding.allow_reserved),
    };
    pairs_of(&way, key, view)
}
