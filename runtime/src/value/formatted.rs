//! Strings with a `format`.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use crate::describe::{Blank, Value, View};
use crate::json::{ReadError, Reader};

/// A string whose `format` says that it stands for a `T`.
///
/// The text is what counts: it is kept as it was read and written as it is kept, so that no
/// digit, offset or letter case of a server's value is changed. [`get`](Formatted::get)
/// makes the `T` of it, where it is one. Servers also send `""` or `0000-00-00`; that makes
/// no answer unreadable. What is sent is judged by the rule `format`.
///
/// ```
/// use bindery_runtime::value::{DateTime, jiff::Timestamp};
///
/// let read = DateTime::from("2024-06-19T15:22:45.50-04:00");
/// assert_eq!(read.get(), "2024-06-19T19:22:45.5Z".parse::<Timestamp>().ok());
/// assert_eq!(read.as_str(), "2024-06-19T15:22:45.50-04:00");
///
/// let made = DateTime::from(Timestamp::UNIX_EPOCH);
/// assert_eq!(made.as_str(), "1970-01-01T00:00:00Z");
///
/// assert_eq!(DateTime::from("0000-00-00").get(), None);
/// assert!("0000-00-00".parse::<DateTime>().is_err());
/// ```
///
/// Two are equal where their texts are. Different texts can stand for the same `T`; where
/// that is the question, compare what `get` gives.
pub struct Formatted<T> {
    text: String,
    form: PhantomData<fn() -> T>,
}

/// What a string with a `format` stands for.
pub trait TextForm: Sized {
    /// The name of the format.
    const FORMAT: &'static str;

    /// The value of a text, where it is one.
    fn read(text: &str) -> Option<Self>;

    /// The text that stands for the value.
    fn write(&self) -> String;
}

/// A value for which a text can be given where the value is asked for.
///
/// Not so for bytes: `"data"` could be meant as the bytes or as their base64.
#[diagnostic::on_unimplemented(
    message = "a text could be meant as bytes or as their base64",
    note = "give bytes (`b\"…\"`, a slice, a `Vec<u8>`), or `Base64::from_text(…)`"
)]
pub trait Spelled: TextForm {}

impl<T: TextForm> Formatted<T> {
    /// The value, where the text stands for one. It is made anew each time.
    #[must_use]
    pub fn get(&self) -> Option<T> {
        T::read(&self.text)
    }
}

impl<T> Formatted<T> {
    /// Keeps a text, whatever it is.
    #[must_use]
    pub fn from_text(text: impl Into<String>) -> Formatted<T> {
        Formatted {
            text: text.into(),
            form: PhantomData,
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }
}

impl<T: TextForm> From<T> for Formatted<T> {
    fn from(value: T) -> Formatted<T> {
        Formatted::from_text(value.write())
    }
}

/// Any text; one of another format is found when it is about to be sent. Parsing is strict.
impl<T: Spelled> From<&str> for Formatted<T> {
    fn from(text: &str) -> Formatted<T> {
        Formatted::from_text(text)
    }
}

/// Any text; one of another format is found when it is about to be sent. Parsing is strict.
impl<T: Spelled> From<String> for Formatted<T> {
    fn from(text: String) -> Formatted<T> {
        Formatted::from_text(text)
    }
}

impl<T: TextForm> FromStr for Formatted<T> {
    type Err = NotOfFormat;

    /// A text that stands for a value.
    fn from_str(text: &str) -> Result<Formatted<T>, NotOfFormat> {
        match T::read(text) {
            Some(_) => Ok(Formatted::from_text(text)),
            None => Err(NotOfFormat { format: T::FORMAT }),
        }
    }
}

/// A text that is not of the format that it should be.
///
/// It does not hold the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOfFormat {
    format: &'static str,
}

impl NotOfFormat {
    /// The name of the format.
    #[must_use]
    pub fn format(&self) -> &'static str {
        self.format
    }
}

impl fmt::Display for NotOfFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "string is not of the format `{}`", self.format)
    }
}

impl std::error::Error for NotOfFormat {}

// By hand, because a derive would ask the same of `T`.

impl<T> Clone for Formatted<T> {
    fn clone(&self) -> Formatted<T> {
        Formatted::from_text(self.text.clone())
    }
}

impl<T> PartialEq for Formatted<T> {
    fn eq(&self, other: &Formatted<T>) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Formatted<T> {}

impl<T> PartialEq<str> for Formatted<T> {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl<T> PartialEq<&str> for Formatted<T> {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl<T> Hash for Formatted<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> fmt::Debug for Formatted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<T> fmt::Display for Formatted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl<T> AsRef<str> for Formatted<T> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<T> Value for Formatted<T> {
    fn view(&self) -> View<'_> {
        View::Text(&self.text)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        self.text.fill(reader)
    }
}

impl<T> Blank for Formatted<T> {
    fn blank() -> Formatted<T> {
        Formatted::from_text(String::new())
    }
}
