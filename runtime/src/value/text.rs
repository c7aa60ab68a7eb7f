//! Enums of strings.

use std::fmt;

/// An enum made from a list of strings.
///
/// The macro `text_enum!` makes a value of a type that implements this trait.
pub trait TextEnum: Sized + Send + Sync {
    /// The first of the values: the place to read into.
    const FIRST: Self;

    /// The string that stands for the value.
    fn as_str(&self) -> &str;

    /// The value that a string stands for. An open enum has one for every string; a
    /// closed enum gives `None` for a string that the document does not list.
    fn from_text(text: &str) -> Option<Self>;
}

/// A string that is not among the values of a closed enum.
///
/// It does not hold the string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownText;

impl fmt::Display for UnknownText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("string is not one of the listed values")
    }
}

impl std::error::Error for UnknownText {}
