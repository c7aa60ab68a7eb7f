//! Text that must not be shown.

mod redaction;

use std::fmt;
use std::hint::black_box;

use zeroize::Zeroizing;

use crate::describe::{Blank, Value, View};
use crate::json::{ReadError, Reader};

pub use redaction::Redaction;

/// A password, a key or a token.
///
/// `Debug` prints `***`, there is no `Display`, and the memory is overwritten when the
/// value is dropped. What is sent to the server, or read from it, passes through buffers
/// that are not overwritten.
///
/// ```
/// use bindery_runtime::secret::Secret;
///
/// let password = Secret::from("Passw0rd!");
/// assert_eq!(format!("{password:?}"), "***");
/// assert_eq!(password.expose(), "Passw0rd!");
/// ```
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Keeps `text` from now on. The text is moved, so no copy of it stays behind.
    #[must_use]
    pub fn new(text: String) -> Secret {
        Secret(Zeroizing::new(text))
    }

    /// The text itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Secret {
        Secret::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Takes the same time wherever two texts of the same length differ.
impl PartialEq for Secret {
    fn eq(&self, other: &Secret) -> bool {
        let (left, right) = (self.0.as_bytes(), other.0.as_bytes());
        let difference = left
            .iter()
            .zip(right)
            .fold(0, |difference, (a, b)| black_box(difference | (a ^ b)));
        left.len() == right.len() && difference == 0
    }
}

impl Eq for Secret {}

impl Value for Secret {
    fn view(&self) -> View<'_> {
        View::Secret(&self.0)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = Secret::from(reader.text()?);
        Ok(())
    }
}

impl Blank for Secret {
    fn blank() -> Secret {
        Secret::new(String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equality_looks_at_all_of_the_text() {
        assert_eq!(Secret::from("abc"), Secret::from("abc"));
        assert_ne!(Secret::from("abc"), Secret::from("abd"));
        assert_ne!(Secret::from("abc"), Secret::from("ab"));
        assert_ne!(Secret::from(""), Secret::from("a"));
    }

    #[test]
    fn is_never_in_debug() {
        let text = format!(
            "{:?} {:#?}",
            Some(Secret::from("hunter2")),
            vec![Secret::from("hunter2")]
        );
        assert!(!text.contains("hunter2"), "{text}");
    }
}
