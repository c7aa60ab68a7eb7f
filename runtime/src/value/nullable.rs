//! A value that may be `null`.

use crate::describe::{Blank, Value, View};
use crate::json::{ReadError, Reader};
use crate::secret::Secret;

use super::formatted::{Formatted, Spelled, TextForm};

/// A value, or the JSON value `null`.
///
/// An optional field that may be `null` is an `Option<Nullable<T>>`: `None` leaves the
/// field out, `Some(Nullable::Null)` sends `null`. An API tells them apart where leaving
/// a field out means "as it was" and `null` means "take it away".
///
/// ```
/// use bindery_runtime::json;
/// use bindery_runtime::value::Nullable;
///
/// let items: Vec<Option<Nullable<i64>>> = vec![Some(1.into()), Some(Nullable::Null)];
/// assert_eq!(json::to_string(&items), "[1,null]");
/// assert_eq!(json::from_str::<Vec<Option<Nullable<i64>>>>("[1,null]")?, items);
/// # Ok::<(), json::ReadError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// `null`
    #[default]
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Nullable::Null => None,
            Nullable::Value(value) => Some(value),
        }
    }

    /// The value, where there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Nullable::Null => None,
            Nullable::Value(value) => Some(value),
        }
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Nullable::Null)
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Nullable<T> {
        Nullable::Value(value)
    }
}

impl From<&str> for Nullable<String> {
    fn from(text: &str) -> Nullable<String> {
        Nullable::Value(text.to_owned())
    }
}

impl From<&str> for Nullable<Secret> {
    fn from(text: &str) -> Nullable<Secret> {
        Nullable::Value(text.into())
    }
}

impl<T: Spelled> From<&str> for Nullable<Formatted<T>> {
    fn from(text: &str) -> Nullable<Formatted<T>> {
        Nullable::Value(text.into())
    }
}

impl<T: TextForm> From<T> for Nullable<Formatted<T>> {
    fn from(value: T) -> Nullable<Formatted<T>> {
        Nullable::Value(value.into())
    }
}

impl<T: Blank> Value for Nullable<T> {
    fn view(&self) -> View<'_> {
        match self {
            Nullable::Null => View::Null,
            Nullable::Value(value) => value.view(),
        }
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = if reader.null_next()? {
            Nullable::Null
        } else {
            Nullable::Value(T::blank())
        };
        // Filled in its place: a value can be large, and would be moved there.
        match self {
            Nullable::Null => Ok(()),
            Nullable::Value(value) => value.fill(reader),
        }
    }
}

impl<T: Blank> Blank for Nullable<T> {
    const KEEPS_NULL: bool = true;

    fn blank() -> Nullable<T> {
        Nullable::Null
    }
}
