//! Making JSON from Rust values.

use std::collections::BTreeMap;

use super::number::Number;
use super::tree::{Json, drop_overwritten};

impl From<bool> for Json {
    fn from(bool: bool) -> Json {
        Json::Bool(bool)
    }
}

impl From<String> for Json {
    fn from(text: String) -> Json {
        Json::String(text)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::String(text.to_owned())
    }
}

impl From<Number> for Json {
    fn from(number: Number) -> Json {
        Json::Number(number)
    }
}

/// `null` where the float is not finite, since JSON has no such number.
impl From<f64> for Json {
    fn from(float: f64) -> Json {
        Number::from_f64(float).map_or(Json::Null, Json::Number)
    }
}

macro_rules! from_integers {
    ($($from:ty),*) => {
        $(impl From<$from> for Json {
            fn from(number: $from) -> Json {
                Json::Number(number.into())
            }
        })*
    };
}

from_integers!(i8, i16, i32, i64, u8, u16, u32, u64);

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Json {
        value.map_or(Json::Null, Into::into)
    }
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(items: Vec<T>) -> Json {
        items.into_iter().collect()
    }
}

impl<T: Into<Json>> From<BTreeMap<String, T>> for Json {
    fn from(map: BTreeMap<String, T>) -> Json {
        map.into_iter().collect()
    }
}

/// Of two properties of the same name the later one counts.
impl<K: Into<String>, T: Into<Json>, const N: usize> From<[(K, T); N]> for Json {
    fn from(properties: [(K, T); N]) -> Json {
        properties.into_iter().collect()
    }
}

impl<T: Into<Json>> FromIterator<T> for Json {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Json {
        Json::Array(items.into_iter().map(Into::into).collect())
    }
}

/// Of two properties of the same name the later one counts.
impl<K: Into<String>, T: Into<Json>> FromIterator<(K, T)> for Json {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(properties: I) -> Json {
        let properties = properties
            .into_iter()
            .map(|(key, value)| (key.into(), value.into()));
        let mut properties = properties.collect();
        drop_overwritten(&mut properties);
        Json::Object(properties)
    }
}
