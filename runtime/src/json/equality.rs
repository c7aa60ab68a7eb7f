//! When two JSON values are the same.

use std::cmp::Ordering;

use super::decimal::Decimal;
use super::tree::Json;
use super::write_text;
use crate::describe::{List, Map, Record, View};
use crate::order::order;

/// Whether both are the same value: numbers by value, objects without order.
pub(super) fn same(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::Null, Json::Null) => true,
        (Json::Bool(left), Json::Bool(right)) => left == right,
        (Json::Number(left), Json::Number(right)) => left == right,
        (Json::String(left), Json::String(right)) => left == right,
        (Json::Array(left), Json::Array(right)) => left == right,
        (Json::Object(left), Json::Object(right)) => {
            left.len() == right.len() && sorted(left) == sorted(right)
        }
        _ => false,
    }
}

/// Sorted, so that comparing takes no longer for objects that were made to be slow.
fn sorted(properties: &[(String, Json)]) -> Vec<&(String, Json)> {
    in_order(properties, &|left, right| left.0.cmp(&right.0))
}

fn in_order<'e, T>(entries: &'e [T], compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<&'e T> {
    let order = order(entries.len(), &mut |left, right| {
        compare(&entries[left], &entries[right])
    });
    order.into_iter().map(|index| &entries[index]).collect()
}

/// Appends a text that values that are the same share, and others do not.
pub(crate) fn canonical(view: View<'_>, out: &mut Vec<u8>) {
    match view {
        View::Integer(integer) => number(Some(Decimal::from_i128(i128::from(integer))), out),
        View::Unsigned(unsigned) => number(Some(Decimal::from_i128(i128::from(unsigned))), out),
        View::Float(float) => number(Decimal::from_f64(float), out),
        View::Digits(digits) => number(Decimal::parse(digits), out),
        View::List(list) => canonical_list(list, out),
        View::Map(map) => object(&entries_of_map(map), out),
        View::Record(record) => object(&entries_of_record(record), out),
        plain => super::write(plain, out),
    }
}

fn number(decimal: Option<Decimal>, out: &mut Vec<u8>) {
    match decimal {
        Some(decimal) => out.extend_from_slice(decimal.canonical().as_bytes()),
        None => out.extend_from_slice(b"null"),
    }
}

fn canonical_list(list: &dyn List, out: &mut Vec<u8>) {
    out.push(b'[');
    for index in 0..list.len() {
        canonical(list.item(index).view(), out);
        out.push(b',');
    }
    out.push(b']');
}

/// A key, quoted, with the canonical text of its value.
type Entry = (Vec<u8>, Vec<u8>);

fn entry(key: &str, view: View<'_>) -> Entry {
    let (mut name, mut value) = (Vec::new(), Vec::new());
    write_text(key, &mut name);
    canonical(view, &mut value);
    (name, value)
}

fn entries_of_map(map: &dyn Map) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(map.len());
    map.visit(&mut |key, value| {
        entries.push(entry(key, value.view()));
        true
    });
    entries
}

fn entries_of_record(record: &dyn Record) -> Vec<Entry> {
    let mut entries = record.additional().map_or_else(Vec::new, entries_of_map);
    record.each(&mut |field, view| {
        if !matches!(view, View::Absent) || field.null {
            entries.push(entry(field.name, view));
        }
    });
    entries
}

fn object(entries: &[Entry], out: &mut Vec<u8>) {
    out.push(b'{');
    for (key, value) in in_order(entries, &Entry::cmp) {
        out.extend_from_slice(key);
        out.push(b':');
        out.extend_from_slice(value);
        out.push(b',');
    }
    out.push(b'}');
}
