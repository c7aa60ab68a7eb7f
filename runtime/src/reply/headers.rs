//! The headers that a document declares, read into a record.

use std::str;

use http::HeaderMap;

use crate::describe::Value;
use crate::json::{self, Json, Reader};
use crate::schema::{Schema, Shape, Types};

/// Fills `record`, which is blank, from the headers that `shape` names.
///
/// A header that does not fit its type is left out: an answer is not lost over one.
pub(crate) fn read(headers: &HeaderMap, shape: &Shape, record: &mut dyn Value) {
    let present = shape.fields.iter().filter_map(|field| {
        let value = headers.get(field.name)?;
        let text = str::from_utf8(value.as_bytes()).ok()?.trim();
        Some((field.name.to_owned(), header(text, field.schema)?))
    });
    let json = json::to_vec(&Json::Object(present.collect()));
    // What still does not fit (a number too large for its Rust type) costs the others
    // behind it, never the answer.
    let _ = record.fill(&mut Reader::new(&json));
}

pub(crate) fn header(text: &str, schema: &Schema) -> Option<Json> {
    if schema.types == Types::ANY || schema.types.has(Types::STRING) {
        return Some(Json::String(text.to_owned()));
    }
    if schema.types.has(Types::ARRAY) {
        let items = text.split(',').map(str::trim).enumerate();
        let items = items.map(|(index, item)| header(item, schema.item(index)));
        return items.collect::<Option<Vec<Json>>>().map(Json::Array);
    }
    let json = json::from_str::<Json>(text).ok()?;
    let fits = match &json {
        Json::Bool(_) => schema.types.has(Types::BOOLEAN),
        Json::Number(_) if schema.types.has(Types::NUMBER) => true,
        Json::Number(_) => schema.types.has(Types::INTEGER) && is_integer(text),
        Json::Object(_) => schema.types.has(Types::OBJECT),
        _ => false,
    };
    fits.then_some(json)
}

fn is_integer(text: &str) -> bool {
    text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok()
}
