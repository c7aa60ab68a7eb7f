//! A JSON value of any kind.

use std::fmt;
use std::str::FromStr;

use super::error::ReadError;
use super::number::Number;
use super::pointer;
use super::reader::{Kind, Reader};
use super::{equality, to_string};
use crate::describe::{Blank, List, Map, Value, View};
use crate::order::order;

/// Any JSON value; nothing of it is lost.
///
/// Objects keep the order of their properties but compare without it; numbers compare
/// by value.
///
/// ```
/// use bindery_runtime::json::Json;
///
/// let json: Json = r#"{"jobs": [{"id": "a"}, {"id": "b", "n": 1}]}"#.parse()?;
/// assert_eq!(json.pointer("/jobs/1/id").and_then(Json::as_str), Some("b"));
/// assert_eq!(json.get("jobs").and_then(Json::as_array).map(Vec::len), Some(2));
/// assert_eq!(json.to_string(), r#"{"jobs":[{"id":"a"},{"id":"b","n":1}]}"#);
/// assert_eq!(json.pointer("/jobs/1"), Some(&r#"{"n": 1.0, "id": "b"}"#.parse()?));
/// # Ok::<(), bindery_runtime::json::ReadError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object. A property should occur once; [`Json::get`] finds the first.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A copy of a value as JSON, as it would be written. Secrets are in it as they are.
    #[must_use]
    pub fn of(value: &dyn Value) -> Json {
        super::from_slice(&super::to_vec(value)).unwrap_or_default()
    }

    /// The property of that name, where this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        let properties = self.as_object()?;
        properties
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// The value at a JSON pointer (RFC 6901).
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Json> {
        if pointer.is_empty() {
            return Some(self);
        }
        let tokens = pointer.strip_prefix('/')?.split('/');
        tokens
            .into_iter()
            .try_fold(self, |json, token| json.child(token))
    }

    fn child(&self, token: &str) -> Option<&Json> {
        match self {
            Json::Array(items) => {
                let canonical = token == "0" || !token.starts_with(['0', '+']);
                items.get(token.parse::<usize>().ok().filter(|_| canonical)?)
            }
            Json::Object(_) => self.get(&pointer::unescape(token)?),
            _ => None,
        }
    }

    /// Whether this is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Json::Null)
    }

    /// The boolean, where this is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Json::Bool(bool) = self {
            Some(*bool)
        } else {
            None
        }
    }

    /// The number, where this is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        if let Json::Number(number) = self {
            Some(number)
        } else {
            None
        }
    }

    /// The string, where this is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Json::String(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The items, where this is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&Vec<Json>> {
        if let Json::Array(items) = self {
            Some(items)
        } else {
            None
        }
    }

    /// The properties, where this is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Vec<(String, Json)>> {
        if let Json::Object(properties) = self {
            Some(properties)
        } else {
            None
        }
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Json) -> bool {
        equality::same(self, other)
    }
}

impl Eq for Json {}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_string(self))
    }
}

impl FromStr for Json {
    type Err = ReadError;

    fn from_str(text: &str) -> Result<Json, ReadError> {
        super::from_str(text)
    }
}

impl Value for Json {
    fn view(&self) -> View<'_> {
        match self {
            Json::Null => View::Null,
            Json::Bool(bool) => View::Bool(*bool),
            Json::Number(number) => number.view(),
            Json::String(text) => View::Text(text),
            Json::Array(items) => View::List(items as &dyn List),
            Json::Object(properties) => View::Map(properties as &dyn Map),
        }
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = match reader.peek()? {
            Kind::Null => {
                reader.null_next()?;
                Json::Null
            }
            Kind::Boolean => Json::Bool(reader.boolean()?),
            Kind::Number => Json::Number(reader.value()?),
            Kind::String => Json::String(reader.text()?.to_owned()),
            Kind::Array => Json::Array(reader.value()?),
            Kind::Object => Json::Object(read_object(reader)?),
        };
        Ok(())
    }
}

impl Blank for Json {
    const KEEPS_NULL: bool = true;

    fn blank() -> Json {
        Json::Null
    }
}

fn read_object(reader: &mut Reader<'_>) -> Result<Vec<(String, Json)>, ReadError> {
    let mut properties: Vec<(String, Json)> = Vec::new();
    reader.entries(&mut |key, reader| {
        properties.push((key.to_owned(), reader.value()?));
        Ok(())
    })?;
    drop_overwritten(&mut properties);
    Ok(properties)
}

/// Of a property that occurs more than once, keeps the last.
pub(super) fn drop_overwritten(properties: &mut Vec<(String, Json)>) {
    if properties.len() <= FEW && are_different(properties) {
        return;
    }
    // Of equal keys the later stays behind the earlier.
    let order = order(properties.len(), &mut |a, b| {
        key_at(properties, a).cmp(key_at(properties, b))
    });
    let mut overwritten = vec![false; properties.len()];
    for pair in order.windows(2) {
        if let [earlier, later] = pair
            && key_at(properties, *earlier) == key_at(properties, *later)
            && let Some(mark) = overwritten.get_mut(*earlier)
        {
            *mark = true;
        }
    }
    let mut marks = overwritten.into_iter();
    properties.retain(|_| !marks.next().unwrap_or(false));
}

/// So many keys are compared with each other sooner than they are sorted.
const FEW: usize = 8;

fn are_different(properties: &[(String, Json)]) -> bool {
    let mut keys = properties.iter().enumerate();
    keys.all(|(index, (key, _))| properties[..index].iter().all(|(other, _)| other != key))
}

fn key_at(properties: &[(String, Json)], index: usize) -> &str {
    properties.get(index).map_or("", |(key, _)| key)
}

impl Map for Vec<(String, Json)> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn visit(&self, visit: &mut dyn FnMut(&str, &dyn Value) -> bool) {
        for (key, value) in self {
            if !visit(key, value) {
                return;
            }
        }
    }

    fn read_entry(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        let value = reader.value()?;
        match self.iter_mut().find(|(name, _)| name == key) {
            Some((_, earlier)) => *earlier = value,
            None => self.push((key.to_owned(), value)),
        }
        Ok(())
    }
}
