//! Response headers.

use super::build::object;
use super::rewrite::Rewrite;
use super::schema;
use crate::document::{Entry, Node};

/// A header: its keywords move into `schema`.
pub(super) fn header<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node) -> Node {
    let mut entries: Vec<Entry> = Vec::new();
    for own in node.object().unwrap_or_default() {
        match (&*own.key, own.value.string()) {
            ("collectionFormat", Some("csv")) => {}
            ("collectionFormat", Some(other)) => {
                let message = format!(
                    "the `collectionFormat` `{other}` of a header is not supported: its items are taken to be separated by commas"
                );
                rewrite.doubtful(own.value.place, message, "");
            }
            (key, _) if schema::is_keyword(key) => {}
            ("x-example", _) => entries.push(super::build::entry(
                "example",
                own.key_place,
                own.value.clone(),
            )),
            _ => entries.push(own.clone()),
        }
    }
    entries.extend(schema::inline(rewrite, node));
    object(node.place, entries)
}
