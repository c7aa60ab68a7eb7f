//! Keywords that are understood and not supported: said aloud, once for each.

use super::layers::Layer;
use super::types::Types;
use crate::finding::Finding;
use crate::finding::code::resolve as code;

/// The keywords, each with what happens instead.
const KEYWORDS: &[(&str, &str)] = &[
    ("prefixItems", "the items are bound as any values"),
    ("contains", "it is not checked"),
    ("minContains", "it is not checked"),
    ("maxContains", "it is not checked"),
    ("unevaluatedItems", "it is not checked"),
    (
        "patternProperties",
        "such properties are bound like any other that is not declared",
    ),
    ("propertyNames", "names of properties are not checked"),
    ("dependentSchemas", "it is not checked"),
    ("$dynamicRef", "the value is bound as any value"),
    ("$id", "references are taken relative to the file"),
];

/// Reports what is left out of a type.
pub(super) fn report(types: &mut Types<'_, '_>, layers: &[Layer<'_>]) {
    for layer in layers {
        unevaluated(types, layer, layers);
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

/// What `unevaluatedProperties` has left to speak of is only known around an `allOf`, not
/// inside one and not beside branches.
fn unevaluated(types: &mut Types<'_, '_>, layer: &Layer<'_>, layers: &[Layer<'_>]) {
    let Some(entry) = layer.schema.node.entry("unevaluatedProperties") else {
        return;
    };
    let branching = ["oneOf", "anyOf", "if", "not", "dependentSchemas"];
    let has_branches = |layer: &Layer<'_>| {
        branching
            .iter()
            .any(|keyword| layer.schema.get(keyword).is_some())
    };
    let is_whole = layers
        .last()
        .is_some_and(|last| last.schema.address() == layer.schema.address());
    if !is_whole || layers.iter().any(has_branches) {
        let message = "`unevaluatedProperties` is only supported around an `allOf`: \
                       it is taken to mean what no part declares";
        types.findings.report(Finding::new(
            &code::KEYWORD_LEFT_OUT,
            entry.key_place,
            message,
        ));
    }
}
