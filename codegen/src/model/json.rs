//! A JSON value without a place.

use std::fmt::{self, Write};

use crate::document::{Node, Value, index, tokens};

/// A JSON value: an example, a default, an enum value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A number, as JSON text.
    Number(String),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object, in the order of the document.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// What is at a JSON pointer.
    ///
    /// ```
    /// use bindery::model::Json;
    ///
    /// let list = Json::Array(vec![Json::Bool(true)]);
    /// let job = Json::Object(vec![("a/b".to_owned(), list)]);
    /// assert_eq!(job.pointer("/a~1b/0"), Some(&Json::Bool(true)));
    /// assert_eq!(job.pointer("/a~1b/1"), None);
    /// ```
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Json> {
        tokens(pointer)?.try_fold(self, |json, token| match json {
            Json::Object(entries) => {
                let mut entries = entries.iter();
                entries
                    .find(|(key, _)| *key == token)
                    .map(|(_, value)| value)
            }
            Json::Array(items) => items.get(index(&token)?),
            _ => None,
        })
    }

    /// Puts a value at a JSON pointer. Properties that are not there are added, with objects
    /// around them; items are not. Says whether it was put there.
    ///
    /// ```
    /// use bindery::model::Json;
    ///
    /// let mut job = Json::Object(Vec::new());
    /// assert!(job.put("/job/done", Json::Bool(true)));
    /// assert_eq!(job.to_string(), r#"{"job":{"done":true}}"#);
    /// assert!(!job.put("/job/done/when", Json::Null));
    /// ```
    #[must_use]
    pub fn put(&mut self, pointer: &str, value: Json) -> bool {
        let Some(tokens) = tokens(pointer) else {
            return false;
        };
        let mut here = self;
        for token in tokens {
            let next = match here {
                Json::Object(entries) => {
                    let known = entries.iter().position(|(key, _)| *key == token);
                    let at = known.unwrap_or(entries.len());
                    if known.is_none() {
                        entries.push((token, Json::Object(Vec::new())));
                    }
                    entries.get_mut(at).map(|(_, value)| value)
                }
                Json::Array(items) => index(&token).and_then(|at| items.get_mut(at)),
                _ => None,
            };
            let Some(next) = next else {
                return false;
            };
            here = next;
        }
        *here = value;
        true
    }
}

impl From<&Node> for Json {
    fn from(node: &Node) -> Json {
        match &node.value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(text) => Json::Number(text.to_string()),
            Value::String(text) => Json::String(text.to_string()),
            Value::Array(items) => Json::Array(items.iter().map(Json::from).collect()),
            Value::Object(entries) => Json::Object(
                entries
                    .iter()
                    .map(|entry| (entry.key.to_string(), Json::from(&entry.value)))
                    .collect(),
            ),
        }
    }
}

/// JSON text without white space; numbers as they were written.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(value) => f.write_str(if *value { "true" } else { "false" }),
            Json::Number(text) => f.write_str(text),
            Json::String(text) => write_string(text, f),
            Json::Array(items) => {
                f.write_char('[')?;
                for (index, item) in items.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    fmt::Display::fmt(item, f)?;
                }
                f.write_char(']')
            }
            Json::Object(entries) => {
                f.write_char('{')?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    write_string(key, f)?;
                    f.write_char(':')?;
                    fmt::Display::fmt(value, f)?;
                }
                f.write_char('}')
            }
        }
    }
}

fn write_string(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    let mut rest = text;
    // What needs an escape is one byte, and hardly any does.
    let is_special = |byte: u8| matches!(byte, b'"' | b'\\' | ..b' ');
    while let Some(at) = rest.bytes().position(is_special) {
        let (plain, from) = rest.split_at(at);
        f.write_str(plain)?;
        let (special, behind) = from.split_at(1);
        match special {
            "\"" => f.write_str("\\\"")?,
            "\\" => f.write_str("\\\\")?,
            _ => write!(f, "\\u{:04x}", special.as_bytes()[0])?,
        }
        rest = behind;
    }
    f.write_str(rest)?;
    f.write_char('"')
}
