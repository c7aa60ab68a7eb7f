//! Bodies of type `application/x-www-form-urlencoded`.

use super::escape::Escape;
use super::flat::Refusal;
use super::flat::{entries, fields};
use super::query::{Pair, Way, joined, pairs_of};
use crate::describe::{Value, View};
use crate::operation::{Encoding, Style};

/// Every property a pair of its own: lists repeat their key, objects are JSON text, unless
/// the document says otherwise.
pub(crate) fn form(view: View<'_>, encodings: &[Encoding]) -> Result<String, Refusal> {
    let mut pairs = Vec::new();
    let mut refusal = None;
    let mut add = |key: &str, value: &dyn Value| {
        let encoding = encodings.iter().find(|one| one.property == key);
        match property(key, value.view(), encoding) {
            Ok(more) => pairs.extend(more),
            Err(why) => refusal = Some(why),
        }
    };
    match view {
        View::Record(record) => fields(record, &mut add),
        View::Map(map) => entries(map, &mut add),
        _ => {}
    }
    refusal.map_or_else(|| Ok(joined(&pairs, "&")), Err)
}

fn property(key: &str, view: View<'_>, encoding: Option<&Encoding>) -> Result<Vec<Pair>, Refusal> {
    let said = encoding.and_then(|encoding| encoding.style);
    let is_json = encoding.is_some_and(|encoding| {
        said.is_none() && encoding.content_type.is_some_and(super::is_json)
    });
    let style = match (said, view) {
        (Some(style), _) => style,
        (None, View::Absent | View::Null) => return Ok(Vec::new()),
        // A string is text already, whatever it holds.
        (None, View::List(_) | View::Map(_) | View::Record(_)) if is_json => Style::Json,
        (None, View::Map(_) | View::Record(_)) => Style::Json,
        (None, _) => Style::Form,
    };
    let way = Way {
        style,
        explode: encoding.is_none_or(|encoding| encoding.explode),
        escape: Escape::of(encoding.is_some_and(|one| one.allow_reserved), ""),
    };
    pairs_of(&way, key, view)
}
