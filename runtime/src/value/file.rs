//! Bytes: a body that is no text, and a part of a form.

use std::fmt;

use bytes::Bytes;

use crate::describe::{Blank, Value, View};
use crate::json::{ReadError, Reader};

impl Value for Bytes {
    fn view(&self) -> View<'_> {
        View::Bytes(self)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = reader.bytes()?;
        Ok(())
    }
}

impl Blank for Bytes {
    fn blank() -> Bytes {
        Bytes::new()
    }
}

/// Bytes with a name and a media type: what a form uploads, or a body whose media type the
/// document leaves open.
///
/// ```
/// use bindery_runtime::value::File;
///
/// let photo = File::new(vec![0xff, 0xd8])
///     .with_name("rex.jpg")
///     .with_content_type("image/jpeg");
/// assert_eq!(photo.name(), Some("rex.jpg"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct File {
    bytes: Bytes,
    name: Name,
    content_type: Option<String>,
    headers: Vec<(String, String)>,
}

/// The name of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Name {
    /// That of the property that it is: many servers take a part without a name for text.
    #[default]
    Property,
    /// There is none.
    None,
    /// This one.
    Given(String),
}

impl File {
    /// A file of these bytes. In a form it is called like its property, and is of the media
    /// type that the document says, or else `application/octet-stream`.
    #[must_use]
    pub fn new(bytes: impl Into<Bytes>) -> File {
        File {
            bytes: bytes.into(),
            ..File::default()
        }
    }

    /// The same, with a file name.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> File {
        self.name = Name::Given(name.into());
        self
    }

    /// The same, without a file name: a plain value rather than an upload.
    #[must_use]
    pub fn without_name(mut self) -> File {
        self.name = Name::None;
        self
    }

    /// The same, of this media type. One that no header can hold is reported when the call
    /// is sent.
    #[must_use]
    pub fn with_content_type(mut self, media_type: impl Into<String>) -> File {
        self.content_type = Some(media_type.into());
        self
    }

    /// The same, with a header of its own part of the form, `Content-ID` for example.
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> File {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The bytes, by themselves.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }

    /// The file name that was given.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.name {
            Name::Given(name) => Some(name),
            Name::Property | Name::None => None,
        }
    }

    /// The media type that was given.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    pub(crate) fn naming(&self) -> &Name {
        &self.name
    }

    pub(crate) fn headers(&self) -> &[(String, String)] {
        &self.headers
    }
}

impl fmt::Debug for File {
    // The content is too long to be shown, and none of anyone's business.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name())
            .field("content_type", &self.content_type)
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

macro_rules! from {
    ($($bytes:ty),*) => {
        $(
            impl From<$bytes> for File {
                fn from(bytes: $bytes) -> File {
                    File::new(bytes)
                }
            }
        )*
    };
}

from!(Bytes, Vec<u8>, String, &'static str, &'static [u8]);

impl<const N: usize> From<&'static [u8; N]> for File {
    fn from(bytes: &'static [u8; N]) -> File {
        File::new(bytes.as_slice())
    }
}

impl Value for File {
    fn view(&self) -> View<'_> {
        View::File(self)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = File::new(reader.bytes()?);
        Ok(())
    }
}

impl Blank for File {
    fn blank() -> File {
        File::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_is_not_shown() {
        let file = File::from("hunter2").with_name("a.txt");
        assert_eq!(
            format!("{file:?}"),
            r#"File { name: Some("a.txt"), content_type: None, bytes: 7, .. }"#
        );
    }

    #[test]
    fn in_json_it_is_a_string() {
        let file: File = crate::json::from_str(r#""abc""#).unwrap();
        assert_eq!(file.bytes(), "abc");
        assert_eq!(crate::json::to_string(&file), r#""abc""#);
    }
}
