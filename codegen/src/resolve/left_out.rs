//! Keywords that are understood and not supported: said aloud, once for each.

use super::layers::Layer;
use super::types::Types;
use crate::finding::Finding;
use crate::finding::code::resolve as code;

/// The keywords, each with what happens instead.
const KEYWORDS: &[(&str, &str)] = &[
    ("$dynamicRef", "the value is bound as any value"),
    ("$id", "references are taken relative to the file"),
];

/// Reports what is left out of a type.
pub(super) fn report(types: &mut Types<'_, '_>, layers: &[Layer<'_>]) {
    for layer in layers {
        for entry in layer.schema.keywords() {
            if let Some((keyword, instead)) =
                KEYWORDS.iter().find(|(keyword, _)| *keyword == &*entry.key)
            {
                let message = format!("`{keyword}` is not supported: {instead}");
                types.findings.report(Finding::new(
                    &code::KEYWORD_LEFT_OUT,
                    entry.key_place,
                    message,
                ));
            }
        }
    }
}
