//! `consumes` and `produces`.

use crate::document::Node;
use crate::finding::Place;
use crate::openapi::part::items;

/// A media type, and where it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MediaTypeName<'d> {
    pub(super) name: &'d str,
    pub(super) place: Place,
}

impl MediaTypeName<'_> {
    /// What stands before its parameters, in lower case.
    pub(super) fn essence(self) -> String {
        let essence = self.name.split(';').next().unwrap_or(self.name);
        essence.trim().to_ascii_lowercase()
    }

    /// Whether forms are sent as it.
    pub(super) fn is_form(self) -> bool {
        [URL_ENCODED, MULTIPART].contains(&&*self.essence())
    }
}

pub(super) const JSON: &str = "application/json";
pub(super) const BYTES: &str = "application/octet-stream";
pub(super) const URL_ENCODED: &str = "application/x-www-form-urlencoded";
pub(super) const MULTIPART: &str = "multipart/form-data";

/// The media types under a key; `None` where it is not there, which is not the same as an
/// empty list.
///
/// One that differs from another only in saying that it is UTF-8 is the same one.
pub(super) fn listed<'d>(node: &'d Node, key: &str) -> Option<Vec<MediaTypeName<'d>>> {
    node.get(key)?.array()?;
    let mut listed: Vec<MediaTypeName<'d>> = Vec::new();
    for item in items(node, key) {
        let Some(name) = item.string() else { continue };
        let new = MediaTypeName {
            name,
            place: item.place,
        };
        match listed
            .iter_mut()
            .find(|other| without_utf8(other.name) == without_utf8(name))
        {
            // The shorter one says the same.
            Some(other) if name.len() < other.name.len() => *other = new,
            Some(_) => {}
            None => listed.push(new),
        }
    }
    Some(listed)
}

fn without_utf8(name: &str) -> String {
    let name: String = name.to_ascii_lowercase().split_whitespace().collect();
    name.trim_end_matches(";charset=utf-8").to_owned()
}

/// The usual one, where none is said.
pub(super) fn or_usual<'d>(
    listed: &[MediaTypeName<'d>],
    usual: &'static str,
    place: Place,
) -> Vec<MediaTypeName<'d>> {
    match listed {
        [] => vec![MediaTypeName { name: usual, place }],
        listed => listed.to_vec(),
    }
}
