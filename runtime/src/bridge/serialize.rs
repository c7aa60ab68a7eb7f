//! Every generated type into any serde format, compiled once for each format.

use serde_core::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::describe::{List, Map, Record, Value, View};
use crate::json::{Json, Number, is_written_field};
use crate::value::Formatted;

/// Hands the value to a serializer, without making a tree of it. Secrets are handed on as
/// they are: whoever serializes a request wants to send it.
///
/// # Errors
/// When the serializer fails.
pub fn serialize<S: Serializer>(value: &dyn Value, serializer: S) -> Result<S::Ok, S::Error> {
    Seen(value.view()).serialize(serializer)
}

struct Seen<'a>(View<'a>);

impl Serialize for Seen<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            View::Absent | View::Null => serializer.serialize_none(),
            View::Bool(bool) => serializer.serialize_bool(bool),
            View::Integer(integer) => serializer.serialize_i64(integer),
            View::Unsigned(unsigned) => serializer.serialize_u64(unsigned),
            View::Float(float) => serializer.serialize_f64(float),
            View::Digits(digits) => serialize_digits(digits, serializer),
            View::Text(text) | View::Secret(text) => serializer.serialize_str(text),
            View::Bytes(bytes) => serializer.serialize_str(&String::from_utf8_lossy(bytes)),
            View::File(file) => serializer.serialize_str(&String::from_utf8_lossy(file.bytes())),
            View::List(list) => serialize_list(list, serializer),
            View::Map(map) => {
                let mut out = serializer.serialize_map(Some(map.len()))?;
                serialize_entries(map, &mut |_| false, &mut out)?;
                out.end()
            }
            View::Record(record) => serialize_record(record, serializer),
        }
    }
}

/// A number that no smaller type holds exactly. serde knows nothing larger than `i128`,
/// so what is larger, or a longer fraction, is rounded to `f64`.
fn serialize_digits<S: Serializer>(digits: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(integer) = digits.parse() {
        serializer.serialize_i128(integer)
    } else if let Ok(unsigned) = digits.parse() {
        serializer.serialize_u128(unsigned)
    } else {
        match digits.parse() {
            Ok(float) => serializer.serialize_f64(float),
            Err(_) => serializer.serialize_none(),
        }
    }
}

fn serialize_list<S: Serializer>(list: &dyn List, serializer: S) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_seq(Some(list.len()))?;
    for index in 0..list.len() {
        out.serialize_element(&Seen(list.item(index).view()))?;
    }
    out.end()
}

fn serialize_entries<M: SerializeMap>(
    map: &dyn Map,
    taken: &mut dyn FnMut(&str) -> bool,
    out: &mut M,
) -> Result<(), M::Error> {
    let mut result = Ok(());
    map.visit(&mut |key, value| {
        if !taken(key) {
            result = out.serialize_entry(key, &Seen(value.view()));
        }
        result.is_ok()
    });
    result
}

fn serialize_record<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    let mut taken = |key: &str| is_written_field(record, key);
    // Formats for people mark the end; only others write first how many there are.
    let count = (!serializer.is_human_readable()).then(|| count(record, &mut taken));
    let mut out = serializer.serialize_map(count)?;
    let mut result = Ok(());
    record.each(&mut |field, view| {
        if result.is_ok() && (field.null || !matches!(view, View::Absent)) {
            result = out.serialize_entry(field.name, &Seen(view));
        }
    });
    result?;
    if let Some(map) = record.additional() {
        serialize_entries(map, &mut taken, &mut out)?;
    }
    out.end()
}

/// How many properties are written.
fn count(record: &dyn Record, taken: &mut dyn FnMut(&str) -> bool) -> usize {
    let mut count = 0;
    record.each(&mut |field, view| {
        count += usize::from(field.null || !matches!(view, View::Absent));
    });
    if let Some(map) = record.additional() {
        map.visit(&mut |key, _| {
            count += usize::from(!taken(key));
            true
        });
    }
    count
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl<T> Serialize for Formatted<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
