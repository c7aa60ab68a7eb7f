//! What the pieces of a stream are.

use crate::openapi::{Links, Read, Reference, Schema};

/// The most references that are followed in a row.
const DEEPEST: usize = 64;

/// What is in a piece, by the schema of a piece.
///
/// That of a server-sent event describes the whole event, of which the data are of interest;
/// they are text that may have a schema of its own. Anything else is a piece itself.
pub(super) fn piece<'d>(links: &Links<'d>, media_type: &str, item: Schema<'d>) -> Schema<'d> {
    if !super::media_type::essence(media_type).eq("text/event-stream") {
        return item;
    }
    let event = followed(links, item);
    let Some(data) = event.get("properties").and_then(|all| all.get("data")) else {
        return item;
    };
    let data = followed(links, Schema::read(data));
    data.schema("contentSchema").unwrap_or(data)
}

fn followed<'d>(links: &Links<'d>, schema: Schema<'d>) -> Schema<'d> {
    let mut schema = schema;
    for _ in 0..DEEPEST {
        match links.of(schema.node).and_then(Reference::node) {
            Some(node) => schema = Schema::read(node),
            None => break,
        }
    }
    schema
}
