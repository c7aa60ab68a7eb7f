//! Keywords that are understood and not supported: said aloud, once for each.

use super::layers::Layer;
use super::types::Types;
use crate::finding::Finding;
use crate::finding::code::resolve as code;
use crate::openapi::Schema;

/// Reports what is left out of a type.
pub(super) fn report(types: &mut Types<'_, '_>, layers: &[Layer<'_>]) {
    for layer in layers {
        let schema = layer.schema;
        dialect(types, schema);
        let Some(entry) = schema.node.entry("$dynamicRef") else {
            continue;
        };
        // One that always means the same is a reference like any other.
        if schema.get("$ref").is_none() && types.links.of(schema.node).is_some() {
            continue;
        }
        let message = "this `$dynamicRef` depends on how it is reached, which is not \
                       supported: the value is bound as any value";
        let finding = Finding::new(&code::KEYWORD_LEFT_OUT, entry.key_place, message);
        types.findings.report(finding);
    }
}

/// The dialects that are JSON Schema as it is read here, or nearly so, by their hosts.
const DIALECTS: [&str; 4] = [
    "https://json-schema.org/",
    "http://json-schema.org/",
    "https://spec.openapis.org/",
    "http://spec.openapis.org/",
];

/// A dialect of somebody's own may leave out keywords, or have others.
fn dialect(types: &mut Types<'_, '_>, schema: Schema<'_>) {
    let Some((entry, text)) = schema.node.entry("$schema").zip(schema.text("$schema")) else {
        return;
    };
    if !DIALECTS.iter().any(|known| text.starts_with(known)) {
        let message =
            format!("the dialect `{text}` is not known; it is read as JSON Schema 2020-12");
        let finding = Finding::new(&code::KEYWORD_LEFT_OUT, entry.key_place, message);
        types.findings.report(finding);
    }
}
