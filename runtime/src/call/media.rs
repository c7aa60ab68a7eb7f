//! How a body is written in its media type.

use std::borrow::Cow;

use bytes::Bytes;

use crate::describe::View;
use crate::operation::{Content, Format};
use crate::{json, target};

/// A body as it is sent.
pub(crate) struct Written {
    /// The value of `Content-Type`.
    pub(super) media_type: Cow<'static, str>,
    pub(super) bytes: Bytes,
}

const NO_WRITER: &str = "there is no writer for the media type of its body";

/// The bytes of a body, or why there are none.
pub(super) fn write(content: &Content, view: View<'_>) -> Result<Written, &'static str> {
    let bytes = match content.format {
        Format::Json => {
            let mut bytes = Vec::with_capacity(256);
            json::write(view, &mut bytes);
            Bytes::from(bytes)
        }
        Format::Form => match target::form(view, content.encodings) {
            Ok(form) => Bytes::from(form),
            Err((_, why)) => return Err(why),
        },
        Format::Multipart(writer) => return (writer.0)(content, view),
        Format::Text | Format::Bytes => match view {
            View::Bytes(bytes) => bytes.clone(),
            View::File(file) => file.bytes().clone(),
            View::Text(text) | View::Secret(text) => Bytes::copy_from_slice(text.as_bytes()),
            View::List(_) | View::Map(_) | View::Record(_) => return Err(NO_WRITER),
            scalar => Bytes::from(target::text(scalar).ok_or(NO_WRITER)?),
        },
    };
    Ok(Written {
        media_type: media_type(content, view),
        bytes,
    })
}

/// The document's own media type; where it leaves it open, that of the file, or what the
/// bytes certainly are.
fn media_type(content: &Content, view: View<'_>) -> Cow<'static, str> {
    if let View::File(file) = view
        && let Some(given) = file.content_type()
    {
        return Cow::Owned(given.to_owned());
    }
    if !content.media_type.contains('*') {
        return Cow::Borrowed(content.media_type);
    }
    Cow::Borrowed(match content.format {
        Format::Json => "application/json",
        Format::Text => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;
    use crate::value::File;

    fn written(
        media_type: &'static str,
        format: Format,
        view: View<'_>,
    ) -> Result<(String, Bytes), &'static str> {
        let content = Content {
            media_type,
            format,
            schema: &Schema::ANY,
            encodings: &[],
        };
        write(&content, view).map(|written| (written.media_type.into_owned(), written.bytes))
    }

    #[test]
    fn a_body_is_written_as_its_format_says() {
        let table = [
            ("text/plain", Format::Text, View::Text("a b"), "a b"),
            ("text/plain", Format::Text, View::Integer(7), "7"),
            ("application/json", Format::Json, View::Text("a"), "\"a\""),
        ];
        for (media_type, format, view, expected) in table {
            assert_eq!(
                written(media_type, format, view),
                Ok((media_type.to_owned(), Bytes::from(expected)))
            );
        }
        let none = crate::json::Json::Array(Vec::new());
        let view = crate::describe::Value::view(&none);
        assert!(written("text/plain", Format::Text, view).is_err());
    }

    #[test]
    fn an_open_media_type_is_said_by_the_file() {
        let file = File::from("x").with_content_type("image/png");
        let said = |file: &File| written("image/*", Format::Bytes, View::File(file));
        assert_eq!(said(&file).unwrap().0, "image/png");
        assert_eq!(
            said(&File::from("x")).unwrap().0,
            "application/octet-stream"
        );
        let json = written("*/*", Format::Json, View::Bool(true));
        assert_eq!(json.unwrap().0, "application/json");
    }
}
