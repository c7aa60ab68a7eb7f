//! Media types: which are JSON, which are text, and how a body is written in each.

use bytes::Bytes;

use crate::describe::View;
use crate::{json, target};

/// How a body of a media type is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    Form,
    Text,
    Other,
}

/// `type/subtype` in lower case, without parameters.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// The kind of a media type. A wildcard is taken for JSON, which APIs mean by it.
pub(super) fn kind(media_type: &str) -> Kind {
    match essence(media_type).as_str() {
        "application/x-www-form-urlencoded" => Kind::Form,
        "application/json" | "text/json" | "*/*" | "application/*" => Kind::Json,
        other if other.ends_with("+json") => Kind::Json,
        other if other.starts_with("text/") => Kind::Text,
        _ => Kind::Other,
    }
}

/// The bytes of a body, `None` where the media type or the value has no writer.
pub(super) fn write(media_type: &str, view: View<'_>) -> Option<Bytes> {
    match (kind(media_type), view) {
        (Kind::Json, view) => {
            let mut bytes = Vec::with_capacity(256);
            json::write(view, &mut bytes);
            Some(Bytes::from(bytes))
        }
        (Kind::Form, view) => Some(Bytes::from(target::form(view))),
        (Kind::Text | Kind::Other, View::Text(text) | View::Secret(text)) => {
            Some(Bytes::copy_from_slice(text.as_bytes()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_have_a_kind() {
        for json in [
            "application/json",
            "Application/JSON; charset=UTF-8",
            "a/b+json",
            "*/*",
        ] {
            assert_eq!(kind(json), Kind::Json, "{json}");
        }
        assert_eq!(kind("text/html;charset=utf-8"), Kind::Text);
        assert_eq!(kind("application/octet-stream"), Kind::Other);
        assert_eq!(kind(""), Kind::Other);
    }

    #[test]
    fn what_has_no_writer_is_none() {
        assert_eq!(
            write("text/plain", View::Text("a b")),
            Some(Bytes::from("a b"))
        );
        assert_eq!(
            write("application/json", View::Text("a")),
            Some(Bytes::from("\"a\""))
        );
        assert_eq!(write("text/plain", View::Bool(true)), None);
        assert_eq!(write("multipart/form-data", View::Null), None);
    }
}
