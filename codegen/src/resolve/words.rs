//! What is said to people, and examples.

use super::follow::follow;
use crate::model::{Docs, Example, ExternalDocs, Json};
use crate::openapi::{self, Links, Part, Schema, Words};

/// Docs from the words of a document.
pub(super) fn docs(words: Words<'_>) -> Docs {
    let owned = |text: Option<&str>| text.map(Box::from);
    Docs {
        title: owned(words.title),
        summary: owned(words.summary),
        description: owned(words.description),
        external: words.external.map(|external| {
            Box::new(ExternalDocs {
                url: Box::from(external.url),
                description: owned(external.description),
            })
        }),
        deprecated: words.deprecated,
    }
}

/// The first docs, and where they say nothing the second ones.
pub(super) fn over(first: Docs, second: Docs) -> Docs {
    Docs {
        title: first.title.or(second.title),
        summary: first.summary.or(second.summary),
        description: first.description.or(second.description),
        external: first.external.or(second.external),
        deprecated: first.deprecated || second.deprecated,
    }
}

/// The examples of a schema.
pub(super) fn examples(schema: Schema<'_>) -> Vec<Example> {
    let example = |node: &crate::document::Node| Example {
        name: String::new(),
        summary: None,
        value: Json::from(node),
        place: node.place,
    };
    schema.examples().map(example).collect()
}

/// The unnamed examples of a parameter or body, then the named ones. One whose value is
/// elsewhere is no example here.
pub(super) fn all_examples<'d>(
    links: &Links<'d>,
    unnamed: &[openapi::Example<'d>],
    named: &[(&'d str, Part<'d, openapi::Example<'d>>)],
) -> Vec<Example> {
    let unnamed = unnamed.iter().map(|example| ("", example.clone()));
    let named = named
        .iter()
        .filter_map(|(name, part)| Some((*name, follow(links, *part)?.value)));
    unnamed
        .chain(named)
        .filter_map(|(name, example)| {
            let value = example.value?;
            Some(Example {
                name: name.to_owned(),
                summary: example.summary.map(str::to_owned),
                value: Json::from(value),
                place: value.place,
            })
        })
        .collect()
}
